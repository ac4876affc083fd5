/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-agreed-encoding.h"

#include "annotation/unrep-review-store.h"
#include "annotation/unrep-side-file-private.h"
#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "report/unrep-encoding-choice.h"

#include <string.h>

static void
count (GHashTable *counts,
       const char *encoding)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, encoding));

  g_hash_table_replace (counts, g_strdup (encoding), GUINT_TO_POINTER (n + 1));
}

/* Counts what a file says, if it is a side file about this report. Most files of a folder are
 * about another one, and are not parsed. */
static void
examine (GHashTable *counts,
         GFile      *file,
         const char *sha256)
{
  g_autoptr (GBytes) bytes = unrep_file_read (file, UNREP_JSON_MAX_BYTES, NULL, NULL);
  g_autofree char *name = unrep_file_dup_display (file);
  g_autoptr (UnrepSideFile) side_file = NULL;
  gsize n;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &n) : NULL;

  if (data == NULL || memmem (data, n, sha256, strlen (sha256)) == NULL)
    return;
  side_file = unrep_side_file_read_bytes (bytes, name, NULL);
  if (side_file != NULL && g_str_equal (side_file->report_sha256, sha256) && g_str_equal (side_file->text_reader, "text"))
    count (counts, side_file->text_encoding);
}

/* What most side files beside the report say; of several that as many say, the first by name. */
static char *
dup_agreed (GFile         *file,
            GBytes        *bytes,
            GCancellable  *cancellable)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GPtrArray) names = folder != NULL ? unrep_store_list_names (folder, cancellable, NULL) : NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer encoding, n;
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; names != NULL && i < names->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GFile) other = g_file_get_child (folder, g_ptr_array_index (names, i));

      examine (counts, other, sha256);
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &encoding, &n))
    if (GPOINTER_TO_UINT (n) > most || (GPOINTER_TO_UINT (n) == most && strcmp (encoding, best) < 0))
      {
        best = encoding;
        most = GPOINTER_TO_UINT (n);
      }
  return g_strdup (best);
}

/* The report in the encoding that others read it in; NULL where nobody has, where that is how it
 * was read, and where somebody has chosen on this computer. */
static UnrepReport *
load_as_others (GFile        *file,
                UnrepReport  *report,
                GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = unrep_file_read (file, UNREP_REPORT_MAX_BYTES, cancellable, NULL);
  g_autofree char *own = bytes != NULL ? unrep_encoding_choice_find (bytes) : NULL;
  g_autofree char *agreed = bytes != NULL && own == NULL ? dup_agreed (file, bytes, cancellable) : NULL;

  if (agreed == NULL || (report != NULL && g_str_equal (agreed, unrep_report_get_encoding (report))))
    return NULL;
  return unrep_report_load_named (file, agreed, cancellable, NULL);
}

/**
 * unrep_report_load_agreed:
 * @file: a report
 * @cancellable: (nullable): ends the reading early
 * @error: return location of an error, as of unrep_report_load()
 *
 * As unrep_report_load(); but plain text that is not surely UTF-8 is read as those have read it
 * who have side files beside it, so that all have the same text. What somebody has chosen on
 * this computer counts first; then what most side files name, and of several that as many
 * name, the first by name; then what the text itself is like.
 *
 * Returns: (transfer full): the report, %NULL on error
 */
UnrepReport *
unrep_report_load_agreed (GFile         *file,
                          GCancellable  *cancellable,
                          GError       **error)
{
  GError *local = NULL;
  g_autoptr (UnrepReport) report = unrep_report_load (file, cancellable, &local);
  gboolean unsure = g_error_matches (local, UNREP_ERROR, UNREP_ERROR_UNSURE);
  UnrepReport *other = NULL;

  if (unsure || (report != NULL && g_str_equal (unrep_report_get_reader (report), "text")
                 && !g_str_equal (unrep_report_get_encoding (report), "UTF-8")))
    other = load_as_others (file, report, cancellable);
  if (other != NULL)
    g_clear_error (&local);
  else if (local != NULL)
    g_propagate_error (error, local);
  return other != NULL ? other : g_steal_pointer (&report);
}
