/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepSeverity:
 * @UNREP_SEVERITY_ERROR: the text is wrong, or is drawn as something else than it says
 * @UNREP_SEVERITY_WARNING: somebody should look at it
 * @UNREP_SEVERITY_NOTE: worth knowing, and no fault of the text
 *
 * How much a finding matters.
 */
typedef enum
{
  UNREP_SEVERITY_ERROR,
  UNREP_SEVERITY_WARNING,
  UNREP_SEVERITY_NOTE,
  UNREP_N_SEVERITIES
} UnrepSeverity;

/**
 * UnrepFamily:
 * @UNREP_FAMILY_GLYPHS: characters that OCR took for others
 * @UNREP_FAMILY_ORDER: what is drawn or stored in another order than it is read
 * @UNREP_FAMILY_GEOMETRY: what a page's layout has left in the text
 * @UNREP_FAMILY_CHARACTERS: characters that should be others, or none
 * @UNREP_FAMILY_PUNCTUATION: punctuation
 * @UNREP_FAMILY_NUMBERS: numbers and digits
 * @UNREP_FAMILY_FONTS: what the chosen fonts do not draw
 * @UNREP_FAMILY_ORIGINAL: in what it differs from the report in another language
 *
 * What kind of damage a finding is of: those of one family mostly have one cause.
 */
typedef enum
{
  UNREP_FAMILY_GLYPHS,
  UNREP_FAMILY_ORDER,
  UNREP_FAMILY_GEOMETRY,
  UNREP_FAMILY_CHARACTERS,
  UNREP_FAMILY_PUNCTUATION,
  UNREP_FAMILY_NUMBERS,
  UNREP_FAMILY_FONTS,
  UNREP_FAMILY_ORIGINAL,
  UNREP_N_FAMILIES
} UnrepFamily;

typedef struct _UnrepCheckRun UnrepCheckRun;
typedef struct _UnrepCheckLine UnrepCheckLine;

/**
 * UnrepCheck:
 * @id: its name, which side files and baselines hold: never changes
 * @family: of its findings
 * @severity: of its findings; one may be of less where it is not sure
 * @needs: the kinds of characters that a line must have for @run_line to be called
 * @title: what is wrong, for translation
 * @cause: how that came about and what to do, for translation
 * @run_line: (nullable): looks at one line
 * @run_text: (nullable): looks at the whole text
 *
 * One thing that is looked for, a file each.
 */
typedef struct
{
  const char    *id;
  UnrepFamily    family;
  UnrepSeverity  severity;
  guint32        needs;
  const char    *title;
  const char    *cause;
  void         (*run_line) (UnrepCheckRun        *run,
                            const UnrepCheckLine *line);
  void         (*run_text) (UnrepCheckRun        *run);
} UnrepCheck;

extern const UnrepCheck * const unrep_checks[];

const UnrepCheck *unrep_check_find            (const char    *id);
const char       *unrep_severity_to_string    (UnrepSeverity  severity);
const char       *unrep_severity_get_title    (UnrepSeverity  severity);
const char       *unrep_family_to_string      (UnrepFamily    family);
const char       *unrep_family_get_title      (UnrepFamily    family);

G_END_DECLS
