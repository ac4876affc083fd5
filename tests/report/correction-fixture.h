/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-correction.h"

G_BEGIN_DECLS

/* A text and the outline that is found in it. */
typedef struct
{
  UnrepText *text;
  UnrepOutline *outline;
} Fixture;

Fixture         fixture_new            (const char            *utf8);
void            fixture_clear          (Fixture               *self);
UnrepCorrection fixture_get_correction (UnrepOutline          *outline,
                                        guint                  unit);
UnrepOutline   *fixture_correct        (UnrepOutline          *outline,
                                        const UnrepCorrection *corrections,
                                        guint                  n,
                                        guint                  n_contradicting) G_GNUC_WARN_UNUSED_RESULT;
void            fixture_assert_same_unit (const UnrepUnit     *a,
                                        const UnrepUnit       *b);
void            fixture_assert_same    (UnrepOutline          *a,
                                        UnrepOutline          *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

G_END_DECLS
