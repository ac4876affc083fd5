/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much each encoding of one byte a character makes of a file's bytes what people write.
 * The measure is the length in bits that the characters beyond ASCII have in a code made for
 * a script: short for its frequent letters, long for what hardly stands in such a place, such
 * as a capital behind a small letter or a sign amid a word. The right encoding has the
 * shortest; a lead of so many bits means that the next is so many times halved less likely
 * (MacKay, Information Theory, Inference, and Learning Algorithms, section 28.3). */
#include "unrep-encoding-likeness.h"

#include <string.h>

#define UPPER_HALF 0x80

/* The beginning says which encoding it is; all of a file would take long. */
#define SAMPLE ((gsize) 64 * 1024)

/* Bits by which an encoding of Arabic or Russian is less usual where most letters are ASCII. */
#define MOSTLY_ASCII 16

/* The confidence of what is no text, though there is nothing better. */
#define NO_TEXT 30

/* What a few strange characters may take beside what is usual for a script. */
#define ALLOWED_BITS 20

/* Bits of a character. */
enum
{
  FREQUENT = 3, /* the most frequent letters and signs; RARE: the last ones of their lists */
  RARE = 8,
  VOWEL_SIGN = 5,
  FOREIGN_LETTER = 14,
  STRANGE = 13,
  NOTHING = 30, /* a control, or no character at all */
};

/* Bits that a place adds. */
enum
{
  CAPITAL = 3,
  CAPITALS = 3,         /* which is less behind another capital */
  CAPITAL_WITHIN = 10,  /* behind a small letter */
  SIGN_WITHIN = 8,      /* between letters */
  OTHER_SCRIPT = 6,     /* a letter beside one of another script */
  CROWDED = 5,          /* two letters with accents */
  WRONG_END = 8,        /* a letter that cannot begin a word, or cannot go on */
};

typedef enum
{
  LATIN,
  ARABIC,
  CYRILLIC,
} Script;

/* Letters beyond ASCII, the most frequent first; those that only end a word, and those that
 * never begin one; and how many bits the characters of a text take on average at most. Those
 * of reports in the six languages take 3 to 4, among few and foreign ones in Latin up to 6;
 * Hebrew and Greek as Cyrillic 4.7 and 5.8, Turkish and Polish as Latin 12. */
static const struct
{
  const char *letters;
  const char *last;
  const char *never_first;
  double max_bits;
} scripts[] = {
  [LATIN] = { "éóíáèàñêçúôîâûœëïüÿæùöäãåõøßòì", "", "", 7 },
  [ARABIC] = { "اليمنوترعبدسفقحكةجأهشصطخإضذىثغئزآءظؤ", "ةى", "", 5 },
  [CYRILLIC] = { "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ", "", "ьъы", 4.5 },
};

/* Signs that reports of any language have, the most frequent first. */
#define SIGNS "’“”«»،–؛؟—‘…¿ºª°№\u00a0§€£•·¡‹›\u00ad"
#define VOWEL_SIGNS "ًَُِّْـٌٍ"
/* Those of them that stand between letters too. */
#define JOINING "’‘–·ªº\u00ad\u200c\u200d"
#define OPENING "“«‘¿¡‹"
#define CLOSING "”»؛؟›"

static const struct
{
  const char *encoding;
  Script script;
  guint seldom; /* bits by which it is less usual */
} candidates[] = {
  { "windows-1252", LATIN, 0 },  { "ISO-8859-15", LATIN, 4 }, { "macintosh", LATIN, 16 },     { "IBM850", LATIN, 16 },
  { "windows-1256", ARABIC, 0 }, { "ISO-8859-6", ARABIC, 0 }, { "windows-1251", CYRILLIC, 0 }, { "KOI8-R", CYRILLIC, 0 },
  { "ISO-8859-5", CYRILLIC, 0 }, { "IBM866", CYRILLIC, 16 },  { "x-mac-cyrillic", CYRILLIC, 16 },
};

typedef enum
{
  KIND_OTHER,
  KIND_ASCII_LETTER,
  KIND_LETTER, /* of the script, or with an accent */
  KIND_SIGN,
} Kind;

/* What a byte is in one encoding. */
typedef struct
{
  gunichar c;
  guint8 bits;
  Kind kind;
  gboolean upper, lower;
  gboolean last, never_first, joining, opening, closing;
} Byte;

typedef struct
{
  const UnrepEncoding *encoding;
  Script script;
  Byte bytes[256];
  guint64 bits;
} Candidate;

static gboolean
is_one_of (const char *characters,
           gunichar    c)
{
  return c != 0 && g_utf8_strchr (characters, -1, c) != NULL;
}

/* The bits of @c by its rank among @characters; 0 where it is none of them. */
static guint
measure_rank (const char *characters,
              gunichar    c)
{
  const char *found = g_utf8_strchr (characters, -1, c);

  return found != NULL ? FREQUENT + (guint) ((RARE - FREQUENT) * (found - characters) / (gssize) strlen (characters)) : 0;
}

static guint
measure_char (Script   script,
              gunichar c)
{
  guint bits;

  if (c == 0 || g_unichar_iscntrl (c))
    return NOTHING;
  if ((bits = measure_rank (scripts[script].letters, g_unichar_tolower (c))) > 0)
    return bits + (g_unichar_isupper (c) ? CAPITAL : 0);
  if ((bits = measure_rank (SIGNS, c)) > 0)
    return bits;
  if (script == ARABIC && is_one_of (VOWEL_SIGNS, c))
    return VOWEL_SIGN;
  return g_unichar_isalpha (c) ? FOREIGN_LETTER : STRANGE;
}

static void
fill_byte (Byte     *byte,
           Script    script,
           gunichar  c)
{
  gboolean letter = c != 0 && (g_unichar_isalpha (c) || g_unichar_ismark (c));

  byte->c = c;
  byte->bits = c < UPPER_HALF && c != 0 ? 0 : (guint8) measure_char (script, c);
  byte->kind = !letter ? (byte->bits > 0 ? KIND_SIGN : KIND_OTHER) : c < UPPER_HALF ? KIND_ASCII_LETTER : KIND_LETTER;
  byte->upper = letter && g_unichar_isupper (c);
  byte->lower = letter && g_unichar_islower (c);
  byte->last = is_one_of (scripts[script].last, c);
  byte->never_first = is_one_of (scripts[script].never_first, g_unichar_tolower (c));
  byte->joining = is_one_of (JOINING, c);
  byte->opening = is_one_of (OPENING, c);
  byte->closing = is_one_of (CLOSING, c);
}

/* What @encoding makes of each byte, as the converter has it. */
static gboolean
fill_candidate (Candidate *candidate,
                guint      i)
{
  GIConv converter;

  candidate->encoding = unrep_encoding_find (candidates[i].encoding);
  candidate->script = candidates[i].script;
  candidate->bits = candidates[i].seldom;
  converter = g_iconv_open ("UTF-8", candidate->encoding->converter);
  if (converter == (GIConv) -1)
    return FALSE;
  for (guint byte = 0; byte < G_N_ELEMENTS (candidate->bytes); byte++)
    {
      char in = (char) byte, out[8] = "", *from = &in, *to = out;
      gsize n_in = 1, n_out = sizeof out - 1;
      gboolean valid = byte > 0 && g_iconv (converter, &from, &n_in, &to, &n_out) != (gsize) -1;

      fill_byte (&candidate->bytes[byte], candidate->script, valid ? g_utf8_get_char (out) : 0);
    }
  g_iconv_close (converter);
  return TRUE;
}

static guint
measure_letter (Script      script,
                const Byte *before,
                const Byte *byte,
                const Byte *after)
{
  guint bits = byte->bits;

  if (byte->upper && before->lower)
    bits += CAPITAL_WITHIN;
  else if (byte->upper && before->upper)
    bits -= CAPITALS;
  if (script == LATIN)
    bits += before->kind == KIND_LETTER ? CROWDED : 0;
  else if (g_unichar_isalpha (byte->c) && byte->bits < FOREIGN_LETTER)
    bits += OTHER_SCRIPT * ((before->kind == KIND_ASCII_LETTER) + (after->kind == KIND_ASCII_LETTER));
  if (byte->last && after->kind == KIND_LETTER && g_unichar_isalpha (after->c))
    bits += WRONG_END;
  if (byte->never_first && before->kind != KIND_LETTER)
    bits += WRONG_END;
  return bits;
}

static guint
measure_sign (const Byte *before,
              const Byte *byte,
              const Byte *after)
{
  gboolean follows = before->kind == KIND_LETTER || before->kind == KIND_ASCII_LETTER;
  gboolean leads = after->kind == KIND_LETTER || after->kind == KIND_ASCII_LETTER;
  gboolean within = follows && leads && !byte->joining;

  return byte->bits + (within || (byte->opening && follows) || (byte->closing && leads) ? SIGN_WITHIN : 0);
}

static void
measure (Candidate    *candidate,
         const guint8 *data,
         gsize         n)
{
  static const Byte none = { 0 };

  for (gsize i = 0; i < n; i++)
    if (data[i] >= UPPER_HALF)
      {
        const Byte *byte = &candidate->bytes[data[i]];
        const Byte *before = i > 0 ? &candidate->bytes[data[i - 1]] : &none;
        const Byte *after = i + 1 < n ? &candidate->bytes[data[i + 1]] : &none;

        candidate->bits += byte->kind == KIND_LETTER ? measure_letter (candidate->script, before, byte, after)
                                                     : measure_sign (before, byte, after);
      }
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->bits != second->bits)
    return first->bits < second->bits ? -1 : 1;
  return first->encoding < second->encoding ? -1 : first->encoding > second->encoding;
}

/* Whether both make the same of every byte that is there. */
static gboolean
reads_same (const Candidate *a,
            const Candidate *b,
            const guint     *counts)
{
  for (guint byte = UPPER_HALF; byte < G_N_ELEMENTS (a->bytes); byte++)
    if (counts[byte] > 0 && a->bytes[byte].c != b->bytes[byte].c)
      return FALSE;
  return TRUE;
}

/* Whether what @candidate makes of so many characters is a text at all. */
static gboolean
is_text (const Candidate *candidate,
         gsize            n)
{
  return (double) candidate->bits <= scripts[candidate->script].max_bits * (double) n + ALLOWED_BITS;
}

static void
add_likely (GArray          *guesses,
            const Candidate *candidate,
            int              confidence)
{
  UnrepEncodingGuess guess = { candidate->encoding, confidence };

  g_array_append_val (guesses, guess);
}

/**
 * unrep_encoding_list_likely:
 * @data: a text in an encoding of one byte a character
 * @n: its length in bytes
 *
 * The confidence of the first is 100 where it is such a text, else 30; that of every other is
 * less by as many bits as it takes more. One that reads the text as a better one does is as
 * good, and has 0 so that it does not stand in the way.
 *
 * Returns: (transfer full) (element-type UnrepEncodingGuess): all encodings of one byte
 *   a character, the most probable first; none where all of the text is ASCII
 */
GArray *
unrep_encoding_list_likely (const char *data,
                            gsize       n)
{
  g_autofree Candidate *all = g_new (Candidate, G_N_ELEMENTS (candidates));
  GArray *guesses = g_array_new (FALSE, FALSE, sizeof (UnrepEncodingGuess));
  const guint8 *bytes = (const guint8 *) data;
  guint counts[256] = { 0 }, n_all = 0;
  gsize first = 0, n_upper = 0, n_letters = 0;
  int best;

  while (first < n && bytes[first] < UPPER_HALF)
    first++;
  /* The letter before it is told by what follows. */
  first -= first > 0;
  n = MIN (n - first, SAMPLE);
  for (gsize i = first; i < first + n; i++)
    {
      counts[bytes[i]]++;
      n_upper += bytes[i] >= UPPER_HALF;
      n_letters += g_ascii_isalpha (bytes[i]);
    }
  if (n_upper == 0)
    return guesses;
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (fill_candidate (&all[n_all], i))
      {
        all[n_all].bits += all[n_all].script != LATIN && n_letters > n_upper ? MOSTLY_ASCII : 0;
        measure (&all[n_all++], bytes + first, n);
      }
  qsort (all, n_all, sizeof *all, compare_candidates);
  best = is_text (&all[0], n_upper) ? 100 : NO_TEXT;
  for (guint i = 0; i < n_all; i++)
    {
      guint64 more = all[i].bits - all[0].bits;
      gboolean same = FALSE;

      for (guint j = 0; j < i && !same; j++)
        same = reads_same (&all[j], &all[i], counts);
      add_likely (guesses, &all[i], same ? 0 : best - (int) MIN (more, (guint64) best));
    }
  return guesses;
}
