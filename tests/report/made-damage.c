/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-damage.h"

#include <string.h>

/* What scanning and extraction do to labels, drawn at random. The look-alikes
 * here are not the table of app/report: some of them it does not know. */
static const char *const look_alikes[] = {
  "0", "5oO6", "1", "lI7", "2", "7Z9", "3", "897", "4", "392", "5", "S06", "6", "578", "7", "9V1", "8", "3BA",
  "9", "742",  "٠", "•05", "١", "1اl", "٢", "77٣", "٣", "7٢3", "٤", "3$٦", "٥", "0ه٠", "٦", "7٧1", "٧", "V77",
  "٨", "A^1",  "٩", "9٦q", "أ", "اإآ", "ب", "تيث", "ج", "حخع", "د", "ذرو", "ه", "ةمو", "و", "رده", "ز", "رذن",
  "ح", "جخص",  "ط", "ظكص", "ي", "ىبئ", "ك", "لگط", "ل", "كأر", "م", "هعق", "ن", "ثتل", "س", "شصن", "ع", "غجم",
  "ف", "قغو",  "ص", "ضسح", "ق", "فحغ", "ر", "زدط", "ش", "سثص", "ت", "بثن", "ث", "تشن", "خ", "حجر", "ذ", "دزر",
  "ض", "صظس",  "ظ", "طضق", "غ", "عفخ", "a", "ods", "b", "hdp", "c", "eoо", "d", "bcl", "e", "cas", "f", "tr1",
  "g", "qya",  "h", "bnr", "i", "jl1", "j", "iyl", "k", "xhb", "l", "1iI", "m", "nrw", "n", "mhr", "o", "ac0",
  "p", "bqn",  "q", "gpa", "r", "nvf", "s", "5az", "t", "fl1",
};

static const char *
pick_look_alike (const char *glyph,
                 gsize       n_bytes,
                 GRand      *rand,
                 gsize      *n_picked)
{
  for (guint i = 0; i < G_N_ELEMENTS (look_alikes); i += 2)
    if (strlen (look_alikes[i]) == n_bytes && memcmp (look_alikes[i], glyph, n_bytes) == 0)
      {
        const char *others = look_alikes[i + 1];
        const char *other
          = g_utf8_offset_to_pointer (others, g_rand_int_range (rand, 0, (gint32) g_utf8_strlen (others, -1)));

        *n_picked = (gsize) (g_utf8_next_char (other) - other);
        return other;
      }
  *n_picked = n_bytes;
  return glyph;
}

/* One glyph that has look-alikes becomes one of them. */
static char *
misread (const char *printed,
         GRand      *rand)
{
  GString *out = g_string_new (NULL);
  glong    n = g_utf8_strlen (printed, -1), at = g_rand_int_range (rand, 0, (gint32) MAX (n, 1));
  gboolean done = FALSE;

  for (glong i = 0; i < n; i++)
    {
      const char *p = g_utf8_offset_to_pointer (printed, i);
      gsize       size = (gsize) (g_utf8_next_char (p) - p), n_picked = size;
      const char *other = p;

      if (!done && i >= at)
        other = pick_look_alike (p, size, rand, &n_picked);
      done |= other != p;
      g_string_append_len (out, other, (gssize) n_picked);
    }
  return g_string_free (out, FALSE);
}

static char *
reverse_digits (const char *printed)
{
  glong     n;
  gunichar *chars = g_utf8_to_ucs4_fast (printed, -1, &n);
  glong     first = 0, last;
  char     *out;

  while (first < n && !g_unichar_isdigit (chars[first]))
    first++;
  for (last = first; last + 1 < n && g_unichar_isdigit (chars[last + 1]); last++)
    ;
  for (; first < last; first++, last--)
    {
      gunichar c = chars[first];

      chars[first] = chars[last];
      chars[last] = c;
    }
  out = g_ucs4_to_utf8 (chars, n, NULL, NULL, NULL);
  g_free (chars);
  return out;
}

/* The other digits: ASCII for Arabic-Indic and back. */
static char *
change_digits (const char *printed)
{
  GString *out = g_string_new (NULL);

  for (const char *p = printed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        c = c < 0x80 ? 0x6f0 + (c - '0') : '0' + (gunichar) g_unichar_digit_value (c);
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static char *
drop (const char *printed,
      const char *glyphs)
{
  GString *out = g_string_new (NULL);

  for (const char *p = printed; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr (glyphs, -1, g_utf8_get_char (p)) == NULL)
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static char *
damage_number (const char *printed,
               GRand      *rand)
{
  g_autofree char *once = NULL;

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
    case 1:
    case 2:
      return misread (printed, rand);
    case 3:
      once = misread (printed, rand);
      return misread (once, rand);
    case 4:
      return reverse_digits (printed);
    case 5:
      return change_digits (printed);
    case 6:
      return drop (printed, "-.");
    default:
      return g_strdup ("");
    }
}

static char *
space_out (const char *printed)
{
  GString *out = g_string_new (NULL);
  gunichar before = 0;

  for (const char *p = printed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) && g_unichar_isalpha (before))
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, c);
      before = c;
    }
  return g_string_free (out, FALSE);
}

/* A doubled letter printed single, a tripled one doubled. */
static char *
undouble (const char *printed)
{
  GString *out = g_string_new (NULL);
  gunichar before = 0;
  gboolean done = FALSE;

  for (const char *p = printed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!done && c == before && g_unichar_isalpha (c))
        {
          done = TRUE;
          continue;
        }
      g_string_append_unichar (out, c);
      before = c;
    }
  return g_string_free (out, FALSE);
}

static char *
damage_letter (const char *printed,
               GRand      *rand)
{
  g_autofree char *bare = drop (printed, "()");

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
    case 1:
    case 2:
      return misread (printed, rand);
    case 3:
      return g_strconcat (")", bare, "(", NULL);
    case 4:
      return g_strconcat (")(", bare, NULL);
    case 5:
      return g_strconcat (bare, ")", NULL);
    case 6:
      return space_out (printed);
    case 7:
      return undouble (printed);
    default:
      return g_rand_int_range (rand, 0, 3) == 0 ? g_strdup ("") : misread (printed, rand);
    }
}

static char *
damage_subitem (const char *printed,
                GRand      *rand)
{
  g_autofree char *bare = drop (printed, "'()");

  switch (g_rand_int_range (rand, 0, 7))
    {
    case 0:
      return g_strconcat (bare, "'", NULL);
    case 1:
      return g_strconcat (bare, "°", NULL);
    case 2:
      return g_strdup ("\"\"");
    case 3:
      return g_strconcat ("°", bare, "°", NULL);
    case 4:
      return change_digits (printed);
    default:
      return misread (printed, rand);
    }
}

static char *
damage_heading (const char *printed,
                GRand      *rand)
{
  g_autofree char *bare = drop (printed, "-");
  const char      *cut;

  if (g_rand_int_range (rand, 0, 2) == 0)
    return g_strdup (g_strchomp (bare));
  cut = g_utf8_offset_to_pointer (printed, 2);
  return g_strdup_printf ("%.*s %s", (int) (cut - printed), printed, cut);
}

/* made_damage_label:
 * @kind: what the label is of
 * @printed: the sound label as it is printed
 * @rand: where chance comes from
 *
 * Returns: (transfer full): the label as a bad scan has it, "" where it is lost
 */
char *
made_damage_label (DamageKind  kind,
                   const char *printed,
                   GRand      *rand)
{
  switch (kind)
    {
    case DAMAGE_NUMBER:
      return damage_number (printed, rand);
    case DAMAGE_LETTER:
      return damage_letter (printed, rand);
    case DAMAGE_SUBITEM:
      return damage_subitem (printed, rand);
    case DAMAGE_HEADING:
    default:
      return damage_heading (printed, rand);
    }
}
