/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *unrep_json_diagnose (const char *data,
                                 gsize       length,
                                 gsize       at,
                                 const char *problem);

G_END_DECLS
