/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reviewer says about units, one or many at once. */
#include "unrep-review-private.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * unrep_review_get_position:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: (nullable): the id of the unit's position, which may be one that the
 *   codebook does not have; %NULL if it is not tagged
 */
const char *
unrep_review_get_position (UnrepReview *self,
                           guint        unit)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return unrep_review_get_content (self, unit).position;
}

/**
 * unrep_review_get_note:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: the unit's note, "" for none
 */
const char *
unrep_review_get_note (UnrepReview *self,
                       guint        unit)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return unrep_review_get_content (self, unit).note;
}

/**
 * unrep_review_get_flag:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: whether the unit is flagged
 */
gboolean
unrep_review_get_flag (UnrepReview *self,
                       guint        unit)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  return unrep_review_get_content (self, unit).flag;
}

/**
 * unrep_review_get_tags:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: (array zero-terminated=1): ids of the unit's tags, of the codebook or not
 */
const char * const *
unrep_review_get_tags (UnrepReview *self,
                       guint        unit)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return unrep_review_get_content (self, unit).tags;
}

/**
 * unrep_review_check_position:
 * @self: a review
 * @position: (nullable): what may be the id of a position
 * @error: where to put what is wrong
 *
 * Returns: whether @position is %NULL or one of the codebook
 */
gboolean
unrep_review_check_position (UnrepReview  *self,
                             const char   *position,
                             GError      **error)
{
  g_autofree char *printable = NULL;

  if (position == NULL || unrep_codebook_find_position (self->codebook, position, NULL))
    return TRUE;
  printable = unrep_dup_printable (position);
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("“%s” is no position of the codebook “%s”."), printable,
               unrep_codebook_get_id (self->codebook));
  return FALSE;
}

/**
 * unrep_review_check_note:
 * @note: what may be a note
 * @error: where to put what is wrong
 *
 * Returns: whether @note is UTF-8 of at most %UNREP_NOTE_MAX_BYTES
 */
gboolean
unrep_review_check_note (const char  *note,
                         GError     **error)
{
  if (strlen (note) > UNREP_NOTE_MAX_BYTES)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE, _("A note may have at most %zu bytes."),
                   UNREP_NOTE_MAX_BYTES);
      return FALSE;
    }
  if (!g_utf8_validate (note, -1, NULL))
    {
      g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("A note must be text in UTF-8."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
units_exist (UnrepReview *self,
             const guint *units,
             guint        n_units)
{
  for (guint i = 0; i < n_units; i++)
    if (units[i] >= unrep_outline_get_n_units (self->outline))
      return FALSE;
  return TRUE;
}

static void
edit_position (UnrepAnnotationContent *content,
               gpointer                position)
{
  content->position = position;
}

/**
 * unrep_review_set_positions:
 * @self: a review
 * @units: (array length=n_units): indices of units of any kind, each once
 * @n_units: how many there are
 * @position: (nullable): the id of a position of the codebook, %NULL for none;
 *   notes, flags and tags stay
 * @error: where to put what went wrong
 *
 * All of it is undone in one step.
 *
 * Errors: %UNREP_ERROR_USAGE for an id that the codebook does not have; in state
 * %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether all units have that position now
 */
gboolean
unrep_review_set_positions (UnrepReview  *self,
                            const guint  *units,
                            guint         n_units,
                            const char   *position,
                            GError      **error)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (units_exist (self, units, n_units), FALSE);

  return unrep_review_check_position (self, position, error)
         && unrep_review_change_units (self, units, n_units, edit_position, (gpointer) position, FALSE, error);
}

/**
 * unrep_review_set_position:
 * @self: a review
 * @unit: index of a unit of any kind
 * @position: (nullable): the id of a position of the codebook, %NULL for none;
 *   the note, the flag and the tags stay
 * @error: where to put what went wrong
 *
 * Errors: as unrep_review_set_positions().
 *
 * Returns: whether the unit has that position now
 */
gboolean
unrep_review_set_position (UnrepReview  *self,
                           guint         unit,
                           const char   *position,
                           GError      **error)
{
  return unrep_review_set_positions (self, &unit, 1, position, error);
}

/* Units are edited in their order. */
static void
edit_filling (UnrepAnnotationContent *content,
              gpointer                next)
{
  const UnrepFilling **filling = next;

  if ((*filling)->position != NULL)
    content->position = (*filling)->position;
  if ((*filling)->note != NULL)
    content->note = (*filling)->note;
  (*filling)++;
}

/**
 * unrep_review_fill:
 * @self: a review
 * @fillings: (array length=n_fillings): what to say, one a unit
 * @n_fillings: how many there are
 * @error: where to put what went wrong
 *
 * Says something about many units at once. All of it is undone in one step.
 *
 * Errors: as unrep_review_set_positions() and unrep_review_set_note().
 *
 * Returns: whether all of it is said now
 */
gboolean
unrep_review_fill (UnrepReview         *self,
                   const UnrepFilling  *fillings,
                   guint                n_fillings,
                   GError             **error)
{
  g_autoptr (GArray) units = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_fillings);

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  for (guint i = 0; i < n_fillings; i++)
    {
      if (!unrep_review_check_position (self, fillings[i].position, error) ||
          (fillings[i].note != NULL && !unrep_review_check_note (fillings[i].note, error)))
        return FALSE;
      g_array_append_val (units, fillings[i].unit);
    }
  g_return_val_if_fail (units_exist (self, (const guint *) units->data, n_fillings), FALSE);

  return unrep_review_change_units (self, (const guint *) units->data, n_fillings, edit_filling, &fillings, FALSE, error);
}

static void
edit_note (UnrepAnnotationContent *content,
           gpointer                note)
{
  content->note = note;
}

/**
 * unrep_review_set_note:
 * @self: a review
 * @unit: index of a unit of any kind
 * @note: UTF-8 of at most %UNREP_NOTE_MAX_BYTES; "" removes the note
 * @error: where to put what went wrong
 *
 * Consecutive calls for one unit are undone in one step, up to
 * unrep_review_end_note_burst() or any other change.
 *
 * Errors: %UNREP_ERROR_TOO_LARGE, %UNREP_ERROR_USAGE for what is not UTF-8; in
 * state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether the unit has that note now
 */
gboolean
unrep_review_set_note (UnrepReview  *self,
                       guint         unit,
                       const char   *note,
                       GError      **error)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (units_exist (self, &unit, 1), FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  return unrep_review_check_note (note, error)
         && unrep_review_change_units (self, &unit, 1, edit_note, (gpointer) note, TRUE, error);
}

/**
 * unrep_review_end_note_burst:
 * @self: a review
 *
 * The next unrep_review_set_note() begins a step of undoing of its own: for a
 * window to call when the note loses the focus or a while has passed.
 */
void
unrep_review_end_note_burst (UnrepReview *self)
{
  g_return_if_fail (UNREP_IS_REVIEW (self));

  unrep_history_end_burst (self->history);
}

static void
edit_flag (UnrepAnnotationContent *content,
           gpointer                flag)
{
  content->flag = GPOINTER_TO_INT (flag);
}

/**
 * unrep_review_set_flags:
 * @self: a review
 * @units: (array length=n_units): indices of units of any kind, each once
 * @n_units: how many there are
 * @flag: whether the reviewer wants to come back to them
 * @error: where to put what went wrong
 *
 * All of it is undone in one step.
 *
 * Errors: in state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether all units have that flag now
 */
gboolean
unrep_review_set_flags (UnrepReview  *self,
                        const guint  *units,
                        guint         n_units,
                        gboolean      flag,
                        GError      **error)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (units_exist (self, units, n_units), FALSE);

  return unrep_review_change_units (self, units, n_units, edit_flag, GINT_TO_POINTER (flag != FALSE), FALSE, error);
}

/**
 * unrep_review_set_flag:
 * @self: a review
 * @unit: index of a unit of any kind
 * @flag: whether the reviewer wants to come back to it
 * @error: where to put what went wrong
 *
 * Errors: in state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether the unit's flag is @flag now
 */
gboolean
unrep_review_set_flag (UnrepReview  *self,
                       guint         unit,
                       gboolean      flag,
                       GError      **error)
{
  return unrep_review_set_flags (self, &unit, 1, flag, error);
}

/* One tag that units get or lose, and the tags that the last one had afterwards. */
typedef struct
{
  const char *tag;
  gboolean on;
  GPtrArray *tags;
} TagEdit;

static void
edit_tag (UnrepAnnotationContent *content,
          gpointer                data)
{
  TagEdit *edit = data;

  if (g_strv_contains (content->tags, edit->tag) == edit->on)
    return;
  g_ptr_array_set_size (edit->tags, 0);
  for (gsize i = 0; content->tags[i] != NULL; i++)
    if (!g_str_equal (content->tags[i], edit->tag))
      g_ptr_array_add (edit->tags, (gpointer) content->tags[i]);
  if (edit->on && edit->tags->len < UNREP_ANNOTATION_MAX_TAGS)
    g_ptr_array_add (edit->tags, (gpointer) edit->tag);
  g_ptr_array_add (edit->tags, NULL);
  content->tags = (const char * const *) edit->tags->pdata;
}

/**
 * unrep_review_set_tag:
 * @self: a review
 * @units: (array length=n_units): indices of units of any kind, each once
 * @n_units: how many there are
 * @tag: the id of a tag; one that the codebook does not have can only be taken away
 * @on: whether the units shall have @tag
 * @error: where to put what went wrong
 *
 * All of it is undone in one step.
 *
 * Errors: %UNREP_ERROR_USAGE for a tag that the codebook does not have; in state
 * %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether @tag is on or off at all units now
 */
gboolean
unrep_review_set_tag (UnrepReview  *self,
                      const guint  *units,
                      guint         n_units,
                      const char   *tag,
                      gboolean      on,
                      GError      **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  TagEdit edit = { tag, on != FALSE, tags };

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (units_exist (self, units, n_units), FALSE);
  g_return_val_if_fail (tag != NULL, FALSE);

  if (on && !unrep_codebook_find_tag (self->codebook, tag, NULL))
    {
      g_autofree char *printable = unrep_dup_printable (tag);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("“%s” is no tag of the codebook “%s”."), printable,
                   unrep_codebook_get_id (self->codebook));
      return FALSE;
    }
  return unrep_review_change_units (self, units, n_units, edit_tag, &edit, FALSE, error);
}
