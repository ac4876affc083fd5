/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-json-names.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* Up to so many names are compared each with each, which is what objects of
 * side files have; more are sorted. A hash table would be as fast, but names can
 * be chosen so that they all share one hash. */
#define FEW 16

struct _UnrepJsonName
{
  /* What the name says, where that is not what the text has: of escaped names. */
  char *decoded;
  guint32 start;
  guint32 length;
};

/**
 * unrep_json_names_init:
 * @self: names, to be filled
 *
 * Begins with no object.
 */
void
unrep_json_names_init (UnrepJsonNames *self)
{
  *self = (UnrepJsonNames) { .names = NULL };
}

/* All but the first @n_left. */
static void
forget (UnrepJsonNames *self,
        guint           n_left)
{
  while (self->n_names > n_left)
    g_free (self->names[--self->n_names].decoded);
}

/**
 * unrep_json_names_clear:
 *
 * Frees what @self holds.
 */
void
unrep_json_names_clear (UnrepJsonNames *self)
{
  forget (self, 0);
  g_clear_pointer (&self->names, g_free);
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
  return self->n_names;
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
  UnrepJsonName name = { .start = string->start, .length = string->length };

  if (string->escaped)
    {
      GString *decoded = g_string_new (NULL);

      unrep_json_scanner_decode (scanner, string, decoded);
      name.length = decoded->len;
      name.decoded = g_string_free (decoded, FALSE);
    }
  if (self->n_names == self->n_allocated)
    {
      self->n_allocated = MAX (2 * self->n_allocated, 4 * FEW);
      self->names = g_renew (UnrepJsonName, self->names, self->n_allocated);
    }
  self->names[self->n_names++] = name;
}

typedef struct
{
  UnrepJsonNames *names;
  const char *data;
} Context;

static const char *
get_text (const UnrepJsonName *name,
          const char *data)
{
  return name->decoded != NULL ? name->decoded : data + name->start;
}

/* One bit of 64, the same for the same name: what lies in no bit that was seen
 * need not be compared. */
static guint64
digest (const UnrepJsonName *name,
        const char *data)
{
  const char *text = get_text (name, data);
  guint sum = name->length * 5;

  if (name->length > 0)
    sum += (guchar) text[0] * 7 + (guchar) text[name->length / 2] + (guchar) text[name->length - 1] * 3;

  return G_GUINT64_CONSTANT (1) << (sum % 64);
}

/* By what they say; the shorter first, since only equality matters. */
static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const UnrepJsonName *first = a, *second = b;
  Context *context = user_data;

  context->names->n_compared++;
  if (first->length != second->length)
    return first->length < second->length ? -1 : 1;

  return memcmp (get_text (first, context->data), get_text (second, context->data), first->length);
}

/* The place of a name that came before, or 0, where no name can be. */
static gsize
find_repeated (UnrepJsonNames   *self,
               UnrepJsonScanner *scanner,
               guint             first)
{
  UnrepJsonName *names = self->names;
  Context context = { self, scanner->data };
  guint n = self->n_names;

  if (n - first <= FEW)
    {
      guint64 seen = 0;

      for (guint i = first; i < n; i++)
        {
          guint64 bit = digest (&names[i], scanner->data);

          for (guint j = first; j < i && (seen & bit) != 0; j++)
            if (compare_names (&names[i], &names[j], &context) == 0)
              return names[i].start;
          seen |= bit;
        }
      return 0;
    }

  g_qsort_with_data (names + first, n - first, sizeof (UnrepJsonName), compare_names, &context);
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
  gsize repeated = self->n_names > n_left ? find_repeated (self, scanner, n_left) : 0;

  forget (self, n_left);

  return repeated == 0 ||
         unrep_json_scanner_fail (scanner, repeated - 1, _("this object already has a member of that name: take one of them out"));
}
