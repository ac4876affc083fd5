/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-proposal-bar.h"

#include "unrep-digits.h"
#include "unrep-proposal-words.h"

#include "annotation/unrep-review-decisions.h"
#include "annotation/unrep-review-proposed.h"

#include <glib/gi18n.h>

#define NONE G_MAXUINT

struct _UnrepProposalBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *count;
  GtkLabel *title;
  GtkLabel *about;
  GtkWidget *accept;
  GtkWidget *pass;
  GtkWidget *publish;

  UnrepDesk *desk;
  UnrepProposals *proposals;
  GHashTable *passed; /* groups that the lead does not want */
  guint current; /* of the proposals */
};

G_DEFINE_FINAL_TYPE (UnrepProposalBar, unrep_proposal_bar, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
unrep_proposal_bar_dispose (GObject *object)
{
  UnrepProposalBar *self = UNREP_PROPOSAL_BAR (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->proposals, unrep_proposals_unref);
  g_clear_pointer (&self->passed, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_PROPOSAL_BAR);
  G_OBJECT_CLASS (unrep_proposal_bar_parent_class)->dispose (object);
}

static void
close_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  unrep_proposal_bar_set_proposals (UNREP_PROPOSAL_BAR (widget), NULL);
  gtk_widget_activate_action (widget, "review.focus-report", NULL);
}

static void
unrep_proposal_bar_class_init (UnrepProposalBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_proposal_bar_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "proposals.close", NULL, close_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-proposal-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepProposalBar, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepProposalBar, count);
  gtk_widget_class_bind_template_child (widget_class, UnrepProposalBar, title);
  gtk_widget_class_bind_template_child (widget_class, UnrepProposalBar, about);
  gtk_widget_class_bind_template_child (widget_class, UnrepProposalBar, accept);
  gtk_widget_class_bind_template_child (widget_class, UnrepProposalBar, pass);
  gtk_widget_class_bind_template_child (widget_class, UnrepProposalBar, publish);
}

static void
unrep_proposal_bar_init (UnrepProposalBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->passed = g_hash_table_new (NULL, NULL);
  self->current = NONE;
}

/* Proposals of another text are of no use, and decisions have no outline of their own. */
static gboolean
is_wanted (UnrepProposalBar *self)
{
  UnrepReview *review = self->desk != NULL ? unrep_desk_get_review (self->desk) : NULL;

  return review != NULL && self->proposals != NULL && !unrep_review_is_adjudication (review) &&
         g_str_equal (unrep_proposals_get_text_sha256 (self->proposals),
                      unrep_report_get_text_sha256 (unrep_review_get_report (review)));
}

/* Whether the lead has neither corrected the same nor passed it over. */
static gboolean
is_left (UnrepProposalBar *self,
         guint             index)
{
  g_autoptr (GPtrArray) group = unrep_proposals_list_group (self->proposals, index);

  return !g_hash_table_contains (self->passed, GUINT_TO_POINTER (unrep_proposals_get (self->proposals, index)->group)) &&
         !unrep_review_agrees (unrep_desk_get_review (self->desk), group);
}

/* How many are left, parts of one counted once, and the first of them. */
static guint
count_left (UnrepProposalBar *self,
            guint            *first)
{
  guint n = 0;

  *first = NONE;
  for (guint i = 0; i < unrep_proposals_get_n (self->proposals); i++)
    if (unrep_proposals_get (self->proposals, i)->group == i && is_left (self, i))
      {
        if (n++ == 0)
          *first = i;
      }
  return n;
}

static void
go_to (UnrepProposalBar *self)
{
  gsize start = unrep_proposals_get (self->proposals, self->current)->correction.range.start;
  guint unit = unrep_outline_get_unit_at (unrep_desk_get_outline (self->desk), start);

  if (unit != UNREP_NO_UNIT)
    unrep_desk_set_current (self->desk, unit);
}

static void
show (UnrepProposalBar *self,
      guint             n_left)
{
  const UnrepProposal *proposal = self->current != NONE ? unrep_proposals_get (self->proposals, self->current) : NULL;
  g_autofree char *count = NULL, *title = NULL, *about = NULL;

  if (proposal != NULL)
    {
      count = unrep_digits_take (g_strdup_printf (ngettext ("%u proposed correction: C accepts it, P passes it over",
                                                            "%u proposed corrections: C accepts this one, P passes it over",
                                                            n_left), n_left));
      title = unrep_proposal_words_dup_title (proposal);
      about = unrep_proposal_words_dup_about (proposal);
    }
  gtk_label_set_text (self->count, count != NULL ? count : _("No proposed correction is left. The team sees what you "
                                                             "accepted when you publish the outline."));
  gtk_label_set_text (self->title, title != NULL ? title : "");
  gtk_label_set_text (self->about, about != NULL ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), proposal != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->about), proposal != NULL);
  gtk_widget_set_visible (self->accept, proposal != NULL);
  gtk_widget_set_visible (self->pass, proposal != NULL);
  gtk_widget_set_visible (self->publish, proposal == NULL);
}

static void
update (UnrepProposalBar *self)
{
  guint n_left = 0, before = self->current;

  self->current = NONE;
  if (is_wanted (self))
    {
      n_left = count_left (self, &self->current);
      show (self, n_left);
      g_debug ("proposals: %u left", n_left);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), is_wanted (self));
  if (self->current != NONE && self->current != before)
    go_to (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * unrep_proposal_bar_set_desk:
 * @self: a bar
 * @desk: the lead's own work on the report, or other work, for which it hides
 *
 * Another desk takes the place of an earlier one.
 */
void
unrep_proposal_bar_set_desk (UnrepProposalBar *self,
                             UnrepDesk        *desk)
{
  g_return_if_fail (UNREP_IS_PROPOSAL_BAR (self));

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_set_object (&self->desk, desk);
  g_signal_connect_object (desk, "outline-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * unrep_proposal_bar_set_proposals:
 * @self: a bar
 * @proposals: (nullable): what reviewers would correct, %NULL to show nothing
 *
 * What was passed over before is asked again.
 */
void
unrep_proposal_bar_set_proposals (UnrepProposalBar *self,
                                  UnrepProposals   *proposals)
{
  g_return_if_fail (UNREP_IS_PROPOSAL_BAR (self));

  g_clear_pointer (&self->proposals, unrep_proposals_unref);
  self->proposals = proposals != NULL ? unrep_proposals_ref (proposals) : NULL;
  g_hash_table_remove_all (self->passed);
  self->current = NONE;
  update (self);
}

/**
 * unrep_proposal_bar_has_current:
 * @self: a bar
 *
 * Returns: whether there is something to accept or to pass over
 */
gboolean
unrep_proposal_bar_has_current (UnrepProposalBar *self)
{
  g_return_val_if_fail (UNREP_IS_PROPOSAL_BAR (self), FALSE);

  return self->current != NONE;
}

/**
 * unrep_proposal_bar_accept:
 * @self: a bar that has a current proposal
 * @error: where to put what went wrong
 *
 * Makes it a correction of the lead's own, as one step, and goes on to the next one.
 *
 * Errors: as unrep_review_take_corrections().
 *
 * Returns: whether it was accepted
 */
gboolean
unrep_proposal_bar_accept (UnrepProposalBar  *self,
                           GError           **error)
{
  g_autoptr (GPtrArray) group = NULL;

  g_return_val_if_fail (UNREP_IS_PROPOSAL_BAR (self) && self->current != NONE, FALSE);

  group = unrep_proposals_list_group (self->proposals, self->current);
  return unrep_review_take_corrections (unrep_desk_get_review (self->desk), group, error);
}

/**
 * unrep_proposal_bar_pass:
 * @self: a bar that has a current proposal
 *
 * Goes on to the next one. Nothing is written: it is there again when the report's
 * proposals are opened next time.
 */
void
unrep_proposal_bar_pass (UnrepProposalBar *self)
{
  g_return_if_fail (UNREP_IS_PROPOSAL_BAR (self) && self->current != NONE);

  g_hash_table_add (self->passed, GUINT_TO_POINTER (unrep_proposals_get (self->proposals, self->current)->group));
  update (self);
}
