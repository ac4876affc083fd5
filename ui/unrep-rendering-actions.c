/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a translator does in the Rendering view, by keys and by buttons. */
#include "unrep-rendering-view-private.h"

#include "rendering/unrep-changes.h"

#include <glib/gi18n.h>

static void
step_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);
  gboolean forward = g_str_equal (action, "rendering.next");

  unrep_finding_box_commit_note (self->finding);
  if (!unrep_finding_desk_step (self->desk, forward) && unrep_rendering_view_is_ready (self))
    unrep_rendering_view_say (self, forward ? _("This is the last finding of the list") : _("This is the first finding of the list"));
}

static UnrepFindingState
find_state (const char *name)
{
  for (UnrepFindingState state = UNREP_FINDING_OPEN + 1; state < UNREP_N_FINDING_STATES; state++)
    if (g_str_equal (unrep_finding_state_to_string (state), name))
      return state;
  return UNREP_FINDING_OPEN;
}

static void
judge_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);
  UnrepFindingState state = find_state (g_variant_get_string (parameter, NULL));
  gboolean advance = FALSE;
  g_autoptr (GError) error = NULL;

  if (unrep_finding_desk_get_current (self->desk) == NULL)
    return;
  unrep_finding_box_commit_note (self->finding);
  g_object_get (self->review_desk, "auto-advance", &advance, NULL);
  if (!unrep_finding_desk_judge (self->desk, state, advance && state != UNREP_FINDING_OPEN, &error))
    unrep_rendering_view_say (self, error->message);
}

/**
 * unrep_rendering_view_get_place:
 * @self: a view
 *
 * Returns: the offset in the text that a person is at: of the current finding, else of the caret
 */
gsize
unrep_rendering_view_get_place (UnrepRenderingView *self)
{
  UnrepFindingRow *row = unrep_finding_desk_get_current (self->desk);

  return row != NULL ? unrep_finding_row_get_info (row)->range.start : unrep_report_view_get_caret (self->report);
}

static void
sign_off_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);
  g_autoptr (GError) error = NULL;
  gsize place;

  if (!unrep_rendering_view_is_ready (self))
    return;
  place = unrep_rendering_view_get_place (self);
  if (!unrep_finding_desk_sign_off (self->desk, place, &error))
    unrep_rendering_view_say (self, error->message);
  else
    unrep_rendering_view_say (self, unrep_finding_desk_is_signed_off (self->desk, place) ? _("The paragraph is signed off")
                                                                    : _("The paragraph is not signed off any more"));
}

static void
mark_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);
  g_autoptr (GError) error = NULL;
  UnrepRange words;

  if (!unrep_report_view_get_selection (self->report, &words))
    unrep_rendering_view_say (self, _("Select the words first that are wrong"));
  else if (!unrep_finding_desk_mark (self->desk, words, &error))
    unrep_rendering_view_say (self, error->message);
}

static void
note_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);

  if (unrep_finding_desk_get_current (self->desk) == NULL)
    return;
  g_object_set (self->panes, "end-visible", TRUE, NULL);
  unrep_finding_box_focus_note (self->finding);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);

  g_object_set (self->panes, "start-visible", TRUE, NULL);
  unrep_findings_pane_search (self->findings);
}

static void
repaired_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);

  gtk_toggle_button_set_active (self->show_repaired, !gtk_toggle_button_get_active (self->show_repaired));
}

/* The selected words, or the paragraph of the current finding. */
static UnrepRange
get_chosen (UnrepRenderingView *self)
{
  UnrepRange range;

  if (!unrep_report_view_get_selection (self->report, &range))
    range = unrep_finding_desk_get_paragraph (self->desk, unrep_rendering_view_get_place (self));
  return range;
}

/* The clipboard gets the repaired words of @range; whoever pastes them may want to know
 * what is not as the report has it. */
static void
copy (UnrepRenderingView *self,
      UnrepReadingText   *repaired,
      UnrepRange          range)
{
  UnrepText *display = unrep_reading_text_get_display (repaired);
  g_autofree char *words = unrep_text_dup_range (display, unrep_reading_text_range_to_display (repaired, range));
  g_autofree char *changes = NULL, *message = NULL;
  guint n;

  self->copied = range;
  changes = unrep_changes_dup (repaired, range, &n);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), words);
  message = n == 0 ? g_strdup (_("Copied; there is nothing to repair in it"))
                   : g_strdup_printf (ngettext ("Copied as repaired, with %u change", "Copied as repaired, with %u changes", n), n);
  gtk_widget_activate_action (GTK_WIDGET (self), n > 0 ? "win.toast-copied" : "win.toast", "s", message);
  g_debug ("%u changes copied: %s", n, words);
}

static void
copy_repaired_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);
  UnrepReadingText *repaired = unrep_finding_desk_get_repaired (self->desk);

  if (repaired != NULL)
    copy (self, repaired, get_chosen (self));
}

static void
copy_report_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);
  UnrepReadingText *repaired = unrep_finding_desk_get_repaired (self->desk);

  if (repaired != NULL)
    copy (self, repaired, (UnrepRange) { 0, unrep_text_get_n_chars (unrep_reading_text_get_text (repaired)) });
}

/* Of what was copied last, or would be now. */
static void
copy_changes_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);
  UnrepReadingText *repaired = unrep_finding_desk_get_repaired (self->desk);
  g_autofree char *changes = NULL;
  guint n;

  if (repaired == NULL)
    return;
  changes = unrep_changes_dup (repaired, unrep_range_length (self->copied) > 0 ? self->copied : get_chosen (self), &n);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), changes);
  unrep_rendering_view_say (self, n > 0 ? _("The list of changes is copied") : _("There is nothing to repair in it"));
  g_debug ("changes: %s", changes);
}

static void
zoom_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  unrep_report_view_step_zoom (UNREP_RENDERING_VIEW (widget)->report, g_variant_get_int32 (parameter));
}

static void
inspect_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);

  gtk_toggle_button_set_active (self->show_inspector, !gtk_toggle_button_get_active (self->show_inspector));
}

static void
inspect_next_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);

  gtk_toggle_button_set_active (self->show_inspector, TRUE);
  unrep_inspector_pane_show_next (self->inspector);
}

static void
compare_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  unrep_comparing_toggle (UNREP_RENDERING_VIEW (widget)->comparing);
}

static void
choose_original_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  unrep_comparing_choose (UNREP_RENDERING_VIEW (widget)->comparing);
}

static void
focus_report_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  unrep_panes_fold (UNREP_RENDERING_VIEW (widget)->panes);
  gtk_widget_grab_focus (widget);
}

/**
 * unrep_rendering_view_install_actions:
 * @widget_class: the class of the view
 *
 * What a translator does in the view.
 */
void
unrep_rendering_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "rendering.next", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "rendering.previous", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "rendering.judge", "s", judge_cb);
  gtk_widget_class_install_action (widget_class, "rendering.sign-off", NULL, sign_off_cb);
  gtk_widget_class_install_action (widget_class, "rendering.mark", NULL, mark_cb);
  gtk_widget_class_install_action (widget_class, "rendering.note", NULL, note_cb);
  gtk_widget_class_install_action (widget_class, "rendering.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "rendering.repaired", NULL, repaired_cb);
  gtk_widget_class_install_action (widget_class, "rendering.inspect", NULL, inspect_cb);
  gtk_widget_class_install_action (widget_class, "rendering.inspect-next", NULL, inspect_next_cb);
  gtk_widget_class_install_action (widget_class, "rendering.copy-repaired", NULL, copy_repaired_cb);
  gtk_widget_class_install_action (widget_class, "rendering.copy-report", NULL, copy_report_cb);
  gtk_widget_class_install_action (widget_class, "rendering.copy-changes", NULL, copy_changes_cb);
  gtk_widget_class_install_action (widget_class, "rendering.zoom", "i", zoom_cb);
  gtk_widget_class_install_action (widget_class, "rendering.compare", NULL, compare_cb);
  gtk_widget_class_install_action (widget_class, "rendering.choose-original", NULL, choose_original_cb);
  gtk_widget_class_install_action (widget_class, "rendering.focus-report", NULL, focus_report_cb);
}
