/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-outline.h"
#include "team/unrep-team.h"

G_BEGIN_DECLS

/**
 * TestNote:
 * @start: first code point
 * @end: behind the last
 * @position: (nullable): id of a position
 * @kind: (nullable): %NULL for `unit`
 * @deleted: whether it is a tombstone
 * @edits: how often the device `0000000d` changed it; 0 counts as 1
 * @id: number of its UUID; 0 to have one by its place
 * @tags: its tags
 * @n_tags: how many
 *
 * An annotation of a side file that a test writes.
 */
typedef struct
{
  guint       start;
  guint       end;
  const char *position;
  const char *kind;
  gboolean    deleted;
  guint       edits;
  guint       id;
  const char *tags[4];
  guint       n_tags;
} TestNote;

/**
 * TestSide:
 * @reviewer: their id
 * @person: number of their uid
 * @report: name of the report
 * @text_sha256: (nullable): %NULL for one by the report's name
 * @codebook: (nullable): `new-convention` where it is %NULL
 * @version: version of the codebook; 0 counts as 1
 * @role: (nullable): `annotation` where it is %NULL
 * @finished: whether its reviewer said so
 * @rounds: (nullable): the member `rounds`, as JSON text
 * @opened_as_lead: (nullable): when they looked at everybody's work
 * @text: (nullable): the text, in ASCII, whose words they quote; %NULL for x's
 *
 * The head of a side file that a test writes.
 */
typedef struct
{
  const char *reviewer;
  guint       person;
  const char *report;
  const char *text_sha256;
  const char *codebook;
  guint       version;
  const char *role;
  gboolean    finished;
  const char *rounds;
  const char *opened_as_lead;
  const char *text;
} TestSide;

/* What three invented annotations say: one for, two that do not speak of it. */
extern const TestNote test_three_notes[3];

#define TEST_REPORT \
  "Report of an imagined meeting\n\n" \
  "I. Introduction\n\n" \
  "1. The experts met in the spring.\n\n" \
  "II. Recommendations\n\n" \
  "2. The experts recommended the following:\n\n" \
  "(a) States should write a new convention;\n\n" \
  "(b) States should apply the treaties that exist;\n\n" \
  "(c) States should train those who investigate.\n\n" \
  "III. Further recommendations\n\n" \
  "3. The experts also recommended the following:\n\n" \
  "(a) States should answer requests for evidence within a month;\n\n" \
  "(b) States should pay for translation.\n"

void          test_write_side_file       (const char     *dir,
                                          const char     *name,
                                          const TestSide *side,
                                          const TestNote *notes,
                                          guint           n_notes);
void          test_write_reviewed_folder (const char     *dir);
UnrepTeam    *test_read_team             (const char     *path,
                                          guint           n_problems) G_GNUC_WARN_UNUSED_RESULT;
UnrepOutline *test_new_outline           (void) G_GNUC_WARN_UNUSED_RESULT;
TestNote      test_note_on               (UnrepOutline   *outline,
                                          const char     *path,
                                          const char     *position);
char         *test_dup_sha256            (const char     *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
