/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-identity.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_IDENTITY_CARD (unrep_identity_card_get_type ())

/**
 * UnrepIdentityCard:
 *
 * Asks once who reviews, with a guess filled in.
 */
G_DECLARE_FINAL_TYPE (UnrepIdentityCard, unrep_identity_card, UNREP, IDENTITY_CARD, GtkWidget)

GtkWidget *unrep_identity_card_new (UnrepIdentity *identity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
