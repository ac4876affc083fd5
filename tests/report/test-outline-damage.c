/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-report.h"
#include "unrep-test.h"

/* Outlines of made-up reports whose truth is known: sound ones in six languages
 * and every layout, and ones whose labels are damaged at random. Few units may be
 * uncertain, and most errors must stand in these. The bounds are a little below
 * what was measured with these seeds; UNREP_DAMAGE_SEED tries others, without
 * bounds. */

#define N_REPORTS 12
#define MOST_UNCERTAIN 5.0       /* percent, of every case but the worst damaged and those with units left out */
#define MOST_UNCERTAIN_WORST 8.0
#define WORST_DAMAGE 30
#define LEAST_HELD 75.0          /* percent of all errors */

typedef struct
{
  const char  *name;
  MadeLanguage language;
  MadeStyle    style;
  guint        damage_percent;
  double       least_exact; /* percent */
} Case;

static const Case cases[] = {
  { "arabic", MADE_ARABIC, MADE_PLAIN, 0, 100 },
  { "arabic-bullets-footers", MADE_ARABIC, MADE_BULLETS | MADE_FOOTERS, 0, 99.9 },
  { "arabic-page-breaks", MADE_ARABIC, MADE_BREAKS, 0, 99.9 },
  { "arabic-plain-headings-annex", MADE_ARABIC, MADE_BARE_HEADINGS | MADE_ANNEX, 0, 99.5 },
  { "arabic-wrapped", MADE_ARABIC, MADE_WRAPPED, 0, 99.9 },
  { "arabic-visual", MADE_ARABIC, MADE_WRAPPED | MADE_VISUAL, 0, 98 },
  { "english", MADE_ENGLISH, MADE_BARE_HEADINGS, 0, 99.5 },
  { "english-wrapped", MADE_ENGLISH, MADE_WRAPPED, 0, 99.5 },
  { "french", MADE_FRENCH, MADE_FOOTERS, 0, 99.5 },
  { "spanish", MADE_SPANISH, MADE_ANNEX, 0, 99.5 },
  { "russian", MADE_RUSSIAN, MADE_WRAPPED, 0, 99.5 },
  { "chinese", MADE_CHINESE, MADE_PLAIN, 0, 99.5 },
  { "english-left-out", MADE_ENGLISH, MADE_LEFT_OUT, 0, 97.5 },
  { "arabic-left-out", MADE_ARABIC, MADE_LEFT_OUT | MADE_FOOTERS, 0, 99 },
  { "arabic-left-out-damaged-10", MADE_ARABIC, MADE_LEFT_OUT, 10, 99 },
  { "arabic-damaged-10", MADE_ARABIC, MADE_PLAIN, 10, 99.8 },
  { "arabic-damaged-30", MADE_ARABIC, MADE_BULLETS | MADE_ASCII_DIGITS, 30, 99 },
  { "arabic-footers-damaged-30", MADE_ARABIC, MADE_BULLETS | MADE_FOOTERS, 30, 99 },
  { "arabic-visual-damaged-10", MADE_ARABIC, MADE_WRAPPED | MADE_VISUAL, 10, 98.5 },
  { "english-damaged-10", MADE_ENGLISH, MADE_PLAIN, 10, 98.9 },
  { "russian-damaged-10", MADE_RUSSIAN, MADE_PLAIN, 10, 99.8 },
};

static MadeScore all;

static void
print_score (const char      *name,
             const MadeScore *score)
{
  static const char *const names[MADE_N_ERRORS] = { "missed", "invented", "kind", "label", "path", "end" };
  g_autoptr (GString)      line = g_string_new (NULL);

  for (guint i = 0; i < MADE_N_ERRORS; i++)
    if (score->errors[i] > 0)
      g_string_append_printf (line, ", %s %u/%u", names[i], score->held[i], score->errors[i]);
  g_test_message ("%s: %u damaged, exact %u/%u = %.2f %%, uncertain %u/%u = %.2f %%, hold %u of %u errors%s", name,
                  score->damaged, score->exact, score->total, 100.0 * score->exact / score->total, score->uncertain,
                  score->units, 100.0 * score->uncertain / score->units, made_score_sum (score->held),
                  made_score_sum (score->errors), line->str);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  const char *seed = g_getenv ("UNREP_DAMAGE_SEED");
  guint32     first = seed != NULL ? (guint32) g_ascii_strtoull (seed, NULL, 10) : 1;
  gboolean    is_worst = c->damage_percent >= WORST_DAMAGE || (c->style & MADE_LEFT_OUT) != 0;
  MadeScore   score = { 0 };

  for (guint32 i = 0; i < N_REPORTS; i++)
    {
      g_autoptr (MadeReport) made = made_report_new (c->language, c->style, c->damage_percent, first + i);
      g_autoptr (UnrepText) text = unrep_text_new (made->utf8, -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, &error);

      g_assert_no_error (error);
      made_report_score (made, outline, g_test_verbose (), &score);
    }
  print_score (c->name, &score);
  for (guint i = 0; i < MADE_N_ERRORS; i++)
    {
      all.errors[i] += score.errors[i];
      all.held[i] += score.held[i];
    }
  all.damaged += score.damaged;
  all.exact += score.exact;
  all.total += score.total;
  all.units += score.units;
  all.uncertain += score.uncertain;
  if (seed == NULL)
    {
      g_assert_cmpfloat (100.0 * score.exact / score.total, >=, c->least_exact);
      g_assert_cmpfloat (100.0 * score.uncertain / score.units, <=,
                         is_worst ? MOST_UNCERTAIN_WORST : MOST_UNCERTAIN);
    }
}

static void
test_all (void)
{
  print_score ("all", &all);
  if (g_getenv ("UNREP_DAMAGE_SEED") == NULL)
    {
      g_assert_cmpfloat (100.0 * all.uncertain, <=, MOST_UNCERTAIN * all.units);
      g_assert_cmpfloat (made_score_sum (all.held), >=, LEAST_HELD / 100 * made_score_sum (all.errors));
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/outline-damage/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/outline-damage/all", test_all);

  return g_test_run ();
}
