/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-dispute.h"

#include "team/unrep-team-decisions.h"
#include "team/unrep-team-private.h"

#include <string.h>

/* Enough to know the unit by. */
#define WORDS_CHARS 160

struct _UnrepDispute
{
  GObject parent_instance;

  UnrepDisputeInfo info;
};

G_DEFINE_FINAL_TYPE (UnrepDispute, unrep_dispute, G_TYPE_OBJECT)

static void
unrep_dispute_finalize (GObject *object)
{
  UnrepDisputeInfo *info = &UNREP_DISPUTE (object)->info;

  g_clear_object (&info->report);
  g_free (info->report_name);
  g_clear_pointer (&info->codebook, unrep_codebook_unref);
  g_free (info->codebook_id);
  g_free (info->unit);
  g_free (info->words);
  g_clear_pointer (&info->said, g_ptr_array_unref);
  g_free (info->decided);

  G_OBJECT_CLASS (unrep_dispute_parent_class)->finalize (object);
}

static void
unrep_dispute_class_init (UnrepDisputeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_dispute_finalize;
}

static void
unrep_dispute_init (UnrepDispute *self)
{
}

/* The first words of what the first reviewer tagged, in one line. */
static char *
dup_words (UnrepDisagreement *disagreement)
{
  for (guint i = 0; i < unrep_disagreement_get_n_voices (disagreement); i++)
    {
      const UnrepVoice *voice = unrep_disagreement_get_voice (disagreement, i);
      const char *exact = voice->annotation != NULL ? unrep_annotation_get_exact (voice->annotation) : NULL;

      if (exact != NULL && *exact != '\0')
        {
          g_autofree char *words = g_utf8_substring (exact, 0, MIN (g_utf8_strlen (exact, -1), WORDS_CHARS));

          return g_strdelimit (g_steal_pointer (&words), "\r\n\t", ' ');
        }
    }
  return g_strdup ("");
}

/* As unrep_disagreement_find_decision(), in a lead's sheet. */
static const char *
find_position (UnrepSheet *lead,
               UnrepRange  range)
{
  const char *position = NULL;
  gsize most = 0;

  for (guint i = 0; i < unrep_sheet_get_n_entries (lead); i++)
    {
      const UnrepSheetEntry *entry = unrep_sheet_get_entry (lead, i);

      if (entry->range.start >= range.end)
        break;
      if (unrep_range_same_unit (entry->range, range) && unrep_range_overlap (entry->range, range) > most)
        {
          position = entry->position;
          most = unrep_range_overlap (entry->range, range);
        }
    }
  return position;
}

/* What the leads have decided on it, of whom @lead_uid looks at the list. */
static void
take_decisions (UnrepDisputeInfo  *info,
                UnrepDisagreement *disagreement,
                GPtrArray         *leads,
                const char        *lead_uid)
{
  const char *first = NULL;

  for (guint i = 0; i < leads->len; i++)
    {
      UnrepSideFile *lead = g_ptr_array_index (leads, i);
      UnrepAnnotation *decision = unrep_disagreement_find_decision (disagreement, lead);
      const char *position = decision != NULL ? unrep_annotation_get_position (decision) : NULL;

      if (position == NULL)
        continue;
      info->is_contested = info->is_contested || (first != NULL && !g_str_equal (first, position));
      first = position;
      if (g_str_equal (unrep_reviewer_get_uid (unrep_side_file_get_reviewer (lead)), lead_uid))
        {
          info->decided = g_strdup (position);
          info->has_changed = unrep_disagreement_has_changed (disagreement, decision);
        }
    }
}

/* As take_decisions(), of the sheets of leads: what has changed since is not known. */
static void
recall_decisions (UnrepDisputeInfo *info,
                  GPtrArray        *leads,
                  const char       *lead_uid)
{
  const char *first = NULL;

  for (guint i = 0; i < leads->len; i++)
    {
      UnrepSheet *lead = g_ptr_array_index (leads, i);
      const char *position = find_position (lead, info->range);

      if (position == NULL)
        continue;
      info->is_contested = info->is_contested || (first != NULL && !g_str_equal (first, position));
      first = position;
      if (g_str_equal (unrep_reviewer_get_uid (unrep_sheet_get_reviewer (lead)), lead_uid))
        info->decided = g_strdup (position);
    }
}

/* All but what the leads have decided. */
static UnrepDispute *
dispute_new (UnrepTeam         *team,
             UnrepSheet        *sheet,
             GFile             *report,
             UnrepDisagreement *disagreement)
{
  UnrepDispute *self = g_object_new (UNREP_TYPE_DISPUTE, NULL);
  UnrepDisputeInfo *info = &self->info;
  UnrepCodebook *codebook =
    unrep_team_get_codebook (team, unrep_sheet_get_codebook_id (sheet), unrep_sheet_get_codebook_version (sheet));

  info->report = g_object_ref (report);
  info->report_name = g_strdup (unrep_sheet_get_report_name (sheet));
  info->codebook = codebook != NULL ? unrep_codebook_ref (codebook) : NULL;
  info->codebook_id = g_strdup (unrep_sheet_get_codebook_id (sheet));
  info->codebook_version = unrep_sheet_get_codebook_version (sheet);
  info->range = unrep_disagreement_get_range (disagreement);
  info->unit = g_strdup (unrep_disagreement_get_unit (disagreement));
  info->words = dup_words (disagreement);
  info->kinds = unrep_disagreement_get_kinds (disagreement);
  info->weight = unrep_disagreement_get_weight (disagreement);
  info->said = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < unrep_disagreement_get_n_voices (disagreement); i++)
    g_ptr_array_add (info->said, g_strdup (unrep_voice_get_position (unrep_disagreement_get_voice (disagreement, i))));
  return self;
}

/* What is all there to say about one report is in memory only as long as this runs. */
static gboolean
list_of_report (UnrepTeam     *team,
                UnrepSheet    *sheet,
                const char    *lead_uid,
                GPtrArray     *list,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GFile) report = unrep_team_dup_report_file (team, sheet, NULL);
  g_autoptr (GPtrArray) side_files = NULL, disagreements = NULL;
  g_autoptr (GPtrArray) reviewers = g_ptr_array_new (), leads = g_ptr_array_new ();

  if (report == NULL)
    return TRUE;
  side_files = unrep_team_load_side_files (team, unrep_sheet_get_text_sha256 (sheet), unrep_sheet_get_codebook_id (sheet),
                                           unrep_sheet_get_codebook_version (sheet), cancellable, error);
  if (side_files == NULL)
    return FALSE;
  for (guint i = 0; i < side_files->len; i++)
    {
      UnrepSideFile *side_file = g_ptr_array_index (side_files, i);

      g_ptr_array_add (g_str_equal (unrep_side_file_get_role (side_file), "annotation") ? reviewers : leads, side_file);
    }
  disagreements = unrep_disagreement_list (
    reviewers,
    unrep_team_get_codebook (team, unrep_sheet_get_codebook_id (sheet), unrep_sheet_get_codebook_version (sheet)));
  for (guint i = 0; i < disagreements->len; i++)
    if (unrep_disagreement_get_kinds (g_ptr_array_index (disagreements, i)) != 0)
      {
        UnrepDispute *dispute = dispute_new (team, sheet, report, g_ptr_array_index (disagreements, i));

        take_decisions (&dispute->info, g_ptr_array_index (disagreements, i), leads, lead_uid);
        g_ptr_array_add (list, dispute);
      }
  return TRUE;
}

/* The sheets from @first to @end are of one report. */
static void
recall_report (UnrepTeam  *team,
               guint       first,
               guint       end,
               const char *lead_uid,
               GPtrArray  *list)
{
  UnrepSheet *sheet = unrep_team_get_sheet (team, first);
  g_autoptr (GFile) report = unrep_team_dup_report_file (team, sheet, NULL);
  g_autoptr (GPtrArray) reviewers = g_ptr_array_new (), leads = g_ptr_array_new (), disagreements = NULL;

  if (report == NULL)
    return;
  for (guint i = first; i < end; i++)
    g_ptr_array_add (reviewers, unrep_team_get_sheet (team, i));
  for (guint i = 0; i < team->decisions->len; i++)
    {
      UnrepSheet *lead = g_ptr_array_index (team->decisions, i);

      if (unrep_sheet_same_codebook (sheet, lead) && unrep_sheet_same_report (sheet, lead))
        g_ptr_array_add (leads, lead);
    }
  disagreements = unrep_disagreement_list_sheets (
    reviewers,
    unrep_team_get_codebook (team, unrep_sheet_get_codebook_id (sheet), unrep_sheet_get_codebook_version (sheet)));
  for (guint i = 0; i < disagreements->len; i++)
    if (unrep_disagreement_get_kinds (g_ptr_array_index (disagreements, i)) != 0)
      {
        UnrepDispute *dispute = dispute_new (team, sheet, report, g_ptr_array_index (disagreements, i));

        recall_decisions (&dispute->info, leads, lead_uid);
        g_ptr_array_add (list, dispute);
      }
}

/* As within a report, and reports by name. */
static int
compare_disputes (gconstpointer a,
                  gconstpointer b)
{
  const UnrepDisputeInfo *p = &(*(UnrepDispute * const *) a)->info, *q = &(*(UnrepDispute * const *) b)->info;
  int order = unrep_disagreement_compare_weights (p->weight, p->kinds, q->weight, q->kinds);

  if (order == 0)
    order = strcmp (p->report_name, q->report_name);
  return order != 0 ? order : unrep_range_compare (p->range, q->range);
}

/**
 * unrep_dispute_list:
 * @team: a team's work
 * @lead_uid: the uid of the lead who looks at it
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Lists what reviewers differ about in all reports of a team. It reads every side
 * file whole, one report after the other, and blocks: for a thread. What is of a
 * report that cannot be named is left out; the table of the team names such files.
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: (transfer full) (element-type UnrepDispute): the disputes, the worst
 *   first; %NULL when cancelled
 */
GPtrArray *
unrep_dispute_list (UnrepTeam     *team,
                    const char    *lead_uid,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_sheets = unrep_team_get_n_sheets (team);

  for (guint first = 0, end, next; first < n_sheets; first = end)
    {
      end = unrep_team_find_end (team, first, n_sheets, unrep_sheet_same_codebook);
      for (guint start = first; start < end; start = next)
        {
          next = unrep_team_find_end (team, start, end, unrep_sheet_same_report);
          if (!list_of_report (team, unrep_team_get_sheet (team, start), lead_uid, list, cancellable, error))
            return NULL;
        }
    }
  g_ptr_array_sort (list, compare_disputes);
  return g_steal_pointer (&list);
}

/**
 * unrep_dispute_recall:
 * @team: a team's work
 * @lead_uid: the uid of the lead who looks at it
 *
 * As unrep_dispute_list(), from what the tallies have kept, without reading anything:
 * the first words of the units are "", and what has changed since it was decided is not
 * known. For a thread all the same: 10,000 sheets take half a second.
 *
 * Returns: (transfer full) (element-type UnrepDispute): the disputes, the worst first
 */
GPtrArray *
unrep_dispute_recall (UnrepTeam  *team,
                      const char *lead_uid)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_sheets = unrep_team_get_n_sheets (team);

  for (guint first = 0, end, next; first < n_sheets; first = end)
    {
      end = unrep_team_find_end (team, first, n_sheets, unrep_sheet_same_codebook);
      for (guint start = first; start < end; start = next)
        {
          next = unrep_team_find_end (team, start, end, unrep_sheet_same_report);
          recall_report (team, start, next, lead_uid, list);
        }
    }
  g_ptr_array_sort (list, compare_disputes);
  return list;
}

/**
 * unrep_dispute_get_info:
 * @self: a dispute
 *
 * Returns: (transfer none): all that a list shows of it
 */
const UnrepDisputeInfo *
unrep_dispute_get_info (UnrepDispute *self)
{
  return &self->info;
}

static gboolean
same_said (GPtrArray *a,
           GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_strcmp0 (g_ptr_array_index (a, i), g_ptr_array_index (b, i)) != 0)
      return FALSE;
  return TRUE;
}

/**
 * unrep_dispute_equal:
 * @self: a dispute
 * @other: another one
 *
 * Returns: whether a list shows both in the same way
 */
gboolean
unrep_dispute_equal (UnrepDispute *self,
                     UnrepDispute *other)
{
  const UnrepDisputeInfo *a = &self->info, *b = &other->info;

  return g_file_equal (a->report, b->report) && g_str_equal (a->codebook_id, b->codebook_id) &&
         a->codebook_version == b->codebook_version && unrep_range_compare (a->range, b->range) == 0 &&
         g_str_equal (a->unit, b->unit) && g_str_equal (a->words, b->words) && a->kinds == b->kinds &&
         same_said (a->said, b->said) && g_strcmp0 (a->decided, b->decided) == 0 &&
         a->has_changed == b->has_changed && a->is_contested == b->is_contested;
}
