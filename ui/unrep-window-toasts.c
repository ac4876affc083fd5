/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-window-private.h"

#include "unrep-digits.h"

#include <glib/gi18n.h>

static void
dismissed_cb (AdwToast    *toast,
              UnrepWindow *self)
{
  if (self->last_toast == toast && self->said != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->said), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

/* A toast makes no event on the accessibility bus, so a status line that is only heard
 * says the same. */
static AdwToast *
say (UnrepWindow *self,
     const char  *message)
{
  g_autofree char *shown = unrep_digits_dup_message (message);
  g_autofree char *markup = g_markup_escape_text (shown, -1);
  AdwToast *toast = adw_toast_new (markup);

  self->last_toast = toast;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->said), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  return toast;
}

/**
 * unrep_window_say:
 * @self: a window
 * @message: (nullable): a sentence for the person; nothing happens without one
 *
 * Shows @message for a while, as text and not as markup.
 */
void
unrep_window_say (UnrepWindow *self,
                  const char  *message)
{
  g_return_if_fail (UNREP_IS_WINDOW (self));

  if (message != NULL)
    adw_toast_overlay_add_toast (self->toasts, say (self, message));
}

static void
say_with_button (UnrepWindow *self,
                 const char  *message,
                 const char  *label,
                 const char  *action)
{
  AdwToast *toast = say (self, message);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * unrep_window_say_done:
 * @self: a window
 * @message: what has been done, a sentence
 *
 * Shows @message for a while, with a button that undoes it.
 */
void
unrep_window_say_done (UnrepWindow *self,
                       const char  *message)
{
  g_return_if_fail (UNREP_IS_WINDOW (self));

  say_with_button (self, message, _("Undo"), "win.undo");
}

/**
 * unrep_window_say_copied:
 * @self: a window
 * @message: what has been copied, a sentence
 *
 * Shows @message for a while, with a button that copies what repairs have changed in it.
 */
void
unrep_window_say_copied (UnrepWindow *self,
                         const char  *message)
{
  g_return_if_fail (UNREP_IS_WINDOW (self));

  say_with_button (self, message, _("Copy the changes"), "win.copy-changes");
}
