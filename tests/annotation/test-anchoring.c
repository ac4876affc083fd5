/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-anchoring.h"

#include "unrep-test.h"

#include <string.h>

#define CONTEXT 32

/* Finds @quote, the @nth time that it occurs in @old, in @now. */
static UnrepAnchorPlace
find_nth (const char *old,
          const char *now,
          const char *quote,
          guint       nth)
{
  g_autoptr (UnrepText) old_text = unrep_text_new (old, -1), text = unrep_text_new (now, -1);
  g_autofree char *prefix = NULL, *suffix = NULL;
  const char *at = strstr (old, quote);
  UnrepAnchorPlace place;
  UnrepAnchor anchor = { .exact = quote };

  while (nth-- > 0)
    at = strstr (at + 1, quote);
  anchor.range.start = unrep_text_get_offset (old_text, (gsize) (at - old));
  anchor.range.end = anchor.range.start + (gsize) g_utf8_strlen (quote, -1);
  anchor.prefix = prefix = unrep_text_dup_range (old_text, (UnrepRange) { anchor.range.start - MIN (anchor.range.start, CONTEXT),
                                                                          anchor.range.start });
  anchor.suffix = suffix = unrep_text_dup_range (old_text, (UnrepRange) { anchor.range.end, anchor.range.end + CONTEXT });
  g_assert_true (unrep_anchoring_find (text, unrep_text_get_n_chars (old_text), &anchor, 1, &place, NULL, NULL));
  return place;
}

static void
assert_found (const char         *old,
              const char         *now,
              const char         *quote,
              UnrepAnchorVerdict  verdict,
              const char         *expected)
{
  UnrepAnchorPlace place = find_nth (old, now, quote, 0);
  g_autoptr (UnrepText) text = unrep_text_new (now, -1);
  g_autofree char *found = unrep_text_dup_range (text, place.range);

  g_assert_cmpstr (unrep_anchor_verdict_to_string (place.verdict), ==, unrep_anchor_verdict_to_string (verdict));
  g_assert_cmpstr (found, ==, expected);
}

#define BEFORE "عقد الفريق دورته الأولى في الميناء. وشارك فيها ممثلو عشرين دولة.\n"
#define QUOTE "يوصي الفريق بأن تنشئ كل دولة نقطة اتصال واحدة يسهل الوصول إليها ليلا ونهارا."
#define AFTER "\nوناقش الفريق بعد ذلك مسألة التمويل، وقرر أن يعود إليها في دورته القادمة.\n"

static void
test_kept (void)
{
  assert_found (BEFORE QUOTE AFTER, BEFORE QUOTE AFTER, QUOTE, UNREP_ANCHOR_KEPT, QUOTE);
  assert_found (BEFORE QUOTE AFTER, "فقرة جديدة أضيفت قبل كل شيء.\n" BEFORE QUOTE AFTER, QUOTE, UNREP_ANCHOR_KEPT, QUOTE);
}

static void
test_edited (void)
{
  const char *edited = "يوصي الفريق بأن تنشئ كل دولة نقطة اتصال واحده يسهل الوصول اليها ليلًا أو نهارًا.";

  g_autofree char *now = g_strconcat (BEFORE, edited, AFTER, NULL);

  assert_found (BEFORE QUOTE AFTER, now, QUOTE, UNREP_ANCHOR_MOVED, edited);
}

/* The words were edited, and stand unchanged in an annex: the annex never wins. */
static void
test_copy_elsewhere (void)
{
  const char *edited = "يوصي الفريق بأن تنشئ كل سفينة غرفة اتصال كبيرة يسهل الوصول إليها ليلا ونهارا.";
  g_autofree char *now = g_strconcat (BEFORE, edited, AFTER, "المرفق\n", QUOTE, "\nخاتمة.\n", NULL);
  UnrepAnchorPlace place = find_nth (BEFORE QUOTE AFTER, now, QUOTE, 0);

  g_assert_true (place.verdict == UNREP_ANCHOR_DOUBTFUL ||
                 place.range.start == (gsize) g_utf8_strlen (BEFORE, -1));
}

static void
test_deleted (void)
{
  UnrepAnchorPlace place = find_nth (BEFORE QUOTE AFTER, BEFORE AFTER, QUOTE, 0);

  g_assert_cmpint (place.verdict, ==, UNREP_ANCHOR_LOST);
  g_assert_cmpint (place.reason, ==, UNREP_ANCHOR_GONE);
  g_assert_cmpuint (place.range.start, ==, place.range.end);
}

static void
test_line_ends (void)
{
  assert_found ("سطر أول هنا\n" QUOTE "\nثم سطر ثان\n", "سطر أول هنا\r\n" QUOTE "\r\nثم سطر ثان\r\n", QUOTE,
                UNREP_ANCHOR_KEPT, QUOTE);
  assert_found (BEFORE "هذه فقرة\nفي سطرين" AFTER, BEFORE "هذه فقرة\r\nفي سطرين" AFTER, "هذه فقرة\nفي سطرين",
                UNREP_ANCHOR_KEPT, "هذه فقرة\r\nفي سطرين");
}

static void
test_repeated (void)
{
  g_autoptr (GString) old = g_string_new (BEFORE), now = g_string_new ("سطر جديد أضيف هنا في البداية.\n" BEFORE);
  g_autoptr (UnrepText) old_text = NULL, text = NULL;
  UnrepAnchor anchors[50];
  UnrepAnchorPlace places[50];
  gsize n = (gsize) g_utf8_strlen (QUOTE, -1), first = (gsize) g_utf8_strlen (BEFORE, -1);
  guint n_placed = 0;

  for (guint i = 0; i < 50; i++)
    {
      anchors[i] = (UnrepAnchor) { { first + i * (n + 1), first + i * (n + 1) + n }, QUOTE, "\n", "\n" };
      g_string_append (old, QUOTE "\n");
      g_string_append (now, QUOTE "\n");
    }
  g_string_append (old, AFTER);
  g_string_append (now, AFTER);
  old_text = unrep_text_new (old->str, -1);
  text = unrep_text_new (now->str, -1);
  g_assert_true (unrep_anchoring_find (text, unrep_text_get_n_chars (old_text), anchors, 50, places, NULL, NULL));
  for (guint i = 0; i < 50; i++)
    {
      gsize shift = unrep_text_get_n_chars (text) - unrep_text_get_n_chars (old_text);

      if (places[i].verdict == UNREP_ANCHOR_DOUBTFUL)
        continue;
      g_assert_cmpint (places[i].verdict, ==, UNREP_ANCHOR_KEPT);
      g_assert_cmpuint (places[i].range.start, ==, anchors[i].range.start + shift);
      n_placed++;
    }
  g_test_message ("%u of 50 placed", n_placed);

  /* Nothing was changed: then there is no doubt. */
  g_assert_true (unrep_anchoring_find (old_text, unrep_text_get_n_chars (old_text), anchors, 50, places, NULL, NULL));
  for (guint i = 0; i < 50; i++)
    {
      g_assert_cmpint (places[i].verdict, ==, UNREP_ANCHOR_KEPT);
      g_assert_cmpuint (places[i].range.start, ==, anchors[i].range.start);
    }
}

/* Letters outside the basic plane before and in the words, marks at their ends. */
static void
test_letters (void)
{
  assert_found ("𐎠𐎡 " BEFORE "كلمة 𐎠𐎡𐎢 مع حروف قديمة وأخرى حديثة في سطر واحد" AFTER,
                "𐎠𐎡𐎠𐎡𐎠𐎡 " BEFORE "كلمة 𐎠𐎡𐎢 مع حروف قديمة وأخرى حديثة في سطر واحد" AFTER,
                "كلمة 𐎠𐎡𐎢 مع حروف قديمة وأخرى حديثة في سطر واحد", UNREP_ANCHOR_KEPT,
                "كلمة 𐎠𐎡𐎢 مع حروف قديمة وأخرى حديثة في سطر واحد");
  /* The mark that came to the last letter is part of it. */
  assert_found (BEFORE "يوصي الفريق بأن تنشئ كل دولة مركزا واحدا على الأقل قريبا" AFTER,
                BEFORE "يوصي الفريق بأن تنشئ كل دولة مركزا واحدا على الأقل قريبا\u064b" AFTER,
                "يوصي الفريق بأن تنشئ كل دولة مركزا واحدا على الأقل قريبا", UNREP_ANCHOR_MOVED,
                "يوصي الفريق بأن تنشئ كل دولة مركزا واحدا على الأقل قريبا\u064b");
}

static void
assert_survives (const char *exact,
                 gsize       start,
                 gsize       end,
                 const char *now)
{
  g_autoptr (UnrepText) text = unrep_text_new (now, -1);
  UnrepAnchor anchor = { { start, end }, exact, "", "" };
  UnrepAnchorPlace place;

  for (gsize n_old = 0; n_old <= 1000; n_old += 1000)
    {
      g_assert_true (unrep_anchoring_find (text, n_old, &anchor, 1, &place, NULL, NULL));
      g_assert_cmpuint (place.range.end, <=, unrep_text_get_n_chars (text));
      g_assert_cmpuint (place.range.start, <=, place.range.end);
      g_assert_true ((place.verdict == UNREP_ANCHOR_LOST) == (place.range.start == place.range.end));
    }
}

static void
test_odd (void)
{
  const gsize huge = G_GUINT64_CONSTANT (9007199254740991);
  g_autoptr (GString) endless = g_string_new (NULL);

  assert_survives ("", 0, 0, "");
  assert_survives ("", 5, 5, QUOTE);
  assert_survives ("ق", 0, 1, "");
  assert_survives ("ق", 0, 1, "ق");
  assert_survives ("\u200f\u0640", 0, 2, QUOTE);
  assert_survives ("   \n", 3, 7, "   \n   \n");
  assert_survives (QUOTE, huge - 80, huge, BEFORE QUOTE AFTER);
  assert_survives (QUOTE, 0, huge, BEFORE QUOTE AFTER);
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (endless, "كلمة %u ", i);
  assert_survives (endless->str, 0, 30000, endless->str);
  assert_survives (endless->str, 0, 30000, QUOTE);
  g_string_prepend (endless, BEFORE);
  assert_survives (endless->str + strlen (BEFORE), 0, 30000, endless->str);
}

/* Both ends of a quote of 10,000 characters prove it; a change in it is one. */
static void
test_long (void)
{
  g_autoptr (GString) quote = g_string_new (NULL);
  g_autofree char *old = NULL, *now = NULL, *edited = NULL;

  for (guint i = 0; quote->len < 20000; i++)
    g_string_append_printf (quote, "الكلمة رقم %u ", i * 7919);
  g_string_append (quote, "هنا");
  edited = g_strdup (quote->str);
  memcpy (strstr (edited + 400, "رقم"), "بعض", strlen ("بعض"));
  old = g_strconcat (BEFORE, quote->str, AFTER, NULL);
  now = g_strconcat ("سطر قبل كل شيء.\n", BEFORE, edited, AFTER, NULL);
  assert_found (old, now, quote->str, UNREP_ANCHOR_MOVED, edited);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/anchoring/kept", test_kept);
  g_test_add_func ("/anchoring/edited", test_edited);
  g_test_add_func ("/anchoring/copy-elsewhere", test_copy_elsewhere);
  g_test_add_func ("/anchoring/deleted", test_deleted);
  g_test_add_func ("/anchoring/line-ends", test_line_ends);
  g_test_add_func ("/anchoring/repeated", test_repeated);
  g_test_add_func ("/anchoring/letters", test_letters);
  g_test_add_func ("/anchoring/odd", test_odd);
  g_test_add_func ("/anchoring/long", test_long);

  return g_test_run ();
}
