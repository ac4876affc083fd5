/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline.h"

G_BEGIN_DECLS

/**
 * UNREP_LABEL_MAX_CHARS:
 *
 * The longest label that a correction may have, in code points.
 */
#define UNREP_LABEL_MAX_CHARS 64

/**
 * UNREP_PATH_MAX_CHARS:
 *
 * The longest path of a parent that a correction may have, in code points.
 */
#define UNREP_PATH_MAX_CHARS 1000

/**
 * UnrepCorrection:
 * @range: the hull of the unit, as in UnrepUnit
 * @kind: what it is
 * @label: its true label, bare; "" for none
 * @parent: path of the unit above it; "" for none
 * @recommendation: whether reviewers tag it; %UNREP_RECOMMENDATION_UNSURE where
 *   nobody has decided that
 *
 * What a person says about the outline: that there is one unit of exactly this
 * range. It states a result, not an operation, so that it can be applied twice,
 * in any order, and to an outline that was found anew. Strings are borrowed.
 */
typedef struct
{
  UnrepRange          range;
  UnrepUnitKind       kind;
  const char         *label;
  const char         *parent;
  UnrepRecommendation recommendation;
} UnrepCorrection;

UnrepOutline *unrep_outline_new_corrected  (UnrepOutline          *self,
                                            const UnrepCorrection *corrections,
                                            guint                  n_corrections,
                                            GArray               **contradicting) G_GNUC_WARN_UNUSED_RESULT;
gboolean      unrep_correction_equal       (const UnrepCorrection *a,
                                            const UnrepCorrection *b);
gboolean      unrep_correction_contradicts (const UnrepCorrection *a,
                                            const UnrepCorrection *b);
gboolean      unrep_correction_is_sound    (const UnrepCorrection *self,
                                            gsize                  n_chars);
void          unrep_outline_get_correction (UnrepOutline          *self,
                                            guint                  index,
                                            UnrepCorrection       *correction);
gboolean      unrep_outline_find_split     (UnrepOutline          *self,
                                            guint                  index,
                                            gsize                  offset,
                                            UnrepRange            *before,
                                            UnrepRange            *behind);
guint         unrep_outline_find_previous  (UnrepOutline          *self,
                                            guint                  index);
char         *unrep_outline_dup_next_label (UnrepOutline          *self,
                                            guint                  index,
                                            gsize                  offset,
                                            guint                 *parent) G_GNUC_WARN_UNUSED_RESULT;
guint         unrep_outline_guess_parent   (UnrepOutline          *self,
                                            guint                  index,
                                            const char            *label);

G_END_DECLS
