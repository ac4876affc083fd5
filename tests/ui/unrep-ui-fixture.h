/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"
#include "unrep-test.h"
#include "unrep-window.h"

#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UNREP_FIXTURE_REPORT:
 *
 * An invented report: a heading, a paragraph and three recommendations below it,
 * another heading and paragraph with two, Arabic, with a paragraph that begins
 * with Latin.
 */
extern const char *const unrep_fixture_report;

void       unrep_fixture_init     (int        *argc,
                                   char     ***argv);
void       unrep_fixture_init_widgets (void);
GFile     *unrep_fixture_new_file (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepDesk *unrep_fixture_new_desk (GFile      *file) G_GNUC_WARN_UNUSED_RESULT;
guint      unrep_fixture_find     (UnrepDesk  *desk,
                                   const char *path);
const char *unrep_fixture_in      (const char *english,
                                   const char *arabic);
void       unrep_fixture_settle   (void);
gboolean   unrep_fixture_wait     (gboolean  (*done) (gpointer),
                                   gpointer    data);
UnrepWindow *unrep_fixture_open   (UnrepIdentity *identity,
                                   GFile      *file) G_GNUC_WARN_UNUSED_RESULT;
gboolean   unrep_fixture_is_gone  (gpointer    pointer);
gboolean   unrep_fixture_is_ready (gpointer    page);
void       unrep_fixture_close    (gpointer    window_at);
void       unrep_fixture_unref_last (gpointer object);
GtkWidget *unrep_fixture_find_widget (GtkWidget *widget,
                                      GType      type);
GtkWidget *unrep_fixture_find_window (GType      type);
char      *unrep_fixture_dup_labels  (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
