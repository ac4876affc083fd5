/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-review-fixture.h"

/* What side files of the fixture's reviewer are called. */
#define CHANGED_NAME "تقرير.txt.amal.unrep.json"
/* The paragraph that becomes another. */
#define CHANGED_PARAGRAPH "(ج) ينبغي إنشاء نقاط اتصال تعمل ليلاً ونهاراً في كل بلد؛\n"

/* A report that changes after it was reviewed. */
void        changed_set_report     (Fixture     *fixture,
                                    const char  *text);
char       *changed_dup_text       (Fixture     *fixture);
void        changed_set_position   (Fixture     *fixture,
                                    UnrepReview *review,
                                    const char  *path,
                                    const char  *position);
void        changed_flush          (UnrepReview *review);
void        changed_tag            (Fixture     *fixture);
const char *changed_get_position   (Fixture     *fixture,
                                    UnrepReview *review,
                                    const char  *path);
void        changed_assert_placed  (Fixture     *fixture,
                                    UnrepReview *review);
guint       changed_count_unplaced (UnrepReview *review);
void        changed_be_another_computer (const char *device);
