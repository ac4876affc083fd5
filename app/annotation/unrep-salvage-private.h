/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-salvage.h"
#include "annotation/unrep-side-file-private.h"
#include "base/unrep-json-reader.h"

G_BEGIN_DECLS

/**
 * UnrepSalvageText:
 * @data: the text, valid UTF-8 that may hold NUL
 * @length: its length in bytes
 * @replaced: (element-type gsize): where U+FFFD stands for bytes that were no text
 * @lines: (element-type gsize): where lines begin
 * @was_utf16: whether it was UTF-16
 * @had_mark: whether it began with a byte order mark
 *
 * The bytes of a damaged file as text. Offsets are in bytes of @data.
 */
typedef struct
{
  char *data;
  gsize length;
  GArray *replaced;
  GArray *lines;
  gboolean was_utf16;
  gboolean had_mark;
} UnrepSalvageText;

/**
 * UnrepSalvageWork:
 * @file: what was read of its header, without annotations
 * @seen: which parts of it, of #UnrepSideFilePart
 * @line: where it begins
 * @annotations: (element-type UnrepAnnotation): its sound annotations, no id twice
 * @by_id: the same by id, borrowed
 * @members: the members of its top level, as they stand in the text, by name
 * @pieces: sound members of objects of the head that are not, as `object.name`, as
 *   they stand in the text
 *
 * One document of a damaged file; of what stands behind its end, and of a second
 * annotation with the same id, another one.
 */
typedef struct
{
  UnrepSideFile *file;
  guint seen;
  guint line;
  GPtrArray *annotations;
  GHashTable *by_id;
  GHashTable *members;
  GHashTable *pieces;
} UnrepSalvageWork;

struct _UnrepSalvage
{
  char *name;
  UnrepSalvageText text;
  UnrepSideFile *file;
  /* Of UnrepSalvageWork. */
  GPtrArray *works;
  /* Ids of annotations that were mended. */
  GHashTable *mended;
  guint n_mended;
  guint n_lost;
  /* Sentences, each once, and NULL at the end. */
  GPtrArray *messages;
  GHashTable *told;
};

void             unrep_salvage_text_init         (UnrepSalvageText       *self,
                                                  GBytes                 *bytes);
void             unrep_salvage_text_clear        (UnrepSalvageText       *self);
guint            unrep_salvage_text_get_line     (const UnrepSalvageText *self,
                                                  gsize                   offset);
gboolean         unrep_salvage_text_has_replaced (const UnrepSalvageText *self,
                                                  gsize                   start,
                                                  gsize                   end);
char            *unrep_salvage_text_dup_side     (const UnrepSalvageText *self,
                                                  gboolean                theirs) G_GNUC_WARN_UNUSED_RESULT;
UnrepJsonReader *unrep_salvage_text_new_reader   (const char             *data,
                                                  gsize                   length,
                                                  gsize                   at) G_GNUC_WARN_UNUSED_RESULT;
char            *unrep_salvage_text_dup_value    (const char             *data,
                                                  gsize                   length,
                                                  gsize                   at) G_GNUC_WARN_UNUSED_RESULT;
gsize            unrep_salvage_text_skip_space   (const char             *data,
                                                  gsize                   length,
                                                  gsize                   at);
char            *unrep_salvage_text_take_name    (const char             *data,
                                                  gsize                   length,
                                                  gsize                  *at) G_GNUC_WARN_UNUSED_RESULT;
gboolean         unrep_salvage_is_top_member     (const char             *name);
gboolean         unrep_salvage_is_record         (const char             *json);
gboolean         unrep_salvage_is_record_list    (const char             *json);
const char      *unrep_salvage_get_piece         (UnrepSalvageWork       *work,
                                                  const char             *object,
                                                  const char             *name);
gboolean         unrep_salvage_set_piece         (UnrepSalvageWork       *work,
                                                  const char             *object,
                                                  const char             *name,
                                                  const char             *json);
const char      *unrep_salvage_find_lost_piece   (UnrepSalvageWork       *work,
                                                  const char             *object,
                                                  const char             *previous);
gboolean         unrep_salvage_join_pieces       (UnrepSalvageWork       *work,
                                                  const char             *object);
gboolean         unrep_salvage_swallows          (const char             *data,
                                                  gsize                   length,
                                                  gsize                   at);
gsize            unrep_salvage_read_pieces       (UnrepSalvageWork       *work,
                                                  const char             *object,
                                                  const char             *data,
                                                  gsize                   length,
                                                  gsize                   at);
const char      *unrep_salvage_find_renamed      (UnrepSalvageWork       *work,
                                                  const char            **part);
const char      *unrep_salvage_adopt             (UnrepSalvageWork       *work,
                                                  const char             *json);
void             unrep_salvage_complete          (UnrepSalvage           *self,
                                                  UnrepSalvageWork       *work,
                                                  GFile                  *beside);
void             unrep_salvage_scan              (UnrepSalvage           *self,
                                                  const char             *data);
UnrepAnnotation *unrep_salvage_mend              (const char             *json,
                                                  gsize                   length,
                                                  char                  **what) G_GNUC_WARN_UNUSED_RESULT;
gboolean         unrep_salvage_tell              (UnrepSalvage           *self,
                                                  char                   *message);

G_END_DECLS
