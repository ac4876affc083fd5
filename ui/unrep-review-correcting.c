/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Correcting the outline by hand: the actions of keys and menus. */
#include "unrep-review-view-private.h"

#include "unrep-popover.h"
#include "unrep-review-keys.h"

#include <glib/gi18n.h>

static guint
get_current (UnrepReviewView *self)
{
  return unrep_desk_get_current (self->desk);
}

/* What is being typed belongs to a unit that may be another in a moment. */
static gboolean
may_correct (UnrepReviewView *self)
{
  unrep_review_view_commit (self);
  return unrep_review_view_may_change (self);
}

static void
finish (UnrepReviewView *self,
        guint            unit,
        const GError    *error)
{
  if (error != NULL)
    unrep_review_view_say (self, error->message);
  else if (unit != UNREP_NO_UNIT)
    unrep_desk_set_current (self->desk, unit);
  if (error == NULL)
    g_debug ("outline corrected");
}

static void
recommend_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  g_autoptr (GError) error = NULL;
  gboolean is_recommendation;

  if (!may_correct (self))
    return;
  is_recommendation = unrep_outline_get_unit (unrep_desk_get_outline (self->desk), get_current (self))->recommendation
                      == UNREP_RECOMMENDATION_YES;
  unrep_review_mark_recommendation (unrep_desk_get_review (self->desk), get_current (self), !is_recommendation, &error);
  finish (self, UNREP_NO_UNIT, error);
}

static void
split_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  g_autoptr (GError) error = NULL;
  gsize caret;
  guint unit;

  if (!may_correct (self))
    return;
  caret = unrep_report_view_get_caret (self->report);
  unit = unrep_outline_get_unit_at (unrep_desk_get_outline (self->desk), caret);
  if (unit == UNREP_NO_UNIT)
    {
      unrep_review_view_say (self, _("Put the caret where the new part begins, then split"));
      return;
    }
  unit = unrep_review_split (unrep_desk_get_review (self->desk), unit, caret, NULL, &error);
  finish (self, unit, error);
}

/* A correction that needs no more than the current unit. */
static void
correct_current (UnrepReviewView *self,
                 guint          (*correct) (UnrepReview  *review,
                                            guint         unit,
                                            GError      **error))
{
  g_autoptr (GError) error = NULL;
  guint unit;

  if (!may_correct (self))
    return;
  unit = correct (unrep_desk_get_review (self->desk), get_current (self), &error);
  finish (self, unit, error);
}

static void
join_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  correct_current (UNREP_REVIEW_VIEW (widget), unrep_review_join_previous);
}

static void
reset_structure_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  correct_current (UNREP_REVIEW_VIEW (widget), unrep_review_reset_structure);
}

static void
label_entered_cb (GtkEntry        *entry,
                  UnrepReviewView *self)
{
  g_autoptr (GError) error = NULL;

  if (!may_correct (self))
    return;
  if (unrep_review_set_label (unrep_desk_get_review (self->desk), get_current (self),
                              gtk_editable_get_text (GTK_EDITABLE (entry)), NULL, &error))
    gtk_popover_popdown (GTK_POPOVER (self->label_popover));
  finish (self, UNREP_NO_UNIT, error);
}

static void
label_closed_cb (GtkWidget       *popover,
                 UnrepReviewView *self)
{
  self->label_popover = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static GtkWidget *
new_label_form (UnrepReviewView *self)
{
  const UnrepUnit *unit = unrep_outline_get_unit (unrep_desk_get_outline (self->desk), get_current (self));
  g_autofree char *label = *unit->label != '\0' ? unrep_unit_dup_display_label (unit) : g_strdup ("");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new_with_mnemonic (_("_Label of this part"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Label of this part"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (label_entered_cb), self, 0);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

static void
label_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  GtkWidget *form;
  GdkRectangle place;
  double x, y;

  if (self->label_popover != NULL || self->desk == NULL || get_current (self) == UNREP_NO_UNIT)
    return;
  unrep_report_view_reveal_unit (self->report, get_current (self));
  unrep_report_view_get_unit_place (self->report, get_current (self), &place);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->report), widget, place.x, place.y, &x, &y);
  place.x = (int) x;
  place.y = CLAMP ((int) y, 0, gtk_widget_get_height (widget) - place.height);
  form = new_label_form (self);
  self->label_popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->label_popover), form);
  gtk_widget_set_parent (self->label_popover, widget);
  unrep_popover_point_to (GTK_POPOVER (self->label_popover), &place);
  unrep_popover_drop_when_closed (self->label_popover);
  g_signal_connect_object (self->label_popover, "closed", G_CALLBACK (label_closed_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (self->label_popover));
  gtk_widget_grab_focus (gtk_widget_get_last_child (form));
  g_debug ("label is asked for");
}

static void
published_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (UnrepReviewView) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = unrep_review_publish_outline_finish (UNREP_REVIEW (object), result, &error);

  /* The window was closed meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (!done)
    {
      unrep_review_view_say (self, error->message);
      return;
    }
  unrep_review_view_say (self, _("The outline is published for the team"));
  unrep_annotation_pane_say (self->annotation, _("The outline is published for the team"));
  g_debug ("outline published");
}

static void
publish_outline_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  if (may_correct (self))
    unrep_review_publish_outline_async (unrep_desk_get_review (self->desk), published_cb, g_object_ref (self));
}

static void
proposal_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (!unrep_proposal_bar_has_current (self->proposal_bar) || !may_correct (self))
    return;
  if (g_str_equal (action, "review.pass-proposal"))
    unrep_proposal_bar_pass (self->proposal_bar);
  else if (unrep_proposal_bar_accept (self->proposal_bar, &error))
    g_debug ("proposal accepted");
  else
    unrep_review_view_say (self, error->message);
}

/* These letters may be a codebook's: they are taken only while there is a proposal. */
static void
proposal_changed_cb (UnrepReviewView *self)
{
  gboolean wanted = unrep_proposal_bar_has_current (self->proposal_bar);

  if (wanted == (self->proposal_keys != NULL))
    return;
  if (wanted)
    {
      self->proposal_keys = unrep_keys_new_controller (UNREP_KEYS_PROPOSAL);
      gtk_widget_add_controller (GTK_WIDGET (self->report), self->proposal_keys);
    }
  else
    {
      gtk_widget_remove_controller (GTK_WIDGET (self->report), self->proposal_keys);
      self->proposal_keys = NULL;
    }
}

/**
 * unrep_review_view_watch_proposals:
 * @self: a view that is being made
 *
 * Binds the keys of proposed corrections as long as there are any.
 */
void
unrep_review_view_watch_proposals (UnrepReviewView *self)
{
  g_signal_connect_object (self->proposal_bar, "changed", G_CALLBACK (proposal_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_review_view_set_proposals:
 * @self: a view
 * @proposals: (nullable): what reviewers would correct in the outline of the report
 *
 * Shows them above the report, to be accepted or passed over by key, as soon as there is
 * a desk.
 */
void
unrep_review_view_set_proposals (UnrepReviewView *self,
                                 UnrepProposals  *proposals)
{
  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self));

  unrep_proposal_bar_set_proposals (self->proposal_bar, proposals);
  if (unrep_proposal_bar_has_current (self->proposal_bar))
    gtk_widget_grab_focus (GTK_WIDGET (self->report));
}

/**
 * unrep_review_view_install_corrections:
 * @widget_class: the class of review views
 *
 * Installs the actions that correct the outline.
 */
void
unrep_review_view_install_corrections (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.recommend", NULL, recommend_cb);
  gtk_widget_class_install_action (widget_class, "review.split", NULL, split_cb);
  gtk_widget_class_install_action (widget_class, "review.join", NULL, join_cb);
  gtk_widget_class_install_action (widget_class, "review.label", NULL, label_cb);
  gtk_widget_class_install_action (widget_class, "review.reset-structure", NULL, reset_structure_cb);
  gtk_widget_class_install_action (widget_class, "review.accept-proposal", NULL, proposal_cb);
  gtk_widget_class_install_action (widget_class, "review.pass-proposal", NULL, proposal_cb);
  gtk_widget_class_install_action (widget_class, "review.publish-outline", NULL, publish_outline_cb);
}
