/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void   unrep_test_init           (int         *argc,
                                  char      ***argv);
char  *unrep_test_dup_dir        (const char  *name) G_GNUC_WARN_UNUSED_RESULT;
char  *unrep_test_write          (const char  *dir,
                                  const char  *name,
                                  const char  *content,
                                  gssize       length) G_GNUC_WARN_UNUSED_RESULT;
char  *unrep_test_dup_source     (const char  *path) G_GNUC_WARN_UNUSED_RESULT;
char  *unrep_test_dup_shared     (const char  *path) G_GNUC_WARN_UNUSED_RESULT;
GFile *unrep_test_new_report     (const char  *dir,
                                  const char  *name,
                                  const char  *content) G_GNUC_WARN_UNUSED_RESULT;
void   unrep_test_assert_content (const char  *path,
                                  const char  *expected);
guint  unrep_test_count_files    (const char  *dir);

G_END_DECLS
