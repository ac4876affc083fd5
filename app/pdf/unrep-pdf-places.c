/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-places.h"

/* A page of a report has some 3 thousand characters; slots are half empty at least. */
#define FIRST_SLOTS 16384

/* Where @place stands, or where there is room for it. */
static guint64 *
find_slot (guint64 *slots,
           guint    n_slots,
           guint64  place)
{
  guint i = (guint) place & (n_slots - 1);

  while (slots[i] != 0 && slots[i] != place)
    i = (i + 1) & (n_slots - 1);
  return &slots[i];
}

static void
grow (UnrepPdfPlaces *self)
{
  guint n_slots = self->n_slots > 0 ? self->n_slots * 2 : FIRST_SLOTS;
  guint64 *slots = g_new0 (guint64, n_slots);

  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i] != 0)
      *find_slot (slots, n_slots, self->slots[i]) = self->slots[i];
  g_free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
}

/**
 * unrep_pdf_places_contains:
 * @place: a number whose lower bits are as good as random; not 0
 *
 * Returns: whether it has been added
 */
gboolean
unrep_pdf_places_contains (const UnrepPdfPlaces *self,
                           guint64               place)
{
  return self->n > 0 && *find_slot (self->slots, self->n_slots, place) != 0;
}

/**
 * unrep_pdf_places_add:
 * @place: as in unrep_pdf_places_contains()
 *
 * Returns: whether it is new
 */
gboolean
unrep_pdf_places_add (UnrepPdfPlaces *self,
                      guint64         place)
{
  guint64 *slot;

  if (self->n >= self->n_slots / 2)
    grow (self);
  slot = find_slot (self->slots, self->n_slots, place);
  if (*slot != 0)
    return FALSE;
  *slot = place;
  self->n++;
  return TRUE;
}

/**
 * unrep_pdf_places_clear:
 * @self: a set
 *
 * Frees what it holds, and leaves an empty one.
 */
void
unrep_pdf_places_clear (UnrepPdfPlaces *self)
{
  g_free (self->slots);
  *self = (UnrepPdfPlaces) { NULL };
}
