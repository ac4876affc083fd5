/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-growing-list.h"

/* GTK 4.8's lists make the widgets of 200 rows at once, whatever can be seen of them:
 * of a table with ten columns that takes a third of a second. */
#define N_WIDGETS 200
#define STEP 40

static void
stop (gpointer source)
{
  g_source_remove (GPOINTER_TO_UINT (source));
}

static gboolean
grow_cb (gpointer data)
{
  GtkSliceListModel *self = data;
  guint size = gtk_slice_list_model_get_size (self) + STEP;

  if (size <= N_WIDGETS)
    {
      gtk_slice_list_model_set_size (self, size);
      return G_SOURCE_CONTINUE;
    }
  g_object_steal_data (G_OBJECT (self), "unrep-growing");
  gtk_slice_list_model_set_size (self, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

/**
 * unrep_growing_list_new:
 * @model: (transfer full): rows of a table
 *
 * Returns: (transfer full): the same rows, of which few come first where that is asked
 *   for with unrep_growing_list_begin()
 */
GtkSliceListModel *
unrep_growing_list_new (GListModel *model)
{
  return gtk_slice_list_model_new (model, 0, G_MAXUINT);
}

/**
 * unrep_growing_list_begin:
 * @self: a list of no rows, which is about to get some
 *
 * Of the rows that come now only as many are there at first as a window shows, and the
 * others follow while nothing else is to do, so that the window answers meanwhile.
 */
void
unrep_growing_list_begin (GtkSliceListModel *self)
{
  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (self) && g_list_model_get_n_items (G_LIST_MODEL (self)) == 0);

  gtk_slice_list_model_set_size (self, STEP);
  g_object_set_data_full (G_OBJECT (self), "unrep-growing", GUINT_TO_POINTER (g_idle_add (grow_cb, self)), stop);
}
