/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_STACKED_BAR (unrep_stacked_bar_get_type ())

/**
 * UnrepStackedBar:
 *
 * How many of what there is have which position: parts side by side, in the colours of
 * the codebook and with its symbols where there is room, then what nobody reviewed and,
 * as a mere outline, what waits for reviewers who are missing. The numbers beside it say
 * the same to those who cannot see it.
 */
G_DECLARE_FINAL_TYPE (UnrepStackedBar, unrep_stacked_bar, UNREP, STACKED_BAR, GtkWidget)

GtkWidget *unrep_stacked_bar_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_stacked_bar_set (UnrepStackedBar *self,
                                  UnrepCodebook   *codebook,
                                  const guint64   *parts,
                                  guint            n_parts);

G_END_DECLS
