/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-evidence-list.h"

#include "unrep-colours.h"
#include "unrep-desk-spans.h"
#include "unrep-note-field.h"
#include "unrep-review-keys.h"

#include "annotation/unrep-review-spans.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_QUOTE_CHARS 120

struct _UnrepEvidenceList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *rows;
  UnrepNoteField *note;

  UnrepIdentity *identity;
  UnrepDesk *desk;
  GPtrArray *spans; /* shown in the rows */
  char *noted; /* id of the span whose note is in the field */
};

G_DEFINE_FINAL_TYPE (UnrepEvidenceList, unrep_evidence_list, GTK_TYPE_WIDGET)

static UnrepReview *
get_review (UnrepEvidenceList *self)
{
  return unrep_desk_get_review (self->desk);
}

/**
 * unrep_evidence_list_commit_note:
 * @self: a list
 *
 * Keeps what has been typed into the note field, if that has not happened yet.
 */
void
unrep_evidence_list_commit_note (UnrepEvidenceList *self)
{
  g_return_if_fail (UNREP_IS_EVIDENCE_LIST (self));

  unrep_note_field_commit (self->note);
}

static gboolean
keep_note_cb (UnrepNoteField    *field,
              const char        *note,
              UnrepEvidenceList *self)
{
  g_autoptr (GError) error = NULL;

  if (self->noted == NULL || unrep_review_get_span (get_review (self), self->noted) == NULL)
    return FALSE;
  if (unrep_identity_accept (self->identity, &error)
      && unrep_review_set_span_note (get_review (self), self->noted, note, &error))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  return FALSE;
}

static void
note_done_cb (UnrepEvidenceList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.focus-report", NULL);
}

static void
unrep_evidence_list_dispose (GObject *object)
{
  UnrepEvidenceList *self = UNREP_EVIDENCE_LIST (object);

  g_clear_object (&self->identity);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->noted, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_EVIDENCE_LIST);
  G_OBJECT_CLASS (unrep_evidence_list_parent_class)->dispose (object);
}

static void
unrep_evidence_list_class_init (UnrepEvidenceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_evidence_list_dispose;
  g_type_ensure (UNREP_TYPE_NOTE_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-evidence-list.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepEvidenceList, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepEvidenceList, rows);
  gtk_widget_class_bind_template_child (widget_class, UnrepEvidenceList, note);
}

static void
unrep_evidence_list_init (UnrepEvidenceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->spans = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_add_controller (self->rows, unrep_keys_new_controller (UNREP_KEYS_REVIEW));
  g_signal_connect_object (self->note, "keep", G_CALLBACK (keep_note_cb), self, 0);
  g_signal_connect_object (self->note, "done", G_CALLBACK (note_done_cb), self, G_CONNECT_SWAPPED);
}

static void
row_clicked_cb (GtkWidget         *row,
                UnrepEvidenceList *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index"));

  gtk_widget_activate_action (GTK_WIDGET (self), "review.choose-evidence", "s",
                              unrep_annotation_get_id (g_ptr_array_index (self->spans, index)));
}

static GtkWidget *
new_symbol (UnrepEvidenceList *self,
            const char        *id,
            guint              position)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  const UnrepPosition *shown = position != UNREP_NO_POSITION ? unrep_codebook_get_position (codebook, position) : NULL;
  GtkWidget *symbol = gtk_label_new (shown != NULL ? shown->symbol : id != NULL ? UNREP_OTHER_SYMBOL : "–");

  if (shown != NULL)
    unrep_colours_paint (GTK_LABEL (symbol), shown->colour);
  gtk_label_set_width_chars (GTK_LABEL (symbol), 2);
  gtk_widget_set_valign (symbol, GTK_ALIGN_START);
  return symbol;
}

static GtkWidget *
new_text (const char *text,
          int         lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
new_row (UnrepEvidenceList *self,
         guint              index)
{
  UnrepAnnotation *span = g_ptr_array_index (self->spans, index);
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  const char *note = unrep_annotation_get_note (span), *id = unrep_annotation_get_position (span);
  g_autofree char *words = unrep_dup_first_words (unrep_annotation_get_exact (span), MAX_QUOTE_CHARS);
  g_autofree char *quote = g_strdup_printf (_("“%s”"), words);
  g_autofree char *name = NULL;
  GtkWidget *row = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  guint position = UNREP_NO_POSITION;

  unrep_codebook_find_position (codebook, id, &position);
  /* Translators: a piece of evidence: its quoted words, the position it is evidence for, a note */
  name = g_strdup_printf (_("%s, %s. %s"), quote,
                          position != UNREP_NO_POSITION
                            ? unrep_codebook_get_position_name (codebook, position, g_get_language_names ()[0])
                            : id != NULL ? id : _("No position of its own"),
                          note);
  gtk_box_append (GTK_BOX (texts), new_text (quote, 3));
  if (note[0] != '\0')
    {
      GtkWidget *shown = new_text (note, 2);

      gtk_widget_add_css_class (shown, "caption");
      gtk_widget_add_css_class (shown, "dim-label");
      gtk_box_append (GTK_BOX (texts), shown);
    }
  gtk_box_append (GTK_BOX (box), new_symbol (self, id, position));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (row, "clicked", G_CALLBACK (row_clicked_cb), self, 0);
  return row;
}

static gboolean
lists_equal (GPtrArray *a,
             GPtrArray *b)
{
  gboolean equal = a->len == b->len;

  for (guint i = 0; equal && i < a->len; i++)
    equal = g_ptr_array_index (a, i) == g_ptr_array_index (b, i);
  return equal;
}

static void
fill (UnrepEvidenceList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 0; i < self->spans->len; i++)
    gtk_box_append (GTK_BOX (self->rows), new_row (self, i));
  gtk_widget_set_visible (self->rows, self->spans->len > 0);
}

static void
show_note (UnrepEvidenceList *self)
{
  const char *id = unrep_desk_get_span (self->desk);
  UnrepAnnotation *span = id != NULL ? unrep_review_get_span (get_review (self), id) : NULL;

  if (g_strcmp0 (id, self->noted) != 0)
    unrep_evidence_list_commit_note (self);
  g_free (self->noted);
  self->noted = g_strdup (span != NULL ? id : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->note), span != NULL);
  if (span != NULL)
    unrep_note_field_show_note (self->note, unrep_annotation_get_note (span));
}

static void
update (UnrepEvidenceList *self)
{
  guint current = unrep_desk_get_current (self->desk), n_rows = 0;
  g_autoptr (GPtrArray) spans = current != UNREP_NO_UNIT ? unrep_review_list_evidence (get_review (self), current)
                                                         : g_ptr_array_new ();

  show_note (self);
  if (!lists_equal (spans, self->spans))
    {
      g_ptr_array_unref (self->spans);
      self->spans = g_steal_pointer (&spans);
      fill (self);
    }
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row),
                                  g_strcmp0 (unrep_annotation_get_id (g_ptr_array_index (self->spans, n_rows++)),
                                             unrep_desk_get_span (self->desk)) == 0);
}

/**
 * unrep_evidence_list_set_identity:
 * @self: a list
 * @identity: who reviews; to be set once
 */
void
unrep_evidence_list_set_identity (UnrepEvidenceList *self,
                                  UnrepIdentity     *identity)
{
  g_return_if_fail (UNREP_IS_EVIDENCE_LIST (self) && self->identity == NULL);

  self->identity = g_object_ref (identity);
}

/**
 * unrep_evidence_list_set_desk:
 * @self: a list
 * @desk: whose evidence to show
 *
 * Another desk takes the place of an earlier one.
 */
void
unrep_evidence_list_set_desk (UnrepEvidenceList *self,
                              UnrepDesk         *desk)
{
  g_return_if_fail (UNREP_IS_EVIDENCE_LIST (self));

  if (self->desk != NULL)
    {
      unrep_evidence_list_commit_note (self);
      g_clear_pointer (&self->noted, g_free);
      g_signal_handlers_disconnect_by_data (self->desk, self);
      g_signal_handlers_disconnect_by_data (get_review (self), self);
    }
  else
    g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_set_object (&self->desk, desk);
  g_signal_connect_object (desk, "notify::current", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::span", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "outline-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_review (self), "spans-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * unrep_evidence_list_focus_note:
 * @self: a list
 *
 * Puts the caret into the note of the current span; nothing happens without one.
 */
void
unrep_evidence_list_focus_note (UnrepEvidenceList *self)
{
  g_return_if_fail (UNREP_IS_EVIDENCE_LIST (self));

  if (self->noted != NULL)
    unrep_note_field_take_focus (self->note);
}
