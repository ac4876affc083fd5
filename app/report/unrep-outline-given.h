/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline-builder.h"
#include "unrep-outline-cost.h"

G_BEGIN_DECLS

gboolean unrep_given_is_apart    (const UnrepOutlineLine  *line);
gboolean unrep_given_has_none    (const UnrepOutlineLine  *line);
gboolean unrep_given_read_label  (const UnrepOutlineLines *lines,
                                  UnrepOutlineLine        *line,
                                  UnrepStep               *step);
void     unrep_given_expand      (const UnrepStep         *step,
                                  const UnrepReading      *reading,
                                  const UnrepState        *state,
                                  int                      cost,
                                  UnrepExpandFunc          add,
                                  gpointer                 data);
void     unrep_given_set_label   (UnrepBuilder            *self,
                                  guint                    unit,
                                  guint                    index);
void     unrep_given_set_heading (UnrepBuilder            *self,
                                  guint                    unit,
                                  guint                    index);
gboolean unrep_given_add_line    (UnrepBuilder            *self,
                                  guint                    index);
gboolean unrep_given_ends_front  (const UnrepOutlineLine  *line);

G_END_DECLS
