/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-keys.h"

#include <glib/gi18n.h>

#define REVIEW UNREP_KEYS_REVIEW
#define EVIDENCE UNREP_KEYS_EVIDENCE
#define PROPOSAL UNREP_KEYS_PROPOSAL
#define RENDERING UNREP_KEYS_RENDERING
#define WINDOW UNREP_KEYS_WINDOW
#define CTRL GDK_CONTROL_MASK
#define SHIFT GDK_SHIFT_MASK
#define ALT GDK_ALT_MASK

/* The one table of keys: the controllers, the shortcuts window and the menu's
 * hints are all made from it. */
static const UnrepKey keys[] = {
  { 'j', 0, REVIEW, "review.next", NULL, "j", N_("Next recommendation in the filter") },
  { 'k', 0, REVIEW, "review.previous", NULL, "k", N_("Previous recommendation in the filter") },
  { 'j', SHIFT, REVIEW, "review.select-next", NULL, "<Shift>j", N_("Select the next one too") },
  { 'k', SHIFT, REVIEW, "review.select-previous", NULL, "<Shift>k", N_("Select the previous one too") },
  { 'u', 0, REVIEW, "review.not-reviewed", NULL, "u", N_("Next recommendation that is not reviewed") },
  { '0', 0, REVIEW, "review.clear", NULL, "0", N_("Clear the position") },
  { 'n', 0, REVIEW, "review.note", NULL, "n", N_("Write a note") },
  { 'f', 0, REVIEW, "review.flag", NULL, "f", N_("Flag to decide later") },
  { 't', 0, REVIEW, "review.tags", NULL, "t", N_("Choose tags") },
  { 'c', CTRL | SHIFT, REVIEW, "review.quote", NULL, "<Control><Shift>c", N_("Copy with its citation") },
  { 'z', CTRL, REVIEW, "review.undo", NULL, "<Control>z", N_("Undo") },
  { 'z', CTRL | SHIFT, REVIEW, "review.redo", NULL, "<Control><Shift>z", N_("Redo") },
  { 's', 0, REVIEW, "review.evidence", NULL, "s", N_("Take the selected words as evidence") },
  { 'e', 0, REVIEW, "review.next-evidence", NULL, "e", N_("Next evidence") },
  { 'e', SHIFT, REVIEW, "review.previous-evidence", NULL, "<Shift>e", N_("Previous evidence") },
  { 'h', 0, REVIEW, "review.suggestions", NULL, "h", N_("Show or hide suggestions") },
  { 'v', 0, REVIEW, "review.page", NULL, "v", N_("Show or hide the page of a PDF file") },
  { 'a', 0, REVIEW, "review.accept-suggestion", NULL, "a", N_("Accept the suggestion") },
  { 'w', 0, REVIEW, "review.next-words", NULL, "w", N_("Next words that led to the suggestion") },
  { 'r', 0, REVIEW, "review.recommend", NULL, "r", N_("Mark or unmark as a recommendation") },
  { 'l', 0, REVIEW, "review.label", NULL, "l", N_("Change the label") },
  { '\r', CTRL, REVIEW, "review.split", NULL, "<Control>Return", N_("Split at the caret") },
  { '\b', CTRL, REVIEW, "review.join", NULL, "<Control>BackSpace", N_("Join with the one before") },
  { UNREP_KEY_LEFT, SHIFT, EVIDENCE, "review.nudge", "left", "<Shift>Left", N_("Move its end to the left, by a letter") },
  { UNREP_KEY_RIGHT, SHIFT, EVIDENCE, "review.nudge", "right", "<Shift>Right", N_("Move its end to the right, by a letter") },
  { UNREP_KEY_LEFT, CTRL | SHIFT, EVIDENCE, "review.nudge", "word-left", "<Control><Shift>Left",
    N_("Move its end to the left, by a word") },
  { UNREP_KEY_RIGHT, CTRL | SHIFT, EVIDENCE, "review.nudge", "word-right", "<Control><Shift>Right",
    N_("Move its end to the right, by a word") },
  { 'o', 0, EVIDENCE, "review.other-end", NULL, "o", N_("Move the other end") },
  { '\r', 0, EVIDENCE, "review.accept-evidence", NULL, "Return", N_("Evidence without a position") },
  { 0x7f, 0, EVIDENCE, "review.remove-evidence", NULL, "Delete", N_("Remove the evidence") },
  { 0x1b, 0, EVIDENCE, "review.leave-evidence", NULL, "Escape", N_("Leave the evidence") },
  { 'c', 0, PROPOSAL, "review.accept-proposal", NULL, "c", N_("Accept the correction") },
  { 'p', 0, PROPOSAL, "review.pass-proposal", NULL, "p", N_("Pass it over") },
  { 'j', 0, RENDERING, "rendering.next", NULL, "j", N_("Next finding") },
  { 'k', 0, RENDERING, "rendering.previous", NULL, "k", N_("Previous finding") },
  { '1', 0, RENDERING, "rendering.judge", "wrong", "1", N_("The finding is wrong") },
  { '2', 0, RENDERING, "rendering.judge", "accepted", "2", N_("The finding is accepted") },
  { '3', 0, RENDERING, "rendering.judge", "to-fix", "3", N_("The finding is to be fixed") },
  { '0', 0, RENDERING, "rendering.judge", "open", "0", N_("Take back what is said of the finding") },
  { '4', 0, RENDERING, "rendering.sign-off", NULL, "4", N_("Sign the paragraph off, or take that back") },
  { 'n', 0, RENDERING, "rendering.note", NULL, "n", N_("Write a note") },
  { 's', 0, RENDERING, "rendering.mark", NULL, "s", N_("Mark the selected words as a finding") },
  { 'r', 0, RENDERING, "rendering.repaired", NULL, "r", N_("Show the text as stored, or repaired") },
  { 'i', 0, RENDERING, "rendering.inspect", NULL, "i", N_("Show or hide how the paragraph is drawn") },
  { 'i', SHIFT, RENDERING, "rendering.inspect-next", NULL, "<Shift>i", N_("Its pictures, runs, characters in turn") },
  { 'o', 0, RENDERING, "rendering.compare", NULL, "o", N_("Compare with the original, or stop comparing") },
  { 'o', SHIFT, RENDERING, "rendering.choose-original", NULL, "<Shift>o", N_("Compare with another report") },
  { 'z', CTRL, RENDERING, "win.undo", NULL, "<Control>z", N_("Undo") },
  { 'z', CTRL | SHIFT, RENDERING, "win.redo", NULL, "<Control><Shift>z", N_("Redo") },
  { 'c', CTRL | SHIFT, RENDERING, "rendering.copy-repaired", NULL, "<Control><Shift>c", N_("Copy the repaired text") },
  { 'g', CTRL, WINDOW, "win.go-to", NULL, "<Control>g", N_("Go to a paragraph") },
  { UNREP_KEY_LEFT, ALT, WINDOW, "win.back", NULL, "<Alt>Left", N_("Back to where you were") },
  { UNREP_KEY_RIGHT, ALT, WINDOW, "win.forward", NULL, "<Alt>Right", N_("Forward again") },
  { '+', CTRL, WINDOW, "win.zoom-in", NULL, "<Control>plus", N_("Larger letters") },
  { '-', CTRL, WINDOW, "win.zoom-out", NULL, "<Control>minus", N_("Smaller letters") },
  { '0', CTRL, WINDOW, "win.zoom-reset", NULL, "<Control>0", N_("Letters as large as in the preferences") },
  { 'f', CTRL, WINDOW, "win.find", NULL, "<Control>f", N_("Search") },
  { UNREP_KEY_F3, 0, WINDOW, "win.find-next", NULL, "F3", N_("Next hit") },
  { UNREP_KEY_F3, SHIFT, WINDOW, "win.find-previous", NULL, "<Shift>F3", N_("Previous hit") },
  { '1', CTRL, WINDOW, "win.view", "review", "<Control>1", N_("Show Review") },
  { '2', CTRL, WINDOW, "win.view", "tallies", "<Control>2", N_("Show Tallies") },
  { '3', CTRL, WINDOW, "win.view", "rendering", "<Control>3", N_("Show Rendering") },
  { '4', CTRL, WINDOW, "win.view", "disagreements", "<Control>4", N_("Show the disagreements of a team") },
  { '5', CTRL, WINDOW, "win.view", "pictures", "<Control>5", N_("Show the pictures of a team") },
  { ',', CTRL, WINDOW, "win.preferences", NULL, "<Control>comma", N_("Preferences") },
  { 'o', CTRL, WINDOW, "win.open", NULL, "<Control>o", N_("Open a report") },
  { 'o', CTRL | SHIFT, WINDOW, "win.open-folder", NULL, "<Control><Shift>o", N_("Open a team folder") },
  { 'w', CTRL, WINDOW, "win.close-tab", NULL, "<Control>w", N_("Close the report") },
  { 'q', CTRL, WINDOW, "app.quit", NULL, "<Control>q", N_("Quit") },
  { '?', CTRL, WINDOW, "win.shortcuts", NULL, "<Control>question", N_("Show the keys") },
};

/* What stands on the main block of a US keyboard, by hardware keycode. X11 and
 * Wayland number keys alike whatever layout is active: evdev's code plus 8. */
static const struct
{
  guint first;
  const char *characters;
} places[] = {
  { 10, "1234567890" },
  { 24, "qwertyuiop" },
  { 38, "asdfghjkl" },
  { 52, "zxcvbnm," },
  { 61, "/" },
};

/**
 * unrep_keys_get_table:
 * @n_keys: (out): how many there are
 *
 * The keys of positions are not among them: a codebook chooses those.
 *
 * Returns: (array length=n_keys): every key that the program binds itself
 */
const UnrepKey *
unrep_keys_get_table (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

static gunichar
character_at_place (guint keycode)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (keycode >= places[i].first && keycode < places[i].first + strlen (places[i].characters))
      return (guchar) places[i].characters[keycode - places[i].first];
  return 0;
}

/**
 * unrep_keys_get_character:
 * @keyval: what the active layout gives
 * @keycode: the hardware keycode
 * @modifiers: what is held
 *
 * What a key means, whatever layout is active. A key that gives an ASCII letter
 * or any digit (keypad, ١, ۱) means that; any other means its place on a US
 * keyboard, so that J works in Arabic and Russian, and the digit row of a
 * French keyboard without Shift. With Shift only letters have a place: Shift+1 is "!".
 * With Ctrl, what gives +, - or a comma means that, and = is the + of keyboards that
 * have it above.
 *
 * Returns: a lower case ASCII letter, an ASCII digit, another character,
 *   %UNREP_KEY_LEFT or %UNREP_KEY_RIGHT, or 0
 */
gunichar
unrep_keys_get_character (guint           keyval,
                          guint           keycode,
                          GdkModifierType modifiers)
{
  gunichar given = gdk_keyval_to_unicode (keyval);
  gunichar place;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    return UNREP_KEY_LEFT;
  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    return UNREP_KEY_RIGHT;
  if (keyval == GDK_KEY_F3)
    return UNREP_KEY_F3;
  if (keyval == GDK_KEY_KP_Delete)
    return gdk_keyval_to_unicode (GDK_KEY_Delete);
  if ((modifiers & GDK_CONTROL_MASK) && (given == '+' || given == '=' || given == '-' || given == ','))
    return given == '=' ? '+' : given;
  if (g_unichar_isdigit (given))
    return '0' + (gunichar) g_unichar_digit_value (given);
  if (given < 0x80 && g_ascii_isalpha ((char) given))
    return (gunichar) g_ascii_tolower ((char) given);
  if (given == '?')
    return given;
  place = character_at_place (keycode);
  if ((modifiers & GDK_SHIFT_MASK) && !(modifiers & GDK_CONTROL_MASK) && !g_ascii_isalpha ((int) place))
    place = 0;
  if (place == '/')
    place = modifiers & GDK_SHIFT_MASK ? '?' : 0;
  return place != 0 ? place : given;
}

/**
 * unrep_keys_find:
 * @scope: where the key was pressed
 * @character: what it means
 * @modifiers: what is held
 *
 * Returns: (transfer none) (nullable): what is bound to it
 */
const UnrepKey *
unrep_keys_find (UnrepKeyScope   scope,
                 gunichar        character,
                 GdkModifierType modifiers)
{
  GdkModifierType held = modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  /* Where "?" or "+" is typed with Shift, Shift is part of the character; and a French
   * digit is typed with it. */
  if (character == '?' || character == '+' || g_unichar_isdigit (character))
    held &= ~GDK_SHIFT_MASK;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].scope == scope && keys[i].character == character && keys[i].modifiers == held)
      return &keys[i];
  return NULL;
}

/* Back is where one came from: in a mirrored interface, to the right. With other
 * modifiers the arrows move something, and left is left. */
static gunichar
mirror (gunichar        character,
        GdkModifierType modifiers)
{
  if (!(modifiers & GDK_ALT_MASK) || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return character;
  if (character == UNREP_KEY_LEFT)
    return UNREP_KEY_RIGHT;
  return character == UNREP_KEY_RIGHT ? UNREP_KEY_LEFT : character;
}

/**
 * unrep_key_get_accelerator:
 * @self: a key of the table
 *
 * Returns: (transfer none): how GTK writes it, in the interface as it runs
 */
const char *
unrep_key_get_accelerator (const UnrepKey *self)
{
  if (mirror (self->character, self->modifiers) == self->character)
    return self->accelerator;
  return self->character == UNREP_KEY_LEFT ? "<Alt>Right" : "<Alt>Left";
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                gpointer               scope)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gunichar character = mirror (unrep_keys_get_character (keyval, keycode, modifiers), modifiers);
  const UnrepKey *key = unrep_keys_find (GPOINTER_TO_UINT (scope), character, modifiers);
  char typed[7] = "";

  if (key != NULL)
    {
      g_autoptr (GVariant) parameter = NULL;

      if (key->parameter != NULL)
        parameter = g_variant_ref_sink (g_variant_new_string (key->parameter));
      return gtk_widget_activate_action_variant (widget, key->action, parameter);
    }
  if (GPOINTER_TO_UINT (scope) != UNREP_KEYS_REVIEW || character <= ' ' || character >= UNREP_KEY_LEFT
      || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;

  /* The page knows the codebook's keys; any other character means nothing here. */
  g_unichar_to_utf8 (character, typed);
  return gtk_widget_activate_action (widget, "review.position-key", "s", typed);
}

/**
 * unrep_keys_new_controller:
 * @scope: which keys
 *
 * A controller for a widget on which these keys work. For all but %UNREP_KEYS_WINDOW
 * that is the report or a list, never anything above a text field.
 *
 * Returns: (transfer full): a key controller
 */
GtkEventController *
unrep_keys_new_controller (UnrepKeyScope scope)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  /* Before the widget itself: a text view would offer the key to the input method. */
  if (scope != UNREP_KEYS_WINDOW)
    gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), GUINT_TO_POINTER (scope));
  return controller;
}
