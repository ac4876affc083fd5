/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-extras.h"

typedef struct
{
  char *name;
  char *json;
} Member;

struct _UnrepExtras
{
  GPtrArray *members;
};

static void
member_free (Member *member)
{
  g_free (member->name);
  g_free (member->json);
  g_free (member);
}

static void
add (UnrepExtras **self,
     const char   *name,
     char         *json)
{
  Member *member = g_new (Member, 1);

  if (*self == NULL)
    {
      *self = g_new (UnrepExtras, 1);
      (*self)->members = g_ptr_array_new_with_free_func ((GDestroyNotify) member_free);
    }
  member->name = g_strdup (name);
  member->json = json;
  g_ptr_array_add ((*self)->members, member);
}

/**
 * unrep_extras_copy:
 * @self: (nullable): unknown members
 *
 * Returns: (transfer full) (nullable): the same ones
 */
UnrepExtras *
unrep_extras_copy (UnrepExtras *self)
{
  UnrepExtras *copy = NULL;

  unrep_extras_add (&copy, self);
  return copy;
}

/**
 * unrep_extras_free:
 * @self: (transfer full) (nullable): unknown members
 */
void
unrep_extras_free (UnrepExtras *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->members);
  g_free (self);
}

/**
 * unrep_extras_read:
 * @self: (inout): address of the unknown members of an object, %NULL for none yet
 * @reader: a reader that stands before the value of a member
 * @name: the member's name
 *
 * Returns: whether the value was well-formed; if not, @reader has failed
 */
gboolean
unrep_extras_read (UnrepExtras     **self,
                   UnrepJsonReader  *reader,
                   const char       *name)
{
  g_autofree char *owned_name = g_strdup (name);
  char *json = unrep_json_reader_dup_raw (reader);

  if (json == NULL)
    return FALSE;
  add (self, owned_name, json);
  return TRUE;
}

/**
 * unrep_extras_get:
 * @self: (nullable): unknown members
 * @name: a name
 *
 * Returns: (nullable): the JSON of the member with that name
 */
const char *
unrep_extras_get (UnrepExtras *self,
                  const char  *name)
{
  for (guint i = 0; self != NULL && i < self->members->len; i++)
    {
      const Member *member = g_ptr_array_index (self->members, i);

      if (g_str_equal (member->name, name))
        return member->json;
    }
  return NULL;
}

/**
 * unrep_extras_set:
 * @self: (inout): address of members, %NULL for none
 * @name: a name
 * @json: the member's value, valid JSON
 *
 * Adds the member, in place of one that has that name.
 */
void
unrep_extras_set (UnrepExtras **self,
                  const char   *name,
                  const char   *json)
{
  unrep_extras_remove (*self, name);
  add (self, name, g_strdup (json));
}

/**
 * unrep_extras_write:
 * @self: (nullable): unknown members
 * @writer: a writer in an object
 */
void
unrep_extras_write (UnrepExtras     *self,
                    UnrepJsonWriter *writer)
{
  for (guint i = 0; self != NULL && i < self->members->len; i++)
    {
      const Member *member = g_ptr_array_index (self->members, i);

      unrep_json_writer_name (writer, member->name);
      unrep_json_writer_raw (writer, member->json);
    }
}

/**
 * unrep_extras_add:
 * @self: (inout): address of unknown members, %NULL for none
 * @others: (nullable): members to add behind them, except those whose names are
 *   there already
 */
void
unrep_extras_add (UnrepExtras **self,
                  UnrepExtras  *others)
{
  g_autoptr (GHashTable) names = NULL;

  if (others == NULL)
    return;
  names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; *self != NULL && i < (*self)->members->len; i++)
    g_hash_table_add (names, ((Member *) g_ptr_array_index ((*self)->members, i))->name);

  for (guint i = 0; i < others->members->len; i++)
    {
      const Member *member = g_ptr_array_index (others->members, i);

      if (!g_hash_table_contains (names, member->name))
        add (self, member->name, g_strdup (member->json));
    }
}

/**
 * unrep_extras_remove:
 * @self: (nullable): unknown members
 * @name: the name of one of them
 *
 * Takes it away; nothing happens where there is none of that name.
 */
void
unrep_extras_remove (UnrepExtras *self,
                     const char  *name)
{
  for (guint i = 0; self != NULL && i < self->members->len; i++)
    if (g_str_equal (((Member *) g_ptr_array_index (self->members, i))->name, name))
      {
        g_ptr_array_remove_index (self->members, i);
        return;
      }
}
