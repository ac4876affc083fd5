/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-findings.h"

#include "base/unrep-file-output.h"

G_BEGIN_DECLS

/**
 * UnrepProof:
 * @name: what the report is called
 * @family: the font family that it is set in, or several with commas
 * @reading: the report as stored
 * @repaired: the report as repaired
 * @range: of the extracted text, for what shows one paragraph
 * @findings: what was found in it
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
  UnrepFindings    *findings;
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
