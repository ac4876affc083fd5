/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-tally.h"

#include "unrep-digits.h"

#include "team/unrep-section.h"
#include "team/unrep-tally.h"

#include <glib/gi18n.h>

struct _UnrepTeamTally
{
  GtkWidget parent_instance;

  UnrepTeamFolder *folder;
  GtkWidget *box;
  GtkWidget *spinner;
  GtkLabel *problem;
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
  GPtrArray *problems;
  GPtrArray *tallies;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  unrep_team_unref (counting->team);
  g_ptr_array_unref (counting->problems);
  g_clear_pointer (&counting->tallies, g_ptr_array_unref);
  g_free (counting);
}

static void
add_known (UnrepFiguresContent *content,
           gint64               number)
{
  if (number >= 0)
    unrep_figures_content_add_number (content, (guint64) number);
  else
    unrep_figures_content_add_text (content, "–");
}

static char *
dup_row_name (UnrepTally          *tally,
              const UnrepTallyRow *row)
{
  switch (unrep_tally_get_by (tally))
    {
    case UNREP_TALLY_BY_REPORT:
      return g_strdup (row->report);
    case UNREP_TALLY_BY_SECTION:
      return unrep_section_dup_name (row->report, row->section_line, row->section_title);
    case UNREP_TALLY_BY_REVIEWER:
      return g_strdup_printf ("%s (%s)", unrep_reviewer_get_name (row->reviewer), unrep_reviewer_get_id (row->reviewer));
    case UNREP_TALLY_BY_TAG:
      return g_strdup (*row->tag != '\0' ? row->tag : _("without a tag"));
    case UNREP_TALLY_BY_NOTHING:
    default:
      return g_strdup ("");
    }
}

static void
add_row (UnrepFiguresContent *content,
         UnrepTally          *tally,
         const UnrepTallyRow *row,
         char                *name,
         gboolean             is_total)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 not_reviewed = (guint64) MAX (row->n_not_reviewed, 0), missing = (guint64) MAX (row->n_missing, 0);
  g_autofree char *owned = name;

  g_array_append_vals (parts, row->counts, unrep_tally_get_n_positions (tally));
  g_array_append_val (parts, not_reviewed);
  g_array_append_val (parts, missing);
  unrep_figures_content_begin_row (content, is_total);
  unrep_figures_content_add_text (content, owned);
  unrep_figures_content_add_bar (content, (const guint64 *) parts->data, parts->len);
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    unrep_figures_content_add_number (content, row->counts[i]);
  add_known (content, row->n_not_reviewed);
  add_known (content, row->n_missing);
  unrep_figures_content_add_number (content, row->n_tagged + not_reviewed + missing);
}

static const char *
get_title (UnrepTallyBy by)
{
  switch (by)
    {
    case UNREP_TALLY_BY_SECTION:
      return _("Section");
    case UNREP_TALLY_BY_REVIEWER:
      return _("Reviewer");
    case UNREP_TALLY_BY_TAG:
      return _("Tag");
    case UNREP_TALLY_BY_REPORT:
    case UNREP_TALLY_BY_NOTHING:
    default:
      return _("Report");
    }
}

/* A symbol where the codebook is known, with its name behind it; else the id. */
static void
add_position_column (UnrepFiguresContent *content,
                     UnrepCodebook       *codebook,
                     UnrepTally          *tally,
                     guint                index)
{
  const char *id = unrep_tally_get_position (tally, index), *name;
  guint position;

  if (codebook == NULL || !unrep_codebook_find_position (codebook, id, &position))
    {
      unrep_figures_content_add_column (content, id, NULL, UNREP_FIGURES_NUMBER);
      return;
    }
  name = unrep_codebook_get_position_name (codebook, position, g_get_language_names ()[0]);
  unrep_figures_content_add_column (content, unrep_codebook_get_position (codebook, position)->symbol, name,
                                    UNREP_FIGURES_NUMBER);
}

/* What the symbols above the columns stand for. */
static void
show_legend (UnrepTeamTally *self,
             UnrepCodebook  *codebook)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; codebook != NULL && i < unrep_codebook_get_n_positions (codebook); i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? _(", ") : "", unrep_codebook_get_position (codebook, i)->symbol,
                            unrep_codebook_get_position_name (codebook, i, g_get_language_names ()[0]));
  gtk_label_set_text (self->legend, text->str);
}

static void
add_tally (UnrepTeamTally *self,
           UnrepTeam      *team,
           UnrepTally     *tally)
{
  UnrepCodebook *codebook = unrep_team_get_codebook (team, unrep_tally_get_codebook_id (tally),
                                                     unrep_tally_get_codebook_version (tally));
  g_autoptr (UnrepFiguresContent) content = unrep_figures_content_new ();

  show_legend (self, codebook);
  unrep_figures_content_add_column (content, get_title (self->by), NULL, UNREP_FIGURES_NAME);
  unrep_figures_content_add_column (content, "", NULL, UNREP_FIGURES_BAR);
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    add_position_column (content, codebook, tally, i);
  unrep_figures_content_add_column (content, _("Not reviewed"), NULL, UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("Reviewer missing"), NULL, UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("All"), NULL, UNREP_FIGURES_NUMBER);
  for (guint i = 0; i < unrep_tally_get_n_rows (tally); i++)
    add_row (content, tally, unrep_tally_get_row (tally, i), dup_row_name (tally, unrep_tally_get_row (tally, i)), FALSE);
  add_row (content, tally, unrep_tally_get_totals (tally), g_strdup (_("All")), TRUE);
  unrep_figures_show (self->figures, g_steal_pointer (&content), codebook);
}

/* Codebooks are never added together: the one with the most work is shown, and that
 * there are others is said. */
static UnrepTally *
choose_tally (GPtrArray *tallies)
{
  UnrepTally *best = NULL;

  for (guint i = 0; i < tallies->len; i++)
    {
      UnrepTally *tally = g_ptr_array_index (tallies, i);

      if (best == NULL || unrep_tally_get_totals (tally)->n_tagged > unrep_tally_get_totals (best)->n_tagged)
        best = tally;
    }
  return best;
}

static void
show_problem (UnrepTeamTally *self,
              Counting       *counting)
{
  g_autofree char *text = NULL;

  if (counting->tallies->len == 0)
    text = g_strdup (_("There is nothing to count: no side file was found."));
  else if (counting->tallies->len > 1)
    text = unrep_digits_take (g_strdup_printf (ngettext ("Work with %u codebook; the one that is used most is shown.",
                                                         "Work with %u codebooks; the one that is used most is shown.",
                                                         counting->tallies->len), counting->tallies->len));
  else if (counting->problems->len > 0)
    text = g_strdup (((GError *) g_ptr_array_index (counting->problems, 0))->message);
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void update (UnrepTeamTally *self);

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (UnrepTeamTally) self = data;
  Counting *counting = g_task_get_task_data (G_TASK (result));

  g_clear_object (&self->cancellable);
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->folder == NULL)
    return;
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  show_problem (self, counting);
  if (counting->tallies->len > 0)
    add_tally (self, counting->team, choose_tally (counting->tallies));
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

  counting->tallies = unrep_tally_list (counting->team, counting->by, TRUE, counting->problems, cancellable);
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
  counting->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  task = g_task_new (NULL, self->cancellable, counted_cb, g_object_ref (self));
  g_task_set_source_tag (task, update);
  g_task_set_task_data (task, counting, counting_free);
  g_task_run_in_thread (task, count_thread);
}

static void
by_cb (UnrepTeamTally  *self,
       GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->by = (UnrepTallyBy) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "by"));
  if (self->cancellable != NULL)
    self->stale = TRUE;
  else if (self->folder != NULL)
    update (self);
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
new_chips (UnrepTeamTally *self)
{
  static const UnrepTallyBy bys[] = {
    UNREP_TALLY_BY_REPORT, UNREP_TALLY_BY_SECTION, UNREP_TALLY_BY_REVIEWER, UNREP_TALLY_BY_TAG,
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bys); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (get_title (bys[i]));

      gtk_widget_add_css_class (button, "chip");
      g_object_set_data (G_OBJECT (button), "by", GUINT_TO_POINTER (bys[i]));
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      else
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      first = first != NULL ? first : button;
      g_signal_connect_object (button, "toggled", G_CALLBACK (by_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  self->spinner = gtk_spinner_new ();
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_widget_add_css_class (box, "team-bar");
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
  self->by = UNREP_TALLY_BY_REPORT;
  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), new_chips (self));
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
  g_signal_connect_object (folder, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
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
