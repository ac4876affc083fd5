/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-check.h"
#include "unrep-findings.h"

G_BEGIN_DECLS

/**
 * UnrepCharKind:
 *
 * What a line has among its characters, as bits: most checks are over with most
 * lines when they know.
 */
typedef enum
{
  UNREP_CHAR_ARABIC = 1 << 0,          /* letters of the Arabic script, tatweel not included */
  UNREP_CHAR_LATIN = 1 << 1,           /* ASCII letters */
  UNREP_CHAR_LETTER = 1 << 2,          /* any others */
  UNREP_CHAR_ASCII_DIGIT = 1 << 3,
  UNREP_CHAR_ARABIC_DIGIT = 1 << 4,
  UNREP_CHAR_EXTENDED_DIGIT = 1 << 5,
  UNREP_CHAR_TATWEEL = 1 << 6,
  UNREP_CHAR_MARK = 1 << 7,            /* combining marks that take no space */
  UNREP_CHAR_BIDI_CONTROL = 1 << 8,
  UNREP_CHAR_INVISIBLE = 1 << 9,       /* takes no space and is no bidi control */
  UNREP_CHAR_PERSIAN = 1 << 10,        /* stands for an Arabic letter or sign that looks alike */
  UNREP_CHAR_PRESENTATION = 1 << 11,
  UNREP_CHAR_ASCII_MARK = 1 << 12,     /* ? , ; */
  UNREP_CHAR_ARABIC_MARK = 1 << 13,    /* ؟ ، ؛ */
  UNREP_CHAR_HIGH = 1 << 14,           /* what the upper half of a Windows code page gives */
  UNREP_CHAR_UNUSABLE = 1 << 15,
  UNREP_CHAR_SINGLETON = 1 << 16,      /* has a canonical equivalent that is to be preferred */
  UNREP_CHAR_SLASH = 1 << 17,
  UNREP_CHAR_PLUS = 1 << 18,           /* + and # */
  UNREP_CHAR_MAKSURA = 1 << 19,
  UNREP_CHAR_HAMZA_ALEF = 1 << 20,     /* أ إ آ */
  UNREP_CHAR_SPACE = 1 << 21,
  UNREP_CHAR_DEPRECATED = 1 << 22,     /* U+206A to U+206F, U+E0001 */
  UNREP_CHAR_BRACKET = 1 << 23,
  UNREP_CHAR_MARKUP = 1 << 24,         /* \\ and * */
  UNREP_CHAR_CYRILLIC = 1 << 25,       /* letters of that script, which are UNREP_CHAR_LETTER too */
  UNREP_CHAR_TEH_MARBUTA = 1 << 26,
  UNREP_CHAR_POINT = 1 << 27,          /* . : */
} UnrepCharKind;

#define UNREP_CHAR_ANY_LETTER (UNREP_CHAR_ARABIC | UNREP_CHAR_LATIN | UNREP_CHAR_LETTER)
#define UNREP_CHAR_ANY_DIGIT (UNREP_CHAR_ASCII_DIGIT | UNREP_CHAR_ARABIC_DIGIT | UNREP_CHAR_EXTENDED_DIGIT)
/* What most characters are, and no check looks for. */
#define UNREP_CHAR_PLAIN (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_CYRILLIC | UNREP_CHAR_HIGH | UNREP_CHAR_SPACE)

/**
 * UnrepCheckWord:
 * @start: where it begins in its line
 * @end: behind its last code point
 * @hash: words that differ in it are not the same, see unrep_word_hash()
 *
 * A word: letters with the marks and tatweel on them.
 */
typedef struct
{
  gsize   start;
  gsize   end;
  guint32 hash;
} UnrepCheckWord;

/**
 * UNREP_CHECK_N_BEHIND:
 *
 * So far behind the end of a line may be looked without asking where it is.
 */
#define UNREP_CHECK_N_BEHIND 4

/**
 * UnrepCheckLine:
 * @start: offset of its first code point in the text
 * @n: how many code points it has, line end not included
 * @at: they, and 0s behind them, %UNREP_CHECK_N_BEHIND in all
 * @kinds: the kind of each, and as many 0s behind them
 * @has: all kinds that occur
 * @words: its words
 * @n_words: how many
 * @signs: where its characters stand that are more than %UNREP_CHAR_PLAIN: most checks need
 *   to look at these only
 * @n_signs: how many
 * @utf8: the same in bytes
 * @n_bytes: how many
 *
 * One line of the extracted text.
 */
struct _UnrepCheckLine
{
  gsize                 start;
  gsize                 n;
  const gunichar       *at;
  const guint32        *kinds;
  guint32               has;
  const UnrepCheckWord *words;
  gsize                 n_words;
  const gsize          *signs;
  gsize                 n_signs;
  const char           *utf8;
  gsize                 n_bytes;
};

/**
 * UnrepCheckRun:
 * @check: the check whose turn it is
 * @text: the extracted text
 * @outline: its outline
 * @reading: its reading text, repaired
 * @direction: of the whole text
 * @line_direction: of the line that the checks look at; neutral until one has asked
 * @aids: what some checks need beside it
 * @persian: whether the text has letters that Arabic has not, once somebody asked
 * @n_articles: how many words begin with the article where it belongs, so far
 * @n_inner_maksuras: how often ى stands within a word, and not before its last letter only
 * @findings: (element-type UnrepFinding): what was found so far
 * @strings: holds their repairs ...
 * @kept: (element-type GStringChunk): ... and these hold others
 *
 * One run of all checks over one text.
 */
struct _UnrepCheckRun
{
  const UnrepCheck         *check;
  UnrepText                *text;
  UnrepOutline             *outline;
  UnrepReadingText         *reading;
  UnrepDirection            direction;
  UnrepDirection            line_direction;
  UnrepCheckAids            aids;
  enum { UNREP_PERSIAN_UNKNOWN, UNREP_PERSIAN_YES, UNREP_PERSIAN_NO } persian;
  guint                     n_articles;
  guint                     n_inner_maksuras;
  GArray                   *findings;
  GStringChunk             *strings;
  GPtrArray                *kept;
};

/**
 * UNREP_CHAR_TABLE_SIZE:
 *
 * So many code points have their kinds in a table; those above are rare.
 */
#define UNREP_CHAR_TABLE_SIZE 0x700

const guint32 *unrep_char_get_table (void);
guint32  unrep_char_get_kind      (gunichar              c);
void     unrep_check_report       (UnrepCheckRun        *run,
                                   gsize                 start,
                                   gsize                 end,
                                   const char           *repair);
void     unrep_check_report_as    (UnrepCheckRun        *run,
                                   UnrepSeverity         severity,
                                   gsize                 start,
                                   gsize                 end,
                                   const char           *repair);
void     unrep_check_report_about (UnrepCheckRun        *run,
                                   gsize                 start,
                                   gsize                 end,
                                   const char           *about);
void     unrep_check_report_edits (UnrepCheckRun        *run,
                                   UnrepEditKind         kind);
gboolean unrep_check_run_lines    (UnrepCheckRun        *run,
                                   GArray               *starts,
                                   GCancellable         *cancellable,
                                   GError              **error);
gboolean unrep_check_is_persian   (UnrepCheckRun        *run);
gboolean unrep_check_line_is_rtl  (UnrepCheckRun        *run,
                                   const UnrepCheckLine *line);

/**
 * UnrepCharacterPlace:
 * @character: a character that is seen
 * @offset: where it stands
 */
typedef struct
{
  gunichar character;
  gsize    offset;
} UnrepCharacterPlace;

GArray  *unrep_check_list_characters (UnrepCheckRun     *run) G_GNUC_WARN_UNUSED_RESULT;

/**
 * UnrepUnitPieces:
 *
 * A walk over the text that is one unit's own.
 */
typedef struct
{
  /*< private >*/
  UnrepOutline *outline;
  UnrepRange    label;
  gsize         at;
  gsize         end;
  guint         next;
} UnrepUnitPieces;

void     unrep_unit_pieces_init   (UnrepUnitPieces      *self,
                                   UnrepOutline         *outline,
                                   guint                 index);
gboolean unrep_unit_pieces_next   (UnrepUnitPieces      *self,
                                   UnrepRange           *piece);

/**
 * unrep_check_line_next:
 * @kinds: kinds of characters, none of them %UNREP_CHAR_PLAIN
 * @sign: (inout): which of the line's signs is to be looked at first; 0 at the beginning
 * @at: (out): where the next character of @kinds stands in the line
 *
 * Returns: whether there was one more
 */
static inline gboolean
unrep_check_line_next (const UnrepCheckLine *line,
                       guint32               kinds,
                       gsize                *sign,
                       gsize                *at)
{
  while (*sign < line->n_signs)
    {
      *at = line->signs[(*sign)++];
      if ((line->kinds[*at] & kinds) != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * unrep_word_hash:
 * @letters: the code points of a word
 * @n: how many, at least one
 *
 * Returns: a number made of its length, first, middle and last letter
 */
static inline guint32
unrep_word_hash (const gunichar *letters,
                 gsize           n)
{
  guint32 hash = (guint32) n * 33 + letters[0];

  hash = hash * 33 + letters[n / 2];
  return hash * 33 + letters[n - 1];
}

/**
 * unrep_check_line_kind_before:
 *
 * Returns: the kind of the character before @at, 0 where there is none
 */
static inline guint32
unrep_check_line_kind_before (const UnrepCheckLine *line,
                              gsize                 at)
{
  return at > 0 ? line->kinds[at - 1] : 0;
}

G_END_DECLS
