/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-row.h"

#include "unrep-colours.h"
#include "unrep-digits.h"
#include "unrep-unit-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_WORDS_CHARS 60
/* So that the words of a list begin below one another. */
#define LABEL_CHARS 6
/* Headings stand in by their level, in pixels; deeper ones would leave no room for words. */
#define INDENT 14
#define MAX_INDENTED 4

struct _UnrepOutlineRow
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *words;
  GtkWidget *quiet; /* flag and doubt */
  GtkWidget *symbol;

  UnrepDesk *desk;
  UnrepReadingChoice *choice;
  guint unit;
  gsize start; /* where the unit begins: its index changes with the outline */
};

G_DEFINE_FINAL_TYPE (UnrepOutlineRow, unrep_outline_row, GTK_TYPE_WIDGET)

static void
unrep_outline_row_dispose (GObject *object)
{
  UnrepOutlineRow *self = UNREP_OUTLINE_ROW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->choice);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->quiet, gtk_widget_unparent);
  g_clear_pointer (&self->symbol, gtk_widget_unparent);
  G_OBJECT_CLASS (unrep_outline_row_parent_class)->dispose (object);
}

/* Only when it is asked for: to set a tooltip's text makes GTK 4.8 ask the display where
 * the pointer is, and wait, which costs more than all else that a row does. */
static gboolean
unrep_outline_row_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard_tooltip,
                                 GtkTooltip *tooltip)
{
  UnrepOutlineRow *self = UNREP_OUTLINE_ROW (widget);
  g_autofree char *doubt = NULL;
  const char *flag = NULL;
  g_autofree char *text = NULL;

  if (self->unit == UNREP_NO_UNIT)
    return FALSE;
  doubt = unrep_unit_about_dup_doubt (unrep_outline_get_unit (unrep_desk_get_outline (self->desk), self->unit));
  if (unrep_review_get_flag (unrep_desk_get_review (self->desk), self->unit))
    flag = _("Flagged to decide later");
  text = g_strjoin ("\n", flag != NULL ? flag : doubt, flag != NULL ? doubt : NULL, NULL);
  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

static void
unrep_outline_row_class_init (UnrepOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_outline_row_dispose;
  GTK_WIDGET_CLASS (klass)->query_tooltip = unrep_outline_row_query_tooltip;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "outlinerow");
}

static GtkWidget *
new_text (UnrepOutlineRow *self,
          const char      *css_class)
{
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, css_class);
  gtk_widget_set_parent (text, GTK_WIDGET (self));
  return text;
}

static void
unrep_outline_row_init (UnrepOutlineRow *self)
{
  self->unit = UNREP_NO_UNIT;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->label = new_text (self, "unit-label");
  self->words = new_text (self, "unit-words");
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->label), LABEL_CHARS);
  self->quiet = new_text (self, "dim-label");
  self->symbol = new_text (self, "unit-symbol");
  gtk_label_set_width_chars (GTK_LABEL (self->symbol), 2);
  gtk_label_set_xalign (GTK_LABEL (self->symbol), 0.5);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
}

/* How far a section is done, in few signs or in words; "" where nothing is to be tagged. */
static char *
dup_progress (UnrepOutlineRow *self,
              gboolean         spoken)
{
  guint n_tagged, n_to_tag;

  unrep_desk_get_progress (self->desk, self->unit, &n_tagged, &n_to_tag);
  if (n_to_tag == 0)
    return g_strdup ("");
  if (spoken)
    return unrep_digits_take (g_strdup_printf (ngettext ("%u of %u tagged", "%u of %u tagged", n_to_tag), n_tagged,
                                               n_to_tag));
  /* Translators: so many recommendations of a section are tagged, of so many */
  return unrep_digits_take (g_strdup_printf (_("%u / %u"), n_tagged, n_to_tag));
}

/* GTK 4.8 leaves list rows without a name, so their child has it. */
static void
update_name (UnrepOutlineRow *self,
             const char      *words)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  const UnrepUnit *unit = unrep_outline_get_unit (unrep_desk_get_outline (self->desk), self->unit);
  gboolean flag = unrep_review_get_flag (unrep_desk_get_review (self->desk), self->unit);
  g_autofree char *label = unrep_unit_dup_citation (unit);
  g_autofree char *doubt = unrep_unit_about_dup_doubt (unit);
  const char *position;
  g_autofree char *name = NULL, *doubtful = NULL;
  guint index;

  if (unit->kind == UNREP_UNIT_HEADING)
    {
      g_autofree char *progress = dup_progress (self, TRUE);

      name = *progress != '\0' ? g_strdup_printf (_("%s. %s"), words, progress) : g_strdup (words);
    }
  else
    {
      position = unrep_desk_get_position (self->desk, self->unit, &index)
                   ? unrep_codebook_get_position_name (codebook, index, g_get_language_names ()[0])
                   : unrep_desk_get_other_position (self->desk, self->unit);
      if (position == NULL)
        position = _("Not reviewed");
      name = g_strdup_printf (flag ? _("%s, %s, flagged, %s") : _("%s, %s, %s"), label, position, words);
    }
  if (doubt != NULL)
    /* Translators: a row of the outline, and what is not sure of it */
    doubtful = g_strdup_printf (_("%s. %s"), name, doubt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  doubtful != NULL ? doubtful : name, -1);
}

static void
update (UnrepOutlineRow *self)
{
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  const UnrepUnit *unit = unrep_outline_get_unit (outline, self->unit);
  gboolean heading = unit->kind == UNREP_UNIT_HEADING;
  gboolean flag = unrep_review_get_flag (unrep_desk_get_review (self->desk), self->unit);
  g_autofree char *words = unrep_unit_about_dup_words (unrep_reading_choice_get_reading (self->choice), outline,
                                                       self->unit, MAX_WORDS_CHARS);
  g_autofree char *doubt = unrep_unit_about_dup_doubt (unit);
  g_autofree char *progress = heading ? dup_progress (self, FALSE) : NULL;
  guint index;

  if (unrep_desk_get_position (self->desk, self->unit, &index))
    {
      const UnrepPosition *position = unrep_codebook_get_position (codebook, index);

      gtk_label_set_text (GTK_LABEL (self->symbol), position->symbol);
      unrep_colours_paint (GTK_LABEL (self->symbol), position->colour);
      gtk_widget_remove_css_class (self->symbol, "dim-label");
    }
  else
    {
      gboolean other = unrep_desk_get_other_position (self->desk, self->unit) != NULL;

      gtk_label_set_text (GTK_LABEL (self->symbol), heading ? progress : other ? UNREP_OTHER_SYMBOL : "·");
      gtk_label_set_attributes (GTK_LABEL (self->symbol), NULL);
      gtk_widget_add_css_class (self->symbol, "dim-label");
    }
  gtk_label_set_text (GTK_LABEL (self->quiet), flag && doubt != NULL ? "⚑ ?" : flag ? "⚑" : doubt != NULL ? "?" : "");
  gtk_label_set_text (GTK_LABEL (self->words), words);
  update_name (self, words);
}

static void
unit_changed_cb (UnrepOutlineRow *self,
                 guint            unit)
{
  gboolean heading;

  if (self->unit == UNREP_NO_UNIT)
    return;
  heading = unrep_outline_get_unit (unrep_desk_get_outline (self->desk), self->unit)->kind == UNREP_UNIT_HEADING;
  if (unit == self->unit || unit == UNREP_NO_UNIT
      || (heading && unit > self->unit && unit < unrep_desk_get_section_end (self->desk, self->unit)))
    update (self);
}

static void
reading_changed_cb (UnrepOutlineRow *self)
{
  if (self->unit != UNREP_NO_UNIT)
    update (self);
}

static int
get_indent (const UnrepUnit *unit)
{
  return unit->kind == UNREP_UNIT_HEADING ? INDENT * ((int) CLAMP (unit->level, 1, MAX_INDENTED) - 1) : 0;
}

static void
show_unit (UnrepOutlineRow *self)
{
  const UnrepUnit *shown = unrep_outline_get_unit (unrep_desk_get_outline (self->desk), self->unit);
  g_autofree char *label = unrep_unit_dup_citation (shown);

  if (shown->kind == UNREP_UNIT_HEADING)
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
  gtk_widget_set_margin_start (GTK_WIDGET (self), get_indent (shown));
  gtk_widget_set_visible (self->label, shown->kind != UNREP_UNIT_HEADING);
  gtk_label_set_text (GTK_LABEL (self->label), label);
  update (self);
}

/* A row whose unit is gone is about to be unbound. */
static void
outline_changed_cb (UnrepOutlineRow *self)
{
  if (self->unit == UNREP_NO_UNIT)
    return;
  self->unit = unrep_desk_find_start (self->desk, self->start);
  if (self->unit != UNREP_NO_UNIT)
    show_unit (self);
}

/**
 * unrep_outline_row_get_unit:
 * @self: a row
 *
 * Returns: the unit that it shows, or %UNREP_NO_UNIT
 */
guint
unrep_outline_row_get_unit (UnrepOutlineRow *self)
{
  g_return_val_if_fail (UNREP_IS_OUTLINE_ROW (self), UNREP_NO_UNIT);

  return self->unit;
}

/**
 * unrep_outline_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
unrep_outline_row_new (void)
{
  return g_object_new (UNREP_TYPE_OUTLINE_ROW, NULL);
}

/**
 * unrep_outline_row_bind:
 * @self: a row
 * @desk: where the unit lies
 * @choice: the reading text that is displayed, whose words the row shows
 * @direction: the direction of the report: a row reads as its words do
 * @unit: a unit of the outline, or %UNREP_NO_UNIT to show nothing
 *
 * Shows @unit from now on.
 */
void
unrep_outline_row_bind (UnrepOutlineRow *self,
                        UnrepDesk       *desk,
                        UnrepReadingChoice *choice,
                        GtkTextDirection direction,
                        guint            unit)
{
  GtkWidget *children[] = { self->label, self->words, self->quiet, self->symbol };

  self->unit = unit;
  if (unit == UNREP_NO_UNIT)
    return;
  if (self->desk != desk)
    {
      if (self->desk != NULL)
        {
          g_signal_handlers_disconnect_by_data (unrep_desk_get_review (self->desk), self);
          g_signal_handlers_disconnect_by_data (self->desk, self);
        }
      g_set_object (&self->desk, desk);
      g_signal_connect_object (desk, "outline-changed", G_CALLBACK (outline_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (unit_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_direction (GTK_WIDGET (self), direction);
      for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
        gtk_widget_set_direction (children[i], direction);
      /* “0 / 2” is said by the interface, and runs as its language does. */
      gtk_widget_set_direction (self->symbol, gtk_widget_get_default_direction ());
    }

  if (self->choice != choice)
    {
      if (self->choice != NULL)
        g_signal_handlers_disconnect_by_data (self->choice, self);
      g_set_object (&self->choice, choice);
      g_signal_connect_object (choice, "changed", G_CALLBACK (reading_changed_cb), self, G_CONNECT_SWAPPED);
    }

  self->start = unrep_outline_get_unit (unrep_desk_get_outline (desk), unit)->range.start;
  show_unit (self);
}
