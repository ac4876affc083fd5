/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

G_BEGIN_DECLS

struct _UnrepDesk
{
  GObject parent_instance;

  UnrepReview *review;
  guint current;
  UnrepRange current_range; /* where it is, whatever the outline */
  guint filter;
  gboolean auto_advance;
};

/* unrep-desk.c */
gboolean unrep_desk_go_to (UnrepDesk *self,
                           guint      unit);

G_END_DECLS
