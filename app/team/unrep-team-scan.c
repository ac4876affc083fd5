/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-scan.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * unrep_team_source_new:
 * @file: a file
 * @named: whether a person named this very file
 * @filtered: whether only work on the reports that a person named is wanted of it
 *
 * Returns: (transfer full): a source
 */
UnrepTeamSource *
unrep_team_source_new (GFile    *file,
                       gboolean  named,
                       gboolean  filtered)
{
  UnrepTeamSource *self = g_new0 (UnrepTeamSource, 1);

  self->file = g_object_ref (file);
  self->named = named;
  self->filtered = filtered;

  return self;
}

/**
 * unrep_team_source_free:
 * @self: (transfer full): a source
 */
void
unrep_team_source_free (UnrepTeamSource *self)
{
  g_object_unref (self->file);
  g_free (self);
}

static void
add_problem (GPtrArray    *problems,
             GFile        *folder,
             const GError *error)
{
  g_autofree char *display = unrep_file_dup_display (folder);
  g_autofree char *reason = unrep_dup_printable (error->message);

  g_ptr_array_add (problems,
                   g_error_new (UNREP_ERROR, UNREP_ERROR_UNREADABLE,
                                _("The folder “%s” could not be read: %s. What is in it is not counted."),
                                display, reason));
}

static gboolean
is_regular (GFile     *file,
            GFileInfo *info)
{
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SYMBOLIC_LINK)
    return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR;
  return g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  GFileInfo *i = *(GFileInfo * const *) a, *j = *(GFileInfo * const *) b;

  return strcmp (g_file_info_get_name (i), g_file_info_get_name (j));
}

static GPtrArray *
list_children (GFile         *folder,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);

  if (children == NULL)
    return NULL;
  for (;;)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (children, &info, NULL, cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      g_ptr_array_add (infos, g_object_ref (info));
    }
  g_ptr_array_sort (infos, compare_names);

  return g_steal_pointer (&infos);
}

/**
 * unrep_team_scan_init:
 * @scan: (out): becomes empty
 */
void
unrep_team_scan_init (UnrepTeamScan *scan)
{
  scan->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_team_source_free);
  scan->reports = g_ptr_array_new_with_free_func (g_object_unref);
  scan->folders = g_ptr_array_new_with_free_func (g_object_unref);
  scan->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

/**
 * unrep_team_scan_clear:
 * @scan: what was found, not used any more
 */
void
unrep_team_scan_clear (UnrepTeamScan *scan)
{
  g_clear_pointer (&scan->sources, g_ptr_array_unref);
  g_clear_pointer (&scan->reports, g_ptr_array_unref);
  g_clear_pointer (&scan->folders, g_ptr_array_unref);
  g_clear_pointer (&scan->problems, g_ptr_array_unref);
}

/* Side files name their reports, whatever those are called; this finds the ones that
 * nobody has begun. */
static gboolean
is_report_name (const char *name)
{
  static const char * const suffixes[]
    = { ".txt", ".docx", ".odt", ".fodt", ".doc", ".rtf", ".html", ".htm", ".xhtml", ".pdf" };
  g_autofree char *folded = g_ascii_strdown (name, -1);

  /* Word leaves files of its own beside those that it has open. */
  if (name[0] == '.' || g_str_has_prefix (name, "~$"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (folded, suffixes[i]))
      return TRUE;
  return FALSE;
}

static void
look_at (GFile         *folder,
         GFileInfo     *info,
         gboolean       filtered,
         GQueue        *folders,
         UnrepTeamScan *scan)
{
  const char *name = g_file_info_get_name (info);
  g_autoptr (GFile) child = g_file_get_child (folder, name);

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && !filtered)
    g_queue_push_tail (folders, g_object_ref (child));
  else if (g_str_has_suffix (name, ".json") && is_regular (child, info))
    g_ptr_array_add (scan->sources, unrep_team_source_new (child, FALSE, filtered));
  else if (!filtered && is_report_name (name) && is_regular (child, info))
    g_ptr_array_add (scan->reports, g_object_ref (child));
}

/**
 * unrep_team_scan:
 * @folder: a folder
 * @filtered: whether only side files of reports in this very folder are looked
 *   for, and other reports are not; without it the folders below are searched, too
 * @scan: what was found so far, and what is found now
 * @cancellable: (nullable): cancels the search; what was found until then stays
 *
 * Finds the `*.json` files of a folder, whatever sync tools made of the rest of
 * their names, and the files that are reports by their names, in the order of their names. Folders behind
 * symbolic links are not entered: they may lead back up, or to where nobody meant to
 * look. Links to files are followed. Nothing is opened.
 */
void
unrep_team_scan (GFile         *folder,
                 gboolean       filtered,
                 UnrepTeamScan *scan,
                 GCancellable  *cancellable)
{
  GQueue folders = G_QUEUE_INIT;

  g_queue_push_tail (&folders, g_object_ref (folder));
  while (!g_queue_is_empty (&folders))
    {
      g_autoptr (GFile) current = g_queue_pop_head (&folders);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) infos = list_children (current, cancellable, &error);

      if (infos == NULL && !g_cancellable_is_cancelled (cancellable))
        add_problem (scan->problems, current, error);
      if (infos == NULL)
        continue;
      g_ptr_array_add (scan->folders, g_object_ref (current));
      for (guint i = 0; i < infos->len; i++)
        look_at (current, g_ptr_array_index (infos, i), filtered, &folders, scan);
    }
}

/* Names may come in any order: the sum has none. */
static guint64
get_entry_sum (GFileInfo *info)
{
  const char *etag = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ETAG_VALUE);
  g_autofree char *entry =
    g_strdup_printf ("%s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %s", g_file_info_get_name (info),
                     g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE),
                     g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED), etag != NULL ? etag : "");
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, entry, -1);

  /* The first 16 of the 64 digits. */
  sha256[16] = '\0';
  return g_ascii_strtoull (sha256, NULL, 16);
}

/**
 * unrep_team_scan_sum:
 * @folders: (element-type GFile): folders
 * @cancellable: (nullable): to stop
 *
 * What a file server says of its files cannot be relied on to tell that one is the same,
 * but mostly tells that one is another, long before all were read again. It blocks.
 *
 * Returns: a sum of names, sizes, times and etags of all that lies in @folders; 0 where
 *   one of them cannot be listed
 */
guint64
unrep_team_scan_sum (GPtrArray    *folders,
                     GCancellable *cancellable)
{
  guint64 sum = 1;

  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (GFileEnumerator) children =
        g_file_enumerate_children (g_ptr_array_index (folders, i),
                                   G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                                   G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_ETAG_VALUE,
                                   G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);
      GFileInfo *info;

      if (children == NULL)
        return 0;
      do
        {
          if (!g_file_enumerator_iterate (children, &info, NULL, cancellable, NULL))
            return 0;
          sum += info != NULL ? get_entry_sum (info) : 0;
        }
      while (info != NULL);
    }
  return sum;
}

/**
 * unrep_team_check_folder:
 * @folder: a folder
 * @cancellable: (nullable): cancels the look
 * @error: where to put what is wrong
 *
 * A folder that is gone is another thing than one without anything. It blocks.
 *
 * Errors: %UNREP_ERROR_UNREADABLE, %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether @folder can be searched
 */
gboolean
unrep_team_check_folder (GFile         *folder,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autofree char *display = unrep_file_dup_display (folder);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (folder, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                                                  cancellable, &reason);

  if (info == NULL && g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (info == NULL)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
                 _("The folder “%s” cannot be read: %s. What was read before is still shown; it is read again as soon as "
                   "the folder is there."), display, reason->message);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE, _("“%s” is no folder."), display);
  else
    return TRUE;
  return FALSE;
}
