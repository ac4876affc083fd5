/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DAMAGE_NUMBER,
  DAMAGE_LETTER,
  DAMAGE_SUBITEM,
  DAMAGE_HEADING,
} DamageKind;

char *made_damage_label (DamageKind  kind,
                         const char *printed,
                         GRand      *rand);

G_END_DECLS
