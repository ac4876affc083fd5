/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-settles.h"

#include "unrep-annotation-private.h"
#include "unrep-reviewer-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* As many reviewers as a team may have. */
#define MAX_SETTLED 10000

typedef struct
{
  char        *reviewer;
  char        *id;
  GArray      *edits;
  UnrepExtras *extras;
} Settled;

struct _UnrepSettles
{
  /* Of Settled, by reviewer and id, unless a file has them in another order. */
  GPtrArray *list;
};

static void
settled_free (Settled *settled)
{
  g_free (settled->reviewer);
  g_free (settled->id);
  g_array_unref (settled->edits);
  unrep_extras_free (settled->extras);
  g_free (settled);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Settled, settled_free)

static Settled *
settled_new (void)
{
  Settled *settled = g_new0 (Settled, 1);

  settled->edits = g_array_new (FALSE, FALSE, sizeof (UnrepDeviceCount));
  return settled;
}

static int
compare_settled (const Settled *a,
                 const Settled *b)
{
  int order = strcmp (a->reviewer, b->reviewer);

  return order != 0 ? order : strcmp (a->id, b->id);
}

static const Settled *
get (UnrepSettles *self,
     guint         index)
{
  return g_ptr_array_index (self->list, index);
}

/**
 * unrep_settles_new:
 *
 * Returns: (transfer full): a list to be filled
 */
UnrepSettles *
unrep_settles_new (void)
{
  UnrepSettles *self = g_atomic_rc_box_new (UnrepSettles);

  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) settled_free);
  return self;
}

/**
 * unrep_settles_add:
 * @self: a list that nobody else has yet
 * @reviewer_uid: the uid of a reviewer
 * @annotation: an annotation of theirs, as the lead knows it
 *
 * Adds @annotation to what is settled.
 */
void
unrep_settles_add (UnrepSettles    *self,
                   const char      *reviewer_uid,
                   UnrepAnnotation *annotation)
{
  Settled *settled = settled_new ();
  guint place = 0;

  settled->reviewer = g_strdup (reviewer_uid);
  settled->id = g_strdup (annotation->id);
  g_array_append_vals (settled->edits, annotation->edits->data, annotation->edits->len);
  while (place < self->list->len && compare_settled (get (self, place), settled) < 0)
    place++;
  g_ptr_array_insert (self->list, (int) place, settled);
}

/**
 * unrep_settles_ref:
 * @self: a list
 *
 * Returns: (transfer full): @self
 */
UnrepSettles *
unrep_settles_ref (UnrepSettles *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  UnrepSettles *self = data;

  g_ptr_array_unref (self->list);
}

/**
 * unrep_settles_unref:
 * @self: (transfer full): a list
 */
void
unrep_settles_unref (UnrepSettles *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_settles_get_n:
 * @self: a list
 *
 * Returns: how many annotations are settled
 */
guint
unrep_settles_get_n (UnrepSettles *self)
{
  return self->list->len;
}

/**
 * unrep_settles_get_reviewer:
 * @self: a list
 * @index: from 0
 *
 * Returns: the uid of the reviewer whose annotation it is
 */
const char *
unrep_settles_get_reviewer (UnrepSettles *self,
                            guint         index)
{
  g_return_val_if_fail (index < self->list->len, NULL);

  return get (self, index)->reviewer;
}

/**
 * unrep_settles_get_id:
 * @self: a list
 * @index: from 0
 *
 * Returns: the id of the annotation
 */
const char *
unrep_settles_get_id (UnrepSettles *self,
                      guint         index)
{
  g_return_val_if_fail (index < self->list->len, NULL);

  return get (self, index)->id;
}

/* What a person changed: where it is in another text is nobody's opinion. */
static GArray *
new_without_anchoring (GArray *edits)
{
  GArray *changes = g_array_sized_new (FALSE, FALSE, sizeof (UnrepDeviceCount), edits->len);

  for (guint i = 0; i < edits->len; i++)
    if (!g_str_equal (g_array_index (edits, UnrepDeviceCount, i).device, UNREP_ANCHOR_DEVICE))
      g_array_append_val (changes, g_array_index (edits, UnrepDeviceCount, i));
  return changes;
}

/**
 * unrep_settles_knows:
 * @self: a list
 * @reviewer_uid: the uid of a reviewer
 * @annotation: an annotation of theirs, as it is now
 *
 * Returns: whether the lead knew it as it is, be it in an earlier text
 */
gboolean
unrep_settles_knows (UnrepSettles    *self,
                     const char      *reviewer_uid,
                     UnrepAnnotation *annotation)
{
  for (guint i = 0; i < self->list->len; i++)
    if (g_str_equal (get (self, i)->id, annotation->id) && g_str_equal (get (self, i)->reviewer, reviewer_uid))
      {
        g_autoptr (GArray) known = new_without_anchoring (get (self, i)->edits);
        g_autoptr (GArray) current = new_without_anchoring (annotation->edits);

        return unrep_edits_equal (known, current);
      }
  return FALSE;
}

/**
 * unrep_settles_equal:
 * @a: (nullable): a list
 * @b: (nullable): another
 *
 * Returns: whether both settle the same
 */
gboolean
unrep_settles_equal (UnrepSettles *a,
                     UnrepSettles *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->list->len != b->list->len)
    return FALSE;
  for (guint i = 0; i < a->list->len; i++)
    if (compare_settled (get (a, i), get (b, i)) != 0 || !unrep_edits_equal (get (a, i)->edits, get (b, i)->edits))
      return FALSE;
  return TRUE;
}

static char *
dup_uuid (UnrepJsonReader *reader,
          const char      *name)
{
  const char *text = unrep_json_reader_read_string (reader);

  if (text == NULL)
    return NULL;
  if (!unrep_uuid_is_valid (text))
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“%s” must be %s"), name, _("a UUID in lower case"));
      return NULL;
    }
  return g_strdup (text);
}

static Settled *
read_settled (UnrepJsonReader *reader)
{
  g_autoptr (Settled) settled = settled_new ();
  const char *name;
  gboolean has_edits = FALSE;

  if (!unrep_json_reader_begin_object (reader))
    return NULL;
  while ((name = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (name, "reviewer"))
        unrep_take_string (&settled->reviewer, dup_uuid (reader, "reviewer"));
      else if (g_str_equal (name, "id"))
        unrep_take_string (&settled->id, dup_uuid (reader, "id"));
      else if (g_str_equal (name, "edits"))
        has_edits = unrep_edits_read (reader, settled->edits);
      else
        unrep_extras_read (&settled->extras, reader, name);
    }
  if (unrep_json_reader_has_failed (reader))
    return NULL;
  if (settled->reviewer == NULL || settled->id == NULL || !has_edits)
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("what is in “settles” must have “reviewer”, “id” and “edits”"));
      return NULL;
    }
  return g_steal_pointer (&settled);
}

/**
 * unrep_settles_read:
 * @reader: a reader that stands before what is settled
 * @keep: whether to keep it; if not, it is checked only
 *
 * Returns: (transfer full) (nullable): the list; %NULL when @reader has failed or
 *   nothing is to be kept
 */
UnrepSettles *
unrep_settles_read (UnrepJsonReader *reader,
                    gboolean         keep)
{
  g_autoptr (UnrepSettles) self = unrep_settles_new ();
  guint n = 0;

  if (!unrep_json_reader_begin_array (reader))
    return NULL;
  while (unrep_json_reader_next_element (reader))
    {
      g_autoptr (Settled) settled = read_settled (reader);

      if (settled == NULL)
        return NULL;
      if (++n > MAX_SETTLED)
        {
          unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“settles” has more than %d members"), MAX_SETTLED);
          return NULL;
        }
      if (keep)
        g_ptr_array_add (self->list, g_steal_pointer (&settled));
    }
  return keep && !unrep_json_reader_has_failed (reader) ? g_steal_pointer (&self) : NULL;
}

/**
 * unrep_settles_write:
 * @self: a list
 * @writer: a writer in an object
 *
 * Writes @self as the member `settles`.
 */
void
unrep_settles_write (UnrepSettles    *self,
                     UnrepJsonWriter *writer)
{
  unrep_json_writer_member_array (writer, "settles");
  for (guint i = 0; i < self->list->len; i++)
    {
      const Settled *settled = get (self, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "reviewer", settled->reviewer);
      unrep_json_writer_member_string (writer, "id", settled->id);
      unrep_edits_write (settled->edits, writer);
      unrep_extras_write (settled->extras, writer);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
}
