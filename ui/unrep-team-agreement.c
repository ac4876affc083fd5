/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-agreement.h"

#include "unrep-digits.h"

#include "team/unrep-agreement-words.h"

#include <glib/gi18n.h>

#define ALPHA "krippendorff-alpha-nominal"

struct _UnrepTeamAgreement
{
  GtkWidget parent_instance;

  UnrepTeamFolder *folder;
  GtkWidget *box;
  GtkWidget *spinner;
  GtkLabel *figure;
  GtkLabel *interval;
  GtkLabel *sentence;
  UnrepFigures *figures;
  GCancellable *cancellable;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (UnrepTeamAgreement, unrep_team_agreement, GTK_TYPE_WIDGET)

/* What a thread computes: of the codebook with the most units. */
typedef struct
{
  UnrepTeam *team;
  UnrepAgreementTable *table;
  GArray *coefficients;
} Computing;

static void
computing_free (gpointer data)
{
  Computing *computing = data;

  unrep_team_unref (computing->team);
  g_clear_pointer (&computing->table, unrep_agreement_table_unref);
  g_clear_pointer (&computing->coefficients, g_array_unref);
  g_free (computing);
}

static const UnrepCoefficient *
find_alpha (GArray *coefficients)
{
  for (guint i = 0; i < coefficients->len; i++)
    if (g_str_equal (g_array_index (coefficients, UnrepCoefficient, i).name, ALPHA))
      return &g_array_index (coefficients, UnrepCoefficient, i);
  return NULL;
}

static void
show_figure (UnrepTeamAgreement *self,
             GArray             *coefficients)
{
  const UnrepCoefficient *alpha = find_alpha (coefficients);
  g_autofree char *figure = NULL, *interval = NULL;

  if (alpha == NULL || alpha->undefined != NULL)
    {
      gtk_label_set_text (self->figure, "–");
      gtk_label_set_text (self->interval, alpha != NULL ? _(alpha->undefined) : "");
      return;
    }
  figure = unrep_digits_take (g_strdup_printf ("%.2f", alpha->value));
  /* Translators: beside a figure: the name of a coefficient, and its interval */
  interval = unrep_digits_take (g_strdup_printf (_("Krippendorff’s α · 95 %% [%.2f, %.2f]"), alpha->low, alpha->high));
  gtk_label_set_text (self->figure, figure);
  gtk_label_set_text (self->interval, interval);
}

static void
add_row (UnrepTeamAgreement  *self,
         UnrepAgreementTable *table,
         const char          *name,
         gboolean             is_total)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);
  UnrepCoefficient percent = unrep_agreement_percent (ratings), alpha = unrep_agreement_alpha_nominal (ratings);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autofree char *units = unrep_digits_dup_number (unrep_ratings_count_pairable (ratings));
  g_autofree char *reviewers = unrep_digits_dup_number (unrep_ratings_count_active (ratings));
  g_autofree char *different = unrep_digits_dup_number (unrep_agreement_table_get_n_different (table));
  g_autofree char *percent_text = unrep_digits_take (unrep_agreement_dup_value (&percent));
  g_autofree char *alpha_text = unrep_digits_take (unrep_agreement_dup_value (&alpha));

  g_strv_builder_add_many (texts, name, reviewers, units, different, percent_text, alpha_text, NULL);
  unrep_figures_add_row (self->figures, g_strv_builder_end (texts), NULL, 0, is_total);
}

static void
show (UnrepTeamAgreement *self,
      Computing          *computing)
{
  g_autofree char *sentence = NULL;

  unrep_figures_clear (self->figures, NULL);
  if (computing->table == NULL)
    {
      gtk_label_set_text (self->figure, "–");
      gtk_label_set_text (self->interval, "");
      gtk_label_set_text (self->sentence, _("There is nothing to compare: no side file was found."));
      return;
    }
  show_figure (self, computing->coefficients);
  /* To be quoted, and with names such as `gwet-ac1`: in the digits that the command
   * line has. */
  sentence = unrep_agreement_table_dup_sentence (computing->table, computing->coefficients);
  gtk_label_set_text (self->sentence, sentence);
  unrep_figures_add_column (self->figures, _("Report"), NULL, UNREP_FIGURES_NAME);
  unrep_figures_add_column (self->figures, _("Reviewers"), NULL, UNREP_FIGURES_NUMBER);
  unrep_figures_add_column (self->figures, _("Units"), _("Units that two or more tagged"), UNREP_FIGURES_NUMBER);
  unrep_figures_add_column (self->figures, _("Different"), _("Different units"), UNREP_FIGURES_NUMBER);
  unrep_figures_add_column (self->figures, _("Percent"), _("Percent agreement"), UNREP_FIGURES_NUMBER);
  unrep_figures_add_column (self->figures, "α", _("Krippendorff’s α"), UNREP_FIGURES_NUMBER);
  for (guint i = 0; i < unrep_agreement_table_get_n_rows (computing->table); i++)
    {
      UnrepAgreementTable *row = unrep_agreement_table_get_row (computing->table, i);

      add_row (self, row, unrep_agreement_table_get_report (row), FALSE);
    }
  add_row (self, computing->table, _("All"), TRUE);
}

static void update (UnrepTeamAgreement *self);

static void
computed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (UnrepTeamAgreement) self = data;

  g_clear_object (&self->cancellable);
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->folder == NULL)
    return;
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  show (self, g_task_get_task_data (G_TASK (result)));
  if (self->stale)
    update (self);
}

static void
compute_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Computing *computing = task_data;
  g_autoptr (GPtrArray) tables = unrep_agreement_table_list (computing->team, TRUE);

  for (guint i = 0; i < tables->len; i++)
    {
      UnrepAgreementTable *table = g_ptr_array_index (tables, i);

      if (computing->table != NULL &&
          unrep_ratings_get_n_units (unrep_agreement_table_get_ratings (table)) <=
            unrep_ratings_get_n_units (unrep_agreement_table_get_ratings (computing->table)))
        continue;
      g_clear_pointer (&computing->table, unrep_agreement_table_unref);
      computing->table = unrep_agreement_table_ref (table);
    }
  if (computing->table != NULL)
    computing->coefficients = unrep_agreement_table_list_coefficients (computing->table, FALSE, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
update (UnrepTeamAgreement *self)
{
  UnrepTeam *team = unrep_team_folder_get_team (self->folder);
  g_autoptr (GTask) task = NULL;
  Computing *computing;

  self->stale = self->cancellable != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || team == NULL)
    return;
  computing = g_new0 (Computing, 1);
  computing->team = unrep_team_ref (team);
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  task = g_task_new (NULL, self->cancellable, computed_cb, g_object_ref (self));
  g_task_set_source_tag (task, update);
  g_task_set_task_data (task, computing, computing_free);
  g_task_run_in_thread (task, compute_thread);
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
unrep_team_agreement_dispose (GObject *object)
{
  UnrepTeamAgreement *self = UNREP_TEAM_AGREEMENT (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->folder);
  G_OBJECT_CLASS (unrep_team_agreement_parent_class)->dispose (object);
}

static void
unrep_team_agreement_class_init (UnrepTeamAgreementClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_team_agreement_dispose;
  GTK_WIDGET_CLASS (klass)->map = unrep_team_agreement_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
unrep_team_agreement_init (UnrepTeamAgreement *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->figure = new_label ("title-1");
  self->interval = new_label ("numeric");
  self->sentence = new_label ("numeric");
  gtk_label_set_selectable (self->sentence, TRUE);
  /* A label that gets the focus shows all of itself selected. */
  gtk_widget_set_focusable (GTK_WIDGET (self->sentence), FALSE);
  self->spinner = gtk_spinner_new ();
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->figure));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->interval));
  gtk_box_append (GTK_BOX (line), self->spinner);
  gtk_box_append (GTK_BOX (top), line);
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->sentence));
  gtk_widget_add_css_class (top, "team-bar");
  gtk_box_append (GTK_BOX (self->box), top);
  self->figures = UNREP_FIGURES (unrep_figures_new (_("Agreement by report")));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->figures));
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

  return gtk_label_get_text (self->sentence);
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

  return self->cancellable != NULL || self->stale;
}
