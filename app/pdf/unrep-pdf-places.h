/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepPdfPlaces:
 *
 * A set of numbers; zeros are an empty one. #GHashTable would keep each of them in a
 * piece of memory of its own, as they are longer than some machines' pointers.
 */
typedef struct
{
  guint64 *slots; /* 0 is free */
  guint n_slots;  /* a power of two */
  guint n;
} UnrepPdfPlaces;

gboolean unrep_pdf_places_contains (const UnrepPdfPlaces *self,
                                    guint64               place);
gboolean unrep_pdf_places_add      (UnrepPdfPlaces       *self,
                                    guint64               place);
void     unrep_pdf_places_clear    (UnrepPdfPlaces       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepPdfPlaces, unrep_pdf_places_clear)

G_END_DECLS
