/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-tally.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_TALLY_CHOICE (unrep_tally_choice_get_type ())

/**
 * UnrepTallyChoice:
 *
 * A button that opens what of a team's work is to be counted: one reviewer, report,
 * position or codebook, or all. Its label tells what is chosen.
 *
 * Signal `changed`: something else is to be counted.
 */
G_DECLARE_FINAL_TYPE (UnrepTallyChoice, unrep_tally_choice, UNREP, TALLY_CHOICE, GtkWidget)

/**
 * UnrepTallyWhat:
 * @UNREP_TALLY_REVIEWER: a reviewer, by uid
 * @UNREP_TALLY_REPORT: a report, by name
 * @UNREP_TALLY_POSITION: a position, by id
 * @UNREP_TALLY_CODEBOOK: a codebook, by id and version: `new-convention 1`
 *
 * What can be chosen.
 */
typedef enum
{
  UNREP_TALLY_REVIEWER,
  UNREP_TALLY_REPORT,
  UNREP_TALLY_POSITION,
  UNREP_TALLY_CODEBOOK,
  UNREP_TALLY_N_WHATS,
} UnrepTallyWhat;

void        unrep_tally_choice_set_team   (UnrepTallyChoice *self,
                                           UnrepTeam        *team);
const char *unrep_tally_choice_get        (UnrepTallyChoice *self,
                                           UnrepTallyWhat    what);
void        unrep_tally_choice_set        (UnrepTallyChoice *self,
                                           UnrepTallyWhat    what,
                                           const char       *id);

G_END_DECLS
