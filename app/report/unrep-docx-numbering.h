/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-docx-styles.h"
#include "unrep-line-facts.h"

G_BEGIN_DECLS

/**
 * UnrepDocxNumbering:
 *
 * The lists of a document, and how far each has counted.
 */
typedef struct _UnrepDocxNumbering UnrepDocxNumbering;

UnrepDocxNumbering *unrep_docx_numbering_new    (UnrepXml                  *xml,
                                                 UnrepDocxStyles           *styles,
                                                 GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void                unrep_docx_numbering_free   (UnrepDocxNumbering        *self);
void                unrep_docx_numbering_append (UnrepDocxNumbering        *self,
                                                 const UnrepDocxProperties *paragraph,
                                                 GString                   *out,
                                                 UnrepLineFacts            *facts);
/**
 * UNREP_DOCX_BULLET:
 *
 * What is shown for a sign that is not known.
 */
#define UNREP_DOCX_BULLET 0x2022

gunichar            unrep_docx_symbol           (const char                *font,
                                                 gunichar                   c);
gboolean            unrep_docx_is_sign_font     (const char                *font);
char               *unrep_docx_dup_signs        (const char                *font,
                                                 const char                *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepDocxNumbering, unrep_docx_numbering_free)

G_END_DECLS
