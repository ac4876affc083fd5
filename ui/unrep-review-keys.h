/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UnrepKeyScope:
 * @UNREP_KEYS_REVIEW: the report and the lists beside it; never a text field
 * @UNREP_KEYS_EVIDENCE: the report, while a span is the current one
 * @UNREP_KEYS_PROPOSAL: the report, while a proposed correction is shown
 * @UNREP_KEYS_RENDERING: the text and the list of findings in the Rendering view
 * @UNREP_KEYS_WINDOW: anywhere in the window, always with Ctrl or Alt
 *
 * Where a key works.
 */
typedef enum
{
  UNREP_KEYS_REVIEW,
  UNREP_KEYS_EVIDENCE,
  UNREP_KEYS_PROPOSAL,
  UNREP_KEYS_RENDERING,
  UNREP_KEYS_WINDOW,
} UnrepKeyScope;

/**
 * UNREP_KEY_LEFT, UNREP_KEY_RIGHT, UNREP_KEY_F3:
 *
 * What stands for keys that give no character, behind the end of Unicode.
 */
#define UNREP_KEY_LEFT 0x110000u
#define UNREP_KEY_RIGHT 0x110001u
#define UNREP_KEY_F3 0x110002u

/**
 * UnrepKey:
 * @character: what the key gives in the US layout, in lower case; NUL for
 *   the keys of positions, which the codebook chooses
 * @modifiers: Ctrl, Alt and Shift that must be held; none for single keys
 * @scope: where it works
 * @action: name of the action it activates
 * @parameter: the string that the action takes, or %NULL
 * @accelerator: how the shortcuts window and menus write it
 * @title: (translatable): what it does
 */
typedef struct
{
  gunichar        character;
  GdkModifierType modifiers;
  UnrepKeyScope   scope;
  const char     *action;
  const char     *parameter;
  const char     *accelerator;
  const char     *title;
} UnrepKey;

const UnrepKey     *unrep_keys_get_table      (guint           *n_keys);
gunichar            unrep_keys_get_character  (guint            keyval,
                                               guint            keycode,
                                               GdkModifierType  modifiers);
const UnrepKey     *unrep_keys_find           (UnrepKeyScope    scope,
                                               gunichar         character,
                                               GdkModifierType  modifiers);
const char         *unrep_key_get_accelerator (const UnrepKey  *self);
GtkEventController *unrep_keys_new_controller (UnrepKeyScope    scope);

G_END_DECLS
