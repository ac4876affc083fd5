/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-choice-card.h"

#include "unrep-flow-slot.h"

/**
 * unrep_choice_key_new:
 * @key: what stands on a key
 *
 * Returns: (transfer floating): a label that looks like the key
 */
GtkWidget *
unrep_choice_key_new (const char *key)
{
  GtkWidget *label = gtk_label_new (key);

  gtk_widget_add_css_class (label, "key");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/**
 * unrep_choice_card_new:
 * @title: a few words above
 * @key: (nullable): the key that chooses it; %NULL for a card that cannot be chosen
 * @content: what is on it
 * @spoken: what a screen reader says for all of it
 *
 * Returns: (transfer floating): a card; one with a key is a button as a whole
 */
GtkWidget *
unrep_choice_card_new (const char *title,
                       const char *key,
                       GtkWidget  *content,
                       const char *spoken)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (title), *card = box;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "caption-heading");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_box_append (GTK_BOX (top), name);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), content);
  if (key != NULL)
    {
      gtk_box_append (GTK_BOX (top), unrep_choice_key_new (key));
      card = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (card), box);
    }
  gtk_widget_add_css_class (card, key != NULL ? "version" : "differences");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return card;
}

/**
 * unrep_choice_pair_new:
 *
 * Returns: (transfer floating): a box for two cards, side by side where there is
 *   room for both
 */
GtkWidget *
unrep_choice_pair_new (void)
{
  GtkFlowBox *pair = GTK_FLOW_BOX (gtk_flow_box_new ());

  gtk_flow_box_set_selection_mode (pair, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (pair, TRUE);
  gtk_flow_box_set_min_children_per_line (pair, 1);
  gtk_flow_box_set_max_children_per_line (pair, 2);
  gtk_flow_box_set_column_spacing (pair, 12);
  gtk_flow_box_set_row_spacing (pair, 12);
  gtk_widget_set_valign (GTK_WIDGET (pair), GTK_ALIGN_START);
  /* Tab would not get past a flow box of which nothing takes the focus. */
  gtk_widget_set_can_focus (GTK_WIDGET (pair), FALSE);
  return GTK_WIDGET (pair);
}

/**
 * unrep_choice_pair_clear:
 * @pair: a box for two cards
 */
void
unrep_choice_pair_clear (GtkWidget *pair)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (pair)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (pair), child);
}

/**
 * unrep_choice_pair_add:
 * @pair: a box for two cards
 * @card: a card
 */
void
unrep_choice_pair_add (GtkWidget *pair,
                       GtkWidget *card)
{
  gtk_flow_box_append (GTK_FLOW_BOX (pair), unrep_flow_slot_new (card));
  if (GTK_IS_BUTTON (card))
    gtk_widget_set_can_focus (pair, TRUE);
}

/**
 * unrep_choice_clear_box:
 * @box: (type GtkBox): a box, whose children are removed
 */
void
unrep_choice_clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
