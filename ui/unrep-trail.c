/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-trail.h"

/* Nobody goes back farther; the oldest place is forgotten. */
#define MAX_PLACES 200

struct _UnrepTrail
{
  GArray *behind; /* gsize, the place before last is the last */
  GArray *ahead;
};

/**
 * unrep_trail_new:
 *
 * Returns: (transfer full): an empty trail
 */
UnrepTrail *
unrep_trail_new (void)
{
  UnrepTrail *self = g_new (UnrepTrail, 1);

  self->behind = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->ahead = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

/**
 * unrep_trail_free:
 * @self: (transfer full): a trail
 */
void
unrep_trail_free (UnrepTrail *self)
{
  g_array_unref (self->behind);
  g_array_unref (self->ahead);
  g_free (self);
}

/* The same place twice would be a step that goes nowhere. */
static void
push (GArray *places,
      gsize   place)
{
  if (places->len > 0 && g_array_index (places, gsize, places->len - 1) == place)
    return;
  if (places->len == MAX_PLACES)
    g_array_remove_index (places, 0);
  g_array_append_val (places, place);
}

static gboolean
move (GArray *from,
      GArray *to,
      gsize   place,
      gsize  *found)
{
  while (from->len > 0)
    {
      *found = g_array_index (from, gsize, from->len - 1);
      g_array_set_size (from, from->len - 1);
      if (*found == place)
        continue;
      push (to, place);
      return TRUE;
    }
  return FALSE;
}

/**
 * unrep_trail_leave:
 * @self: a trail
 * @place: where the reader is, before a jump
 *
 * What was ahead is forgotten.
 */
void
unrep_trail_leave (UnrepTrail *self,
                   gsize       place)
{
  push (self->behind, place);
  g_array_set_size (self->ahead, 0);
}

/**
 * unrep_trail_back:
 * @self: a trail
 * @place: where the reader is
 * @to: (out): where to go
 *
 * Returns: whether there is somewhere to go back to
 */
gboolean
unrep_trail_back (UnrepTrail *self,
                  gsize       place,
                  gsize      *to)
{
  return move (self->behind, self->ahead, place, to);
}

/**
 * unrep_trail_forward:
 * @self: a trail
 * @place: where the reader is
 * @to: (out): where to go
 *
 * Returns: whether the reader has come back from somewhere
 */
gboolean
unrep_trail_forward (UnrepTrail *self,
                     gsize       place,
                     gsize      *to)
{
  return move (self->ahead, self->behind, place, to);
}
