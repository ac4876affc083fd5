/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-fixture.h"
#include "unrep-test.h"

/* Texts that are no reports: sound findings in bounded time. The bound is the
 * program's: what is not linear does not end before its time is over. */

static UnrepFindings *
check_repeated (const char *before,
                const char *again,
                gsize       n_bytes)
{
  g_autoptr (GString) text = g_string_new (before);

  while (text->len < n_bytes)
    g_string_append (text, again);
  return fixture_check (text->str, (gssize) text->len);
}

static void
test_controls (void)
{
  g_autoptr (UnrepFindings) all = check_repeated ("", "\u202a\u2067\u202e\u2069\u2066\u202c\u200f\u200b", 400000);
  g_autoptr (UnrepFindings) closed = check_repeated ("", "\u2069", 1000000);
  g_autoptr (UnrepFindings) nothing = fixture_check ("", 0);
  g_autoptr (UnrepFindings) nul = fixture_check ("a\0b\ufffd", 6);

  g_assert_cmpuint (unrep_findings_count_check (all, "bidi-balance"), >, 0);
  g_assert_cmpuint (unrep_findings_count_check (closed, "bidi-balance"), ==, 1);
  g_assert_cmpuint (unrep_findings_get_n (nothing), ==, 0);
  g_assert_cmpuint (unrep_findings_count_check (nul, "unusable-character"), ==, 2);
}

static void
test_nested (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (UnrepFindings) balanced = NULL, deep = NULL, open = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "\u2067");
  g_string_append (text, "كلمة");
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "\u2069");
  balanced = fixture_check (text->str, -1);
  g_assert_cmpuint (unrep_findings_count_check (balanced, "bidi-balance"), ==, 0);

  g_string_truncate (text, 0);
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "\u202b");
  g_string_append (text, "كلمة");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "\u202c");
  deep = fixture_check (text->str, -1);
  /* What is deeper than the standard goes does nothing. */
  g_assert_cmpuint (unrep_findings_count_check (deep, "bidi-balance"), ==, 1);

  open = check_repeated ("كلمة ", "\u2067 كلمة ", 2000);
  g_assert_cmpuint (unrep_findings_count_check (open, "bidi-balance"), >=, 100);
}

static void
test_long (void)
{
  static const char * const again[] = {
    "كلمة (أ) word  -١ ", "ُّ", "ًـ", "\u0301", "+1", "C+", "12/34", "؟ ", "و ", "Ã", "ÃÉ", "ا أل", "\u2066a\u2069",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (again); i++)
    {
      g_autoptr (UnrepFindings) findings = check_repeated ("ا", again[i], i == 0 ? 5 * 1024 * 1024 : 300000);

      g_test_message ("%s: %u", again[i], unrep_findings_get_n (findings));
    }
}

static void
test_private (void)
{
  g_autoptr (UnrepFindings) findings = check_repeated ("", "\ue000\U000f0001\u0378\U0010ffff\ufffd", 100000);

  g_assert_cmpuint (unrep_findings_count_check (findings, "unusable-character"), ==, 1);
}

/* Pieces of text, among them all that a check knows, put together at random. */
static void
test_random (void)
{
  static const char * const pieces[] = {
    "كلمة", "الحقل", " ", "  ", "\n", "\r\n", "١", "۲", "3", "-", "(", ")", "أ", "و", "ى", "ة", "ـ", "ــ", "\u064b", "\u0651", "/", "173/74",
    "+", "C++", "؟", "،", "؛", "?", ",", ".", "\u202b", "\u202c", "\u202e", "\u2067", "\u2069", "\u200f", "\u200b", "ی", "\ufefb", "Ø§", "É",
    "word", "é", "e\u0301", "\ufffd", "\ue000", "ا", "أل", "2019", "V.19-02533 2/20", "A/CONF.1/2", "\u2028", "\f",
  };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new ("١- اتفق الفريق على ما يلي:\n(أ) كلمة؛\n");
      g_autoptr (UnrepFindings) findings = NULL;

      for (int n = g_test_rand_int_range (1, 400); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      findings = fixture_check (text->str, (gssize) text->len);
      for (guint i = 0; i < unrep_findings_get_n (findings); i++)
        {
          g_autofree char *message = unrep_findings_dup_message (findings, i);

          for (const char *p = message; *p != '\0'; p = g_utf8_next_char (p))
            g_assert_true (g_unichar_isprint (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p)));
        }
    }
}

/* Two brackets of a paragraph with a footnote between them, which has one too. */
static void
test_between (void)
{
  g_autoptr (UnrepFindings) findings = fixture_check (
    "1- قمح⁽¹⁾ ينمو في الحقول الواسعة التي تقع بين النهر والجبل وتحيط بها البساتين القديمة من كل جانب ) وفيها\n\n"
    "(1) حاشية).\n\nأشجار ( كثيرة.\n", -1);

  fixture_assert_sound (findings);
  g_assert_cmpuint (unrep_findings_count_check (findings, "unpaired-bracket"), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/checks/controls", test_controls);
  g_test_add_func ("/checks/nested", test_nested);
  g_test_add_func ("/checks/long", test_long);
  g_test_add_func ("/checks/private", test_private);
  g_test_add_func ("/checks/between", test_between);
  g_test_add_func ("/checks/random", test_random);

  return g_test_run ();
}
