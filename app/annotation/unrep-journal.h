/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

/**
 * UnrepJournal:
 *
 * What one program has changed in one reviewer's work on one text and no reading
 * of the side file has shown yet: a log in the user's state folder, to which every
 * changed annotation is added at once. Reference counted, for use in any thread.
 *
 * Journal and draft are two things. The journal has each change, before anybody
 * tries to save it, and nothing else. A draft is the whole work, a side file like
 * any other, which is kept when an attempt to save has failed.
 */
typedef struct _UnrepJournal UnrepJournal;

UnrepJournal *unrep_journal_new         (UnrepSideFile  *work,
                                         const char     *folder,
                                         const char     *device) G_GNUC_WARN_UNUSED_RESULT;
UnrepJournal *unrep_journal_ref         (UnrepJournal   *self);
void          unrep_journal_unref       (UnrepJournal   *self);
void          unrep_journal_close       (UnrepJournal   *self);
const char   *unrep_journal_get_device  (UnrepJournal   *self);
const char   *unrep_journal_get_damaged (UnrepJournal   *self);
gboolean      unrep_journal_is_empty    (UnrepJournal   *self);
GPtrArray    *unrep_journal_list        (UnrepJournal   *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean      unrep_journal_append      (UnrepJournal   *self,
                                         GPtrArray      *annotations,
                                         GError        **error);
gboolean      unrep_journal_sync        (UnrepJournal   *self,
                                         GError        **error);
void          unrep_journal_note_saved  (UnrepJournal   *self);
void          unrep_journal_confirm     (UnrepJournal   *self,
                                         UnrepSideFile  *reading);
void          unrep_journal_drop        (UnrepJournal   *self,
                                         GPtrArray      *kept_elsewhere);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepJournal, unrep_journal_unref)

G_END_DECLS
