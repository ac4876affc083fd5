/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-xml.h"

G_BEGIN_DECLS

/**
 * UnrepCssProperty:
 *
 * The properties of style sheets that change what text a page shows; all others are
 * passed over.
 */
typedef enum
{
  UNREP_CSS_DISPLAY,
  UNREP_CSS_VISIBILITY,
  UNREP_CSS_FLOAT,
  UNREP_CSS_POSITION,
  UNREP_CSS_WHITE_SPACE,
  UNREP_CSS_TEXT_TRANSFORM,
  UNREP_CSS_DIRECTION,
  UNREP_CSS_UNICODE_BIDI,
  UNREP_CSS_LIST_STYLE_TYPE,
  UNREP_CSS_CONTENT,
  UNREP_CSS_COUNTER_RESET,
  UNREP_CSS_COUNTER_INCREMENT,
  UNREP_CSS_COUNTER_SET,
  UNREP_CSS_N_PROPERTIES
} UnrepCssProperty;

/**
 * UnrepCssPart:
 * @UNREP_CSS_ELEMENT: the element itself
 * @UNREP_CSS_BEFORE: what is generated before its content
 * @UNREP_CSS_AFTER: what is generated behind it
 * @UNREP_CSS_MARKER: the label of a list's item
 *
 * What of an element rules are about.
 */
typedef enum
{
  UNREP_CSS_ELEMENT,
  UNREP_CSS_BEFORE,
  UNREP_CSS_AFTER,
  UNREP_CSS_MARKER,
} UnrepCssPart;

/**
 * UnrepCssValues:
 * @of: of each property what the page says, or %NULL
 *
 * What the style sheets of a page, and the style attribute, say of an element. Keywords
 * are in lower case; contents and counters as they are written.
 */
typedef struct
{
  const char *of[UNREP_CSS_N_PROPERTIES];
} UnrepCssValues;

/**
 * UnrepCss:
 *
 * The style sheets that stand in a page itself. Nothing else is ever opened for them.
 */
typedef struct _UnrepCss UnrepCss;

UnrepCss *unrep_css_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void      unrep_css_free         (UnrepCss        *self);
void      unrep_css_add_sheet    (UnrepCss        *self,
                                  const char      *text);
void      unrep_css_cascade      (UnrepCss        *self,
                                  const xmlNode   *node,
                                  UnrepCssPart     part,
                                  UnrepCssValues  *values);
gboolean  unrep_css_is_exhausted (UnrepCss        *self);
char     *unrep_css_dup_string   (const char      *text,
                                  const char     **end) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepCss, unrep_css_free)

G_END_DECLS
