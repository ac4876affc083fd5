/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-review-fixture.h"

guint            structure_find      (UnrepReview *review,
                                      const char  *path);
gboolean         structure_has       (UnrepReview *review,
                                      const char  *path);
const UnrepUnit *structure_get_unit  (UnrepReview *review,
                                      const char  *path);
void             structure_tag       (UnrepReview *review,
                                      const char  *path,
                                      const char  *position,
                                      const char  *note);
void             structure_flush     (UnrepReview *review);
gsize            structure_find_text (Fixture     *fixture,
                                      const char  *word);
guint            structure_split     (UnrepReview *review,
                                      const char  *path,
                                      gsize        offset,
                                      const char  *label);
guint            structure_join      (UnrepReview *review,
                                      const char  *path);
