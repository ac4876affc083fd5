/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

char      *unrep_journal_dup_path   (UnrepSideFile *work,
                                     const char    *folder,
                                     const char    *device) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *unrep_journal_list_paths (UnrepSideFile *work) G_GNUC_WARN_UNUSED_RESULT;
int        unrep_journal_open       (const char    *path,
                                     int            flags,
                                     gboolean      *is_locked);
GBytes    *unrep_journal_read       (int            fd) G_GNUC_WARN_UNUSED_RESULT;
gboolean   unrep_journal_write      (int            fd,
                                     gconstpointer  data,
                                     gsize          length);
gboolean   unrep_journal_copy       (int            from,
                                     int            to,
                                     gsize          offset,
                                     gsize          length);
gboolean   unrep_journal_is_taken   (int            why);
gboolean   unrep_journal_sync_folder (const char   *path);
char      *unrep_journal_dup_device (const char    *device,
                                     guint          slot) G_GNUC_WARN_UNUSED_RESULT;
char      *unrep_journal_keep_damaged (const char  *path,
                                     GBytes        *content);
gboolean   unrep_journal_was_left_alone (int        fd,
                                     gint64         time);

G_END_DECLS
