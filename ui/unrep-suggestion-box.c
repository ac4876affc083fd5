/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-suggestion-box.h"

#include "unrep-colours.h"
#include "unrep-review-keys.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _UnrepSuggestionBox
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *verdict;
  GtkLabel *symbol;
  GtkLabel *name;
  GtkWidget *accept;
  GtkLabel *about;
  GtkWidget *reasons;

  UnrepDesk *desk;
};

G_DEFINE_FINAL_TYPE (UnrepSuggestionBox, unrep_suggestion_box, GTK_TYPE_WIDGET)

static void
unrep_suggestion_box_dispose (GObject *object)
{
  g_clear_object (&UNREP_SUGGESTION_BOX (object)->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), UNREP_TYPE_SUGGESTION_BOX);
  G_OBJECT_CLASS (unrep_suggestion_box_parent_class)->dispose (object);
}

static void
unrep_suggestion_box_class_init (UnrepSuggestionBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_suggestion_box_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-suggestion-box.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepSuggestionBox, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepSuggestionBox, verdict);
  gtk_widget_class_bind_template_child (widget_class, UnrepSuggestionBox, symbol);
  gtk_widget_class_bind_template_child (widget_class, UnrepSuggestionBox, name);
  gtk_widget_class_bind_template_child (widget_class, UnrepSuggestionBox, accept);
  gtk_widget_class_bind_template_child (widget_class, UnrepSuggestionBox, about);
  gtk_widget_class_bind_template_child (widget_class, UnrepSuggestionBox, reasons);
}

/* An action's button would be sensitive whenever the action is. */
static void
accept_clicked_cb (UnrepSuggestionBox *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.accept-suggestion", NULL);
}

static void
unrep_suggestion_box_init (UnrepSuggestionBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_controller (self->box, unrep_keys_new_controller (UNREP_KEYS_REVIEW));
  g_signal_connect_object (self->accept, "clicked", G_CALLBACK (accept_clicked_cb), self, G_CONNECT_SWAPPED);
}

/* The words as they are extracted, on one line. */
static char *
dup_quote (UnrepSuggestionBox *self,
           UnrepRange          range)
{
  UnrepReport *report = unrep_review_get_report (unrep_desk_get_review (self->desk));
  g_autofree char *words = unrep_text_dup_range (unrep_report_get_text (report), range);
  g_auto (GStrv) pieces = g_strsplit_set (words, " \t\r\n", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", pieces[i]);
  return g_strdup_printf (_("“%s”"), line->str);
}

static void
reason_clicked_cb (GtkWidget          *button,
                   UnrepSuggestionBox *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.show-words", "u",
                              GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));
}

static GtkWidget *
new_reason (UnrepSuggestionBox *self,
            const char         *quote,
            guint               index)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (quote);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reason");
  gtk_widget_set_tooltip_text (button, _("Show these words in the report"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, quote, -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (reason_clicked_cb), self, 0);
  return button;
}

/* Shows the words of @suggestion, %NULL for none; returns them as one line. */
static char *
fill_reasons (UnrepSuggestionBox    *self,
              const UnrepSuggestion *suggestion)
{
  g_autoptr (GString) all = g_string_new (NULL);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->reasons)) != NULL)
    gtk_box_remove (GTK_BOX (self->reasons), row);
  for (guint i = 0; suggestion != NULL && i < suggestion->reasons->len; i++)
    {
      g_autofree char *quote = dup_quote (self, g_array_index (suggestion->reasons, UnrepRange, i));

      /* Translators: between two quotations of a list */
      g_string_append_printf (all, "%s%s", i > 0 ? _(", ") : "", quote);
      gtk_box_append (GTK_BOX (self->reasons), new_reason (self, quote, i));
    }
  gtk_widget_set_visible (self->reasons, suggestion != NULL);
  return g_steal_pointer (&all->str);
}

static const char *
get_name (UnrepSuggestionBox *self,
          guint               position)
{
  return unrep_codebook_get_position_name (unrep_desk_get_codebook (self->desk), position, g_get_language_names ()[0]);
}

/* One sentence below the heading, and nothing to accept. */
static void
show_sentence (UnrepSuggestionBox *self,
               const char         *sentence)
{
  gtk_widget_set_visible (self->verdict, FALSE);
  gtk_label_set_text (self->about, sentence);
  g_free (fill_reasons (self, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
show_open (UnrepSuggestionBox    *self,
           const UnrepSuggestion *suggestion)
{
  const UnrepPosition *position = unrep_codebook_get_position (unrep_desk_get_codebook (self->desk), suggestion->position);
  g_autofree char *words = fill_reasons (self, suggestion);
  g_autofree char *whole = NULL;

  gtk_label_set_text (self->symbol, position->symbol);
  unrep_colours_paint (self->symbol, position->colour);
  gtk_label_set_text (self->name, get_name (self, suggestion->position));
  gtk_widget_set_visible (self->verdict, TRUE);
  /* Translators: the words that led to a suggestion follow, one a line */
  gtk_label_set_text (self->about, _("because of:"));
  /* Translators: %1$s is the name of a position, %2$s the words that led to it, quoted */
  whole = g_strdup_printf (_("Suggested: %1$s, because of %2$s"), get_name (self, suggestion->position), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, whole, -1);
  g_debug ("suggested: %s, %u reasons", position->id, suggestion->reasons->len);
}

/* Somebody has decided: the suggestion is a second look and no more. */
static void
show_decided (UnrepSuggestionBox    *self,
              const UnrepSuggestion *suggestion,
              const char            *chosen)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  const UnrepPosition *position = unrep_codebook_get_position (codebook, suggestion->position);
  gboolean agrees = g_str_equal (position->id, chosen);
  g_autofree char *sentence = NULL;

  /* Translators: %1$s is the symbol of a position, %2$s its name */
  sentence = g_strdup_printf (agrees ? _("%1$s %2$s, as you chose") : _("%1$s %2$s: you chose otherwise"), position->symbol,
                              get_name (self, suggestion->position));
  show_sentence (self, sentence);
  if (!agrees)
    g_free (fill_reasons (self, suggestion));
}

static gboolean
is_wanted (UnrepSuggestionBox *self)
{
  guint current = unrep_desk_get_current (self->desk);
  gboolean active;

  g_object_get (unrep_desk_get_suggestions (self->desk), "active", &active, NULL);
  return active && current != UNREP_NO_UNIT && unrep_desk_get_n_selected (self->desk) < 2
         && (unrep_desk_matches (self->desk, UNREP_FILTER_ALL, current)
             || unrep_desk_matches (self->desk, UNREP_FILTER_UNSURE, current));
}

static void
update (UnrepSuggestionBox *self)
{
  UnrepSuggestions *suggestions = unrep_desk_get_suggestions (self->desk);
  guint current = unrep_desk_get_current (self->desk);
  const UnrepSuggestion *suggestion;
  const char *chosen;

  gtk_widget_set_visible (GTK_WIDGET (self), is_wanted (self));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  suggestion = unrep_suggestions_get (suggestions, current);
  chosen = unrep_review_get_position (unrep_desk_get_review (self->desk), current);
  if (!unrep_suggestions_are_possible (suggestions))
    show_sentence (self, _("The codebook has no lexicon"));
  else if (suggestion == NULL)
    show_sentence (self, _("Looking for words…"));
  else if (suggestion->position == UNREP_NO_POSITION)
    show_sentence (self, _("Nothing speaks for a position"));
  else if (chosen != NULL)
    show_decided (self, suggestion, chosen);
  else
    show_open (self, suggestion);
  gtk_widget_set_sensitive (self->accept, unrep_desk_can_tag (self->desk));
}

/**
 * unrep_suggestion_box_set_desk:
 * @self: a box
 * @desk: whose current unit to show
 *
 * Another desk takes the place of an earlier one.
 */
void
unrep_suggestion_box_set_desk (UnrepSuggestionBox *self,
                               UnrepDesk          *desk)
{
  g_return_if_fail (UNREP_IS_SUGGESTION_BOX (self));

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      g_signal_handlers_disconnect_by_data (unrep_desk_get_suggestions (self->desk), self);
      g_signal_handlers_disconnect_by_data (unrep_desk_get_review (self->desk), self);
    }
  else
    g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  g_set_object (&self->desk, desk);
  g_signal_connect_object (desk, "notify::current", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::n-selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_desk_get_suggestions (desk), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
