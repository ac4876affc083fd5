/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-file.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* `.unrep-`, 8 hexadecimal digits and `.tmp`, with the final NUL. */
#define UNREP_FILE_TEMPORARY_SIZE 20

/**
 * UnrepFileSave:
 *
 * A file on its way to replace another. g_file_replace() truncates the old file in
 * place where it cannot do better, and g_file_set_contents_full() loses the mode and
 * replaces links. So the steps are our own, each of them checked, and none of them
 * touches the old file.
 */
typedef struct
{
  const char *path;
  char *display;
  char *name;
  int folder;
  int fd;
  char temporary[UNREP_FILE_TEMPORARY_SIZE];
  gboolean is_new; /* nothing may be replaced */
  gboolean exists;
  struct stat old;
} UnrepFileSave;

/* unrep-file-leftover.c */
void     unrep_file_name_temporary (char           name[UNREP_FILE_TEMPORARY_SIZE]);

/* unrep-file-save.c */
gboolean unrep_file_fail_save      (const char    *display,
                                    const char    *reason,
                                    int            code,
                                    GError       **error);
gboolean unrep_file_save_begin     (UnrepFileSave *self,
                                    GFile         *file,
                                    GError       **error);
gboolean unrep_file_save_write     (UnrepFileSave *self,
                                    const char    *data,
                                    gsize          length,
                                    GError       **error);
gboolean unrep_file_save_flush     (UnrepFileSave *self,
                                    GError       **error);
gboolean unrep_file_save_end       (UnrepFileSave *self,
                                    GCancellable  *cancellable,
                                    GError       **error);
void     unrep_file_save_clear     (UnrepFileSave *self);

/* unrep-file-remote.c */
gboolean unrep_file_save_remote    (GFile         *file,
                                    const char    *display,
                                    GBytes        *bytes,
                                    GCancellable  *cancellable,
                                    GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepFileSave, unrep_file_save_clear)

G_END_DECLS
