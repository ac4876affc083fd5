/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-finding-entries.h"

#include "base/unrep-file-output.h"

G_BEGIN_DECLS

/**
 * UnrepProof:
 * @name: what the report is called
 * @family: the font family that it is set in, or several with commas
 * @reading: the report as stored
 * @repaired: the report as repaired
 * @range: of the extracted text, for what shows one paragraph
 * @entries: (element-type UnrepFindingEntry): what was found in it, with what is said of that
 * @judged: (element-type UnrepAnnotation) (nullable): where that is said, and what is signed off
 * @reviewer: (nullable): who says so
 * @cancellable: (nullable): ends the writing with %G_IO_ERROR_CANCELLED
 *
 * What proof pages show. All of it is borrowed.
 */
typedef struct
{
  const char       *name;
  const char       *family;
  UnrepReadingText *reading;
  UnrepReadingText *repaired;
  UnrepRange        range;
  GArray           *entries;
  GPtrArray        *judged;
  const char       *reviewer;
  GCancellable     *cancellable;
} UnrepProof;

gboolean unrep_proof_write_pdf  (const UnrepProof  *proof,
                                 UnrepFileOutput   *output,
                                 GError           **error);
gboolean unrep_proof_write_html (const UnrepProof  *proof,
                                 UnrepFileOutput   *output,
                                 GError           **error);
gboolean unrep_proof_write_png  (const UnrepProof  *proof,
                                 UnrepFileOutput   *output,
                                 GError           **error);

G_END_DECLS
