/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-reading-text.h"
#include "unrep-test.h"

#include <string.h>

/* Clean reports, damaged as text pulled out of a PDF is, with the truth kept for
 * every code point: where in the clean report it stands, or that it is damage. A
 * repair is wrong when it hides a code point of the clean report, or when two words or
 * code points that it brings together stand the other way round there. */

#define DAMAGE (-1)

typedef struct
{
  gunichar c;
  int      place;
} Glyph;

typedef enum
{
  NONE,
  EASY, /* there is a repair that is sure */
  HARD, /* for some there is none */
} Damage;

typedef struct
{
  GString *clean; /* a line a unit */
  GString *stored;
  GArray  *places; /* of each code point of @stored */
  guint    n_clean; /* code points of @clean */
  GArray  *words; /* by code point of @clean, which word it is of */
  Damage   damage;
} Made;

static const char *const words[] = {
  "الفلاح", "الحقل", "الشجرة", "البحر", "القارب", "الصياد", "المدينة", "القرية", "السوق", "الطريق", "النهر", "الجبل", "البيت",
  "المدرسة", "الكتاب", "المعلم", "الطبيب", "البستان", "القمح", "الزيتون", "في", "على", "من", "إلى", "عند", "مع", "كل", "بعد", "قبل",
  "كبير", "صغير", "بعيد", "قريب", "جديد", "قديم", "سريع", "جميل", "يزرع", "يسقي", "يصيد", "يكتب", "يقرأ", "يجمع", "يحمل", "وشدَّد", "مُعلِّم",
};
static const char *const letters[] = { "أ", "ب", "ج", "د", "ه", "و", "ز", "ح" };

static guint
roll (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static char *
dup_digits (guint number)
{
  GString *digits = g_string_new (NULL);
  g_autofree char *ascii = g_strdup_printf ("%u", number);

  for (const char *p = ascii; *p != '\0'; p++)
    g_string_append_unichar (digits, 0x660 + (gunichar) (*p - '0'));
  return g_string_free (digits, FALSE);
}

static void
put (GArray   *glyphs,
     gunichar  c,
     int       place)
{
  Glyph glyph = { c, place };

  g_array_append_val (glyphs, glyph);
}

/* Glyphs of @word, which is appended to the clean text. */
static GArray *
new_word (Made       *self,
          const char *word)
{
  GArray *glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));

  g_array_set_size (self->words, self->n_clean + (guint) g_utf8_strlen (word, -1));
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_array_index (self->words, guint, self->n_clean) = (guint) self->clean->len;
      put (glyphs, g_utf8_get_char (p), (int) self->n_clean++);
    }
  g_string_append (self->clean, word);
  return glyphs;
}

static void
store (Made     *self,
       gunichar  c,
       int       place)
{
  g_string_append_unichar (self->stored, c);
  g_array_append_val (self->places, place);
}

static void
store_spaces (Made  *self,
              guint  n)
{
  for (guint i = 0; i < n; i++)
    store (self, ' ', DAMAGE);
}

static gboolean
may_stretch (GArray *word,
             guint   i)
{
  gunichar c = g_array_index (word, Glyph, i).c, next = i + 1 < word->len ? g_array_index (word, Glyph, i + 1).c : 0;

  return next >= 0x627 && next <= 0x64a && c >= 0x633 && c <= 0x645;
}

static void
store_word (Made   *self,
            GArray *word)
{
  gboolean stretch = self->damage != NONE && roll (8) == 0;

  for (guint i = 0; i < word->len; i++)
    {
      Glyph glyph = g_array_index (word, Glyph, i);

      store (self, glyph.c, glyph.place);
      if (stretch && may_stretch (word, i))
        for (guint n = roll (5) + 1; n > 0; n--)
          store (self, 0x640, DAMAGE);
    }
}

/* A range of numbers as a PDF has it: the second number first. */
static GArray *
new_reversed_range (GArray *range)
{
  GArray *reversed = g_array_new (FALSE, FALSE, sizeof (Glyph));
  guint hyphen = 0;

  while (g_array_index (range, Glyph, hyphen).c != '-')
    hyphen++;
  g_array_append_vals (reversed, &g_array_index (range, Glyph, hyphen + 1), range->len - hyphen - 1);
  g_array_append_vals (reversed, &g_array_index (range, Glyph, hyphen), 1);
  g_array_append_vals (reversed, range->data, hyphen);
  return reversed;
}

static void
store_label (Made   *self,
             GArray *label)
{
  store_spaces (self, 2);
  if (g_array_index (label, Glyph, 0).c == '(' && roll (4) == 0)
    {
      store (self, ')', g_array_index (label, Glyph, label->len - 1).place);
      for (guint i = 0; i + 1 < label->len; i++)
        store (self, g_array_index (label, Glyph, i).c, g_array_index (label, Glyph, i).place);
    }
  else if (g_array_index (label, Glyph, 0).c == '(')
    {
      for (guint i = 0; i < label->len; i++)
        store (self, g_array_index (label, Glyph, i).c, g_array_index (label, Glyph, i).place);
    }
  else
    {
      store (self, '-', g_array_index (label, Glyph, label->len - 1).place);
      for (guint i = 0; i + 1 < label->len; i++)
        store (self, g_array_index (label, Glyph, i).c, g_array_index (label, Glyph, i).place);
    }
  store_spaces (self, 2);
}

static void
store_words (Made      *self,
             GPtrArray *line,
             guint      first,
             guint      end)
{
  for (guint i = first; i < end; i++)
    {
      store_word (self, g_ptr_array_index (line, i));
      if (i + 1 < end)
        store_spaces (self, roll (9) == 0 ? 3 : 1);
    }
}

/* A number that goes to the beginning of its line and leaves a gap. */
static void
store_displaced (Made      *self,
                 GPtrArray *line,
                 guint      first,
                 guint      end,
                 guint      number)
{
  store_word (self, g_ptr_array_index (line, number));
  for (guint i = first; i < end; i++)
    {
      if (i == number)
        continue;
      store_word (self, g_ptr_array_index (line, i));
      if (i + 1 < end)
        store_spaces (self, i + 1 != number ? 1 : self->damage == HARD ? 1 + roll (5) : 4);
    }
}

/* Runs in reverse, with or without a space where they meet. */
static void
store_reversed (Made      *self,
                GPtrArray *line,
                guint      first,
                guint      end)
{
  guint cut = first + roll (end - first), second = cut + roll (end - cut);

  store_words (self, line, second, end);
  store_spaces (self, roll (3));
  store_words (self, line, cut, second);
  store_spaces (self, roll (3));
  store_words (self, line, first, cut);
}

static void
store_line (Made      *self,
            GPtrArray *line,
            guint      first,
            guint      end,
            guint      number)
{
  if (number > first + 1 && number < end - 1)
    store_displaced (self, line, first, end, number);
  else if (self->damage == HARD && roll (3) == 0)
    store_reversed (self, line, first, end);
  else
    store_words (self, line, first, end);
}

/* Wraps a unit as a PDF has it, its label behind its first line. */
static void
store_damaged (Made      *self,
               GArray    *label,
               GPtrArray *unit,
               guint      number)
{
  guint width = 60 + roll (30), first = 0;

  while (first < unit->len)
    {
      guint end = first, length = 0;

      while (end < unit->len && length < width)
        length += ((GArray *) g_ptr_array_index (unit, end++))->len + 1;
      store_spaces (self, roll (3));
      store_line (self, unit, first, end, number);
      if (first == 0)
        store_label (self, label);
      store_spaces (self, roll (3));
      store (self, '\n', DAMAGE);
      first = end;
    }
}

static void
add_unit (Made       *self,
          const char *printed,
          const char *begin,
          const char *end,
          guint       n_words)
{
  g_autoptr (GArray) label = new_word (self, printed);
  g_autoptr (GPtrArray) unit = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint number = roll (3) > 0 ? 3 + roll (n_words - 6) : G_MAXUINT;
  gboolean is_range = roll (2) == 0;

  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *one = dup_digits (1 + roll (30)), *other = dup_digits (31 + roll (60));
      g_autofree char *numbers = g_strconcat (one, is_range ? "-" : "/", other, NULL);
      const char *word = i == 0 ? begin : i == number ? numbers : words[roll (G_N_ELEMENTS (words))];
      g_autofree char *last = i + 1 == n_words ? g_strconcat (word, end, NULL) : NULL;

      g_string_append_c (self->clean, ' ');
      self->n_clean++;
      g_ptr_array_add (unit, new_word (self, last != NULL ? last : word));
    }
  g_string_append_c (self->clean, '\n');
  self->n_clean++;

  if (number != G_MAXUINT && is_range && self->damage != NONE)
    {
      GArray *range = g_ptr_array_index (unit, number);

      unit->pdata[number] = new_reversed_range (range);
      g_array_unref (range);
    }
  if (self->damage != NONE)
    {
      store_damaged (self, label, unit, is_range ? G_MAXUINT : number);
      return;
    }
  for (guint i = 0; i < label->len; i++)
    store (self, g_array_index (label, Glyph, i).c, g_array_index (label, Glyph, i).place);
  for (guint i = 0; i < unit->len; i++)
    {
      GArray *word = g_ptr_array_index (unit, i);

      store (self, ' ', g_array_index (word, Glyph, 0).place - 1);
      store_word (self, word);
    }
  store (self, '\n', DAMAGE);
}

static Made
make (Damage damage)
{
  Made self = { g_string_new (NULL), g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (int)), 0,
                g_array_new (FALSE, TRUE, sizeof (guint)), damage };

  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *digits = dup_digits (i);
      g_autofree char *label = g_strconcat (digits, "-", NULL);
      gboolean has_items = roll (2) == 0;
      guint n_items = 2 + roll (G_N_ELEMENTS (letters) - 2);

      add_unit (&self, label, "اتفق", has_items ? ":" : ".", 10 + roll (40));
      for (guint j = 0; has_items && j < n_items; j++)
        {
          g_autofree char *item = g_strdup_printf ("(%s)", letters[j]);

          add_unit (&self, item, "ينبغي", j + 1 < n_items ? "؛" : ".", 8 + roll (40));
        }
    }
  return self;
}

static void
made_clear (Made *self)
{
  g_string_free (self->clean, TRUE);
  g_string_free (self->stored, TRUE);
  g_array_unref (self->places);
  g_array_unref (self->words);
}

static gint64 *
new_pair (guint one,
          guint other)
{
  gint64 pair = (gint64) (((guint64) one << 32) | other);

  return g_memdup2 (&pair, sizeof pair);
}

static guint
get_word (const Made *self,
          int         place)
{
  return g_array_index (self->words, guint, place);
}

/* What follows what in the stored text is not the repair's doing: words, by where
 * they begin in bytes, and within words code points. */
static GHashTable *
new_stored_pairs (const Made *self)
{
  GHashTable *pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  int last = DAMAGE;

  for (guint i = 0; i < self->places->len; i++)
    {
      int place = g_array_index (self->places, int, i);

      if (place == DAMAGE)
        continue;
      if (last != DAMAGE && get_word (self, last) == get_word (self, place))
        g_hash_table_add (pairs, new_pair ((guint) last | 1u << 31, (guint) place));
      else if (last != DAMAGE)
        g_hash_table_add (pairs, new_pair (get_word (self, last), get_word (self, place)));
      last = place;
    }
  return pairs;
}

static gboolean
is_new_and_wrong (const Made *self,
                  GHashTable *stored,
                  int         last,
                  int         place)
{
  g_autofree gint64 *pair = NULL;

  if (place > last)
    return FALSE;
  if (get_word (self, last) == get_word (self, place))
    pair = new_pair ((guint) last | 1u << 31, (guint) place);
  else
    pair = new_pair (get_word (self, last), get_word (self, place));
  return !g_hash_table_contains (stored, pair);
}

/* How many repairs of @reading are wrong. */
static guint
count_wrong (const Made       *self,
             UnrepReadingText *reading)
{
  gsize n_display = unrep_text_get_n_chars (unrep_reading_text_get_display (reading));
  g_autoptr (GHashTable) stored = new_stored_pairs (self);
  guint n_wrong = 0;
  int last = DAMAGE;

  for (guint i = 0; i < unrep_reading_text_get_n_edits (reading); i++)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (reading, i);

      for (gsize offset = edit.range.start; edit.display != NULL && offset < edit.range.end; offset++)
        n_wrong += g_array_index (self->places, int, offset) != DAMAGE;
    }
  for (gsize at = 0; at < n_display; at++)
    {
      gsize offset = unrep_reading_text_to_text (reading, at);
      int place = g_array_index (self->places, int, offset);

      if (unrep_reading_text_is_displayed_only (reading, at) || place == DAMAGE)
        continue;
      n_wrong += last != DAMAGE && is_new_and_wrong (self, stored, last, place);
      last = place;
    }
  return n_wrong;
}

/* How many units are displayed exactly as in the clean report. */
static guint
count_exact (const Made       *self,
             UnrepReadingText *reading,
             guint            *n_units)
{
  g_auto (GStrv) clean = g_strsplit (self->clean->str, "\n", -1);
  g_autofree char *display = g_strconcat ("\n", unrep_text_get_utf8 (unrep_reading_text_get_display (reading)), "\n", NULL);
  guint n = 0;

  for (guint i = 0; clean[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat ("\n", clean[i], "\n", NULL);

      if (*clean[i] == '\0')
        continue;
      (*n_units)++;
      n += strstr (display, line) != NULL;
    }
  return n;
}

static UnrepReadingText *
repair (const Made *self)
{
  g_autoptr (UnrepText) text = unrep_text_new (self->stored->str, (gssize) self->stored->len);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);

  return unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_ALL);
}

/* The share of units that are displayed as in the clean report, in percent. */
static guint
measure (Damage damage)
{
  guint n_wrong = 0, n_exact = 0, n_stored = 0, n_units = 0, ignored = 0;

  for (guint i = 0; i < 200; i++)
    {
      Made made = make (damage);
      g_autoptr (UnrepReadingText) reading = repair (&made);
      g_autoptr (UnrepReadingText) stored = unrep_reading_text_new (unrep_reading_text_get_text (reading));
      guint n = count_wrong (&made, reading);

      n_wrong += n;
      n_exact += count_exact (&made, reading, &n_units);
      n_stored += count_exact (&made, stored, &ignored);
      if (n > 0)
        g_test_message ("%s\n%s", made.stored->str, unrep_text_get_utf8 (unrep_reading_text_get_display (reading)));
      made_clear (&made);
    }
  g_test_message ("%u units: %u exact as stored, %u repaired; %u wrong repairs", n_units, n_stored, n_exact, n_wrong);
  g_assert_cmpuint (n_wrong, ==, 0);
  g_assert_cmpuint (n_stored * 20, <, n_units);
  return n_exact * 100 / n_units;
}

static void
test_easy (void)
{
  g_assert_cmpuint (measure (EASY), >=, 95);
}

static void
test_hard (void)
{
  g_assert_cmpuint (measure (HARD), >=, 30);
}

static void
test_clean (void)
{
  for (guint i = 0; i < 100; i++)
    {
      Made made = make (NONE);
      g_autoptr (UnrepReadingText) reading = repair (&made);

      g_assert_cmpstr (unrep_text_get_utf8 (unrep_reading_text_get_display (reading)), ==, made.clean->str);
      g_assert_cmpuint (unrep_reading_text_get_n_edits (reading), ==, 0);
      made_clear (&made);
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/repair-damage/easy", test_easy);
  g_test_add_func ("/repair-damage/hard", test_hard);
  g_test_add_func ("/repair-damage/clean", test_clean);

  return g_test_run ();
}
