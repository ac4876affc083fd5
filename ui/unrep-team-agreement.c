/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-agreement.h"

#include "unrep-agreement-figures.h"
#include "unrep-agreement-headline.h"
#include "unrep-busy-bar.h"

#include <glib/gi18n.h>

struct _UnrepTeamAgreement
{
  GtkWidget parent_instance;

  GtkWidget *box;
  UnrepAgreementHeadline *headline;
  GtkDropDown *codebooks;
  GtkDropDown *choice;
  GtkSpinner *spinner;
  UnrepBusyBar *busy;
  UnrepFigures *figures;

  UnrepTeamFolder *folder;
  /* Whose work is shown; a folder that changes does not take it away. */
  UnrepTeam *team;
  /* Of UnrepAgreementTable, one a codebook. */
  GPtrArray *tables;
  UnrepAgreementSource source;

  /* What threads are at, each at most once; NULL where nothing. */
  GCancellable *listing;
  GCancellable *drawing;
  GCancellable *filling;
  gboolean stale;
  gboolean refill;
};

G_DEFINE_FINAL_TYPE (UnrepTeamAgreement, unrep_team_agreement, GTK_TYPE_WIDGET)

/* What a thread works on. @source owns what it holds. */
typedef struct
{
  UnrepTeam *team;
  UnrepAgreementSource source;
  guint choice;
  gboolean intervals;
  GPtrArray *tables;
  UnrepFiguresContent *content;
} Job;

static void
source_clear (UnrepAgreementSource *source)
{
  g_clear_pointer (&source->table, unrep_agreement_table_unref);
  g_clear_pointer (&source->sections, unrep_agreement_table_unref);
  g_clear_pointer (&source->coefficients, g_array_unref);
  g_clear_pointer (&source->codebook, unrep_codebook_unref);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  unrep_team_unref (job->team);
  source_clear (&job->source);
  g_clear_pointer (&job->tables, g_ptr_array_unref);
  g_clear_pointer (&job->content, unrep_figures_content_free);
  g_free (job);
}

static Job *
job_new (UnrepTeamAgreement *self)
{
  Job *job = g_new0 (Job, 1);

  job->team = unrep_team_ref (self->team);
  job->choice = gtk_drop_down_get_selected (self->choice);
  if (self->source.table != NULL)
    job->source.table = unrep_agreement_table_ref (self->source.table);
  if (self->source.sections != NULL)
    job->source.sections = unrep_agreement_table_ref (self->source.sections);
  if (self->source.coefficients != NULL)
    job->source.coefficients = g_array_ref (self->source.coefficients);
  if (self->source.codebook != NULL)
    job->source.codebook = unrep_codebook_ref (self->source.codebook);
  return job;
}

static void
start (UnrepTeamAgreement  *self,
       Job                 *job,
       GCancellable       **slot,
       GTaskThreadFunc      thread,
       GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = NULL;

  *slot = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  task = g_task_new (NULL, *slot, callback, g_object_ref (self));
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, thread);
}

/* Returns: what the thread did, %NULL where nobody waits for it any more */
static Job *
finish (UnrepTeamAgreement  *self,
        GAsyncResult        *result,
        GCancellable       **slot)
{
  gboolean is_current = *slot == g_task_get_cancellable (G_TASK (result));

  if (is_current)
    g_clear_object (slot);
  if (self->folder == NULL)
    return NULL;
  if (self->listing == NULL && self->drawing == NULL && self->filling == NULL)
    gtk_spinner_stop (self->spinner);
  return g_task_propagate_boolean (G_TASK (result), NULL) && is_current ? g_task_get_task_data (G_TASK (result)) : NULL;
}

static void
fill_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;

  if (unrep_agreement_figures_needs_sections (job->choice) && job->source.sections == NULL)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
      g_autoptr (GPtrArray) tables = unrep_agreement_table_list_sections (job->team, problems, cancellable);

      /* In the order of the tables without sections: of the same team. */
      for (guint i = 0; i < tables->len; i++)
        {
          UnrepAgreementTable *table = g_ptr_array_index (tables, i);

          if (unrep_agreement_table_get_codebook_version (table) ==
                unrep_agreement_table_get_codebook_version (job->source.table) &&
              g_str_equal (unrep_agreement_table_get_codebook_id (table),
                           unrep_agreement_table_get_codebook_id (job->source.table)))
            job->source.sections = unrep_agreement_table_ref (table);
        }
    }
  if (!g_cancellable_is_cancelled (cancellable))
    job->content = unrep_agreement_figures_new (job->choice, &job->source);
  g_task_return_boolean (task, TRUE);
}

static void fill (UnrepTeamAgreement *self);

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (UnrepTeamAgreement) self = data;
  Job *job = finish (self, result, &self->filling);

  if (job != NULL && job->source.table == self->source.table)
    {
      if (self->source.sections == NULL && job->source.sections != NULL)
        self->source.sections = unrep_agreement_table_ref (job->source.sections);
      unrep_figures_show (self->figures, g_steal_pointer (&job->content), self->source.codebook);
      g_debug ("team agreement: %u rows", unrep_figures_get_n_rows (self->figures));
    }
  if (self->refill && self->folder != NULL)
    fill (self);
}

/* The table that is chosen. */
static void
fill (UnrepTeamAgreement *self)
{
  self->refill = self->filling != NULL;
  if (!self->refill && self->source.table != NULL)
    start (self, job_new (self), &self->filling, fill_thread, filled_cb);
}

/* At first without intervals, so that there is something to look at meanwhile. */
static void
draw_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GCancellable) no_intervals = g_cancellable_new ();

  g_cancellable_cancel (no_intervals);
  g_clear_pointer (&job->source.coefficients, g_array_unref);
  job->source.coefficients = unrep_agreement_table_list_coefficients (job->source.table, TRUE,
                                                                      job->intervals ? cancellable : no_intervals);
  g_task_return_boolean (task, TRUE);
}

static void draw (UnrepTeamAgreement *self,
                  gboolean            intervals);

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (UnrepTeamAgreement) self = data;
  Job *job = finish (self, result, &self->drawing);

  if (job == NULL)
    return;
  g_clear_pointer (&self->source.coefficients, g_array_unref);
  self->source.coefficients = g_array_ref (job->source.coefficients);
  unrep_agreement_headline_show (self->headline, self->source.table, self->source.coefficients);
  fill (self);
  if (!job->intervals)
    draw (self, TRUE);
  else
    unrep_busy_bar_stop (self->busy);
}

static void
draw (UnrepTeamAgreement *self,
      gboolean            intervals)
{
  Job *job = job_new (self);

  job->intervals = intervals;
  unrep_busy_bar_start (self->busy, intervals ? _("Computing the intervals…") : _("Computing agreement…"));
  start (self, job, &self->drawing, draw_thread, drawn_cb);
}

static void
drop_drawing (UnrepTeamAgreement *self)
{
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  unrep_busy_bar_stop (self->busy);
}

/* The bar's button is Cancel, or offers what was cancelled. */
static void
busy_clicked_cb (UnrepTeamAgreement *self)
{
  if (self->drawing == NULL)
    {
      if (self->source.table != NULL)
        draw (self, self->source.coefficients != NULL);
      return;
    }
  drop_drawing (self);
  gtk_spinner_stop (self->spinner);
  unrep_busy_bar_ask (self->busy, _("Cancelled: the figures are without their intervals."), _("_Compute"));
}

/* Agreement over one codebook. */
static void
show_table (UnrepTeamAgreement *self,
            guint               index)
{
  UnrepAgreementTable *table = g_ptr_array_index (self->tables, index);
  UnrepCodebook *codebook = unrep_team_get_codebook (self->team, unrep_agreement_table_get_codebook_id (table),
                                                     unrep_agreement_table_get_codebook_version (table));

  drop_drawing (self);
  source_clear (&self->source);
  self->source.table = unrep_agreement_table_ref (table);
  self->source.codebook = codebook != NULL ? unrep_codebook_ref (codebook) : NULL;
  draw (self, FALSE);
}

static void
show_nothing (UnrepTeamAgreement *self)
{
  drop_drawing (self);
  source_clear (&self->source);
  unrep_agreement_headline_show (self->headline, NULL, NULL);
  unrep_figures_show (self->figures, unrep_figures_content_new (), NULL);
}

static void
codebook_cb (UnrepTeamAgreement *self)
{
  guint index = gtk_drop_down_get_selected (self->codebooks);

  if (self->tables != NULL && index < self->tables->len)
    show_table (self, index);
}

/* The codebook that was looked at before, else the one with most units. */
static guint
choose_table (UnrepTeamAgreement *self,
              GPtrArray          *tables,
              const char         *old)
{
  guint best = 0;

  for (guint i = 0; i < tables->len; i++)
    {
      UnrepAgreementTable *table = g_ptr_array_index (tables, i);

      if (g_strcmp0 (unrep_agreement_table_get_codebook_id (table), old) == 0)
        return i;
      if (unrep_ratings_get_n_units (unrep_agreement_table_get_ratings (table)) >
          unrep_ratings_get_n_units (unrep_agreement_table_get_ratings (g_ptr_array_index (tables, best))))
        best = i;
    }
  return best;
}

static void
show_tables (UnrepTeamAgreement *self,
             GPtrArray          *tables)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint old = gtk_drop_down_get_selected (self->codebooks);
  g_autofree char *old_id = self->tables != NULL && old < self->tables->len
                            ? g_strdup (unrep_agreement_table_get_codebook_id (g_ptr_array_index (self->tables, old))) : NULL;

  for (guint i = 0; i < tables->len; i++)
    gtk_string_list_append (names, unrep_agreement_table_get_codebook_id (g_ptr_array_index (tables, i)));
  g_signal_handlers_block_by_func (self->codebooks, codebook_cb, self);
  gtk_drop_down_set_model (self->codebooks, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->codebooks, choose_table (self, tables, old_id));
  g_signal_handlers_unblock_by_func (self->codebooks, codebook_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->codebooks), tables->len > 1);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  self->tables = g_ptr_array_ref (tables);
  if (tables->len > 0)
    codebook_cb (self);
  else
    show_nothing (self);
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;

  job->tables = unrep_agreement_table_list (job->team, TRUE);
  g_task_return_boolean (task, TRUE);
}

static void update (UnrepTeamAgreement *self);

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (UnrepTeamAgreement) self = data;
  Job *job = finish (self, result, &self->listing);

  if (job == NULL)
    return;
  show_tables (self, job->tables);
  if (self->stale)
    update (self);
}

static void
update (UnrepTeamAgreement *self)
{
  UnrepTeam *team = unrep_team_folder_get_team (self->folder);

  self->stale = self->listing != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || team == NULL)
    return;
  unrep_team_ref (team);
  g_clear_pointer (&self->team, unrep_team_unref);
  self->team = team;
  start (self, job_new (self), &self->listing, list_thread, listed_cb);
}

static void
unrep_team_agreement_map (GtkWidget *widget)
{
  UnrepTeamAgreement *self = UNREP_TEAM_AGREEMENT (widget);

  GTK_WIDGET_CLASS (unrep_team_agreement_parent_class)->map (widget);
  if (self->stale)
    update (self);
}

static void
cancel (GCancellable **slot)
{
  if (*slot != NULL)
    g_cancellable_cancel (*slot);
  g_clear_object (slot);
}

static void
unrep_team_agreement_dispose (GObject *object)
{
  UnrepTeamAgreement *self = UNREP_TEAM_AGREEMENT (object);

  cancel (&self->listing);
  cancel (&self->drawing);
  cancel (&self->filling);
  source_clear (&self->source);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->team, unrep_team_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->folder);
  G_OBJECT_CLASS (unrep_team_agreement_parent_class)->dispose (object);
}

static void
unrep_team_agreement_class_init (UnrepTeamAgreementClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_team_agreement_dispose;
  widget_class->map = unrep_team_agreement_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_choice_line (UnrepTeamAgreement *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < unrep_agreement_figures_get_n (); i++)
    gtk_string_list_append (titles, unrep_agreement_figures_get_title (i));
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL));
  self->codebooks = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which table"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->codebooks), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Codebook"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->codebooks), _("Codebook"));
  gtk_widget_set_visible (GTK_WIDGET (self->codebooks), FALSE);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->codebooks, "notify::selected", G_CALLBACK (codebook_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->codebooks));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->spinner));
  return line;
}

static void
unrep_team_agreement_init (UnrepTeamAgreement *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->headline = g_object_new (UNREP_TYPE_AGREEMENT_HEADLINE, NULL);
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->headline));
  gtk_box_append (GTK_BOX (top), new_choice_line (self));
  gtk_widget_add_css_class (top, "team-bar");
  gtk_box_append (GTK_BOX (self->box), top);
  self->figures = UNREP_FIGURES (unrep_figures_new (_("Agreement")));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->figures));
  self->busy = g_object_new (UNREP_TYPE_BUSY_BAR, NULL);
  g_signal_connect_object (self->busy, "clicked", G_CALLBACK (busy_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->busy));
}

/**
 * unrep_team_agreement_new:
 * @folder: a team's folder
 *
 * Returns: (transfer floating): a view that follows it
 */
GtkWidget *
unrep_team_agreement_new (UnrepTeamFolder *folder)
{
  UnrepTeamAgreement *self = g_object_new (UNREP_TYPE_TEAM_AGREEMENT, NULL);

  self->folder = g_object_ref (folder);
  g_signal_connect_object (folder, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * unrep_team_agreement_get_sentence:
 * @self: a view
 *
 * Returns: the sentence that can be quoted
 */
const char *
unrep_team_agreement_get_sentence (UnrepTeamAgreement *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_AGREEMENT (self), NULL);

  return unrep_agreement_headline_get_sentence (self->headline);
}

/**
 * unrep_team_agreement_choose:
 * @self: a view
 * @index: which table, see unrep_agreement_figures_get_title()
 *
 * As if it was chosen in the list.
 */
void
unrep_team_agreement_choose (UnrepTeamAgreement *self,
                             guint               index)
{
  g_return_if_fail (UNREP_IS_TEAM_AGREEMENT (self));

  gtk_drop_down_set_selected (self->choice, index);
}

/**
 * unrep_team_agreement_get_figures:
 * @self: a view
 *
 * Returns: (transfer none): its table
 */
UnrepFigures *
unrep_team_agreement_get_figures (UnrepTeamAgreement *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_AGREEMENT (self), NULL);

  return self->figures;
}

/**
 * unrep_team_agreement_is_busy:
 * @self: a view
 *
 * Returns: whether it computes, or will as soon as it is on the screen
 */
gboolean
unrep_team_agreement_is_busy (UnrepTeamAgreement *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_AGREEMENT (self), FALSE);

  return self->listing != NULL || self->drawing != NULL || self->filling != NULL || self->stale;
}
