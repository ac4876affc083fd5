/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-disagreement.h"
#include "team/unrep-team.h"

G_BEGIN_DECLS

/**
 * UnrepDisputeInfo:
 * @report: the report
 * @report_name: its name, as the side files have it; not to be trusted
 * @codebook: (nullable): the codebook, %NULL where it is not here
 * @codebook_id: its id
 * @codebook_version: its version
 * @range: the unit
 * @unit: its path; "" for none
 * @words: its first words
 * @kinds: in what reviewers differ: values of UnrepDisagreementKind together
 * @weight: see unrep_disagreement_list()
 * @said: (element-type utf8): ids of positions, one a reviewer in the order of their
 *   ids, %NULL for none
 * @decided: (nullable): what the lead has decided
 * @has_changed: whether something has changed since
 * @is_contested: whether leads have decided differently
 *
 * What a list shows of a dispute, to whom it belongs.
 */
typedef struct
{
  GFile         *report;
  char          *report_name;
  UnrepCodebook *codebook;
  char          *codebook_id;
  guint          codebook_version;
  UnrepRange     range;
  char          *unit;
  char          *words;
  guint          kinds;
  double         weight;
  GPtrArray     *said;
  char          *decided;
  gboolean       has_changed;
  gboolean       is_contested;
} UnrepDisputeInfo;

#define UNREP_TYPE_DISPUTE (unrep_dispute_get_type ())

/**
 * UnrepDispute:
 *
 * A unit of some report of a team that its reviewers differ about: what a list shows,
 * without all that was said. Immutable.
 */
G_DECLARE_FINAL_TYPE (UnrepDispute, unrep_dispute, UNREP, DISPUTE, GObject)

GPtrArray              *unrep_dispute_list     (UnrepTeam     *team,
                                                const char    *lead_uid,
                                                GCancellable  *cancellable,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray              *unrep_dispute_recall   (UnrepTeam     *team,
                                                const char    *lead_uid) G_GNUC_WARN_UNUSED_RESULT;
const UnrepDisputeInfo *unrep_dispute_get_info (UnrepDispute  *self);
gboolean                unrep_dispute_equal    (UnrepDispute  *self,
                                                UnrepDispute  *other);

G_END_DECLS
