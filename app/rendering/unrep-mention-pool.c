/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two units mention: which of it is the same, and which stands for which. */
#include "unrep-mismatch-private.h"

#include <stdlib.h>
#include <string.h>

/* Every pair of what is left is looked at up to here; nobody reads a paragraph in which
 * more than that differs number by number. */
#define MAX_LEFT 64
#define MAX_PARTS 8

/**
 * unrep_mention_pool_init:
 * @self: (out caller-allocates): a pool
 *
 * Makes it empty.
 */
void
unrep_mention_pool_init (UnrepMentionPool *self)
{
  self->list = g_array_new (FALSE, FALSE, sizeof (UnrepMention));
  self->used = g_byte_array_new ();
}

/**
 * unrep_mention_pool_clear:
 * @self: a pool
 *
 * Frees what is in it.
 */
void
unrep_mention_pool_clear (UnrepMentionPool *self)
{
  g_clear_pointer (&self->list, g_array_unref);
  g_clear_pointer (&self->used, g_byte_array_unref);
}

/**
 * unrep_mention_pool_empty:
 * @self: a pool
 *
 * Makes it empty again.
 */
void
unrep_mention_pool_empty (UnrepMentionPool *self)
{
  g_array_set_size (self->list, 0);
  g_byte_array_set_size (self->used, 0);
}

/**
 * unrep_mention_pool_add:
 * @self: a pool
 * @mentions: (array length=n_mentions): what it is
 * @n_mentions: how many
 *
 * Adds what one more unit mentions.
 */
void
unrep_mention_pool_add (UnrepMentionPool   *self,
                        const UnrepMention *mentions,
                        guint               n_mentions)
{
  static const guint8 unused = FALSE;

  if (n_mentions > 0)
    g_array_append_vals (self->list, mentions, n_mentions);
  for (guint i = 0; i < n_mentions; i++)
    g_byte_array_append (self->used, &unused, 1);
}

/* The unused ones, as many as are looked at one by one. */
static GArray *
list_left (UnrepMentionPool *self)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->list->len && left->len < MAX_LEFT; i++)
    if (!self->used->data[i])
      g_array_append_val (left, i);
  return left;
}

static int
compare_values (const UnrepMention *a,
                const UnrepMention *b)
{
  return a->kind != b->kind ? (int) a->kind - (int) b->kind : strcmp (a->value, b->value);
}

static int
compare_mentions (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  UnrepMentionPool *pool = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  int order = compare_values (unrep_mention_pool_get (pool, i), unrep_mention_pool_get (pool, j));

  return order != 0 ? order : i < j ? -1 : i > j;
}

static GArray *
list_sorted (UnrepMentionPool *self)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->list->len; i++)
    g_array_append_val (sorted, i);
  g_array_sort_with_data (sorted, compare_mentions, self);
  return sorted;
}

static void
match_same (UnrepMentionPool *first,
            UnrepMentionPool *second)
{
  g_autoptr (GArray) one = list_sorted (first), other = list_sorted (second);
  guint i = 0, j = 0;

  while (i < one->len && j < other->len)
    {
      guint a = g_array_index (one, guint, i), b = g_array_index (other, guint, j);
      int order = compare_values (unrep_mention_pool_get (first, a), unrep_mention_pool_get (second, b));

      if (order == 0)
        first->used->data[a] = second->used->data[b] = TRUE;
      i += order <= 0;
      j += order >= 0;
    }
}

/* A/RES/73/3 and 73/3. */
static gboolean
is_short_for (const char *brief,
              const char *whole)
{
  gsize n_brief = strlen (brief), n_whole = strlen (whole);

  return g_ascii_isdigit (*brief) && n_whole > n_brief && whole[n_whole - n_brief - 1] == '/'
         && g_str_equal (whole + n_whole - n_brief, brief);
}

/* "on 5 May", and "on 5 May 2026" where another language names the year once more. */
static gboolean
is_same_day (const char *a,
             const char *b)
{
  return g_str_equal (a + 5, b + 5) && !g_str_has_suffix (a, "-00")
         && (g_str_has_prefix (a, "0000") || g_str_has_prefix (b, "0000"));
}

static gboolean
is_compatible (const UnrepMention *a,
               const UnrepMention *b)
{
  if (a->kind != b->kind)
    return FALSE;
  switch (a->kind)
    {
    case UNREP_MENTION_SYMBOL:
      return is_short_for (a->value, b->value) || is_short_for (b->value, a->value);
    case UNREP_MENTION_DATE:
      return is_same_day (a->value, b->value);
    case UNREP_MENTION_NUMBER:
    default:
      return g_strcmp0 (a->other, b->value) == 0 || g_strcmp0 (b->other, a->value) == 0
             || (a->other != NULL && g_strcmp0 (a->other, b->other) == 0);
    }
}

/* The numbers that something is made of, where the other report has them one by one: 5, 6
 * with a blank that looked like one of thousands, or a date whose month is misspelled. */
static char **
list_parts (const UnrepMention *mention)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  int day, year;

  if (mention->parts != NULL)
    return g_strsplit (mention->parts, " ", MAX_PARTS);
  if (mention->kind != UNREP_MENTION_DATE)
    return NULL;
  year = atoi (mention->value);
  day = atoi (mention->value + 8);
  if (day > 0)
    g_strv_builder_add (parts, mention->value + (day < 10 ? 9 : 8));
  if (year > 0 && !mention->inherited)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);

      g_strv_builder_add (parts, text);
    }
  return g_strv_builder_end (parts);
}

/* Finds @parts one behind the other, or all of them the other way round: right-to-left
 * lines show 250 1 where 1 250 is meant. */
static gboolean
find_parts (UnrepMentionPool *single,
            GArray           *others,
            char            **parts,
            gboolean          reversed,
            guint             found[MAX_PARTS])
{
  guint n = 0, n_parts = g_strv_length (parts);

  for (guint i = 0; i < others->len && n < n_parts; i++)
    {
      guint index = g_array_index (others, guint, i);
      const UnrepMention *mention = unrep_mention_pool_get (single, index);
      const char *part = parts[reversed ? n_parts - 1 - n : n];

      if (!single->used->data[index] && mention->kind == UNREP_MENTION_NUMBER && g_str_equal (mention->value, part))
        found[n++] = index;
    }
  return n > 0 && n == n_parts;
}

static void
match_parts (UnrepMentionPool *whole,
             UnrepMentionPool *single)
{
  g_autoptr (GArray) left = list_left (whole), others = list_left (single);

  for (guint i = 0; i < left->len && others->len > 0; i++)
    {
      guint a = g_array_index (left, guint, i);
      g_auto (GStrv) parts = list_parts (unrep_mention_pool_get (whole, a));
      guint found[MAX_PARTS];

      if (parts == NULL
          || !(find_parts (single, others, parts, FALSE, found) || find_parts (single, others, parts, TRUE, found)))
        continue;
      whole->used->data[a] = TRUE;
      for (guint j = 0; parts[j] != NULL; j++)
        single->used->data[found[j]] = TRUE;
    }
}

static void
match_compatible (UnrepMentionPool *first,
                  UnrepMentionPool *second)
{
  g_autoptr (GArray) left = list_left (first), others = list_left (second);

  for (guint i = 0; i < left->len; i++)
    for (guint j = 0; j < others->len; j++)
      {
        guint a = g_array_index (left, guint, i), b = g_array_index (others, guint, j);

        if (second->used->data[b] || !is_compatible (unrep_mention_pool_get (first, a), unrep_mention_pool_get (second, b)))
          continue;
        first->used->data[a] = second->used->data[b] = TRUE;
        break;
      }
}

/* How many of their characters two values do not share, roughly: in any order, since the
 * numbers of a symbol may be reversed. */
static guint
get_distance (const UnrepMention *a,
              const UnrepMention *b)
{
  int counts[128] = { 0 };
  guint distance = 0;

  for (const char *p = a->value; *p != '\0'; p++)
    counts[*p & 0x7f]++;
  for (const char *p = b->value; *p != '\0'; p++)
    counts[*p & 0x7f]--;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    distance += (guint) ABS (counts[i]);
  return distance;
}

/* The likest among what is left of the same kind; the first of several, as the order of
 * a sentence often stays. */
static guint
find_likest (UnrepMentionPool   *pool,
             GArray             *left,
             const UnrepMention *mention)
{
  guint best = G_MAXUINT, best_distance = G_MAXUINT;

  for (guint i = 0; i < left->len; i++)
    {
      guint index = g_array_index (left, guint, i);
      const UnrepMention *other = unrep_mention_pool_get (pool, index);
      guint distance = other->kind == mention->kind ? get_distance (mention, other) : G_MAXUINT;

      if (!pool->used->data[index] && distance < best_distance)
        {
          best = index;
          best_distance = distance;
        }
    }
  return best;
}

/**
 * unrep_mention_pools_match:
 * @first: what a unit mentions
 * @second: what its counterpart does
 * @matches: (element-type UnrepMentionMatch): gets what differs
 *
 * Sets aside what both mention, in whatever order, and what may be the same; of what is
 * left the likest are taken for each other.
 */
void
unrep_mention_pools_match (UnrepMentionPool *first,
                           UnrepMentionPool *second,
                           GArray           *matches)
{
  g_autoptr (GArray) left = NULL, others = NULL;

  match_same (first, second);
  match_compatible (first, second);
  match_parts (first, second);
  match_parts (second, first);
  left = list_left (first);
  others = list_left (second);
  for (guint i = 0; i < left->len; i++)
    {
      const UnrepMention *mention = unrep_mention_pool_get (first, g_array_index (left, guint, i));
      guint likest = find_likest (second, others, mention);
      UnrepMentionMatch match = { { mention, likest != G_MAXUINT ? unrep_mention_pool_get (second, likest) : NULL } };

      if (likest != G_MAXUINT)
        second->used->data[likest] = TRUE;
      g_array_append_val (matches, match);
    }
  for (guint i = 0; i < others->len; i++)
    {
      guint index = g_array_index (others, guint, i);
      UnrepMentionMatch match = { { NULL, unrep_mention_pool_get (second, index) } };

      if (!second->used->data[index])
        g_array_append_val (matches, match);
    }
}
