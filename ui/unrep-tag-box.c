/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-tag-box.h"

#include "unrep-review-keys.h"

#include <glib/gi18n.h>

struct _UnrepTagBox
{
  GtkWidget parent_instance;

  GtkWidget *expander;
  GtkWidget *summary;
  GtkWidget *list;

  UnrepDesk *desk;
  GPtrArray *tags; /* ids, one a check button */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (UnrepTagBox, unrep_tag_box, GTK_TYPE_WIDGET)

static void
unrep_tag_box_dispose (GObject *object)
{
  UnrepTagBox *self = UNREP_TAG_BOX (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->expander, gtk_widget_unparent);
  g_clear_pointer (&self->summary, gtk_widget_unparent);
  G_OBJECT_CLASS (unrep_tag_box_parent_class)->dispose (object);
}

static void
unrep_tag_box_class_init (UnrepTagBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_tag_box_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_title (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = gtk_label_new (_("Tags")), *key = gtk_label_new ("T");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (key, "key");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), key);
  return box;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        UnrepTagBox           *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "review.focus-report", NULL);
  return GDK_EVENT_STOP;
}

static void
log_focus (GtkEventControllerFocus *focus)
{
  g_debug ("tags have the focus");
}

static void
update_summary (UnrepTagBox *self)
{
  gboolean folded = !gtk_expander_get_expanded (GTK_EXPANDER (self->expander));

  gtk_widget_set_visible (self->summary, folded && gtk_label_get_text (GTK_LABEL (self->summary))[0] != '\0');
}

static void
unrep_tag_box_init (UnrepTagBox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), new_title ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tags"), -1);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_margin_top (self->list, 6);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->list);
  /* GTK 4.18 looks for the next focus in a folded expander too, which is in no window. */
  g_object_bind_property (self->expander, "expanded", self->list, "can-focus", G_BINDING_SYNC_CREATE);
  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_widget_set_margin_top (self->summary, 4);
  gtk_widget_set_visible (self->summary, FALSE);
  gtk_widget_set_parent (self->summary, GTK_WIDGET (self));
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (update_summary), self, G_CONNECT_SWAPPED);

  gtk_widget_add_controller (self->list, unrep_keys_new_controller (UNREP_KEYS_REVIEW));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (focus, "enter", G_CALLBACK (log_focus), NULL);
  gtk_widget_add_controller (self->list, focus);
}

static void
toggled_cb (GtkCheckButton *button,
            UnrepTagBox    *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  if (!self->updating)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.set-tag", "(sb)", g_ptr_array_index (self->tags, index),
                                gtk_check_button_get_active (button));
}

/* A tag of another codebook has no name here. */
static const char *
get_name (UnrepTagBox *self,
          const char  *tag)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  guint index;

  return unrep_codebook_find_tag (codebook, tag, &index)
           ? unrep_codebook_get_tag_name (codebook, index, g_get_language_names ()[0])
           : tag;
}

static void
add_button (UnrepTagBox *self,
            const char  *tag)
{
  GtkWidget *button = gtk_check_button_new_with_label (get_name (self, tag));

  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (self->tags->len));
  g_ptr_array_add (self->tags, g_strdup (tag));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->list), button);
}

static void
remove_buttons (UnrepTagBox *self,
                guint        n_left)
{
  while (self->tags->len > n_left)
    {
      gtk_box_remove (GTK_BOX (self->list), gtk_widget_get_last_child (self->list));
      g_ptr_array_remove_index (self->tags, self->tags->len - 1);
    }
}

/* Those of the codebook stay; others come and go with the units that have them. */
static void
renew_buttons (UnrepTagBox        *self,
               const char * const *tags)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);

  for (guint i = self->tags->len; i < unrep_codebook_get_n_tags (codebook); i++)
    add_button (self, unrep_codebook_get_tag (codebook, i));
  remove_buttons (self, unrep_codebook_get_n_tags (codebook));
  for (gsize i = 0; tags[i] != NULL; i++)
    if (!unrep_codebook_find_tag (codebook, tags[i], NULL))
      add_button (self, tags[i]);
}

static void
update (UnrepTagBox *self)
{
  static const char * const none[] = { NULL };
  guint current = unrep_desk_get_current (self->desk), index = 0;
  const char * const *tags
    = current != UNREP_NO_UNIT ? unrep_review_get_tags (unrep_desk_get_review (self->desk), current) : none;
  g_autoptr (GString) summary = g_string_new (NULL);

  self->updating = TRUE;
  renew_buttons (self, tags);
  for (GtkWidget *button = gtk_widget_get_first_child (self->list); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                                 g_strv_contains (tags, g_ptr_array_index (self->tags, index++)));
  self->updating = FALSE;
  for (gsize i = 0; tags[i] != NULL; i++)
    /* Translators: between the names of tags */
    g_string_append_printf (summary, "%s%s", i > 0 ? _(" · ") : "", get_name (self, tags[i]));
  gtk_label_set_text (GTK_LABEL (self->summary), summary->str);
  update_summary (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->tags->len > 0);
  gtk_widget_set_sensitive (self->list, unrep_desk_can_tag (self->desk));
}

/**
 * unrep_tag_box_set_desk:
 * @self: a box
 * @desk: whose current unit's tags to show
 *
 * Another desk takes the place of an earlier one.
 */
void
unrep_tag_box_set_desk (UnrepTagBox *self,
                        UnrepDesk   *desk)
{
  g_return_if_fail (UNREP_IS_TAG_BOX (self));

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      g_signal_handlers_disconnect_by_data (unrep_desk_get_review (self->desk), self);
    }
  g_set_object (&self->desk, desk);
  /* Another codebook has other tags. */
  remove_buttons (self, 0);
  g_signal_connect_object (desk, "notify::current", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_desk_get_review (desk), "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * unrep_tag_box_open:
 * @self: a box
 *
 * Unfolds the tags, and puts the focus on the first one.
 */
void
unrep_tag_box_open (UnrepTagBox *self)
{
  g_return_if_fail (UNREP_IS_TAG_BOX (self));

  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
  if (gtk_widget_get_first_child (self->list) != NULL)
    gtk_widget_grab_focus (gtk_widget_get_first_child (self->list));
}
