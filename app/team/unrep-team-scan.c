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
 * unrep_team_scan:
 * @folder: a folder
 * @filtered: whether only side files of reports in this very folder are looked
 *   for; without it the folders below are searched, too
 * @sources: (element-type UnrepTeamSource): where to add what is found
 * @problems: (element-type GError): where to add the folders that cannot be read
 * @cancellable: (nullable): cancels the search; what was found until then stays
 *
 * Finds the `*.json` files of a folder, whatever sync tools made of the rest of
 * their names, in the order of their names. Folders behind symbolic links are not
 * entered: they may lead back up, or to where nobody meant to look. Links to files
 * are followed. Nothing is opened.
 */
void
unrep_team_scan (GFile        *folder,
                 gboolean      filtered,
                 GPtrArray    *sources,
                 GPtrArray    *problems,
                 GCancellable *cancellable)
{
  g_autoptr (GQueue) folders = g_queue_new ();

  g_queue_push_tail (folders, g_object_ref (folder));
  while (!g_queue_is_empty (folders))
    {
      g_autoptr (GFile) current = g_queue_pop_head (folders);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) infos = list_children (current, cancellable, &error);

      if (infos == NULL)
        add_problem (problems, current, error);
      for (guint i = 0; infos != NULL && i < infos->len; i++)
        {
          GFileInfo *info = g_ptr_array_index (infos, i);
          const char *name = g_file_info_get_name (info);
          g_autoptr (GFile) child = g_file_get_child (current, name);

          if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && !filtered)
            g_queue_push_tail (folders, g_object_ref (child));
          else if (g_str_has_suffix (name, ".json") && is_regular (child, info))
            g_ptr_array_add (sources, unrep_team_source_new (child, FALSE, filtered));
        }
    }
}
