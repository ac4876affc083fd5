/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UNREP_ERROR:
 *
 * Error domain of everything in `app/`. Messages are translated, name the file
 * they are about, say what is wrong and, where there is something to be done,
 * what.
 */
#define UNREP_ERROR (unrep_error_quark ())

/**
 * UnrepError:
 * @UNREP_ERROR_UNREADABLE: an input could not be read (missing, a folder, no permission, I/O)
 * @UNREP_ERROR_EMPTY: an input has no text at all
 * @UNREP_ERROR_NOT_TEXT: an input is not text (NUL bytes, a binary format)
 * @UNREP_ERROR_ENCODING: an input is text in an encoding that is not read
 * @UNREP_ERROR_UNSURE: an input is text, and a person has to say in which encoding
 * @UNREP_ERROR_TOO_LARGE: an input passes a documented limit
 * @UNREP_ERROR_SYNTAX: JSON (or CSV) that breaks its grammar or our stricter rules
 * @UNREP_ERROR_FORMAT: well-formed, but not the format it should be
 * @UNREP_ERROR_NEWER: a format version newer than this program knows
 * @UNREP_ERROR_FOREIGN: a side file of somebody else, or of another report
 * @UNREP_ERROR_CHANGED: the file changed under us and could not be merged
 * @UNREP_ERROR_OUTDATED: a side file about an earlier text of its report
 * @UNREP_ERROR_UNWRITABLE: an output could not be written; the old one is whole
 * @UNREP_ERROR_USAGE: wrong use: an unknown option, command, position or reviewer id
 * @UNREP_ERROR_NOT_FOUND: no unit has this path
 * @UNREP_ERROR_AMBIGUOUS: several units have this path
 *
 * What went wrong, as far as a caller acts on it.
 */
typedef enum
{
  UNREP_ERROR_UNREADABLE,
  UNREP_ERROR_EMPTY,
  UNREP_ERROR_NOT_TEXT,
  UNREP_ERROR_ENCODING,
  UNREP_ERROR_UNSURE,
  UNREP_ERROR_TOO_LARGE,
  UNREP_ERROR_SYNTAX,
  UNREP_ERROR_FORMAT,
  UNREP_ERROR_NEWER,
  UNREP_ERROR_FOREIGN,
  UNREP_ERROR_CHANGED,
  UNREP_ERROR_OUTDATED,
  UNREP_ERROR_UNWRITABLE,
  UNREP_ERROR_USAGE,
  UNREP_ERROR_NOT_FOUND,
  UNREP_ERROR_AMBIGUOUS,
} UnrepError;

GQuark      unrep_error_quark  (void);
const char *unrep_error_reason (int error_number);

G_END_DECLS
