/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-mutation.h"

#include <string.h>

typedef struct
{
  gunichar c;
  gint32 origin;
} Letter;

#define NEW (-1)
/* How far away a copy is at least. */
#define ELSEWHERE 100

static Letter *
get (Mutation *self,
     gsize     index)
{
  return &g_array_index (self->letters, Letter, index);
}

Mutation *
mutation_new (UnrepText *text)
{
  Mutation *self = g_new0 (Mutation, 1);
  const char *p = unrep_text_get_utf8 (text);

  self->n_old = unrep_text_get_n_chars (text);
  self->letters = g_array_sized_new (FALSE, FALSE, sizeof (Letter), self->n_old);
  for (gsize i = 0; i < self->n_old; i++, p = g_utf8_next_char (p))
    {
      Letter letter = { g_utf8_get_char (p), (gint32) i };

      g_array_append_val (self->letters, letter);
    }
  return self;
}

void
mutation_free (Mutation *self)
{
  g_array_unref (self->letters);
  g_free (self);
}

/* The line at @index with its end. */
static UnrepRange
get_line (Mutation *self,
          gsize     index)
{
  UnrepRange range = { index, index };

  while (range.start > 0 && get (self, range.start - 1)->c != '\n')
    range.start--;
  while (range.end < self->letters->len && get (self, range.end)->c != '\n')
    range.end++;
  range.end = MIN (range.end + 1, self->letters->len);
  return range;
}

/* A line with some text in it, of those that still stand where they stood. */
static UnrepRange
pick_line (Mutation *self,
           GRand    *rand)
{
  UnrepRange range = { 0, 0 };

  for (guint i = 0; i < 200 && self->letters->len > 0; i++)
    {
      range = get_line (self, (gsize) g_rand_int_range (rand, 0, (gint32) self->letters->len));
      if (unrep_range_length (range) > 30)
        break;
    }
  return range;
}

static GArray *
copy_range (Mutation   *self,
            UnrepRange  range,
            gboolean    as_new)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (Letter));

  for (gsize i = range.start; i < range.end; i++)
    {
      Letter letter = *get (self, i);

      if (as_new)
        letter.origin = NEW;
      g_array_append_val (copy, letter);
    }
  return copy;
}

static void
insert (Mutation *self,
        gsize     at,
        GArray   *letters)
{
  if (letters->len > 0)
    g_array_insert_vals (self->letters, (guint) at, letters->data, letters->len);
}

/* Words of the text in another order, such as nobody has written. */
static GArray *
make_paragraph (Mutation *self,
                GRand    *rand)
{
  GArray *made = g_array_new (FALSE, FALSE, sizeof (Letter));
  guint n = (guint) g_rand_int_range (rand, 1, 60);
  Letter end = { '\n', NEW };

  for (guint i = 0; i < n; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) self->letters->len);

      while (at > 0 && !g_unichar_isspace (get (self, at - 1)->c))
        at--;
      for (; at < self->letters->len && !g_unichar_isspace (get (self, at)->c); at++)
        {
          Letter letter = { get (self, at)->c, NEW };

          g_array_append_val (made, letter);
        }
      end.c = i + 1 < n ? ' ' : '\n';
      g_array_append_val (made, end);
    }
  return made;
}

/* Replaces a tenth to a third of the words. */
static void
edit (Mutation   *self,
      UnrepRange  range,
      GRand      *rand)
{
  guint percent = (guint) g_rand_int_range (rand, 10, 34);
  gsize i = range.start, left = unrep_range_length (range);

  while (left > 0)
    {
      gsize n = 0;

      while (n < left && !g_unichar_isspace (get (self, i + n)->c))
        n++;
      if (n > 0 && (guint) g_rand_int_range (rand, 0, 100) < percent)
        {
          g_autoptr (GArray) words = make_paragraph (self, rand);
          guint n_new = 0;

          while (n_new < words->len && !g_unichar_isspace (g_array_index (words, Letter, n_new).c))
            n_new++;
          g_array_set_size (words, n_new);
          g_array_remove_range (self->letters, (guint) i, (guint) n);
          insert (self, i, words);
          i += n_new;
        }
      else
        {
          i += n;
        }
      left -= n;
      if (left > 0)
        {
          i++;
          left--;
        }
    }
}

static gboolean
says_same (Mutation   *self,
           UnrepRange  a,
           UnrepRange  b)
{
  gsize n = unrep_range_length (a), i = 0;

  while (i < n && n == unrep_range_length (b) && get (self, a.start + i)->c == get (self, b.start + i)->c)
    i++;
  return i == n;
}

static void
swap (Mutation *self,
      GRand    *rand)
{
  UnrepRange a = pick_line (self, rand), b = pick_line (self, rand);
  g_autoptr (GArray) first = NULL, second = NULL;

  /* Where two lines that are alike change places, nobody can tell. */
  if (unrep_range_overlap (a, b) > 0 || says_same (self, a, b))
    return;
  if (a.start > b.start)
    {
      UnrepRange other = a;

      a = b;
      b = other;
    }
  first = copy_range (self, a, FALSE);
  second = copy_range (self, b, FALSE);
  g_array_remove_range (self->letters, (guint) b.start, (guint) unrep_range_length (b));
  insert (self, b.start, first);
  g_array_remove_range (self->letters, (guint) a.start, (guint) unrep_range_length (a));
  insert (self, a.start, second);
}

static void
copy (Mutation *self,
      gboolean  with_context,
      gboolean  deleted,
      GRand    *rand)
{
  UnrepRange range = pick_line (self, rand), whole = range;
  g_autoptr (GArray) letters = NULL;
  gsize to;

  if (with_context)
    {
      whole.start = get_line (self, range.start - MIN (range.start, 60)).start;
      whole.end = get_line (self, MIN (range.end + 60, self->letters->len - 1)).end;
    }
  letters = copy_range (self, whole, TRUE);
  /* Not where it was: that would be no copy elsewhere. */
  do
    to = get_line (self, (gsize) g_rand_int_range (rand, 0, (gint32) self->letters->len)).start;
  while (to + ELSEWHERE > whole.start && to < whole.end + ELSEWHERE);
  if (to <= whole.start)
    {
      if (deleted)
        g_array_remove_range (self->letters, (guint) range.start, (guint) unrep_range_length (range));
      else
        edit (self, range, rand);
      insert (self, to, letters);
      return;
    }
  insert (self, to, letters);
  if (deleted)
    g_array_remove_range (self->letters, (guint) range.start, (guint) unrep_range_length (range));
  else
    edit (self, range, rand);
}

static void
change_some (Mutation *self,
             gboolean  insertions,
             GRand    *rand)
{
  for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
    {
      UnrepRange line = pick_line (self, rand);
      g_autoptr (GArray) made = insertions ? make_paragraph (self, rand) : NULL;

      /* Whole paragraphs, and pieces within one. */
      if (g_rand_boolean (rand) && unrep_range_length (line) > 12)
        {
          gsize length = (gsize) g_rand_int_range (rand, 1, 40);

          line.start += (gsize) g_rand_int_range (rand, 0, (gint32) unrep_range_length (line) / 2);
          line.end = MIN (line.end, line.start + length);
          if (made != NULL)
            g_array_set_size (made, MIN (made->len, 40));
        }
      if (insertions)
        insert (self, g_rand_int_range (rand, 0, 4) > 0 ? line.start : 0, made);
      else
        g_array_remove_range (self->letters, (guint) line.start, (guint) unrep_range_length (line));
    }
}

void
mutation_change (Mutation     *self,
                 MutationKind  kind,
                 GRand        *rand)
{
  if (kind == MUTATION_INSERTIONS || kind == MUTATION_REWORKED)
    change_some (self, TRUE, rand);
  if (kind == MUTATION_DELETIONS || kind == MUTATION_REWORKED)
    change_some (self, FALSE, rand);
  else if (kind == MUTATION_SWAP)
    swap (self, rand);
  else if (kind > MUTATION_SWAP)
    copy (self, kind == MUTATION_WHOLE_COPY, kind == MUTATION_DELETED_TWIN, rand);
}

/* What OCR takes Arabic letters for. */
static gunichar
confuse (gunichar  c,
         GRand    *rand)
{
  static const char * const groups[] = { "بتثنيى", "جحخ", "دذرزو", "سش", "صض", "طظ", "عغءئ", "فقو", "كلا", "مهة", "اأإآل1",
                                         "٥ه", "٠.", "٦٢", "oce0", "il1t", "nmru", "vyw" };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_utf8_strchr (groups[i], -1, c) != NULL && g_rand_int_range (rand, 0, 4) > 0)
      return g_utf8_get_char (g_utf8_offset_to_pointer (groups[i], g_rand_int_range (rand, 0, (gint32) g_utf8_strlen (groups[i], -1))));
  return (gunichar) g_rand_int_range (rand, 0x0627, 0x064a);
}

void
mutation_add_noise (Mutation *self,
                    guint     percent,
                    GRand    *rand)
{
  GArray *noisy = g_array_new (FALSE, FALSE, sizeof (Letter));

  for (gsize i = 0; i < self->letters->len; i++)
    {
      Letter letter = *get (self, i);
      gint32 what = g_rand_int_range (rand, 0, 20);

      if ((guint) g_rand_int_range (rand, 0, 100) >= percent)
        {
          g_array_append_val (noisy, letter);
          continue;
        }
      if (what < 16)
        letter.c = confuse (letter.c, rand);
      if (what < 18)
        g_array_append_val (noisy, letter);
      if (what == 16 || what == 17)
        {
          Letter more = { confuse (letter.c, rand), NEW };

          g_array_append_val (noisy, more);
        }
    }
  g_array_unref (self->letters);
  self->letters = noisy;
}

UnrepText *
mutation_new_text (Mutation *self)
{
  GString *utf8 = g_string_sized_new (2 * self->letters->len);
  gsize n;

  for (gsize i = 0; i < self->letters->len; i++)
    g_string_append_unichar (utf8, get (self, i)->c);
  n = utf8->len;
  return unrep_text_new_take (g_string_free (utf8, FALSE), n);
}

/* Where the code points of @old are now; whether half of them still are. */
gboolean
mutation_find (Mutation   *self,
               UnrepRange  old,
               UnrepRange *now)
{
  gsize n = 0;

  *now = (UnrepRange) { G_MAXSIZE, 0 };
  for (gsize i = 0; i < self->letters->len; i++)
    {
      gint32 origin = get (self, i)->origin;

      if (origin == NEW || !unrep_range_contains (old, (gsize) origin))
        continue;
      now->start = MIN (now->start, i);
      now->end = i + 1;
      n++;
    }
  return 2 * n >= unrep_range_length (old);
}

/* Whether @now holds most of what @old held, and little else. */
gboolean
mutation_is_right (Mutation   *self,
                   UnrepRange  old,
                   UnrepRange  now)
{
  gsize n = 0, n_there = 0;

  for (gsize i = 0; i < self->letters->len; i++)
    {
      gint32 origin = get (self, i)->origin;
      gboolean is_own = origin != NEW && unrep_range_contains (old, (gsize) origin);

      n += is_own;
      n_there += is_own && unrep_range_contains (now, i);
    }
  return n > 0 && 2 * n_there >= n && 2 * n_there >= unrep_range_length (now);
}

const char *
mutation_get_name (MutationKind kind)
{
  static const char * const names[] = { "noise only", "insertions", "deletions", "reworked", "swapped", "edited, copy elsewhere",
                                        "edited, copy with context", "deleted, copy elsewhere" };

  return names[kind];
}
