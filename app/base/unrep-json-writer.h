/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepJsonWriter:
 *
 * Writes JSON with bytes that depend on the data alone: UTF-8, LF, indent of two
 * spaces, one member a line exactly as Python's `json.dump (…, indent=2,
 * ensure_ascii=False)` lays it out (empty containers as `[]` and `{}`), a final
 * newline, only integers, and bidi controls and U+FEFF inside strings as
 * `\uXXXX`, so that a diff cannot be spoofed.
 *
 * In an object every value is preceded by unrep_json_writer_name(). Misuse
 * (a value without a name, an end without a begin) is a programmer's error.
 */
typedef struct _UnrepJsonWriter UnrepJsonWriter;

UnrepJsonWriter *unrep_json_writer_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_json_writer_free         (UnrepJsonWriter *self);
void             unrep_json_writer_begin_object (UnrepJsonWriter *self);
void             unrep_json_writer_end_object   (UnrepJsonWriter *self);
void             unrep_json_writer_begin_array  (UnrepJsonWriter *self);
void             unrep_json_writer_end_array    (UnrepJsonWriter *self);
void             unrep_json_writer_name         (UnrepJsonWriter *self,
                                                 const char      *name);
void             unrep_json_writer_string       (UnrepJsonWriter *self,
                                                 const char      *value);
void             unrep_json_writer_int          (UnrepJsonWriter *self,
                                                 gint64           value);
void             unrep_json_writer_boolean      (UnrepJsonWriter *self,
                                                 gboolean         value);
void             unrep_json_writer_null         (UnrepJsonWriter *self);
void             unrep_json_writer_raw          (UnrepJsonWriter *self,
                                                 const char      *json);
void             unrep_json_writer_member_string (UnrepJsonWriter *self,
                                                  const char      *name,
                                                  const char      *value);
void             unrep_json_writer_member_int    (UnrepJsonWriter *self,
                                                  const char      *name,
                                                  gint64           value);
void             unrep_json_writer_member_boolean (UnrepJsonWriter *self,
                                                  const char      *name,
                                                  gboolean         value);
void             unrep_json_writer_member_object (UnrepJsonWriter *self,
                                                  const char      *name);
void             unrep_json_writer_member_array  (UnrepJsonWriter *self,
                                                  const char      *name);
void             unrep_json_writer_move_to      (UnrepJsonWriter *self,
                                                 GString         *out);
void             unrep_json_append_quoted       (GString         *out,
                                                 const char      *value);
GBytes          *unrep_json_writer_free_to_bytes (UnrepJsonWriter *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepJsonWriter, unrep_json_writer_free)

G_END_DECLS
