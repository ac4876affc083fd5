/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_ENCODING_PAGE (unrep_encoding_page_get_type ())

/**
 * UnrepEncodingPage:
 *
 * Asks in which encoding a report is, with what it says in each. Emits
 * `chosen (const char *name)`.
 */
G_DECLARE_FINAL_TYPE (UnrepEncodingPage, unrep_encoding_page, UNREP, ENCODING_PAGE, AdwBin)

GtkWidget *unrep_encoding_page_new (GFile      *file,
                                   const char *current) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
