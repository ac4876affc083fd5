/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/**
 * UNREP_PDF_HELPER_MAX:
 *
 * Into how many pipes at most the helper writes.
 */
#define UNREP_PDF_HELPER_MAX 4

/**
 * UnrepPdfHelper:
 * @pid: its process; 0 where there is none
 * @document: a piece of memory with the PDF file that it reads; -1 where that is closed
 * @n: into how many pipes it writes
 * @fds: their ends for reading; -1 where one has come to its end
 *
 * The program that reads PDF files, `unrep-pdf`, at work.
 */
typedef struct
{
  pid_t pid;
  int   document;
  guint n;
  int   fds[UNREP_PDF_HELPER_MAX];
} UnrepPdfHelper;

/**
 * UNREP_PDF_HELPER_NONE:
 *
 * No helper, and none of its descriptors.
 */
#define UNREP_PDF_HELPER_NONE { .document = -1 }

guint unrep_pdf_helper_count_parts (gsize                size);
int   unrep_pdf_helper_open_memory (void);
int   unrep_pdf_helper_start       (UnrepPdfHelper      *self,
                                    int                  document,
                                    guint                n,
                                    const char * const  *arguments);
int   unrep_pdf_helper_start_early (UnrepPdfHelper      *self,
                                    const char          *path);
void  unrep_pdf_helper_kill        (UnrepPdfHelper      *self);
void  unrep_pdf_helper_stop        (UnrepPdfHelper      *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepPdfHelper, unrep_pdf_helper_stop)

G_END_DECLS
