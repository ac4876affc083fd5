/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-json-names.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* Up to so many names are compared each with each, which is what objects of
 * side files have; more are sorted. A hash table would be as fast, but names can
 * be chosen so that they all share one hash. */
#define FEW 16

typedef struct
{
  /* What the name says, where that is not what the text has: of escaped names. */
  char *decoded;
  guint32 start;
  guint32 length;
} Name;

static void
name_clear (gpointer data)
{
  Name *name = data;

  g_free (name->decoded);
}

/**
 * unrep_json_names_init:
 * @self: names, to be filled
 *
 * Begins with no object.
 */
void
unrep_json_names_init (UnrepJsonNames *self)
{
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, name_clear);
  self->n_compared = 0;
}

/**
 * unrep_json_names_clear:
 *
 * Frees what @self holds.
 */
void
unrep_json_names_clear (UnrepJsonNames *self)
{
  g_clear_pointer (&self->names, g_array_unref);
}

/**
 * unrep_json_names_get_n:
 *
 * Returns: how many names there are, of all open objects; at the beginning of an
 *   object, what to hand to unrep_json_names_pop_unique() at its end
 */
guint
unrep_json_names_get_n (UnrepJsonNames *self)
{
  return self->names->len;
}

/**
 * unrep_json_names_push:
 * @scanner: the text
 * @string: a member name in it
 *
 * Adds a name to the innermost object.
 */
void
unrep_json_names_push (UnrepJsonNames        *self,
                       UnrepJsonScanner      *scanner,
                       const UnrepJsonString *string)
{
  Name name = { .start = string->start, .length = string->length };

  if (string->escaped)
    {
      gsize length;

      name.decoded = unrep_json_scanner_dup_string (scanner, string, &length);
      name.length = length;
    }
  g_array_append_val (self->names, name);
}

typedef struct
{
  UnrepJsonNames *names;
  const char *data;
} Context;

/* By what they say; the shorter first, since only equality matters. */
static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Name *first = a, *second = b;
  Context *context = user_data;

  context->names->n_compared++;
  if (first->length != second->length)
    return first->length < second->length ? -1 : 1;

  return memcmp (first->decoded != NULL ? first->decoded : context->data + first->start,
                 second->decoded != NULL ? second->decoded : context->data + second->start, first->length);
}

/* The place of a name that came before, or 0, where no name can be. */
static gsize
find_repeated (UnrepJsonNames   *self,
               UnrepJsonScanner *scanner,
               guint             first)
{
  Name *names = &g_array_index (self->names, Name, 0);
  Context context = { self, scanner->data };
  guint n = self->names->len;

  if (n - first <= FEW)
    {
      for (guint i = first + 1; i < n; i++)
        for (guint j = first; j < i; j++)
          if (compare_names (&names[i], &names[j], &context) == 0)
            return names[i].start;
      return 0;
    }

  g_qsort_with_data (names + first, n - first, sizeof (Name), compare_names, &context);
  for (guint i = first + 1; i < n; i++)
    if (compare_names (&names[i - 1], &names[i], &context) == 0)
      return MAX (names[i - 1].start, names[i].start);

  return 0;
}

/**
 * unrep_json_names_pop_unique:
 * @scanner: the text, which fails when a name comes twice
 * @n_left: how many names there were at the beginning of the object
 *
 * Ends the innermost object and forgets its names. Names are compared as what
 * they say: `"a"` and `"\u0061"` are the same name.
 *
 * Returns: whether no name came twice
 */
gboolean
unrep_json_names_pop_unique (UnrepJsonNames   *self,
                             UnrepJsonScanner *scanner,
                             guint             n_left)
{
  gsize repeated = self->names->len > n_left ? find_repeated (self, scanner, n_left) : 0;

  g_array_set_size (self->names, n_left);

  return repeated == 0 ||
         unrep_json_scanner_fail (scanner, repeated - 1, _("this object already has a member of that name"));
}
