/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_NOTE_FIELD (unrep_note_field_get_type ())

/**
 * UnrepNoteField:
 *
 * Where a note is written: a heading with the key that leads here, and a field that
 * grows with what is typed, each paragraph in its own direction, with a hint while it is
 * empty. What is typed is kept when typing pauses and when the field is left.
 */
G_DECLARE_FINAL_TYPE (UnrepNoteField, unrep_note_field, UNREP, NOTE_FIELD, GtkWidget)

void     unrep_note_field_set_title  (UnrepNoteField *self,
                                      const char     *title);
void     unrep_note_field_show_note  (UnrepNoteField *self,
                                      const char     *note);
gboolean unrep_note_field_commit     (UnrepNoteField *self);
void     unrep_note_field_take_focus (UnrepNoteField *self);

G_END_DECLS
