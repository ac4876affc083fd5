/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-tally-private.h"

#include "report/unrep-outline.h"

#include <string.h>

#define SECTION_TITLE_CHARS 80

/* A tally on its way: the position of each id, the row of each key. */
typedef struct
{
  UnrepTally   *tally;
  UnrepTeam    *team;
  /* Whose reviewers they are, and whether leads' decisions are counted. */
  UnrepTeam    *reviewers;
  gboolean      is_decided;
  gboolean      not_reviewed;
  GPtrArray    *problems;
  GCancellable *cancellable;
  GHashTable   *position_index;
  GHashTable   *row_of_reviewer;
} Counting;

static UnrepTallyRow *
row_new (Counting *self)
{
  UnrepTallyRow *row = g_new0 (UnrepTallyRow, 1);

  row->counts = g_new0 (guint64, MAX (self->tally->positions->len, 1));
  row->n_not_reviewed = self->not_reviewed ? 0 : -1;
  row->n_undecided = self->is_decided ? 0 : -1;

  return row;
}

static UnrepTallyRow *
add_report_row (Counting   *self,
                UnrepSheet *sheet)
{
  UnrepTallyRow *row = row_new (self);

  row->report = g_strdup (unrep_sheet_get_report_name (sheet));
  row->text_sha256 = g_strdup (unrep_sheet_get_text_sha256 (sheet));
  g_ptr_array_add (self->tally->rows, row);

  return row;
}

static UnrepTallyRow *
ensure_reviewer_row (Counting   *self,
                     UnrepSheet *sheet)
{
  UnrepReviewer *reviewer = unrep_sheet_get_reviewer (sheet);
  UnrepTallyRow *row = g_hash_table_lookup (self->row_of_reviewer, unrep_reviewer_get_uid (reviewer));

  if (row == NULL)
    {
      row = row_new (self);
      row->reviewer = unrep_reviewer_ref (reviewer);
      g_ptr_array_add (self->tally->rows, row);
      g_hash_table_insert (self->row_of_reviewer, (char *) unrep_reviewer_get_uid (row->reviewer), row);
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
 * one: 0 is what stands above the first heading, or all where @outline is %NULL. */
static UnrepTallyRow *
ensure_section_row (Counting     *self,
                    UnrepSheet   *sheet,
                    UnrepOutline *outline,
                    guint         unit,
                    GHashTable   *row_of_section)
{
  guint section = get_section (outline, unit);
  UnrepTallyRow *row = g_hash_table_lookup (row_of_section, GUINT_TO_POINTER (section + 1));

  if (row != NULL)
    return row;

  row = add_report_row (self, sheet);
  g_hash_table_insert (row_of_section, GUINT_TO_POINTER (section + 1), row);
  if (section != UNREP_NO_UNIT)
    {
      const UnrepUnit *heading = unrep_outline_get_unit (outline, section);

      row->section_line = heading->line;
      row->section_label = g_strdup (heading->label);
      row->section_title = unrep_outline_dup_first_words (outline, section, SECTION_TITLE_CHARS);
    }
  else if (outline != NULL)
    {
      row->section_label = g_strdup ("");
      row->section_title = g_strdup ("");
    }

  return row;
}

/* The unit that an annotation is of becomes tagged; one that is of none still
 * lies in some section. */
static guint
find_unit (UnrepOutline *outline,
           UnrepRange    range,
           gboolean     *tagged)
{
  guint unit;

  if (outline == NULL)
    return UNREP_NO_UNIT;

  unit = unrep_outline_find_overlapping (outline, range);
  if (unit == UNREP_NO_UNIT)
    return unrep_outline_get_unit_at (outline, range.start);
  tagged[unit] = TRUE;
  return unit;
}

static UnrepTallyRow *
get_row (Counting     *self,
         UnrepSheet   *sheet,
         UnrepOutline *outline,
         guint         unit,
         GHashTable   *row_of_section)
{
  switch (self->tally->by)
    {
    case UNREP_TALLY_BY_SECTION:
      return ensure_section_row (self, sheet, outline, unit, row_of_section);
    case UNREP_TALLY_BY_REVIEWER:
      return ensure_reviewer_row (self, sheet);
    case UNREP_TALLY_BY_REPORT:
      return g_ptr_array_index (self->tally->rows, self->tally->rows->len - 1);
    case UNREP_TALLY_BY_NOTHING:
    default:
      return NULL;
    }
}

static void
count (UnrepTallyRow *row,
       guint          position)
{
  if (row == NULL)
    return;
  row->counts[position]++;
  row->n_tagged++;
}

static void
count_undecided (UnrepTallyRow *row)
{
  if (row != NULL)
    row->n_undecided++;
}

static void
count_not_reviewed (UnrepTallyRow *row)
{
  if (row != NULL && row->n_not_reviewed >= 0)
    row->n_not_reviewed++;
}

static void
forget_not_reviewed (UnrepTallyRow *row)
{
  if (row != NULL)
    row->n_not_reviewed = -1;
}

static void
count_sheet (Counting     *self,
             UnrepSheet   *sheet,
             UnrepOutline *outline,
             GHashTable   *row_of_section)
{
  guint n_units = outline != NULL ? unrep_outline_get_n_units (outline) : 0;
  g_autofree gboolean *tagged = g_new0 (gboolean, MAX (n_units, 1));

  for (guint i = 0; i < unrep_sheet_get_n_entries (sheet); i++)
    {
      const UnrepSheetEntry *entry = unrep_sheet_get_entry (sheet, i);
      guint unit = find_unit (outline, entry->range, tagged);
      UnrepTallyRow *row = get_row (self, sheet, outline, unit, row_of_section);
      guint position;

      if (entry->position == NULL)
        {
          count_undecided (self->tally->totals);
          count_undecided (row);
          continue;
        }
      position = GPOINTER_TO_UINT (g_hash_table_lookup (self->position_index, entry->position));
      count (self->tally->totals, position);
      count (row, position);
    }

  if (self->not_reviewed && outline == NULL)
    {
      forget_not_reviewed (self->tally->totals);
      forget_not_reviewed (get_row (self, sheet, NULL, UNREP_NO_UNIT, row_of_section));
    }
  for (guint i = 0; self->not_reviewed && i < n_units; i++)
    if (!tagged[i] && unrep_outline_get_unit (outline, i)->recommendation == UNREP_RECOMMENDATION_YES)
      {
        count_not_reviewed (self->tally->totals);
        count_not_reviewed (get_row (self, sheet, outline, i, row_of_section));
      }
}

/* %NULL where it is not needed, and where it cannot be had, which becomes a problem. */
static UnrepOutline *
load_outline (Counting   *self,
              UnrepSheet *sheet)
{
  g_autoptr (UnrepReport) report = NULL;
  UnrepOutline *outline = NULL;
  GError *error = NULL;

  if (!self->not_reviewed && self->tally->by != UNREP_TALLY_BY_SECTION)
    return NULL;

  report = unrep_team_load_report (self->team, sheet, self->cancellable, &error);
  if (report != NULL)
    outline = unrep_team_load_outline (self->team, report, self->cancellable, &error);
  if (outline == NULL)
    g_ptr_array_add (self->problems, error);

  return outline;
}

static void
count_report (Counting *self,
              guint     first,
              guint     end)
{
  UnrepSheet *sheet = unrep_team_get_sheet (self->team, first);
  g_autoptr (UnrepOutline) outline = load_outline (self, sheet);
  g_autoptr (GHashTable) row_of_section = g_hash_table_new (NULL, NULL);

  if (self->tally->by == UNREP_TALLY_BY_REPORT)
    add_report_row (self, sheet);
  self->tally->n_reports++;

  for (guint i = first; i < end && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      sheet = unrep_team_get_sheet (self->team, i);
      if (self->tally->by == UNREP_TALLY_BY_REVIEWER)
        ensure_reviewer_row (self, sheet);
      count_sheet (self, sheet, outline, row_of_section);
    }
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Those of the codebook in its order, then what else the sheets have. */
static void
list_positions (Counting *self,
                guint     first,
                guint     end)
{
  UnrepTally *tally = self->tally;
  UnrepCodebook *codebook = unrep_team_get_codebook (self->team, tally->codebook_id, tally->codebook_version);
  g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sorted = NULL;
  GHashTableIter iter;
  gpointer position;

  for (guint i = 0; codebook != NULL && i < unrep_codebook_get_n_positions (codebook); i++)
    g_ptr_array_add (tally->positions, g_strdup (unrep_codebook_get_position (codebook, i)->id));

  for (guint i = first; i < end; i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (self->team, i);

      for (guint j = 0; j < unrep_sheet_get_n_entries (sheet); j++)
        {
          const char *id = unrep_sheet_get_entry (sheet, j)->position;

          if (id != NULL && (codebook == NULL || !unrep_codebook_find_position (codebook, id, NULL)))
            g_hash_table_add (others, (char *) id);
        }
    }
  sorted = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    g_ptr_array_add (sorted, position);
  g_ptr_array_sort (sorted, compare_strings);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (tally->positions, g_strdup (g_ptr_array_index (sorted, i)));

  for (guint i = 0; i < tally->positions->len; i++)
    g_hash_table_insert (self->position_index, g_ptr_array_index (tally->positions, i), GUINT_TO_POINTER (i));
}

/* Of the codebook that @sheet is about. */
static guint
count_reviewers (Counting   *self,
                 UnrepSheet *sheet)
{
  g_autoptr (GHashTable) uids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < unrep_team_get_n_sheets (self->reviewers); i++)
    {
      UnrepSheet *other = unrep_team_get_sheet (self->reviewers, i);

      if (unrep_sheet_same_codebook (sheet, other))
        g_hash_table_add (uids, (char *) unrep_reviewer_get_uid (unrep_sheet_get_reviewer (other)));
    }

  return g_hash_table_size (uids);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const UnrepTallyRow *p = *(const UnrepTallyRow * const *) a, *q = *(const UnrepTallyRow * const *) b;
  int order = g_strcmp0 (p->report, q->report);

  if (order == 0)
    order = g_strcmp0 (p->text_sha256, q->text_sha256);
  if (order == 0)
    order = (p->section_line > q->section_line) - (p->section_line < q->section_line);
  if (order == 0 && p->reviewer != NULL)
    order = strcmp (unrep_reviewer_get_id (p->reviewer), unrep_reviewer_get_id (q->reviewer));
  if (order == 0 && p->reviewer != NULL)
    order = strcmp (unrep_reviewer_get_uid (p->reviewer), unrep_reviewer_get_uid (q->reviewer));

  return order;
}

/* Sheets stand in the order of codebooks, then of reports. */
static void
count_codebook (Counting *self,
                guint     first,
                guint     end)
{
  UnrepSheet *sheet = unrep_team_get_sheet (self->team, first);

  self->tally->codebook_id = g_strdup (unrep_sheet_get_codebook_id (sheet));
  self->tally->codebook_version = unrep_sheet_get_codebook_version (sheet);
  self->tally->n_reviewers = count_reviewers (self, sheet);
  list_positions (self, first, end);
  self->tally->totals = row_new (self);

  for (guint start = first, next; start < end; start = next)
    {
      next = unrep_team_find_end (self->team, start, end, unrep_sheet_same_report);
      count_report (self, start, next);
    }
  g_ptr_array_sort (self->tally->rows, compare_rows);
}

static GPtrArray *
list (UnrepTeam    *team,
      UnrepTeam    *reviewers,
      UnrepTallyBy  by,
      gboolean      not_reviewed,
      GPtrArray    *problems,
      GCancellable *cancellable)
{
  GPtrArray *tallies = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_tally_unref);
  guint n_sheets = unrep_team_get_n_sheets (team);

  for (guint first = 0, next; first < n_sheets; first = next)
    {
      g_autoptr (GHashTable) position_index = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) row_of_reviewer = g_hash_table_new (g_str_hash, g_str_equal);
      Counting counting = {
        .tally = unrep_tally_new (by),
        .team = team,
        .reviewers = reviewers,
        .is_decided = reviewers != team,
        .not_reviewed = not_reviewed,
        .problems = problems,
        .cancellable = cancellable,
        .position_index = position_index,
        .row_of_reviewer = row_of_reviewer,
      };

      next = unrep_team_find_end (team, first, n_sheets, unrep_sheet_same_codebook);
      count_codebook (&counting, first, next);
      g_ptr_array_add (tallies, counting.tally);
    }

  return tallies;
}

/**
 * unrep_tally_list:
 * @team: everybody's work
 * @by: what the rows stand for
 * @not_reviewed: whether to count the recommendations without a position, too;
 *   needs the reports
 * @problems: (element-type GError): where to add the reports that are needed and
 *   cannot be used; their annotations are counted all the same
 * @cancellable: (nullable): cancels the counting
 *
 * Counts live unit annotations with a position, one tally a codebook: codebooks
 * are never added together. `none` is a position and counts as one; that somebody
 * has not reviewed a recommendation is something else. Totals are the sums of the
 * rows. It blocks where reports are read, and is meant for a thread then.
 *
 * Returns: (transfer full) (element-type UnrepTally): the tallies, in the order of
 *   codebook ids and versions; incomplete when cancelled
 */
GPtrArray *
unrep_tally_list (UnrepTeam    *team,
                  UnrepTallyBy  by,
                  gboolean      not_reviewed,
                  GPtrArray    *problems,
                  GCancellable *cancellable)
{
  return list (team, team, by, not_reviewed, problems, cancellable);
}

/**
 * unrep_tally_list_decided:
 * @team: everybody's work
 * @decided: from unrep_team_new_decided()
 * @by: what the rows stand for; not reviewers
 * @not_reviewed: whether to count the recommendations that nobody tagged, too
 * @problems: (element-type GError): as for unrep_tally_list()
 * @cancellable: (nullable): cancels the counting
 *
 * Counts decisions as unrep_tally_list() counts positions, and beside them the units
 * that reviewers tagged and no lead has decided on. Leads are no reviewers.
 *
 * Returns: (transfer full) (element-type UnrepTally): as unrep_tally_list()
 */
GPtrArray *
unrep_tally_list_decided (UnrepTeam    *team,
                          UnrepTeam    *decided,
                          UnrepTallyBy  by,
                          gboolean      not_reviewed,
                          GPtrArray    *problems,
                          GCancellable *cancellable)
{
  g_return_val_if_fail (by != UNREP_TALLY_BY_REVIEWER, NULL);

  return list (decided, team, by, not_reviewed, problems, cancellable);
}
