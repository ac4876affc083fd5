/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void unrep_xml_append           (GString    *out,
                                 const char *text);
void unrep_xml_append_attribute (GString    *out,
                                 const char *name,
                                 const char *value);
void unrep_xml_append_element   (GString    *out,
                                 const char *name,
                                 const char *text);

G_END_DECLS
