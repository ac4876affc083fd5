/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-span-bar.h"

#include "unrep-button-list.h"
#include "unrep-colours.h"
#include "unrep-desk-spans.h"

#include "annotation/unrep-review-spans.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _UnrepSpanBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *question;
  GtkLabel *words;
  GtkWidget *positions;
  GtkWidget *none;
  GtkWidget *remove;

  UnrepDesk *desk;
  GPtrArray *buttons; /* borrowed, one a position */
};

G_DEFINE_FINAL_TYPE (UnrepSpanBar, unrep_span_bar, GTK_TYPE_WIDGET)

static void
unrep_span_bar_dispose (GObject *object)
{
  UnrepSpanBar *self = UNREP_SPAN_BAR (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_SPAN_BAR);
  G_OBJECT_CLASS (unrep_span_bar_parent_class)->dispose (object);
}

static void
unrep_span_bar_class_init (UnrepSpanBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_span_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-span-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepSpanBar, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepSpanBar, question);
  gtk_widget_class_bind_template_child (widget_class, UnrepSpanBar, words);
  gtk_widget_class_bind_template_child (widget_class, UnrepSpanBar, positions);
  gtk_widget_class_bind_template_child (widget_class, UnrepSpanBar, none);
  gtk_widget_class_bind_template_child (widget_class, UnrepSpanBar, remove);
}

static void
none_clicked_cb (UnrepSpanBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.evidence-position", "u", UNREP_NO_POSITION);
}

static void
unrep_span_bar_init (UnrepSpanBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->buttons = g_ptr_array_new ();
  g_signal_connect_object (self->none, "clicked", G_CALLBACK (none_clicked_cb), self, G_CONNECT_SWAPPED);
}

static void
position_clicked_cb (GtkWidget    *button,
                     UnrepSpanBar *self)
{
  guint position;

  if (g_ptr_array_find (self->buttons, button, &position))
    gtk_widget_activate_action (GTK_WIDGET (self), "review.evidence-position", "u", position);
}

static void
add_button (UnrepSpanBar *self,
            guint         index)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  const UnrepPosition *position = unrep_codebook_get_position (codebook, index);
  const char *name = unrep_codebook_get_position_name (codebook, index, g_get_language_names ()[0]);
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", name, position->key);
  GtkWidget *button = gtk_toggle_button_new_with_label (position->symbol);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (position_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (self->positions), button);
  g_ptr_array_add (self->buttons, button);
}

static void
recolour_cb (UnrepSpanBar *self)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      unrep_colours_paint (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           unrep_codebook_get_position (codebook, i)->colour);
    }
}

/* The words in one line, quoted. */
static char *
dup_quote (const char *words)
{
  g_autofree char *line = unrep_dup_first_words (words, 200);

  /* Translators: words of the report, quoted */
  return g_strdup_printf (_("“%s”"), line);
}

static void
show (UnrepSpanBar *self,
      const char   *words,
      guint         position)
{
  gboolean asked = unrep_desk_get_asked (self->desk, NULL);
  g_autofree char *quote = dup_quote (words);
  const char *question = asked ? _("Which position is this evidence for?")
                         : unrep_desk_is_span_chosen (self->desk)
                           ? _("Evidence: Shift+arrows move its end, O the other end")
                           : _("Evidence added: Shift+arrows move its end, E chooses its position");

  gtk_label_set_text (self->question, question);
  gtk_label_set_text (self->words, quote);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), i == position);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->none), !asked && position == UNREP_NO_POSITION);
  gtk_widget_set_sensitive (self->remove, !asked);
}

static void
update (UnrepSpanBar *self)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  const char *id = unrep_desk_get_span (self->desk);
  UnrepAnnotation *span = id != NULL ? unrep_review_get_span (review, id) : NULL;
  guint position = UNREP_NO_POSITION;
  g_autofree char *text = NULL;
  UnrepRange words;

  gtk_widget_set_visible (GTK_WIDGET (self), span != NULL || unrep_desk_get_asked (self->desk, &words));
  if (span != NULL)
    {
      unrep_codebook_find_position (unrep_desk_get_codebook (self->desk), unrep_annotation_get_position (span), &position);
      show (self, unrep_annotation_get_exact (span), position);
    }
  else if (unrep_desk_get_asked (self->desk, &words))
    {
      text = unrep_text_dup_range (unrep_report_get_text (unrep_review_get_report (review)), words);
      show (self, text, position);
    }
}

/**
 * unrep_span_bar_set_desk:
 * @self: a bar
 * @desk: what to follow
 *
 * Another desk takes the place of an earlier one.
 */
void
unrep_span_bar_set_desk (UnrepSpanBar *self,
                         UnrepDesk    *desk)
{
  g_return_if_fail (UNREP_IS_SPAN_BAR (self));

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  else
    g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (recolour_cb), self,
                             G_CONNECT_SWAPPED);
  g_set_object (&self->desk, desk);
  unrep_button_list_clear (self->buttons);
  for (guint i = 0; i < unrep_codebook_get_n_positions (unrep_desk_get_codebook (desk)); i++)
    add_button (self, i);
  recolour_cb (self);
  g_signal_connect_object (desk, "notify::span", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
