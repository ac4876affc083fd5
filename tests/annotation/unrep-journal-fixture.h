/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-journal.h"
#include "unrep-review-fixture.h"

#define DEVICE "aaaaaaaa"

/* A report, and where the journal of its reviewer is. */
typedef struct
{
  Fixture fixture;
  UnrepSideFile *work;
  char *folder;
  char *path;
} Desk;

Desk             desk_new             (const char       *name);
UnrepJournal    *desk_open            (Desk             *desk);
void             desk_clear           (Desk             *desk);
UnrepAnnotation *desk_new_annotation  (Desk             *desk,
                                       guint             unit,
                                       const char       *note,
                                       const char       *device);
UnrepAnnotation *desk_new_version     (UnrepAnnotation  *annotation,
                                       const char       *note,
                                       const char       *device);
gboolean         journal_append       (UnrepJournal     *journal,
                                       UnrepAnnotation  *annotation,
                                       GError          **error);
void             desk_append_note     (Desk             *desk,
                                       UnrepJournal     *journal,
                                       guint             unit,
                                       const char       *note);
char            *journal_dup_notes    (UnrepJournal     *journal);
void             journal_assert_notes (UnrepJournal     *journal,
                                       const char       *expected);
void             desk_assert_left     (Desk             *desk,
                                       const char       *expected);
gsize            get_file_size        (const char       *path);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)
