/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline.h"

#include "base/unrep-json-writer.h"

G_BEGIN_DECLS

/**
 * UnrepReportHead:
 * @symbol: (nullable): its document symbol, such as `A/HRC/25/9`
 * @body: (nullable): whose document it is, as printed
 * @session: (nullable): of which session, as printed
 * @date: (nullable): when it was distributed, such as `2014-01-06`
 * @language: (nullable): the language it is in: `ar`, `en`, `es`, `fr`, `ru` or `zh`
 * @original: (nullable): the language it was written in; several have spaces between
 *   them
 *
 * What a report says of itself in its head. What it does not say without doubt is %NULL.
 */
typedef struct
{
  char *symbol;
  char *body;
  char *session;
  char *date;
  char *language;
  char *original;
} UnrepReportHead;

/**
 * UnrepHeadFact:
 *
 * What heads say, in the order in which people read it.
 */
typedef enum
{
  UNREP_HEAD_SYMBOL,
  UNREP_HEAD_BODY,
  UNREP_HEAD_SESSION,
  UNREP_HEAD_DATE,
  UNREP_HEAD_OWN_LANGUAGE,
  UNREP_HEAD_ORIGINAL_LANGUAGE,
  UNREP_N_HEAD_FACTS
} UnrepHeadFact;

/**
 * UNREP_HEAD_ALL_FACTS:
 *
 * All of them, as a set of bits: each is `1 << fact`.
 */
#define UNREP_HEAD_ALL_FACTS ((1u << UNREP_N_HEAD_FACTS) - 1)

UnrepReportHead *unrep_report_head_new   (UnrepOutline    *outline) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_report_head_free  (UnrepReportHead *self);
const char      *unrep_report_head_get   (const UnrepReportHead *self,
                                          UnrepHeadFact          fact);
UnrepReportHead *unrep_report_head_copy  (const UnrepReportHead *self,
                                          guint                  facts) G_GNUC_WARN_UNUSED_RESULT;
gboolean         unrep_report_head_is_empty (const UnrepReportHead *self);
void             unrep_report_head_write (const UnrepReportHead *self,
                                          UnrepJsonWriter       *writer);
const char      *unrep_head_fact_get_name (UnrepHeadFact  fact);
char            *unrep_language_dup_names (const char    *codes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepReportHead, unrep_report_head_free)

G_END_DECLS
