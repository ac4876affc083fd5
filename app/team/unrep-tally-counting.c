/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-tally-counting.h"

#include <string.h>

/**
 * unrep_tally_counting_wants_report:
 * @self: a tally on its way
 * @report: name of a report
 *
 * Returns: whether it is counted
 */
gboolean
unrep_tally_counting_wants_report (UnrepTallyCounting *self,
                                   const char         *report)
{
  return self->filter.report == NULL || g_str_equal (self->filter.report, report);
}

/**
 * unrep_tally_counting_wants_reviewer:
 * @self: a tally on its way
 * @uid: of a reviewer
 *
 * Returns: whether their work is counted, and waited for
 */
gboolean
unrep_tally_counting_wants_reviewer (UnrepTallyCounting *self,
                                     const char         *uid)
{
  return self->is_decided || self->filter.reviewer == NULL || g_str_equal (self->filter.reviewer, uid);
}

static UnrepTallyPlace
get_place (UnrepSheet   *sheet,
           UnrepOutline *outline,
           GHashTable   *row_of_section)
{
  return (UnrepTallyPlace) {
    .report = unrep_sheet_get_report_name (sheet), .text_sha256 = unrep_sheet_get_text_sha256 (sheet),
    .reviewer = unrep_sheet_get_reviewer (sheet), .outline = outline, .unit = UNREP_NO_UNIT,
    .row_of_section = row_of_section,
  };
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
count_tagged (UnrepTallyCounting    *self,
              const UnrepTallyPlace *place,
              guint                  position,
              gboolean               is_different)
{
  unrep_tally_counting_find_rows (self, place);
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
count_undecided (UnrepTallyCounting    *self,
                 const UnrepTallyPlace *place)
{
  unrep_tally_counting_find_rows (self, place);
  for (guint i = 0; i < self->rows->len; i++)
    ((UnrepTallyRow *) g_ptr_array_index (self->rows, i))->n_undecided++;
}

static void
forget_not_tagged (UnrepTallyCounting    *self,
                   const UnrepTallyPlace *place)
{
  unrep_tally_counting_find_rows (self, place);
  for (guint i = 0; i < self->rows->len; i++)
    {
      UnrepTallyRow *row = g_ptr_array_index (self->rows, i);

      row->n_not_reviewed = row->n_missing = row->n_different = -1;
    }
}

static void
count_sheet (UnrepTallyCounting *self,
             UnrepSheet         *sheet,
             UnrepTallyPlace     place)
{
  UnrepOutline *outline = place.outline;
  guint n_units = outline != NULL ? unrep_outline_get_n_units (outline) : 0;
  g_autofree gboolean *tagged = g_new0 (gboolean, MAX (n_units, 1));

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
      unrep_tally_counting_count_not_tagged (self, &place, FALSE, 1);
}

/* Recommendations and sections cannot be counted without it. */
static gboolean
needs_outline (UnrepTallyCounting *self)
{
  return self->not_reviewed || self->tally->by == UNREP_TALLY_BY_SECTION;
}

/* What is counted by what reports say of themselves needs them; rows of reports are called
 * by it where they are there, and by the names of their files where they are not. */
static gboolean
needs_report (UnrepTallyCounting *self)
{
  return needs_outline (self) || unrep_tally_by_get_facts (self->tally->by) != 0;
}

/* %NULL where it is not needed, and where it cannot be had, which becomes a problem where
 * it is needed. */
static UnrepOutline *
load_outline (UnrepTallyCounting *self,
              UnrepSheet         *sheet)
{
  g_autoptr (UnrepReport) report = NULL;
  UnrepOutline *outline = NULL;
  g_autoptr (GError) error = NULL;

  if (!needs_report (self) && self->tally->by != UNREP_TALLY_BY_REPORT)
    return NULL;

  report = unrep_team_load_report (self->team, sheet, self->cancellable, &error);
  if (report != NULL)
    outline = unrep_team_load_outline (self->team, report, self->cancellable, &error);
  if (outline == NULL && needs_report (self))
    g_ptr_array_add (self->problems, g_steal_pointer (&error));

  return outline;
}

static void
count_report (UnrepTallyCounting *self,
              guint               first,
              guint               end)
{
  UnrepSheet *sheet = unrep_team_get_sheet (self->team, first);
  g_autoptr (UnrepOutline) loaded = load_outline (self, sheet);
  g_autoptr (UnrepReportHead) head = loaded != NULL ? unrep_report_head_new (loaded) : NULL;
  g_autoptr (GHashTable) row_of_section = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);
  UnrepTallyPlace place = get_place (sheet, needs_outline (self) ? loaded : NULL, row_of_section);

  place.head = head;
  if (self->tally->by == UNREP_TALLY_BY_REPORT)
    unrep_tally_counting_add_report_row (self, &place);
  self->tally->n_reports++;

  for (guint i = first; i < end && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      const char *uid;

      sheet = unrep_team_get_sheet (self->team, i);
      uid = unrep_reviewer_get_uid (unrep_sheet_get_reviewer (sheet));
      g_hash_table_add (here, (char *) uid);
      if (!unrep_tally_counting_wants_reviewer (self, uid))
        continue;
      if (self->tally->by == UNREP_TALLY_BY_REVIEWER)
        unrep_tally_counting_ensure_reviewer_row (self, unrep_sheet_get_reviewer (sheet));
      place.reviewer = unrep_sheet_get_reviewer (sheet);
      count_sheet (self, sheet, place);
    }
  if (self->not_reviewed && place.outline != NULL && !self->is_decided)
    unrep_tally_counting_count_missing (self, &place, here);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Those of the codebook in its order, then what else the sheets have. */
static void
list_positions (UnrepTallyCounting *self,
                guint               first,
                guint               end)
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

/* Returns how many people have work with the codebook that is counted. */
static guint
find_expected (UnrepTallyCounting *self)
{
  UnrepTeamFile *file = unrep_team_get_file (self->team);
  guint n;

  for (guint i = 0; i < unrep_team_get_n_sheets (self->reviewers); i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (self->reviewers, i);
      UnrepReviewer *reviewer = unrep_sheet_get_reviewer (sheet);

      if (unrep_sheet_get_codebook_version (sheet) == self->tally->codebook_version &&
          g_str_equal (unrep_sheet_get_codebook_id (sheet), self->tally->codebook_id))
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

/* What is not known comes last. */
static int
compare_facts (const UnrepReportHead *a,
               const UnrepReportHead *b)
{
  int order = 0;

  for (guint i = 0; i < UNREP_N_HEAD_FACTS && order == 0; i++)
    {
      const char *p = unrep_report_head_get (a, i), *q = unrep_report_head_get (b, i);

      order = (p == NULL) - (q == NULL);
      if (order == 0)
        order = g_strcmp0 (p, q);
    }
  return order;
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
  if (order == 0)
    order = compare_facts (p->head, q->head);
  if (order == 0 && p->reviewer != NULL)
    order = strcmp (unrep_reviewer_get_id (p->reviewer), unrep_reviewer_get_id (q->reviewer));
  if (order == 0 && p->reviewer != NULL)
    order = strcmp (unrep_reviewer_get_uid (p->reviewer), unrep_reviewer_get_uid (q->reviewer));

  return order;
}

/* Sheets stand in the order of codebooks, then of reports. */
static void
count_codebook (UnrepTallyCounting *self,
                guint               first,
                guint               end)
{
  self->tally->n_reviewers = find_expected (self);
  list_positions (self, first, end);
  self->tally->totals = unrep_tally_counting_new_row (self);

  for (guint start = first, next; start < end; start = next)
    {
      next = unrep_team_find_end (self->team, start, end, unrep_sheet_same_report);
      if (unrep_tally_counting_wants_report (self, unrep_sheet_get_report_name (unrep_team_get_sheet (self->team, start))))
        count_report (self, start, next);
    }
  if (self->not_reviewed)
    unrep_tally_counting_count_unbegun (self, first, end);
  g_ptr_array_sort (self->tally->rows, compare_rows);
}

/* What is the same for all codebooks. */
typedef struct
{
  UnrepTeam    *team;
  UnrepTeam    *reviewers;
  UnrepTallyBy  by;
  gboolean      not_reviewed;
  UnrepTallyFilter filter;
  GPtrArray    *problems;
  GHashTable   *unusable;
  GCancellable *cancellable;
} Listing;

static UnrepTally *
new_tally (const Listing *self,
           const char    *codebook_id,
           guint          codebook_version,
           guint          first,
           guint          end)
{
  g_autoptr (GHashTable) position_index = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) row_of_reviewer = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) row_of_tag = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) row_of_facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  UnrepTallyCounting counting = {
    .tally = unrep_tally_new (self->by),
    .team = self->team,
    .reviewers = self->reviewers,
    .is_decided = self->reviewers != self->team,
    .not_reviewed = self->not_reviewed,
    .filter = self->filter,
    .problems = self->problems,
    .cancellable = self->cancellable,
    .position_index = position_index,
    .row_of_reviewer = row_of_reviewer,
    .row_of_tag = row_of_tag,
    .row_of_facts = row_of_facts,
    .expected = expected,
    .unusable = self->unusable,
    .rows = rows,
  };

  counting.tally->codebook_id = g_strdup (codebook_id);
  counting.tally->codebook_version = codebook_version;
  count_codebook (&counting, first, end);
  return counting.tally;
}

static int
compare_tallies (gconstpointer a,
                 gconstpointer b)
{
  const UnrepTally *p = *(const UnrepTally * const *) a, *q = *(const UnrepTally * const *) b;
  int order = strcmp (p->codebook_id, q->codebook_id);

  return order != 0 ? order : (p->codebook_version > q->codebook_version) - (p->codebook_version < q->codebook_version);
}

/* Where a lead has said who is expected and nobody has begun, all of them are missing. */
static void
add_unbegun (const Listing *self,
             GPtrArray     *tallies)
{
  UnrepTeamFile *file = unrep_team_get_file (self->reviewers);
  const char *id = file != NULL ? unrep_team_file_get_codebook_id (file) : NULL;
  guint version = id != NULL ? unrep_team_file_get_codebook_version (file) : 0;
  UnrepCodebook *codebook = unrep_team_get_default_codebook (self->reviewers);

  if (!self->not_reviewed || file == NULL || unrep_team_file_get_n_reviewers (file) == 0 ||
      (id == NULL && tallies->len > 0))
    return;
  if (id == NULL)
    {
      id = unrep_codebook_get_id (codebook);
      version = unrep_codebook_get_version (codebook);
    }
  for (guint i = 0; i < tallies->len; i++)
    {
      const UnrepTally *tally = g_ptr_array_index (tallies, i);

      if (tally->codebook_version == version && g_str_equal (tally->codebook_id, id))
        return;
    }
  g_ptr_array_add (tallies, new_tally (self, id, version, 0, 0));
  g_ptr_array_sort (tallies, compare_tallies);
}

static GPtrArray *
list (Listing listing)
{
  GPtrArray *tallies = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_tally_unref);
  g_autoptr (GHashTable) unusable = g_hash_table_new (g_file_hash, (GEqualFunc) g_file_equal);
  guint n_sheets = unrep_team_get_n_sheets (listing.team);

  listing.unusable = unusable;
  for (guint first = 0, next; first < n_sheets; first = next)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (listing.team, first);

      next = unrep_team_find_end (listing.team, first, n_sheets, unrep_sheet_same_codebook);
      g_ptr_array_add (tallies, new_tally (&listing, unrep_sheet_get_codebook_id (sheet),
                                           unrep_sheet_get_codebook_version (sheet), first, next));
    }
  add_unbegun (&listing, tallies);
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
 * a fourth. Reports that nobody has begun wait for everybody who is expected. Without a
 * team file everybody is expected everywhere who has work with the codebook. Totals are the sums of the rows, save where a unit has several tags. It
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
  return list ((Listing) {
    .team = team,
    .reviewers = team,
    .by = by,
    .not_reviewed = not_reviewed,
    .problems = problems,
    .cancellable = cancellable,
  });
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

  return list ((Listing) {
    .team = decided,
    .reviewers = team,
    .by = by,
    .not_reviewed = not_reviewed,
    .problems = problems,
    .cancellable = cancellable,
  });
}

/**
 * unrep_tally_list_filtered:
 * @team: everybody's work
 * @decided: (nullable): from unrep_team_new_decided(), to count decisions
 * @by: what the rows stand for; of decisions not reviewers
 * @filter: what to count
 * @problems: (element-type GError): as for unrep_tally_list()
 * @cancellable: (nullable): cancels the counting
 *
 * As unrep_tally_list() or unrep_tally_list_decided(), recommendations without a
 * position included, of a part of the work: the parts of one kind add up to the whole.
 *
 * Returns: (transfer full) (element-type UnrepTally): as unrep_tally_list()
 */
GPtrArray *
unrep_tally_list_filtered (UnrepTeam              *team,
                           UnrepTeam              *decided,
                           UnrepTallyBy            by,
                           const UnrepTallyFilter *filter,
                           GPtrArray              *problems,
                           GCancellable           *cancellable)
{
  g_return_val_if_fail (decided == NULL || by != UNREP_TALLY_BY_REVIEWER, NULL);

  return list ((Listing) {
    .team = decided != NULL ? decided : team,
    .reviewers = team,
    .by = by,
    .not_reviewed = TRUE,
    .filter = *filter,
    .problems = problems,
    .cancellable = cancellable,
  });
}
