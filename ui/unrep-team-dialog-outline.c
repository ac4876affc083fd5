/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline that the team agreed on for a report, and what reviewers would correct. */
#include "unrep-team-dialog-private.h"

#include "base/unrep-file.h"
#include "team/unrep-proposals.h"
#include "unrep-digits.h"
#include "unrep-proposal-words.h"
#include "unrep-window.h"

#include <glib/gi18n.h>

static char *
dup_published (UnrepProposals *proposals)
{
  UnrepReviewer *publisher = unrep_proposals_get_publisher (proposals);
  g_autofree char *day = unrep_team_dialog_dup_day (unrep_proposals_get_published (proposals));

  if (publisher == NULL)
    return g_strdup (_("No outline is published for the team."));
  if (day == NULL)
    /* Translators: %s is a lead's name */
    return g_strdup_printf (_("Published by ⁨%s⁩."), unrep_reviewer_get_name (publisher));
  /* Translators: a lead's name, and the day of the last correction in the outline */
  return g_strdup_printf (_("Published by ⁨%s⁩; last corrected on ⁨%s⁩."), unrep_reviewer_get_name (publisher), day);
}

static char *
dup_count (UnrepProposals *proposals)
{
  guint n = unrep_proposals_get_n (proposals), n_people = unrep_proposals_count_reviewers (proposals);
  g_autofree char *people = NULL;

  if (n == 0)
    return g_strdup (_("No corrections are proposed."));
  people = g_strdup_printf (ngettext ("by %u reviewer", "by %u reviewers", n_people), n_people);
  /* Translators: how many corrections, and "by 2 reviewers" */
  return unrep_digits_take (g_strdup_printf (ngettext ("%u proposed correction %s", "%u proposed corrections %s", n),
                                             n, people));
}

static void
add_proposal (GtkWidget           *expander,
              const UnrepProposal *proposal)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = unrep_proposal_words_dup_title (proposal);
  g_autofree char *subtitle = unrep_proposal_words_dup_about (proposal);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static void
set_subtitle (GtkWidget  *expander,
              const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), markup);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  GtkWidget *expander = GTK_WIDGET (object);
  g_autoptr (GtkWidget) open = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepProposals) proposals = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *published = NULL, *count = NULL, *text = NULL;

  if (proposals == NULL)
    {
      text = unrep_digits_dup_message (error->message);
      set_subtitle (expander, text);
      return;
    }
  published = dup_published (proposals);
  count = dup_count (proposals);
  text = g_strjoin (" ", published, count, NULL);
  set_subtitle (expander, text);
  for (guint i = 0; i < unrep_proposals_get_n (proposals); i++)
    add_proposal (expander, unrep_proposals_get (proposals, i));
  if (unrep_proposals_get_n (proposals) > 0)
    {
      gtk_button_set_label (GTK_BUTTON (open), _("Look Through Them"));
      g_object_set_data_full (G_OBJECT (open), "proposals", unrep_proposals_ref (proposals),
                              (GDestroyNotify) unrep_proposals_unref);
    }
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (expander), unrep_proposals_get_n (proposals) > 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), unrep_proposals_get_n (proposals) > 0);
  g_debug ("proposals shown");
}

typedef struct
{
  UnrepTeam *team;
  GFile *report;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  unrep_team_unref (wanted->team);
  g_object_unref (wanted->report);
  g_free (wanted);
}

static void
read_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Wanted *wanted = task_data;
  GError *error = NULL;
  UnrepProposals *proposals = unrep_proposals_read (wanted->team, wanted->report, cancellable, &error);

  if (proposals != NULL)
    g_task_return_pointer (task, proposals, (GDestroyNotify) unrep_proposals_unref);
  else
    g_task_return_error (task, error);
}

/* In the window below, where it is corrected and published. */
static void
open_cb (UnrepTeamDialog *self,
         GtkWidget       *button)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  unrep_window_show_proposals (UNREP_WINDOW (window), g_object_get_data (G_OBJECT (button), "file"),
                               g_object_get_data (G_OBJECT (button), "proposals"));
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * unrep_team_dialog_add_outline:
 * @self: a dialog
 * @expander: the row of a report
 * @report: the report
 *
 * Adds a row that says who published the outline of @report for the team, when it was
 * last corrected and what reviewers propose to correct, and opens the report.
 */
void
unrep_team_dialog_add_outline (UnrepTeamDialog *self,
                               GtkWidget       *expander,
                               GFile           *report)
{
  GtkWidget *row = adw_expander_row_new (), *open = gtk_button_new_with_label (_("Open the Report"));
  Wanted *wanted = g_new0 (Wanted, 1);
  g_autoptr (GTask) task = g_task_new (row, NULL, read_cb, g_object_ref (open));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Team outline"));
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (open, _("Correct the outline there and publish it for the team"));
  g_object_set_data_full (G_OBJECT (open), "file", g_object_ref (report), g_object_unref);
  g_signal_connect_object (open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), open);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);

  wanted->team = unrep_team_ref (unrep_team_folder_get_team (self->folder));
  wanted->report = g_object_ref (report);
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, read_thread);
}
