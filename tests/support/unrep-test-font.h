/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepTestLie:
 * @UNREP_TEST_LIE_ZEROS: it is empty
 * @UNREP_TEST_LIE_NOISE: some of its bytes are others
 * @UNREP_TEST_LIE_NAME: it is not found
 * @UNREP_TEST_LIE_END: it ends far behind the file
 *
 * What is done to a table of a font.
 */
typedef enum
{
  UNREP_TEST_LIE_ZEROS,
  UNREP_TEST_LIE_NOISE,
  UNREP_TEST_LIE_NAME,
  UNREP_TEST_LIE_END,
  UNREP_TEST_N_LIES
} UnrepTestLie;

char *unrep_test_dup_font_file    (const char   *family) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_test_copy_font        (const char   *dir,
                                   const char   *family) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_test_write_lying_font (const char   *dir,
                                   const char   *family,
                                   const char   *table,
                                   UnrepTestLie  lie) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_test_write_fonts_conf (const char   *dir) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
