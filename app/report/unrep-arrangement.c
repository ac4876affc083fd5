/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-arrangement.h"

#include <string.h>

/**
 * unrep_arrangement_init:
 * @self: (out caller-allocates): an arrangement
 * @text: the extracted text, which must outlive @self
 *
 * Begins with nothing kept and nothing hidden.
 */
void
unrep_arrangement_init (UnrepArrangement *self,
                        UnrepText        *text)
{
  *self = (UnrepArrangement) { .text = text };
  self->edits = g_array_new (FALSE, FALSE, sizeof (UnrepArrangedEdit));
  self->doubts = g_array_new (FALSE, FALSE, sizeof (UnrepEdit));
}

/**
 * unrep_arrangement_clear:
 *
 * Frees what @self holds.
 */
void
unrep_arrangement_clear (UnrepArrangement *self)
{
  g_clear_pointer (&self->edits, g_array_unref);
  g_clear_pointer (&self->doubts, g_array_unref);
  if (self->utf8 != NULL)
    g_string_free (g_steal_pointer (&self->utf8), TRUE);
}

static void
flush (UnrepArrangement *self)
{
  if (self->utf8 == NULL)
    self->utf8 = g_string_sized_new (unrep_text_get_n_bytes (self->text));
  g_string_append_len (self->utf8, unrep_text_get_utf8 (self->text) + self->run, (gssize) (self->cursor - self->run));
  self->run = self->cursor;
}

static void
add_edit (UnrepArrangement *self,
          gsize             start,
          gsize             end,
          UnrepEditShape    shape,
          const char       *shown)
{
  UnrepArrangedEdit edit = { .start = start, .n_bytes = end - start, .n_shown = (guint) strlen (shown), .shape = shape };

  flush (self);
  edit.at = self->utf8->len;
  g_array_append_val (self->edits, edit);
  g_string_append (self->utf8, shown);
  self->run = self->cursor = unrep_edit_shape_is_move (shape) ? start : end;
}

/* One that displays the same wherever it is made. */
static void
add_plain_edit (UnrepArrangement *self,
                gsize             start,
                gsize             end,
                UnrepEditShape    shape)
{
  add_edit (self, start, end, shape, unrep_edit_shape_is_move (shape) ? "" : unrep_edit_shapes[shape].display);
}

/**
 * unrep_arrangement_keep:
 * @start: byte of the extracted text
 * @end: byte behind the last one
 *
 * Displays the text between @start and @end next.
 */
void
unrep_arrangement_keep (UnrepArrangement *self,
                        gsize             start,
                        gsize             end)
{
  if (start >= end)
    return;
  if (start != self->cursor)
    add_plain_edit (self, start, start, UNREP_SHAPE_RETURN);
  self->cursor = end;
}

/**
 * unrep_arrangement_move:
 * @start: byte of the extracted text
 * @end: byte behind the last one
 * @shape: which move
 *
 * Notes that the text between @start and @end is read next though it is stored
 * elsewhere. What of it is kept and hidden is to be said as for any other text.
 */
void
unrep_arrangement_move (UnrepArrangement *self,
                        gsize             start,
                        gsize             end,
                        UnrepEditShape    shape)
{
  add_plain_edit (self, start, end, shape);
}

/**
 * unrep_arrangement_hide:
 * @start: byte of the extracted text
 * @end: byte behind the last one
 * @shape: why, and what is displayed in its place
 *
 * Leaves out the text between @start and @end.
 */
void
unrep_arrangement_hide (UnrepArrangement *self,
                        gsize             start,
                        gsize             end,
                        UnrepEditShape    shape)
{
  if (start < end)
    add_plain_edit (self, start, end, shape);
}

/**
 * unrep_arrangement_insert:
 * @start: byte of the extracted text that is handed over next
 * @shape: what is only displayed
 *
 * Displays something that the extracted text does not have.
 */
void
unrep_arrangement_insert (UnrepArrangement *self,
                          gsize             start,
                          UnrepEditShape    shape)
{
  add_plain_edit (self, start, start, shape);
}

/**
 * unrep_arrangement_recode:
 * @start: byte of the extracted text that is handed over next
 * @end: byte behind the last one
 * @c: a character
 *
 * Displays @c in the place of the text between @start and @end.
 */
void
unrep_arrangement_recode (UnrepArrangement *self,
                          gsize             start,
                          gsize             end,
                          gunichar          c)
{
  char shown[7] = "";

  if (start != self->cursor)
    add_plain_edit (self, start, start, UNREP_SHAPE_RETURN);
  g_unichar_to_utf8 (c, shown);
  add_edit (self, start, end, UNREP_SHAPE_RECODED, shown);
}

/**
 * unrep_arrangement_doubt:
 * @start: byte of the extracted text
 * @end: byte behind the last one
 * @kind: which edit might be made there
 *
 * Notes that something looks damaged, without a repair that would be sure.
 */
void
unrep_arrangement_doubt (UnrepArrangement *self,
                         gsize             start,
                         gsize             end,
                         UnrepEditKind     kind)
{
  UnrepEdit doubt = { .kind = kind };

  doubt.range.start = unrep_text_get_offset (self->text, start);
  doubt.range.end = unrep_text_get_offset (self->text, end);
  g_array_append_val (self->doubts, doubt);
}

/**
 * unrep_arrangement_finish:
 *
 * Completes the repaired text. Without a single edit there is none, and the
 * extracted text is displayed.
 */
void
unrep_arrangement_finish (UnrepArrangement *self)
{
  if (self->utf8 != NULL)
    flush (self);
}
