/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-label.h"
#include "unrep-test.h"

#include <string.h>

typedef struct
{
  const char    *line;
  const char    *inside; /* folded; NULL where there is no label */
  UnrepLabelForm form;
  const char    *printed;
} Case;

static void
check_label (const Case       *c,
             gboolean          found,
             const UnrepLabel *label)
{
  g_autofree char *inside = NULL;
  g_autofree char *printed = NULL;

  g_test_message ("%s", c->line);
  g_assert_cmpint (found, ==, c->inside != NULL);
  if (!found)
    return;
  inside = g_ucs4_to_utf8 (label->glyphs.at, label->glyphs.n, NULL, NULL, NULL);
  printed = g_strndup (c->line + label->start, label->end - label->start);
  for (const char *p = c->inside, *q = inside; *p != '\0'; p = g_utf8_next_char (p), q = g_utf8_next_char (q))
    g_assert_cmpuint (g_utf8_get_char (q), ==, unrep_glyph_fold (g_utf8_get_char (p)));
  g_assert_cmpint (g_utf8_strlen (inside, -1), ==, g_utf8_strlen (c->inside, -1));
  g_assert_cmpint (label->form, ==, c->form);
  g_assert_cmpstr (g_strstrip (printed), ==, c->printed);
}

static void
test_start (void)
{
  static const Case cases[] = {
    { "13- قمح", "13", UNREP_LABEL_DASH, "13-" },
    { "١٣ - قمح", "13", UNREP_LABEL_DASH, "١٣ -" },
    { "• ١٠ - قمح", "10", UNREP_LABEL_DASH, "• ١٠ -" },
    { "- 2- قمح", "2", UNREP_LABEL_DASH, "- 2-" },
    { "9 ٤ - قمح", "94", UNREP_LABEL_DASH, "9 ٤ -" },
    { "1V قمح", "1V", UNREP_LABEL_BARE, "1V" },
    { "1 / - قمح", "1/", UNREP_LABEL_DASH, "1 / -" },
    { "\\$ 1- قمح", "$1", UNREP_LABEL_DASH, "\\$ 1-" },
    { "12. Wheat", "12", UNREP_LABEL_POINT, "12." },
    { "12.Wheat", "12", UNREP_LABEL_POINT, "12." },
    { "(أ) قمح", "أ", UNREP_LABEL_BRACKETS, "(أ)" },
    { "- (هـ) قمح", "ه", UNREP_LABEL_BRACKETS, "- (هـ)" },
    { "(أ أ أ) قمح", "أأأ", UNREP_LABEL_BRACKETS, "(أ أ أ)" },
    { ")ب( قمح", "ب", UNREP_LABEL_BRACKETS, ")ب(" },
    { ")(ه هواء", "ه", UNREP_LABEL_BRACKETS, ")(ه" },
    { "a) wheat", "a", UNREP_LABEL_BRACKET, "a)" },
    { "б) пшеница", "б", UNREP_LABEL_BRACKET, "б)" },
    { "(viii) wheat", "viii", UNREP_LABEL_BRACKETS, "(viii)" },
    { "（一）小麦", "一", UNREP_LABEL_BRACKETS, "（一）" },
    { "一、小麦", "一", UNREP_LABEL_POINT, "一、" },
    { "- '٤' قمح", "4", UNREP_LABEL_QUOTES, "- '٤'" },
    { "- 1° قمح", "1", UNREP_LABEL_QUOTES, "- 1°" },
    { "- 11' قمح", "11", UNREP_LABEL_QUOTES, "- 11'" },
    { "- \"\" قمح", "", UNREP_LABEL_QUOTES, "- \"\"" },
    { "- °0 ، قمح", "0", UNREP_LABEL_QUOTES, "- °0 ،" },
    { "- 'V' قمح", "V", UNREP_LABEL_QUOTES, "- 'V'" },
    { "IV. Wheat", "IV", UNREP_LABEL_POINT, "IV." },
    { "ثانياً - قمح", "ثانيأ", UNREP_LABEL_WORD, "ثانياً -" },
    { "أو لاً - قمح", "أولأ", UNREP_LABEL_WORD, "أو لاً -" },
    { "جيم قمح", "جيم", UNREP_LABEL_BARE_WORD, "جيم" },
    { "109.27. Wheat", "27", UNREP_LABEL_POINT, "109.27." },
    { "109.27 Wheat", "27", UNREP_LABEL_BARE, "109.27" },
    { "2010-2015 wheat", NULL },
    { "24/7 wheat", NULL },
    { "12.5 per cent", "5", UNREP_LABEL_BARE, "12.5" },
    { "V.19-02533", NULL },
    { "Wheat is tall.", NULL },
    { "قمح طويل", NULL },
    { "(تابع) قمح", NULL },
    { "(see wheat)", NULL },
    { "\"Wheat\" is a word", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnrepLabel label;

      check_label (&cases[i], unrep_label_read_start (cases[i].line, strlen (cases[i].line), &label), &label);
    }
}

/* Strokes that end labels, and those that do not. */
static void
test_strokes (void)
{
  static const Case cases[] = {
    { "١٢/ قمح", "12", UNREP_LABEL_STROKE, "١٢/" },
    { "12/ Wheat", "12", UNREP_LABEL_STROKE, "12/" },
    { "12\\ Wheat", "12", UNREP_LABEL_STROKE, "12\\" },
    { "١٢ / قمح", "12", UNREP_LABEL_STROKE, "١٢ /" },
    { "109 / قمح", "109", UNREP_LABEL_STROKE, "109 /" },
    { "أ/ قمح", "أ", UNREP_LABEL_STROKE, "أ/" },
    { "أ / قمح", "أ", UNREP_LABEL_STROKE, "أ /" },
    { "b\\ wheat", "b", UNREP_LABEL_STROKE, "b\\" },
    { "iv/ wheat", "iv", UNREP_LABEL_STROKE, "iv/" },
    { "(١٢/أ) قمح", "أ", UNREP_LABEL_BRACKETS, "(١٢/أ)" },
    { "(12/bb) wheat", "bb", UNREP_LABEL_BRACKETS, "(12/bb)" },
    { "1/- قمح", "1/", UNREP_LABEL_DASH, "1/-" },
    { "1\\. Wheat", "1", UNREP_LABEL_POINT, "1\\." },
    { "A/RES/79/1 wheat", NULL },
    { "79/1 wheat", NULL },
    { "12/5/2024 قمح", NULL },
    { "1/2 wheat", NULL },
    { "و/أو قمح", NULL },
    { "and/or wheat", NULL },
    { "s/he sows", NULL },
    { "(1/2) wheat", NULL },
    { "(A/79/876) wheat", NULL },
    { "(12/wheat)", NULL },
    { "١٣/أ من القمح", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnrepLabel label;

      check_label (&cases[i], unrep_label_read_start (cases[i].line, strlen (cases[i].line), &label), &label);
    }
}

static void
test_end (void)
{
  static const Case cases[] = {
    { "قمح طويل:  -١", "1", UNREP_LABEL_DASH, "-١" },
    { "قمح طويل  -٥٠", "50", UNREP_LABEL_DASH, "-٥٠" },
    { "قمح طويل  (أ)", "أ", UNREP_LABEL_BRACKETS, "(أ)" },
    { "قمح طويل  )(ه", "ه", UNREP_LABEL_BRACKETS, ")(ه" },
    { "قمح طويل   -ثانياً", "ثانيأ", UNREP_LABEL_WORD, "-ثانياً" },
    { "قمح  -ثا لثاً", "ثألثأ", UNREP_LABEL_WORD, "-ثا لثاً" },
    { "قمح طويل  '٣'", "3", UNREP_LABEL_QUOTES, "'٣'" },
    { "قمح طويل  ٤٢", "42", UNREP_LABEL_BARE, "٤٢" },
    { "قمح طويل", NULL },
    { "قمح -طويل", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnrepLabel label;

      check_label (&cases[i], unrep_label_read_end (cases[i].line, strlen (cases[i].line), &label), &label);
    }
}

static void
test_inside (void)
{
  static const Case cases[] = {
    { "قمح طويل  -٢ في حقل", "2", UNREP_LABEL_DASH, "-٢" },
    { "قمح  طويل  (ج) في حقل", "ج", UNREP_LABEL_BRACKETS, "(ج)" },
    { "قمح طويل -٢ في حقل", NULL },
    { "قمح  طويل", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnrepLabel label;

      check_label (&cases[i], unrep_label_read_inside (cases[i].line, strlen (cases[i].line), &label), &label);
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/label/start", test_start);
  g_test_add_func ("/label/strokes", test_strokes);
  g_test_add_func ("/label/end", test_end);
  g_test_add_func ("/label/inside", test_inside);

  return g_test_run ();
}
