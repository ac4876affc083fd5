/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-pending.h"
#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

int        unrep_journal_read_left (const char    *path,
                                    UnrepSideFile *work,
                                    const char    *folder,
                                    UnrepPending  *pending);
GPtrArray *unrep_journal_list_left (UnrepSideFile *work,
                                    const char    *folder) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_journal_remove_shown (GPtrArray     *left,
                                       UnrepSideFile *reading);

G_END_DECLS
