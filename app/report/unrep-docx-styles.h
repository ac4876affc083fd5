/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-xml.h"

G_BEGIN_DECLS

/**
 * UNREP_DOCX_UNSET:
 *
 * What a property is that nothing sets.
 */
#define UNREP_DOCX_UNSET -1

/**
 * UnrepDocxProperties:
 * @bidi: whether the paragraph is set right to left: 0, 1 or unset
 * @outline: outline level from 0; 9 is running text; or unset
 * @vanish: whether its text is hidden: 0, 1 or unset
 * @num: id of its list, 0 for none, or unset
 * @level: level in that list, or unset
 * @style: (nullable): the id of its paragraph style
 * @num_style: (nullable): the style that gave it its list
 * @heading: heading level that the name of its style says, as in #UnrepLineFacts
 * @contents: the name says that it is an entry of a table of contents
 *
 * What is needed of a paragraph's properties. Strings belong to the styles or to
 * the paragraph.
 */
typedef struct
{
  int         bidi;
  int         outline;
  int         vanish;
  int         num;
  int         level;
  const char *style;
  const char *num_style;
  guint       heading;
  gboolean    contents;
} UnrepDocxProperties;

/**
 * UnrepDocxStyles:
 *
 * The styles of a document.
 */
typedef struct _UnrepDocxStyles UnrepDocxStyles;

UnrepDocxStyles    *unrep_docx_styles_new       (UnrepXml              *xml,
                                                 GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                unrep_docx_styles_free      (UnrepDocxStyles       *self);
UnrepDocxProperties unrep_docx_styles_resolve   (UnrepDocxStyles       *self,
                                                 const xmlNode         *properties,
                                                 const char            *table_style);
gboolean            unrep_docx_styles_is_hidden (UnrepDocxStyles       *self,
                                                 const xmlNode         *run_properties,
                                                 const UnrepDocxProperties *paragraph);
int                 unrep_docx_styles_get_num   (UnrepDocxStyles       *self,
                                                 const char            *id);
gboolean            unrep_docx_is_on            (const char            *value);
int                 unrep_docx_read_toggle      (const xmlNode         *properties,
                                                 const char            *name);

guint                unrep_docx_find_heading        (const char               *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepDocxStyles, unrep_docx_styles_free)

G_END_DECLS
