/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-welcome-page.h"

struct _UnrepWelcomePage
{
  GtkWidget parent_instance;

  GtkWidget *status;
  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (UnrepWelcomePage, unrep_welcome_page, GTK_TYPE_WIDGET)

static gboolean
unrep_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (UNREP_WELCOME_PAGE (widget)->open);
}

static void
unrep_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), UNREP_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (unrep_welcome_page_parent_class)->dispose (object);
}

static void
unrep_welcome_page_class_init (UnrepWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_welcome_page_dispose;
  widget_class->grab_focus = unrep_welcome_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepWelcomePage, status);
  gtk_widget_class_bind_template_child (widget_class, UnrepWelcomePage, open);
}

static void
unrep_welcome_page_init (UnrepWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * unrep_welcome_page_new:
 *
 * Returns: (transfer floating): a page that opens the first report
 */
GtkWidget *
unrep_welcome_page_new (void)
{
  return g_object_new (UNREP_TYPE_WELCOME_PAGE, NULL);
}
