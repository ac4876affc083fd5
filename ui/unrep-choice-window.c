/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-choice-window.h"

#include "unrep-digits.h"
#include "unrep-names.h"
#include "unrep-review-keys.h"
#include "unrep-said.h"

#include <glib/gi18n.h>

typedef struct
{
  AdwWindowTitle *title;
  GtkWidget *previous;
  GtkWidget *next;
  GtkBox *content;
  GtkLabel *problem;

  /* NULL until the first unrep_choice_window_update(). */
  GPtrArray *cases;
  guint index;
} UnrepChoiceWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (UnrepChoiceWindow, unrep_choice_window, ADW_TYPE_WINDOW)

static UnrepChoiceWindowPrivate *
get_private (UnrepChoiceWindow *self)
{
  return unrep_choice_window_get_instance_private (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        UnrepChoiceWindow     *self)
{
  gunichar character = unrep_keys_get_character (keyval, keycode, modifiers);
  gboolean is_plain = (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;

  if (is_plain && keyval == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if (is_plain && character == 'j')
    unrep_choice_window_move (self, 1);
  else if (is_plain && character == 'k')
    unrep_choice_window_move (self, -1);
  else if ((modifiers & GDK_ALT_MASK) != 0
           || !UNREP_CHOICE_WINDOW_GET_CLASS (self)->take_key (self, character, modifiers))
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
previous_cb (UnrepChoiceWindow *self)
{
  unrep_choice_window_move (self, -1);
}

static void
next_cb (UnrepChoiceWindow *self)
{
  unrep_choice_window_move (self, 1);
}

static void
unrep_choice_window_dispose (GObject *object)
{
  g_clear_pointer (&get_private (UNREP_CHOICE_WINDOW (object))->cases, g_ptr_array_unref);
  G_OBJECT_CLASS (unrep_choice_window_parent_class)->dispose (object);
}

static void
unrep_choice_window_class_init (UnrepChoiceWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_choice_window_dispose;
}

static GtkWidget *
new_turn (UnrepChoiceWindow *self,
          const char        *icon,
          const char        *tooltip,
          GCallback          callback)
{
  GtkWidget *button = unrep_names_new_button (icon, tooltip);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_header (UnrepChoiceWindow *self)
{
  UnrepChoiceWindowPrivate *priv = get_private (self);
  GtkWidget *header = adw_header_bar_new ();

  priv->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  priv->previous = new_turn (self, "go-previous-symbolic", _("Previous (K)"), G_CALLBACK (previous_cb));
  priv->next = new_turn (self, "go-next-symbolic", _("Decide later, next (J)"), G_CALLBACK (next_cb));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (priv->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), priv->previous);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), priv->next);
  return header;
}

static GtkWidget *
new_content (UnrepChoiceWindow *self)
{
  UnrepChoiceWindowPrivate *priv = get_private (self);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16), *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 18);
  gtk_widget_set_margin_start (content, 16);
  gtk_widget_set_margin_end (content, 16);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  priv->content = GTK_BOX (content);
  priv->problem = GTK_LABEL (unrep_said_new_words (""));
  gtk_widget_add_css_class (GTK_WIDGET (priv->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (priv->problem), FALSE);
  gtk_box_append (priv->content, GTK_WIDGET (priv->problem));
  return scrolled;
}

static void
unrep_choice_window_init (UnrepChoiceWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), new_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * unrep_choice_window_build:
 * @self: a window, which is being made
 * @title: what stands in its header, and names it
 * @about: a sentence or two above each case: why a person is asked
 */
void
unrep_choice_window_build (UnrepChoiceWindow *self,
                           const char        *title,
                           const char        *about)
{
  GtkWidget *words;

  g_return_if_fail (UNREP_IS_CHOICE_WINDOW (self));

  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (get_private (self)->title, title);
  words = unrep_said_new_words (about);
  gtk_widget_add_css_class (words, "dim-label");
  unrep_choice_window_add (self, words);
}

/**
 * unrep_choice_window_add:
 * @self: a window
 * @widget: (transfer floating): what stands below all that was added before
 */
void
unrep_choice_window_add (UnrepChoiceWindow *self,
                         GtkWidget         *widget)
{
  UnrepChoiceWindowPrivate *priv;
  GtkWidget *last;

  g_return_if_fail (UNREP_IS_CHOICE_WINDOW (self));

  priv = get_private (self);
  /* What went wrong stays below everything else. */
  last = gtk_widget_get_prev_sibling (GTK_WIDGET (priv->problem));
  gtk_box_insert_child_after (priv->content, widget, last);
}

/**
 * unrep_choice_window_update:
 * @self: a window
 *
 * Asks anew what is left to decide and shows the case at the same place of the list;
 * closes the window if nothing is left.
 */
void
unrep_choice_window_update (UnrepChoiceWindow *self)
{
  UnrepChoiceWindowPrivate *priv;
  g_autofree char *place = NULL;

  g_return_if_fail (UNREP_IS_CHOICE_WINDOW (self));

  priv = get_private (self);
  g_clear_pointer (&priv->cases, g_ptr_array_unref);
  priv->cases = UNREP_CHOICE_WINDOW_GET_CLASS (self)->list_cases (self);
  if (priv->cases->len == 0)
    {
      g_debug ("%s: nothing left", G_OBJECT_TYPE_NAME (self));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  priv->index = MIN (priv->index, priv->cases->len - 1);
  /* Translators: which of how many */
  place = unrep_digits_take (g_strdup_printf (_("%u of %u"), priv->index + 1, priv->cases->len));
  adw_window_title_set_subtitle (priv->title, place);
  gtk_widget_set_sensitive (priv->previous, priv->index > 0);
  gtk_widget_set_sensitive (priv->next, priv->index + 1 < priv->cases->len);
  gtk_widget_set_visible (GTK_WIDGET (priv->problem), FALSE);
  UNREP_CHOICE_WINDOW_GET_CLASS (self)->show_case (self);
  g_debug ("%s: %u of %u", G_OBJECT_TYPE_NAME (self), priv->index + 1, priv->cases->len);
}

/**
 * unrep_choice_window_move:
 * @self: a window
 * @by: how many cases to go on, or back
 *
 * Decides nothing and shows another case, if there is one.
 */
void
unrep_choice_window_move (UnrepChoiceWindow *self,
                          int                by)
{
  UnrepChoiceWindowPrivate *priv;
  gint64 index;

  g_return_if_fail (UNREP_IS_CHOICE_WINDOW (self));

  priv = get_private (self);
  index = (gint64) priv->index + by;
  if (index < 0 || index >= priv->cases->len)
    return;
  priv->index = (guint) index;
  unrep_choice_window_update (self);
}

/**
 * unrep_choice_window_get_case:
 * @self: a window that has been updated
 *
 * Returns: (transfer none) (nullable): what is to be decided now; %NULL when nothing
 *   was left and the window is closing
 */
gpointer
unrep_choice_window_get_case (UnrepChoiceWindow *self)
{
  UnrepChoiceWindowPrivate *priv;

  g_return_val_if_fail (UNREP_IS_CHOICE_WINDOW (self), NULL);

  priv = get_private (self);
  return priv->cases->len > 0 ? g_ptr_array_index (priv->cases, priv->index) : NULL;
}

/**
 * unrep_choice_window_show_problem:
 * @self: a window
 * @message: why what was decided could not be done
 *
 * Shows it below the case, until another case is shown.
 */
void
unrep_choice_window_show_problem (UnrepChoiceWindow *self,
                                  const char        *message)
{
  UnrepChoiceWindowPrivate *priv;
  g_autofree char *shown = NULL;

  g_return_if_fail (UNREP_IS_CHOICE_WINDOW (self));

  priv = get_private (self);
  shown = unrep_digits_dup_message (message);
  gtk_label_set_text (priv->problem, shown);
  gtk_widget_set_visible (GTK_WIDGET (priv->problem), TRUE);
}
