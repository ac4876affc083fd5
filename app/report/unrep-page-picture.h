/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UnrepPagePicture:
 * @pixels: rows of 4 bytes a pixel, as cairo's ARGB32 has them
 * @width: in pixels
 * @height: in pixels
 *
 * What a page looks like.
 */
typedef struct
{
  GBytes *pixels;
  guint   width;
  guint   height;
} UnrepPagePicture;

gboolean unrep_page_picture_paint (UnrepPagePicture  *self,
                                   GBytes            *pdf,
                                   guint              page,
                                   guint              width,
                                   const char        *display,
                                   GCancellable      *cancellable,
                                   GError           **error);
void     unrep_page_picture_clear (UnrepPagePicture  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepPagePicture, unrep_page_picture_clear)

G_END_DECLS
