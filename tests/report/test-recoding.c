/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that was read in another encoding than it was written in, and sound text. */
#include "report/unrep-reading-text.h"
#include "unrep-test.h"

#include <string.h>

#define N_ROUNDS 60

typedef enum { ARABIC, RUSSIAN, FRENCH, SPANISH, ENGLISH, N_LANGUAGES } Language;

/* Made up for this test; digits and signs that every encoding of the language has. */
static const char *const words[N_LANGUAGES] = {
  [ARABIC] = "يزرع الفلاح القمح في الحقل قرب النهر ثم يحصده صيفاً، ويطحن أهل القرية حبوبهم؛ فمن يخبز الخبز؟ "
             "أولاً ثانياً و 12 (أ) «شجرة» طريق ظل غابة ضوء صوت ذئب إلى آخر مؤمن بيئة سماء هواء مدرسة على ط ظ ع غ",
  [RUSSIAN] = "Сад за рекой цвёл: яблони, груши и вишни; «Мельница» у моста — старая, а хлеб в ней пекут новый. "
              "Кто придёт? Ёжик, щука, эхо, юла, объезд, № 7, и в с к о я ЖЁЛТЫЙ ЧАЙ",
  [FRENCH] = "L’été dernier, près du château, où naît la rivière, un garçon naïf a mangé « dix œufs » à Noël… Ça "
             "va déjà, là-bas, Égaré, ÉTÉ, Ô forêt, aiguë, août, cœur, À",
  [SPANISH] = "El niño comió piñas, ¿verdad? ¡Qué día! «Mañana» irá a la montaña más alta; él, tú, aquí, según, "
              "corazón, pingüino, ESPAÑA, Ángel, AQUÍ, ACCIÓN, 5º",
  [ENGLISH] = "The miller’s cat sleeps – “quietly” – in the café near the river; 10 % of £5, naïve, résumé, §4",
};

static const char *const readers[] = { "WINDOWS-1252", "ISO-8859-1", "WINDOWS-1256", "WINDOWS-1251" };

/* What @bytes say in @encoding; bytes that mean nothing in it are controls. */
static char *
read_as (const char *bytes,
         const char *encoding)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = bytes; *p != '\0'; p++)
    {
      g_autofree char *c = g_convert (p, 1, "UTF-8", encoding, NULL, NULL, NULL);

      if (c != NULL)
        g_string_append (out, c);
      else
        g_string_append_unichar (out, (guchar) *p);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
read_through (const char        *utf8,
              const char *const *encodings)
{
  char *text = g_strdup (utf8);

  for (gsize i = 0; encodings[i] != NULL; i++)
    {
      char *next = read_as (text, encodings[i]);

      g_free (text);
      text = next;
    }
  return text;
}

static UnrepReadingText *
new_reading (const char *utf8)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, &error);

  g_assert_no_error (error);
  return unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_ENCODING);
}

/* The displayed text without the marks that are only for its direction. */
static char *
dup_display (UnrepReadingText *reading)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *utf8 = unrep_text_get_utf8 (unrep_reading_text_get_display (reading));

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) != 0x200e && g_utf8_get_char (p) != 0x200f)
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static guint
count_changes (UnrepReadingText *reading)
{
  guint n = 0;

  for (guint i = 0; i < unrep_reading_text_get_n_edits (reading); i = unrep_reading_text_get_change_end (reading, i))
    n += unrep_reading_text_get_edit (reading, i).kind == UNREP_EDIT_ENCODING;
  return n;
}

static void
assert_read (const char *stored,
             const char *expected)
{
  g_autoptr (UnrepReadingText) reading = new_reading (stored);
  g_autofree char *display = dup_display (reading);

  g_assert_cmpstr (display, ==, expected);
}

/* So many words of a language; never a line end. */
static char *
make_line (Language language,
           guint    n)
{
  g_auto (GStrv) all = g_strsplit (words[language], " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_all = g_strv_length (all);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " " : "", all[g_test_rand_int_range (0, (gint32) n_all)]);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
test_examples (void)
{
  static const char *const cases[][2] = {
    /* UTF-8 read as windows-1252, windows-1256, windows-1251. */
    { "Ø§Ù„Ø´Ø¬Ø±Ø©", "الشجرة" },
    { "ط§ظ„ط´ط¬ط±ط©", "الشجرة" },
    { "Ш§Щ„Шґ", "الش" },
    { "la sociÃ©tÃ© dâ€™Ã‰tat", "la société d’État" },
    { "el niأ±o", "el niño" },
    { "РџСЂРё", "При" },
    { "EXPRESIÃ“N", "EXPRESIÓN" },
    { "voilÃ\u00a0 tout", "voilà tout" },
    /* Twice. */
    { "Ã˜Â§Ã™â€žÃ˜Â´", "الش" },
    /* Other encodings read as windows-1252. */
    { "ÇáÌÑíãÉ Ýí ÇáãÏíäÉ", "الجريمة في المدينة" },
    { "Ïðèâåò ìèðó", "Привет миру" },
    /* In the middle of sound text, a word and a paragraph. */
    { "كلمة Ø§Ù„Ø´Ø¬Ø±Ø© هنا", "كلمة الشجرة هنا" },
    { "سطر أول\nÇáÌÑíãÉ Ýí ÇáãÏíäÉ\nسطر ثالث", "سطر أول\nالجريمة في المدينة\nسطر ثالث" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_read (cases[i][0], cases[i][1]);
}

/* Single pairs that sound text has: a letter before a quotation mark, a comma, an ellipsis. */
static void
test_sound_examples (void)
{
  static const char *const cases[] = {
    "OÙ… et puis",         "«OÙ…» À…",
    "شروط، وفقط؛ «ط» ط؟", "(ط، ظ؛ ع»",
    "СССР» и РФ… С…",      "«Р»",
    "MANHÃ» e NÃO",        "à où là É… Ù ÀÉÈ",
    "A/79/Ñ… Ñ»",          "رگ عگ پچ ژ طک",
    "½ × 3 °C ±5 µm §7",   "Ô Ê",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (UnrepReadingText) reading = new_reading (cases[i]);
      g_autofree char *display = dup_display (reading);

      g_assert_cmpstr (display, ==, cases[i]);
      g_assert_cmpuint (unrep_reading_text_get_n_doubts (reading), ==, 0);
    }
}

/* What was lost stays as it is stored, and is told. */
static void
test_lost (void)
{
  g_autoptr (UnrepReadingText) reading = new_reading ("Ø§Ù„Ø¹\u00d9\ufffdÙˆ");
  g_autofree char *display = dup_display (reading);
  UnrepEdit doubt;

  g_assert_cmpstr (display, ==, "الع\u00d9\ufffdو");
  g_assert_cmpuint (unrep_reading_text_get_n_doubts (reading), ==, 1);
  doubt = unrep_reading_text_get_doubt (reading, 0);
  g_assert_cmpint (doubt.kind, ==, UNREP_EDIT_ENCODING);
  g_assert_cmpuint (doubt.range.start, ==, 6);
  g_assert_cmpuint (doubt.range.end, ==, 8);
}

/* The letters of sound words are those that a broken one beside them is made of. */
static void
test_beside_sound_words (void)
{
  g_autoptr (UnrepReadingText) reading = new_reading ("طريق عريض ط§ظ„ط´ط¬ط±ط© ظل طويل\nРад Сад РџСЂРё Рис");
  g_autofree char *display = dup_display (reading);

  g_assert_cmpstr (display, ==, "طريق عريض الشجرة ظل طويل\nРад Сад При Рис");
  g_assert_cmpuint (unrep_reading_text_get_n_doubts (reading), ==, 0);
}

/* What would end a paragraph stays as it is stored: the display has edits of its own there. */
static void
test_paragraph_separator (void)
{
  assert_read ("Ø§Ù„â€©Ø§Ù„\r\nØ§Ù„â€¨Ø§Ù„\r\n", "الâ€©ال\nالâ€¨ال\n");
}

static void
test_sound_text (void)
{
  for (guint round = 0; round < N_ROUNDS * N_LANGUAGES; round++)
    {
      g_autofree char *line = make_line ((Language) (round % N_LANGUAGES), 1 + round % 40);
      g_autofree char *other = make_line ((Language) g_test_rand_int_range (0, N_LANGUAGES), 9);
      g_autofree char *text = g_strdup_printf ("%s %s\n%s", line, other, line);
      g_autoptr (UnrepReadingText) reading = new_reading (text);

      g_assert_cmpuint (count_changes (reading), ==, 0);
      g_assert_cmpuint (unrep_reading_text_get_n_doubts (reading), ==, 0);
    }
}

/* Every displayed character is of the code points that it was read from, in order. */
static void
assert_exact (UnrepReadingText *reading,
              const char       *const *encodings)
{
  for (guint i = 0; i < unrep_reading_text_get_n_edits (reading); i++)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (reading, i);
      g_autofree char *stored = unrep_text_dup_range (unrep_reading_text_get_text (reading), edit.range);
      g_autofree char *again = NULL;

      if (edit.kind != UNREP_EDIT_ENCODING)
        continue;
      again = read_through (edit.display, encodings);
      g_assert_cmpstr (again, ==, stored);
      g_assert_cmpuint (unrep_reading_text_to_display (reading, edit.range.start), ==, edit.at);
      g_assert_cmpuint (unrep_reading_text_to_display (reading, edit.range.end - 1), ==, edit.at);
      g_assert_cmpuint (unrep_reading_text_to_text (reading, edit.at), ==, edit.range.start);
    }
}

/* Whole texts, and single paragraphs of sound ones, read once or twice as something else. */
static void
test_broken_text (void)
{
  for (guint round = 0; round < N_ROUNDS * N_LANGUAGES; round++)
    {
      Language language = (Language) (round % (N_LANGUAGES - 1));
      guint first = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (readers));
      guint second = (guint) g_test_rand_int_range (0, 2);
      const char *encodings[] = { readers[first], g_test_rand_bit () ? readers[second] : NULL, NULL };
      gboolean partly = g_test_rand_bit ();
      g_autofree char *before = make_line (language, 20), *line = make_line (language, 12);
      g_autofree char *sound = g_strdup_printf ("%s.\n(1) %s.\n%s.", before, line, before);
      g_autofree char *broken_line = read_through (line, encodings);
      g_autofree char *broken = partly ? g_strdup_printf ("%s.\n(1) %s.\n%s.", before, broken_line, before)
                                       : read_through (sound, encodings);
      g_autoptr (UnrepReadingText) reading = new_reading (broken);
      g_autofree char *display = dup_display (reading);

      g_assert_cmpstr (display, ==, sound);
      assert_exact (reading, encodings);
    }
}

/* Encodings of one byte a character that were taken for windows-1252. */
static void
test_broken_page (void)
{
  static const struct
  {
    Language language;
    const char *written;
  } cases[] = {
    { ARABIC, "WINDOWS-1256" }, { ARABIC, "ISO-8859-6" },  { RUSSIAN, "WINDOWS-1251" },
    { RUSSIAN, "KOI8-R" },      { RUSSIAN, "ISO-8859-5" },
  };
  const char *encodings[] = { "WINDOWS-1252", NULL };

  for (guint round = 0; round < N_ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autofree char *line = make_line (cases[i].language, 60);
        g_autofree char *known = g_convert_with_fallback (line, -1, cases[i].written, "UTF-8", "-", NULL, NULL, NULL);
        g_autofree char *sound = g_convert (known, -1, "UTF-8", cases[i].written, NULL, NULL, NULL);
        g_autofree char *broken = read_through (known, encodings);

        assert_read (broken, sound);
      }
}

/* An outline is of what was written; its ranges are of what is stored. */
static void
test_outline (void)
{
  const char *encodings[] = { "WINDOWS-1252", NULL };
  const char *sound = "أولاً - مقدمة\n1- زرع الفلاح القمح، وحصده صيفاً:\n(أ) قمح الحقل الكبير؛\n(ب) قمح الحقل الصغير؛\n2- ثم طحنه أهل القرية.\n";
  g_autofree char *broken = read_through (sound, encodings);
  g_autoptr (UnrepText) text = unrep_text_new (broken, -1);
  g_autoptr (UnrepText) sound_text = unrep_text_new (sound, -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);
  g_autoptr (UnrepOutline) sound_outline = unrep_outline_new (sound_text, NULL, NULL);

  g_assert_cmpuint (unrep_outline_get_n_units (sound_outline), ==, 5);
  g_assert_cmpuint (unrep_outline_get_n_units (outline), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i), *other = unrep_outline_get_unit (sound_outline, i);
      g_autofree char *stored = unrep_text_dup_range (text, unit->range);
      g_autofree char *same = unrep_text_dup_range (sound_text, other->range);
      g_autofree char *expected = read_through (same, encodings);
      g_autofree char *said = NULL;
      g_autofree char *same_said = NULL;

      g_assert_cmpstr (stored, ==, expected);
      g_assert_cmpstr (unit->path, ==, other->path);
      g_assert_cmpint (unit->kind, ==, other->kind);
      g_assert_cmpint (unit->recommendation, ==, other->recommendation);
      said = unrep_outline_dup_first_words (outline, i, 12);
      same_said = unrep_outline_dup_first_words (sound_outline, i, 12);
      g_assert_cmpstr (said, ==, same_said);
    }
}

/* What is hidden, joined and turned elsewhere does not tear a character. */
static void
test_with_other_repairs (void)
{
  g_autoptr (UnrepText) text = unrep_text_new ("1. voilÃ\u00a0\ntout  cela dÃ©jÃ\u00a0 vu\n", -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);
  g_autoptr (UnrepReadingText) all = unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_ALL);
  g_autoptr (UnrepReadingText) others
    = unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_ALL & ~UNREP_REPAIR_ENCODING);

  g_assert_nonnull (strstr (unrep_text_get_utf8 (unrep_reading_text_get_display (all)), "voilà"));
  g_assert_nonnull (strstr (unrep_text_get_utf8 (unrep_reading_text_get_display (all)), "tout cela déjà vu"));
  g_assert_null (strstr (unrep_text_get_utf8 (unrep_reading_text_get_display (others)), "à"));
  g_assert_cmpuint (count_changes (others), ==, 0);
  g_assert_cmpuint (count_changes (all), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/recoding/examples", test_examples);
  g_test_add_func ("/recoding/sound-examples", test_sound_examples);
  g_test_add_func ("/recoding/lost", test_lost);
  g_test_add_func ("/recoding/beside-sound-words", test_beside_sound_words);
  g_test_add_func ("/recoding/paragraph-separator", test_paragraph_separator);
  g_test_add_func ("/recoding/sound-text", test_sound_text);
  g_test_add_func ("/recoding/broken-text", test_broken_text);
  g_test_add_func ("/recoding/broken-page", test_broken_page);
  g_test_add_func ("/recoding/outline", test_outline);
  g_test_add_func ("/recoding/with-other-repairs", test_with_other_repairs);
  return g_test_run ();
}
