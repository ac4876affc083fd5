/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-error.h"

G_BEGIN_DECLS

/**
 * UNREP_JSON_MAX_BYTES:
 * UNREP_JSON_MAX_DEPTH:
 *
 * Limits of every JSON text that is read: 64 MB, 64 levels.
 */
#define UNREP_JSON_MAX_BYTES ((gsize) 64 * 1024 * 1024)
#define UNREP_JSON_MAX_DEPTH 64

/**
 * UnrepJsonToken:
 *
 * The kind of the value that comes next.
 */
typedef enum
{
  UNREP_JSON_OBJECT,
  UNREP_JSON_ARRAY,
  UNREP_JSON_STRING,
  UNREP_JSON_NUMBER,
  UNREP_JSON_TRUE,
  UNREP_JSON_FALSE,
  UNREP_JSON_NULL,
} UnrepJsonToken;

/**
 * UnrepJsonReader:
 *
 * A strict pull reader: it walks a JSON text without building a tree. Stricter
 * than RFC 8259 where the facts demand it: UTF-8 only, no U+0000, surrogates
 * paired, member names unique in their object, one root, limits on size and
 * depth. Every refusal is %UNREP_ERROR_SYNTAX (or TOO_LARGE) with name, line and
 * column (columns in code points, both from 1).
 *
 * Errors stick: after the first one every call returns its failure value, so a
 * caller may check once at the end with unrep_json_reader_finish().
 */
typedef struct _UnrepJsonReader UnrepJsonReader;

UnrepJsonReader *unrep_json_reader_new           (GBytes           *bytes,
                                                  const char       *name) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_json_reader_free          (UnrepJsonReader  *self);
gboolean         unrep_json_reader_peek          (UnrepJsonReader  *self,
                                                  UnrepJsonToken   *token);
gboolean         unrep_json_reader_begin_object  (UnrepJsonReader  *self);
const char      *unrep_json_reader_next_member   (UnrepJsonReader  *self);
int              unrep_json_reader_next_known    (UnrepJsonReader  *self,
                                                  const char * const *names,
                                                  guint             n_names,
                                                  guint            *next);
const char      *unrep_json_reader_get_member    (UnrepJsonReader  *self);
gboolean         unrep_json_reader_begin_array   (UnrepJsonReader  *self);
gboolean         unrep_json_reader_next_element  (UnrepJsonReader  *self);
const char      *unrep_json_reader_read_string   (UnrepJsonReader  *self);
gboolean         unrep_json_reader_count_string  (UnrepJsonReader  *self,
                                                  gsize            *n_chars);
char            *unrep_json_reader_dup_string    (UnrepJsonReader  *self) G_GNUC_WARN_UNUSED_RESULT;
char            *unrep_json_reader_dup_limited   (UnrepJsonReader  *self,
                                                  const char       *name,
                                                  glong             min,
                                                  glong             max) G_GNUC_WARN_UNUSED_RESULT;
gboolean         unrep_json_reader_read_int      (UnrepJsonReader  *self,
                                                  gint64            min,
                                                  gint64            max,
                                                  gint64           *value);
gboolean         unrep_json_reader_read_boolean  (UnrepJsonReader  *self,
                                                  gboolean         *value);
gboolean         unrep_json_reader_skip          (UnrepJsonReader  *self);
char            *unrep_json_reader_dup_raw       (UnrepJsonReader  *self) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_json_reader_fail          (UnrepJsonReader  *self,
                                                  UnrepError        code,
                                                  const char       *format,
                                                  ...) G_GNUC_PRINTF (3, 4);
void             unrep_json_reader_fail_missing  (UnrepJsonReader  *self,
                                                  const char       *object,
                                                  const char       *member);
gboolean         unrep_json_reader_has_failed    (UnrepJsonReader  *self);
gboolean         unrep_json_reader_finish        (UnrepJsonReader  *self,
                                                  GError          **error);
void             unrep_take_string               (char            **target,
                                                  char             *value);
gboolean         unrep_json_check                (GBytes           *bytes,
                                                  const char       *name,
                                                  GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepJsonReader, unrep_json_reader_free)

G_END_DECLS
