/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-side-file-private.h"

#include "unrep-annotation-private.h"

#include <string.h>

#define UUID_BYTES 16

/**
 * unrep_uuid_dup_for:
 * @text: a text
 *
 * Returns: (transfer full): a UUID that is always the same for the same text
 *   (version 8 of RFC 9562, from SHA-256) and tells nothing of it to who does not
 *   know it
 */
char *
unrep_uuid_dup_for (const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 bytes[32];
  gsize length = sizeof bytes;
  GString *uuid = g_string_new (NULL);

  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
  g_checksum_get_digest (checksum, bytes, &length);
  bytes[6] = (bytes[6] & 0x0f) | 0x80;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  for (guint i = 0; i < UUID_BYTES; i++)
    g_string_append_printf (uuid, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", bytes[i]);

  return g_string_free (uuid, FALSE);
}

static UnrepAnnotation *
new_nameless (UnrepAnnotation *annotation,
              UnrepSideFile   *side_file,
              guint            index)
{
  UnrepAnnotation *nameless = unrep_annotation_copy (annotation);
  g_autofree char *text = g_strdup_printf ("%s %s %s %" G_GINT64_FORMAT " %u",
                                           unrep_reviewer_get_uid (side_file->reviewer), side_file->text_sha256,
                                           side_file->codebook_id, side_file->codebook_version, index);
  UnrepDeviceCount count = { .device = UNREP_MERGE_DEVICE, .count = 1 };

  unrep_take_string (&nameless->id, unrep_uuid_dup_for (text));
  g_clear_pointer (&nameless->target_extras, unrep_extras_free);
  g_clear_pointer (&nameless->result_extras, unrep_extras_free);
  g_clear_pointer (&nameless->extras, unrep_extras_free);
  if (nameless->judgement != NULL)
    {
      g_clear_pointer (&nameless->judgement, unrep_judgement_unref);
      nameless->judgement = unrep_judgement_new_plain (annotation->judgement);
    }
  g_clear_pointer (&nameless->settles, unrep_settles_unref);
  nameless->members &= ~UNREP_MEMBER_BIT (UNREP_MEMBER_SETTLES);
  g_array_set_size (nameless->edits, 0);
  g_array_append_val (nameless->edits, count);

  return nameless;
}

/**
 * unrep_side_file_new_nameless:
 * @self: a side file
 * @reviewer: what to call the reviewer instead
 *
 * Takes out what tells who the reviewer is to somebody who has @self, too: name, id
 * and uid, the ids of annotations, the devices, and all members that this version
 * does not know, for nobody knows what they say. Tombstones are left out. What the
 * reviewer wrote in notes, and when, stays.
 *
 * Returns: (transfer full): the work of @reviewer
 */
UnrepSideFile *
unrep_side_file_new_nameless (UnrepSideFile *self,
                              UnrepReviewer *reviewer)
{
  UnrepSideFile *nameless = unrep_side_file_copy (self);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  UnrepExtras **extras[] = {
    &nameless->reviewer_extras, &nameless->report_extras, &nameless->text_extras, &nameless->codebook_extras,
    &nameless->extras,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (extras); i++)
    g_clear_pointer (extras[i], unrep_extras_free);
  unrep_reviewer_unref (nameless->reviewer);
  nameless->reviewer = unrep_reviewer_ref (reviewer);
  g_ptr_array_set_size (nameless->others, 0);

  for (guint i = 0; i < self->annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (self->annotations, i);

      if (!annotation->deleted)
        g_ptr_array_add (annotations, new_nameless (annotation, nameless, i));
    }
  unrep_side_file_set_annotations (nameless, annotations);

  return nameless;
}
