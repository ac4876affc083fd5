/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rendering/unrep-findings.h"

G_BEGIN_DECLS

/**
 * UnrepFindingWork:
 * @text: a text that is to be checked
 * @outline: its outline
 * @families: (nullable): the families that it is to be drawn in; %NULL not to check fonts
 * @font: (nullable): the one of them that somebody has chosen
 * @words: whether to look its words up
 * @mismatches: (nullable): in what it differs from the report in another language
 * @stored: (nullable): the text without repairs; made where it is %NULL
 * @repaired: (nullable): the text with every repair
 * @findings: (nullable): what is wrong with it
 * @problem: (nullable): sentences about what could not be checked
 * @left_out: (nullable): sentences about damaged fonts that were found, and windows may be
 *   drawn in
 *
 * What a thread is given that checks a report, and what it makes of it.
 */
typedef struct
{
  UnrepText        *text;
  UnrepOutline     *outline;
  char             *families;
  char             *font;
  gboolean          words;
  UnrepMismatches  *mismatches;
  UnrepReadingText *stored;
  UnrepReadingText *repaired;
  UnrepFindings    *findings;
  char             *problem;
  char            **left_out;
} UnrepFindingWork;

gboolean unrep_finding_work_run  (UnrepFindingWork  *work,
                                  GCancellable      *cancellable,
                                  GError           **error);
void     unrep_finding_work_free (gpointer           work);

G_END_DECLS
