/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on an earlier text of a report, compared with work on the present one. */
#include "team/unrep-team-private.h"

#include "annotation/unrep-agreed-encoding.h"
#include "annotation/unrep-reanchoring.h"
#include "base/unrep-file.h"

#include <glib/gi18n.h>
#include <string.h>

/* A report, which is loaded only where the side files beside it are, or may be, about
 * another text. */
typedef struct
{
  GFile *file;
  /* SHA-256 of the text that the first of the side files is about. */
  char *text_sha256;
  gboolean differs;
  gboolean may_differ;
  gboolean is_tried;
  UnrepTeamText *text;
} Beside;

static void
beside_free (Beside *self)
{
  g_object_unref (self->file);
  g_free (self->text_sha256);
  g_clear_pointer (&self->text, unrep_team_text_unref);
  g_free (self);
}

static void
text_clear (gpointer data)
{
  UnrepTeamText *self = data;

  g_clear_object (&self->report);
  g_clear_pointer (&self->outline, unrep_outline_unref);
}

/**
 * unrep_team_text_unref:
 * @self: (transfer full): a report that was loaded
 */
void
unrep_team_text_unref (UnrepTeamText *self)
{
  g_atomic_rc_box_release_full (self, text_clear);
}

/* %NULL where the name, somebody else's word, would lead out of the folder. */
static GFile *
dup_report_file (UnrepSheet *sheet)
{
  const char *name = unrep_sheet_get_report_name (sheet);
  g_autoptr (GFile) folder = g_file_get_parent (unrep_sheet_get_file (sheet));

  if (*name == '\0' || strchr (name, G_DIR_SEPARATOR) != NULL || g_str_equal (name, "..") || folder == NULL)
    return NULL;
  return g_file_get_child (folder, name);
}

static void
note_text (GHashTable *reports,
           UnrepSheet *sheet)
{
  g_autoptr (GFile) file = dup_report_file (sheet);
  Beside *beside = file != NULL ? g_hash_table_lookup (reports, file) : NULL;

  if (beside != NULL)
    beside->differs |= !g_str_equal (beside->text_sha256, unrep_sheet_get_text_sha256 (sheet));
  else if (file != NULL)
    {
      beside = g_new0 (Beside, 1);
      beside->file = g_steal_pointer (&file);
      beside->text_sha256 = g_strdup (unrep_sheet_get_text_sha256 (sheet));
      g_hash_table_insert (reports, beside->file, beside);
    }
}

/* The reports that side files are about, by their files. */
static GHashTable *
list_reports (UnrepTeam *self)
{
  GHashTable *reports = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, NULL, (GDestroyNotify) beside_free);
  GHashTableIter iter;
  gpointer sha256, named;

  g_hash_table_iter_init (&iter, self->reports);
  while (g_hash_table_iter_next (&iter, &sha256, &named))
    {
      Beside *beside = g_new0 (Beside, 1);

      beside->file = g_object_ref (named);
      beside->text_sha256 = g_strdup (sha256);
      g_hash_table_replace (reports, beside->file, beside);
    }
  for (guint i = 0; i < self->sheets->len; i++)
    note_text (reports, g_ptr_array_index (self->sheets, i));
  for (guint i = 0; i < self->decisions->len; i++)
    note_text (reports, g_ptr_array_index (self->decisions, i));

  return reports;
}

/* A report that cannot be loaded says nothing: its side files count each for the text
 * that they are about. One that still has the text of all of them needs no outline. */
static UnrepTeamText *
get_text (UnrepTeam    *self,
          Beside       *beside,
          GCancellable *cancellable)
{
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepOutline) outline = NULL;

  if (beside->is_tried)
    return beside->text;
  beside->is_tried = TRUE;
  report = unrep_report_load_agreed (beside->file, cancellable, NULL);
  if (report != NULL && (beside->differs || !g_str_equal (beside->text_sha256, unrep_report_get_text_sha256 (report))))
    outline = unrep_team_load_outline (self, report, cancellable, NULL);
  if (outline == NULL)
    return NULL;

  beside->text = g_atomic_rc_box_new0 (UnrepTeamText);
  beside->text->report = g_steal_pointer (&report);
  beside->text->outline = g_steal_pointer (&outline);
  return beside->text;
}

/* Somebody's other work on the present text, which is what they think now. */
static UnrepSheet *
find_present (GPtrArray  *sheets,
              UnrepSheet *sheet,
              const char *text_sha256)
{
  const char *uid = unrep_reviewer_get_uid (unrep_sheet_get_reviewer (sheet));

  for (guint i = 0; i < sheets->len; i++)
    {
      UnrepSheet *other = g_ptr_array_index (sheets, i);

      if (other != NULL && g_str_equal (unrep_sheet_get_text_sha256 (other), text_sha256) && unrep_sheet_same_codebook (other, sheet) &&
          g_str_equal (unrep_reviewer_get_uid (unrep_sheet_get_reviewer (other)), uid))
        return other;
    }

  return NULL;
}

static void
tell (UnrepTeam *self,
      char      *message)
{
  g_ptr_array_add (self->problems, g_error_new_literal (UNREP_ERROR, UNREP_ERROR_OUTDATED, message));
  g_free (message);
}

/* The work of @sheet on the present text; %NULL where it cannot be read again. */
static UnrepSheet *
new_present (UnrepTeam     *self,
             UnrepSheet    *sheet,
             UnrepTeamText *text,
             GCancellable  *cancellable)
{
  GFile *file = unrep_sheet_get_file (sheet);
  g_autoptr (UnrepSideFile) before = unrep_team_read_side_file (self, sheet, cancellable, NULL), after = NULL;
  UnrepSheet *present;
  GPtrArray *copies = g_hash_table_lookup (self->copies, sheet);
  g_autofree char *display = NULL, *report = NULL;

  if (before != NULL)
    after = unrep_team_text_reanchor (text, before, cancellable);
  if (after == NULL)
    return NULL;

  present = unrep_sheet_new (after, file);
  if (copies != NULL)
    g_hash_table_insert (self->copies, present, g_ptr_array_ref (copies));
  g_hash_table_remove (self->copies, sheet);
  g_hash_table_insert (self->reanchored, present, g_atomic_rc_box_acquire (text));
  display = unrep_file_dup_display (file);
  report = unrep_dup_printable (unrep_sheet_get_report_name (sheet));
  tell (self, g_strdup_printf (_("“%s” is about an earlier text of “%s”, and its annotations were looked for in the present "
                                 "one. Positions that count: %u of %u."), display, report,
                               unrep_sheet_get_n_entries (present), unrep_sheet_get_n_entries (sheet)));
  return present;
}

/**
 * unrep_team_text_reanchor:
 * @self: a report as it is
 * @side_file: work on an earlier text of it
 * @cancellable: (nullable): to stop
 *
 * Returns: (transfer full) (nullable): that work on the present text, %NULL where it
 *   was cancelled
 */
UnrepSideFile *
unrep_team_text_reanchor (UnrepTeamText *self,
                          UnrepSideFile *side_file,
                          GCancellable  *cancellable)
{
  g_autoptr (UnrepReanchoring) reanchoring = unrep_reanchoring_new (side_file, self->report, self->outline, cancellable,
                                                                    NULL);

  return reanchoring != NULL ? unrep_reanchoring_new_side_file (reanchoring) : NULL;
}

static void
reanchor (UnrepTeam    *self,
          GPtrArray    *sheets,
          guint         index,
          Beside       *beside,
          GCancellable *cancellable)
{
  UnrepSheet *sheet = g_ptr_array_index (sheets, index), *present;
  UnrepTeamText *text = get_text (self, beside, cancellable);
  const char *text_sha256 = text != NULL ? unrep_report_get_text_sha256 (text->report) : NULL;

  if (text == NULL || g_str_equal (text_sha256, unrep_sheet_get_text_sha256 (sheet)))
    return;

  present = find_present (sheets, sheet, text_sha256);
  if (present != NULL)
    {
      g_autofree char *display = unrep_file_dup_display (unrep_sheet_get_file (sheet));
      g_autofree char *other = unrep_file_dup_display (unrep_sheet_get_file (present));

      tell (self, g_strdup_printf (_("“%s” is about an earlier text than “%s” of the same reviewer, and does not count."),
                                   display, other));
      g_hash_table_remove (self->copies, sheet);
      g_ptr_array_index (sheets, index) = NULL;
      unrep_sheet_unref (sheet);
      return;
    }
  present = new_present (self, sheet, text, cancellable);
  if (present != NULL)
    {
      g_ptr_array_index (sheets, index) = present;
      unrep_sheet_unref (sheet);
    }
}

static void
reanchor_all (UnrepTeam    *self,
              GPtrArray    *sheets,
              GHashTable   *reports,
              GCancellable *cancellable)
{
  guint n_left = 0;

  for (guint i = 0; i < sheets->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GFile) file = dup_report_file (g_ptr_array_index (sheets, i));
      Beside *beside = file != NULL ? g_hash_table_lookup (reports, file) : NULL;

      if (beside != NULL && (beside->differs || beside->may_differ))
        reanchor (self, sheets, i, beside, cancellable);
    }
  for (guint i = 0; i < sheets->len; i++)
    if (g_ptr_array_index (sheets, i) != NULL)
      sheets->pdata[n_left++] = g_ptr_array_index (sheets, i);
  /* Those behind have moved to the front; they are not to be freed. */
  sheets->len = n_left;
}

/**
 * unrep_team_reanchor:
 * @self: everybody's work
 * @cancellable: (nullable): to stop
 *
 * Where the side files beside a report are about different texts, the report has
 * changed while people worked: those that are about another text than it has now are
 * re-anchored, in memory only, and that is told; leads' decisions too. What has no
 * certain place does not count. The order of the sheets is lost.
 */
void
unrep_team_reanchor (UnrepTeam    *self,
                     GCancellable *cancellable)
{
  g_autoptr (GHashTable) reports = list_reports (self);

  reanchor_all (self, self->sheets, reports, cancellable);
  reanchor_all (self, self->decisions, reports, cancellable);
}

static int
compare_sheets (gconstpointer a,
                gconstpointer b)
{
  return unrep_sheet_compare (*(UnrepSheet * const *) a, *(UnrepSheet * const *) b);
}

/**
 * unrep_team_make_present:
 * @self: a team's work, which nobody else has yet
 * @texts: (nullable) (element-type GFile utf8): SHA-256 of the texts that reports are
 *   known to have; %NULL to load each of the reports and see
 * @cancellable: (nullable): to stop
 *
 * Where all that was done on a report is about one earlier text of it, nothing in the
 * side files tells so. For what needs the report itself this finds out, and re-anchors
 * that work in memory, as reading does where side files differ. It blocks.
 */
void
unrep_team_make_present (UnrepTeam    *self,
                         GHashTable   *texts,
                         GCancellable *cancellable)
{
  g_autoptr (GHashTable) reports = list_reports (self);
  GHashTableIter iter;
  gpointer file, data;

  g_hash_table_iter_init (&iter, reports);
  while (g_hash_table_iter_next (&iter, &file, &data))
    {
      const char *known = texts != NULL ? g_hash_table_lookup (texts, file) : NULL;
      Beside *beside = data;

      beside->may_differ = texts == NULL || (known != NULL && !g_str_equal (known, beside->text_sha256));
    }
  reanchor_all (self, self->sheets, reports, cancellable);
  reanchor_all (self, self->decisions, reports, cancellable);
  g_ptr_array_sort (self->sheets, compare_sheets);
  g_ptr_array_sort (self->decisions, compare_sheets);
}
