/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-tallies-view.h"

#include "unrep-colours.h"
#include "unrep-digits.h"
#include "unrep-names.h"
#include "unrep-stacked-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A report with more sections than this shows the first ones; a table that long
 * is for an export. */
#define MAX_SECTIONS 200
#define MAX_HEADING_CHARS 70
/* What is always seen of a name. */
#define NAME_CHARS 14
#define BAR_WIDTH 160

struct _UnrepTalliesView
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkLabel *question;
  GtkLabel *summary;
  GtkGrid *positions;
  GtkGrid *sections;

  UnrepDesk *desk;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (UnrepTalliesView, unrep_tallies_view, GTK_TYPE_WIDGET)

/* Counts of one section: positions first, then what is not reviewed, then positions
 * that the codebook does not have. */
typedef struct
{
  guint heading; /* UNREP_NO_UNIT above the first heading */
  guint *counts;
} Section;

static void
section_free (gpointer data)
{
  Section *section = data;

  g_free (section->counts);
  g_free (section);
}

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static GtkWidget *
attach_text (GtkGrid    *grid,
             const char *text,
             const char *css_class,
             int         column,
             int         row)
{
  GtkWidget *label = gtk_label_new (text);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return label;
}

static void
attach_name (GtkGrid    *grid,
             const char *text,
             const char *css_class,
             int         column,
             int         row)
{
  GtkWidget *label = attach_text (grid, text, css_class, column, row);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
}

static void
attach_number (GtkGrid    *grid,
               guint       number,
               const char *css_class,
               int         column,
               int         row)
{
  g_autofree char *text = unrep_digits_dup_number (number);
  GtkWidget *label = attach_text (grid, text, "numeric", column, row);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
}

static void
attach_symbol (GtkGrid             *grid,
               const UnrepPosition *position,
               const char          *name,
               int                  column,
               int                  row)
{
  g_autoptr (PangoAttrList) attrs = unrep_colours_new_attrs (position->colour);
  GtkWidget *label = attach_text (grid, position->symbol, NULL, column, row);

  gtk_label_set_attributes (GTK_LABEL (label), attrs);
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  unrep_names_set (label, name);
}

/* Whole percents, rounded half up; of nothing there are none. */
static void
attach_share (GtkGrid *grid,
              guint    part,
              guint    whole,
              int      column,
              int      row)
{
  g_autofree char *text = NULL;

  /* Translators: a share in percent, such as 34 %. */
  text = whole > 0 ? unrep_digits_take (g_strdup_printf (_("%u %%"), (200 * part + whole) / (2 * whole)))
                   : g_strdup ("–");
  gtk_label_set_xalign (GTK_LABEL (attach_text (grid, text, "numeric", column, row)), 1);
}

/* A bar of the same numbers: positions, those that the codebook does not have, and what
 * is not reviewed, which is grey. */
static void
attach_bar (UnrepTalliesView *self,
            GtkGrid          *grid,
            const guint      *counts,
            int               column,
            int               row,
            int               n_columns)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  guint n = unrep_codebook_get_n_positions (codebook);
  g_autofree guint64 *parts = g_new0 (guint64, n + 3);
  GtkWidget *bar = unrep_stacked_bar_new ();

  for (guint i = 0; i < n; i++)
    parts[i] = counts[i];
  parts[n] = counts[n + 1];
  parts[n + 1] = counts[n];
  unrep_stacked_bar_set (UNREP_STACKED_BAR (bar), codebook, parts, n + 3);
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_grid_attach (grid, bar, column, row, n_columns, 1);
}

/* Positions that the codebook does not have, by their ids, each once. */
static GPtrArray *
list_others (UnrepTalliesView *self)
{
  guint n_units = unrep_outline_get_n_units (unrep_desk_get_outline (self->desk));
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < n_units; i++)
    {
      const char *id = unrep_desk_get_other_position (self->desk, i);

      if (id != NULL && !g_ptr_array_find_with_equal_func (others, id, g_str_equal, NULL))
        g_ptr_array_add (others, (gpointer) id);
    }
  return others;
}

/* Returns: the row below them */
static int
fill_others (UnrepTalliesView *self,
             int               row)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  g_autoptr (GPtrArray) others = list_others (self);

  for (guint i = 0; i < others->len; i++, row++)
    {
      const char *id = g_ptr_array_index (others, i);
      guint count = unrep_review_count_position (review, id);
      /* Translators: the id of a position, in a table of positions */
      g_autofree char *name = g_strdup_printf (_("“%s” (not in the codebook)"), id);

      attach_text (self->positions, UNREP_OTHER_SYMBOL, "dim-label", 0, row);
      attach_name (self->positions, name, NULL, 1, row);
      attach_number (self->positions, count, NULL, 2, row);
      attach_share (self->positions, count, unrep_review_get_n_to_tag (review), 3, row);
    }
  return row;
}

static void
fill_positions (UnrepTalliesView *self)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  const char *language = g_get_language_names ()[0];
  guint n = unrep_codebook_get_n_positions (codebook), total = unrep_review_get_n_to_tag (review);
  guint tagged = unrep_review_get_n_tagged (review), known = 0;
  g_autofree guint *counts = g_new0 (guint, n + 2);
  int row = 2;

  clear_grid (self->positions);
  attach_name (self->positions, _("Position"), "dim-label", 1, 1);
  gtk_label_set_xalign (GTK_LABEL (attach_text (self->positions, _("Count"), "dim-label", 2, 1)), 1);
  gtk_label_set_xalign (GTK_LABEL (attach_text (self->positions, _("Share"), "dim-label", 3, 1)), 1);
  for (guint i = 0; i < n; i++, row++)
    {
      const UnrepPosition *position = unrep_codebook_get_position (codebook, i);
      const char *name = unrep_codebook_get_position_name (codebook, i, language);
      guint count = unrep_review_count_position (review, position->id);

      counts[i] = count;
      known += count;
      attach_symbol (self->positions, position, name, 0, row);
      attach_name (self->positions, name, NULL, 1, row);
      attach_number (self->positions, count, NULL, 2, row);
      attach_share (self->positions, count, total, 3, row);
    }
  if (unrep_desk_count (self->desk, UNREP_FILTER_OTHER) > 0)
    row = fill_others (self, row);
  attach_name (self->positions, _("Not reviewed"), NULL, 1, row);
  attach_number (self->positions, total - tagged, NULL, 2, row);
  attach_share (self->positions, total - tagged, total, 3, row++);
  counts[n] = total - tagged;
  counts[n + 1] = tagged - MIN (known, tagged);
  attach_bar (self, self->positions, counts, 0, 0, 4);
  attach_name (self->positions, _("All"), "heading", 1, row);
  attach_number (self->positions, total, "heading", 2, row);
}

static GPtrArray *
list_sections (UnrepTalliesView *self)
{
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);
  guint n = unrep_codebook_get_n_positions (unrep_desk_get_codebook (self->desk));
  guint n_units = unrep_outline_get_n_units (outline);
  GPtrArray *sections = g_ptr_array_new_with_free_func (section_free);
  Section *section = NULL;

  for (guint i = 0; i < n_units; i++)
    {
      guint heading = unrep_outline_get_unit (outline, i)->section;
      guint position;

      if (!unrep_desk_matches (self->desk, UNREP_FILTER_ALL, i))
        continue;
      if (section == NULL || section->heading != heading)
        {
          section = g_new0 (Section, 1);
          section->heading = heading;
          section->counts = g_new0 (guint, n + 2);
          g_ptr_array_add (sections, section);
        }
      if (!unrep_desk_get_position (self->desk, i, &position))
        position = unrep_desk_get_other_position (self->desk, i) != NULL ? n + 1 : n;
      section->counts[position]++;
    }
  return sections;
}

static void
fill_section (UnrepTalliesView *self,
              const Section    *section,
              guint             has_others,
              int               row)
{
  guint n = unrep_codebook_get_n_positions (unrep_desk_get_codebook (self->desk)), total = 0;
  g_autofree char *heading = NULL;

  if (section->heading != UNREP_NO_UNIT)
    heading = unrep_outline_dup_first_words (unrep_desk_get_outline (self->desk), section->heading, MAX_HEADING_CHARS);
  attach_name (self->sections, heading != NULL ? heading : _("Before the first heading"), NULL, 0, row);
  attach_bar (self, self->sections, section->counts, 1, row, 1);
  for (guint i = 0; i < n + 1 + has_others; i++)
    {
      attach_number (self->sections, section->counts[i], section->counts[i] == 0 ? "dim-label" : NULL, (int) i + 2, row);
      total += section->counts[i];
    }
  attach_number (self->sections, total, "heading", (int) (n + 3 + has_others), row);
}

static void
fill_sections (UnrepTalliesView *self)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  guint n = unrep_codebook_get_n_positions (codebook);
  guint has_others = unrep_desk_count (self->desk, UNREP_FILTER_OTHER) > 0;
  g_autoptr (GPtrArray) sections = list_sections (self);

  clear_grid (self->sections);
  attach_name (self->sections, _("Section"), "dim-label", 0, 0);
  for (guint i = 0; i < n; i++)
    attach_symbol (self->sections, unrep_codebook_get_position (codebook, i),
                   unrep_codebook_get_position_name (codebook, i, g_get_language_names ()[0]), (int) i + 2, 0);
  attach_text (self->sections, _("Not reviewed"), "dim-label", (int) n + 2, 0);
  if (has_others > 0)
    attach_text (self->sections, UNREP_OTHER_SYMBOL, "dim-label", (int) n + 3, 0);
  attach_text (self->sections, _("All"), "dim-label", (int) (n + 3 + has_others), 0);
  for (guint i = 0; i < MIN (sections->len, MAX_SECTIONS); i++)
    fill_section (self, g_ptr_array_index (sections, i), has_others, (int) i + 1);
}

static void
fill (UnrepTalliesView *self)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  guint n_to_tag = unrep_review_get_n_to_tag (review);
  g_autofree char *tagged = NULL;
  g_autofree char *summary = NULL;

  self->stale = FALSE;
  tagged = unrep_digits_take (g_strdup_printf (ngettext ("%u of %u tagged", "%u of %u tagged", n_to_tag),
                                               unrep_review_get_n_tagged (review), n_to_tag));
  /* The words of the interface first: a line takes its direction from its first letter. */
  summary = g_strdup_printf ("%s · %s", tagged, unrep_reviewer_get_name (unrep_review_get_reviewer (review)));
  gtk_label_set_text (self->question,
                      unrep_codebook_get_question (unrep_desk_get_codebook (self->desk), g_get_language_names ()[0]));
  gtk_label_set_text (self->summary, summary);
  fill_positions (self);
  fill_sections (self);
}

static void
changed_cb (UnrepTalliesView *self)
{
  self->stale = TRUE;
  if (self->desk != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
unrep_tallies_view_map (GtkWidget *widget)
{
  UnrepTalliesView *self = UNREP_TALLIES_VIEW (widget);

  if (self->desk != NULL && self->stale)
    fill (self);
  GTK_WIDGET_CLASS (unrep_tallies_view_parent_class)->map (widget);
}

/* So that the arrow keys scroll. */
static gboolean
unrep_tallies_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (UNREP_TALLIES_VIEW (widget)->scroller);
}

static void
unrep_tallies_view_dispose (GObject *object)
{
  g_clear_object (&UNREP_TALLIES_VIEW (object)->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), UNREP_TYPE_TALLIES_VIEW);
  G_OBJECT_CLASS (unrep_tallies_view_parent_class)->dispose (object);
}

static void
unrep_tallies_view_class_init (UnrepTalliesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_tallies_view_dispose;
  widget_class->map = unrep_tallies_view_map;
  widget_class->grab_focus = unrep_tallies_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-tallies-view.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepTalliesView, scroller);
  gtk_widget_class_bind_template_child (widget_class, UnrepTalliesView, question);
  gtk_widget_class_bind_template_child (widget_class, UnrepTalliesView, summary);
  gtk_widget_class_bind_template_child (widget_class, UnrepTalliesView, positions);
  gtk_widget_class_bind_template_child (widget_class, UnrepTalliesView, sections);
}

static void
unrep_tallies_view_init (UnrepTalliesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * unrep_tallies_view_new:
 *
 * Returns: (transfer floating): a view that waits for its desk
 */
GtkWidget *
unrep_tallies_view_new (void)
{
  return g_object_new (UNREP_TYPE_TALLIES_VIEW, NULL);
}

/**
 * unrep_tallies_view_set_desk:
 * @self: a view
 * @desk: whose counts to show
 *
 * Another desk takes the place of an earlier one.
 */
void
unrep_tallies_view_set_desk (UnrepTalliesView *self,
                             UnrepDesk        *desk)
{
  g_return_if_fail (UNREP_IS_TALLIES_VIEW (self));

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (unrep_desk_get_review (self->desk), self);
  g_set_object (&self->desk, desk);
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}
