/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rendering/unrep-mismatch.h"

G_BEGIN_DECLS

char            *compare_read       (const char   *path) G_GNUC_WARN_UNUSED_RESULT;
UnrepOutline    *compare_outline    (const char   *utf8) G_GNUC_WARN_UNUSED_RESULT;
UnrepMentions   *compare_mentions   (UnrepOutline *outline) G_GNUC_WARN_UNUSED_RESULT;
UnrepMismatches *compare_texts      (const char   *first,
                                     const char   *second) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
