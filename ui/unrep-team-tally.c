/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-tally.h"

#include "unrep-digits.h"
#include "unrep-start-side.h"
#include "unrep-tally-figures.h"

#include "team/unrep-team-decisions.h"

#include <glib/gi18n.h>

/* In the order of the chips. */
static const UnrepTallyBy bys[] = {
  UNREP_TALLY_BY_REPORT, UNREP_TALLY_BY_SECTION, UNREP_TALLY_BY_REVIEWER, UNREP_TALLY_BY_TAG,
  UNREP_TALLY_BY_SESSION, UNREP_TALLY_BY_LANGUAGE,
};

#define N_BYS G_N_ELEMENTS (bys)

struct _UnrepTeamTally
{
  GtkWidget parent_instance;

  UnrepTeamFolder *folder;
  GtkWidget *box;
  GtkSpinner *spinner;
  GtkLabel *problem;
  GtkWidget *by_chips[N_BYS];
  GtkWidget *decisions;
  UnrepTallyChoice *choice;
  UnrepFigures *figures;
  GtkLabel *legend;
  UnrepTallyBy by;
  GCancellable *cancellable;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (UnrepTeamTally, unrep_team_tally, GTK_TYPE_WIDGET)

/* What a thread counts, and what came of it. */
typedef struct
{
  UnrepTeam *team;
  UnrepTallyBy by;
  gboolean decided;
  char *report;
  char *reviewer;
  char *position;
  char *codebook_id;
  GPtrArray *problems;
  guint n_codebooks;
  UnrepCodebook *codebook;
  UnrepFiguresContent *content;
  char *legend;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  unrep_team_unref (counting->team);
  g_free (counting->report);
  g_free (counting->reviewer);
  g_free (counting->position);
  g_free (counting->codebook_id);
  g_ptr_array_unref (counting->problems);
  g_clear_pointer (&counting->codebook, unrep_codebook_unref);
  g_clear_pointer (&counting->content, unrep_figures_content_free);
  g_free (counting->legend);
  g_free (counting);
}

/* Codebooks are never added together: the one that was chosen is shown, or the one with
 * the most work, and that there are others is said. */
static UnrepTally *
choose_tally (GPtrArray  *tallies,
              const char *codebook_id)
{
  UnrepTally *best = NULL;

  for (guint i = 0; i < tallies->len; i++)
    {
      UnrepTally *tally = g_ptr_array_index (tallies, i);
      g_autofree char *id = g_strdup_printf ("%s %u", unrep_tally_get_codebook_id (tally),
                                             unrep_tally_get_codebook_version (tally));

      if (g_strcmp0 (id, codebook_id) == 0)
        return tally;
      if (best == NULL || unrep_tally_get_totals (tally)->n_tagged > unrep_tally_get_totals (best)->n_tagged)
        best = tally;
    }
  return best;
}

/* Returns: (nullable): what one has to know of what is shown */
static char *
dup_problem (Counting *counting)
{
  if (counting->n_codebooks == 0)
    return g_strdup (counting->decided ? _("There is nothing to count: no lead has decided anything.")
                                       : _("There is nothing to count: no side file was found."));
  if (counting->n_codebooks > 1 && counting->codebook_id == NULL)
    return unrep_digits_take (g_strdup_printf (ngettext ("Work with %u codebook; the one that is used most is shown.",
                                                         "Work with %u codebooks; the one that is used most is shown.",
                                                         counting->n_codebooks), counting->n_codebooks));
  if (counting->problems->len > 0)
    return unrep_digits_dup_message (((GError *) g_ptr_array_index (counting->problems, 0))->message);
  return NULL;
}

static void update (UnrepTeamTally *self);

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (UnrepTeamTally) self = data;
  Counting *counting = g_task_get_task_data (G_TASK (result));
  g_autofree char *problem = NULL;

  g_clear_object (&self->cancellable);
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->folder == NULL)
    return;
  gtk_spinner_stop (self->spinner);
  problem = dup_problem (counting);
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_label_set_text (self->legend, counting->legend != NULL ? counting->legend : "");
  unrep_figures_show (self->figures, g_steal_pointer (&counting->content), counting->codebook);
  g_debug ("team tally: %u rows", unrep_figures_get_n_rows (self->figures));
  if (self->stale)
    update (self);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Counting *counting = task_data;
  g_autoptr (UnrepTeam) decided = counting->decided ? unrep_team_new_decided (counting->team) : NULL;
  g_autoptr (GPtrArray) tallies = unrep_tally_list_filtered (counting->team, decided, counting->by,
                                                             &(UnrepTallyFilter) { counting->report, counting->reviewer },
                                                             counting->problems, cancellable);
  UnrepTally *tally = choose_tally (tallies, counting->codebook_id);
  UnrepCodebook *codebook = tally != NULL ? unrep_team_get_codebook (counting->team, unrep_tally_get_codebook_id (tally),
                                                                     unrep_tally_get_codebook_version (tally)) : NULL;

  counting->n_codebooks = tallies->len;
  if (codebook != NULL)
    counting->codebook = unrep_codebook_ref (codebook);
  counting->legend = tally != NULL ? unrep_tally_figures_dup_legend (tally, codebook) : NULL;
  counting->content = tally != NULL ? unrep_tally_figures_new (tally, codebook, counting->position)
                                    : unrep_figures_content_new ();
  g_task_return_boolean (task, TRUE);
}

static void
update (UnrepTeamTally *self)
{
  UnrepTeam *team = unrep_team_folder_get_team (self->folder);
  g_autoptr (GTask) task = NULL;
  Counting *counting;

  self->stale = self->cancellable != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || team == NULL)
    return;
  counting = g_new0 (Counting, 1);
  counting->team = unrep_team_ref (team);
  counting->by = self->by;
  counting->decided = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->decisions));
  counting->report = g_strdup (unrep_tally_choice_get (self->choice, UNREP_TALLY_REPORT));
  counting->reviewer = g_strdup (unrep_tally_choice_get (self->choice, UNREP_TALLY_REVIEWER));
  counting->position = g_strdup (unrep_tally_choice_get (self->choice, UNREP_TALLY_POSITION));
  counting->codebook_id = g_strdup (unrep_tally_choice_get (self->choice, UNREP_TALLY_CODEBOOK));
  counting->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  task = g_task_new (NULL, self->cancellable, counted_cb, g_object_ref (self));
  g_task_set_source_tag (task, update);
  g_task_set_task_data (task, counting, counting_free);
  g_task_run_in_thread (task, count_thread);
}

static void
count_anew (UnrepTeamTally *self)
{
  if (self->folder != NULL)
    update (self);
}

static void
changed_cb (UnrepTeamTally *self)
{
  UnrepTeam *team = unrep_team_folder_get_team (self->folder);

  if (team != NULL)
    unrep_tally_choice_set_team (self->choice, team);
  update (self);
}

static void
by_cb (UnrepTeamTally  *self,
       GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_BYS; i++)
    if (self->by_chips[i] == GTK_WIDGET (button))
      self->by = bys[i];
  count_anew (self);
}

static GtkWidget *
get_chip (UnrepTeamTally *self,
          UnrepTallyBy    by)
{
  for (guint i = 0; i < N_BYS; i++)
    if (bys[i] == by)
      return self->by_chips[i];
  g_return_val_if_reached (NULL);
}

/* Decisions are of no reviewer. */
static void
decisions_cb (UnrepTeamTally *self)
{
  gboolean decided = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->decisions));

  if (decided && self->by == UNREP_TALLY_BY_REVIEWER)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_chip (self, UNREP_TALLY_BY_REPORT)), TRUE);
  gtk_widget_set_sensitive (get_chip (self, UNREP_TALLY_BY_REVIEWER), !decided);
  count_anew (self);
}

static void
unrep_team_tally_map (GtkWidget *widget)
{
  UnrepTeamTally *self = UNREP_TEAM_TALLY (widget);

  GTK_WIDGET_CLASS (unrep_team_tally_parent_class)->map (widget);
  if (self->stale)
    update (self);
}

static void
unrep_team_tally_dispose (GObject *object)
{
  UnrepTeamTally *self = UNREP_TEAM_TALLY (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->folder);
  G_OBJECT_CLASS (unrep_team_tally_parent_class)->dispose (object);
}

static void
unrep_team_tally_class_init (UnrepTeamTallyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_team_tally_dispose;
  GTK_WIDGET_CLASS (klass)->map = unrep_team_tally_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_chip (const char *title,
          GtkWidget  *group)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (title);

  gtk_widget_add_css_class (button, "chip");
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  return button;
}

/* Where there is no room for all of them, they are scrolled. */
static GtkWidget *
new_by_line (UnrepTeamTally *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < N_BYS; i++)
    {
      self->by_chips[i] = new_chip (unrep_tally_figures_get_title (bys[i]), i > 0 ? self->by_chips[0] : NULL);
      g_signal_connect_object (self->by_chips[i], "toggled", G_CALLBACK (by_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->by_chips[i]);
    }
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->spinner));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  unrep_start_side_keep (GTK_SCROLLED_WINDOW (scroller));
  return scroller;
}

/* Whose positions are counted, and which. */
static GtkWidget *
new_what_line (UnrepTeamTally *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: what is counted: the positions that reviewers chose, or those that leads decided on */
  GtkWidget *reviewers = new_chip (_("Reviewers’ positions"), NULL);

  self->decisions = new_chip (_("Decisions"), reviewers);
  self->choice = g_object_new (UNREP_TYPE_TALLY_CHOICE, "hexpand", TRUE, "halign", GTK_ALIGN_END, NULL);
  g_signal_connect_object (self->decisions, "toggled", G_CALLBACK (decisions_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (count_anew), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), reviewers);
  gtk_box_append (GTK_BOX (box), self->decisions);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choice));
  return box;
}

static GtkLabel *
new_line (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "legend");
  return GTK_LABEL (label);
}

static void
unrep_team_tally_init (UnrepTeamTally *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->by = UNREP_TALLY_BY_REPORT;
  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (bar), new_by_line (self));
  gtk_box_append (GTK_BOX (bar), new_what_line (self));
  gtk_widget_add_css_class (bar, "team-bar");
  gtk_box_append (GTK_BOX (self->box), bar);
  self->problem = new_line ();
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->problem));
  self->figures = UNREP_FIGURES (unrep_figures_new (_("Tallies")));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->figures));
  self->legend = new_line ();
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->legend));
}

/**
 * unrep_team_tally_new:
 * @folder: a team's folder
 *
 * Returns: (transfer floating): a view that follows it
 */
GtkWidget *
unrep_team_tally_new (UnrepTeamFolder *folder)
{
  UnrepTeamTally *self = g_object_new (UNREP_TYPE_TEAM_TALLY, NULL);

  self->folder = g_object_ref (folder);
  g_signal_connect_object (folder, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * unrep_team_tally_get_figures:
 * @self: a view
 *
 * Returns: (transfer none): its table
 */
UnrepFigures *
unrep_team_tally_get_figures (UnrepTeamTally *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_TALLY (self), NULL);

  return self->figures;
}

/**
 * unrep_team_tally_get_choice:
 * @self: a view
 *
 * Returns: (transfer none): what of the work it counts
 */
UnrepTallyChoice *
unrep_team_tally_get_choice (UnrepTeamTally *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_TALLY (self), NULL);

  return self->choice;
}

/**
 * unrep_team_tally_count:
 * @self: a view
 * @by: what the rows stand for
 * @decided: whether decisions are counted, and not what reviewers chose
 *
 * As if these chips were clicked.
 */
void
unrep_team_tally_count (UnrepTeamTally *self,
                        UnrepTallyBy    by,
                        gboolean        decided)
{
  g_return_if_fail (UNREP_IS_TEAM_TALLY (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (decided ? self->decisions
                                                           : gtk_widget_get_prev_sibling (self->decisions)), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_chip (self, by)), TRUE);
}

/**
 * unrep_team_tally_is_busy:
 * @self: a view
 *
 * Returns: whether it counts, or will as soon as it is on the screen
 */
gboolean
unrep_team_tally_is_busy (UnrepTeamTally *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_TALLY (self), FALSE);

  return self->cancellable != NULL || self->stale;
}
