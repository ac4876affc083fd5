/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-table-private.h"

#include "team/unrep-aligned-units.h"

#include <string.h>

/* What the reviewers of one report tagged, and the units that it is of. */
typedef struct
{
  UnrepAlignedUnits *units;
  GArray            *items;
  /* Of UnrepSheetEntry, one for each of the items. */
  GPtrArray         *entries;
} Aligned;

typedef enum
{
  BY_NOTHING,
  BY_REPORT,
  BY_SECTION,
} By;

typedef struct
{
  UnrepTeam           *team;
  UnrepCodebook       *codebook;
  UnrepAgreementTable *table;
  By                   by;
  /* Of GError, with what kept sections from being known. */
  GPtrArray           *problems;
  GCancellable        *cancellable;
  /* From uids and from ids of positions to small numbers. */
  GHashTable          *reviewer_index;
  GHashTable          *position_index;
  /* Positions that only spans have come behind these, and are no categories. */
  guint                n_categories;
} Gathering;

/**
 * unrep_agreement_intern:
 * @table: from strings to small numbers
 * @key: a string that outlives @table
 *
 * Returns: the number of @key, the next one where it has none
 */
guint
unrep_agreement_intern (GHashTable *table,
                        const char *key)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (table, key, NULL, &value))
    {
      value = GUINT_TO_POINTER (g_hash_table_size (table));
      g_hash_table_insert (table, (char *) key, value);
    }

  return GPOINTER_TO_UINT (value);
}

static guint
get_reviewer (Gathering  *self,
              UnrepSheet *sheet)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->reviewer_index,
                                                unrep_reviewer_get_uid (unrep_sheet_get_reviewer (sheet))));
}

static void
aligned_clear (Aligned *self)
{
  g_clear_pointer (&self->units, unrep_aligned_units_free);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Aligned, aligned_clear)

static void
align (Gathering *self,
       guint      first,
       guint      end,
       Aligned   *aligned)
{
  aligned->items = g_array_new (FALSE, FALSE, sizeof (UnrepAlignedRange));
  aligned->entries = g_ptr_array_new ();
  for (guint i = first; i < end; i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (self->team, i);
      UnrepAlignedRange item = { .reviewer = get_reviewer (self, sheet) };

      for (guint j = 0; j < unrep_sheet_get_n_judged (sheet); j++)
        {
          const UnrepSheetEntry *entry = unrep_sheet_get_judged (sheet, j);

          item.range = entry->range;
          g_array_append_val (aligned->items, item);
          g_ptr_array_add (aligned->entries, (gpointer) entry);
        }
    }
  aligned->units = unrep_aligned_units_new ((const UnrepAlignedRange *) aligned->items->data, aligned->items->len);
}

static UnrepDifferentUnit *
different_unit_new (const Aligned *aligned,
                    guint          unit,
                    const char    *report)
{
  UnrepDifferentUnit *different = g_new0 (UnrepDifferentUnit, 1);
  const guint *items = unrep_aligned_units_get_items (aligned->units, unit, &different->n_reviewers);
  const UnrepSheetEntry *entry = g_ptr_array_index (aligned->entries, items[0]);

  different->report = g_strdup (report);
  different->unit = g_strdup (entry->unit);
  different->range = unrep_aligned_units_get_hull (aligned->units, unit);
  different->reviewers = g_new (guint, different->n_reviewers);
  for (guint i = 0; i < different->n_reviewers; i++)
    different->reviewers[i] = g_array_index (aligned->items, UnrepAlignedRange, items[i]).reviewer;

  return different;
}

/* What was chosen for @unit goes into @table, and where reviewers cut it differently,
 * that too. */
static void
add_unit (Gathering           *self,
          const Aligned       *aligned,
          guint                unit,
          UnrepAgreementTable *table,
          const char          *report,
          guint                n_reviewers)
{
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (UnrepRating));
  guint n;
  const guint *items = unrep_aligned_units_get_items (aligned->units, unit, &n);

  for (guint i = 0; i < n; i++)
    {
      const UnrepSheetEntry *entry = g_ptr_array_index (aligned->entries, items[i]);
      UnrepRating rating = {
        .reviewer = g_array_index (aligned->items, UnrepAlignedRange, items[i]).reviewer,
        .category = GPOINTER_TO_UINT (g_hash_table_lookup (self->position_index, entry->position)),
      };

      g_array_append_val (ratings, rating);
    }
  unrep_ratings_add_unit (table->ratings, (const UnrepRating *) ratings->data, ratings->len);
  if (ratings->len >= 2)
    table->n_possible += n_reviewers;
  if (unrep_aligned_units_is_different (aligned->units, unit))
    g_ptr_array_add (table->different, different_unit_new (aligned, unit, report));
}

static UnrepRatings *
new_ratings (Gathering *self)
{
  UnrepRatings *ratings = unrep_ratings_new (g_hash_table_size (self->reviewer_index), self->n_categories);

  for (guint i = 0; self->codebook != NULL && i < unrep_codebook_get_n_positions (self->codebook); i++)
    unrep_ratings_set_rank (ratings, i, unrep_codebook_get_position_rank (self->codebook, i));

  return ratings;
}

static UnrepAgreementTable *
add_row (Gathering  *self,
         UnrepSheet *sheet)
{
  g_autoptr (UnrepRatings) ratings = new_ratings (self);
  UnrepAgreementTable *row = unrep_agreement_table_new (self->table->reviewers, self->table->categories, ratings);

  row->codebook_id = g_strdup (self->table->codebook_id);
  row->codebook_version = self->table->codebook_version;
  row->report = g_strdup (unrep_sheet_get_report_name (sheet));
  row->text_sha256 = g_strdup (unrep_sheet_get_text_sha256 (sheet));
  g_ptr_array_add (self->table->rows, row);

  return row;
}

/* %NULL where it is not needed, and where it cannot be had, which becomes a problem. */
static UnrepOutline *
load_outline (Gathering  *self,
              UnrepSheet *sheet)
{
  g_autoptr (UnrepReport) report = NULL;
  UnrepOutline *outline = NULL;
  GError *error = NULL;

  if (self->by != BY_SECTION)
    return NULL;
  report = unrep_team_load_report (self->team, sheet, self->cancellable, &error);
  if (report != NULL)
    outline = unrep_team_load_outline (self->team, report, self->cancellable, &error);
  if (outline == NULL)
    g_ptr_array_add (self->problems, error);
  return outline;
}

/* The row of the section that @range lies in; one for all where there is no outline. */
static UnrepAgreementTable *
ensure_section_row (Gathering    *self,
                    UnrepSheet   *sheet,
                    UnrepOutline *outline,
                    UnrepRange    range,
                    GHashTable   *row_of_section)
{
  guint section = outline != NULL ? unrep_outline_get_section_at (outline, range) : UNREP_NO_UNIT;
  UnrepAgreementTable *row = g_hash_table_lookup (row_of_section, GUINT_TO_POINTER (section + 1));

  if (row != NULL)
    return row;
  row = add_row (self, sheet);
  g_hash_table_insert (row_of_section, GUINT_TO_POINTER (section + 1), row);
  if (outline != NULL)
    row->section = unrep_section_new (outline, section);
  return row;
}

static UnrepAgreementTable *
get_row (Gathering    *self,
         UnrepSheet   *sheet,
         UnrepOutline *outline,
         UnrepRange    range,
         GHashTable   *row_of_section)
{
  switch (self->by)
    {
    case BY_REPORT:
      return g_ptr_array_index (self->table->rows, self->table->rows->len - 1);
    case BY_SECTION:
      return ensure_section_row (self, sheet, outline, range, row_of_section);
    case BY_NOTHING:
    default:
      return NULL;
    }
}

static void
gather_report (Gathering *self,
               guint      first,
               guint      end)
{
  UnrepSheet *sheet = unrep_team_get_sheet (self->team, first);
  const char *report = unrep_sheet_get_report_name (sheet);
  g_auto (Aligned) aligned = { 0 };
  g_autoptr (UnrepOutline) outline = load_outline (self, sheet);
  g_autoptr (GHashTable) row_of_section = g_hash_table_new (NULL, NULL);

  align (self, first, end, &aligned);
  unrep_agreement_add_spans (self->table->unitizing, self->team, first, end, self->position_index);
  if (self->by == BY_REPORT)
    {
      UnrepAgreementTable *row = add_row (self, sheet);

      row->unitizing = unrep_unitizing_new ();
      unrep_agreement_add_spans (row->unitizing, self->team, first, end, self->position_index);
    }
  for (guint unit = 0; unit < unrep_aligned_units_get_n (aligned.units); unit++)
    {
      UnrepRange range = unrep_aligned_units_get_hull (aligned.units, unit);
      UnrepAgreementTable *row = get_row (self, sheet, outline, range, row_of_section);

      add_unit (self, &aligned, unit, self->table, report, end - first);
      if (row != NULL)
        add_unit (self, &aligned, unit, row, report, end - first);
    }
}

static GPtrArray *
name_categories (Gathering *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id, index;

  g_ptr_array_set_size (names, (int) self->n_categories);
  g_hash_table_iter_init (&iter, self->position_index);
  while (g_hash_table_iter_next (&iter, &id, &index))
    g_ptr_array_index (names, GPOINTER_TO_UINT (index)) = g_strdup (id);

  return names;
}

/* Positions of the codebook count as categories even where nobody chose them. */
static void
number_all (Gathering *self,
            guint      first,
            guint      end)
{
  UnrepSheet *sheet = unrep_team_get_sheet (self->team, first);
  g_autoptr (GPtrArray) reviewers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (UnrepRatings) ratings = NULL;

  self->codebook = unrep_team_get_codebook (self->team, unrep_sheet_get_codebook_id (sheet),
                                            unrep_sheet_get_codebook_version (sheet));
  for (guint i = 0; self->codebook != NULL && i < unrep_codebook_get_n_positions (self->codebook); i++)
    unrep_agreement_intern (self->position_index, unrep_codebook_get_position (self->codebook, i)->id);
  for (guint i = first; i < end; i++)
    {
      UnrepReviewer *reviewer;

      sheet = unrep_team_get_sheet (self->team, i);
      reviewer = unrep_sheet_get_reviewer (sheet);
      if (unrep_agreement_intern (self->reviewer_index, unrep_reviewer_get_uid (reviewer)) == reviewers->len)
        g_ptr_array_add (reviewers, g_strdup (unrep_reviewer_get_id (reviewer)));
      for (guint j = 0; j < unrep_sheet_get_n_judged (sheet); j++)
        unrep_agreement_intern (self->position_index, unrep_sheet_get_judged (sheet, j)->position);
    }

  self->n_categories = g_hash_table_size (self->position_index);
  ratings = new_ratings (self);
  categories = name_categories (self);
  self->table = unrep_agreement_table_new (reviewers, categories, ratings);
  self->table->codebook_id = g_strdup (unrep_sheet_get_codebook_id (sheet));
  self->table->codebook_version = unrep_sheet_get_codebook_version (sheet);
  self->table->unitizing = unrep_unitizing_new ();
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const UnrepAgreementTable *p = *(UnrepAgreementTable * const *) a, *q = *(UnrepAgreementTable * const *) b;
  int order = strcmp (p->report, q->report);
  guint first = p->section != NULL ? p->section->line : 0, second = q->section != NULL ? q->section->line : 0;

  if (order == 0)
    order = strcmp (p->text_sha256, q->text_sha256);
  return order != 0 ? order : (first > second) - (first < second);
}

static int
compare_different (gconstpointer a,
                   gconstpointer b)
{
  const UnrepDifferentUnit *p = *(UnrepDifferentUnit * const *) a, *q = *(UnrepDifferentUnit * const *) b;
  int order = strcmp (p->report, q->report);

  return order != 0 ? order : unrep_range_compare (p->range, q->range);
}

static UnrepAgreementTable *
gather_codebook (const Gathering *wanted,
                 guint            first,
                 guint            end)
{
  g_autoptr (GHashTable) reviewer_index = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) position_index = g_hash_table_new (g_str_hash, g_str_equal);
  Gathering self = *wanted;

  self.reviewer_index = reviewer_index;
  self.position_index = position_index;
  number_all (&self, first, end);
  for (guint start = first, next; start < end; start = next)
    {
      next = unrep_team_find_end (self.team, start, end, unrep_sheet_same_report);
      gather_report (&self, start, next);
    }
  g_ptr_array_sort (self.table->rows, compare_rows);
  g_ptr_array_sort (self.table->different, compare_different);

  return self.table;
}

static GPtrArray *
gather (const Gathering *wanted)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_agreement_table_unref);
  guint n_sheets = unrep_team_get_n_sheets (wanted->team);

  for (guint first = 0, next; first < n_sheets; first = next)
    {
      next = unrep_team_find_end (wanted->team, first, n_sheets, unrep_sheet_same_codebook);
      g_ptr_array_add (tables, gather_codebook (wanted, first, next));
    }

  return tables;
}

/**
 * unrep_agreement_table_list:
 * @team: everybody's work
 * @by_report: whether each table gets a row for each report
 *
 * Aligns the reviewers' annotations of each text by range and puts together what
 * they chose, one table a codebook: codebooks are never mixed. Reviewers are told
 * apart by uid. A recommendation without a position has no value. Of who has finished
 * a round the positions count as they were then, whatever was changed later.
 *
 * Returns: (transfer full) (element-type UnrepAgreementTable): the tables, in the
 *   order of codebook ids and versions
 */
GPtrArray *
unrep_agreement_table_list (UnrepTeam *team,
                            gboolean   by_report)
{
  return gather (&(Gathering) {
    .team = team,
    .by = by_report ? BY_REPORT : BY_NOTHING,
  });
}

/**
 * unrep_agreement_table_list_sections:
 * @team: everybody's work
 * @problems: (element-type GError): where to add the reports that cannot be used; what
 *   was chosen in them stands in one row
 * @cancellable: (nullable): stops the reading of reports
 *
 * As unrep_agreement_table_list(), with a row for each section in which somebody has
 * tagged something: that of the nearest heading above in the outline the team agreed
 * on. It reads the reports, and blocks.
 *
 * Returns: (transfer full) (element-type UnrepAgreementTable): the tables
 */
GPtrArray *
unrep_agreement_table_list_sections (UnrepTeam    *team,
                                     GPtrArray    *problems,
                                     GCancellable *cancellable)
{
  return gather (&(Gathering) {
    .team = team,
    .by = BY_SECTION,
    .problems = problems,
    .cancellable = cancellable,
  });
}
