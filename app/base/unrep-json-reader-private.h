/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-json-names.h"
#include "unrep-json-reader.h"
#include "unrep-json-scanner.h"

G_BEGIN_DECLS

/**
 * UnrepJsonLevel:
 * @is_object: whether it is an object and no array
 * @has_members: whether the first one has been read
 * @start: where its bracket is, in bytes
 * @n_names: how many names there were when it began
 *
 * An object or array that is open.
 */
typedef struct
{
  gboolean is_object;
  gboolean has_members;
  gsize start;
  guint n_names;
} UnrepJsonLevel;

struct _UnrepJsonReader
{
  GBytes *bytes;
  UnrepJsonScanner scanner;
  UnrepJsonNames names;
  UnrepJsonLevel levels[UNREP_JSON_MAX_DEPTH];
  guint depth;
  /* Whether a value is what comes next: at the root, behind a name, in an array. */
  gboolean at_value;
  /* Where the value or name that was read last begins, in bytes. */
  gsize last;
  /* What next_member() and read_string() returned last. */
  GString *member;
  GString *string;
};

gboolean unrep_json_reader_begin_value (UnrepJsonReader *self,
                                        UnrepJsonToken   token,
                                        const char      *expected);

G_END_DECLS
