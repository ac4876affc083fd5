/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>
#include <string.h>

extern const UnrepCheck unrep_check_article;
extern const UnrepCheck unrep_check_ascii_punctuation;
extern const UnrepCheck unrep_check_bare_mark;
extern const UnrepCheck unrep_check_base_direction;
extern const UnrepCheck unrep_check_bidi_balance;
extern const UnrepCheck unrep_check_bidi_embedding;
extern const UnrepCheck unrep_check_bracket;
extern const UnrepCheck unrep_check_control_in_word;
extern const UnrepCheck unrep_check_deprecated_control;
extern const UnrepCheck unrep_check_extended_digit;
extern const UnrepCheck unrep_check_fallback_font;
extern const UnrepCheck unrep_check_glued_digit;
extern const UnrepCheck unrep_check_invisible;
extern const UnrepCheck unrep_check_label;
extern const UnrepCheck unrep_check_lam_alef;
extern const UnrepCheck unrep_check_leaking_run;
extern const UnrepCheck unrep_check_letter_order;
extern const UnrepCheck unrep_check_ligature_order;
extern const UnrepCheck unrep_check_list_end;
extern const UnrepCheck unrep_check_long_paragraph;
extern const UnrepCheck unrep_check_maksura;
extern const UnrepCheck unrep_check_mark_on_tatweel;
extern const UnrepCheck unrep_check_markup;
extern const UnrepCheck unrep_check_merged_words;
extern const UnrepCheck unrep_check_missing_glyph;
extern const UnrepCheck unrep_check_damaged_font;
extern const UnrepCheck unrep_check_missing_label;
extern const UnrepCheck unrep_check_mixed_digits;
extern const UnrepCheck unrep_check_mixed_fonts;
extern const UnrepCheck unrep_check_mixed_scripts;
extern const UnrepCheck unrep_check_mojibake;
extern const UnrepCheck unrep_check_no_space;
extern const UnrepCheck unrep_check_not_composed;
extern const UnrepCheck unrep_check_original_date;
extern const UnrepCheck unrep_check_original_list;
extern const UnrepCheck unrep_check_original_number;
extern const UnrepCheck unrep_check_original_symbol;
extern const UnrepCheck unrep_check_original_unit;
extern const UnrepCheck unrep_check_page_footer;
extern const UnrepCheck unrep_check_persian_letter;
extern const UnrepCheck unrep_check_presentation_form;
extern const UnrepCheck unrep_check_quotation_mark;
extern const UnrepCheck unrep_check_repeated_phrase;
extern const UnrepCheck unrep_check_repeated_word;
extern const UnrepCheck unrep_check_resolution_order;
extern const UnrepCheck unrep_check_run_order;
extern const UnrepCheck unrep_check_space_before_mark;
extern const UnrepCheck unrep_check_spoofing;
extern const UnrepCheck unrep_check_tanwin;
extern const UnrepCheck unrep_check_tatweel;
extern const UnrepCheck unrep_check_torn_word;
extern const UnrepCheck unrep_check_unfinished;
extern const UnrepCheck unrep_check_unknown_word;
extern const UnrepCheck unrep_check_unusable;
extern const UnrepCheck unrep_check_wide_gap;
extern const UnrepCheck unrep_check_word_order;
extern const UnrepCheck unrep_check_word_slip;
extern const UnrepCheck unrep_check_wrapped_line;

/* By family. */
const UnrepCheck * const unrep_checks[] = {
  &unrep_check_label,
  &unrep_check_extended_digit,
  &unrep_check_maksura,
  &unrep_check_mixed_scripts,
  &unrep_check_word_slip,
  &unrep_check_unknown_word,
  &unrep_check_repeated_word,
  &unrep_check_repeated_phrase,
  &unrep_check_letter_order,
  &unrep_check_word_order,
  &unrep_check_run_order,
  &unrep_check_resolution_order,
  &unrep_check_glued_digit,
  &unrep_check_leaking_run,
  &unrep_check_base_direction,
  &unrep_check_spoofing,
  &unrep_check_bidi_balance,
  &unrep_check_bidi_embedding,
  &unrep_check_deprecated_control,
  &unrep_check_lam_alef,
  &unrep_check_article,
  &unrep_check_ligature_order,
  &unrep_check_tatweel,
  &unrep_check_wide_gap,
  &unrep_check_torn_word,
  &unrep_check_merged_words,
  &unrep_check_wrapped_line,
  &unrep_check_unfinished,
  &unrep_check_long_paragraph,
  &unrep_check_page_footer,
  &unrep_check_presentation_form,
  &unrep_check_persian_letter,
  &unrep_check_unusable,
  &unrep_check_bare_mark,
  &unrep_check_mark_on_tatweel,
  &unrep_check_tanwin,
  &unrep_check_not_composed,
  &unrep_check_mojibake,
  &unrep_check_markup,
  &unrep_check_control_in_word,
  &unrep_check_invisible,
  &unrep_check_list_end,
  &unrep_check_ascii_punctuation,
  &unrep_check_space_before_mark,
  &unrep_check_bracket,
  &unrep_check_quotation_mark,
  &unrep_check_no_space,
  &unrep_check_mixed_digits,
  &unrep_check_missing_label,
  &unrep_check_damaged_font,
  &unrep_check_missing_glyph,
  &unrep_check_fallback_font,
  &unrep_check_mixed_fonts,
  &unrep_check_original_number,
  &unrep_check_original_date,
  &unrep_check_original_symbol,
  &unrep_check_original_list,
  &unrep_check_original_unit,
  NULL
};

static const struct
{
  const char *name;
  const char *title;
} families[] = {
  [UNREP_FAMILY_GLYPHS] = { "glyph-confusion", N_("Characters taken for others") },
  [UNREP_FAMILY_ORDER] = { "reading-order", N_("Reading order") },
  [UNREP_FAMILY_GEOMETRY] = { "geometry", N_("Traces of the page’s layout") },
  [UNREP_FAMILY_CHARACTERS] = { "characters", N_("Wrong characters") },
  [UNREP_FAMILY_PUNCTUATION] = { "punctuation", N_("Punctuation") },
  [UNREP_FAMILY_NUMBERS] = { "numbers", N_("Numbers") },
  [UNREP_FAMILY_FONTS] = { "fonts", N_("Fonts") },
  [UNREP_FAMILY_ORIGINAL] = { "original", N_("Differences from the original") },
};

static const struct
{
  const char *name;
  const char *title;
} severities[] = {
  [UNREP_SEVERITY_ERROR] = { "error", N_("Error") },
  [UNREP_SEVERITY_WARNING] = { "warning", N_("Warning") },
  [UNREP_SEVERITY_NOTE] = { "note", N_("Remark") },
};

/**
 * unrep_check_find:
 * @id: the id of a check
 *
 * Returns: (transfer none) (nullable): that check, %NULL where there is none
 */
const UnrepCheck *
unrep_check_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; unrep_checks[i] != NULL; i++)
    if (g_str_equal (unrep_checks[i]->id, id))
      return unrep_checks[i];
  return NULL;
}

/**
 * unrep_severity_to_string:
 *
 * Returns: (transfer none): its name as it is printed and stored
 */
const char *
unrep_severity_to_string (UnrepSeverity severity)
{
  g_return_val_if_fail (severity < UNREP_N_SEVERITIES, "");

  return severities[severity].name;
}

/**
 * unrep_severity_get_title:
 *
 * Returns: (transfer none): what it is called in the interface language
 */
const char *
unrep_severity_get_title (UnrepSeverity severity)
{
  g_return_val_if_fail (severity < UNREP_N_SEVERITIES, "");

  return _(severities[severity].title);
}

/**
 * unrep_family_to_string:
 *
 * Returns: (transfer none): its name as it is stored
 */
const char *
unrep_family_to_string (UnrepFamily family)
{
  g_return_val_if_fail (family < UNREP_N_FAMILIES, "");

  return families[family].name;
}

/**
 * unrep_family_get_title:
 *
 * Returns: (transfer none): its name in the interface language
 */
const char *
unrep_family_get_title (UnrepFamily family)
{
  g_return_val_if_fail (family < UNREP_N_FAMILIES, "");

  return _(families[family].title);
}

/**
 * unrep_check_report:
 * @run: a run in which one check has its turn
 * @start: offset in the text of the first code point
 * @end: offset behind the last one
 * @repair: (nullable): what should probably stand there
 *
 * Adds a finding of the check. One that begins where the last one ended, and has as
 * little to propose, makes that longer.
 */
void
unrep_check_report (UnrepCheckRun *run,
                    gsize          start,
                    gsize          end,
                    const char    *repair)
{
  unrep_check_report_as (run, run->check->severity, start, end, repair);
}

/**
 * unrep_check_report_as:
 * @run: a run in which one check has its turn
 * @severity: of this finding
 * @start: offset in the text of the first code point
 * @end: offset behind the last one
 * @repair: (nullable): what should probably stand there
 *
 * As unrep_check_report(), for a finding that is of another severity than those of the
 * check are.
 */
void
unrep_check_report_as (UnrepCheckRun *run,
                       UnrepSeverity  severity,
                       gsize          start,
                       gsize          end,
                       const char    *repair)
{
  UnrepFinding finding = { .check = run->check, .severity = severity, .range = { start, end } };
  UnrepFinding *last = run->findings->len > 0 ? &g_array_index (run->findings, UnrepFinding, run->findings->len - 1) : NULL;

  g_return_if_fail (start < end && end <= unrep_text_get_n_chars (run->text));

  if (last != NULL && last->check == run->check && last->severity == severity && last->range.end == start
      && ((repair == NULL && last->repair == NULL) || (repair != NULL && *repair == '\0' && g_strcmp0 (last->repair, "") == 0)))
    {
      last->range.end = end;
      return;
    }

  if (repair != NULL)
    finding.repair = *repair == '\0' ? "" : g_string_chunk_insert (run->strings, repair);
  g_array_append_val (run->findings, finding);
}

/**
 * unrep_check_report_about:
 * @run: a run in which one check has its turn
 * @start: offset in the text of the first code point
 * @end: offset behind the last one
 * @about: the name of what is wrong, where that is nothing in the text
 *
 * As unrep_check_report(), for a finding that stands for itself.
 */
void
unrep_check_report_about (UnrepCheckRun *run,
                          gsize          start,
                          gsize          end,
                          const char    *about)
{
  UnrepFinding finding = { .check = run->check, .severity = run->check->severity, .range = { start, end } };

  g_return_if_fail (start < end && end <= unrep_text_get_n_chars (run->text) && about != NULL);

  finding.about = g_string_chunk_insert (run->strings, about);
  g_array_append_val (run->findings, finding);
}

static gboolean
ends_line (char byte)
{
  return byte == '\n' || byte == '\r' || byte == '\0';
}

/* A gap at an end of a line is none. */
static gboolean
is_within_line (UnrepText  *text,
                UnrepRange  range)
{
  const char *utf8 = unrep_text_get_utf8 (text), *start = utf8 + unrep_text_get_byte (text, range.start);

  return start > utf8 && !ends_line (start[-1])
         && !ends_line (*g_utf8_offset_to_pointer (start, (glong) unrep_range_length (range)));
}

static gboolean
is_blank (UnrepText  *text,
          UnrepRange  range)
{
  g_autofree char *content = unrep_text_dup_range (text, range);

  return *g_strchug (content) == '\0';
}

/**
 * unrep_check_report_edits:
 * @run: a run in which one check has its turn
 * @kind: a kind of edit
 *
 * Adds a finding for every edit of @kind that the reading text makes.
 */
void
unrep_check_report_edits (UnrepCheckRun *run,
                          UnrepEditKind  kind)
{
  guint n_edits = unrep_reading_text_get_n_edits (run->reading);

  for (guint i = 0; (i = unrep_reading_text_find_kind (run->reading, i, kind)) < n_edits; i++)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (run->reading, i);

      /* A mark in front of a paragraph is for its first character. */
      if (kind == UNREP_EDIT_DIRECTION)
        edit.range.end = MIN (edit.range.start + 1, unrep_text_get_n_chars (run->text));
      if (unrep_range_length (edit.range) == 0 || (kind == UNREP_EDIT_GAP && !is_within_line (run->text, edit.range))
          || (kind == UNREP_EDIT_FOOTER && is_blank (run->text, edit.range)))
        continue;
      unrep_check_report (run, edit.range.start, edit.range.end, kind == UNREP_EDIT_DIRECTION ? NULL : edit.display);
    }
}

/* پ is 0xd9 0xbe, and چ ژ گ are 0xda 0x86, 0x98 and 0xaf: bytes that Arabic has hardly. */
static gboolean
has_persian_letters (UnrepText *text)
{
  const char *utf8 = unrep_text_get_utf8 (text), *end = utf8 + unrep_text_get_n_bytes (text);
  gsize n = 0;

  for (const char *p = utf8; (p = memchr (p, 0xda, (gsize) (end - p))) != NULL; p++)
    n += p[1] == '\x86' || p[1] == '\x98' || p[1] == '\xaf';
  for (const char *p = utf8; (p = memchr (p, 0xbe, (gsize) (end - p))) != NULL; p++)
    n += p > utf8 && p[-1] == '\xd9';
  return n * 200 > unrep_text_get_n_chars (text);
}

/**
 * unrep_check_is_persian:
 *
 * Persian, Urdu and Kurdish have letters that Arabic has not, and their yeh, kaf and
 * digits are right.
 *
 * Returns: whether the text is in one of them
 */
gboolean
unrep_check_is_persian (UnrepCheckRun *run)
{
  if (run->persian == UNREP_PERSIAN_UNKNOWN)
    run->persian = has_persian_letters (run->text) ? UNREP_PERSIAN_YES : UNREP_PERSIAN_NO;
  return run->persian == UNREP_PERSIAN_YES;
}

/**
 * unrep_check_line_is_rtl:
 * @line: the line that the checks look at
 *
 * Finds it out once a line, which may be the whole text and have a finding at every word.
 *
 * Returns: whether @line is laid out from right to left
 */
gboolean
unrep_check_line_is_rtl (UnrepCheckRun        *run,
                         const UnrepCheckLine *line)
{
  if (run->line_direction == UNREP_DIRECTION_NEUTRAL)
    run->line_direction = unrep_paragraph_direction (line->utf8, line->n_bytes, run->direction);
  return run->line_direction == UNREP_DIRECTION_RTL;
}
