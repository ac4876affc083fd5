/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-error.h"

G_BEGIN_DECLS

GBytes   *unrep_file_read         (GFile         *file,
                                   gsize          max_bytes,
                                   GCancellable  *cancellable,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  unrep_file_save         (GFile         *file,
                                   GBytes        *bytes,
                                   GCancellable  *cancellable,
                                   GError       **error);
gboolean  unrep_file_save_new     (GFile         *file,
                                   GBytes        *bytes,
                                   GCancellable  *cancellable,
                                   GError       **error);
GFile    *unrep_file_resolve_link (GFile         *file,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *unrep_file_list_leftovers (GFile      *folder,
                                   GCancellable  *cancellable) G_GNUC_WARN_UNUSED_RESULT;
char     *unrep_file_dup_display  (GFile         *file) G_GNUC_WARN_UNUSED_RESULT;
char     *unrep_dup_printable     (const char    *text) G_GNUC_WARN_UNUSED_RESULT;
char     *unrep_dup_config_path   (const char    *name) G_GNUC_WARN_UNUSED_RESULT;
char     *unrep_dup_state_path    (const char    *name) G_GNUC_WARN_UNUSED_RESULT;
char     *unrep_dup_data_path     (const char    *name) G_GNUC_WARN_UNUSED_RESULT;
char     *unrep_dup_cache_path    (const char    *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
