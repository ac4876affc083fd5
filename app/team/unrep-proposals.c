/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-proposals.h"

#include "annotation/unrep-agreed-encoding.h"
#include "team/unrep-team-private.h"

struct _UnrepProposals
{
  char          *text_sha256;
  UnrepReviewer *publisher;
  char          *published;
  GPtrArray     *list;
};

G_DEFINE_BOXED_TYPE (UnrepProposals, unrep_proposals, unrep_proposals_ref, unrep_proposals_unref)

static void
proposal_free (gpointer data)
{
  UnrepProposal *proposal = data;

  g_object_unref (proposal->annotation);
  g_ptr_array_unref (proposal->reviewers);
  g_free (proposal);
}

static gboolean
get_live (UnrepAnnotation *annotation,
          UnrepCorrection *correction)
{
  return !unrep_annotation_is_deleted (annotation) && unrep_annotation_get_correction (annotation, correction);
}

/* In what @correction differs from the outline; 0 where it says nothing new. */
static UnrepProposalChange
compare (UnrepOutline          *outline,
         UnrepSideFile         *published,
         const UnrepCorrection *correction)
{
  guint unit = unrep_outline_get_unit_at (outline, correction->range.start);
  UnrepCorrection now;
  UnrepProposalChange changes = 0;

  for (guint i = 0; published != NULL && i < unrep_side_file_get_n_annotations (published); i++)
    if (get_live (unrep_side_file_get_annotation (published, i), &now) && unrep_correction_equal (&now, correction))
      return 0;
  if (unit == UNREP_NO_UNIT)
    return UNREP_PROPOSAL_BOUNDS;
  unrep_outline_get_correction (outline, unit, &now);
  if (unrep_correction_equal (&now, correction))
    return 0;
  if (now.range.start != correction->range.start || now.range.end != correction->range.end)
    changes |= UNREP_PROPOSAL_BOUNDS;
  if (!g_str_equal (now.label, correction->label) || !g_str_equal (now.parent, correction->parent))
    changes |= UNREP_PROPOSAL_PATH;
  if (now.recommendation != correction->recommendation)
    changes |= UNREP_PROPOSAL_RECOMMENDATION;
  if (now.kind != correction->kind)
    changes |= UNREP_PROPOSAL_KIND;
  return changes;
}

static gboolean
has_reviewer (GPtrArray     *reviewers,
              UnrepReviewer *reviewer)
{
  for (guint i = 0; i < reviewers->len; i++)
    if (g_str_equal (unrep_reviewer_get_uid (g_ptr_array_index (reviewers, i)), unrep_reviewer_get_uid (reviewer)))
      return TRUE;
  return FALSE;
}

/* What several reviewers propose is one proposal. */
static void
add (UnrepProposals      *self,
     UnrepAnnotation     *annotation,
     UnrepProposalChange  changes,
     UnrepReviewer       *reviewer)
{
  UnrepProposal *proposal = NULL;
  UnrepCorrection correction;

  unrep_annotation_get_correction (annotation, &correction);
  for (guint i = 0; i < self->list->len && proposal == NULL; i++)
    if (unrep_correction_equal (&unrep_proposals_get (self, i)->correction, &correction))
      proposal = g_ptr_array_index (self->list, i);
  if (proposal == NULL)
    {
      proposal = g_new0 (UnrepProposal, 1);
      proposal->annotation = g_object_ref (annotation);
      proposal->correction = correction;
      proposal->changes = changes;
      proposal->reviewers = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_reviewer_unref);
      g_ptr_array_add (self->list, proposal);
    }
  if (!has_reviewer (proposal->reviewers, reviewer))
    g_ptr_array_add (proposal->reviewers, unrep_reviewer_ref (reviewer));
}

static void
add_all (UnrepProposals *self,
         UnrepSideFile  *side_file,
         UnrepOutline   *outline,
         UnrepSideFile  *published)
{
  for (guint i = 0; i < unrep_side_file_get_n_annotations (side_file); i++)
    {
      UnrepAnnotation *annotation = unrep_side_file_get_annotation (side_file, i);
      UnrepCorrection correction;
      UnrepProposalChange changes;

      if (!get_live (annotation, &correction))
        continue;
      changes = compare (outline, published, &correction);
      if (changes != 0)
        add (self, annotation, changes, unrep_side_file_get_reviewer (side_file));
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const UnrepProposal *first = *(UnrepProposal * const *) a, *second = *(UnrepProposal * const *) b;

  if (first->correction.range.start != second->correction.range.start)
    return first->correction.range.start < second->correction.range.start ? -1 : 1;
  return g_strcmp0 (unrep_annotation_get_id (first->annotation), unrep_annotation_get_id (second->annotation));
}

/* The units of @outline that @proposal would split or join, or its own text. */
static UnrepRange
get_hull (const UnrepProposal *proposal,
          UnrepOutline        *outline)
{
  UnrepRange hull = proposal->correction.range;

  for (guint i = 0; (proposal->changes & UNREP_PROPOSAL_BOUNDS) && i < unrep_outline_get_n_units (outline); i++)
    {
      UnrepRange unit = unrep_outline_get_unit (outline, i)->range;

      if (unrep_range_overlap (unit, proposal->correction.range) > 0)
        hull = unrep_range_union (hull, unit);
    }
  return hull;
}

static gboolean
share_reviewer (const UnrepProposal *a,
                const UnrepProposal *b)
{
  for (guint i = 0; i < a->reviewers->len; i++)
    if (has_reviewer (b->reviewers, g_ptr_array_index (a->reviewers, i)))
      return TRUE;
  return FALSE;
}

/* Parts of what one person split stand behind each other. */
static void
group (UnrepProposals *self,
       UnrepOutline   *outline)
{
  UnrepRange before = { 0, 0 };

  for (guint i = 0; i < self->list->len; i++)
    {
      UnrepProposal *proposal = g_ptr_array_index (self->list, i);
      const UnrepProposal *previous = i > 0 ? g_ptr_array_index (self->list, i - 1) : NULL;
      UnrepRange hull = get_hull (proposal, outline);

      proposal->group = i;
      if (previous != NULL && unrep_range_overlap (hull, before) > 0 && share_reviewer (proposal, previous))
        {
          proposal->group = previous->group;
          hull = unrep_range_union (hull, before);
        }
      before = hull;
    }
}

static void
take_published (UnrepProposals *self,
                UnrepSideFile  *published)
{
  self->publisher = unrep_reviewer_ref (unrep_side_file_get_reviewer (published));
  for (guint i = 0; i < unrep_side_file_get_n_annotations (published); i++)
    {
      const char *modified = unrep_annotation_get_modified (unrep_side_file_get_annotation (published, i));

      if (g_strcmp0 (self->published, modified) < 0)
        {
          g_free (self->published);
          self->published = g_strdup (modified);
        }
    }
}

/**
 * unrep_proposals_is_published:
 * @team: a team's work
 * @text_sha256: of the text of a report
 *
 * Returns: whether a lead has published an outline for that text
 */
gboolean
unrep_proposals_is_published (UnrepTeam  *team,
                              const char *text_sha256)
{
  return g_hash_table_contains (team->outlines, text_sha256);
}

/**
 * unrep_proposals_read:
 * @team: a team's work
 * @report: one of its reports
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Reads what the reviewers of @report corrected in its outline. What the outline that
 * the team agreed on says already is left out. It blocks, and is meant for a thread.
 *
 * Errors: as unrep_report_load(), unrep_team_load_outline() and
 * unrep_team_read_side_file().
 *
 * Returns: (transfer full): what they propose, in the order of the text, %NULL on error
 */
UnrepProposals *
unrep_proposals_read (UnrepTeam     *team,
                      GFile         *report,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (UnrepProposals) self = g_atomic_rc_box_new0 (UnrepProposals);
  g_autoptr (UnrepReport) loaded = unrep_report_load_agreed (report, cancellable, error);
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepSideFile) published = NULL;
  GFile *file;

  self->list = g_ptr_array_new_with_free_func (proposal_free);
  self->text_sha256 = loaded != NULL ? g_strdup (unrep_report_get_text_sha256 (loaded)) : NULL;
  outline = loaded != NULL ? unrep_team_load_outline (team, loaded, cancellable, error) : NULL;
  if (outline == NULL)
    return NULL;
  file = g_hash_table_lookup (team->outlines, unrep_report_get_text_sha256 (loaded));
  published = file != NULL ? unrep_side_file_read (file, cancellable, error) : NULL;
  if (file != NULL && published == NULL)
    return NULL;
  if (published != NULL)
    take_published (self, published);

  for (guint i = 0; i < unrep_team_get_n_sheets (team); i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (team, i);
      g_autoptr (UnrepSideFile) side_file = NULL;

      if (!g_str_equal (unrep_sheet_get_text_sha256 (sheet), unrep_report_get_text_sha256 (loaded)))
        continue;
      side_file = unrep_team_read_side_file (team, sheet, cancellable, error);
      if (side_file == NULL)
        return NULL;
      add_all (self, side_file, outline, published);
    }
  g_ptr_array_sort (self->list, compare_places);
  group (self, outline);
  return g_steal_pointer (&self);
}

/**
 * unrep_proposals_ref:
 * @self: proposals
 *
 * Returns: (transfer full): @self
 */
UnrepProposals *
unrep_proposals_ref (UnrepProposals *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  UnrepProposals *self = data;

  g_clear_pointer (&self->publisher, unrep_reviewer_unref);
  g_free (self->published);
  g_free (self->text_sha256);
  g_ptr_array_unref (self->list);
}

/**
 * unrep_proposals_unref:
 * @self: (transfer full): proposals
 */
void
unrep_proposals_unref (UnrepProposals *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_proposals_get_text_sha256:
 * @self: proposals
 *
 * Returns: of the text of the report
 */
const char *
unrep_proposals_get_text_sha256 (UnrepProposals *self)
{
  return self->text_sha256;
}

/**
 * unrep_proposals_get_publisher:
 * @self: proposals
 *
 * Returns: (transfer none) (nullable): who published the outline last, %NULL where
 *   nobody has
 */
UnrepReviewer *
unrep_proposals_get_publisher (UnrepProposals *self)
{
  return self->publisher;
}

/**
 * unrep_proposals_get_published:
 * @self: proposals
 *
 * Returns: (nullable): when the last correction in the outline that was published was
 *   made, as ISO 8601 in UTC; %NULL where there is none
 */
const char *
unrep_proposals_get_published (UnrepProposals *self)
{
  return self->published;
}

/**
 * unrep_proposals_get_n:
 * @self: proposals
 *
 * Returns: how many different corrections are proposed
 */
guint
unrep_proposals_get_n (UnrepProposals *self)
{
  return self->list->len;
}

/**
 * unrep_proposals_get:
 * @self: proposals
 * @index: from 0
 *
 * Returns: (transfer none): one of them, in the order of the text
 */
const UnrepProposal *
unrep_proposals_get (UnrepProposals *self,
                     guint           index)
{
  g_return_val_if_fail (index < self->list->len, NULL);

  return g_ptr_array_index (self->list, index);
}

/**
 * unrep_proposals_list_group:
 * @self: proposals
 * @index: of one of them
 *
 * Returns: (transfer container) (element-type UnrepAnnotation): what is to be accepted
 *   together with it, itself included
 */
GPtrArray *
unrep_proposals_list_group (UnrepProposals *self,
                            guint           index)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  const UnrepProposal *wanted;

  g_return_val_if_fail (index < self->list->len, NULL);

  wanted = g_ptr_array_index (self->list, index);
  for (guint i = 0; i < self->list->len; i++)
    {
      const UnrepProposal *proposal = g_ptr_array_index (self->list, i);

      if (proposal->group == wanted->group)
        g_ptr_array_add (list, proposal->annotation);
    }
  return g_steal_pointer (&list);
}

/**
 * unrep_proposals_count_reviewers:
 * @self: proposals
 *
 * Returns: how many people propose something
 */
guint
unrep_proposals_count_reviewers (UnrepProposals *self)
{
  g_autoptr (GHashTable) uids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->list->len; i++)
    {
      GPtrArray *reviewers = unrep_proposals_get (self, i)->reviewers;

      for (guint k = 0; k < reviewers->len; k++)
        g_hash_table_add (uids, (char *) unrep_reviewer_get_uid (g_ptr_array_index (reviewers, k)));
    }
  return g_hash_table_size (uids);
}
