/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-rendering-view.h"

#include "unrep-busy-bar.h"
#include "unrep-finding-box.h"
#include "unrep-findings-pane.h"
#include "unrep-inspector-pane.h"
#include "unrep-names.h"
#include "unrep-panes.h"
#include "unrep-report-view.h"
#include "unrep-review-keys.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _UnrepRenderingView
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  UnrepPanes *panes;
  UnrepFindingsPane *findings;
  UnrepFindingBox *finding;
  UnrepReportView *report;
  AdwClampScrollable *clamp;
  GtkToggleButton *show_repaired;
  GtkToggleButton *show_inspector;
  UnrepInspectorPane *inspector;
  UnrepBusyBar *busy;

  UnrepFindingDesk *desk;
  UnrepDesk *review_desk;
};

G_DEFINE_FINAL_TYPE (UnrepRenderingView, unrep_rendering_view, GTK_TYPE_WIDGET)

static void
say (UnrepRenderingView *self,
     const char         *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static gboolean
is_ready (UnrepRenderingView *self)
{
  return unrep_report_view_get_reading (self->report) != NULL;
}

static void
step_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);
  gboolean forward = g_str_equal (action, "rendering.next");

  unrep_finding_box_commit_note (self->finding);
  if (!unrep_finding_desk_step (self->desk, forward) && is_ready (self))
    say (self, forward ? _("This is the last finding of the list") : _("This is the first finding of the list"));
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
    say (self, error->message);
}

static gsize
get_place (UnrepRenderingView *self)
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

  if (!is_ready (self))
    return;
  place = get_place (self);
  if (!unrep_finding_desk_sign_off (self->desk, place, &error))
    say (self, error->message);
  else
    say (self, unrep_finding_desk_is_signed_off (self->desk, place) ? _("The paragraph is signed off")
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
    say (self, _("Select the words first that are wrong"));
  else if (!unrep_finding_desk_mark (self->desk, words, &error))
    say (self, error->message);
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
static void
copy_repaired_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);
  UnrepReadingText *repaired = unrep_finding_desk_get_repaired (self->desk);
  g_autofree char *words = NULL;
  UnrepRange range;

  if (repaired == NULL)
    return;
  if (!unrep_report_view_get_selection (self->report, &range))
    range = unrep_finding_desk_get_paragraph (self->desk, get_place (self));
  words = unrep_text_dup_range (unrep_reading_text_get_display (repaired), unrep_reading_text_range_to_display (repaired, range));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), words);
  say (self, _("Copied as repaired"));
  g_debug ("copied: %s", words);
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
focus_report_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  unrep_panes_fold (UNREP_RENDERING_VIEW (widget)->panes);
  gtk_widget_grab_focus (widget);
}

static gboolean
unrep_rendering_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (UNREP_RENDERING_VIEW (widget)->report));
}

static gboolean
unrep_rendering_view_focus (GtkWidget        *widget,
                            GtkDirectionType  direction)
{
  return gtk_widget_child_focus (UNREP_RENDERING_VIEW (widget)->overlay, direction);
}

static void
check_once (UnrepRenderingView *self)
{
  if (unrep_finding_desk_get_review (self->desk) != NULL &&
      unrep_finding_desk_get_checking (self->desk) == UNREP_CHECKING_IDLE)
    unrep_finding_desk_check (self->desk);
}

static void
unrep_rendering_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unrep_rendering_view_parent_class)->map (widget);
  check_once (UNREP_RENDERING_VIEW (widget));
}

static void
unrep_rendering_view_dispose (GObject *object)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (object);

  if (self->desk != NULL)
    unrep_finding_desk_cancel (self->desk);
  g_clear_object (&self->desk);
  g_clear_object (&self->review_desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_RENDERING_VIEW);
  G_OBJECT_CLASS (unrep_rendering_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
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
  gtk_widget_class_install_action (widget_class, "rendering.focus-report", NULL, focus_report_cb);
}

static void
unrep_rendering_view_class_init (UnrepRenderingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_rendering_view_dispose;
  widget_class->map = unrep_rendering_view_map;
  widget_class->focus = unrep_rendering_view_focus;
  widget_class->grab_focus = unrep_rendering_view_grab_focus;
  g_type_ensure (UNREP_TYPE_BUSY_BAR);
  g_type_ensure (UNREP_TYPE_FINDING_BOX);
  g_type_ensure (UNREP_TYPE_FINDINGS_PANE);
  g_type_ensure (UNREP_TYPE_INSPECTOR_PANE);
  g_type_ensure (UNREP_TYPE_PANES);
  g_type_ensure (UNREP_TYPE_REPORT_VIEW);
  install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-rendering-view.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, overlay);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, panes);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, findings);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, finding);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, report);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, clamp);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, show_repaired);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, show_inspector);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, inspector);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, busy);
}

static const char *
get_family (UnrepRenderingView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->report));

  return pango_font_description_get_family (pango_context_get_font_description (context));
}

/* The text as stored is there as soon as it is checked. */
static void
show_text (UnrepRenderingView *self)
{
  UnrepOutline *outline = unrep_review_get_outline (unrep_finding_desk_get_review (self->desk));
  UnrepReadingText *stored = unrep_finding_desk_get_stored (self->desk);
  UnrepReadingText *repaired = unrep_finding_desk_get_repaired (self->desk);

  if (stored == NULL)
    return;
  unrep_inspector_pane_set_family (self->inspector, get_family (self));
  unrep_inspector_pane_set_repaired (self->inspector, gtk_toggle_button_get_active (self->show_repaired));
  if (!is_ready (self))
    {
      unrep_report_view_set_reading (self->report, stored);
      unrep_report_view_set_outline (self->report, outline);
    }
  unrep_report_view_replace (self->report, gtk_toggle_button_get_active (self->show_repaired) ? repaired : stored, outline);
}

static void
checking_changed_cb (UnrepRenderingView *self)
{
  switch (unrep_finding_desk_get_checking (self->desk))
    {
    case UNREP_CHECKING_BUSY:
      unrep_busy_bar_start (self->busy, _("Checking how the report is drawn…"));
      break;
    case UNREP_CHECKING_CANCELLED:
      unrep_busy_bar_ask (self->busy, _("Cancelled: the report is not checked."), _("_Check"));
      break;
    case UNREP_CHECKING_DONE:
      unrep_busy_bar_stop (self->busy);
      show_text (self);
      break;
    case UNREP_CHECKING_IDLE:
    default:
      break;
    }
}

static void
busy_clicked_cb (UnrepRenderingView *self)
{
  if (unrep_busy_bar_is_busy (self->busy))
    unrep_finding_desk_cancel (self->desk);
  else
    unrep_finding_desk_check (self->desk);
}

static void
current_changed_cb (UnrepRenderingView *self)
{
  UnrepFindingRow *row = unrep_finding_desk_get_current (self->desk);
  const UnrepFindingInfo *info = row != NULL ? unrep_finding_row_get_info (row) : NULL;

  if (info == NULL || !is_ready (self))
    return;
  unrep_report_view_show_place (self->report, info->range);
  g_debug ("finding %s on line %u, %s", info->id != NULL ? info->id : "by hand", info->line,
           info->state != UNREP_FINDING_OPEN ? unrep_finding_state_to_string (info->state) : "open");
}

static void
list_changed_cb (UnrepRenderingView *self)
{
  GListModel *list = G_LIST_MODEL (unrep_finding_desk_get_list (self->desk));
  GArray *places = g_array_new (FALSE, FALSE, sizeof (UnrepReportPlace));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (UnrepFindingRow) row = g_list_model_get_item (list, i);
      const UnrepFindingInfo *info = unrep_finding_row_get_info (row);
      UnrepReportPlace place = { info->range, info->severity };

      if (info->kind == UNREP_FINDING_ROW_PLACE)
        g_array_append_val (places, place);
    }
  unrep_report_view_take_places (self->report, places);
}

/* Who clicks on a finding in the text means that one. */
static void
released_cb (GtkGestureClick    *gesture,
             int                 n_press,
             double              x,
             double              y,
             UnrepRenderingView *self)
{
  UnrepRange selection;
  guint position;

  if (!is_ready (self) || unrep_report_view_get_selection (self->report, &selection))
    return;
  position = unrep_finding_list_find_at (unrep_finding_desk_get_list (self->desk), unrep_report_view_get_caret (self->report));
  if (position != UNREP_NO_FINDING)
    unrep_finding_desk_set_position (self->desk, position);
}

static void
page_changed_cb (UnrepRenderingView *self)
{
  int width = unrep_report_view_get_page_width (self->report);

  adw_clamp_scrollable_set_maximum_size (self->clamp, width);
  adw_clamp_scrollable_set_tightening_threshold (self->clamp, width);
}

static void
unrep_rendering_view_init (UnrepRenderingView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->busy, "clicked", G_CALLBACK (busy_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show_repaired, "toggled", G_CALLBACK (show_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->report, "replaced", G_CALLBACK (current_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->report, "page-changed", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->show_inspector, "active", self->inspector, "visible", G_BINDING_SYNC_CREATE);
  page_changed_cb (self);
  unrep_names_from_tooltips (GTK_WIDGET (self));
  gtk_widget_add_controller (GTK_WIDGET (self->report), unrep_keys_new_controller (UNREP_KEYS_RENDERING));
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->report), GTK_EVENT_CONTROLLER (click));
}

/**
 * unrep_rendering_view_new:
 * @identity: who looks at the report
 *
 * Returns: (transfer floating): a view that waits for its desk
 */
GtkWidget *
unrep_rendering_view_new (UnrepIdentity *identity)
{
  UnrepRenderingView *self = g_object_new (UNREP_TYPE_RENDERING_VIEW, NULL);

  self->desk = unrep_finding_desk_new (identity);
  unrep_findings_pane_set_desk (self->findings, self->desk);
  unrep_finding_box_set_desk (self->finding, self->desk);
  unrep_inspector_pane_set_desk (self->inspector, self->desk);
  g_signal_connect_object (self->desk, "checking-changed", G_CALLBACK (checking_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "current-changed", G_CALLBACK (current_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_finding_desk_get_list (self->desk), "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * unrep_rendering_view_set_desk:
 * @self: a view
 * @desk: one person's work on the report
 *
 * Another desk of the same report takes the place of an earlier one.
 */
void
unrep_rendering_view_set_desk (UnrepRenderingView *self,
                               UnrepDesk          *desk)
{
  g_return_if_fail (UNREP_IS_RENDERING_VIEW (self) && UNREP_IS_DESK (desk));

  unrep_finding_box_commit_note (self->finding);
  g_set_object (&self->review_desk, desk);
  unrep_finding_desk_set_review (self->desk, unrep_desk_get_review (desk));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    check_once (self);
}

/**
 * unrep_rendering_view_get_panes:
 * @self: a view
 *
 * Returns: (transfer none): the object whose properties `start-visible` and
 *   `end-visible` say which panes are shown
 */
GObject *
unrep_rendering_view_get_panes (UnrepRenderingView *self)
{
  g_return_val_if_fail (UNREP_IS_RENDERING_VIEW (self), NULL);

  return G_OBJECT (self->panes);
}

/**
 * unrep_rendering_view_get_desk:
 * @self: a view
 *
 * Returns: (transfer none): the findings, and which of them is the current one
 */
UnrepFindingDesk *
unrep_rendering_view_get_desk (UnrepRenderingView *self)
{
  g_return_val_if_fail (UNREP_IS_RENDERING_VIEW (self), NULL);

  return self->desk;
}

/**
 * unrep_rendering_view_commit:
 * @self: a view
 *
 * Keeps what is being typed into the note field.
 */
void
unrep_rendering_view_commit (UnrepRenderingView *self)
{
  g_return_if_fail (UNREP_IS_RENDERING_VIEW (self));

  unrep_finding_box_commit_note (self->finding);
}
