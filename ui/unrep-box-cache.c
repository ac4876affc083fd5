/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-box-cache.h"

#include "unrep-span-boxes.h"

struct _UnrepBoxCache
{
  GtkTextView *view; /* borrowed */
  UnrepReadingText *reading;
  GHashTable *boxes; /* UnrepRange → Boxes, which begins with it */
};

/* Where words are displayed, for as long as their first and their last letter are as
 * they were. */
typedef struct
{
  UnrepRange text;
  GdkRectangle first;
  GdkRectangle last;
  GArray *boxes;
} Boxes;

static guint
hash_range (gconstpointer range)
{
  const UnrepRange *text = range;

  return (guint) (text->start * 31 + text->end);
}

static gboolean
equal_range (gconstpointer a,
             gconstpointer b)
{
  return unrep_range_compare (*(const UnrepRange *) a, *(const UnrepRange *) b) == 0;
}

static void
boxes_free (gpointer data)
{
  Boxes *boxes = data;

  g_array_unref (boxes->boxes);
  g_free (boxes);
}

/**
 * unrep_box_cache_new:
 * @view: (transfer none): a view that displays @reading and outlives the cache
 * @reading: the reading text
 *
 * Returns: (transfer full): a cache that knows nothing yet
 */
UnrepBoxCache *
unrep_box_cache_new (GtkTextView      *view,
                     UnrepReadingText *reading)
{
  UnrepBoxCache *self = g_new0 (UnrepBoxCache, 1);

  self->view = view;
  self->reading = unrep_reading_text_ref (reading);
  self->boxes = g_hash_table_new_full (hash_range, equal_range, NULL, boxes_free);
  return self;
}

/**
 * unrep_box_cache_free:
 * @self: (transfer full): a cache
 */
void
unrep_box_cache_free (UnrepBoxCache *self)
{
  unrep_reading_text_unref (self->reading);
  g_hash_table_unref (self->boxes);
  g_free (self);
}

/**
 * unrep_box_cache_get_place:
 * @self: a cache
 * @offset: code point of the extracted text
 * @place: (out): where it is displayed, in buffer coordinates of the view
 */
void
unrep_box_cache_get_place (UnrepBoxCache *self,
                           gsize          offset,
                           GdkRectangle  *place)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter,
                                      (int) unrep_reading_text_to_display (self->reading, offset));
  gtk_text_view_get_iter_location (self->view, &iter, place);
}

/**
 * unrep_box_cache_ref_boxes:
 * @self: a cache
 * @text: words of the extracted text, at least one code point
 *
 * Returns: (transfer full) (element-type GdkRectangle): as unrep_span_boxes_new()
 */
GArray *
unrep_box_cache_ref_boxes (UnrepBoxCache *self,
                           UnrepRange     text)
{
  Boxes *boxes = g_hash_table_lookup (self->boxes, &text);
  GdkRectangle first, last;

  unrep_box_cache_get_place (self, text.start, &first);
  unrep_box_cache_get_place (self, text.end - 1, &last);
  if (boxes == NULL || !gdk_rectangle_equal (&boxes->first, &first) || !gdk_rectangle_equal (&boxes->last, &last))
    {
      boxes = g_new0 (Boxes, 1);
      *boxes = (Boxes) { text, first, last, unrep_span_boxes_new (self->view, self->reading, text) };
      g_hash_table_replace (self->boxes, &boxes->text, boxes);
    }
  return g_array_ref (boxes->boxes);
}

/**
 * unrep_box_cache_trim:
 * @self: a cache
 * @n_drawn: how many words were drawn in this frame
 *
 * Forgets what is not visible any more, now and then.
 */
void
unrep_box_cache_trim (UnrepBoxCache *self,
                      guint          n_drawn)
{
  if (g_hash_table_size (self->boxes) > 4 * n_drawn + 64)
    g_hash_table_remove_all (self->boxes);
}
