/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pages.h"

struct _UnrepPages
{
  gatomicrefcount ref_count;
  GArray *pages;
  GArray *lines; /* UnrepPageLine, in the order of the text */
};

G_DEFINE_BOXED_TYPE (UnrepPages, unrep_pages, unrep_pages_ref, unrep_pages_unref)

/**
 * unrep_pages_new:
 *
 * Returns: (transfer full): no page yet
 */
UnrepPages *
unrep_pages_new (void)
{
  UnrepPages *self = g_new0 (UnrepPages, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->pages = g_array_new (FALSE, FALSE, sizeof (UnrepPage));
  self->lines = g_array_new (FALSE, FALSE, sizeof (UnrepPageLine));
  return self;
}

/**
 * unrep_pages_ref:
 *
 * Returns: (transfer full): @self, which now has one more owner
 */
UnrepPages *
unrep_pages_ref (UnrepPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * unrep_pages_unref:
 * @self: (transfer full): pages
 *
 * Gives up one reference.
 */
void
unrep_pages_unref (UnrepPages *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->pages);
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * unrep_pages_add_page:
 * @self: pages that no report has yet
 * @page: the next one
 *
 * Adds a page.
 */
void
unrep_pages_add_page (UnrepPages      *self,
                      const UnrepPage *page)
{
  g_array_append_vals (self->pages, page, 1);
}

/**
 * unrep_pages_add_line:
 * @self: pages that no report has yet
 * @line: where the next part of the text stands
 *
 * Adds a line of a page; lines are added in the order of the text.
 */
void
unrep_pages_add_line (UnrepPages          *self,
                      const UnrepPageLine *line)
{
  g_array_append_vals (self->lines, line, 1);
}

/**
 * unrep_pages_get_n:
 * @self: (nullable): pages
 *
 * Returns: how many pages there are
 */
guint
unrep_pages_get_n (UnrepPages *self)
{
  return self != NULL ? self->pages->len : 0;
}

/**
 * unrep_pages_get:
 * @index: less than the number of pages
 *
 * Returns: (transfer none): a page
 */
const UnrepPage *
unrep_pages_get (UnrepPages *self,
                 guint       index)
{
  g_return_val_if_fail (index < self->pages->len, NULL);

  return &g_array_index (self->pages, UnrepPage, index);
}

/**
 * unrep_pages_find_lines:
 * @range: part of the extracted text
 * @n: (out): how many lines there are
 *
 * Returns: (array length=n) (transfer none): where the text stands that has a
 *   character in @range; other text may stand between
 */
const UnrepPageLine *
unrep_pages_find_lines (UnrepPages *self,
                        UnrepRange  range,
                        guint      *n)
{
  const UnrepPageLine *lines = (const UnrepPageLine *) self->lines->data;
  guint from = 0, to = self->lines->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (lines[middle].range.end <= range.start)
        from = middle + 1;
      else
        to = middle;
    }
  *n = 0;
  while (from + *n < self->lines->len && lines[from + *n].range.start < range.end)
    (*n)++;
  return lines + from;
}
