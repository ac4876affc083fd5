/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-busy-bar.h"

#include <glib/gi18n.h>

/* Nothing is shown of waiting that is shorter than this; how often what moves does so;
 * in milliseconds. */
#define PATIENCE 500
#define BEAT 120

struct _UnrepBusyBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkProgressBar *progress;
  GtkLabel *label;
  GtkButton *button;
  gboolean busy;
  guint timer; /* until it is shown, then the beat */
};

G_DEFINE_FINAL_TYPE (UnrepBusyBar, unrep_busy_bar, GTK_TYPE_WIDGET)

static guint clicked_signal;

static void
unrep_busy_bar_dispose (GObject *object)
{
  UnrepBusyBar *self = UNREP_BUSY_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (unrep_busy_bar_parent_class)->dispose (object);
}

static void
unrep_busy_bar_class_init (UnrepBusyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_busy_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  clicked_signal = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
button_clicked_cb (UnrepBusyBar *self)
{
  g_signal_emit (self, clicked_signal, 0);
}

static void
unrep_busy_bar_init (UnrepBusyBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "osd");
  gtk_widget_add_css_class (line, "busy-line");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->button));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_button_set_use_underline (self->button, TRUE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (button_clicked_cb), self, G_CONNECT_SWAPPED);
}

static void
show (UnrepBusyBar *self,
      const char   *text,
      const char   *button)
{
  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_button_set_label (self->button, button);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->busy);
}

static gboolean
beat_cb (gpointer self)
{
  gtk_progress_bar_pulse (UNREP_BUSY_BAR (self)->progress);
  return G_SOURCE_CONTINUE;
}

static void
impatient_cb (gpointer data)
{
  UnrepBusyBar *self = data;
  gboolean moves;

  self->timer = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &moves, NULL);
  if (moves)
    self->timer = g_timeout_add (BEAT, beat_cb, self);
  g_debug ("busy: %s", gtk_label_get_text (self->label));
}

/**
 * unrep_busy_bar_start:
 * @self: a bar
 * @text: what is being done
 *
 * Begins to wait; what was waited for before has gone on to this.
 */
void
unrep_busy_bar_start (UnrepBusyBar *self,
                      const char   *text)
{
  g_return_if_fail (UNREP_IS_BUSY_BAR (self));

  if (!self->busy)
    {
      self->busy = TRUE;
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      self->timer = g_timeout_add_once (PATIENCE, impatient_cb, self);
    }
  show (self, text, _("_Cancel"));
}

/**
 * unrep_busy_bar_stop:
 * @self: a bar
 *
 * Nothing is waited for any more.
 */
void
unrep_busy_bar_stop (UnrepBusyBar *self)
{
  g_return_if_fail (UNREP_IS_BUSY_BAR (self));

  self->busy = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * unrep_busy_bar_ask:
 * @self: a bar
 * @text: what has not been done
 * @button: what to do about it, with a mnemonic
 *
 * Nothing is waited for any more, because somebody cancelled it.
 */
void
unrep_busy_bar_ask (UnrepBusyBar *self,
                    const char   *text,
                    const char   *button)
{
  g_return_if_fail (UNREP_IS_BUSY_BAR (self));

  unrep_busy_bar_stop (self);
  show (self, text, button);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * unrep_busy_bar_is_busy:
 * @self: a bar
 *
 * Returns: whether something is waited for
 */
gboolean
unrep_busy_bar_is_busy (UnrepBusyBar *self)
{
  g_return_val_if_fail (UNREP_IS_BUSY_BAR (self), FALSE);

  return self->busy;
}
