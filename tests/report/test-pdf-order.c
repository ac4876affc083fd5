/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-pdf-order.h"
#include "unrep-test.h"

#include <fribidi.h>
#include <string.h>

#define RTL UNREP_DIRECTION_RTL
#define LTR UNREP_DIRECTION_LTR

/* How a line is drawn, from left to right, by FriBidi; brackets are not mirrored. */
static gunichar *
draw (const char     *logical,
      UnrepDirection  base,
      guint          *n)
{
  glong length;
  g_autofree gunichar *text = g_utf8_to_ucs4_fast (logical, -1, &length);
  g_autofree FriBidiCharType *types = g_new (FriBidiCharType, length);
  g_autofree FriBidiBracketType *brackets = g_new (FriBidiBracketType, length);
  g_autofree FriBidiLevel *levels = g_new (FriBidiLevel, length);
  g_autofree FriBidiStrIndex *map = g_new (FriBidiStrIndex, length);
  FriBidiParType direction = base == RTL ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
  gunichar *visual = g_new (gunichar, length);

  fribidi_get_bidi_types (text, (FriBidiStrIndex) length, types);
  fribidi_get_bracket_types (text, (FriBidiStrIndex) length, types, brackets);
  g_assert_cmpint (fribidi_get_par_embedding_levels_ex (types, brackets, (FriBidiStrIndex) length, &direction, levels), >, 0);
  for (glong i = 0; i < length; i++)
    map[i] = (FriBidiStrIndex) i;
  g_assert_cmpint (fribidi_reorder_line (FRIBIDI_FLAGS_DEFAULT, types, (FriBidiStrIndex) length, 0, direction, levels, NULL, map), >, 0);
  for (glong i = 0; i < length; i++)
    visual[i] = text[map[i]];
  *n = (guint) length;
  return visual;
}

static char *
read_back (const gunichar *visual,
           guint           n,
           UnrepDirection  base,
           guint          *agreed)
{
  g_autofree guint *logical = g_new (guint, n);
  g_autoptr (GString) text = g_string_new (NULL);

  unrep_pdf_order_read (visual, n, base, logical);
  *agreed = unrep_pdf_order_check (visual, logical, n, base, NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, visual[logical[i]]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_lines (void)
{
  const struct
  {
    UnrepDirection base;
    const char *line;
  } lines[] = {
    { RTL, "أوصت اللجنة بأن تعتمد الدول اتفاقية جديدة" },
    { RTL, "- في عام 2020 أو 2021، وفي الفترة ٢٠١٩-٢٠٢٠" },
    { RTL, "12- تشير إلى القرار 73/3 المؤرخ 10 تشرين الأول" },
    { RTL, "الوثيقة A/HRC/25/9 والوثيقة A/79/876-S/2025/230." },
    { RTL, "تعد لغة Python 3 ولغة R من اللغات" },
    { RTL, "منظمة الصحة العالمية (WHO) وغيرها (انظر المرفق)" },
    { RTL, "بنسبة 5.5% و١٢٫٥ في المائة" },
    { RTL, "الساعة 10:30 من يوم 1,000" },
    { RTL, "United Nations" },
    { LTR, "The word كتاب means a book, and كتاب جديد a new one." },
    { LTR, "See resolution 73/3 (2018)." },
    { LTR, "Доклад 12 о правах человека" },
    { RTL, "ועידת האומות 15 בשנת 2011" },
    { RTL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      guint n, agreed;
      g_autofree gunichar *visual = draw (lines[i].line, lines[i].base, &n);
      g_autofree char *back = read_back (visual, n, lines[i].base, &agreed);

      g_assert_cmpstr (back, ==, lines[i].line);
      g_assert_cmpuint (agreed, ==, n);
    }
}

/* Where the page has an order that no text has, the check says so. */
static void
test_disagreement (void)
{
  /* A number that ends a right-to-left line, drawn at its right. */
  const char *drawn = "10 NGOs مرحبا";
  glong n;
  g_autofree gunichar *visual = g_utf8_to_ucs4_fast (drawn, -1, &n);
  guint agreed;
  g_autofree char *back = read_back (visual, (guint) n, RTL, &agreed);

  g_assert_cmpuint (agreed, <, n);
}

/* Any line that is drawn can be read, every character once; and words of letters and
 * numbers with single spaces between them are read as they were written. */
static void
test_random (void)
{
  static const char *const words[] = { "كتاب", "جديد", "و", "12", "٣٤", "73/3", "1.5" };
  static const gunichar any[] = { 0x0627, 0x0644, 'a', 'b', '1', '2', 0x0663, ' ', '(', ')', '/', '-', '.', 0x060c, '%', 0x05d0, '[', ']' };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) line = g_string_new ("نص");
      gunichar drawn[40];
      guint logical[40], n = (guint) g_rand_int_range (rand, 0, 40), agreed, n_line;
      gboolean seen[40] = { FALSE };
      g_autofree gunichar *visual = NULL;
      g_autofree char *back = NULL;

      for (guint i = 0; i < n; i++)
        drawn[i] = any[g_rand_int_range (rand, 0, G_N_ELEMENTS (any))];
      unrep_pdf_order_read (drawn, n, round % 2 == 0 ? RTL : LTR, logical);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (logical[i], <, n);
          g_assert_false (seen[logical[i]]);
          seen[logical[i]] = TRUE;
        }
      for (guint i = 0; i < 6; i++)
        g_string_append_printf (line, " %s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      visual = draw (line->str, RTL, &n_line);
      back = read_back (visual, n_line, RTL, &agreed);
      g_assert_cmpstr (back, ==, line->str);
    }
}

/* A line of a million numbers, or brackets, takes no longer than any other. */
static void
test_long (void)
{
  const guint n = 300000;
  g_autofree gunichar *visual = g_new (gunichar, n);
  g_autofree guint *logical = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    visual[i] = i % 2 == 0 ? '1' : ' ';
  unrep_pdf_order_read (visual, n, RTL, logical);
  g_assert_cmpuint (logical[0], ==, n - 1);
  for (guint i = 0; i < n; i++)
    visual[i] = i % 2 == 0 ? '1' : ')';
  unrep_pdf_order_read (visual, n, RTL, logical);
  g_assert_cmpuint (logical[n - 1], ==, 0);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/report/pdf-order/lines", test_lines);
  g_test_add_func ("/report/pdf-order/disagreement", test_disagreement);
  g_test_add_func ("/report/pdf-order/random", test_random);
  g_test_add_func ("/report/pdf-order/long", test_long);
  return g_test_run ();
}
