/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loose searches against ICU's, whose collation `ar-u-co-search` knows Arabic spelling.
 * Left out is what folding takes for the same and ICU does not: a hamza without its
 * seat, Persian letters, punctuation and line ends; and halves of ligatures, which ICU
 * does not find. */
#include "report/unrep-query.h"
#include "unrep-test.h"

#include <unicode/usearch.h>

static UnrepText *
new_text (const gunichar *chars,
          gsize           n)
{
  g_autofree char *utf8 = g_ucs4_to_utf8 (chars, (glong) n, NULL, NULL, NULL);

  return unrep_text_new (utf8, -1);
}

/* Hits begin and end with letters for ICU; we include what is drawn on the last. */
static UnrepRange
trim (const gunichar *chars,
      UnrepRange      range)
{
  while (range.start < range.end && (g_unichar_ismark (chars[range.start]) || chars[range.start] == 0x0640))
    range.start++;
  while (range.start < range.end && (g_unichar_ismark (chars[range.end - 1]) || chars[range.end - 1] == 0x0640))
    range.end--;
  return range;
}

static GArray *
list_ours (const gunichar *chars,
           gsize           n,
           const char     *words)
{
  g_autoptr (UnrepText) text = new_text (chars, n);
  g_autoptr (UnrepFolding) folding = unrep_folding_new (text, (UnrepRange) { 0, n }, UNREP_FOLDING_LOOSE);
  g_autoptr (UnrepQuery) query = unrep_query_new (words, UNREP_FOLDING_LOOSE);
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  UnrepRange range;
  gsize unit = 0;

  while (unrep_query_find (query, folding, &unit, &range))
    {
      range = trim (chars, range);
      g_array_append_val (hits, range);
    }
  return hits;
}

/* Everything here is in the first plane, so that ICU's units are code points. */
static GArray *
list_theirs (const gunichar *chars,
             gsize           n,
             const char     *words)
{
  g_autofree gunichar2 *text = g_ucs4_to_utf16 (chars, (glong) n, NULL, NULL, NULL);
  glong n_words;
  g_autofree gunichar2 *pattern = g_utf8_to_utf16 (words, -1, NULL, &n_words, NULL);
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open ("ar-u-co-search", &status);
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  UStringSearch *search;

  ucol_setStrength (collator, UCOL_PRIMARY);
  search = usearch_openFromCollator ((const UChar *) pattern, (int) n_words, (const UChar *) text, (int) n, collator,
                                     NULL, &status);
  g_assert_true (U_SUCCESS (status));
  for (int at = usearch_first (search, &status); at != USEARCH_DONE; at = usearch_next (search, &status))
    {
      UnrepRange range = { (gsize) at, (gsize) (at + usearch_getMatchedLength (search)) };

      range = trim (chars, range);
      g_array_append_val (hits, range);
    }
  usearch_close (search);
  ucol_close (collator);
  return hits;
}

static gunichar
random_char (void)
{
  static const gunichar chars[] = {
    0x0627, 0x0623, 0x0625, 0x0622, 0x0648, 0x0624, 0x064a, 0x0626, 0x0649, 0x0647, 0x0629, 0x062a, 0x0628, 0x0644,
    0x0643, 0x064b, 0x064e, 0x0650, 0x0651, 0x0652, 0x0670, 0x0640, 0x0640, ' ',    '1',    0x0661, 0x06f1, '2',
    0x0662, 'a',    'A',    0x00e1, 'b',    0x0301, 0xfe91, 0xfee0, 0xfe8e, 0xfeeb, 0xfe94, 0x0438, 0x0418, 0x0451,
  };

  return chars[g_test_rand_int_range (0, G_N_ELEMENTS (chars))];
}

/* A mark needs a letter for ICU to find it in one place only; and a space stands alone. */
static gsize
fill (gunichar *chars,
      gsize     n)
{
  for (gsize i = 0; i < n; i++)
    {
      gunichar before = i > 0 ? chars[i - 1] : ' ';

      do
        chars[i] = random_char ();
      while (before == ' ' && (chars[i] == ' ' || chars[i] == 0x0640 || g_unichar_ismark (chars[i])));
    }
  while (n > 0 && chars[n - 1] == ' ')
    n--;
  return n;
}

static gboolean
are_equal (GArray *a,
           GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (unrep_range_compare (g_array_index (a, UnrepRange, i), g_array_index (b, UnrepRange, i)) != 0)
      return FALSE;
  return TRUE;
}

static void
test_random (void)
{
  guint n_hits = 0;

  for (int i = 0; i < 3000; i++)
    {
      gunichar chars[400], words[4];
      gsize n = fill (chars, (gsize) g_test_rand_int_range (1, G_N_ELEMENTS (chars)));
      gsize n_words = fill (words, (gsize) g_test_rand_int_range (1, G_N_ELEMENTS (words)));
      g_autofree char *utf8 = g_ucs4_to_utf8 (words, (glong) n_words, NULL, NULL, NULL);
      g_autoptr (GArray) ours = list_ours (chars, n, utf8);
      g_autoptr (GArray) theirs = list_theirs (chars, n, utf8);

      if (!are_equal (ours, theirs))
        {
          g_autofree char *text = g_ucs4_to_utf8 (chars, (glong) n, NULL, NULL, NULL);

          for (guint j = 0; j < MAX (ours->len, theirs->len); j++)
            {
              UnrepRange a = j < ours->len ? g_array_index (ours, UnrepRange, j) : (UnrepRange) { 0, 0 };
              UnrepRange b = j < theirs->len ? g_array_index (theirs, UnrepRange, j) : (UnrepRange) { 0, 0 };

              g_test_message ("%zu-%zu %zu-%zu", a.start, a.end, b.start, b.end);
            }
          g_error ("%s in %s", utf8, text);
        }
      n_hits += ours->len;
    }
  g_test_message ("%u hits", n_hits);
  g_assert_cmpuint (n_hits, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/search-oracle/random", test_random);

  return g_test_run ();
}
