/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-json-reader.h"
#include "base/unrep-json-writer.h"

G_BEGIN_DECLS

#define UNREP_ANNOTATION_MAX_DEVICES 4096
/* What a JSON reader of any language keeps exactly. */
#define UNREP_MAX_INTEGER (G_GINT64_CONSTANT (9007199254740991))

/**
 * UnrepDeviceCount:
 * @device: 8 hexadecimal digits
 * @count: how many changes were made there
 */
typedef struct
{
  char   device[9];
  gint64 count;
} UnrepDeviceCount;

gboolean unrep_edits_read  (UnrepJsonReader *reader,
                            GArray          *edits);
void     unrep_edits_write (GArray          *edits,
                            UnrepJsonWriter *writer);
gboolean unrep_edits_equal (GArray          *a,
                            GArray          *b);

G_END_DECLS
