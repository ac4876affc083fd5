/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-finding-tally.h"

#include "unrep-digits.h"
#include "unrep-finding-row-box.h"

#include <glib/gi18n.h>

static GtkWidget *
new_cell (const char *text,
          gboolean    is_number)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
add_head (GtkGrid *grid)
{
  for (UnrepFindingState state = 0; state < UNREP_N_FINDING_STATES; state++)
    if (state != UNREP_FINDING_SIGNED_OFF)
      {
        GtkWidget *label = new_cell (unrep_finding_state_get_title (state), TRUE);

        gtk_widget_add_css_class (label, "dim-label");
        gtk_grid_attach (grid, label, 1 + (int) state, 0, 1, 1);
      }
}

static void
add_row (GtkGrid          *grid,
         int               row,
         const char       *title,
         UnrepFindingList *list,
         UnrepFamily       family)
{
  gtk_grid_attach (grid, new_cell (title, FALSE), 0, row, 1, 1);
  for (UnrepFindingState state = 0; state < UNREP_N_FINDING_STATES; state++)
    if (state != UNREP_FINDING_SIGNED_OFF)
      {
        guint count = unrep_finding_list_count (list, family, UNREP_N_SEVERITIES, state);
        g_autofree char *number = unrep_digits_dup_number (count);

        gtk_grid_attach (grid, new_cell (count > 0 ? number : "–", TRUE), 1 + (int) state, row, 1, 1);
      }
}

/**
 * unrep_finding_tally_new:
 * @list: findings
 *
 * How many findings of each family are wrong, accepted, to be fixed, or were not judged,
 * whatever the list shows of them; and how many paragraphs are signed off.
 *
 * Returns: (transfer floating): a table of @list as it is now
 */
GtkWidget *
unrep_finding_tally_new (UnrepFindingList *list)
{
  GtkWidget *grid = gtk_grid_new (), *last;
  guint n = unrep_finding_list_count (list, UNREP_N_FAMILIES, UNREP_N_SEVERITIES, UNREP_FINDING_SIGNED_OFF);
  g_autofree char *signed_off = unrep_digits_take (
    g_strdup_printf (ngettext ("%u paragraph signed off", "%u paragraphs signed off", n), n));
  int row = 1;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_margin_start (grid, 8);
  gtk_widget_set_margin_end (grid, 8);
  gtk_widget_set_margin_top (grid, 8);
  gtk_widget_set_margin_bottom (grid, 8);
  add_head (GTK_GRID (grid));
  for (UnrepFamily family = 0; family < UNREP_N_FAMILIES; family++)
    if (unrep_finding_list_count (list, family, UNREP_N_SEVERITIES, UNREP_N_FINDING_STATES) > 0)
      add_row (GTK_GRID (grid), row++, unrep_family_get_title (family), list, family);
  add_row (GTK_GRID (grid), row++, _("All, with what you have marked"), list, UNREP_N_FAMILIES);
  last = new_cell (signed_off, FALSE);
  gtk_grid_attach (GTK_GRID (grid), last, 0, row, UNREP_N_FINDING_STATES, 1);
  return grid;
}
