/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-rendering-fixture.h"

#include <string.h>

UnrepWindow *rendering_window;
UnrepRenderingView *rendering_view;

static UnrepIdentity *identity;

static gboolean
is_open (gpointer unused)
{
  return unrep_report_page_is_ready (unrep_window_get_page (rendering_window));
}

static gboolean
is_checked (gpointer unused)
{
  return unrep_finding_desk_get_checking (rendering_view->desk) == UNREP_CHECKING_DONE &&
         unrep_rendering_view_is_ready (rendering_view) && unrep_finding_desk_get_current (rendering_view->desk) != NULL;
}

/**
 * rendering_fixture_open:
 * @dir: a folder
 * @text: of a report in which something is found
 *
 * Opens "r.txt" in @dir in a window, and its Rendering view until it is checked.
 */
void
rendering_fixture_open (const char *dir,
                        const char *text)
{
  g_autoptr (GFile) file = unrep_test_new_report (dir, "r.txt", text);

  identity = unrep_identity_new ();
  rendering_window = unrep_fixture_open (identity, file);
  g_assert_true (unrep_fixture_wait (is_open, NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (rendering_window), "win.view", "s", "rendering"));
  rendering_view = UNREP_RENDERING_VIEW (unrep_fixture_find_widget (GTK_WIDGET (rendering_window), UNREP_TYPE_RENDERING_VIEW));
  g_assert_true (unrep_fixture_wait (is_checked, NULL));
}

/**
 * rendering_fixture_close:
 *
 * Closes the window as a person does, and has it gone with all that it held.
 */
void
rendering_fixture_close (void)
{
  unrep_fixture_close (&rendering_window);
  g_clear_object (&identity);
  rendering_window = NULL;
  rendering_view = NULL;
}

/**
 * rendering_fixture_act:
 * @action: what a key or a button does
 * @parameter: (nullable): of the action
 *
 * Does it in the Rendering view.
 */
void
rendering_fixture_act (const char *action,
                       const char *parameter)
{
  if (parameter != NULL)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (rendering_view), action, "s", parameter));
  else
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (rendering_view), action, NULL));
}

/**
 * rendering_fixture_go_to:
 * @check: the id of a check that has found something
 *
 * Makes its first finding the current one.
 */
void
rendering_fixture_go_to (const char *check)
{
  GListModel *list = G_LIST_MODEL (unrep_finding_desk_get_list (rendering_view->desk));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (UnrepFindingRow) row = g_list_model_get_item (list, i);
      const UnrepFindingInfo *info = unrep_finding_row_get_info (row);

      if (info->kind != UNREP_FINDING_ROW_PLACE || g_strcmp0 (info->id, check) != 0)
        continue;
      unrep_finding_desk_set_position (rendering_view->desk, i);
      return;
    }
  g_error ("nothing is found by %s", check);
}

/**
 * rendering_fixture_says:
 * @message: a sentence
 *
 * Returns: whether a toast says it
 */
gboolean
rendering_fixture_says (gpointer message)
{
  g_autofree char *labels = unrep_fixture_dup_labels (GTK_WIDGET (rendering_window->toasts));

  return strstr (labels, message) != NULL;
}

/**
 * rendering_fixture_assert_said:
 * @message: a sentence, or its beginning
 *
 * Waits until a toast says it, and dismisses that.
 */
void
rendering_fixture_assert_said (const char *message)
{
  g_assert_true (unrep_fixture_wait (rendering_fixture_says, (gpointer) message));
  if (rendering_window->toast != NULL)
    adw_toast_dismiss (rendering_window->toast);
  unrep_fixture_settle ();
}

typedef struct
{
  char *text;
  gboolean is_read;
} Clipboard;

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Clipboard *clipboard = data;

  clipboard->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  clipboard->is_read = TRUE;
}

static gboolean
is_read (gpointer clipboard)
{
  return ((Clipboard *) clipboard)->is_read;
}

/**
 * rendering_fixture_has_copied:
 * @words: what should be there
 *
 * Returns: whether the clipboard has just that
 */
gboolean
rendering_fixture_has_copied (gpointer words)
{
  Clipboard clipboard = { NULL, FALSE };
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (rendering_window)), NULL, read_cb, &clipboard);
  g_assert_true (unrep_fixture_wait (is_read, &clipboard));
  text = clipboard.text;
  return g_strcmp0 (text, words) == 0;
}
