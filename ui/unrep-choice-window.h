/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_CHOICE_WINDOW (unrep_choice_window_get_type ())

/**
 * UnrepChoiceWindow:
 *
 * Asks a person to decide one case after the other, until none is left; then it
 * closes. Keys: J and K go on and back without deciding, Escape closes.
 */
G_DECLARE_DERIVABLE_TYPE (UnrepChoiceWindow, unrep_choice_window, UNREP, CHOICE_WINDOW, AdwWindow)

/**
 * UnrepChoiceWindowClass:
 * @list_cases: what is left to decide, (transfer container)
 * @show_case: shows what unrep_choice_window_get_case() returns
 * @take_key: whether the window has a meaning for a character of
 *   unrep_keys_get_character() with these modifiers; never asked with Alt
 */
struct _UnrepChoiceWindowClass
{
  AdwWindowClass parent_class;

  GPtrArray *(*list_cases) (UnrepChoiceWindow *self);
  void (*show_case) (UnrepChoiceWindow *self);
  gboolean (*take_key) (UnrepChoiceWindow *self, gunichar character, GdkModifierType modifiers);
};

void     unrep_choice_window_build        (UnrepChoiceWindow *self,
                                           const char        *title,
                                           const char        *about);
void     unrep_choice_window_add          (UnrepChoiceWindow *self,
                                           GtkWidget         *widget);
void     unrep_choice_window_update       (UnrepChoiceWindow *self);
void     unrep_choice_window_move         (UnrepChoiceWindow *self,
                                           int                by);
gpointer unrep_choice_window_get_case     (UnrepChoiceWindow *self);
void     unrep_choice_window_show_problem (UnrepChoiceWindow *self,
                                           const char        *message);

G_END_DECLS
