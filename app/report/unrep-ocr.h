/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-pages.h"

#include "base/unrep-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UNREP_OCR_N_LANGUAGES:
 *
 * How many languages text is recognized in: those of the United Nations. A set of them
 * has the bit 1 << i for each.
 */
#define UNREP_OCR_N_LANGUAGES 6

/**
 * UnrepOcrLanguage:
 * @code: what reports and interfaces call it, such as `ar`
 * @tesseract: what tesseract calls it, such as `ara`
 * @package: the package that it is in
 * @name: for people, to be translated
 *
 * A language that text is recognized in.
 */
typedef struct
{
  const char *code;
  const char *tesseract;
  const char *package;
  const char *name;
} UnrepOcrLanguage;

/**
 * UnrepOcrFunc:
 * @page: how many pages have been begun
 * @n_pages: of how many
 * @user_data: what was given with the function
 *
 * Called for each page, in the thread that waits for them.
 */
typedef void (*UnrepOcrFunc) (guint    page,
                              guint    n_pages,
                              gpointer user_data);

/**
 * UnrepOcr:
 * @file: a PDF file
 * @folder: where the new file goes
 * @pages: (nullable): its pages, of which only those are recognized that need it; %NULL
 *   where it has no text at all
 * @languages: a set of languages, not empty
 * @func: (nullable): called for each page
 * @user_data: for @func
 *
 * What is to be recognized, and how.
 */
typedef struct
{
  GFile        *file;
  GFile        *folder;
  UnrepPages   *pages;
  guint         languages;
  UnrepOcrFunc  func;
  gpointer      user_data;
} UnrepOcr;

const UnrepOcrLanguage *unrep_ocr_get_language      (guint           index);
gboolean                unrep_ocr_find_languages    (guint          *languages,
                                                     GCancellable   *cancellable,
                                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;
guint                   unrep_ocr_suggest_languages (UnrepText      *text,
                                                     const char     *name,
                                                     const char     *interface);
char                   *unrep_ocr_dup_packages      (guint           languages) G_GNUC_WARN_UNUSED_RESULT;
char                   *unrep_ocr_dup_pages         (UnrepPages     *pages,
                                                     guint          *n) G_GNUC_WARN_UNUSED_RESULT;
char                   *unrep_ocr_dup_command       (GFile          *file,
                                                     UnrepPages     *pages,
                                                     guint           languages) G_GNUC_WARN_UNUSED_RESULT;
GFile                  *unrep_ocr_new_target        (GFile          *file,
                                                     GFile          *folder) G_GNUC_WARN_UNUSED_RESULT;
GFile                  *unrep_ocr_run               (const UnrepOcr *ocr,
                                                     GCancellable   *cancellable,
                                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
