/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-recovery.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"
#include "unrep-conflict-store.h"
#include "unrep-journal-left.h"
#include "unrep-review-private.h"
#include "unrep-review-spans.h"
#include "unrep-review-store.h"
#include "unrep-side-file-private.h"
#include "unrep-versions.h"

#include <glib/gi18n.h>
#include <string.h>

/* Adds @annotations, of which several may be versions of one, in as many goes as
 * there are versions: a side file has each annotation once. */
static void
merge_versions (UnrepFound    *found,
                UnrepSideFile *wanted,
                GPtrArray     *annotations)
{
  while (annotations->len > 0)
    {
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GPtrArray) once = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (UnrepSideFile) copy = unrep_side_file_copy (wanted);

      for (guint i = annotations->len; i > 0; i--)
        if (g_hash_table_add (ids, (gpointer) unrep_annotation_get_id (annotations->pdata[i - 1])))
          g_ptr_array_add (once, g_ptr_array_steal_index (annotations, i - 1));
      unrep_side_file_set_annotations (copy, once);
      unrep_found_merge (found, copy);
    }
  /* They are nowhere else until a save keeps them beside the work. */
  found->has_draft = found->has_draft || !unrep_conflict_store_has (found->side_file);
}

/**
 * unrep_store_merge_left:
 * @found: what was found
 * @work: a side file for the reviewer, the text and the codebook
 * @folder: the URI of the folder that the report is in
 *
 * Adds what is in journals that no living program has open, and leaves them as
 * they are.
 */
void
unrep_store_merge_left (UnrepFound    *found,
                        UnrepSideFile *work,
                        const char    *folder)
{
  g_autoptr (GPtrArray) left = unrep_journal_list_left (work, folder);

  merge_versions (found, work, left);
}

/**
 * unrep_store_recover:
 * @found: what unrep_store_find() has found
 * @wanted: an empty side file for the reviewer, the text and the codebook
 * @report: the report
 * @journal: (nullable): the journal that the review has; %NULL to open one
 * @device: the name of this computer in `edits`
 *
 * Takes out of the journal what the files show, and adds the rest to @found.
 * Where the side file is not ours to write, the journal is only looked into.
 * It blocks.
 */
void
unrep_store_recover (UnrepFound    *found,
                     UnrepSideFile *wanted,
                     GFile         *report,
                     UnrepJournal  *journal,
                     const char    *device)
{
  g_autoptr (GFile) parent = g_file_get_parent (report);
  g_autofree char *folder = g_file_get_uri (parent);
  g_autoptr (GPtrArray) left = NULL;

  if (found->problem != NULL)
    {
      unrep_store_merge_left (found, wanted, folder);
      return;
    }
  if (journal == NULL)
    journal = found->journal = unrep_journal_new (wanted, folder, device);
  unrep_journal_confirm (journal, found->saved);
  left = unrep_journal_list (journal);
  merge_versions (found, wanted, left);
}

/**
 * unrep_found_list_unsaved:
 * @self: what was found
 *
 * Returns: (transfer full) (element-type UnrepHistoryChange): what files lack of it
 */
GArray *
unrep_found_list_unsaved (UnrepFound *self)
{
  GArray *changes = unrep_history_changes_new ();
  g_autoptr (GHashTable) saved = unrep_annotation_index (self->saved->annotations);
  GPtrArray *annotations = self->side_file->annotations;

  for (guint i = 0; i < annotations->len; i++)
    {
      UnrepAnnotation *after = annotations->pdata[i];
      UnrepAnnotation *before = g_hash_table_lookup (saved, unrep_annotation_get_id (after));

      if (before == NULL || !unrep_annotation_includes (before, after))
        unrep_history_changes_add (changes, before, after);
    }
  return changes;
}

/**
 * unrep_review_list_unsaved:
 * @self: a review, before it takes over what was found
 * @unsaved: (element-type UnrepHistoryChange): what files lack of that
 *
 * Returns: (transfer full) (element-type UnrepHistoryChange): what of it @self lacks too
 */
GArray *
unrep_review_list_unsaved (UnrepReview *self,
                           GArray      *unsaved)
{
  GArray *changes = unrep_history_changes_new ();

  for (guint i = 0; i < unsaved->len; i++)
    {
      const UnrepHistoryChange *change = &g_array_index (unsaved, UnrepHistoryChange, i);
      UnrepAnnotation *mine = unrep_annotation_set_lookup (self->set, unrep_annotation_get_id (change->after));

      if (mine == NULL || !unrep_annotation_includes (mine, change->after))
        unrep_history_changes_add (changes, change->before, change->after);
    }
  return changes;
}

/**
 * unrep_review_take_recovered:
 * @self: a review that has taken over what was found
 * @changes: (element-type UnrepHistoryChange): what of it was not saved
 *
 * Makes it a step that can be undone, and remembers it for the person.
 */
void
unrep_review_take_recovered (UnrepReview *self,
                             GArray      *changes)
{
  g_autoptr (GArray) taken = unrep_history_changes_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const UnrepHistoryChange *change = &g_array_index (changes, UnrepHistoryChange, i);

      /* What was made and taken away again before it was ever saved is nothing. */
      if (unrep_annotation_set_lookup (self->set, unrep_annotation_get_id (change->after)) == change->after &&
          (change->before != NULL || !unrep_annotation_is_deleted (change->after)))
        unrep_history_changes_add (taken, change->before, change->after);
    }
  if (taken->len == 0)
    return;
  unrep_history_push (self->history, taken, FALSE);
  g_clear_pointer (&self->recovered, g_array_unref);
  self->recovered = g_steal_pointer (&taken);
  unrep_review_emit_changed (self, UNREP_NO_UNIT);
}

/**
 * unrep_review_get_n_recovered:
 * @self: a review
 *
 * Returns: how many annotations loading has added that no file had, and that the
 *   person has not said anything about
 */
guint
unrep_review_get_n_recovered (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), 0);

  return self->recovered != NULL ? self->recovered->len : 0;
}

static const UnrepHistoryChange *
get_change (UnrepReview *self,
            guint        index)
{
  return &g_array_index (self->recovered, UnrepHistoryChange, index);
}

/**
 * unrep_review_get_recovered_unit:
 * @self: a review
 * @index: less than unrep_review_get_n_recovered()
 *
 * Returns: the unit that it is about, %UNREP_NO_UNIT where the outline has none there
 */
guint
unrep_review_get_recovered_unit (UnrepReview *self,
                                 guint        index)
{
  UnrepAnnotation *after;
  guint unit;

  g_return_val_if_fail (index < unrep_review_get_n_recovered (self), UNREP_NO_UNIT);

  after = get_change (self, index)->after;
  if (unrep_annotation_is_words (after))
    return unrep_review_find_unit_of (self->outline, unrep_annotation_get_range (after));
  unit = unrep_outline_find_overlapping (self->outline, unrep_annotation_get_range (after));
  return unit != UNREP_NO_UNIT ? unit : unrep_outline_get_unit_at (self->outline, unrep_annotation_get_range (after).start);
}

static void
add_word (GPtrArray  *words,
          gboolean    differs,
          const char *word)
{
  if (differs)
    g_ptr_array_add (words, (gpointer) word);
}

static const char *
get_position_name (UnrepReview *self,
                   const char  *position,
                   const char  *language)
{
  guint index;

  if (position == NULL)
    return _("no position");
  return language != NULL && unrep_codebook_find_position (self->codebook, position, &index)
           ? unrep_codebook_get_position_name (self->codebook, index, language) : position;
}

/**
 * unrep_review_dup_recovered_change:
 * @self: a review
 * @index: less than unrep_review_get_n_recovered()
 * @language: (nullable): of the interface; %NULL for ids of positions
 *
 * Returns: (transfer full): what was changed, such as “Opposes, note”, without the unit
 */
char *
unrep_review_dup_recovered_change (UnrepReview *self,
                                   guint        index,
                                   const char  *language)
{
  const UnrepHistoryChange *change;
  UnrepAnnotationContent before, after;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_return_val_if_fail (index < unrep_review_get_n_recovered (self), NULL);

  change = get_change (self, index);
  before = unrep_annotation_get_content (change->before);
  after = unrep_annotation_get_content (change->after);
  add_word (words, unrep_annotation_is_structure (change->after), _("correction of the outline"));
  add_word (words, unrep_annotation_is_span (change->after), _("words as evidence"));
  add_word (words, unrep_annotation_is_rendering (change->after), _("finding"));
  add_word (words, unrep_annotation_is_deleted (change->after), _("removed"));
  add_word (words, !unrep_annotation_is_deleted (change->after) && g_strcmp0 (before.position, after.position) != 0,
            get_position_name (self, after.position, language));
  add_word (words, before.flag != after.flag, after.flag ? _("flag") : _("no flag"));
  add_word (words, !g_strv_equal (before.tags, after.tags), _("tags"));
  add_word (words, strcmp (before.note, after.note) != 0, _("note"));
  /* Translators: what a change of a kind is called that nothing is known of, or of the words only */
  add_word (words, words->len == 0, _("other change"));
  g_ptr_array_add (words, NULL);
  /* Translators: between the parts of a change, such as “Opposes, note” */
  return g_strjoinv (_(", "), (char **) words->pdata);
}

/* Whether the person has done nothing to it since, such as undoing it. */
static gboolean
is_untouched (UnrepReview              *self,
              const UnrepHistoryChange *change)
{
  return unrep_annotation_set_lookup (self->set, unrep_annotation_get_id (change->after)) == change->after;
}

static gboolean
can_take_back (UnrepReview *self)
{
  for (guint i = 0; i < unrep_review_get_n_recovered (self); i++)
    if (is_untouched (self, get_change (self, i)))
      return TRUE;
  return FALSE;
}

/**
 * unrep_review_dup_recovered_message:
 * @self: a review
 *
 * Returns: (transfer full) (nullable): a sentence for the person that says how much
 *   was added, %NULL if nothing was, or if all of it was changed or undone since
 */
char *
unrep_review_dup_recovered_message (UnrepReview *self)
{
  guint n = unrep_review_get_n_recovered (self);

  if (!can_take_back (self))
    return NULL;
  return g_strdup_printf (ngettext ("%u change that was not saved last time was found and added.",
                                    "%u changes that were not saved last time were found and added.", n), n);
}

/**
 * unrep_review_dup_damaged_message:
 * @self: a review
 *
 * Returns: (transfer full) (nullable): a sentence for the person that says that
 *   something of what was not saved last time could not be read, and where it is;
 *   %NULL if all could, or when unrep_review_keep_recovered() was called
 */
char *
unrep_review_dup_damaged_message (UnrepReview *self)
{
  const char *path = self->journal != NULL ? unrep_journal_get_damaged (self->journal) : NULL;
  g_autofree char *display = NULL;

  if (path == NULL || self->has_seen_damage)
    return NULL;
  display = unrep_dup_printable (path);
  /* Translators: a file */
  return g_strdup_printf (_("The journal of what was not saved last time was damaged: some of those changes may be missing. "
                            "What could not be read is kept in “%s”."), display);
}

/**
 * unrep_review_keep_recovered:
 * @self: a review
 *
 * To be called when the person has seen what was recovered, and keeps it.
 */
void
unrep_review_keep_recovered (UnrepReview *self)
{
  g_return_if_fail (UNREP_IS_REVIEW (self));

  g_clear_pointer (&self->recovered, g_array_unref);
  self->has_seen_damage = TRUE;
}

static void
keep_version_thread (GTask        *task,
                     gpointer      source_object,
                     gpointer      side_file,
                     GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (!unrep_versions_keep (side_file, UNREP_VERSION_BEFORE_CHOICE, &error))
    g_debug ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

/* So that what was taken back is found again after the program has ended. */
static void
keep_version (UnrepReview *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, keep_version);
  g_task_set_task_data (task, unrep_review_new_snapshot (self), (GDestroyNotify) unrep_side_file_unref);
  g_task_run_in_thread (task, keep_version_thread);
}

/**
 * unrep_review_take_back_recovered:
 * @self: a review
 * @error: where to put what went wrong
 *
 * Makes everything that was recovered as the files had it, apart from what the
 * person has changed since. It is one step that can be undone, and the work as it
 * was before stays among the older versions.
 *
 * Errors: in state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether it is as the files had it now
 */
gboolean
unrep_review_take_back_recovered (UnrepReview  *self,
                                  GError      **error)
{
  g_autoptr (GArray) recovered = NULL, changes = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  recovered = g_steal_pointer (&self->recovered);
  changes = unrep_history_changes_new ();
  now = unrep_time_dup_now ();
  for (guint i = 0; recovered != NULL && i < recovered->len; i++)
    {
      const UnrepHistoryChange *change = &g_array_index (recovered, UnrepHistoryChange, i);
      g_autoptr (UnrepAnnotation) next = NULL;

      if (!is_untouched (self, change))
        continue;
      next = unrep_annotation_new_version (change->after, change->before, self->device, now);
      unrep_history_changes_add (changes, change->after, next);
    }
  if (changes->len == 0)
    return TRUE;
  keep_version (self);
  unrep_history_push (self->history, changes, FALSE);
  unrep_review_take_step (self, changes);
  return TRUE;
}
