/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"
#include "annotation/unrep-side-file.h"
#include "unrep-test.h"

#define UID "5d9561e5-2ddd-437e-afaa-a82a968b8633"
#define OTHER_UID "77777777-2ddd-437e-afaa-a82a968b8633"

/* A report in a folder of its own, and one reviewer. */
typedef struct
{
  char *dir;
  UnrepReport *report;
  UnrepOutline *outline;
  UnrepCodebook *codebook;
  UnrepReviewer *reviewer;
} Fixture;

Fixture      fixture_new             (const char       *name);
void         fixture_clear           (Fixture          *self);
guint        fixture_find            (Fixture          *self,
                                      const char       *path);
UnrepReview *fixture_new_review      (Fixture          *self);
UnrepReview *fixture_load            (Fixture          *self);
void         fixture_wait            (UnrepReview      *review,
                                      UnrepReviewState  state);
char        *fixture_dup_side_file   (Fixture          *self,
                                      const char       *uid,
                                      const char       *annotations);
char        *fixture_write_side_file (Fixture          *self,
                                      const char       *name,
                                      const char       *uid,
                                      const char       *annotations);
char        *fixture_dup_content     (const char       *path);
void         fixture_assert_contains (GFile            *file,
                                      const char       *needle);
void         fixture_be_device       (const char       *device);
guint        fixture_count_state_files (const char     *folder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

#define FIXTURE_FRAME "\"created\":\"2026-01-01T00:00:00Z\",\"modified\":\"2026-01-02T00:00:00Z\",\"deleted\":false"
/* A span, an annotation of a kind from the future, and one of a few letters only;
 * each ends with a comma, which fixture_dup_side_file() takes care of. */
#define FIXTURE_SPAN \
  "{\"id\":\"3b8faa18-37f8-488b-97fc-695a07a0ca6e\",\"kind\":\"span\",\"unit\":\"2/أ\"," \
  "\"target\":{\"start\":2,\"end\":5,\"exact\":\"رير\",\"prefix\":\"\",\"suffix\":\"\"}," \
  "\"edits\":{\"9f31c2aa\":3}," FIXTURE_FRAME "},"
#define FIXTURE_UNKNOWN \
  "{\"id\":\"4b8faa18-37f8-488b-97fc-695a07a0ca6e\",\"kind\":\"x-ray\",\"edits\":{}," FIXTURE_FRAME "," \
  "\"later\": {\"a\":[1.50]}},"
#define FIXTURE_SMALL \
  "{\"id\":\"5b8faa18-37f8-488b-97fc-695a07a0ca6e\",\"kind\":\"unit\",\"unit\":\"9/ج\"," \
  "\"target\":{\"start\":1,\"end\":2,\"exact\":\"ق\",\"prefix\":\"\",\"suffix\":\"\"}," \
  "\"position\":\"of-another-codebook\",\"flag\":false,\"tags\":[\"a\"],\"note\":\"\"," \
  "\"edits\":{\"9f31c2aa\":3}," FIXTURE_FRAME "},"
/* A correction of the outline, which no unit of the fixture's report is like. */
#define FIXTURE_STRUCTURE \
  "{\"id\":\"6b8faa18-37f8-488b-97fc-695a07a0ca6e\",\"kind\":\"structure\",\"unit\":\"\"," \
  "\"target\":{\"start\":2,\"end\":5,\"exact\":\"رير\",\"prefix\":\"\",\"suffix\":\"\"}," \
  "\"result\":{\"kind\":\"footnote\",\"label\":\"ه\",\"parent\":\"2\",\"recommendation\":false}," \
  "\"edits\":{\"9f31c2aa\":3}," FIXTURE_FRAME "},"
