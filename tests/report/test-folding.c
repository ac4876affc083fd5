/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-folding.h"
#include "unrep-test.h"

#include <pango/pango.h>
#include <string.h>

#define EXACT UNREP_FOLDING_EXACT
#define LOOSE UNREP_FOLDING_LOOSE
#define ALL ((UnrepRange) { 0, G_MAXSIZE })

static UnrepFolding *
fold (const char        *utf8,
      UnrepFoldingLevel  level)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);

  return unrep_folding_new (text, ALL, level);
}

static char *
dup_folded (const char        *utf8,
            UnrepFoldingLevel  level)
{
  g_autoptr (UnrepFolding) folding = fold (utf8, level);
  gsize n_units;
  const gunichar2 *units = unrep_folding_get_units (folding, &n_units);
  g_autoptr (GError) error = NULL;
  char *folded = g_utf16_to_utf8 (units, (glong) n_units, NULL, NULL, &error);

  g_assert_no_error (error);
  return folded;
}

static void
test_loose (void)
{
  const char *const cases[][2] = {
    { "", "" },
    { "ABC, déjà Œuvre, Straße, Çà", "abc, deja oeuvre, strasse, ca" },
    { "أإآاٱ", "ااااا" },
    { "ا\u0654 ا\u0655 ا\u0653", "ا ا ا" },
    { "مسؤول قارئ شيء ء", "مسوول قاري شي " },
    { "مدرسة على", "مدرسه علي" },
    { "كتاب کتاب یوم", "كتاب كتاب يوم" },
    { "مُدَرِّسَةٌ", "مدرسه" },
    { "الـــدول هـ", "الدول ه" },
    { "١٣ ۱۳ 13 １３", "13 13 13 13" },
    { "؟ ؛ ، ٪ « » – ’", "? ; , % \" \" - '" },
    { "\uFEFB \uFEE7\uFEDA \uFDF2", "لا نك الله" },
    { "\uFDFA", "صلي الله عليه وسلم" },
    { "a\r\n b\n\nc\td\u00a0 \u2029e", "a b c d e" },
    { "a \u200f b\u202a\u202cc\u2066\u200bd\ufeff\u00ad", "a bcd" },
    { "١٣\u200c(ب)", "13(ب)" },
    { "ﬁn ½ ²", "fin 1\u20442 2" },
    { "Ёлка Й и\u0306 Σς", "елка й й σσ" },
    { "中文 한국 ガ", "中文 한국 カ" },
    { "\U0001F4C4\U00010330", "\U0001F4C4\U00010330" },
    /* The vowels of Devanagari are letters, though they are marks. */
    { "कि", "कि" },
    { "a\001b\177c", "abc" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = dup_folded (cases[i][0], LOOSE);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

static void
test_exact (void)
{
  const char *const cases[][2] = {
    { "ABC déjà Straße ½", "ABC de\u0301ja\u0300 Straße ½" },
    { "أ ة ى ١٣ ۱۳ ، ک", "ا\u0654 ة ى ١٣ ۱۳ ، ک" },
    { "الـــدول", "الـــدول" },
    { "\uFEFB \uFDF2 \uFB01", "لا الله fi" },
    { "a\r\n \u200f b\u202ac", "a bc" },
    /* Shadda and fatha, typed in either order. */
    { "دّ\u064e", "د\u064e\u0651" },
    { "د\u064eّ", "د\u064e\u0651" },
    /* The hamza goes behind the shadda and no further. */
    { "ا\u0654\u0651ل", "ا\u0651\u0654ل" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = dup_folded (cases[i][0], EXACT);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

/* The range that the units from the @first on stand for, as text. */
static char *
dup_range (const char        *utf8,
           UnrepFoldingLevel  level,
           gsize              first,
           gsize              n_units)
{
  g_autoptr (UnrepFolding) folding = fold (utf8, level);

  return unrep_text_dup_range (unrep_folding_get_text (folding), unrep_folding_get_range (folding, first, n_units));
}

typedef struct
{
  const char *text;
  gsize first;
  gsize n_units;
  const char *expected;
} Place;

static void
test_ranges (void)
{
  const Place loose[] = {
    { "مُدَرِّسَةٌ ب", 3, 2, "سَةٌ" },
    { "مُدَرِّسَةٌ ب", 2, 1, "رِّ" },
    { "الـــدول", 1, 1, "لـــ" },
    { "الـــدول", 2, 1, "د" },
    { "بـّن", 0, 1, "بـّ" },
    { "س\uFEFBم", 1, 1, "\uFEFB" },
    { "س\uFEFBم", 2, 1, "\uFEFB" },
    { "س\uFEFBم", 3, 1, "م" },
    { "a \r\n\u200f\n b", 1, 1, " \r\n\u200f\n " },
    { "a \r\n\u200f\n b", 2, 1, "b" },
    { "a \n", 0, 2, "a \n" },
    { "\u202bشيء\u202c", 0, 2, "شي" },
    { "x\U0001F4C4y", 2, 1, "\U0001F4C4" },
    { "x\U0001F4C4y", 3, 1, "y" },
    { "\U0001F469\u200d\U0001F467z", 2, 1, "\U0001F469\u200d\U0001F467" },
    { "كि", 0, 1, "كि" },
  };
  const Place exact[] = {
    { "دّ\u064eس", 1, 1, "دّ\u064e" },
    { "الـــدول", 1, 1, "ل" },
    { "الـــدول", 2, 2, "ــ" },
    { "أب", 1, 1, "أ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (loose); i++)
    {
      g_autofree char *found = dup_range (loose[i].text, LOOSE, loose[i].first, loose[i].n_units);

      g_assert_cmpstr (found, ==, loose[i].expected);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (exact); i++)
    {
      g_autofree char *found = dup_range (exact[i].text, EXACT, exact[i].first, exact[i].n_units);

      g_assert_cmpstr (found, ==, exact[i].expected);
    }
}

static void
test_stretch (void)
{
  g_autoptr (UnrepText) text = unrep_text_new ("ab  مـّن  ك", -1);
  g_autoptr (UnrepFolding) folding = unrep_folding_new (text, (UnrepRange) { 3, 9 }, LOOSE);
  g_autoptr (UnrepFolding) shared = unrep_folding_ref (folding);
  g_autoptr (UnrepFolding) none = unrep_folding_new (text, (UnrepRange) { 90, 99 }, LOOSE);
  gsize n_units;

  unrep_folding_get_units (shared, &n_units);
  /* A space, meem, noon, a space. */
  g_assert_cmpuint (n_units, ==, 4);
  g_assert_cmpuint (unrep_folding_get_offset (folding, 0), ==, 3);
  g_assert_cmpuint (unrep_folding_get_offset (folding, 1), ==, 4);
  g_assert_cmpuint (unrep_folding_get_offset (folding, 2), ==, 7);
  g_assert_cmpuint (unrep_folding_get_offset (folding, 3), ==, 8);
  g_assert_cmpuint (unrep_folding_get_offset (folding, 4), ==, 9);
  g_assert_cmpuint (unrep_folding_find_unit (folding, 0), ==, 0);
  g_assert_cmpuint (unrep_folding_find_unit (folding, 4), ==, 1);
  g_assert_cmpuint (unrep_folding_find_unit (folding, 5), ==, 2);
  g_assert_cmpuint (unrep_folding_find_unit (folding, 7), ==, 2);
  g_assert_cmpuint (unrep_folding_find_unit (folding, 8), ==, 3);
  g_assert_cmpuint (unrep_folding_find_unit (folding, 9), ==, 4);
  g_assert_cmpuint (unrep_folding_find_unit (folding, 99), ==, 4);

  unrep_folding_get_units (none, &n_units);
  g_assert_cmpuint (n_units, ==, 0);
  g_assert_cmpuint (unrep_folding_find_unit (none, 90), ==, 0);
}

/* Every code point of Unicode, against GLib's normalisation. */
static void
test_every_char (void)
{
  for (gunichar c = 1; c < 0x110000; c++)
    {
      char utf8[8] = "";
      g_autofree char *normal = NULL, *folded = NULL, *folded_normal = NULL, *loose = NULL, *loose_normal = NULL;
      gboolean syllable = c >= 0xac00 && c <= 0xd7a3;

      if ((c >= 0xd800 && c < 0xe000) || c == 0x0419 || syllable)
        continue;
      utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
      normal = g_utf8_normalize (utf8, -1, G_NORMALIZE_NFD);
      folded = dup_folded (utf8, EXACT);
      folded_normal = dup_folded (normal, EXACT);
      g_assert_cmpstr (folded, ==, folded_normal);
      loose = dup_folded (utf8, LOOSE);
      loose_normal = dup_folded (normal, LOOSE);
      if (g_strcmp0 (loose, loose_normal) != 0)
        g_error ("U+%04X", c);
      /* What is folded stays as it is. */
      g_free (g_steal_pointer (&loose_normal));
      loose_normal = dup_folded (loose, LOOSE);
      if (g_strcmp0 (loose, loose_normal) != 0)
        g_error ("U+%04X twice", c);
    }
}

static void
test_presentation_forms (void)
{
  for (gunichar c = 0xfb50; c <= 0xfefe; c++)
    {
      char utf8[8] = "";
      g_autofree char *normal = NULL, *folded = NULL, *expected = NULL;

      if (c > 0xfdff && c < 0xfe70)
        continue;
      utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
      normal = g_utf8_normalize (utf8, -1, G_NORMALIZE_NFKC);
      for (UnrepFoldingLevel level = EXACT; level <= LOOSE; level++)
        {
          g_free (g_steal_pointer (&folded));
          g_free (g_steal_pointer (&expected));
          folded = dup_folded (utf8, level);
          /* An isolated mark is drawn on a space. */
          expected = dup_folded (normal[0] == ' ' && level == LOOSE ? normal + 1 : normal, level);
          g_assert_cmpstr (folded, ==, expected);
        }
    }
}

static gunichar
random_char (void)
{
  static const gunichar odd[] = {
    ' ', '\n', '\r', 0x0640, 0x0640, 0x0621, 0x0622, 0x0623, 0x0627, 0x0629, 0x0649, 0x064b, 0x064e, 0x0651, 0x0653,
    0x0654, 0x0670, 0x200b, 0x200f, 0x202a, 0x2067, 0x0301, 0x0306, 0x0438, 0x1f469, 0x1f467, 0xfefb, 0xfdfa,
    0xfc5e, 0xfe80, 0x0600, 0x06dd, 0x00df, 0x1d165, 0xfe0f, 0x0915, 0x093f, 0x0130,
  };

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return odd[g_test_rand_int_range (0, G_N_ELEMENTS (odd))];
    case 1:
      return (gunichar) g_test_rand_int_range (0x0621, 0x064b);
    case 2:
      return (gunichar) g_test_rand_int_range (0x064b, 0x0670);
    default:
      return (gunichar) g_test_rand_int_range (0x20, 0x7f);
    }
}

static UnrepText *
new_random_text (int n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    {
      gunichar c = random_char ();

      g_string_append_unichar (text, c);
      /* The only joiner here: behind others, Pango 1.50 joins what UAX #29 does not. */
      if (c == 0x1f469)
        g_string_append (text, "\u200d\U0001F467");
    }
  return unrep_text_new (text->str, (gssize) text->len);
}

/* Whether clusters begin at both ends, by Pango. */
static void
assert_whole_clusters (UnrepText  *text,
                       UnrepRange  range)
{
  int n = (int) unrep_text_get_n_chars (text) + 1;
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n);

  pango_get_log_attrs (unrep_text_get_utf8 (text), (int) unrep_text_get_n_bytes (text), -1,
                       pango_language_from_string ("ar"), attrs, n);
  if (attrs[range.start].is_cursor_position && attrs[range.end].is_cursor_position)
    return;
  for (int i = 0; i < n - 1; i++)
    g_test_message ("%d U+%04X %s", i, g_utf8_get_char (unrep_text_get_utf8 (text) + unrep_text_get_byte (text, i)),
                    attrs[i].is_cursor_position ? "begins" : "");
  g_error ("range %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, range.start, range.end);
}

/* The folding of the stretch that units came from is these units again. */
static void
assert_same_units (UnrepFolding      *folding,
                   UnrepFoldingLevel  level,
                   gsize              first,
                   gsize              n_wanted,
                   UnrepRange         range)
{
  g_autoptr (UnrepFolding) again = unrep_folding_new (unrep_folding_get_text (folding), range, level);
  gsize n_units, n_again;
  const gunichar2 *units = unrep_folding_get_units (folding, &n_units);
  const gunichar2 *units_again = unrep_folding_get_units (again, &n_again);
  gboolean found = FALSE;

  /* Widening may have brought in what stands beside them. */
  for (gsize i = 0; !found && i + n_wanted <= n_again; i++)
    found = memcmp (units_again + i, units + first, n_wanted * sizeof *units) == 0;
  g_assert_true (found);
}

static void
check_random (UnrepFoldingLevel level)
{
  g_autoptr (UnrepText) text = new_random_text (g_test_rand_int_range (1, 60));
  g_autoptr (UnrepFolding) folding = unrep_folding_new (text, ALL, level);
  gsize n_units, before = 0;

  unrep_folding_get_units (folding, &n_units);
  for (gsize i = 0; i <= n_units; i++)
    {
      gsize offset = unrep_folding_get_offset (folding, i);
      gsize found = unrep_folding_find_unit (folding, offset);

      g_assert_cmpuint (offset, >=, before);
      g_assert_cmpuint (found, <=, i);
      g_assert_cmpuint (unrep_folding_get_offset (folding, found), ==, offset);
      before = offset;
    }
  for (gsize offset = 0; offset <= unrep_text_get_n_chars (text); offset++)
    {
      gsize unit = unrep_folding_find_unit (folding, offset);

      g_assert_cmpuint (unrep_folding_get_offset (folding, unit), >=, offset);
      if (unit > 0)
        g_assert_cmpuint (unrep_folding_get_offset (folding, unit - 1), <, offset);
    }
  for (int i = 0; n_units > 0 && i < 10; i++)
    {
      gsize first = (gsize) g_test_rand_int_range (0, (int) n_units);
      gsize n = (gsize) g_test_rand_int_range (1, (int) MIN (n_units - first, 8) + 1);
      UnrepRange range = unrep_folding_get_range (folding, first, n);

      g_assert_cmpuint (range.start, <=, unrep_folding_get_offset (folding, first));
      g_assert_cmpuint (range.end, >, unrep_folding_get_offset (folding, first + n - 1));
      g_assert_cmpuint (range.end, <=, unrep_text_get_n_chars (text));
      assert_whole_clusters (text, range);
      assert_same_units (folding, level, first, n, range);
    }
}

static void
test_random (void)
{
  for (int i = 0; i < 4000; i++)
    {
      check_random (LOOSE);
      check_random (EXACT);
    }
}

/* A million marks on one letter; texts that grow eighteenfold. */
static void
test_hostile (void)
{
  g_autoptr (GString) marks = g_string_new ("ب");
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (UnrepFolding) exact = NULL;
  g_autoptr (UnrepFolding) loose = NULL;
  gsize n_units;

  for (int i = 0; i < 500000; i++)
    g_string_append (marks, "\u0651\u0650");
  exact = fold (marks->str, EXACT);
  unrep_folding_get_units (exact, &n_units);
  g_assert_cmpuint (n_units, ==, 1000001);

  for (int i = 0; i < 100000; i++)
    g_string_append (wide, "\uFDFA");
  loose = fold (wide->str, LOOSE);
  unrep_folding_get_units (loose, &n_units);
  g_assert_cmpuint (n_units, ==, 1800000);
  g_assert_cmpuint (unrep_folding_get_offset (loose, 1799999), ==, 99999);
  g_assert_cmpuint (unrep_folding_find_unit (loose, 77), ==, 77 * 18);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/folding/loose", test_loose);
  g_test_add_func ("/folding/exact", test_exact);
  g_test_add_func ("/folding/ranges", test_ranges);
  g_test_add_func ("/folding/stretch", test_stretch);
  g_test_add_func ("/folding/every-char", test_every_char);
  g_test_add_func ("/folding/presentation-forms", test_presentation_forms);
  g_test_add_func ("/folding/random", test_random);
  g_test_add_func ("/folding/hostile", test_hostile);

  return g_test_run ();
}
