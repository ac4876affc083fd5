/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-code-page.h"

G_BEGIN_DECLS

/**
 * UNREP_RECODING_LEVELS:
 *
 * So many wrong conversions behind each other are undone.
 */
#define UNREP_RECODING_LEVELS 3

/**
 * UNREP_RECODING_READERS:
 *
 * The first so many code pages are those in which UTF-8 is read by mistake.
 */
#define UNREP_RECODING_READERS (UNREP_CODE_PAGE_WINDOWS_1251 + 1)

/**
 * UnrepScript:
 * @UNREP_SCRIPT_OTHER: no report has it
 * @UNREP_SCRIPT_SIGN: a sign, a digit or a space that is not ASCII
 *
 * What a character belongs to that a repair gives.
 */
typedef enum
{
  UNREP_SCRIPT_OTHER,
  UNREP_SCRIPT_SIGN,
  UNREP_SCRIPT_LATIN,
  UNREP_SCRIPT_ARABIC,
  UNREP_SCRIPT_CYRILLIC,
  UNREP_N_SCRIPTS
} UnrepScript;

/**
 * UnrepRecodedChar:
 * @c: what it is now
 * @start: byte of the text at which it stands
 * @n_bytes: how many bytes of the text it is
 *
 * One character of a line, of one or several characters of the text.
 */
typedef struct
{
  gunichar c;
  gsize    start;
  guint    n_bytes;
} UnrepRecodedChar;

/**
 * UnrepRecodingEvidence:
 * @n_lines: lines that are not ASCII
 * @utf8: of how many lines a code page is what UTF-8 was read in, by level
 * @written: of how many a code page is what they were written in, read as windows-1252
 *
 * What the lines of a text say that are plainly broken, for the others.
 */
typedef struct
{
  guint n_lines;
  guint utf8[UNREP_RECODING_LEVELS][UNREP_RECODING_READERS];
  guint written[UNREP_N_CODE_PAGES];
} UnrepRecodingEvidence;

/**
 * UnrepRecodingLine:
 * @chars: (element-type UnrepRecodedChar): the line as it is now
 * @spare: (element-type UnrepRecodedChar): room for what becomes of it
 * @doubts: (element-type UnrepRange): bytes of the text that look broken, but have no
 *   repair that is sure; of all lines so far
 * @evidence: what is known of the text, or is being learnt
 * @learns: whether this is the first look at the text, which counts in @evidence
 *
 * A line that is being repaired.
 */
typedef struct
{
  GArray                *chars;
  GArray                *spare;
  GArray                *doubts;
  UnrepRecodingEvidence *evidence;
  gboolean               learns;
} UnrepRecodingLine;

UnrepScript unrep_recoding_get_script  (gunichar           c) G_GNUC_CONST;
gboolean    unrep_recoding_undo_utf8   (UnrepRecodingLine *self,
                                        guint              level);
gboolean    unrep_recoding_undo_page   (UnrepRecodingLine *self);
void        unrep_recoding_doubt       (UnrepRecodingLine *self,
                                        guint              start,
                                        guint              end);
guint       unrep_recoding_find_word   (UnrepRecodingLine *self,
                                        guint              start);

/**
 * unrep_recoding_get:
 *
 * Returns: (transfer none): the character of a line with @index
 */
static inline const UnrepRecodedChar *
unrep_recoding_get (UnrepRecodingLine *self,
                    guint              index)
{
  return &g_array_index (self->chars, UnrepRecodedChar, index);
}

G_END_DECLS
