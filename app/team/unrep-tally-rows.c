/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a tally something belongs to. */
#include "team/unrep-tally-counting.h"

#define SECTION_TITLE_CHARS 80

/**
 * unrep_tally_counting_new_row:
 * @self: a tally on its way
 *
 * Returns: (transfer full): a row that counts nothing yet
 */
UnrepTallyRow *
unrep_tally_counting_new_row (UnrepTallyCounting *self)
{
  UnrepTallyRow *row = g_new0 (UnrepTallyRow, 1);

  row->counts = g_new0 (guint64, MAX (self->tally->positions->len, 1));
  row->n_not_reviewed = row->n_different = self->not_reviewed ? 0 : -1;
  row->n_missing = self->is_decided ? -1 : row->n_not_reviewed;
  row->n_undecided = self->is_decided ? 0 : -1;

  return row;
}

/**
 * unrep_tally_counting_add_report_row:
 * @self: a tally on its way
 * @place: something in a report
 *
 * Returns: (transfer none): a new row of that report
 */
UnrepTallyRow *
unrep_tally_counting_add_report_row (UnrepTallyCounting    *self,
                                     const UnrepTallyPlace *place)
{
  UnrepTallyRow *row = unrep_tally_counting_new_row (self);

  row->report = g_strdup (place->report);
  row->text_sha256 = g_strdup (place->text_sha256);
  if (place->head != NULL)
    row->head = unrep_report_head_copy (place->head, UNREP_HEAD_ALL_FACTS);
  g_ptr_array_add (self->tally->rows, row);

  return row;
}

/**
 * unrep_tally_counting_ensure_reviewer_row:
 * @self: a tally on its way
 * @reviewer: a person
 *
 * Returns: (transfer none): the row of that person, new where there was none
 */
UnrepTallyRow *
unrep_tally_counting_ensure_reviewer_row (UnrepTallyCounting *self,
                                          UnrepReviewer      *reviewer)
{
  UnrepTallyRow *row = g_hash_table_lookup (self->row_of_reviewer, unrep_reviewer_get_uid (reviewer));

  if (row == NULL)
    {
      row = unrep_tally_counting_new_row (self);
      row->reviewer = unrep_reviewer_ref (reviewer);
      g_ptr_array_add (self->tally->rows, row);
      g_hash_table_insert (self->row_of_reviewer, (char *) unrep_reviewer_get_uid (row->reviewer), row);
    }

  return row;
}

static UnrepTallyRow *
ensure_tag_row (UnrepTallyCounting *self,
                const char         *tag)
{
  UnrepTallyRow *row = g_hash_table_lookup (self->row_of_tag, tag);

  if (row == NULL)
    {
      row = unrep_tally_counting_new_row (self);
      row->tag = g_strdup (tag);
      g_ptr_array_add (self->tally->rows, row);
      g_hash_table_insert (self->row_of_tag, row->tag, row);
    }

  return row;
}

/* What heads print is told apart letter by letter. */
static char *
dup_key (const UnrepReportHead *facts)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < UNREP_N_HEAD_FACTS; i++)
    {
      const char *fact = unrep_report_head_get (facts, i);

      g_string_append_printf (key, "%s\n", fact != NULL ? fact : "");
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static UnrepTallyRow *
ensure_fact_row (UnrepTallyCounting    *self,
                 const UnrepReportHead *head)
{
  g_autoptr (UnrepReportHead) facts = unrep_report_head_copy (head, unrep_tally_by_get_facts (self->tally->by));
  g_autofree char *key = dup_key (facts);
  UnrepTallyRow *row = g_hash_table_lookup (self->row_of_facts, key);

  if (row == NULL)
    {
      row = unrep_tally_counting_new_row (self);
      row->head = g_steal_pointer (&facts);
      g_ptr_array_add (self->tally->rows, row);
      g_hash_table_insert (self->row_of_facts, g_steal_pointer (&key), row);
    }
  return row;
}

/* A heading belongs to the section that it opens. */
static guint
get_section (UnrepOutline *outline,
             guint         unit)
{
  if (outline == NULL || unit == UNREP_NO_UNIT)
    return UNREP_NO_UNIT;
  if (unrep_outline_get_unit (outline, unit)->kind == UNREP_UNIT_HEADING)
    return unit;
  return unrep_outline_get_unit (outline, unit)->section;
}

/* A row for each section that has work in it, keyed by the heading's index plus
 * one: 0 is what stands above the first heading, or all where there is no outline. */
static UnrepTallyRow *
ensure_section_row (UnrepTallyCounting    *self,
                    const UnrepTallyPlace *place)
{
  guint section = get_section (place->outline, place->unit);
  UnrepTallyRow *row = g_hash_table_lookup (place->row_of_section, GUINT_TO_POINTER (section + 1));

  if (row != NULL)
    return row;

  row = unrep_tally_counting_add_report_row (self, place);
  g_hash_table_insert (place->row_of_section, GUINT_TO_POINTER (section + 1), row);
  if (section != UNREP_NO_UNIT)
    {
      const UnrepUnit *heading = unrep_outline_get_unit (place->outline, section);

      row->section_line = heading->line;
      row->section_label = g_strdup (heading->label);
      row->section_title = unrep_outline_dup_first_words (place->outline, section, SECTION_TITLE_CHARS);
    }
  else if (place->outline != NULL)
    {
      row->section_label = g_strdup ("");
      row->section_title = g_strdup ("");
    }

  return row;
}

static void
add_tag_rows (UnrepTallyCounting *self,
              const char * const *tags)
{
  if (tags == NULL)
    g_ptr_array_add (self->rows, ensure_tag_row (self, ""));
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (!g_strv_contains (tags + i + 1, tags[i]))
      g_ptr_array_add (self->rows, ensure_tag_row (self, tags[i]));
}

/**
 * unrep_tally_counting_find_rows:
 * @self: a tally on its way
 * @place: what is to be counted
 *
 * Finds which rows it belongs to, the totals first.
 */
void
unrep_tally_counting_find_rows (UnrepTallyCounting    *self,
                                const UnrepTallyPlace *place)
{
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_add (self->rows, self->tally->totals);
  switch (self->tally->by)
    {
    case UNREP_TALLY_BY_SECTION:
      g_ptr_array_add (self->rows, ensure_section_row (self, place));
      break;
    case UNREP_TALLY_BY_REVIEWER:
      g_ptr_array_add (self->rows, unrep_tally_counting_ensure_reviewer_row (self, place->reviewer));
      break;
    case UNREP_TALLY_BY_REPORT:
      g_ptr_array_add (self->rows, g_ptr_array_index (self->tally->rows, self->tally->rows->len - 1));
      break;
    case UNREP_TALLY_BY_TAG:
      add_tag_rows (self, place->tags);
      break;
    case UNREP_TALLY_BY_SESSION:
    case UNREP_TALLY_BY_LANGUAGE:
      g_ptr_array_add (self->rows, ensure_fact_row (self, place->head));
      break;
    case UNREP_TALLY_BY_NOTHING:
    default:
      break;
    }
}
