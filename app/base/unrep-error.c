/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-error.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (unrep-error-quark, unrep_error)

/* glibc speaks no Arabic. */
static const char *const reasons[] = {
  N_("Permission denied"),       N_("Operation not permitted"), N_("No such file or directory"),
  N_("Not a directory"),         N_("Is a directory"),          N_("File name too long"),
  N_("No space left on device"), N_("Disk quota exceeded"),     N_("Read-only file system"),
  N_("File too large"),          N_("Input/output error"),      N_("Stale file handle"),
};

/**
 * unrep_error_reason:
 * @error_number: a value of `errno`
 *
 * Returns: (transfer none): what g_strerror() says, in the language of the interface
 *   also where the C library does not know it
 */
const char *
unrep_error_reason (int error_number)
{
  const char *reason = g_strerror (error_number);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reason, reasons[i]))
      return _(reasons[i]);
  return reason;
}
