/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pending.h"

#include "unrep-annotation-private.h"
#include "unrep-journal-record.h"

struct _UnrepPending
{
  /* id → GPtrArray of versions none of which includes another; mostly one. */
  GHashTable *versions;
};

/**
 * unrep_pending_new:
 *
 * Returns: (transfer full): nothing pending
 */
UnrepPending *
unrep_pending_new (void)
{
  UnrepPending *self = g_new0 (UnrepPending, 1);

  self->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * unrep_pending_free:
 * @self: (transfer full): pending annotations
 */
void
unrep_pending_free (UnrepPending *self)
{
  g_hash_table_unref (self->versions);
  g_free (self);
}

/**
 * unrep_pending_is_empty:
 * @self: pending annotations
 *
 * Returns: whether there are none
 */
gboolean
unrep_pending_is_empty (UnrepPending *self)
{
  return g_hash_table_size (self->versions) == 0;
}

static void
add (UnrepPending    *self,
     UnrepAnnotation *annotation)
{
  const char *id = unrep_annotation_get_id (annotation);
  GPtrArray *versions = g_hash_table_lookup (self->versions, id);

  if (versions == NULL)
    {
      versions = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->versions, g_strdup (id), versions);
    }
  for (guint i = versions->len; i > 0; i--)
    {
      UnrepAnnotation *version = g_ptr_array_index (versions, i - 1);

      if (unrep_annotation_includes (version, annotation))
        return;
      if (unrep_annotation_includes (annotation, version))
        g_ptr_array_remove_index (versions, i - 1);
    }
  g_ptr_array_add (versions, g_object_ref (annotation));
}

/**
 * unrep_pending_add_all:
 * @self: pending annotations
 * @annotations: (element-type UnrepAnnotation): more of them, in any order
 */
void
unrep_pending_add_all (UnrepPending *self,
                       GPtrArray    *annotations)
{
  for (guint i = 0; i < annotations->len; i++)
    add (self, g_ptr_array_index (annotations, i));
}

static void
remove_shown (UnrepPending    *self,
              UnrepAnnotation *shown)
{
  const char *id = unrep_annotation_get_id (shown);
  GPtrArray *versions = g_hash_table_lookup (self->versions, id);

  if (versions == NULL)
    return;
  for (guint i = versions->len; i > 0; i--)
    if (unrep_annotation_includes (shown, g_ptr_array_index (versions, i - 1)))
      g_ptr_array_remove_index (versions, i - 1);
  if (versions->len == 0)
    g_hash_table_remove (self->versions, id);
}

/**
 * unrep_pending_remove_all:
 * @self: pending annotations
 * @shown: (element-type UnrepAnnotation): what was seen
 *
 * Takes out every version whose changes are all in one of @shown.
 */
void
unrep_pending_remove_all (UnrepPending *self,
                          GPtrArray    *shown)
{
  for (guint i = 0; i < shown->len; i++)
    remove_shown (self, g_ptr_array_index (shown, i));
}

/**
 * unrep_pending_list:
 * @self: pending annotations
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): all versions, in no order
 */
GPtrArray *
unrep_pending_list (UnrepPending *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->versions);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *versions = value;

      for (guint i = 0; i < versions->len; i++)
        g_ptr_array_add (list, g_object_ref (g_ptr_array_index (versions, i)));
    }
  return list;
}

/**
 * unrep_pending_format:
 * @self: pending annotations
 *
 * Returns: (transfer full): a record of a journal for each
 */
GBytes *
unrep_pending_format (UnrepPending *self)
{
  g_autoptr (GPtrArray) list = unrep_pending_list (self);
  GByteArray *out = g_byte_array_new ();

  for (guint i = 0; i < list->len; i++)
    unrep_journal_format_record (out, g_ptr_array_index (list, i));
  return g_byte_array_free_to_bytes (out);
}
