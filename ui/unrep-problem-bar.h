/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_PROBLEM_BAR (unrep_problem_bar_get_type ())

/**
 * UnrepProblemBar:
 *
 * Says above a report what keeps work on it from being saved, and offers to save it
 * elsewhere where that helps. Hidden where all is well.
 */
G_DECLARE_FINAL_TYPE (UnrepProblemBar, unrep_problem_bar, UNREP, PROBLEM_BAR, GtkWidget)

void unrep_problem_bar_set_review  (UnrepProblemBar *self,
                                    UnrepReview     *review);
void unrep_problem_bar_set_problem (UnrepProblemBar *self,
                                    const char      *problem);

G_END_DECLS
