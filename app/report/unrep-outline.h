/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-line-facts.h"
#include "unrep-recoding.h"

#include "base/unrep-error.h"
#include "base/unrep-text.h"

G_BEGIN_DECLS

/**
 * UnrepUnitKind:
 *
 * What a unit of the outline is; the names that are printed and stored are the
 * last word of each constant in lower case.
 */
typedef enum
{
  UNREP_UNIT_TITLE,
  UNREP_UNIT_META,
  UNREP_UNIT_HEADING,
  UNREP_UNIT_PARAGRAPH,
  UNREP_UNIT_ITEM,
  UNREP_UNIT_SUBITEM,
  UNREP_UNIT_CONTINUATION,
  UNREP_UNIT_FOOTNOTE,
  UNREP_UNIT_ARTEFACT,
} UnrepUnitKind;

/**
 * UnrepRecommendation:
 *
 * Whether a unit is one that reviewers tag.
 */
typedef enum
{
  UNREP_RECOMMENDATION_NO,
  UNREP_RECOMMENDATION_YES,
  UNREP_RECOMMENDATION_UNSURE,
} UnrepRecommendation;

/**
 * UNREP_NO_UNIT:
 *
 * The index that no unit has.
 */
#define UNREP_NO_UNIT G_MAXUINT

/**
 * UnrepUnit:
 * @kind: what it is
 * @recommendation: whether reviewers tag it
 * @certain: %FALSE where label, kind or place is a guess a person should look at
 * @range: hull of its own text, label included: from the first code point of its
 *   first line's own text to behind its last non-space own text; holes are the
 *   ranges of other units (a footnote or a page footer in the middle)
 * @printed_range: where the printed label stands; empty where there is none
 * @line: line of @range.start, from 1
 * @end_line: line of the last own text, from 1 (children not included)
 * @printed: the label as printed, damage included; "" where there is none
 * @label: the true label, bare: ASCII digits, bare letters; "" where there is none
 * @path: labels from the paragraph down joined by "/"; "" for other kinds than
 *   paragraph, item and subitem
 * @parent: index of the unit above in the path (the paragraph of an item), or
 *   %UNREP_NO_UNIT
 * @section: index of the nearest heading above, or %UNREP_NO_UNIT
 * @level: depth for display: 1 for main headings and paragraphs without a parent,
 *   deeper for what stands below
 *
 * One unit of an outline. Strings belong to the outline and are never %NULL.
 */
typedef struct
{
  UnrepUnitKind       kind;
  UnrepRecommendation recommendation;
  gboolean            certain;
  UnrepRange          range;
  UnrepRange          printed_range;
  guint               line;
  guint               end_line;
  const char         *printed;
  const char         *label;
  const char         *path;
  guint               parent;
  guint               section;
  guint               level;
} UnrepUnit;

#define UNREP_TYPE_OUTLINE (unrep_outline_get_type ())

/**
 * UnrepOutline:
 *
 * The units of one text in reading order. Immutable and reference counted; may
 * be built in a thread and handed to another.
 */
typedef struct _UnrepOutline UnrepOutline;

GType            unrep_outline_get_type         (void);
UnrepOutline    *unrep_outline_new              (UnrepText            *text,
                                                 GCancellable         *cancellable,
                                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepOutline    *unrep_outline_new_with_facts   (UnrepText            *text,
                                                 UnrepFacts           *facts,
                                                 GCancellable         *cancellable,
                                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepOutline    *unrep_outline_ref              (UnrepOutline         *self);
void             unrep_outline_unref            (UnrepOutline         *self);
UnrepText       *unrep_outline_get_text         (UnrepOutline         *self);
UnrepFacts      *unrep_outline_get_facts        (UnrepOutline         *self);
UnrepRecoding   *unrep_outline_get_recoding     (UnrepOutline         *self);
guint            unrep_outline_get_n_units      (UnrepOutline         *self);
const UnrepUnit *unrep_outline_get_unit         (UnrepOutline         *self,
                                                 guint                 index);
guint            unrep_outline_get_unit_at      (UnrepOutline         *self,
                                                 gsize                 offset);
guint            unrep_outline_find_overlapping (UnrepOutline         *self,
                                                 UnrepRange            range);
GArray          *unrep_outline_list_path        (UnrepOutline         *self,
                                                 const char           *path) G_GNUC_WARN_UNUSED_RESULT;
guint            unrep_outline_find_path        (UnrepOutline         *self,
                                                 const char           *path,
                                                 GError              **error);
const char      *unrep_unit_kind_to_string      (UnrepUnitKind         kind);
const char      *unrep_recommendation_to_string (UnrepRecommendation   recommendation);
char            *unrep_unit_dup_display_label   (const UnrepUnit      *unit) G_GNUC_WARN_UNUSED_RESULT;
char            *unrep_unit_dup_citation        (const UnrepUnit      *unit) G_GNUC_WARN_UNUSED_RESULT;
char            *unrep_dup_first_words          (const char           *utf8,
                                                 guint                 max_chars) G_GNUC_WARN_UNUSED_RESULT;
char            *unrep_outline_dup_first_words  (UnrepOutline         *self,
                                                 guint                 index,
                                                 guint                 max_chars) G_GNUC_WARN_UNUSED_RESULT;
char            *unrep_path_normalize           (const char           *typed) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepOutline, unrep_outline_unref)

G_END_DECLS
