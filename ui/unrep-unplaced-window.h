/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-choice-window.h"
#include "unrep-desk.h"
#include "unrep-report-view.h"

G_BEGIN_DECLS

/**
 * UnrepPlaceChoice:
 * @UNREP_PLACE_PROPOSED: where it may be
 * @UNREP_PLACE_CURRENT: the words that are selected in the report if it was about
 *   words, else the current unit
 *
 * Where an annotation without a place is put.
 */
typedef enum
{
  UNREP_PLACE_PROPOSED,
  UNREP_PLACE_CURRENT,
} UnrepPlaceChoice;

#define UNREP_TYPE_UNPLACED_WINDOW (unrep_unplaced_window_get_type ())

/**
 * UnrepUnplacedWindow:
 *
 * Asks where what was said of an earlier text belongs, one annotation after the
 * other, until all have a place or are deleted. It stands beside the report, which
 * can be read meanwhile. Keys: 1 and 2 place, G goes to the proposed place, Delete
 * deletes, Ctrl+Z undoes.
 */
G_DECLARE_FINAL_TYPE (UnrepUnplacedWindow, unrep_unplaced_window, UNREP, UNPLACED_WINDOW, UnrepChoiceWindow)

UnrepUnplacedWindow *unrep_unplaced_window_new   (UnrepDesk           *desk,
                                                  UnrepReportView     *report) G_GNUC_WARN_UNUSED_RESULT;
void                 unrep_unplaced_window_place (UnrepUnplacedWindow *self,
                                                  UnrepPlaceChoice     choice);
void                 unrep_unplaced_window_go    (UnrepUnplacedWindow *self);
void                 unrep_unplaced_window_drop  (UnrepUnplacedWindow *self);

G_END_DECLS
