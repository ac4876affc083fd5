/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search of a long report beside ICU's, in one process, by turns.
 *
 * usage: search [REPORT [QUERY…]]
 *
 * REPORT, or else the Arabic example report, again and again up to 10 MB. For each
 * query: the first search (fold the text, find every hit and the code points it
 * covers), the next search of the same text, and ICU's usearch with the collation
 * `ar-u-co-search` at primary strength. ICU is given its UTF-16 and its collator, and
 * its hits stay places in UTF-16. */
#include "report/unrep-query.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unicode/usearch.h>

#define N_BYTES 10000000
#define N_RUNS 7

typedef struct
{
  UnrepText *text;
  UnrepFolding *folding;
  gunichar2 *utf16;
  glong n_utf16;
  UCollator *collator;
} Input;

typedef guint (*Find) (Input      *input,
                       const char *words);

static guint
find_next (Input      *input,
           const char *words)
{
  g_autoptr (UnrepQuery) query = unrep_query_new (words, UNREP_FOLDING_LOOSE);
  UnrepRange hit;
  gsize unit = 0;
  guint n = 0;

  while (unrep_query_find (query, input->folding, &unit, &hit))
    n++;
  return n;
}

static guint
find_first (Input      *input,
            const char *words)
{
  g_clear_pointer (&input->folding, unrep_folding_unref);
  input->folding = unrep_folding_new (input->text, (UnrepRange) { 0, G_MAXSIZE }, UNREP_FOLDING_LOOSE);
  return find_next (input, words);
}

static guint
find_icu (Input      *input,
          const char *words)
{
  UErrorCode status = U_ZERO_ERROR;
  glong n_pattern;
  g_autofree gunichar2 *pattern = g_utf8_to_utf16 (words, -1, NULL, &n_pattern, NULL);
  UStringSearch *search = usearch_openFromCollator ((const UChar *) pattern, (int) n_pattern,
                                                    (const UChar *) input->utf16, (int) input->n_utf16,
                                                    input->collator, NULL, &status);
  guint n = 0;

  for (int at = usearch_first (search, &status); at != USEARCH_DONE; at = usearch_next (search, &status))
    n++;
  usearch_close (search);
  return n;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : *(const gint64 *) a > *(const gint64 *) b;
}

static void
compare (Input      *input,
         const char *words)
{
  const Find finds[] = { find_first, find_next, find_icu };
  gint64 times[G_N_ELEMENTS (finds)][N_RUNS];
  guint n_hits[G_N_ELEMENTS (finds)];
  double median[G_N_ELEMENTS (finds)];

  for (int run = 0; run < N_RUNS; run++)
    for (gsize i = 0; i < G_N_ELEMENTS (finds); i++)
      {
        gint64 start = g_get_monotonic_time ();

        n_hits[i] = finds[i] (input, words);
        times[i][run] = g_get_monotonic_time () - start;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      qsort (times[i], N_RUNS, sizeof (gint64), compare_times);
      median[i] = (double) times[i][N_RUNS / 2] / 1000;
    }
  printf ("%-24s first %6.1f ms  next %6.1f ms  %7u hits   usearch %6.1f ms  %7u hits   ratio %5.1f  %6.1f\n", words,
          median[0], median[1], n_hits[0], median[2], n_hits[2], median[2] / median[0], median[2] / median[1]);
}

static UnrepText *
new_long_text (const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *report = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &report, &length, &error))
    g_error ("%s", error->message);
  if (!g_utf8_validate_len (report, length, NULL))
    g_error ("%s is not UTF-8", path);
  while (text->len < N_BYTES)
    g_string_append_len (text, report, (gssize) length);
  return unrep_text_new (text->str, (gssize) text->len);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const queries[] = { "السيبرانية", "اتفاقيه", "الدول الأعضاء", "١٣", "zzz" };
  g_autofree char *example = g_build_filename (BENCH_SOURCE_DIR, "data", "examples", "expert-group-report.ar.txt", NULL);
  UErrorCode status = U_ZERO_ERROR;
  Input input = { 0 };

  setlocale (LC_ALL, "");
  input.text = new_long_text (argc > 1 ? argv[1] : example);
  input.utf16 = g_utf8_to_utf16 (unrep_text_get_utf8 (input.text), (glong) unrep_text_get_n_bytes (input.text), NULL,
                                 &input.n_utf16, NULL);
  input.collator = ucol_open ("ar-u-co-search", &status);
  ucol_setStrength (input.collator, UCOL_PRIMARY);
  if (U_FAILURE (status) || input.utf16 == NULL)
    g_error ("No collation: %s", u_errorName (status));

  printf ("%.1f MB, %" G_GSIZE_FORMAT " code points, median of %d\n", (double) unrep_text_get_n_bytes (input.text) / 1e6,
          unrep_text_get_n_chars (input.text), N_RUNS);
  if (argc > 2)
    for (int i = 2; i < argc; i++)
      compare (&input, argv[i]);
  else
    for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
      compare (&input, queries[i]);

  ucol_close (input.collator);
  g_clear_pointer (&input.folding, unrep_folding_unref);
  unrep_text_unref (input.text);
  g_free (input.utf16);
  return 0;
}
