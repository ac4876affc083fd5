/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-json-reader.h"

G_BEGIN_DECLS

/**
 * UnrepJsonScanner:
 * @name: what to call the text in messages
 * @data: a JSON text, not NUL-terminated
 * @length: its length in bytes
 * @at: where the next token begins, in bytes
 * @error: (nullable): the first thing that is wrong
 *
 * The tokens of a JSON text, checked against the grammar of RFC 8259, for
 * #UnrepJsonReader: it knows nothing of how tokens make values. Functions that
 * return whether something is valid set @error when it is not.
 */
typedef struct
{
  char *name;
  const char *data;
  gsize length;
  gsize at;
  GError *error;
} UnrepJsonScanner;

/**
 * UnrepJsonString:
 * @start: the first byte behind the opening quote
 * @length: bytes up to the closing quote, as the text has them
 * @escaped: whether there are escapes among them
 *
 * A string token that was found valid.
 */
typedef struct
{
  gsize start;
  gsize length;
  gboolean escaped;
} UnrepJsonString;

void      unrep_json_scanner_init         (UnrepJsonScanner      *self,
                                           const char            *name,
                                           const char            *data,
                                           gsize                  length);
void      unrep_json_scanner_clear        (UnrepJsonScanner      *self);
gboolean  unrep_json_scanner_fail         (UnrepJsonScanner      *self,
                                           gsize                  at,
                                           const char            *problem);
void      unrep_json_scanner_set_error    (UnrepJsonScanner      *self,
                                           UnrepError             code,
                                           gsize                  at,
                                           const char            *format,
                                           ...) G_GNUC_PRINTF (4, 5);
void      unrep_json_scanner_set_error_va (UnrepJsonScanner      *self,
                                           UnrepError             code,
                                           gsize                  at,
                                           const char            *format,
                                           va_list                arguments) G_GNUC_PRINTF (4, 0);
char      unrep_json_scanner_peek         (UnrepJsonScanner      *self);
gboolean  unrep_json_scanner_peek_token   (UnrepJsonScanner      *self,
                                           UnrepJsonToken        *token);
gboolean  unrep_json_scanner_read_string  (UnrepJsonScanner      *self,
                                           UnrepJsonString       *string);
gboolean  unrep_json_scanner_read_number  (UnrepJsonScanner      *self);
gboolean  unrep_json_scanner_read_int     (UnrepJsonScanner      *self,
                                           gint64                 min,
                                           gint64                 max,
                                           gint64                *value);
gboolean  unrep_json_scanner_read_literal (UnrepJsonScanner      *self,
                                           const char            *literal);
void      unrep_json_scanner_decode       (UnrepJsonScanner      *self,
                                           const UnrepJsonString *string,
                                           GString               *out);

G_END_DECLS
