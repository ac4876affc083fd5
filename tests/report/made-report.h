/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-outline.h"

G_BEGIN_DECLS

typedef enum
{
  MADE_ARABIC,
  MADE_ENGLISH,
  MADE_FRENCH,
  MADE_SPANISH,
  MADE_RUSSIAN,
  MADE_CHINESE,
  MADE_N_LANGUAGES
} MadeLanguage;

typedef enum
{
  MADE_PLAIN = 0,
  MADE_BULLETS = 1 << 0,      /* dashes before items, no empty lines between them */
  MADE_WRAPPED = 1 << 1,      /* hard-wrapped lines */
  MADE_VISUAL = 1 << 2,       /* labels at the end of the line; with MADE_WRAPPED, Arabic */
  MADE_FOOTERS = 1 << 3,      /* pages break within paragraphs, with a footer */
  MADE_BREAKS = 1 << 4,       /* pages break within paragraphs, without one */
  MADE_ASCII_DIGITS = 1 << 5, /* in Arabic */
  MADE_BARE_HEADINGS = 1 << 6, /* some headings without a label */
  MADE_ANNEX = 1 << 7,        /* an annex that begins the numbers again */
  MADE_LEFT_OUT = 1 << 8,     /* some paragraphs and items are lost with their labels */
} MadeStyle;

typedef struct
{
  UnrepUnitKind kind;
  guint         line;
  guint         end_line;
  char         *label;
  char         *path;
  gboolean      damaged;
} MadeUnit;

typedef struct
{
  char   *utf8;
  GArray *units; /* of MadeUnit: headings, paragraphs, items, subitems */
} MadeReport;

typedef enum
{
  MADE_ERROR_MISSED,   /* its label was taken for none */
  MADE_ERROR_INVENTED, /* there is no such unit */
  MADE_ERROR_KIND,
  MADE_ERROR_LABEL,
  MADE_ERROR_PATH,     /* its own label is right: what stands above it is not */
  MADE_ERROR_END,      /* it holds text of another, or lacks its own */
  MADE_N_ERRORS
} MadeError;

typedef struct
{
  guint exact;
  guint total;
  guint damaged;
  guint units;
  guint uncertain;
  guint errors[MADE_N_ERRORS];
  guint held[MADE_N_ERRORS]; /* those in units that the outline is not sure of */
} MadeScore;

MadeReport *made_report_new   (MadeLanguage   language,
                               MadeStyle      style,
                               guint          damage_percent,
                               guint32        seed);
void        made_report_free  (MadeReport    *self);
void        made_report_score (MadeReport    *self,
                               UnrepOutline  *outline,
                               gboolean       verbose,
                               MadeScore     *score);
guint       made_score_sum    (const guint    counts[MADE_N_ERRORS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadeReport, made_report_free)

G_END_DECLS
