/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-sheet.h"

#include <string.h>

struct _UnrepSheet
{
  GFile         *file;
  UnrepReviewer *reviewer;
  const char    *report_name;
  const char    *text_sha256;
  const char    *codebook_id;
  guint          codebook_version;
  gsize          text_chars;
  GArray        *entries;
  GArray        *spans;
  GStringChunk  *strings;
};

G_DEFINE_BOXED_TYPE (UnrepSheet, unrep_sheet, unrep_sheet_ref, unrep_sheet_unref)

static void
add_span (UnrepSheet      *self,
          UnrepAnnotation *annotation)
{
  const char *position = unrep_annotation_get_position (annotation);
  UnrepSheetSpan span = { .range = unrep_annotation_get_range (annotation) };

  span.unit = g_string_chunk_insert_const (self->strings, unrep_annotation_get_unit (annotation));
  if (position != NULL)
    span.position = g_string_chunk_insert_const (self->strings, position);
  g_array_append_val (self->spans, span);
}

static void
add_annotation_cb (UnrepAnnotation *annotation,
                   gpointer         user_data)
{
  UnrepSheet *self = user_data;
  const char *position = unrep_annotation_get_position (annotation);
  UnrepSheetEntry entry;

  if (unrep_annotation_is_deleted (annotation))
    return;
  if (g_str_equal (unrep_annotation_get_kind (annotation), "span"))
    add_span (self, annotation);
  if (position == NULL || !g_str_equal (unrep_annotation_get_kind (annotation), "unit"))
    return;

  entry.range = unrep_annotation_get_range (annotation);
  entry.unit = g_string_chunk_insert (self->strings, unrep_annotation_get_unit (annotation));
  entry.position = g_string_chunk_insert_const (self->strings, position);
  g_array_append_val (self->entries, entry);
}

static UnrepSheet *
alloc (GFile *file,
       guint  n_entries)
{
  UnrepSheet *self = g_atomic_rc_box_new0 (UnrepSheet);

  self->file = g_object_ref (file);
  self->strings = g_string_chunk_new (1024);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (UnrepSheetEntry), n_entries);
  self->spans = g_array_new (FALSE, FALSE, sizeof (UnrepSheetSpan));
  return self;
}

static void
name_after (UnrepSheet    *self,
            UnrepSideFile *side_file)
{
  self->reviewer = unrep_reviewer_ref (unrep_side_file_get_reviewer (side_file));
  self->report_name = g_string_chunk_insert (self->strings, unrep_side_file_get_report_name (side_file));
  self->text_sha256 = g_string_chunk_insert (self->strings, unrep_side_file_get_text_sha256 (side_file));
  self->codebook_id = g_string_chunk_insert (self->strings, unrep_side_file_get_codebook_id (side_file));
  self->codebook_version = unrep_side_file_get_codebook_version (side_file);
  self->text_chars = unrep_side_file_get_text_chars (side_file);
}

/**
 * unrep_sheet_new:
 * @side_file: a side file
 * @file: where it was read from
 *
 * Takes from @side_file what counts: its live unit annotations that have a
 * position. "No position" is not among the positions; `none` is.
 *
 * Returns: (transfer full): the sheet
 */
UnrepSheet *
unrep_sheet_new (UnrepSideFile *side_file,
                 GFile         *file)
{
  guint n_annotations = unrep_side_file_get_n_annotations (side_file);
  UnrepSheet *self = alloc (file, n_annotations);

  name_after (self, side_file);
  for (guint i = 0; i < n_annotations; i++)
    add_annotation_cb (unrep_side_file_get_annotation (side_file, i), self);

  return self;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  gsize start_a = ((const UnrepSheetEntry *) a)->range.start, start_b = ((const UnrepSheetEntry *) b)->range.start;

  return (start_a > start_b) - (start_a < start_b);
}

/**
 * unrep_sheet_read:
 * @file: a side file
 * @side_file: (out) (transfer full): the side file without its annotations
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Reads a sheet without holding the side file's annotations in memory.
 *
 * Errors: as unrep_side_file_read().
 *
 * Returns: (transfer full): the sheet, %NULL on error
 */
UnrepSheet *
unrep_sheet_read (GFile          *file,
                  UnrepSideFile **side_file,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr (UnrepSheet) self = alloc (file, 0);

  *side_file = unrep_side_file_scan (file, add_annotation_cb, self, cancellable, error);
  if (*side_file == NULL)
    return NULL;

  name_after (self, *side_file);
  g_array_sort (self->entries, compare_starts);
  return g_steal_pointer (&self);
}

static void
clear (gpointer data)
{
  UnrepSheet *self = data;

  g_object_unref (self->file);
  g_clear_pointer (&self->reviewer, unrep_reviewer_unref);
  g_array_unref (self->entries);
  g_array_unref (self->spans);
  g_string_chunk_free (self->strings);
}

/**
 * unrep_sheet_ref:
 * @self: a sheet
 *
 * Returns: (transfer full): @self
 */
UnrepSheet *
unrep_sheet_ref (UnrepSheet *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_sheet_unref:
 * @self: (transfer full): a sheet
 */
void
unrep_sheet_unref (UnrepSheet *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_sheet_get_file:
 * @self: a sheet
 *
 * Returns: (transfer none): the side file it comes from; of several copies, one
 */
GFile *
unrep_sheet_get_file (UnrepSheet *self)
{
  return self->file;
}

/**
 * unrep_sheet_get_reviewer:
 * @self: a sheet
 *
 * Returns: (transfer none): whose work it is
 */
UnrepReviewer *
unrep_sheet_get_reviewer (UnrepSheet *self)
{
  return self->reviewer;
}

/**
 * unrep_sheet_get_report_name:
 * @self: a sheet
 *
 * Returns: the report's file name, as the side file has it; not to be trusted
 */
const char *
unrep_sheet_get_report_name (UnrepSheet *self)
{
  return self->report_name;
}

/**
 * unrep_sheet_get_text_sha256:
 * @self: a sheet
 *
 * Returns: SHA-256 of the text that the offsets count in, 64 hex digits
 */
const char *
unrep_sheet_get_text_sha256 (UnrepSheet *self)
{
  return self->text_sha256;
}

/**
 * unrep_sheet_get_codebook_id:
 * @self: a sheet
 *
 * Returns: id of the codebook
 */
const char *
unrep_sheet_get_codebook_id (UnrepSheet *self)
{
  return self->codebook_id;
}

/**
 * unrep_sheet_get_codebook_version:
 * @self: a sheet
 *
 * Returns: version of the codebook
 */
guint
unrep_sheet_get_codebook_version (UnrepSheet *self)
{
  return self->codebook_version;
}

/**
 * unrep_sheet_get_n_entries:
 * @self: a sheet
 *
 * Returns: how many units were tagged
 */
guint
unrep_sheet_get_n_entries (UnrepSheet *self)
{
  return self->entries->len;
}

/**
 * unrep_sheet_get_entry:
 * @self: a sheet
 * @index: from 0
 *
 * Returns: (transfer none): one of the units that were tagged, in the order of
 *   where they begin
 */
const UnrepSheetEntry *
unrep_sheet_get_entry (UnrepSheet *self,
                       guint       index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return &g_array_index (self->entries, UnrepSheetEntry, index);
}

/**
 * unrep_sheet_get_text_chars:
 * @self: a sheet
 *
 * Returns: how many code points the text has, as the side file says
 */
gsize
unrep_sheet_get_text_chars (UnrepSheet *self)
{
  return self->text_chars;
}

/**
 * unrep_sheet_get_n_spans:
 * @self: a sheet
 *
 * Returns: how many spans of evidence there are
 */
guint
unrep_sheet_get_n_spans (UnrepSheet *self)
{
  return self->spans->len;
}

/**
 * unrep_sheet_get_span:
 * @self: a sheet
 * @index: from 0
 *
 * Returns: (transfer none): one of the spans, in the order of the side file
 */
const UnrepSheetSpan *
unrep_sheet_get_span (UnrepSheet *self,
                      guint       index)
{
  g_return_val_if_fail (index < self->spans->len, NULL);

  return &g_array_index (self->spans, UnrepSheetSpan, index);
}

/**
 * unrep_sheet_compare:
 * @a: a sheet
 * @b: another
 *
 * Total order by codebook, report and reviewer, then file: what is to be counted
 * together stands together.
 *
 * Returns: negative, zero or positive
 */
int
unrep_sheet_compare (UnrepSheet *a,
                     UnrepSheet *b)
{
  g_autofree char *uri_a = NULL, *uri_b = NULL;
  int order = strcmp (a->codebook_id, b->codebook_id);

  if (order == 0)
    order = (a->codebook_version > b->codebook_version) - (a->codebook_version < b->codebook_version);
  if (order == 0)
    order = strcmp (a->text_sha256, b->text_sha256);
  if (order == 0)
    order = strcmp (unrep_reviewer_get_id (a->reviewer), unrep_reviewer_get_id (b->reviewer));
  if (order == 0)
    order = strcmp (unrep_reviewer_get_uid (a->reviewer), unrep_reviewer_get_uid (b->reviewer));
  if (order != 0)
    return order;

  uri_a = g_file_get_uri (a->file);
  uri_b = g_file_get_uri (b->file);
  return strcmp (uri_a, uri_b);
}

/**
 * unrep_sheet_same_codebook:
 * @a: a sheet
 * @b: another
 *
 * Returns: whether their positions may be counted together
 */
gboolean
unrep_sheet_same_codebook (UnrepSheet *a,
                           UnrepSheet *b)
{
  return a->codebook_version == b->codebook_version && g_str_equal (a->codebook_id, b->codebook_id);
}

/**
 * unrep_sheet_same_report:
 * @a: a sheet
 * @b: another
 *
 * Returns: whether their offsets count in the same text
 */
gboolean
unrep_sheet_same_report (UnrepSheet *a,
                         UnrepSheet *b)
{
  return g_str_equal (a->text_sha256, b->text_sha256);
}

/**
 * unrep_sheet_same_work:
 * @a: a sheet
 * @b: another
 *
 * Returns: whether they come from copies of the same work, to be counted once
 */
gboolean
unrep_sheet_same_work (UnrepSheet *a,
                       UnrepSheet *b)
{
  return unrep_sheet_same_codebook (a, b) && unrep_sheet_same_report (a, b) &&
         g_str_equal (unrep_reviewer_get_uid (a->reviewer), unrep_reviewer_get_uid (b->reviewer));
}
