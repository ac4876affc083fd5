/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-preview.h"

#include "unrep-colours.h"
#include "unrep-names.h"

static GtkWidget *
new_chip (UnrepCodebookRows *rows,
          guint              index,
          const GdkRGBA     *paper)
{
  GtkWidget *chip = gtk_label_new (NULL);
  g_autofree char *name = unrep_codebook_rows_dup_name (rows, UNREP_DRAFT_POSITIONS, index);
  const char *symbol = unrep_codebook_draft_get (rows->draft, UNREP_DRAFT_POSITION_SYMBOL, index, NULL);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  GdkRGBA colour;

  if (!gdk_rgba_parse (&colour, unrep_codebook_draft_get (rows->draft, UNREP_DRAFT_POSITION_COLOUR, index, NULL)))
    colour = (GdkRGBA){ 0.4f, 0.4f, 0.4f, 1 };
  unrep_colours_make_legible (&colour, paper, 4.5);
  pango_attr_list_insert (attrs, pango_attr_foreground_new ((guint16) (colour.red * 65535), (guint16) (colour.green * 65535),
                                                            (guint16) (colour.blue * 65535)));
  gtk_label_set_text (GTK_LABEL (chip), symbol);
  gtk_label_set_attributes (GTK_LABEL (chip), attrs);
  gtk_widget_add_css_class (chip, "chip-preview");
  unrep_names_set (chip, name);
  return chip;
}

static GtkWidget *
new_paper (UnrepCodebookRows *rows,
           gboolean           dark)
{
  const GdkRGBA papers[] = { { 1, 1, 1, 1 }, { 0.14f, 0.14f, 0.14f, 1 } };
  GtkWidget *paper = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (paper), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (paper), 9);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (paper), 3);
  gtk_widget_set_hexpand (paper, TRUE);
  /* Tab would not get past a flow box of which nothing takes the focus. */
  gtk_widget_set_can_focus (paper, FALSE);
  gtk_widget_add_css_class (paper, dark ? "paper-dark" : "paper-light");
  for (guint i = 0; i < unrep_codebook_draft_get_n (rows->draft, UNREP_DRAFT_POSITIONS); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), new_chip (rows, i, &papers[dark]));
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (paper), child);
    }
  return paper;
}

/**
 * unrep_codebook_preview_fill:
 * @rows: what the rows of the window have in common
 * @box: where to show it
 *
 * Shows the symbols of the draft as they will look, on light and on dark paper.
 */
void
unrep_codebook_preview_fill (UnrepCodebookRows *rows,
                             GtkBox            *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  gtk_box_append (box, new_paper (rows, FALSE));
  gtk_box_append (box, new_paper (rows, TRUE));
}
