/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_BUSY_BAR (unrep_busy_bar_get_type ())

/**
 * UnrepBusyBar:
 *
 * Says above or below a page what takes its time, and lets it be cancelled. Nothing is shown of
 * what is done within half a second.
 *
 * Signal `clicked`: somebody wants to cancel, or what unrep_busy_bar_ask() offered.
 */
G_DECLARE_FINAL_TYPE (UnrepBusyBar, unrep_busy_bar, UNREP, BUSY_BAR, GtkWidget)

void     unrep_busy_bar_start   (UnrepBusyBar *self,
                                 const char   *text);
void     unrep_busy_bar_stop    (UnrepBusyBar *self);
void     unrep_busy_bar_ask     (UnrepBusyBar *self,
                                 const char   *text,
                                 const char   *button);
gboolean unrep_busy_bar_is_busy (UnrepBusyBar *self);

G_END_DECLS
