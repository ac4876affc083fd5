/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * UnrepXml:
 *
 * One XML part of a document, read piece by piece. It may have no document type
 * declaration, hence no entities of its own, and nothing outside of it is ever read.
 */
typedef struct _UnrepXml UnrepXml;

UnrepXml   *unrep_xml_new           (GBytes        *bytes,
                                     const char    *display,
                                     const char    *name) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_xml_free          (UnrepXml      *self);
gboolean    unrep_xml_read_root     (UnrepXml      *self,
                                     xmlNode      **root,
                                     GError       **error);
gboolean    unrep_xml_next_child    (UnrepXml      *self,
                                     int            depth,
                                     xmlNode      **child,
                                     GError       **error);
gboolean    unrep_xml_is            (const xmlNode *node,
                                     const char    *name);
xmlNode    *unrep_xml_first         (const xmlNode *parent,
                                     const char    *name);
const char *unrep_xml_attribute     (const xmlNode *node,
                                     const char    *name);
guint       unrep_xml_uint          (const xmlNode *node,
                                     const char    *name,
                                     guint          max,
                                     guint          otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepXml, unrep_xml_free)

G_END_DECLS
