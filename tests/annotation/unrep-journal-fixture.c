/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-journal-fixture.h"

#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-journal-file.h"

#include <glib/gstdio.h>
#include <string.h>

Desk
desk_new (const char *name)
{
  Desk desk = { .fixture = fixture_new (name) };

  desk.work = unrep_side_file_new (desk.fixture.report, desk.fixture.codebook, desk.fixture.reviewer);
  desk.folder = g_filename_to_uri (desk.fixture.dir, NULL, NULL);
  desk.path = unrep_journal_dup_path (desk.work, desk.folder, DEVICE);
  return desk;
}

UnrepJournal *
desk_open (Desk *desk)
{
  return unrep_journal_new (desk->work, desk->folder, DEVICE);
}

void
desk_clear (Desk *desk)
{
  unrep_side_file_unref (desk->work);
  g_free (desk->path);
  g_free (desk->folder);
  fixture_clear (&desk->fixture);
}

UnrepAnnotation *
desk_new_annotation (Desk       *desk,
                guint       unit,
                const char *note,
                const char *device)
{
  UnrepAnnotationContent content = { .position = unit % 2 ? "oppose" : "mixed", .note = note };
  const UnrepUnit *shown = unrep_outline_get_unit (desk->fixture.outline, unit % 8);

  return unrep_annotation_new_unit (shown->path, unrep_report_get_text (desk->fixture.report), shown->range, &content,
                                    device, "2026-01-02T03:04:05Z");
}

UnrepAnnotation *
desk_new_version (UnrepAnnotation *annotation,
             const char      *note,
             const char      *device)
{
  UnrepAnnotationContent content = unrep_annotation_get_content (annotation);

  content.note = note;
  return unrep_annotation_new_changed (annotation, &content, device, "2026-01-02T03:04:06Z");
}

gboolean
journal_append (UnrepJournal     *journal,
        UnrepAnnotation  *annotation,
        GError          **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  if (annotation != NULL)
    g_ptr_array_add (one, annotation);
  return unrep_journal_append (journal, one, error);
}

void
desk_append_note (Desk         *desk,
             UnrepJournal *journal,
             guint         unit,
             const char   *note)
{
  g_autoptr (UnrepAnnotation) annotation = desk_new_annotation (desk, unit, note, DEVICE);
  g_autoptr (GError) error = NULL;

  g_assert_true (journal_append (journal, annotation, &error));
  g_assert_no_error (error);
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (unrep_annotation_get_note (*(UnrepAnnotation * const *) a),
                 unrep_annotation_get_note (*(UnrepAnnotation * const *) b));
}

/* The notes in it, sorted, with a space between. */
char *
journal_dup_notes (UnrepJournal *journal)
{
  g_autoptr (GPtrArray) list = unrep_journal_list (journal);
  GString *notes = g_string_new (NULL);

  g_ptr_array_sort (list, compare_notes);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (notes, "%s%s", i > 0 ? " " : "", unrep_annotation_get_note (g_ptr_array_index (list, i)));
  return g_string_free (notes, FALSE);
}

void
journal_assert_notes (UnrepJournal *journal,
              const char   *expected)
{
  g_autofree char *notes = journal_dup_notes (journal);

  g_assert_cmpstr (notes, ==, expected);
}

/* What the next program finds. */
void
desk_assert_left (Desk       *desk,
             const char *expected)
{
  UnrepJournal *journal = desk_open (desk);

  journal_assert_notes (journal, expected);
  unrep_journal_close (journal);
}

gsize
get_file_size (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_size;
}
