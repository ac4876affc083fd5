/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-private.h"

#include "annotation/unrep-agreed-encoding.h"
#include "annotation/unrep-review.h"
#include "base/unrep-file.h"
#include "team/unrep-team-cache.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (UnrepTeam, unrep_team, unrep_team_ref, unrep_team_unref)

static void
clear (gpointer data)
{
  UnrepTeam *self = data;

  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->codebooks);
  g_ptr_array_unref (self->notes);
  g_clear_pointer (&self->file, unrep_team_file_unref);
  g_clear_error (&self->file_error);
  g_hash_table_unref (self->outlines);
  g_ptr_array_unref (self->found_reports);
  g_ptr_array_unref (self->folders);
  g_hash_table_unref (self->reports);
  g_hash_table_unref (self->report_names);
  g_hash_table_unref (self->copies);
  g_hash_table_unref (self->reanchored);
}

static void
note_free (gpointer data)
{
  UnrepTeamNote *note = data;

  g_object_unref (note->file);
  g_free (note->message);
  g_free (note);
}

/**
 * unrep_team_alloc:
 *
 * Returns: (transfer full): a team without anything but the default codebook
 */
UnrepTeam *
unrep_team_alloc (void)
{
  UnrepTeam *self = g_atomic_rc_box_new0 (UnrepTeam);

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_sheet_unref);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_sheet_unref);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->codebooks = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_codebook_unref);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  self->outlines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->found_reports = g_ptr_array_new_with_free_func (g_object_unref);
  self->folders = g_ptr_array_new_with_free_func (g_object_unref);
  self->reports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->report_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->copies = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->reanchored = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) unrep_team_text_unref);
  g_ptr_array_add (self->codebooks, unrep_codebook_new_default ());

  return self;
}

/**
 * unrep_team_read:
 * @paths: (element-type GFile): reports (which stand for the side files beside
 *   them), side files, and folders, which are searched with all that is below them
 * @cancellable: (nullable): cancels the reading
 * @error: where to put what went wrong
 *
 * Reads everybody's work. Whatever `*.json` holds a side file is one, whatever
 * its name; copies of one reviewer's are merged and count once; side files of
 * another role are left out. A file or folder that cannot be used becomes a
 * problem, and the rest is read; so do copies that contradict each other, as
 * %UNREP_ERROR_CHANGED. It blocks, and is meant for a thread; as many side
 * files as there are processors, eight at most, are in memory at a time.
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: (transfer full): what was read, %NULL when cancelled
 */
UnrepTeam *
unrep_team_read (GPtrArray     *paths,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (UnrepTeamReader) reader = unrep_team_reader_new ();

  return unrep_team_reader_read (reader, paths, cancellable, error);
}

/**
 * unrep_team_read_cached:
 * @paths: (element-type GFile): reports, side files and folders
 * @cancellable: (nullable): cancels the reading
 * @error: where to put what went wrong
 *
 * As unrep_team_read(), with what an earlier run of the program has read of the same
 * folders: see unrep_team_cache_read().
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: (transfer full): what was read, %NULL when cancelled
 */
UnrepTeam *
unrep_team_read_cached (GPtrArray     *paths,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (UnrepTeamReader) reader = unrep_team_reader_new ();

  return unrep_team_cache_read (reader, paths, cancellable, error);
}

/**
 * unrep_team_ref:
 * @self: a team's work
 *
 * Returns: (transfer full): @self
 */
UnrepTeam *
unrep_team_ref (UnrepTeam *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_team_unref:
 * @self: (transfer full): a team's work
 */
void
unrep_team_unref (UnrepTeam *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_team_get_n_sheets:
 * @self: a team's work
 *
 * Returns: how many sheets there are: one a reviewer, text and codebook
 */
guint
unrep_team_get_n_sheets (UnrepTeam *self)
{
  return self->sheets->len;
}

/**
 * unrep_team_get_sheet:
 * @self: a team's work
 * @index: from 0
 *
 * Returns: (transfer none): a sheet, in the order of unrep_sheet_compare()
 */
UnrepSheet *
unrep_team_get_sheet (UnrepTeam *self,
                      guint      index)
{
  g_return_val_if_fail (index < self->sheets->len, NULL);

  return g_ptr_array_index (self->sheets, index);
}

/**
 * unrep_team_find_end:
 * @self: a team's work
 * @first: index of a sheet
 * @end: where to stop at the latest
 * @same: (scope call): what sheets that belong together have in common
 *
 * Sheets that belong together stand together, so that one may go from run to run.
 *
 * Returns: index behind the last sheet that belongs together with that at @first
 */
guint
unrep_team_find_end (UnrepTeam  *self,
                     guint       first,
                     guint       end,
                     gboolean  (*same) (UnrepSheet *, UnrepSheet *))
{
  guint i = first + 1;

  while (i < end && same (unrep_team_get_sheet (self, first), unrep_team_get_sheet (self, i)))
    i++;

  return i;
}

/**
 * unrep_team_count_reports:
 * @self: a team's work
 *
 * Returns: on how many texts somebody has worked, over all codebooks
 */
guint
unrep_team_count_reports (UnrepTeam *self)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->sheets->len; i++)
    g_hash_table_add (texts, (char *) unrep_sheet_get_text_sha256 (g_ptr_array_index (self->sheets, i)));

  return g_hash_table_size (texts);
}

/**
 * unrep_team_count_reviewers:
 * @self: a team's work
 *
 * Returns: how many people (by their uid) have work in it, over all codebooks
 */
guint
unrep_team_count_reviewers (UnrepTeam *self)
{
  g_autoptr (GHashTable) uids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      UnrepReviewer *reviewer = unrep_sheet_get_reviewer (g_ptr_array_index (self->sheets, i));

      g_hash_table_add (uids, (char *) unrep_reviewer_get_uid (reviewer));
    }

  return g_hash_table_size (uids);
}

/**
 * unrep_team_get_n_problems:
 * @self: a team's work
 *
 * Returns: how many files and folders could not be used
 */
guint
unrep_team_get_n_problems (UnrepTeam *self)
{
  return self->problems->len;
}

/**
 * unrep_team_get_problem:
 * @self: a team's work
 * @index: from 0
 *
 * Returns: (transfer none): which file or folder could not be used, and why
 */
const GError *
unrep_team_get_problem (UnrepTeam *self,
                        guint      index)
{
  g_return_val_if_fail (index < self->problems->len, NULL);

  return g_ptr_array_index (self->problems, index);
}

/**
 * unrep_team_get_n_notes:
 * @self: a team's work
 *
 * Returns: how many notes there are
 */
guint
unrep_team_get_n_notes (UnrepTeam *self)
{
  return self->notes->len;
}

/**
 * unrep_team_get_note:
 * @self: a team's work
 * @index: from 0
 *
 * Returns: (transfer none): that a file is a copy of another
 */
const UnrepTeamNote *
unrep_team_get_note (UnrepTeam *self,
                     guint      index)
{
  g_return_val_if_fail (index < self->notes->len, NULL);

  return g_ptr_array_index (self->notes, index);
}

/**
 * unrep_team_get_file:
 * @self: a team's work
 *
 * Returns: (transfer none) (nullable): what a lead has written about the team, %NULL
 *   where there is no team file or none that can be used
 */
UnrepTeamFile *
unrep_team_get_file (UnrepTeam *self)
{
  return self->file;
}

/**
 * unrep_team_get_file_error:
 * @self: a team's work
 *
 * Returns: (transfer none) (nullable): why the team file cannot be used
 */
const GError *
unrep_team_get_file_error (UnrepTeam *self)
{
  return self->file_error;
}

/**
 * unrep_team_get_found_reports:
 * @self: a team's work
 *
 * Returns: (transfer none) (element-type GFile): the files in its folders that are
 *   reports by their names; there may be others that side files name
 */
GPtrArray *
unrep_team_get_found_reports (UnrepTeam *self)
{
  return self->found_reports;
}

/**
 * unrep_team_get_folders:
 * @self: a team's work
 *
 * Returns: (transfer none) (element-type GFile): the folders that were searched
 */
GPtrArray *
unrep_team_get_folders (UnrepTeam *self)
{
  return self->folders;
}

/**
 * unrep_team_get_codebook:
 * @self: a team's work
 * @id: id of a codebook
 * @version: its version
 *
 * Returns: (transfer none) (nullable): the default codebook or one that was found
 *   in the folders, %NULL where neither is the one wanted
 */
UnrepCodebook *
unrep_team_get_codebook (UnrepTeam  *self,
                         const char *id,
                         guint       version)
{
  for (guint i = 0; i < self->codebooks->len; i++)
    {
      UnrepCodebook *codebook = g_ptr_array_index (self->codebooks, i);

      if (unrep_codebook_get_version (codebook) == version && g_str_equal (unrep_codebook_get_id (codebook), id))
        return codebook;
    }

  return NULL;
}

/**
 * unrep_team_get_default_codebook:
 * @self: a team's work
 *
 * Returns: (transfer none): the codebook that is used where nobody chose another
 */
UnrepCodebook *
unrep_team_get_default_codebook (UnrepTeam *self)
{
  return g_ptr_array_index (self->codebooks, 0);
}

static UnrepSideFile *
merge_file (UnrepSideFile  *merged,
            GFile          *file,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr (UnrepSideFile) before = merged;
  g_autoptr (UnrepSideFile) other = unrep_side_file_read (file, cancellable, error);
  g_autoptr (GPtrArray) conflicts = NULL;

  if (before == NULL || other == NULL)
    return g_steal_pointer (&other);
  return unrep_side_file_merge (before, other, &conflicts);
}

/**
 * unrep_team_read_side_file:
 * @self: a team's work
 * @sheet: one of its sheets
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Reads again what @sheet was taken from, with all that it left out: notes, spans,
 * tags. Copies are merged, and work on an earlier text is re-anchored, as they were
 * for the sheet.
 *
 * Errors: as unrep_side_file_read(); %UNREP_ERROR_FOREIGN where the file was
 * replaced by another since.
 *
 * Returns: (transfer full): the side file, %NULL on error
 */
UnrepSideFile *
unrep_team_read_side_file (UnrepTeam     *self,
                           UnrepSheet    *sheet,
                           GCancellable  *cancellable,
                           GError       **error)
{
  GPtrArray *copies = g_hash_table_lookup (self->copies, sheet);
  GFile *file = unrep_sheet_get_file (sheet);
  g_autoptr (UnrepSideFile) side_file = NULL;
  g_autoptr (UnrepSheet) now = NULL;
  UnrepTeamText *text;

  if (copies == NULL)
    side_file = unrep_side_file_read (file, cancellable, error);
  for (guint i = 0; copies != NULL && i < copies->len; i++)
    {
      side_file = merge_file (g_steal_pointer (&side_file), g_ptr_array_index (copies, i), cancellable, error);
      if (side_file == NULL)
        return NULL;
    }
  if (side_file == NULL)
    return NULL;

  text = g_hash_table_lookup (self->reanchored, sheet);
  if (text != NULL)
    {
      g_autoptr (UnrepSideFile) before = g_steal_pointer (&side_file);

      side_file = unrep_team_text_reanchor (text, before, cancellable);
      if (side_file == NULL)
        {
          g_cancellable_set_error_if_cancelled (cancellable, error);
          return NULL;
        }
    }
  now = unrep_sheet_new (side_file, file);
  if (!unrep_sheet_same_work (sheet, now))
    {
      g_autofree char *display = unrep_file_dup_display (file);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN,
                   _("“%s” was replaced by other work while it was being read. Try again."), display);
      return NULL;
    }
  return g_steal_pointer (&side_file);
}

/**
 * unrep_team_dup_report_file:
 * @self: a team's work
 * @sheet: one of its sheets
 * @error: where to put what went wrong
 *
 * Errors: %UNREP_ERROR_FORMAT where the side file names no file.
 *
 * Returns: (transfer full): where the report should be that @sheet is about: the one
 *   that was named, else the one beside the side file; %NULL on error
 */
GFile *
unrep_team_dup_report_file (UnrepTeam   *self,
                            UnrepSheet  *sheet,
                            GError     **error)
{
  GFile *side_file = unrep_sheet_get_file (sheet);
  const char *name = unrep_sheet_get_report_name (sheet);
  GFile *named = g_hash_table_lookup (self->reports, unrep_sheet_get_text_sha256 (sheet));
  g_autoptr (GFile) folder = g_file_get_parent (side_file);

  /* The name is somebody else's word and must not lead out of the folder. */
  if (named == NULL && (*name == '\0' || strchr (name, G_DIR_SEPARATOR) != NULL || g_str_equal (name, "..")))
    {
      g_autofree char *display = unrep_file_dup_display (side_file), *printable = unrep_dup_printable (name);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   _("“%s” names no file as its report: “%s”."), display, printable);
      return NULL;
    }
  return named != NULL ? g_object_ref (named) : g_file_get_child (folder, name);
}

/**
 * unrep_team_load_report:
 * @self: a team's work
 * @sheet: one of its sheets
 * @cancellable: (nullable): cancels the loading
 * @error: where to put what went wrong
 *
 * Loads the report that @sheet is about: the one that was named, else the one
 * beside the side file.
 *
 * Errors: those of unrep_report_load(); %UNREP_ERROR_FOREIGN where the text is
 * another one than @sheet counts in.
 *
 * Returns: (transfer full): the report, %NULL on error
 */
UnrepReport *
unrep_team_load_report (UnrepTeam     *self,
                        UnrepSheet    *sheet,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GFile) file = unrep_team_dup_report_file (self, sheet, error);
  g_autoptr (UnrepReport) report = NULL;

  if (file == NULL)
    return NULL;

  report = unrep_report_load_agreed (file, cancellable, error);
  if (report != NULL && !g_str_equal (unrep_report_get_text_sha256 (report), unrep_sheet_get_text_sha256 (sheet)))
    {
      g_autofree char *report_display = unrep_file_dup_display (file);
      g_autofree char *display = unrep_file_dup_display (unrep_sheet_get_file (sheet));

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN,
                   _("“%s” has another text than the one that “%s” is about."), report_display, display);
      return NULL;
    }

  return g_steal_pointer (&report);
}

/**
 * unrep_team_load_outline:
 * @self: a team's work
 * @report: a report
 * @cancellable: (nullable): cancels the loading
 * @error: where to put what went wrong
 *
 * Finds the outline of @report as its reviewers see it before they correct
 * anything: with what a lead has published for it in the team's folders, or, where
 * side files alone were named, beside it.
 *
 * Errors: those of unrep_outline_new(), and of reading what was published.
 *
 * Returns: (transfer full): the outline, %NULL on error
 */
UnrepOutline *
unrep_team_load_outline (UnrepTeam     *self,
                         UnrepReport   *report,
                         GCancellable  *cancellable,
                         GError       **error)
{
  GFile *file = g_hash_table_lookup (self->outlines, unrep_report_get_text_sha256 (report));
  g_autoptr (UnrepOutline) found = unrep_report_new_outline (report, cancellable, error);
  g_autoptr (UnrepSideFile) published = NULL;

  if (found == NULL)
    return NULL;
  if (file == NULL && self->folders->len == 0)
    return unrep_review_new_team_outline (report, found, cancellable, error);
  if (file == NULL)
    return g_steal_pointer (&found);
  published = unrep_side_file_read (file, cancellable, error);
  return published != NULL ? unrep_review_new_published_outline (found, published) : NULL;
}
