/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-sheet-private.h"

#include "annotation/unrep-round.h"

#include <string.h>

#define UUID_CHARS 36

G_DEFINE_BOXED_TYPE (UnrepSheet, unrep_sheet, unrep_sheet_ref, unrep_sheet_unref)

/* A sheet that is being put together. Which annotations a round is about is known
 * behind them only, and so is that a round has one that was deleted since. */
typedef struct
{
  char            id[UUID_CHARS + 1];
  UnrepSheetEntry entry;
} Noted;

typedef struct
{
  UnrepSheet *sheet;
  GArray     *noted;
} Taking;

static const char * const *
take_tags (UnrepSheet      *self,
           UnrepAnnotation *annotation)
{
  const char * const *tags = unrep_annotation_get_tags (annotation);
  guint n = tags != NULL ? g_strv_length ((char **) tags) : 0;
  const char **copy;

  if (n == 0)
    return NULL;
  copy = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    copy[i] = g_string_chunk_insert_const (self->strings, tags[i]);
  g_ptr_array_add (self->tags, copy);
  return copy;
}

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
  Taking *taking = user_data;
  UnrepSheet *self = taking->sheet;
  const char *position = unrep_annotation_get_position (annotation);
  gboolean counts = !unrep_annotation_is_deleted (annotation) && position != NULL;
  Noted noted = { .id = "" };

  if (!unrep_annotation_is_deleted (annotation) && g_str_equal (unrep_annotation_get_kind (annotation), "span"))
    add_span (self, annotation);
  if (!g_str_equal (unrep_annotation_get_kind (annotation), "unit"))
    return;

  g_strlcpy (noted.id, unrep_annotation_get_id (annotation), sizeof noted.id);
  noted.entry.range = unrep_annotation_get_range (annotation);
  noted.entry.unit = g_string_chunk_insert (self->strings, unrep_annotation_get_unit (annotation));
  if (counts)
    {
      noted.entry.position = g_string_chunk_insert_const (self->strings, position);
      noted.entry.tags = take_tags (self, annotation);
      g_array_append_val (self->entries, noted.entry);
    }
  g_array_append_val (taking->noted, noted);
}

/**
 * unrep_sheet_alloc:
 * @file: a side file
 * @n_entries: how many units are expected
 *
 * Returns: (transfer full): a sheet without anything
 */
UnrepSheet *
unrep_sheet_alloc (GFile *file,
                   guint  n_entries)
{
  UnrepSheet *self = g_atomic_rc_box_new0 (UnrepSheet);

  self->file = g_object_ref (file);
  self->strings = g_string_chunk_new (1024);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (UnrepSheetEntry), n_entries);
  self->spans = g_array_new (FALSE, FALSE, sizeof (UnrepSheetSpan));
  self->tags = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  gsize start_a = ((const UnrepSheetEntry *) a)->range.start, start_b = ((const UnrepSheetEntry *) b)->range.start;

  return (start_a > start_b) - (start_a < start_b);
}

/* The positions as they were when @round was finished, and how many differ now. */
static void
take_round (UnrepSheet       *self,
            const UnrepRound *round,
            GArray           *noted)
{
  self->round = g_string_chunk_insert (self->strings, round->id);
  self->round_time = g_string_chunk_insert (self->strings, round->finished);
  self->judged = g_array_new (FALSE, FALSE, sizeof (UnrepSheetEntry));
  for (guint i = 0; i < noted->len; i++)
    {
      const Noted *one = &g_array_index (noted, Noted, i);
      const char *position = g_hash_table_lookup (round->positions, one->id);
      UnrepSheetEntry entry = one->entry;

      self->n_changed += g_strcmp0 (position, one->entry.position) != 0;
      if (position == NULL)
        continue;
      entry.position = g_string_chunk_insert_const (self->strings, position);
      g_array_append_val (self->judged, entry);
    }
  g_array_sort (self->judged, compare_starts);
}

static void
take_progress (UnrepSheet    *self,
               UnrepSideFile *side_file,
               GArray        *noted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rounds = unrep_side_file_list_rounds (side_file, &error);
  g_autofree char *opened = unrep_side_file_dup_opened_as_lead (side_file);

  self->finished = unrep_side_file_is_finished (side_file);
  if (opened != NULL)
    self->opened_as_lead = g_string_chunk_insert (self->strings, opened);
  if (rounds == NULL)
    self->problem = g_string_chunk_insert (self->strings, error->message);
  else if (rounds->len > 0)
    take_round (self, g_ptr_array_index (rounds, rounds->len - 1), noted);
}

static void
name_after (UnrepSheet    *self,
            UnrepSideFile *side_file,
            GArray        *noted)
{
  self->reviewer = unrep_reviewer_ref (unrep_side_file_get_reviewer (side_file));
  self->report_name = g_string_chunk_insert (self->strings, unrep_side_file_get_report_name (side_file));
  self->text_sha256 = g_string_chunk_insert (self->strings, unrep_side_file_get_text_sha256 (side_file));
  self->codebook_id = g_string_chunk_insert (self->strings, unrep_side_file_get_codebook_id (side_file));
  self->codebook_version = unrep_side_file_get_codebook_version (side_file);
  self->text_chars = unrep_side_file_get_text_chars (side_file);
  take_progress (self, side_file, noted);
}

/**
 * unrep_sheet_new:
 * @side_file: a side file
 * @file: where it was read from
 *
 * Takes from @side_file what counts: its live unit annotations that have a
 * position, and what they were when the last round was finished. "No position" is
 * not among the positions; `none` is.
 *
 * Returns: (transfer full): the sheet
 */
UnrepSheet *
unrep_sheet_new (UnrepSideFile *side_file,
                 GFile         *file)
{
  guint n_annotations = unrep_side_file_get_n_annotations (side_file);
  UnrepSheet *self = unrep_sheet_alloc (file, n_annotations);
  g_autoptr (GArray) noted = g_array_new (FALSE, FALSE, sizeof (Noted));
  Taking taking = { self, noted };

  for (guint i = 0; i < n_annotations; i++)
    add_annotation_cb (unrep_side_file_get_annotation (side_file, i), &taking);
  name_after (self, side_file, noted);

  return self;
}

/**
 * unrep_sheet_new_decided:
 * @like: a sheet about the same text with the same codebook
 * @entries: (array length=n_entries): what was decided on, by start; a position may be %NULL
 * @n_entries: how many
 *
 * Returns: (transfer full): a sheet of nobody's own work: the decisions on a report
 */
UnrepSheet *
unrep_sheet_new_decided (UnrepSheet            *like,
                         const UnrepSheetEntry *entries,
                         guint                  n_entries)
{
  UnrepSheet *self = unrep_sheet_alloc (like->file, n_entries);

  self->reviewer = unrep_reviewer_ref (like->reviewer);
  self->report_name = g_string_chunk_insert (self->strings, like->report_name);
  self->text_sha256 = g_string_chunk_insert (self->strings, like->text_sha256);
  self->codebook_id = g_string_chunk_insert (self->strings, like->codebook_id);
  self->codebook_version = like->codebook_version;
  self->text_chars = like->text_chars;
  for (guint i = 0; i < n_entries; i++)
    {
      UnrepSheetEntry entry = { .range = entries[i].range };

      entry.unit = g_string_chunk_insert (self->strings, entries[i].unit);
      if (entries[i].position != NULL)
        entry.position = g_string_chunk_insert_const (self->strings, entries[i].position);
      g_array_append_val (self->entries, entry);
    }
  return self;
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
  g_autoptr (UnrepSheet) self = unrep_sheet_alloc (file, 0);
  g_autoptr (GArray) noted = g_array_new (FALSE, FALSE, sizeof (Noted));
  Taking taking = { self, noted };

  *side_file = unrep_side_file_scan (file, add_annotation_cb, &taking, cancellable, error);
  if (*side_file == NULL)
    return NULL;

  name_after (self, *side_file, noted);
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
  g_clear_pointer (&self->judged, g_array_unref);
  g_ptr_array_unref (self->tags);
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
