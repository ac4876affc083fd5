/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-identity-card.h"

#include "unrep-digits.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _UnrepIdentityCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *id;
  GtkWidget *problem;

  UnrepIdentity *identity;
};

G_DEFINE_FINAL_TYPE (UnrepIdentityCard, unrep_identity_card, GTK_TYPE_WIDGET)

static void
unrep_identity_card_dispose (GObject *object)
{
  UnrepIdentityCard *self = UNREP_IDENTITY_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->identity);
  G_OBJECT_CLASS (unrep_identity_card_parent_class)->dispose (object);
}

static void
unrep_identity_card_class_init (UnrepIdentityCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_identity_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
answer_cb (UnrepIdentityCard *self)
{
  g_autofree char *id = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->id))));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;

  /* The answer takes the card away while its button is still at work. */
  g_object_ref (self);
  if (!unrep_identity_answer (self->identity, id, name, &error) && self->problem != NULL)
    {
      problem = unrep_digits_dup_message (error->message);
      gtk_label_set_text (GTK_LABEL (self->problem), problem);
      gtk_widget_set_visible (self->problem, TRUE);
    }
  g_object_unref (self);
}

static GtkWidget *
append_label (UnrepIdentityCard *self,
              const char        *text,
              const char        *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static GtkWidget *
append_entry (UnrepIdentityCard *self,
              const char        *title,
              const char        *text)
{
  GtkWidget *entry = gtk_entry_new ();

  append_label (self, title, "caption");
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), entry);
  return entry;
}

static void
unrep_identity_card_init (UnrepIdentityCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_margin_top (self->box, 22);
}

/**
 * unrep_identity_card_new:
 * @identity: whom the answer goes to
 *
 * Returns: (transfer floating): a card with the guess filled in
 */
GtkWidget *
unrep_identity_card_new (UnrepIdentity *identity)
{
  UnrepIdentityCard *self = g_object_new (UNREP_TYPE_IDENTITY_CARD, NULL);
  UnrepReviewer *guess = unrep_identity_get_reviewer (identity);
  GtkWidget *button;

  self->identity = g_object_ref (identity);
  append_label (self, _("Who is reviewing?"), "heading");
  append_label (self, _("Others see the name. The id becomes part of the name of your side file."), "dim-label");
  self->name = append_entry (self, _("Name"), unrep_reviewer_get_name (guess));
  self->id = append_entry (self, _("Id (small Latin letters, digits, hyphens)"), unrep_reviewer_get_id (guess));
  self->problem = append_label (self, NULL, "error");
  gtk_widget_set_visible (self->problem, FALSE);

  button = gtk_button_new_with_label (_("This is me"));
  gtk_widget_set_margin_top (button, 6);
  g_signal_connect_object (button, "clicked", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
  return GTK_WIDGET (self);
}
