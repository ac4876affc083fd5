/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-annotation-pane.h"

#include "unrep-button-list.h"
#include "unrep-colours.h"
#include "unrep-desk-spans.h"
#include "unrep-digits.h"
#include "unrep-evidence-list.h"
#include "unrep-identity-card.h"
#include "unrep-note-field.h"
#include "unrep-review-keys.h"
#include "unrep-suggestion-box.h"
#include "unrep-tag-box.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _UnrepAnnotationPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkBox *content;
  GtkLabel *citation;
  GtkLabel *about;
  GtkWidget *positions;
  GtkWidget *clear;
  GtkWidget *flag;
  UnrepSettlingBox *settling;
  UnrepSuggestionBox *suggestion;
  GtkWidget *own; /* what a decision does not have */
  UnrepEvidenceList *evidence;
  UnrepTagBox *tags;
  UnrepNoteField *note;
  GtkLabel *saved;
  GtkWidget *card;

  UnrepIdentity *identity;
  UnrepDesk *desk;
  GPtrArray *buttons; /* borrowed, one a position */
  guint shown_unit; /* whose note is in the field */
};

G_DEFINE_FINAL_TYPE (UnrepAnnotationPane, unrep_annotation_pane, GTK_TYPE_WIDGET)

/**
 * unrep_annotation_pane_commit_note:
 * @self: a pane
 *
 * Keeps what has been typed into the note fields, if that has not happened yet.
 */
void
unrep_annotation_pane_commit_note (UnrepAnnotationPane *self)
{
  g_return_if_fail (UNREP_IS_ANNOTATION_PANE (self));

  unrep_evidence_list_commit_note (self->evidence);
  unrep_note_field_commit (self->note);
}

static gboolean
keep_note_cb (UnrepNoteField      *field,
              const char          *note,
              UnrepAnnotationPane *self)
{
  g_autoptr (GError) error = NULL;

  if (self->desk == NULL || self->shown_unit == UNREP_NO_UNIT)
    return FALSE;
  if (unrep_identity_accept (self->identity, &error)
      && unrep_review_set_note (unrep_desk_get_review (self->desk), self->shown_unit, note, &error))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  return FALSE;
}

static void
note_done_cb (UnrepAnnotationPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.focus-report", NULL);
}

static void
unrep_annotation_pane_dispose (GObject *object)
{
  UnrepAnnotationPane *self = UNREP_ANNOTATION_PANE (object);

  g_clear_object (&self->identity);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_ANNOTATION_PANE);
  G_OBJECT_CLASS (unrep_annotation_pane_parent_class)->dispose (object);
}

static void
unrep_annotation_pane_class_init (UnrepAnnotationPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_annotation_pane_dispose;
  g_type_ensure (UNREP_TYPE_SETTLING_BOX);
  g_type_ensure (UNREP_TYPE_SUGGESTION_BOX);
  g_type_ensure (UNREP_TYPE_EVIDENCE_LIST);
  g_type_ensure (UNREP_TYPE_NOTE_FIELD);
  g_type_ensure (UNREP_TYPE_TAG_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-annotation-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, content);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, citation);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, about);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, positions);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, clear);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, flag);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, settling);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, suggestion);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, own);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, evidence);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, tags);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, note);
  gtk_widget_class_bind_template_child (widget_class, UnrepAnnotationPane, saved);
}

static void
flag_clicked_cb (UnrepAnnotationPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.flag", NULL);
}

/* An action's button would be sensitive whenever the action is. */
static void
clear_clicked_cb (UnrepAnnotationPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.clear", NULL);
}

static void
unrep_annotation_pane_init (UnrepAnnotationPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buttons = g_ptr_array_new ();
  self->shown_unit = UNREP_NO_UNIT;
  gtk_widget_add_controller (self->positions, unrep_keys_new_controller (UNREP_KEYS_REVIEW));
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flag, "clicked", G_CALLBACK (flag_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note, "keep", G_CALLBACK (keep_note_cb), self, 0);
  g_signal_connect_object (self->note, "done", G_CALLBACK (note_done_cb), self, G_CONNECT_SWAPPED);
}

static void
position_clicked_cb (GtkWidget           *button,
                     UnrepAnnotationPane *self)
{
  guint position;

  if (g_ptr_array_find (self->buttons, button, &position))
    gtk_widget_activate_action (GTK_WIDGET (self), "review.position", "u", position);
}

static GtkWidget *
new_position_button (UnrepAnnotationPane *self,
                     guint                index)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  const UnrepPosition *position = unrep_codebook_get_position (codebook, index);
  const char *language = g_get_language_names ()[0];
  const char *name = unrep_codebook_get_position_name (codebook, index, language);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *symbol = gtk_label_new (position->symbol), *text = gtk_label_new (name), *badge = gtk_label_new (position->key);

  gtk_label_set_width_chars (GTK_LABEL (symbol), 2);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "key");
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), symbol);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, unrep_codebook_get_position_description (codebook, index, language));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (position_clicked_cb), self, 0);
  return button;
}

static void
recolour_cb (UnrepAnnotationPane *self)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *box = gtk_button_get_child (GTK_BUTTON (g_ptr_array_index (self->buttons, i)));

      unrep_colours_paint (GTK_LABEL (gtk_widget_get_first_child (box)), unrep_codebook_get_position (codebook, i)->colour);
    }
}

static void
create_buttons (UnrepAnnotationPane *self)
{
  guint n = unrep_codebook_get_n_positions (unrep_desk_get_codebook (self->desk));

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = new_position_button (self, i);

      gtk_box_append (GTK_BOX (self->positions), button);
      g_ptr_array_add (self->buttons, button);
    }
  recolour_cb (self);
}

static void
show_note (UnrepAnnotationPane *self,
           guint                unit)
{
  self->shown_unit = unit;
  unrep_note_field_show_note (self->note, unit != UNREP_NO_UNIT
                                            ? unrep_review_get_note (unrep_desk_get_review (self->desk), unit) : NULL);
}

/* What the buttons are meant for. */
static char *
dup_citation (UnrepAnnotationPane *self)
{
  guint current = unrep_desk_get_current (self->desk), n_selected = unrep_desk_get_n_selected (self->desk);
  const UnrepUnit *unit;

  if (n_selected > 1)
    return unrep_digits_take (g_strdup_printf (ngettext ("%u unit selected", "%u units selected", n_selected),
                                               n_selected));
  if (current == UNREP_NO_UNIT)
    return g_strdup (_("None chosen"));
  unit = unrep_outline_get_unit (unrep_desk_get_outline (self->desk), current);
  return *unit->path != '\0' ? unrep_unit_dup_citation (unit)
                             : unrep_outline_dup_first_words (unrep_desk_get_outline (self->desk), current, 40);
}

static void
update (UnrepAnnotationPane *self)
{
  guint current = unrep_desk_get_current (self->desk);
  gboolean can_tag = unrep_desk_can_tag (self->desk);
  g_autofree char *citation = dup_citation (self);
  guint position = G_MAXUINT;
  gboolean is_tagged = current != UNREP_NO_UNIT
                       && unrep_review_get_position (unrep_desk_get_review (self->desk), current) != NULL;

  if (current != UNREP_NO_UNIT)
    unrep_desk_get_position (self->desk, current, &position);
  gtk_label_set_text (self->citation, citation);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), i == position);
  gtk_widget_set_sensitive (self->positions, can_tag);
  gtk_widget_set_sensitive (self->clear,
                            can_tag && (is_tagged || unrep_desk_get_n_selected (self->desk) > 1));
  gtk_widget_set_sensitive (self->flag, can_tag);
  gtk_widget_set_sensitive (GTK_WIDGET (self->note), can_tag);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->flag),
                                can_tag && unrep_review_get_flag (unrep_desk_get_review (self->desk), current));
}

static void
current_changed_cb (UnrepAnnotationPane *self)
{
  unrep_annotation_pane_commit_note (self);
  show_note (self, unrep_desk_get_current (self->desk));
  update (self);
}

static void
unit_changed_cb (UnrepAnnotationPane *self)
{
  update (self);
  show_note (self, unrep_desk_get_current (self->desk)); /* an undo may have changed it */
}

/* Whose note is being typed is still the current unit, by another index. */
static void
outline_changed_cb (UnrepAnnotationPane *self)
{
  self->shown_unit = unrep_desk_get_current (self->desk);
}

static void
update_saved (UnrepAnnotationPane *self)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  const char *name = unrep_reviewer_get_name (unrep_review_get_reviewer (review));
  g_autofree char *text = NULL;

  switch (unrep_review_get_state (review))
    {
    case UNREP_REVIEW_SAVED:
    case UNREP_REVIEW_SAVING:
    default:
      /* Translators: %s is the reviewer's name. */
      text = g_strdup_printf (_("Saved automatically · %s"), name);
      break;
    case UNREP_REVIEW_FAILED:
      text = g_strdup_printf (_("Not saved yet · %s"), name);
      break;
    case UNREP_REVIEW_READ_ONLY:
      text = g_strdup_printf (_("Read-only · %s"), name);
      break;
    }
  gtk_label_set_text (self->saved, text);
  update (self);
}

/* Asked once: the card goes when there is an answer. */
static void
update_card (UnrepAnnotationPane *self)
{
  gboolean wanted = !unrep_identity_is_known (self->identity);

  if (wanted && self->card == NULL)
    {
      self->card = unrep_identity_card_new (self->identity);
      gtk_box_append (self->content, self->card);
    }
  else if (!wanted && self->card != NULL)
    {
      gtk_box_remove (self->content, self->card);
      self->card = NULL;
    }
}

/**
 * unrep_annotation_pane_set_identity:
 * @self: a pane
 * @identity: who reviews
 *
 * To be called once, before a desk is set.
 */
void
unrep_annotation_pane_set_identity (UnrepAnnotationPane *self,
                                    UnrepIdentity       *identity)
{
  g_return_if_fail (UNREP_IS_ANNOTATION_PANE (self) && self->identity == NULL);

  self->identity = g_object_ref (identity);
  unrep_evidence_list_set_identity (self->evidence, identity);
  g_signal_connect_object (identity, "notify::known", G_CALLBACK (update_card), self, G_CONNECT_SWAPPED);
  update_card (self);
}

/**
 * unrep_annotation_pane_set_desk:
 * @self: a pane
 * @desk: what to show
 *
 * Shows the current unit of @desk; another desk takes the place of an earlier one.
 */
void
unrep_annotation_pane_set_desk (UnrepAnnotationPane *self,
                                UnrepDesk           *desk)
{
  UnrepReview *review;

  g_return_if_fail (UNREP_IS_ANNOTATION_PANE (self));

  if (self->desk != NULL)
    {
      unrep_annotation_pane_commit_note (self);
      g_signal_handlers_disconnect_by_data (self->desk, self);
      g_signal_handlers_disconnect_by_data (unrep_desk_get_review (self->desk), self);
    }
  else
    {
      g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (recolour_cb), self,
                               G_CONNECT_SWAPPED);
    }
  if (g_set_object (&self->desk, desk))
    unrep_annotation_pane_set_settling (self, NULL, 0);
  review = unrep_desk_get_review (desk);
  unrep_button_list_clear (self->buttons);
  create_buttons (self);
  g_signal_connect_object (desk, "outline-changed", G_CALLBACK (outline_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::current", G_CALLBACK (current_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::n-selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "unit-changed", G_CALLBACK (unit_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "notify::state", G_CALLBACK (update_saved), self, G_CONNECT_SWAPPED);
  unrep_suggestion_box_set_desk (self->suggestion, desk);
  unrep_evidence_list_set_desk (self->evidence, desk);
  unrep_tag_box_set_desk (self->tags, desk);
  show_note (self, unrep_desk_get_current (desk));
  update_saved (self);
}

/**
 * unrep_annotation_pane_set_settling:
 * @self: a pane that has its desk
 * @settling: (nullable): what reviewers say, whose decisions the desk has; %NULL for a
 *   review of one's own
 * @kinds: which disagreements the keys walk through: values of UnrepDisagreementKind
 *
 * A decision has no evidence, tags or flag of its own.
 */
void
unrep_annotation_pane_set_settling (UnrepAnnotationPane *self,
                                    UnrepSettling       *settling,
                                    guint                kinds)
{
  g_return_if_fail (UNREP_IS_ANNOTATION_PANE (self));

  unrep_settling_box_set_settling (self->settling, self->desk, settling, kinds);
  gtk_widget_set_visible (self->own, settling == NULL);
  gtk_widget_set_visible (self->flag, settling == NULL);
  unrep_note_field_set_title (self->note, settling != NULL ? _("Comment on the decision") : _("Note"));
}

/**
 * unrep_annotation_pane_get_settling_box:
 * @self: a pane
 *
 * Returns: (transfer none): what shows the reviewers' positions while a lead settles
 */
UnrepSettlingBox *
unrep_annotation_pane_get_settling_box (UnrepAnnotationPane *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION_PANE (self), NULL);

  return self->settling;
}

/**
 * unrep_annotation_pane_set_about:
 * @self: a pane
 * @about: (nullable): sentences, one a line, or %NULL for nothing to say
 *
 * Says of the current unit what its words do not.
 */
void
unrep_annotation_pane_set_about (UnrepAnnotationPane *self,
                                 const char          *about)
{
  g_return_if_fail (UNREP_IS_ANNOTATION_PANE (self));

  gtk_label_set_text (self->about, about != NULL ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), about != NULL);
}

/**
 * unrep_annotation_pane_say:
 * @self: a pane
 * @message: what has been done
 *
 * Says @message where it is said whether all is saved, until that is said again.
 */
void
unrep_annotation_pane_say (UnrepAnnotationPane *self,
                           const char          *message)
{
  g_return_if_fail (UNREP_IS_ANNOTATION_PANE (self));

  gtk_label_set_text (self->saved, message);
}

/**
 * unrep_annotation_pane_focus_note:
 * @self: a pane
 *
 * Puts the caret into the note field, that of the current span if somebody chose one.
 */
void
unrep_annotation_pane_focus_note (UnrepAnnotationPane *self)
{
  g_return_if_fail (UNREP_IS_ANNOTATION_PANE (self));

  if (self->desk != NULL && unrep_desk_is_span_chosen (self->desk))
    unrep_evidence_list_focus_note (self->evidence);
  else
    unrep_note_field_take_focus (self->note);
}

/**
 * unrep_annotation_pane_focus_tags:
 * @self: a pane
 *
 * Unfolds the tags and goes to the first one.
 */
void
unrep_annotation_pane_focus_tags (UnrepAnnotationPane *self)
{
  g_return_if_fail (UNREP_IS_ANNOTATION_PANE (self));

  unrep_tag_box_open (self->tags);
}
