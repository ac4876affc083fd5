/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "unrep-test.h"

/* Labels with a stroke behind them, as Arabic lists have them and notes had once. */

#define HEAD "تقرير متخيل عن اجتماع\n\nأولا - مقدمة\n\n١- اجتمع الخبراء في الربيع.\n\nثانيا - التوصيات\n\n"

static UnrepOutline *
new_outline (const char *content)
{
  g_autoptr (UnrepText) text = unrep_text_new (content, -1);
  UnrepOutline *outline = unrep_outline_new (text, NULL, NULL);

  g_assert_nonnull (outline);
  check_outline (outline);
  return outline;
}

/* What is found on which line, the words left out. */
static char *
dup_units (const char *content)
{
  g_autoptr (UnrepOutline) outline = new_outline (content);
  g_autoptr (GString) units = g_string_new (NULL);

  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      g_string_append_printf (units, "%u %s %s%s\n", unit->line, unrep_unit_kind_to_string (unit->kind), unit->path,
                              unit->recommendation == UNREP_RECOMMENDATION_YES ? " *" : "");
    }
  return g_string_free (g_steal_pointer (&units), FALSE);
}

static void
assert_units (const char *content,
              const char *wanted)
{
  g_autofree char *units = dup_units (content);

  g_assert_cmpstr (units, ==, wanted);
}

static void
test_arabic (void)
{
  assert_units ("تقرير متخيل\n\nأولا - التوصيات\n\n١/ أوصى الخبراء بما يلي:\n\nأ/ أن تكتب الدول اتفاقية؛\n\n"
                "ب / أن تطبق الدول القرار A/RES/79/1؛\n\n١٠/١/٢٠٢٤ كان موعد الاجتماع.\n\n٢/ أوصى الخبراء أيضا بما يلي:\n\n"
                "(٢/أ) أن تجيب الدول؛\n\n(٢/ب) أن تدفع الدول.\n",
                "1 title \n3 heading \n5 paragraph 1\n7 item 1/أ *\n9 item 1/ب *\n11 continuation \n"
                "13 paragraph 2\n15 item 2/أ *\n17 item 2/ب *\n");
}

/* The same signs before a note that something refers to, or that goes on behind one. */
static void
test_notes (void)
{
  assert_units ("Report of an imagined meeting\n\nI. Introduction\n\n1. The meeting noted the matter. 1/\n\n"
                "2. The meeting noted another one, 2/ and more.\n\n3. The meeting closed.\n\n"
                "1/ See A/44/999.\n\n2/ Ibid., para. 7.\n\n3/ A/48/999.\n",
                "1 title \n3 heading \n5 paragraph 1\n7 paragraph 2\n9 paragraph 3\n11 footnote \n13 footnote \n"
                "15 footnote \n");
}

static const char *const letters[] = { "أ", "ب", "ج", "د", "ه", "و", "ز" };

/* A report whose labels are written as @dash or as @item say, with words that have strokes of
 * their own. */
static char *
dup_report (guint32     seed,
            const char *dash,
            const char *before,
            const char *behind)
{
  static const char *const words[] = {
    "ينبغي للدول", "القرار A/RES/79/1", "في 12/5/2024", "نصف 1/2", "و/أو", "الفقرة ١٣/ب", "الوثيقة S/2020/7", "أن تتعاون",
  };
  static const char *const digits[] = { "٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩" };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GString) text = g_string_new (HEAD);
  guint n_paragraphs = (guint) g_rand_int_range (random, 1, 14);

  for (guint i = 2; i <= n_paragraphs + 1; i++)
    {
      guint n_items = g_rand_boolean (random) ? (guint) g_rand_int_range (random, 2, 1 + G_N_ELEMENTS (letters)) : 0;

      g_string_append_printf (text, "%s%s%s أوصى الخبراء ", i >= 10 ? digits[i / 10] : "", digits[i % 10], dash);
      for (guint k = 0; k < 5; k++)
        g_string_append_printf (text, "%s ", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, n_items > 0 ? "بما يلي:\n\n" : "بذلك.\n\n");
      for (guint k = 0; k < n_items; k++)
        g_string_append_printf (text, "%s%s%s أن %s في %s%s\n\n", before, letters[k], behind,
                                words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                                words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))], k + 1 < n_items ? "؛" : ".");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whichever sign stands behind the labels: the outline is the same. */
static void
test_as_dashes (void)
{
  static const struct { const char *dash; const char *behind; } signs[] = {
    { "/", "/" }, { " /", " /" }, { "\\", "\\" }, { "/", "\\" },
  };

  for (guint i = 0; i < 60; i++)
    {
      guint32 seed = g_test_rand_int ();
      g_autofree char *usual = dup_report (seed, "-", "(", ")"), *wanted = dup_units (usual);

      for (gsize k = 0; k < G_N_ELEMENTS (signs); k++)
        {
          g_autofree char *text = dup_report (seed, signs[k].dash, "", signs[k].behind), *units = dup_units (text);

          if (!g_str_equal (units, wanted))
            g_test_message ("seed %u, sign %zu:\n%s", seed, k, text);
          g_assert_cmpstr (units, ==, wanted);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/outline-strokes/arabic", test_arabic);
  g_test_add_func ("/outline-strokes/notes", test_notes);
  g_test_add_func ("/outline-strokes/as-dashes", test_as_dashes);
  return g_test_run ();
}
