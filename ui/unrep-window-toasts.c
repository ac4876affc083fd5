/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-window-private.h"

#include "unrep-digits.h"

#include <glib/gi18n.h>

/* The key of toasts that answer what a person has just done. */
#define ANSWER "unrep-answer"

static void show_next (UnrepWindow *self);

static void
dismissed_cb (AdwToast    *toast,
              UnrepWindow *self)
{
  self->toast = NULL;
  if (self->said != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->said), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  show_next (self);
}

/* A toast makes no event on the accessibility bus, so a status line that is only heard
 * says the same. */
static void
show_next (UnrepWindow *self)
{
  g_autofree char *said = NULL;

  if (self->toast != NULL || g_queue_is_empty (&self->waiting))
    return;
  self->toast = g_queue_pop_head (&self->waiting);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_AFTER);
  pango_parse_markup (adw_toast_get_title (self->toast), -1, 0, NULL, &said, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->said), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  adw_toast_overlay_add_toast (self->toasts, self->toast);
}

/* Who does something has the answer at once, and not behind those to what they did before;
 * and what a button would undo or copy now is not what an old answer speaks of. */
static gboolean
is_outdated (AdwToast *toast)
{
  return g_object_get_data (G_OBJECT (toast), ANSWER) != NULL;
}

/* Others wait for their turn: libadwaita's own queue would show what is outdated, too. */
static void
show (UnrepWindow *self,
      AdwToast    *toast)
{
  for (GList *l = self->waiting.head, *next; l != NULL; l = next)
    {
      next = l->next;
      if (!is_outdated (l->data))
        continue;
      g_object_unref (l->data);
      g_queue_delete_link (&self->waiting, l);
    }
  g_queue_push_tail (&self->waiting, toast);
  if (self->toast != NULL && is_outdated (self->toast))
    adw_toast_dismiss (self->toast);
  show_next (self);
}

static AdwToast *
new_toast (const char *message)
{
  g_autofree char *shown = unrep_digits_dup_message (message);
  g_autofree char *markup = g_markup_escape_text (shown, -1);

  return adw_toast_new (markup);
}

/**
 * unrep_window_clear_toasts:
 * @self: a window that is about to go
 *
 * Forgets what it has not said yet.
 */
void
unrep_window_clear_toasts (UnrepWindow *self)
{
  g_return_if_fail (UNREP_IS_WINDOW (self));

  g_queue_clear_full (&self->waiting, g_object_unref);
}

/**
 * unrep_window_say:
 * @self: a window
 * @message: (nullable): a sentence for the person; nothing happens without one
 *
 * Shows @message for a while, as text and not as markup, after what is being shown.
 */
void
unrep_window_say (UnrepWindow *self,
                  const char  *message)
{
  g_return_if_fail (UNREP_IS_WINDOW (self));

  if (message != NULL)
    show (self, new_toast (message));
}

static void
answer (UnrepWindow *self,
        const char  *message,
        const char  *label,
        const char  *action)
{
  AdwToast *toast = new_toast (message);

  g_object_set_data (G_OBJECT (toast), ANSWER, toast);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  show (self, toast);
}

/**
 * unrep_window_answer:
 * @self: a window
 * @message: what came of what the person has just done, a sentence
 *
 * Shows @message for a while, instead of the answer before.
 */
void
unrep_window_answer (UnrepWindow *self,
                     const char  *message)
{
  g_return_if_fail (UNREP_IS_WINDOW (self));

  answer (self, message, NULL, NULL);
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

  answer (self, message, _("Undo"), "win.undo");
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

  answer (self, message, _("Copy the changes"), "win.copy-changes");
}
