/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-chart.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UnrepPictureFormat:
 * @UNREP_PICTURE_SVG: one picture, with what it shows in words
 * @UNREP_PICTURE_PDF: pages of A4
 * @UNREP_PICTURE_PNG: one picture of pixels
 *
 * What charts become outside the window.
 */
typedef enum
{
  UNREP_PICTURE_SVG,
  UNREP_PICTURE_PDF,
  UNREP_PICTURE_PNG,
} UnrepPictureFormat;

GString *unrep_picture_new      (GPtrArray          *charts,
                                 UnrepPictureFormat  format,
                                 GError            **error) G_GNUC_WARN_UNUSED_RESULT;
char    *unrep_picture_dup_text (GPtrArray          *charts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
