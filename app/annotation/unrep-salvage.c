/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-salvage-private.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Without these it is not certain whose work on what it is. `offset_unit` has one
 * value only, and a status that is lost is that of work that goes on. */
#define NEEDED_PARTS (UNREP_PART_ROLE | UNREP_PART_REVIEWER | UNREP_PART_REPORT | UNREP_PART_TEXT | UNREP_PART_CODEBOOK)

static void
work_free (UnrepSalvageWork *work)
{
  unrep_side_file_unref (work->file);
  g_ptr_array_unref (work->annotations);
  g_hash_table_unref (work->by_id);
  g_hash_table_unref (work->members);
  g_hash_table_unref (work->pieces);
  g_free (work);
}

/**
 * unrep_salvage_free:
 * @self: (transfer full): a salvage
 */
void
unrep_salvage_free (UnrepSalvage *self)
{
  g_free (self->name);
  unrep_salvage_text_clear (&self->text);
  g_clear_pointer (&self->file, unrep_side_file_unref);
  g_ptr_array_unref (self->works);
  g_hash_table_unref (self->mended);
  g_hash_table_unref (self->told);
  g_ptr_array_unref (self->messages);
  g_free (self);
}

/**
 * unrep_salvage_tell:
 * @message: (transfer full): a sentence about what was mended or lost
 *
 * Adds it, unless it was told: both sides of a conflict may hold the same damage.
 *
 * Returns: whether it is new
 */
gboolean
unrep_salvage_tell (UnrepSalvage *self,
                    char         *message)
{
  g_autofree char *printable = unrep_dup_printable (message);

  g_free (message);
  if (g_hash_table_contains (self->told, printable))
    return FALSE;
  g_ptr_array_insert (self->messages, (gint) self->messages->len - 1, printable);
  g_hash_table_add (self->told, g_steal_pointer (&printable));
  return TRUE;
}

/* The first document with a whole head, or else the first of which anything is left. */
static UnrepSalvageWork *
find_best (UnrepSalvage *self)
{
  UnrepSalvageWork *first = NULL;

  for (guint i = 0; i < self->works->len; i++)
    {
      UnrepSalvageWork *work = g_ptr_array_index (self->works, i);

      if ((work->seen & NEEDED_PARTS) == NEEDED_PARTS)
        return work;
      if (first == NULL && (work->seen != 0 || work->annotations->len > 0 || g_hash_table_size (work->pieces) > 0))
        first = work;
    }
  return first != NULL ? first : g_ptr_array_index (self->works, 0);
}

/* The part of the head that is lost, and where the rest of it is known its member. */
static char *
dup_lost_name (UnrepSalvageWork *work)
{
  const char *part = unrep_side_file_find_missing (work->seen | ~(guint) NEEDED_PARTS);
  const char *first = unrep_salvage_find_lost_piece (work, part, NULL);
  GString *names = g_string_new (part);

  for (const char *name = g_hash_table_size (work->pieces) > 0 ? first : NULL; name != NULL; name = unrep_salvage_find_lost_piece (work, part, name))
    g_string_append_printf (names, "%s%s", name == first ? "." : ", ", name);
  return g_string_free (names, FALSE);
}

static void
complete_header (UnrepSalvage     *self,
                 UnrepSalvageWork *work)
{
  if ((work->seen & UNREP_PART_STATUS) == 0)
    {
      unrep_take_string (&work->file->status, g_strdup ("in-progress"));
      unrep_salvage_tell (self, g_strdup_printf (
        _("%s: mended: whether the work is finished is not known; it is in progress"), self->name));
    }
  if ((work->seen & UNREP_PART_OFFSET_UNIT) == 0)
    unrep_salvage_tell (self, g_strdup_printf (_("%s: mended: “offset_unit” was lost; there is only one"), self->name));
}

/* The annotations of @work that lie in the text. */
static GPtrArray *
list_fitting (UnrepSalvage     *self,
              UnrepSalvageWork *work,
              UnrepSideFile    *header)
{
  GPtrArray *fitting = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < work->annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (work->annotations, i);

      if (unrep_annotation_get_range (annotation).end <= (gsize) header->text_chars)
        g_ptr_array_add (fitting, g_object_ref (annotation));
      else
        self->n_lost += unrep_salvage_tell (self, g_strdup_printf (
          _("%s: lost: the annotation of unit “%s”: it ends behind the end of the text"), self->name,
          unrep_annotation_get_unit (annotation)));
    }
  return fitting;
}

static void
tell_conflicts (UnrepSalvage *self,
                GPtrArray    *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      UnrepAnnotation *lost = g_ptr_array_index (conflicts, i);
      const char *position = unrep_annotation_get_position (lost);

      self->n_lost += unrep_salvage_tell (self, g_strdup_printf (
        /* Translators: file, path of a unit, id of a position or “-”, a note */
        _("%s: lost: of two versions of the annotation of unit “%s” the first stays; the other has position “%s”, "
          "note “%s”"),
        self->name, unrep_annotation_get_unit (lost), position != NULL ? position : "-",
        unrep_annotation_get_note (lost)));
    }
}

/* Puts the work of another document to what there is, if it is a copy of the same;
 * one without a header is. */
static void
add_work (UnrepSalvage     *self,
          UnrepSalvageWork *work,
          guint             first_line)
{
  g_autoptr (UnrepSideFile) copy = NULL, before = NULL;
  g_autoptr (GPtrArray) fitting = NULL, conflicts = NULL;

  if (work->annotations->len == 0 && (work->seen & NEEDED_PARTS) != NEEDED_PARTS)
    return;
  if ((work->seen & NEEDED_PARTS) == NEEDED_PARTS && !unrep_side_file_is_for (work->file, self->file, self->name, NULL))
    {
      self->n_lost += unrep_salvage_tell (self, g_strdup_printf (
        /* Translators: file, line, a reviewer's id, a report's name */
        _("%s: line %u: lost: another side file begins here, by %s on “%s”; it was not mixed with the first"),
        self->name, work->line, unrep_reviewer_get_id (work->file->reviewer), work->file->report_name));
      return;
    }

  /* Neither the other side of a conflict nor a lone annotation is worth a word. */
  if (work->line != first_line && (work->seen != 0 || work->annotations->len > 1))
    unrep_salvage_tell (self, g_strdup_printf (
      _("%s: line %u: mended: a copy of the same work begins here; it was put together with the first"),
      self->name, work->line));
  copy = unrep_side_file_copy (self->file);
  fitting = list_fitting (self, work, self->file);
  unrep_side_file_set_annotations (copy, fitting);
  unrep_extras_add (&copy->extras, work->file->extras);
  before = g_steal_pointer (&self->file);
  self->file = unrep_side_file_merge (before, copy, &conflicts);
  tell_conflicts (self, conflicts);
}

static gboolean
put_together (UnrepSalvage  *self,
              GFile         *beside,
              GError       **error)
{
  UnrepSalvageWork *whole = find_best (self);
  g_autoptr (GPtrArray) fitting = NULL;

  unrep_salvage_complete (self, whole, beside);
  if ((whole->seen & NEEDED_PARTS) != NEEDED_PARTS)
    {
      g_autofree char *lost = dup_lost_name (whole);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   _("%s: it cannot be repaired: “%s” is lost, and without it nobody can say whose work on which text "
                     "it is"), self->name, lost);
      return FALSE;
    }
  complete_header (self, whole);
  self->file = unrep_side_file_copy (whole->file);
  fitting = list_fitting (self, whole, self->file);
  unrep_side_file_set_annotations (self->file, fitting);
  for (guint i = 0; i < self->works->len; i++)
    if (g_ptr_array_index (self->works, i) != whole)
      add_work (self, g_ptr_array_index (self->works, i), whole->line);
  for (guint i = 0; i < self->file->annotations->len; i++)
    self->n_mended += g_hash_table_contains (self->mended,
                                             unrep_annotation_get_id (g_ptr_array_index (self->file->annotations, i)));
  return TRUE;
}

static void
scan_text (UnrepSalvage *self)
{
  g_autofree char *ours = unrep_salvage_text_dup_side (&self->text, FALSE);
  g_autofree char *theirs = NULL;

  if (self->text.was_utf16)
    unrep_salvage_tell (self, g_strdup_printf (_("%s: mended: it was UTF-16 and is UTF-8"), self->name));
  else if (self->text.had_mark)
    unrep_salvage_tell (self, g_strdup_printf (_("%s: mended: it began with a byte order mark"), self->name));
  if (ours == NULL)
    {
      unrep_salvage_scan (self, self->text.data);
      return;
    }

  theirs = unrep_salvage_text_dup_side (&self->text, TRUE);
  unrep_salvage_tell (self, g_strdup_printf (
    _("%s: mended: a version control system left both sides of a merge in it; they were put together"), self->name));
  unrep_salvage_scan (self, ours);
  unrep_salvage_scan (self, theirs);
}

/* What claims to be newer is not touched. JSON that does not say what it is may have
 * been damaged in the very word; @claim tells what it should have said. */
static gboolean
check_claim (UnrepSalvage  *self,
             GError       **claim,
             GError       **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (self->text.data, self->text.length);
  g_autoptr (GError) sniff_error = NULL;
  gint64 version = 0;

  if (!unrep_side_file_sniff (bytes, self->name, &version, &sniff_error) &&
      g_error_matches (sniff_error, UNREP_ERROR, UNREP_ERROR_FORMAT) && unrep_json_check (bytes, self->name, NULL))
    *claim = g_steal_pointer (&sniff_error);
  return unrep_side_file_check_version (version, self->name, error);
}

/**
 * unrep_salvage_new:
 * @bytes: a side file, damaged or not
 * @name: what messages call it
 * @beside: (nullable): the file itself; its name, and the report beside it, may tell
 *   what its head does not. Reading them blocks.
 * @error: where to put why nothing can be saved
 *
 * Reads what a side file still says: cut off anywhere, with something behind its
 * end or several documents in a row, in UTF-16 or with bytes that are no text,
 * with both sides of a merge, with single records or parts of its head that are
 * damaged, names of members included. Records are taken as they are or not at all,
 * except for what unrep_salvage_mend() mends; the head is completed by
 * unrep_salvage_complete().
 *
 * Errors: %UNREP_ERROR_FORMAT where it is not certain whose work it is, or it is
 * no side file; %UNREP_ERROR_NEWER.
 *
 * Returns: (transfer full): what could be saved, %NULL on error
 */
UnrepSalvage *
unrep_salvage_new (GBytes      *bytes,
                   const char  *name,
                   GFile       *beside,
                   GError     **error)
{
  g_autoptr (UnrepSalvage) self = g_new0 (UnrepSalvage, 1);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (UnrepSideFile) again = NULL;
  g_autoptr (GError) unsound = NULL, claim = NULL;

  self->name = g_strdup (name);
  self->works = g_ptr_array_new_with_free_func ((GDestroyNotify) work_free);
  self->mended = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->messages = g_ptr_array_new ();
  g_ptr_array_add (self->messages, NULL);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->file = unrep_side_file_read_bytes (bytes, name, &unsound);
  if (self->file != NULL)
    return g_steal_pointer (&self);

  unrep_salvage_text_init (&self->text, bytes);
  if (!check_claim (self, &claim, error))
    return NULL;
  scan_text (self);
  if (!put_together (self, beside, claim == NULL ? error : NULL))
    {
      if (claim != NULL)
        g_propagate_error (error, g_steal_pointer (&claim));
      return NULL;
    }

  /* A comma too many or too few is worth no more than what the reader says of it. */
  if (self->messages->len == 1)
    /* Translators: where and why a file is not sound */
    unrep_salvage_tell (self, g_strdup_printf (_("%s: this was mended"), unsound->message));

  /* Nothing leaves this function that is not sound itself. */
  written = unrep_side_file_to_bytes (self->file);
  again = unrep_side_file_read_bytes (written, name, error);
  return again != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * unrep_salvage_get_file:
 * @self: a salvage
 *
 * Returns: (transfer none): the side file as far as it could be saved, sound
 */
UnrepSideFile *
unrep_salvage_get_file (UnrepSalvage *self)
{
  return self->file;
}

/**
 * unrep_salvage_get_n_kept:
 * @self: a salvage
 *
 * Returns: how many annotations are as they were
 */
guint
unrep_salvage_get_n_kept (UnrepSalvage *self)
{
  return self->file->annotations->len - self->n_mended;
}

/**
 * unrep_salvage_get_n_mended:
 * @self: a salvage
 *
 * Returns: how many annotations were mended
 */
guint
unrep_salvage_get_n_mended (UnrepSalvage *self)
{
  return self->n_mended;
}

/**
 * unrep_salvage_get_n_lost:
 * @self: a salvage
 *
 * Returns: how many messages tell of something that was lost
 */
guint
unrep_salvage_get_n_lost (UnrepSalvage *self)
{
  return self->n_lost;
}

/**
 * unrep_salvage_get_messages:
 * @self: a salvage
 *
 * Returns: (array zero-terminated=1): a line for each thing that was mended or
 *   lost, printable, with file and line
 */
const char * const *
unrep_salvage_get_messages (UnrepSalvage *self)
{
  return (const char * const *) self->messages->pdata;
}
