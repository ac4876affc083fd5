/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"
#include "unrep-figures-content.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_FIGURES (unrep_figures_get_type ())

/**
 * UnrepFigures:
 *
 * A table of figures with as many rows as one likes. Ctrl+C copies all of it, with
 * tabs between the columns, as spreadsheet programs paste it.
 */
G_DECLARE_FINAL_TYPE (UnrepFigures, unrep_figures, UNREP, FIGURES, GtkWidget)

GtkWidget  *unrep_figures_new        (const char          *label) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_figures_show       (UnrepFigures        *self,
                                      UnrepFiguresContent *content,
                                      UnrepCodebook       *codebook);
guint       unrep_figures_get_n_rows (UnrepFigures        *self);
const char *unrep_figures_get_text   (UnrepFigures        *self,
                                      guint                row,
                                      guint                column);
const char *unrep_figures_get_caption (UnrepFigures       *self,
                                      guint                row,
                                      guint                column);
void        unrep_figures_sort       (UnrepFigures        *self,
                                      guint                column,
                                      GtkSortType          order);

G_END_DECLS
