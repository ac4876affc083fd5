/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions, flags and tags of the current unit, or of those that are selected. */
#include "unrep-review-view-private.h"

#include "unrep-digits.h"

#include <glib/gi18n.h>

/**
 * unrep_review_view_check_writable:
 * @self: a view with a desk
 *
 * Says why what it shows cannot be changed, where it cannot.
 *
 * Returns: whether it can
 */
gboolean
unrep_review_view_check_writable (UnrepReviewView *self)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);

  if (unrep_review_is_writable (review))
    return TRUE;
  unrep_review_view_say (self, unrep_review_get_state (review) == UNREP_REVIEW_READ_ONLY
                                 ? _("Nothing can be tagged: see the message above the report")
                                 : _("Nothing can be tagged until the other work is opened"));
  return FALSE;
}

/**
 * unrep_review_view_may_change:
 * @self: a view
 *
 * Whether there is a current unit and the side file may be written; says why not.
 * A change before the question who reviews is answered accepts the guess.
 *
 * Returns: whether something may be said about the current unit
 */
gboolean
unrep_review_view_may_change (UnrepReviewView *self)
{
  g_autoptr (GError) error = NULL;

  if (self->desk == NULL || unrep_desk_get_current (self->desk) == UNREP_NO_UNIT
      || !unrep_review_view_check_writable (self))
    return FALSE;
  if (!unrep_identity_accept (self->identity, &error))
    {
      unrep_review_view_say (self, error->message);
      return FALSE;
    }
  return self->desk != NULL;
}

/**
 * unrep_review_view_may_tag:
 * @self: a view
 *
 * As unrep_review_view_may_change(), for units that take a position.
 *
 * Returns: whether the current unit may be tagged
 */
gboolean
unrep_review_view_may_tag (UnrepReviewView *self)
{
  if (self->desk != NULL && unrep_desk_get_current (self->desk) != UNREP_NO_UNIT
      && unrep_review_is_writable (unrep_desk_get_review (self->desk))
      && !unrep_desk_can_tag (self->desk))
    {
      unrep_review_view_say (self, _("This part of the report takes no position"));
      return FALSE;
    }
  return unrep_review_view_may_change (self);
}

/* Says how many units were changed at once, and offers to undo it. */
static void
say_selected (UnrepReviewView *self,
              guint            n_units)
{
  g_autofree char *message = NULL;

  if (n_units < 2)
    return;
  message = unrep_digits_take (g_strdup_printf (ngettext ("%u unit changed", "%u units changed", n_units), n_units));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", message);
  unrep_annotation_pane_say (self->annotation, message);
  g_debug ("%u units changed at once", n_units);
}

static void
tag (UnrepReviewView *self,
     guint            position)
{
  guint n_units = self->desk != NULL ? unrep_desk_get_n_selected (self->desk) : 0;
  g_autoptr (GError) error = NULL;

  if (unrep_review_view_decide (self, position) || unrep_review_view_take_position (self, position))
    return;
  unrep_review_view_commit (self);
  if (!unrep_review_view_may_tag (self))
    return;
  if (unrep_desk_tag (self->desk, position, &error))
    say_selected (self, n_units);
  else
    unrep_review_view_say (self, error->message);
}

static void
position_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  tag (UNREP_REVIEW_VIEW (widget), g_variant_get_uint32 (parameter));
}

static void
position_key_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  UnrepCodebook *codebook;

  if (self->desk == NULL)
    return;
  codebook = unrep_desk_get_codebook (self->desk);
  for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
    if (g_str_equal (unrep_codebook_get_position (codebook, i)->key, g_variant_get_string (parameter, NULL)))
      {
        tag (self, i);
        return;
      }
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  guint n_units = self->desk != NULL ? unrep_desk_get_n_selected (self->desk) : 0;
  g_autoptr (GError) error = NULL;

  if (unrep_review_view_decide (self, UNREP_NO_POSITION) || unrep_review_view_take_position (self, UNREP_NO_POSITION) || !unrep_review_view_may_tag (self))
    return;
  if (unrep_desk_clear (self->desk, &error))
    say_selected (self, n_units);
  else
    unrep_review_view_say (self, error->message);
}

static void
flag_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  guint n_units = self->desk != NULL ? unrep_desk_get_n_selected (self->desk) : 0;
  g_autoptr (GError) error = NULL;

  if (!unrep_review_view_may_tag (self))
    return;
  if (unrep_desk_toggle_flag (self->desk, &error))
    say_selected (self, n_units);
  else
    unrep_review_view_say (self, error->message);
}

/* The parameter is a tag and whether it shall be there. */
static void
set_tag_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  guint n_units = self->desk != NULL ? unrep_desk_get_n_selected (self->desk) : 0;
  g_autoptr (GError) error = NULL;
  const char *tag;
  gboolean on;

  g_variant_get (parameter, "(&sb)", &tag, &on);
  if (!unrep_review_view_may_tag (self))
    return;
  if (unrep_desk_set_tag (self->desk, tag, on, &error))
    say_selected (self, n_units);
  else
    unrep_review_view_say (self, error->message);
}

/**
 * unrep_review_view_install_tagging:
 * @widget_class: the class of review views
 *
 * Installs the actions that set positions, flags and tags.
 */
void
unrep_review_view_install_tagging (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.position", "u", position_cb);
  gtk_widget_class_install_action (widget_class, "review.position-key", "s", position_key_cb);
  gtk_widget_class_install_action (widget_class, "review.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "review.flag", NULL, flag_cb);
  gtk_widget_class_install_action (widget_class, "review.set-tag", "(sb)", set_tag_cb);
}
