/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-pdf-wire.h"
#include "report/unrep-reader.h"

G_BEGIN_DECLS

/**
 * PdfFixture:
 *
 * Pages of made-up boxes, as the helper would send them: every character is half as wide
 * as its font is large.
 */
typedef struct
{
  GByteArray *wire;
  GArray     *glyphs;
} PdfFixture;

void        pdf_fixture_init     (PdfFixture   *self);
void        pdf_fixture_clear    (PdfFixture   *self);
void        pdf_fixture_draw     (PdfFixture   *self,
                                  guint         x,
                                  guint         y,
                                  guint         size,
                                  const char   *visual);
void        pdf_fixture_end_page (PdfFixture   *self);
char       *pdf_fixture_dup_text (PdfFixture   *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    pdf_fixture_read     (PdfFixture   *self,
                                  UnrepExtract *extract,
                                  GError      **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdfFixture, pdf_fixture_clear)

G_END_DECLS
