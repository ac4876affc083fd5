/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-css.h"

G_BEGIN_DECLS

/* The kinds of tests that selectors are made of. */
typedef enum
{
  UNREP_CSS_TEST_TYPE,
  UNREP_CSS_TEST_ID,
  UNREP_CSS_TEST_CLASS,
  UNREP_CSS_TEST_ATTRIBUTE,
  UNREP_CSS_TEST_ROOT,
  UNREP_CSS_TEST_EMPTY,
  UNREP_CSS_TEST_NTH,
  UNREP_CSS_TEST_LANG,
  UNREP_CSS_TEST_ANY,   /* :is() and :where() */
  UNREP_CSS_TEST_NOT,
  UNREP_CSS_TEST_NEVER, /* what depends on a person, or is not known */
} UnrepCssTestKind;

/**
 * UnrepCssTest:
 * @kind: what is tested
 * @name: (nullable): of an element, a class, an attribute, an id, a language
 * @value: (nullable): of an attribute
 * @operator: how the value is compared: one of `=~|^$*`; 0 where it need only be there
 * @folds: the value is compared without case
 * @from_end: siblings are counted from the last
 * @of_type: only those of the same name are counted
 * @step: a of an+b
 * @offset: b of it
 * @selectors: (element-type UnrepCssSelector) (nullable): what stands in its brackets
 *
 * One part of a selector, as `p`, `.note` or `[dir=rtl]`.
 */
typedef struct
{
  UnrepCssTestKind kind;
  const char      *name;
  const char      *value;
  char             operator;
  gboolean         folds;
  gboolean         from_end;
  gboolean         of_type;
  int              step;
  int              offset;
  GArray          *selectors;
} UnrepCssTest;

/**
 * UnrepCssCompound:
 * @tests: (element-type UnrepCssTest): what an element must be
 * @combinator: what stands before it: a space, `>`, `+` or `~`; 0 before the first
 *
 * The tests for one element.
 */
typedef struct
{
  GArray *tests;
  char    combinator;
} UnrepCssCompound;

/**
 * UnrepCssSelector:
 * @compounds: (element-type UnrepCssCompound): from left to right
 * @part: what of the element is meant
 * @specificity: ids, then classes, then elements, ten bits each
 *
 * One selector.
 */
typedef struct
{
  GArray      *compounds;
  UnrepCssPart part;
  guint        specificity;
} UnrepCssSelector;

/**
 * UnrepCssDeclaration:
 * @property: a property
 * @value: what it is to be
 * @important: whether it says so
 *
 * One declaration of a rule.
 */
typedef struct
{
  UnrepCssProperty property;
  const char      *value;
  gboolean         important;
} UnrepCssDeclaration;

const char *unrep_css_find               (const char         *p,
                                          const char         *end,
                                          const char         *stops);
const char *unrep_css_skip_blank         (const char         *p,
                                          const char         *end);
char       *unrep_css_dup_plain          (const char         *text) G_GNUC_WARN_UNUSED_RESULT;
char       *unrep_css_dup_name           (const char        **p,
                                          const char         *end) G_GNUC_WARN_UNUSED_RESULT;
char       *unrep_css_dup_between        (const char         *start,
                                          const char         *end) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_css_parse_declarations (const char         *p,
                                          const char         *end,
                                          GStringChunk       *strings,
                                          GArray             *declarations);
gboolean    unrep_css_media_matches      (const char         *start,
                                          const char         *end);
GArray     *unrep_css_selectors_new      (const char         *p,
                                          const char         *end,
                                          GStringChunk       *strings) G_GNUC_WARN_UNUSED_RESULT;
gboolean    unrep_css_selector_matches   (const UnrepCssSelector *self,
                                          const xmlNode      *node,
                                          guint64            *budget);

G_END_DECLS
