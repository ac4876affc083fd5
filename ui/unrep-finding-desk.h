/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-identity.h"

#include "annotation/unrep-review.h"
#include "rendering/unrep-finding-list.h"

G_BEGIN_DECLS

/**
 * UnrepChecking:
 * @UNREP_CHECKING_IDLE: nobody has asked yet
 * @UNREP_CHECKING_BUSY: a thread is at work
 * @UNREP_CHECKING_CANCELLED: somebody did not want to wait
 * @UNREP_CHECKING_DONE: the list has what was found
 *
 * How far the checks of a report are.
 */
typedef enum
{
  UNREP_CHECKING_IDLE,
  UNREP_CHECKING_BUSY,
  UNREP_CHECKING_CANCELLED,
  UNREP_CHECKING_DONE,
} UnrepChecking;

#define UNREP_TYPE_FINDING_DESK (unrep_finding_desk_get_type ())

/**
 * UnrepFindingDesk:
 *
 * What lies before a translator while one report is open: its findings, the current
 * one, and what is said of them. The checks run in a thread; when the outline changes
 * they run again. No widget is involved.
 *
 * Signals: `checking-changed`: unrep_finding_desk_get_checking() says something else;
 * `current-changed`: another finding is the current one, or something else is said of
 * it; `judged`: something else is said of any finding.
 */
G_DECLARE_FINAL_TYPE (UnrepFindingDesk, unrep_finding_desk, UNREP, FINDING_DESK, GObject)

UnrepFindingDesk  *unrep_finding_desk_new           (UnrepIdentity     *identity) G_GNUC_WARN_UNUSED_RESULT;
void               unrep_finding_desk_set_review    (UnrepFindingDesk  *self,
                                                     UnrepReview       *review);
UnrepReview       *unrep_finding_desk_get_review    (UnrepFindingDesk  *self);
void               unrep_finding_desk_check         (UnrepFindingDesk  *self);
void               unrep_finding_desk_set_mismatches (UnrepFindingDesk *self,
                                                     UnrepMismatches   *mismatches);
void               unrep_finding_desk_cancel        (UnrepFindingDesk  *self);
void               unrep_finding_desk_set_aids      (UnrepFindingDesk  *self,
                                                     const char        *families,
                                                     const char        *font,
                                                     gboolean           words);
const char        *unrep_finding_desk_get_problem   (UnrepFindingDesk  *self);
UnrepChecking      unrep_finding_desk_get_checking  (UnrepFindingDesk  *self);
UnrepFindingList  *unrep_finding_desk_get_list      (UnrepFindingDesk  *self);
UnrepReadingText  *unrep_finding_desk_get_stored    (UnrepFindingDesk  *self);
UnrepReadingText  *unrep_finding_desk_get_repaired  (UnrepFindingDesk  *self);
UnrepFindingRow   *unrep_finding_desk_get_current   (UnrepFindingDesk  *self);
guint              unrep_finding_desk_get_position  (UnrepFindingDesk  *self);
void               unrep_finding_desk_set_position  (UnrepFindingDesk  *self,
                                                     guint              position);
gboolean           unrep_finding_desk_step          (UnrepFindingDesk  *self,
                                                     gboolean           forward);
void               unrep_finding_desk_set_filter    (UnrepFindingDesk  *self,
                                                     const UnrepFindingFilter *filter);
gboolean           unrep_finding_desk_judge         (UnrepFindingDesk  *self,
                                                     UnrepFindingState  state,
                                                     gboolean           advance,
                                                     GError           **error);
gboolean           unrep_finding_desk_note          (UnrepFindingDesk  *self,
                                                     UnrepRange         range,
                                                     const char        *id,
                                                     const char        *note,
                                                     GError           **error);
gboolean           unrep_finding_desk_mark          (UnrepFindingDesk  *self,
                                                     UnrepRange         range,
                                                     GError           **error);
UnrepRange         unrep_finding_desk_get_paragraph (UnrepFindingDesk  *self,
                                                     gsize              offset);
gboolean           unrep_finding_desk_is_signed_off (UnrepFindingDesk  *self,
                                                     gsize              offset);
gboolean           unrep_finding_desk_sign_off      (UnrepFindingDesk  *self,
                                                     gsize              offset,
                                                     GError           **error);

G_END_DECLS
