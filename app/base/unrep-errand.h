/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-error.h"

G_BEGIN_DECLS

/**
 * UnrepErrandLineFunc:
 * @line: what another program says, in UTF-8, without control characters
 * @user_data: what was given with the function
 *
 * Called for each line that a program writes, in the thread that runs it.
 */
typedef void (*UnrepErrandLineFunc) (const char *line,
                                     gpointer    user_data);

/**
 * UnrepErrand:
 *
 * Something that another program does for us, and the folder that it does it in. The
 * program never outlives us, and the folder never for long.
 */
typedef struct _UnrepErrand UnrepErrand;

UnrepErrand *unrep_errand_new        (GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void         unrep_errand_free       (UnrepErrand          *self);
const char  *unrep_errand_get_folder (UnrepErrand          *self);
gboolean     unrep_errand_write      (UnrepErrand          *self,
                                      const char           *name,
                                      GBytes               *bytes,
                                      GError              **error);
void         unrep_errand_setenv     (UnrepErrand          *self,
                                      const char           *variable,
                                      const char           *value);
gboolean     unrep_errand_run        (UnrepErrand          *self,
                                      const char * const   *command,
                                      guint                 seconds,
                                      UnrepErrandLineFunc   func,
                                      gpointer              user_data,
                                      int                  *status,
                                      GCancellable         *cancellable,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes      *unrep_errand_take       (UnrepErrand          *self,
                                      const char           *name,
                                      gsize                 max_bytes) G_GNUC_WARN_UNUSED_RESULT;
void         unrep_errand_sweep      (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepErrand, unrep_errand_free)

G_END_DECLS
