/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-problem-bar.h"

#include "unrep-dialogs.h"
#include "unrep-digits.h"

struct _UnrepProblemBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *problem;
  GtkWidget *save_elsewhere;

  UnrepReview *review;
};

G_DEFINE_FINAL_TYPE (UnrepProblemBar, unrep_problem_bar, GTK_TYPE_WIDGET)

static void
folder_chosen (GListModel *folders,
               gpointer    user_data)
{
  UnrepProblemBar *self = user_data;
  g_autoptr (GFile) folder = g_list_model_get_item (folders, 0);

  if (self->review != NULL)
    unrep_review_save_elsewhere (self->review, folder);
}

static void
save_elsewhere_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  unrep_dialogs_choose_folder (GTK_WINDOW (gtk_widget_get_root (widget)), folder_chosen, widget);
}

static void
unrep_problem_bar_dispose (GObject *object)
{
  UnrepProblemBar *self = UNREP_PROBLEM_BAR (object);

  g_clear_object (&self->review);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_PROBLEM_BAR);
  G_OBJECT_CLASS (unrep_problem_bar_parent_class)->dispose (object);
}

static void
unrep_problem_bar_class_init (UnrepProblemBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_problem_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-problem-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepProblemBar, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepProblemBar, problem);
  gtk_widget_class_bind_template_child (widget_class, UnrepProblemBar, save_elsewhere);
  gtk_widget_class_install_action (widget_class, "problem.save-elsewhere", NULL, save_elsewhere_cb);
}

static void
unrep_problem_bar_init (UnrepProblemBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
state_changed_cb (UnrepProblemBar *self,
                  GParamSpec      *pspec,
                  UnrepReview     *review)
{
  if (review == self->review)
    gtk_widget_set_visible (self->save_elsewhere, unrep_review_get_state (review) == UNREP_REVIEW_FAILED);
}

/**
 * unrep_problem_bar_set_review:
 * @self: a bar
 * @review: one person's work on the report
 *
 * Offers to save elsewhere as long as its side file cannot be saved.
 */
void
unrep_problem_bar_set_review (UnrepProblemBar *self,
                              UnrepReview     *review)
{
  g_return_if_fail (UNREP_IS_PROBLEM_BAR (self) && UNREP_IS_REVIEW (review));

  if (g_set_object (&self->review, review))
    g_signal_connect_object (review, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  state_changed_cb (self, NULL, review);
}

/**
 * unrep_problem_bar_set_problem:
 * @self: a bar
 * @problem: (nullable): a full sentence, or %NULL when all is well
 *
 * Shows what is wrong, where it can be selected and copied.
 */
void
unrep_problem_bar_set_problem (UnrepProblemBar *self,
                               const char      *problem)
{
  g_autofree char *shown = problem != NULL ? unrep_digits_dup_message (problem) : NULL;

  g_return_if_fail (UNREP_IS_PROBLEM_BAR (self));

  gtk_label_set_text (self->problem, shown != NULL ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self), problem != NULL);
}
