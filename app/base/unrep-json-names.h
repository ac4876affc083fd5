/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-json-scanner.h"

G_BEGIN_DECLS

typedef struct _UnrepJsonName UnrepJsonName;

/**
 * UnrepJsonNames:
 * @names: the names, in the order they came
 * @n_names: how many there are
 * @n_allocated: how many there is room for
 * @n_compared: how many pairs of names were compared so far, for tests
 *
 * The member names of the objects that a reader is in, one object above the
 * other, kept until each object's end to see whether one comes twice.
 */
typedef struct
{
  UnrepJsonName *names;
  guint n_names;
  guint n_allocated;
  guint64 n_compared;
} UnrepJsonNames;

void     unrep_json_names_init       (UnrepJsonNames        *self);
void     unrep_json_names_clear      (UnrepJsonNames        *self);
guint    unrep_json_names_get_n      (UnrepJsonNames        *self);
void     unrep_json_names_push       (UnrepJsonNames        *self,
                                      UnrepJsonScanner      *scanner,
                                      const UnrepJsonString *string);
gboolean unrep_json_names_pop_unique (UnrepJsonNames        *self,
                                      UnrepJsonScanner      *scanner,
                                      guint                  n_left);

G_END_DECLS
