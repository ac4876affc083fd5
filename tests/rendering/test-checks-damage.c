/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-fixture.h"
#include "unrep-test.h"

#include <string.h>

/* Correct texts, damaged at random places in one way at a time: how many of the places
 * the checks find, and what they find where nothing was damaged. The bounds are a little
 * below what was measured with one seed; another, of chance or UNREP_DAMAGE_SEED, is
 * told beside it without bounds. */

#define N_ROUNDS 12
#define N_SITES 4       /* a round, if the text has so many */
#define DISTANCE 60     /* in code points, between two sites */
#define NEAR 24         /* what is found so near to a site may be its */
#define MOST_FALSE 5    /* percent of all sites of one kind of damage */

static const struct
{
  const char *language;
  const char *path;
} texts[] = {
  { "ar", "tests/corpus/rendering/correct.ar.txt" },
  { "ar", "tests/corpus/rendering/correct-2.ar.txt" },
  { "ar", "data/examples/expert-group-report.ar.txt" },
  { "ar", "tests/corpus/reports/resolution.ar.txt" },
  { "en", "tests/corpus/rendering/correct.en.txt" },
  { "en", "data/examples/expert-group-report.en.txt" },
  { "en", "tests/corpus/reports/upr.en.txt" },
  { "fr", "tests/corpus/rendering/correct.fr.txt" },
  { "fr", "tests/corpus/reports/report.fr.txt" },
  { "ru", "tests/corpus/rendering/correct.ru.txt" },
  { "ru", "tests/corpus/reports/report.ru.txt" },
};

typedef enum
{
  AS_IT_IS,
  OTHER_DIGITS,    /* ٣ for 3 and 3 for ٣ */
  PERSIAN_DIGITS,
  UTF8_AS_1256,
  UTF8_AS_1252,
  CP1256_AS_1252,
  REVERSED,        /* as it is drawn, from the left */
} Change;

/* @site is a regular expression of what is damaged, @put what stands there then, with \1
 * for the first group, which @change is for. */
typedef struct
{
  const char *name;
  const char *language;
  const char *site;
  const char *put;
  const char *checks[3]; /* those that may find it */
  guint least;           /* percent */
  Change change;
  gboolean everywhere;   /* whoever does it does it in the whole text */
} Damage;

#define W "[ء-ي]"
#define JOINS "[بتثجحخسشصضطظعغفقكلمنهي]"
#define BETWEEN "(?<=[ء-ي]) (?=[ء-ي])"

static const Damage damages[] = {
  { "Persian digits", "ar", "([٠-٩]+)", "\\1", { "extended-digit" }, 100, PERSIAN_DIGITS },
  { "Persian yeh", "ar", "ي(?!\u0640)", "ی", { "persian-letter" }, 100 },
  { "Persian kaf", "ar", "ك", "ک", { "persian-letter" }, 100 },
  { "lam-alef as a form", "ar", "لا", "\uFEFB", { "presentation-form" }, 100 },
  { "article as forms", "ar", "ال", "\uFE8D\uFEDF", { "presentation-form" }, 100 },
  { "tatweel", "ar", "(" JOINS ")(" W ")", "\\1ــــ\\2", { "tatweel" }, 98 },
  { "one tatweel", "ar", "(" JOINS ")(" W ")", "\\1ـ\\2", { "tatweel" }, 98 },
  { "last letter torn off", "ar", "(" W "{3,})([ةىئ])(?!" W ")", "\\1 \\2", { "torn-word" }, 95 },
  { "first letter torn off", "ar", "(?<!" W ")(" W ")(" W "{4,})", "\\1 \\2", { "torn-word" }, 82 },
  { "و torn off", "ar", "(?<!" W ")و(" W "{4,})", "و \\1", { "torn-word" }, 95 },
  { "words together behind ة", "ar", "(" W "{2,}ة) (" W "{3,})", "\\1\\2", { "merged-words" }, 95 },
  { "words together behind ى", "ar", "(" W "+ى) (" W "{2,})", "\\1\\2", { "inner-maksura", "merged-words" }, 95 },
  { "words together behind tanwin", "ar", "(اً) (" W "{3,})", "\\1\\2", { "tanwin", "merged-words" }, 95 },
  { "ى for ي", "ar", "(" W "{2})ي(" W "{2})", "\\1ى\\2", { "inner-maksura" }, 100 },
  { "lam-alef turned", "ar", "ال([أإآ])", "ا\\1ل", { "lam-alef" }, 100 },
  { "article displaced", "ar", "(?<!" W ")ال([جحخم])(?=" W "{2})", "ا\\1ل", { "displaced-article" }, 95, AS_IT_IS, TRUE },
  { "article displaced over two letters", "ar", "(?<!" W ")ال([جحخم]?)([جحخم])(?=" W "{2})", "ا\\2\\1ل", { "displaced-article" }, 95, AS_IT_IS, TRUE },
  { "lam-alef turned behind the article", "ar", "(?<!" W ")الا(?=" W "{2})", "اال", { "lam-alef" }, 100 },
  { "last two letters turned", "ar", "(?<=" W ")([لتنم])ى(?!" W ")", "ى\\1", { "inner-maksura" }, 100 },
  { "letters of في turned", "ar", "(?<!" W ")في(?!" W ")", "يف", { "ligature-order" }, 97 },
  { "letters of a line reversed", "ar", "(?<=\\n)([^\\n]{60,})(?=\\n)", "\\1", { "letter-order" }, 95, REVERSED, TRUE },
  { "number against the word before", "ar", "(" W "{2}) ([0-9٠-٩]+)(?= )", "\\1\\2", { "glued-digit", "run-order" }, 94 },
  { "number against the word behind", "ar", "(?<= )([0-9٠-٩]+) (" W "{3})", "\\1\\2", { "glued-digit", "run-order" }, 100 },
  { "resolution turned", "ar", BETWEEN, " القرار 173/74 ", { "resolution-order" }, 100 },
  { "other digits", "ar", "(?<=" W " )([0-9]{1,4}|[٠-٩]{1,4})(?= " W ")", "\\1 أو \\1", { "mixed-digits" }, 60, OTHER_DIGITS },
  { "embedding never closed", "ar", BETWEEN, " \u202B", { "bidi-balance" }, 100 },
  { "isolate never closed", "ar", BETWEEN, " \u2067", { "bidi-balance" }, 100 },
  { "isolate never opened", "ar", BETWEEN, "\u2069 ", { "bidi-balance" }, 100 },
  { "embedding", "ar", "([A-Z][A-Za-z0-9/.]{3,})", "\u202A\\1\u202C", { "bidi-embedding" }, 100 },
  { "deprecated control", "ar", BETWEEN, " \u206A", { "deprecated-control" }, 100 },
  { "mark of direction in a word", "ar", "(" W ")(" W ")", "\\1\u200F\\2", { "control-in-word" }, 100 },
  { "override", "ar", "(?<= )([0-9]{2,4})(?= )", "\u202E\\1\u202C", { "spoofing" }, 100 },
  { "byte order mark", "ar", BETWEEN, " \uFEFF", { "invisible" }, 100 },
  { "replacement character", "ar", W, "\uFFFD", { "unusable-character" }, 100 },
  { "mark without letter", "ar", "(?<=" W ") (?=" W ")", " \u064E", { "bare-mark" }, 100 },
  { "mark on tatweel", "ar", "(" JOINS ")(" W ")", "\\1ـ\u064E\\2", { "mark-on-tatweel" }, 100 },
  { "tanwin in a word", "ar", "(" W "{3})(" W "{2})", "\\1\u064D\\2", { "tanwin" }, 100 },
  { "bracket lost", "ar", "\\(([^()\\n]{5,60})\\)", "(\\1", { "unpaired-bracket" }, 98 },
  { "opening bracket lost", "ar", "\\(([^()\\n]{5,60})\\)", "\\1)", { "unpaired-bracket" }, 88 },
  { "brackets turned", "ar", "\\(([^()\\n]{5,60})\\)", ")\\1(", { "unpaired-bracket" }, 98 },
  { "quotation mark lost", "ar", "\"([^\"\\n]+)\"", "\"\\1", { "unpaired-quotation-mark" }, 95 },
  { "؟ for ؛", "ar", "؛\\n", "؟\n", { "list-end" }, 88 },
  { "Latin comma", "ar", "،(?= " W ")", ",", { "ascii-punctuation" }, 92 },
  { "Latin semicolon", "ar", "؛", ";", { "ascii-punctuation" }, 88 },
  { "Latin question mark", "ar", "؟", "?", { "ascii-punctuation" }, 95 },
  { "space before a comma", "ar", "(?<=" W ")،", " ،", { "space-before-mark" }, 100 },
  { "space before a full stop", "ar", "(?<=" W ")\\.(?=\\n)", " .", { "space-before-mark" }, 100 },
  { "no space behind a comma", "ar", "، ", "،", { "no-space-after-mark" }, 90 },
  { "word twice", "ar", "(?<![ء-ي\u064b-\u0652])(" W "{2,}[بةتثجحخدذرزسشصضطظعغفقكلمنهوي]) (?=" W ")", "\\1 \\1 ", { "repeated-word" }, 95 },
  { "words twice", "ar", "(?<![ء-ي\u064b-\u0652])((?:" W "+ ){4})", "\\1\\1", { "repeated-phrase" }, 95 },
  { "line twice", "ar", "\\n([^\\n]{60,})\\n", "\n\\1\n\\1\n", { "repeated-phrase" }, 98 },
  { "gap", "ar", BETWEEN, "   ", { "wide-gap", "run-order" }, 98 },
  { "end lost", "ar", "(\\n[0-9٠-٩]+ ?- ?[^\\n]{60,}) [^ \\n]{4,}\\.\\n", "\\1\n", { "unfinished" }, 68 },
  { "يما", "ar", "(?<!" W ")بما(?!" W ")", "يما", { "word-slip" }, 100 },
  { "hamza dropped", "ar", "(?<!" W ")إلى(?!" W ")", "الى", { "word-slip" }, 100 },
  { "UTF-8 read as windows-1256", "ar", "(?<= )(" W "{4,} " W "{4,})(?= )", "\\1", { "mojibake" }, 100, UTF8_AS_1256 },
  { "UTF-8 read as windows-1252", "ar", "(?<= )(" W "{4,} " W "{4,})(?= )", "\\1", { "mojibake" }, 100, UTF8_AS_1252 },
  { "windows-1256 read as windows-1252", "ar", "(?<= )(" W "{5,} " W "{5,})(?= )", "\\1", { "mojibake" }, 95, CP1256_AS_1252 },
  { "bold", "ar", "(?<= )(" W "{3,})(?= )", "**\\1**", { "markup" }, 100 },
  { "bullets before labels", "ar", "\\n(\\(" W "\\) )", "\n- \\1", { "markup" }, 95, AS_IT_IS, TRUE },
  { "dots of a label", "ar", "\\n\\(ج\\)", "\n(ح)", { "damaged-label" }, 90 },
  { "telephone", "ar", BETWEEN, " +43-1-26060 ", { "leaking-run" }, 100 },
  { "C++", "ar", BETWEEN, " C++ ", { "leaking-run" }, 100 },

  { "bracket lost", "en", "\\(([^()\\n]{5,60})\\)", "(\\1", { "unpaired-bracket" }, 98 },
  { "quotation mark lost", "en", "“([^”\\n]+)”", "“\\1", { "unpaired-quotation-mark" }, 95 },
  { "word twice", "en", "\\b([a-z]{5,}) (?=[a-z])", "\\1 \\1 ", { "repeated-word" }, 98 },
  { "words twice", "en", "\\b((?:[a-z]+ ){4})", "\\1\\1", { "repeated-phrase" }, 98 },
  { "end lost", "en", "(\\n[0-9]+\\. [^\\n]{60,}) [^ \\n]{4,}\\.\\n", "\\1\n", { "unfinished" }, 88 },
  { "private character", "en", "[a-z]", "\uE07A", { "unusable-character" }, 100 },
  { "soft space in a word", "en", "([a-z])([a-z])", "\\1\u200B\\2", { "control-in-word" }, 100 },
  { "override", "en", "([a-z]{4,})", "\u202E\\1\u202C", { "spoofing" }, 100 },
  { "Cyrillic letter", "en", "([a-z])o([a-z])", "\\1о\\2", { "mixed-scripts" }, 100 },
  { "gap", "en", "(?<=[a-z]) (?=[a-z])", "   ", { "wide-gap" }, 98 },
  { "mojibake", "en", "([’–é])", "\\1", { "mojibake" }, 95, UTF8_AS_1252 },
  { "label", "en", "\\n\\(e\\)", "\n(c)", { "damaged-label" }, 90 },

  { "bracket lost", "fr", "\\(([^()\\n]{5,60})\\)", "(\\1", { "unpaired-bracket" }, 98 },
  { "not composed", "fr", "é", "e\u0301", { "not-composed" }, 100 },
  { "mojibake", "fr", "([éèêàôçî])", "\\1", { "mojibake" }, 95, UTF8_AS_1252 },
  { "word twice", "fr", "(?<= )([a-zé]{6,}) (?=[a-z])", "\\1 \\1 ", { "repeated-word" }, 98 },
  { "quotation mark lost", "fr", "« ([^»\\n]+) »", "« \\1", { "unpaired-quotation-mark" }, 95 },

  { "bracket lost", "ru", "\\(([^()\\n]{5,60})\\)", "(\\1", { "unpaired-bracket" }, 98 },
  { "mojibake", "ru", "(?<= )([а-я]{5,})(?= )", "\\1", { "mojibake" }, 100, UTF8_AS_1252 },
  { "Latin letter", "ru", "([а-я])о([а-я])", "\\1o\\2", { "mixed-scripts" }, 100 },
  { "word twice", "ru", "(?<= )([а-я]{5,}) (?=[а-я])", "\\1 \\1 ", { "repeated-word" }, 98 },
  { "quotation mark lost", "ru", "«([^»\\n]+)»", "«\\1", { "unpaired-quotation-mark" }, 95 },
};

/* What one kind of damage has come to. */
typedef struct
{
  guint n;
  guint n_found;
  guint n_false;
} Score;

static char *
dup_in_other_digits (const char *utf8,
                     gboolean    persian)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x660 && c <= 0x669)
        c = persian ? c + 0x90 : c - 0x660 + '0';
      else if (!persian && c >= '0' && c <= '9')
        c = c - '0' + 0x660;
      g_string_append_unichar (out, c);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Bytes that a code page has not are left out, as programs do that guess wrong. */
static char *
dup_misread (const char *utf8,
             const char *written,
             const char *read)
{
  gsize n;
  g_autofree char *bytes = g_convert (utf8, -1, written, "UTF-8", NULL, &n, NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (gsize i = 0; bytes != NULL && i < n; i++)
    {
      g_autofree char *one = g_convert (bytes + i, 1, "UTF-8", read, NULL, NULL, NULL);

      if (one != NULL)
        g_string_append (out, one);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
dup_changed (const char *utf8,
             Change      change)
{
  switch (change)
    {
    case OTHER_DIGITS:
    case PERSIAN_DIGITS:
      return dup_in_other_digits (utf8, change == PERSIAN_DIGITS);
    case UTF8_AS_1256:
      return dup_misread (utf8, "UTF-8", "CP1256");
    case UTF8_AS_1252:
      return dup_misread (utf8, "UTF-8", "CP1252");
    case CP1256_AS_1252:
      return dup_misread (utf8, "CP1256", "CP1252");
    case REVERSED:
      return g_utf8_strreverse (utf8, -1);
    case AS_IT_IS:
    default:
      return g_strdup (utf8);
    }
}

/* What stands at the site then: only the last group is changed, so that two kinds of
 * digits come to stand beside each other. */
static void
append_damage (GString      *out,
               const Damage *damage,
               GMatchInfo   *match)
{
  for (const char *p = damage->put; *p != '\0'; p++)
    if (*p == '\\')
      {
        g_autofree char *group = g_match_info_fetch (match, g_ascii_digit_value (*++p));
        g_autofree char *changed = strchr (p, '\\') == NULL ? dup_changed (group, damage->change) : g_strdup (group);

        g_string_append (out, changed);
      }
    else
      g_string_append_c (out, *p);
}

/* Puts the damage at sites of @utf8 chosen at random, and their ranges into @sites. */
static char *
dup_damaged (const char   *utf8,
             const Damage *damage,
             GRand        *rand,
             GArray       *sites)
{
  g_autoptr (GRegex) regex = g_regex_new (damage->site, G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;
  int done = 0, start, end;

  g_assert_nonnull (regex);
  for (g_regex_match (regex, utf8, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;
  g_clear_pointer (&match, g_match_info_free);
  for (g_regex_match (regex, utf8, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      UnrepRange site;

      if (!damage->everywhere && (sites->len == N_SITES || g_rand_int_range (rand, 0, (gint32) n) >= N_SITES))
        continue;
      g_match_info_fetch_pos (match, 0, &start, &end);
      g_string_append_len (out, utf8 + done, start - done);
      site.start = (gsize) g_utf8_strlen (out->str, (gssize) out->len);
      if (!damage->everywhere && sites->len > 0 && site.start < g_array_index (sites, UnrepRange, sites->len - 1).end + DISTANCE)
        {
          done = start;
          continue;
        }
      append_damage (out, damage, match);
      done = end;
      site.end = (gsize) g_utf8_strlen (out->str, (gssize) out->len);
      g_array_append_val (sites, site);
    }
  g_string_append (out, utf8 + done);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_near (UnrepRange range,
         UnrepRange site,
         gsize      distance)
{
  return range.start < site.end + distance && range.end + distance > site.start;
}

static void
tell_finding (const Damage *damage,
              UnrepText    *text,
              UnrepRange    range,
              const char   *what)
{
  UnrepRange around = { range.start > 20 ? range.start - 20 : 0, MIN (range.end + 20, unrep_text_get_n_chars (text)) };
  g_autofree char *words = unrep_text_dup_range (text, around);

  if (g_test_verbose ())
    g_test_message ("  %s, %s: “%s”", damage->name, what, g_strdelimit (words, "\r\n", '|'));
}

static void
score_text (const Damage *damage,
            const char   *utf8,
            GArray       *sites,
            Score        *score)
{
  g_autoptr (UnrepFindings) findings = fixture_check (utf8, -1);
  UnrepText *text = unrep_findings_get_text (findings);
  guint n = unrep_findings_get_n (findings);

  for (guint i = 0; i < sites->len; i++)
    {
      UnrepRange site = g_array_index (sites, UnrepRange, i);
      gboolean found = FALSE;

      for (guint j = 0; j < n && !found; j++)
        found = g_strv_contains (damage->checks, unrep_findings_get (findings, j)->check->id)
                && is_near (unrep_findings_get (findings, j)->range, site, 1);
      score->n++;
      score->n_found += found;
      if (!found)
        tell_finding (damage, text, site, "missed");
    }
  for (guint j = 0; j < n; j++)
    {
      const UnrepFinding *finding = unrep_findings_get (findings, j);
      gboolean near = finding->severity == UNREP_SEVERITY_NOTE || damage->everywhere;

      for (guint i = 0; i < sites->len && !near; i++)
        near = is_near (finding->range, g_array_index (sites, UnrepRange, i), NEAR);
      score->n_false += !near;
      if (!near)
        tell_finding (damage, text, finding->range, finding->check->id);
    }
}

static char *
dup_text (const char *language,
          GRand      *rand)
{
  gsize n = 0, chosen;
  g_autofree char *path = NULL;
  char *content = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    n += g_str_equal (texts[i].language, language);
  chosen = (gsize) g_rand_int_range (rand, 0, (gint32) n);
  for (gsize i = 0; path == NULL; i++)
    if (g_str_equal (texts[i].language, language) && chosen-- == 0)
      path = unrep_test_dup_source (texts[i].path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static Score
score_rounds (const Damage *damage,
              guint32       seed)
{
  Score score = { 0 };

  for (guint32 round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed * 1000 + round);
      g_autofree char *clean = dup_text (damage->language, rand);
      g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
      g_autofree char *damaged = dup_damaged (clean, damage, rand, sites);

      score_text (damage, damaged, sites, &score);
    }
  g_test_message ("%s, %s, seed %u: %u of %u found, %u false", damage->language, damage->name, seed,
                  score.n_found, score.n, score.n_false);
  return score;
}

static void
test_damage (gconstpointer data)
{
  const Damage *damage = data;
  const char *seed = g_getenv ("UNREP_DAMAGE_SEED");
  Score score;

  /* What nobody has looked at before, and has no bounds. */
  score_rounds (damage, seed != NULL ? (guint32) g_ascii_strtoull (seed, NULL, 10) : (guint32) g_test_rand_int_range (100, 100000));
  if (seed != NULL)
    return;
  score = score_rounds (damage, 1);
  g_assert_cmpuint (score.n, >, 0);
  g_assert_cmpuint (score.n_found * 100, >=, score.n * damage->least);
  g_assert_cmpuint (score.n_false * 100, <=, score.n * MOST_FALSE);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks-damage/%s/%s", damages[i].language, damages[i].name);

      g_test_add_data_func (path, &damages[i], test_damage);
    }
  return g_test_run ();
}
