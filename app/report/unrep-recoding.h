/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-text.h"

G_BEGIN_DECLS

/**
 * UnrepRecoded:
 * @start: first byte of the extracted text
 * @n_bytes: how many bytes of it are ...
 * @c: ... this character
 *
 * One character that was read in another encoding than it was written in.
 */
typedef struct
{
  gsize    start;
  guint    n_bytes;
  gunichar c;
} UnrepRecoded;

/**
 * UnrepRecoding:
 *
 * What a text is where an encoding that was taken for another is read rightly. Immutable
 * and reference counted.
 */
typedef struct _UnrepRecoding UnrepRecoding;

UnrepRecoding      *unrep_recoding_new        (UnrepText     *text) G_GNUC_WARN_UNUSED_RESULT;
UnrepRecoding      *unrep_recoding_ref        (UnrepRecoding *self);
void                unrep_recoding_unref      (UnrepRecoding *self);
UnrepText          *unrep_recoding_get_text   (UnrepRecoding *self);
guint               unrep_recoding_get_n      (UnrepRecoding *self);
const UnrepRecoded *unrep_recoding_get_char   (UnrepRecoding *self,
                                               guint          index);
guint               unrep_recoding_find       (UnrepRecoding *self,
                                               gsize          byte);
GArray             *unrep_recoding_get_doubts (UnrepRecoding *self);
gsize               unrep_recoding_to_stored  (UnrepRecoding *self,
                                               gsize          byte);
gsize               unrep_recoding_to_read    (UnrepRecoding *self,
                                               gsize          byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepRecoding, unrep_recoding_unref)

G_END_DECLS
