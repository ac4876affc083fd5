/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-journal.h"
#include "annotation/unrep-pending.h"

G_BEGIN_DECLS

struct _UnrepJournal
{
  UnrepSideFile *work;
  char *folder;
  GBytes *head;
  char *device;

  /* Held by who flushes; never taken while the other one is held. */
  GMutex flushing;
  GMutex mutex;
  char *path;
  /* Where a copy is of what was here and could not all be read. */
  char *damaged;
  int fd;
  /* Without a lock another program may write here too: nothing is ever cut off. */
  gboolean is_locked;
  /* How much of the file is sound. */
  gsize length;
  UnrepPending *pending;
  /* Whether the file lacks something that is pending. */
  gboolean is_behind;
  /* Whether the file has something that must not be found again. */
  gboolean has_dropped;
  gboolean is_new;
  gboolean sync_is_due;
  /* From when on (monotonic time) a reading of the side file counts. */
  gint64 settled_at;
};

void unrep_journal_trim (UnrepJournal *self);

G_END_DECLS
