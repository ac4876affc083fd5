/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-welcome-page.h"

#include "unrep-recent-list.h"

#include "unrep-config.h"

#include <adwaita.h>

/* More would make of a page to begin with one to search in; the menu of the button
 * that opens has them. */
#define MAX_RECENT 5

struct _UnrepWelcomePage
{
  GtkWidget parent_instance;

  AdwStatusPage *status;
  GtkWidget *open;
  AdwPreferencesGroup *recent;
  GtkWidget *list; /* in @recent, once something has been opened */
};

G_DEFINE_FINAL_TYPE (UnrepWelcomePage, unrep_welcome_page, GTK_TYPE_WIDGET)

static gboolean
unrep_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (UNREP_WELCOME_PAGE (widget)->open);
}

/* What was opened since, one may want to come back to. The picture gives its room to it. */
static void
unrep_welcome_page_map (GtkWidget *widget)
{
  UnrepWelcomePage *self = UNREP_WELCOME_PAGE (widget);
  gboolean any;

  if (self->list != NULL)
    adw_preferences_group_remove (self->recent, self->list);
  self->list = unrep_recent_list_new (MAX_RECENT);
  gtk_widget_add_css_class (self->list, "boxed-list");
  adw_preferences_group_add (self->recent, self->list);
  any = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0) != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->recent), any);
  adw_status_page_set_icon_name (self->status, any ? NULL : UNREP_APPLICATION_ID);
  GTK_WIDGET_CLASS (unrep_welcome_page_parent_class)->map (widget);
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
  widget_class->map = unrep_welcome_page_map;
  widget_class->grab_focus = unrep_welcome_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepWelcomePage, status);
  gtk_widget_class_bind_template_child (widget_class, UnrepWelcomePage, open);
  gtk_widget_class_bind_template_child (widget_class, UnrepWelcomePage, recent);
}

static void
unrep_welcome_page_init (UnrepWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * unrep_welcome_page_new:
 *
 * Returns: (transfer floating): a page to begin with: it opens the example, a report, a team's
 *   folder, or what was opened last
 */
GtkWidget *
unrep_welcome_page_new (void)
{
  return g_object_new (UNREP_TYPE_WELCOME_PAGE, NULL);
}
