/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-rendering-view-private.h"

#include "unrep-names.h"
#include "unrep-page-style.h"
#include "unrep-pair-layout.h"
#include "unrep-review-keys.h"
#include "unrep-settings.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (UnrepRenderingView, unrep_rendering_view, GTK_TYPE_WIDGET)

/**
 * unrep_rendering_view_say:
 * @self: a view
 * @message: a short sentence
 *
 * Shows @message for a while.
 */
void
unrep_rendering_view_say (UnrepRenderingView *self,
                          const char         *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

/**
 * unrep_rendering_view_is_ready:
 * @self: a view
 *
 * Returns: whether it shows the report
 */
gboolean
unrep_rendering_view_is_ready (UnrepRenderingView *self)
{
  return unrep_report_view_get_reading (self->report) != NULL;
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
  unrep_rendering_view_ask_for_aids (self);
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
  g_clear_object (&self->comparing);
  g_clear_object (&self->desk);
  g_clear_object (&self->aids);
  g_clear_object (&self->review_desk);
  unrep_rendering_view_stop_proof (self);
  g_clear_object (&self->prover);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_RENDERING_VIEW);
  G_OBJECT_CLASS (unrep_rendering_view_parent_class)->dispose (object);
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
  g_type_ensure (UNREP_TYPE_PAIR_LAYOUT);
  g_type_ensure (UNREP_TYPE_PANES);
  g_type_ensure (UNREP_TYPE_PROBLEM_BAR);
  g_type_ensure (UNREP_TYPE_REPORT_VIEW);
  unrep_rendering_view_install_actions (widget_class);
  unrep_rendering_view_install_proof (widget_class);
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
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, show_original);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, texts);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, inspector);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, busy);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, UnrepRenderingView, proving);
}

/* The text as stored is there as soon as it is checked. */
static void
show_text (UnrepRenderingView *self)
{
  UnrepOutline *outline = unrep_review_get_outline (unrep_finding_desk_get_review (self->desk));
  UnrepReadingText *stored = unrep_finding_desk_get_stored (self->desk);
  UnrepReadingText *repaired = unrep_finding_desk_get_repaired (self->desk);
  g_autofree char *families = unrep_page_style_dup_families ();

  if (stored == NULL)
    return;
  unrep_inspector_pane_set_family (self->inspector, families);
  unrep_inspector_pane_set_repaired (self->inspector, gtk_toggle_button_get_active (self->show_repaired));
  if (!unrep_rendering_view_is_ready (self))
    {
      unrep_report_view_set_reading (self->report, stored);
      unrep_report_view_set_outline (self->report, outline);
    }
  unrep_comparing_set_repaired (self->comparing, gtk_toggle_button_get_active (self->show_repaired));
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

/* What a screen reader says of the text: what is found, and where. */
static void
describe (UnrepRenderingView     *self,
          const UnrepFindingInfo *info)
{
  UnrepText *text = unrep_findings_get_text (unrep_finding_list_get_findings (unrep_finding_desk_get_list (self->desk)));
  UnrepOutline *outline = unrep_review_get_outline (unrep_finding_desk_get_review (self->desk));
  guint unit = unrep_outline_get_unit_at (outline, info->range.start);
  g_autofree char *words = unrep_names_dup_words (text, info->range);
  g_autofree char *paragraph = unit != UNREP_NO_UNIT
                                 ? unrep_names_dup_words (text, unrep_outline_get_unit (outline, unit)->range) : g_strdup ("");
  /* Translators: what has been found, the words that it was found in, their paragraph */
  g_autofree char *said = g_strdup_printf (_("%s: “%s”. %s"), info->check != NULL ? _(info->check->title) : _("Marked by you"),
                                           words, paragraph);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->report), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said, -1);
}

static void
current_changed_cb (UnrepRenderingView *self)
{
  UnrepFindingRow *row = unrep_finding_desk_get_current (self->desk);
  const UnrepFindingInfo *info = row != NULL ? unrep_finding_row_get_info (row) : NULL;

  if (info == NULL || !unrep_rendering_view_is_ready (self))
    return;
  unrep_report_view_show_place (self->report, info->range);
  describe (self, info);
  g_debug ("finding %s on line %u, %s", info->id != NULL ? info->id : "by hand", info->line,
           info->state != UNREP_FINDING_OPEN ? unrep_finding_state_to_string (info->state) : "open");
}

static void
list_changed_cb (UnrepRenderingView *self)
{
  UnrepFindingList *list = unrep_finding_desk_get_list (self->desk);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  GArray *places = g_array_new (FALSE, FALSE, sizeof (UnrepReportPlace));
  UnrepReportPlace place;

  for (guint i = 0; i < n; i++)
    if (unrep_finding_list_get_place (list, i, &place.range, &place.severity))
      g_array_append_val (places, place);
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

  if (!unrep_rendering_view_is_ready (self) || unrep_report_view_get_selection (self->report, &selection))
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
  g_signal_connect_object (self->proving, "clicked", G_CALLBACK (unrep_rendering_view_stop_proof), self, G_CONNECT_SWAPPED);
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
  unrep_rendering_view_init_aids (self);
  unrep_rendering_view_init_comparing (self);
  if (unrep_settings_get_default () != NULL)
    g_signal_connect_object (unrep_settings_get_default (), "changed::report-font", G_CALLBACK (unrep_rendering_view_ask_for_aids),
                             self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "checking-changed", G_CALLBACK (checking_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "current-changed", G_CALLBACK (current_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_finding_desk_get_list (self->desk), "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* What is said of findings is kept beside what is tagged, or is not. */
static void
problem_changed_cb (UnrepRenderingView *self,
                    GParamSpec         *pspec,
                    UnrepReview        *review)
{
  if (review == unrep_desk_get_review (self->review_desk))
    unrep_problem_bar_set_problem (self->problem_bar, unrep_review_get_problem (review));
}

static void
watch_problem (UnrepRenderingView *self)
{
  UnrepReview *review = unrep_desk_get_review (self->review_desk);

  unrep_problem_bar_set_review (self->problem_bar, review);
  g_signal_connect_object (review, "notify::problem", G_CALLBACK (problem_changed_cb), self, G_CONNECT_SWAPPED);
  problem_changed_cb (self, NULL, review);
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
  if (g_set_object (&self->review_desk, desk))
    watch_problem (self);
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
