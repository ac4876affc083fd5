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
  GHashTable   *row_of_tag;
  /* Who has work with this codebook or is expected to: UnrepReviewer by uid. */
  GHashTable   *expected;
  /* The rows that what is being counted belongs to, the totals first. */
  GPtrArray    *rows;
} Counting;

/* What is being counted: somebody's unit, tagged or not. */
typedef struct
{
  UnrepSheet         *sheet;
  UnrepReviewer      *reviewer;
  UnrepOutline       *outline;
  guint               unit;
  const char * const *tags;
  GHashTable         *row_of_section;
} Place;

static UnrepTallyRow *
row_new (Counting *self)
{
  UnrepTallyRow *row = g_new0 (UnrepTallyRow, 1);

  row->counts = g_new0 (guint64, MAX (self->tally->positions->len, 1));
  row->n_not_reviewed = row->n_different = self->not_reviewed ? 0 : -1;
  row->n_missing = self->is_decided ? -1 : row->n_not_reviewed;
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
ensure_reviewer_row (Counting      *self,
                     UnrepReviewer *reviewer)
{
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

static UnrepTallyRow *
ensure_tag_row (Counting   *self,
                const char *tag)
{
  UnrepTallyRow *row = g_hash_table_lookup (self->row_of_tag, tag);

  if (row == NULL)
    {
      row = row_new (self);
      row->tag = g_strdup (tag);
      g_ptr_array_add (self->tally->rows, row);
      g_hash_table_insert (self->row_of_tag, row->tag, row);
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
           gboolean     *tagged,
           gboolean     *is_different)
{
  guint unit;

  *is_different = FALSE;
  if (outline == NULL)
    return UNREP_NO_UNIT;

  unit = unrep_outline_find_overlapping (outline, range);
  *is_different = unit == UNREP_NO_UNIT;
  if (unit == UNREP_NO_UNIT)
    return unrep_outline_get_unit_at (outline, range.start);
  tagged[unit] = TRUE;
  return unit;
}

static void
add_tag_rows (Counting           *self,
              const char * const *tags)
{
  if (tags == NULL)
    g_ptr_array_add (self->rows, ensure_tag_row (self, ""));
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (!g_strv_contains (tags + i + 1, tags[i]))
      g_ptr_array_add (self->rows, ensure_tag_row (self, tags[i]));
}

static void
find_rows (Counting    *self,
           const Place *place)
{
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_add (self->rows, self->tally->totals);
  switch (self->tally->by)
    {
    case UNREP_TALLY_BY_SECTION:
      g_ptr_array_add (self->rows, ensure_section_row (self, place->sheet, place->outline, place->unit,
                                                       place->row_of_section));
      break;
    case UNREP_TALLY_BY_REVIEWER:
      g_ptr_array_add (self->rows, ensure_reviewer_row (self, place->reviewer));
      break;
    case UNREP_TALLY_BY_REPORT:
      g_ptr_array_add (self->rows, g_ptr_array_index (self->tally->rows, self->tally->rows->len - 1));
      break;
    case UNREP_TALLY_BY_TAG:
      add_tag_rows (self, place->tags);
      break;
    case UNREP_TALLY_BY_NOTHING:
    default:
      break;
    }
}

static void
count_tagged (Counting    *self,
              const Place *place,
              guint        position,
              gboolean     is_different)
{
  find_rows (self, place);
  for (guint i = 0; i < self->rows->len; i++)
    {
      UnrepTallyRow *row = g_ptr_array_index (self->rows, i);

      row->counts[position]++;
      row->n_tagged++;
      if (is_different && row->n_different >= 0)
        row->n_different++;
    }
}

static void
count_undecided (Counting    *self,
                 const Place *place)
{
  find_rows (self, place);
  for (guint i = 0; i < self->rows->len; i++)
    ((UnrepTallyRow *) g_ptr_array_index (self->rows, i))->n_undecided++;
}

static void
count_not_tagged (Counting    *self,
                  const Place *place,
                  gboolean     is_missing)
{
  find_rows (self, place);
  for (guint i = 0; i < self->rows->len; i++)
    {
      UnrepTallyRow *row = g_ptr_array_index (self->rows, i);
      gint64 *n = is_missing ? &row->n_missing : &row->n_not_reviewed;

      if (*n >= 0)
        (*n)++;
    }
}

static void
forget_not_tagged (Counting    *self,
                   const Place *place)
{
  find_rows (self, place);
  for (guint i = 0; i < self->rows->len; i++)
    {
      UnrepTallyRow *row = g_ptr_array_index (self->rows, i);

      row->n_not_reviewed = row->n_missing = row->n_different = -1;
    }
}

static void
count_sheet (Counting     *self,
             UnrepSheet   *sheet,
             UnrepOutline *outline,
             GHashTable   *row_of_section)
{
  guint n_units = outline != NULL ? unrep_outline_get_n_units (outline) : 0;
  g_autofree gboolean *tagged = g_new0 (gboolean, MAX (n_units, 1));
  Place place = {
    .sheet = sheet, .reviewer = unrep_sheet_get_reviewer (sheet), .outline = outline, .unit = UNREP_NO_UNIT,
    .row_of_section = row_of_section,
  };

  for (guint i = 0; i < unrep_sheet_get_n_entries (sheet); i++)
    {
      const UnrepSheetEntry *entry = unrep_sheet_get_entry (sheet, i);
      gboolean is_different;

      place.unit = find_unit (outline, entry->range, tagged, &is_different);
      place.tags = entry->tags;
      if (entry->position == NULL)
        count_undecided (self, &place);
      else
        count_tagged (self, &place, GPOINTER_TO_UINT (g_hash_table_lookup (self->position_index, entry->position)),
                      is_different);
    }

  place.tags = NULL;
  place.unit = UNREP_NO_UNIT;
  if (self->not_reviewed && outline == NULL)
    forget_not_tagged (self, &place);
  for (place.unit = 0; self->not_reviewed && place.unit < n_units; place.unit++)
    if (!tagged[place.unit] &&
        unrep_outline_get_unit (outline, place.unit)->recommendation == UNREP_RECOMMENDATION_YES)
      count_not_tagged (self, &place, FALSE);
}

static gboolean
is_expected (Counting      *self,
             UnrepReviewer *reviewer,
             const char    *report)
{
  UnrepTeamFile *file = unrep_team_get_file (self->team);

  return file == NULL || unrep_team_file_is_assigned (file, report, unrep_reviewer_get_uid (reviewer));
}

/* Who should have work on a report and has none: each of its recommendations waits. */
static void
count_missing (Counting     *self,
               guint         first,
               guint         end,
               UnrepOutline *outline,
               GHashTable   *row_of_section)
{
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);
  Place place = { .sheet = unrep_team_get_sheet (self->team, first), .outline = outline,
                  .row_of_section = row_of_section };
  GHashTableIter iter;
  gpointer uid, reviewer;

  for (guint i = first; i < end; i++)
    g_hash_table_add (here, (char *) unrep_reviewer_get_uid (unrep_sheet_get_reviewer (unrep_team_get_sheet (self->team, i))));
  g_hash_table_iter_init (&iter, self->expected);
  while (g_hash_table_iter_next (&iter, &uid, &reviewer))
    {
      if (g_hash_table_contains (here, uid) ||
          !is_expected (self, reviewer, unrep_sheet_get_report_name (place.sheet)))
        continue;
      place.reviewer = reviewer;
      for (place.unit = 0; place.unit < unrep_outline_get_n_units (outline); place.unit++)
        if (unrep_outline_get_unit (outline, place.unit)->recommendation == UNREP_RECOMMENDATION_YES)
          count_not_tagged (self, &place, TRUE);
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
        ensure_reviewer_row (self, unrep_sheet_get_reviewer (sheet));
      count_sheet (self, sheet, outline, row_of_section);
    }
  if (self->not_reviewed && outline != NULL && !self->is_decided)
    count_missing (self, first, end, outline, row_of_section);
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

/* Returns how many people have work with the codebook that @sheet is about. */
static guint
find_expected (Counting   *self,
               UnrepSheet *sheet)
{
  UnrepTeamFile *file = unrep_team_get_file (self->team);
  guint n;

  for (guint i = 0; i < unrep_team_get_n_sheets (self->reviewers); i++)
    {
      UnrepSheet *other = unrep_team_get_sheet (self->reviewers, i);

      UnrepReviewer *reviewer = unrep_sheet_get_reviewer (other);

      if (unrep_sheet_same_codebook (sheet, other))
        g_hash_table_insert (self->expected, (char *) unrep_reviewer_get_uid (reviewer), reviewer);
    }
  n = g_hash_table_size (self->expected);
  for (guint i = 0; file != NULL && i < unrep_team_file_get_n_reviewers (file); i++)
    {
      UnrepReviewer *reviewer = unrep_team_file_get_reviewer (file, i);

      g_hash_table_insert (self->expected, (char *) unrep_reviewer_get_uid (reviewer), reviewer);
    }
  return n;
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
  if (order == 0 && p->tag != NULL && (*p->tag == '\0') != (*q->tag == '\0'))
    return *p->tag == '\0' ? 1 : -1;
  if (order == 0)
    order = g_strcmp0 (p->tag, q->tag);
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
  self->tally->n_reviewers = find_expected (self, sheet);
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
      g_autoptr (GHashTable) row_of_tag = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();
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
        .row_of_tag = row_of_tag,
        .expected = expected,
        .rows = rows,
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
 * has not reviewed a recommendation is something else, that they have no work on the
 * report at all is a third thing, and that they tagged what the outline has no unit for
 * a fourth. Without a team file everybody is expected everywhere who has work with the
 * codebook. Totals are the sums of the rows, save where a unit has several tags. It
 * blocks where reports are read, and is meant for a thread then.
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
