/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-reading-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define UNREP_TYPE_READING_CHOICE (unrep_reading_choice_get_type ())

/**
 * UnrepReadingChoice:
 *
 * Which reading text of one report is displayed: as stored until the outline is
 * known, then with the repairs that the person wants, made in a thread. Without a
 * settings schema all repairs are made.
 *
 * Signal `changed`: unrep_reading_choice_get_reading() or the counts may be others
 * now.
 */
G_DECLARE_FINAL_TYPE (UnrepReadingChoice, unrep_reading_choice, UNREP, READING_CHOICE, GObject)

UnrepReadingChoice *unrep_reading_choice_new         (UnrepReadingText   *stored) G_GNUC_WARN_UNUSED_RESULT;
void                unrep_reading_choice_set_outline (UnrepReadingChoice *self,
                                                      UnrepOutline       *outline);
UnrepReadingText   *unrep_reading_choice_get_reading (UnrepReadingChoice *self);
UnrepOutline       *unrep_reading_choice_get_outline (UnrepReadingChoice *self);
guint               unrep_reading_choice_get_count   (UnrepReadingChoice *self,
                                                      UnrepEditKind       kind);

G_END_DECLS
