/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-anchoring.h"

#include <stdlib.h>
#include <string.h>

/* How long it takes to find 1,000 anchors again in a changed report of 10 MB, as a
 * multiple of hashing it with GChecksum in the same process. */
#define N_BYTES ((gsize) 10 * 1000 * 1000)
#define N_ANCHORS 1000
#define N_RUNS 9
#define N_INSERTED 30
#define CONTEXT 32

/* The report again and again; unless @verbatim every third word is another one, so
 * that no stretch of some length is the same. */
static GString *
make_long (const char *report,
           gboolean    verbatim,
           GRand      *rand)
{
  g_auto (GStrv) words = g_strsplit (report, " ", -1);
  guint n_words = g_strv_length (words);
  GString *made = g_string_sized_new (N_BYTES + 4096);

  for (guint i = 0; made->len < N_BYTES; i++)
    {
      const char *word = words[i % n_words];

      if (!verbatim && g_rand_int_range (rand, 0, 3) == 0 && strchr (word, '\n') == NULL)
        word = words[g_rand_int_range (rand, 0, (gint32) n_words)];
      g_string_append_printf (made, "%s ", word);
    }
  return made;
}

/* Edits about 6 of 1,000 characters and inserts paragraphs. */
static UnrepText *
make_changed (UnrepText *text,
              GRand     *rand)
{
  const char *utf8 = unrep_text_get_utf8 (text);
  GString *made = g_string_sized_new (unrep_text_get_n_bytes (text) + 4096);
  gsize n = unrep_text_get_n_chars (text), step = n / N_INSERTED, n_bytes;

  for (gsize i = 0; i < n; i++, utf8 = g_utf8_next_char (utf8))
    {
      gint32 what = g_rand_int_range (rand, 0, 1000);

      if (i % step == step / 2)
        for (guint k = 0; k < 40; k++)
          g_string_append_printf (made, "كلمة%u ", g_rand_int (rand) % 10000);
      if (what < 4)
        g_string_append_unichar (made, (gunichar) g_rand_int_range (rand, 0x0627, 0x064a));
      else if (what > 5)
        g_string_append_unichar (made, g_utf8_get_char (utf8));
    }
  n_bytes = made->len;
  return unrep_text_new_take (g_string_free (made, FALSE), n_bytes);
}

static void
fill_anchors (UnrepAnchor *anchors,
              UnrepText   *text,
              GRand       *rand)
{
  gsize n = unrep_text_get_n_chars (text);

  for (guint i = 0; i < N_ANCHORS; i++)
    {
      gsize start = (gsize) g_rand_int_range (rand, 0, (gint32) (n - 400));
      UnrepRange range = { start, start + (gsize) g_rand_int_range (rand, 60, 301) };

      anchors[i].range = range;
      anchors[i].exact = unrep_text_dup_range (text, range);
      anchors[i].prefix = unrep_text_dup_range (text, (UnrepRange) { range.start - MIN (range.start, CONTEXT), range.start });
      anchors[i].suffix = unrep_text_dup_range (text, (UnrepRange) { range.end, range.end + CONTEXT });
    }
}

static void
measure (UnrepText         *text,
         UnrepText         *changed,
         const UnrepAnchor *anchors)
{
  g_autofree UnrepAnchorPlace *places = g_new (UnrepAnchorPlace, N_ANCHORS);
  gint64 best_hash = G_MAXINT64, best_find = G_MAXINT64;
  guint n[4] = { 0 };

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autofree char *hash = unrep_text_dup_sha256 (changed);
      gint64 hashed = g_get_monotonic_time ();

      unrep_anchoring_find (changed, unrep_text_get_n_chars (text), anchors, N_ANCHORS, places, NULL, NULL);
      best_find = MIN (best_find, g_get_monotonic_time () - hashed);
      best_hash = MIN (best_hash, hashed - start);
    }
  for (guint i = 0; i < N_ANCHORS; i++)
    n[places[i].verdict]++;
  g_print ("%.1f MB, %u anchors: %.1f ms; SHA-256 %.1f ms; ratio %.2f; kept %u, moved %u, doubtful %u, lost %u\n",
           unrep_text_get_n_bytes (changed) / 1e6, N_ANCHORS, best_find / 1e3, best_hash / 1e3,
           (double) best_find / (double) best_hash, n[0], n[1], n[2], n[3]);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *report = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2 || !g_file_get_contents (argv[1], &report, NULL, &error) || !g_utf8_validate (report, -1, NULL))
    {
      g_printerr ("usage: anchor REPORT.txt, which is made 10 MB long; %s\n", error != NULL ? error->message : "UTF-8 only");
      return 2;
    }
  for (gboolean verbatim = FALSE; verbatim <= TRUE; verbatim++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (7);
      GString *made = make_long (report, verbatim, rand);
      gsize n_bytes = made->len;
      g_autoptr (UnrepText) text = unrep_text_new_take (g_string_free (made, FALSE), n_bytes);
      g_autoptr (UnrepText) changed = make_changed (text, rand);
      static UnrepAnchor anchors[N_ANCHORS];

      fill_anchors (anchors, text, rand);
      g_print ("%s: ", verbatim ? "the same again and again" : "no two stretches alike");
      measure (text, changed, anchors);
    }
  return 0;
}
