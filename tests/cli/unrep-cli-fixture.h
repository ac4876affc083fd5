/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestRun:
 * @status: exit status
 * @out: what came on standard output
 * @err: what came on standard error
 *
 * What a run of unrep-cli came to.
 */
typedef struct
{
  int   status;
  char *out;
  char *err;
} TestRun;

/* The annex numbers its paragraphs anew, so that 1/a is twice there. */
#define TEST_REPORT \
  "Report of an imagined meeting\n\n" \
  "I. Recommendations\n\n" \
  "1. The experts recommended the following:\n\n" \
  "(a) States should write a new convention;\n\n" \
  "(b) States should apply the treaties that exist;\n\n" \
  "(c) States should train those who investigate.\n\n" \
  "2. The experts met in the spring.\n\n" \
  "3. The experts parted in the summer.\n\n" \
  "4. The experts will meet again in the autumn.\n\n" \
  "Annex\n\n" \
  "1. The experts also recommended the following:\n\n" \
  "(a) States should answer requests for evidence within a month;\n\n" \
  "(b) States should pay for translation.\n\n" \
  "2. The experts thanked their hosts.\n\n" \
  "3. The experts closed the meeting.\n"

TestRun *test_run       (const char *first,
                         ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
TestRun *test_run_shell (const char *script,
                         const char *argument) G_GNUC_WARN_UNUSED_RESULT;
void     test_run_free  (TestRun    *run);
void     test_run_ok    (TestRun    *run);
void     test_run_fails (TestRun    *run,
                         int         status,
                         const char *mention);
char    *test_read      (const char *dir,
                         const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestRun, test_run_free)

G_END_DECLS
