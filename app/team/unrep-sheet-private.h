/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-sheet.h"

G_BEGIN_DECLS

struct _UnrepSheet
{
  GFile         *file;
  UnrepReviewer *reviewer;
  const char    *report_name;
  const char    *text_sha256;
  const char    *codebook_id;
  guint          codebook_version;
  gsize          text_chars;
  GArray        *entries;
  GArray        *spans;
  /* As they were when the last round was finished; %NULL where none was. */
  GArray        *judged;
  gboolean       finished;
  const char    *round;
  const char    *round_time;
  guint          n_changed;
  const char    *opened_as_lead;
  const char    *problem;
  GPtrArray     *tags;
  GStringChunk  *strings;
};

/**
 * UNREP_SHEET_VARIANT_TYPE:
 *
 * What unrep_sheet_new_variant() makes.
 */
#define UNREP_SHEET_VARIANT_TYPE "(ayauuutba(ttuu)a(uu)ba(ttuu)a(uu)a(ttuu))"

UnrepSheet *unrep_sheet_alloc            (GFile      *file,
                                          guint       n_entries) G_GNUC_WARN_UNUSED_RESULT;
GVariant   *unrep_sheet_new_variant      (UnrepSheet *self) G_GNUC_WARN_UNUSED_RESULT;
UnrepSheet *unrep_sheet_new_from_variant (GVariant   *variant,
                                          GFile      *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
