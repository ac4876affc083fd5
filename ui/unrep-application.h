/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_APPLICATION (unrep_application_get_type ())

/**
 * UnrepApplication:
 *
 * The program `unrep`: opens what is named on its command line.
 */
G_DECLARE_FINAL_TYPE (UnrepApplication, unrep_application, UNREP, APPLICATION, AdwApplication)

UnrepApplication *unrep_application_new (const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
