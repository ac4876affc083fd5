/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UnrepFiguresKind:
 * @UNREP_FIGURES_NAME: what a row is about, as wide as there is room
 * @UNREP_FIGURES_BAR: the numbers as a stacked bar
 * @UNREP_FIGURES_NUMBER: a number
 *
 * What a column holds.
 */
typedef enum
{
  UNREP_FIGURES_NAME,
  UNREP_FIGURES_BAR,
  UNREP_FIGURES_NUMBER,
} UnrepFiguresKind;

#define UNREP_TYPE_FIGURES (unrep_figures_get_type ())

/**
 * UnrepFigures:
 *
 * A table of figures with as many rows as one likes.
 */
G_DECLARE_FINAL_TYPE (UnrepFigures, unrep_figures, UNREP, FIGURES, GtkWidget)

GtkWidget *unrep_figures_new         (const char       *label) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_figures_clear       (UnrepFigures     *self,
                                      UnrepCodebook    *codebook);
void       unrep_figures_add_column  (UnrepFigures     *self,
                                      const char       *title,
                                      const char       *meaning,
                                      UnrepFiguresKind  kind);
void       unrep_figures_add_row     (UnrepFigures     *self,
                                      GStrv             texts,
                                      const guint64    *parts,
                                      guint             n_parts,
                                      gboolean          is_total);
guint      unrep_figures_get_n_rows  (UnrepFigures     *self);
const char *unrep_figures_get_text   (UnrepFigures     *self,
                                      guint             row,
                                      guint             column);

G_END_DECLS
