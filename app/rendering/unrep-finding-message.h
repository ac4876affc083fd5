/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-findings.h"

G_BEGIN_DECLS

/**
 * UnrepFindingMessages:
 *
 * What is wrong in each of some findings, for whom says it of many: what is translated is
 * translated once.
 */
typedef struct _UnrepFindingMessages UnrepFindingMessages;

UnrepFindingMessages *unrep_finding_messages_new    (UnrepFindings        *findings,
                                                     gboolean              plain) G_GNUC_WARN_UNUSED_RESULT;
void                  unrep_finding_messages_free   (UnrepFindingMessages *self);
void                  unrep_finding_messages_append (UnrepFindingMessages *self,
                                                     guint                 index,
                                                     GString              *out);

void                  unrep_finding_append_shown    (GString              *out,
                                                     const char           *utf8,
                                                     gsize                 n_chars);
char                 *unrep_finding_dup_shown       (const char           *utf8,
                                                     gsize                 n_chars) G_GNUC_WARN_UNUSED_RESULT;
char                 *unrep_findings_dup_quote      (UnrepFindings        *self,
                                                     guint                 index) G_GNUC_WARN_UNUSED_RESULT;
char                 *unrep_findings_dup_message    (UnrepFindings        *self,
                                                     guint                 index) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepFindingMessages, unrep_finding_messages_free)

G_END_DECLS
