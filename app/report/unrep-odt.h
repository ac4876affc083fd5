/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-line-writer.h"
#include "unrep-xml.h"

G_BEGIN_DECLS

/**
 * UNREP_ODT_MAX_LEVELS:
 *
 * Lists and headings have no more levels (OpenDocument 1.3, 19.880).
 */
#define UNREP_ODT_MAX_LEVELS 10

/**
 * UnrepOdtStyles:
 *
 * The styles of an OpenDocument text. They refer to nodes that must live as long.
 */
typedef struct _UnrepOdtStyles UnrepOdtStyles;

/**
 * UnrepOdtLists:
 *
 * The lists of an OpenDocument text, while it is read from its beginning.
 */
typedef struct _UnrepOdtLists UnrepOdtLists;

UnrepOdtStyles *unrep_odt_styles_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void            unrep_odt_styles_free           (UnrepOdtStyles  *self);
void            unrep_odt_styles_add            (UnrepOdtStyles  *self,
                                                 const xmlNode   *root);
const xmlNode  *unrep_odt_styles_find           (UnrepOdtStyles  *self,
                                                 const char      *family,
                                                 const char      *name);
const char     *unrep_odt_styles_get_property   (UnrepOdtStyles  *self,
                                                 const char      *family,
                                                 const char      *name,
                                                 const char      *properties,
                                                 const char      *property);
gboolean        unrep_odt_styles_is_hidden      (UnrepOdtStyles  *self,
                                                 const char      *family,
                                                 const char      *name,
                                                 gboolean         inherited);
const char     *unrep_odt_styles_get_sign_font  (UnrepOdtStyles  *self,
                                                 const char      *family,
                                                 const char      *name,
                                                 const char      *inherited);
guint           unrep_odt_styles_get_heading    (UnrepOdtStyles  *self,
                                                 const char      *name);
UnrepDirection  unrep_odt_styles_get_direction  (UnrepOdtStyles  *self,
                                                 const char      *name);
gunichar        unrep_odt_styles_get_sign       (UnrepOdtStyles  *self,
                                                 const xmlNode   *properties,
                                                 gunichar         c);
const xmlNode  *unrep_odt_styles_get_list       (UnrepOdtStyles  *self,
                                                 const char      *name);
const xmlNode  *unrep_odt_styles_get_outline    (UnrepOdtStyles  *self);
const xmlNode  *unrep_odt_styles_get_first_header (UnrepOdtStyles *self,
                                                 const char      *paragraph);

UnrepOdtLists  *unrep_odt_lists_new             (UnrepOdtStyles  *styles,
                                                 UnrepLineWriter *writer) G_GNUC_WARN_UNUSED_RESULT;
void            unrep_odt_lists_free            (UnrepOdtLists   *self);
void            unrep_odt_lists_begin           (UnrepOdtLists   *self,
                                                 const xmlNode   *list,
                                                 const char      *paragraph);
void            unrep_odt_lists_end             (UnrepOdtLists   *self);
void            unrep_odt_lists_begin_item      (UnrepOdtLists   *self,
                                                 const xmlNode   *item);
gboolean        unrep_odt_lists_set_label       (UnrepOdtLists   *self);
gboolean        unrep_odt_lists_set_heading     (UnrepOdtLists   *self,
                                                 const xmlNode   *heading,
                                                 guint            level);
guint           unrep_odt_lists_suspend         (UnrepOdtLists   *self);
void            unrep_odt_lists_resume          (UnrepOdtLists   *self,
                                                 guint            depth);

gboolean        unrep_odt_write                 (UnrepLineWriter *writer,
                                                 UnrepOdtStyles  *styles,
                                                 UnrepLineRole    role,
                                                 const xmlNode   *text,
                                                 GCancellable    *cancellable,
                                                 GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepOdtStyles, unrep_odt_styles_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepOdtLists, unrep_odt_lists_free)

G_END_DECLS
