/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-table.h"

#define T(name) { name, UNREP_CELL_TEXT }
#define N(name) { name, UNREP_CELL_NUMBER }
#define B(name) { name, UNREP_CELL_BOOLEAN }
#define W(name) { name, UNREP_CELL_WORDS }

static const UnrepColumn tally_columns[] = {
  T ("codebook"), N ("version"), T ("report"), T ("text_sha256"), T ("position"), N ("count"),
};

static const UnrepColumn annotation_columns[] = {
  T ("codebook"), N ("version"), T ("report"), T ("text_sha256"), T ("unit"), T ("path"), N ("line"), T ("section"),
  T ("reviewer"), T ("name"), T ("uid"), T ("kind"), T ("position"), B ("flag"), W ("tags"), T ("note"), N ("start"),
  N ("end"), T ("exact"), T ("prefix"), T ("suffix"), T ("result"), T ("created"), T ("modified"), T ("id"),
  T ("symbol"), T ("body"), T ("session"), T ("date"), T ("language"), T ("original_language"),
};

static const UnrepColumn unit_columns[] = {
  T ("codebook"), N ("version"), T ("report"), T ("text_sha256"), T ("unit"), T ("kind"), T ("recommendation"),
  N ("line"), T ("section"), N ("start"), N ("end"), T ("text"),
};

static const UnrepColumn report_columns[] = {
  T ("codebook"), N ("version"), T ("report"), T ("text_sha256"), B ("found"), N ("chars"), N ("reviewers"),
  T ("symbol"), T ("body"), T ("session"), T ("date"), T ("language"), T ("original_language"),
};

static const UnrepColumn reviewer_columns[] = { T ("reviewer"), T ("name"), T ("uid") };

static const UnrepColumn work_columns[] = {
  T ("codebook"), N ("version"), T ("report"), T ("text_sha256"), T ("reviewer"), T ("name"), T ("uid"), B ("finished"),
  T ("lead_since"),
};

static const UnrepColumn round_columns[] = {
  T ("codebook"), N ("version"), T ("report"), T ("text_sha256"), T ("reviewer"), T ("name"), T ("uid"), T ("round"),
  T ("finished"), T ("id"), T ("position"),
};

static const UnrepColumn position_columns[] = {
  T ("codebook"), N ("version"), N ("number"), T ("position"), N ("rank"), T ("key"), T ("symbol"), T ("colour"),
  T ("name_en"), T ("name_ar"), T ("description_en"), T ("description_ar"),
};

static const UnrepColumn tag_columns[] = {
  T ("codebook"), N ("version"), T ("tag"), T ("name_en"), T ("name_ar"),
};

#define TABLE(name, columns) { name, columns, G_N_ELEMENTS (columns) }

static const UnrepTable tables[UNREP_N_TABLES] = {
  [UNREP_TABLE_TALLY] = TABLE ("tally", tally_columns),
  [UNREP_TABLE_ANNOTATIONS] = TABLE ("annotations", annotation_columns),
  [UNREP_TABLE_UNITS] = TABLE ("units", unit_columns),
  [UNREP_TABLE_REPORTS] = TABLE ("reports", report_columns),
  [UNREP_TABLE_REVIEWERS] = TABLE ("reviewers", reviewer_columns),
  [UNREP_TABLE_WORK] = TABLE ("work", work_columns),
  [UNREP_TABLE_ROUNDS] = TABLE ("rounds", round_columns),
  [UNREP_TABLE_POSITIONS] = TABLE ("positions", position_columns),
  [UNREP_TABLE_TAGS] = TABLE ("tags", tag_columns),
};

/**
 * unrep_table_get:
 * @id: which table
 *
 * Returns: (transfer none): its layout
 */
const UnrepTable *
unrep_table_get (UnrepTableId id)
{
  return &tables[id];
}

/**
 * unrep_table_append_words:
 * @out: where to append
 * @cell: a cell of words
 *
 * Appends the words with a space between any two.
 */
void
unrep_table_append_words (GString         *out,
                          const UnrepCell *cell)
{
  for (guint i = 0; cell->words != NULL && cell->words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, cell->words[i]);
    }
}
