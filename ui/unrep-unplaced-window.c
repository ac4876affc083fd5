/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-unplaced-window.h"

#include "unrep-choice-card.h"
#include "unrep-digits.h"
#include "unrep-said.h"

#include "annotation/unrep-review-unplaced.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of old and new words, in characters. */
#define WORDS 600

struct _UnrepUnplacedWindow
{
  UnrepChoiceWindow parent_instance;

  GtkWidget *pair;
  GtkWidget *current; /* a box for the card of the current unit */
  GtkWidget *go;
  GtkWidget *drop;

  UnrepDesk *desk;
  UnrepReportView *report; /* weak */
};

G_DEFINE_FINAL_TYPE (UnrepUnplacedWindow, unrep_unplaced_window, UNREP_TYPE_CHOICE_WINDOW)

/* NULL between the last decision and the end of the window. */
static UnrepAnnotation *
get_annotation (UnrepUnplacedWindow *self)
{
  return unrep_choice_window_get_case (UNREP_CHOICE_WINDOW (self));
}

static UnrepText *
get_text (UnrepUnplacedWindow *self)
{
  return unrep_report_get_text (unrep_review_get_report (unrep_desk_get_review (self->desk)));
}

/* What was proposed by somebody else's program may be anywhere. What was said of a
 * unit is put on the unit. */
static gboolean
get_proposed (UnrepUnplacedWindow *self,
              UnrepRange          *range)
{
  g_autoptr (UnrepUnplaced) known = unrep_unplaced_new_from (get_annotation (self));
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);
  guint unit;

  *range = known->place;
  if (range->start >= range->end || range->end > unrep_text_get_n_chars (get_text (self)))
    return FALSE;
  unit = g_str_equal (known->kind, "unit") ? unrep_outline_find_overlapping (outline, *range) : UNREP_NO_UNIT;
  if (unit != UNREP_NO_UNIT)
    *range = unrep_outline_get_unit (outline, unit)->range;
  return TRUE;
}

static gboolean
get_current (UnrepUnplacedWindow *self,
             UnrepRange          *range)
{
  g_autoptr (UnrepUnplaced) known = unrep_unplaced_new_from (get_annotation (self));
  guint unit = unrep_desk_get_current (self->desk);

  if (g_str_equal (known->kind, "span") && self->report != NULL && unrep_report_view_get_selection (self->report, range))
    return TRUE;
  if (unit == UNREP_NO_UNIT)
    return FALSE;
  *range = unrep_outline_get_unit (unrep_desk_get_outline (self->desk), unit)->range;
  return TRUE;
}

/* Lines of the report end where paper did. */
static char *
dup_words (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');
  glong n = g_utf8_strlen (line, -1);
  g_autofree char *start = g_utf8_substring (line, 0, MIN (n, WORDS));

  return g_strconcat (start, n > WORDS ? "…" : "", NULL);
}

static char *
dup_citation (UnrepUnplacedWindow *self,
              UnrepRange           range)
{
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);
  guint unit = unrep_outline_find_overlapping (outline, range);

  if (unit == UNREP_NO_UNIT)
    unit = unrep_desk_get_unit_for (self->desk, range.start);
  return unit != UNREP_NO_UNIT ? unrep_unit_dup_citation (unrep_outline_get_unit (outline, unit)) : g_strdup ("");
}

static void
append_heading (GtkWidget  *box,
                const char *text)
{
  GtkWidget *heading = unrep_said_new_words (text);

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_visible (heading, *text != '\0');
  gtk_box_append (GTK_BOX (box), heading);
}

static GtkWidget *
new_place (UnrepUnplacedWindow *self,
           UnrepRange           range,
           char               **spoken)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *citation = dup_citation (self, range);
  g_autofree char *raw = unrep_text_dup_range (get_text (self), range), *words = dup_words (raw);

  append_heading (box, citation);
  gtk_box_append (GTK_BOX (box), unrep_said_new_words (words));
  *spoken = g_strdup_printf ("%s. %s", citation, words);
  return box;
}

static void
placed_cb (GtkWidget           *button,
           UnrepUnplacedWindow *self)
{
  unrep_unplaced_window_place (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice")));
}

static GtkWidget *
new_place_card (UnrepUnplacedWindow *self,
                UnrepPlaceChoice     choice,
                const char          *title,
                UnrepRange           range)
{
  g_autofree char *words = NULL, *key = unrep_digits_dup_number (choice + 1), *spoken = NULL;
  GtkWidget *content = new_place (self, range, &words), *card;

  spoken = g_strdup_printf ("%s: %s", title, words);
  card = unrep_choice_card_new (title, key, content, spoken);
  g_object_set_data (G_OBJECT (card), "choice", GUINT_TO_POINTER (choice));
  g_signal_connect_object (card, "clicked", G_CALLBACK (placed_cb), self, 0);
  return card;
}

/* What was said, and of which words. */
static GtkWidget *
new_before (UnrepUnplacedWindow *self)
{
  UnrepAnnotation *annotation = get_annotation (self);
  g_autoptr (UnrepUnplaced) known = unrep_unplaced_new_from (annotation);
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *words = dup_words (known->exact), *line = unrep_said_dup_line (codebook, annotation);
  g_autofree char *citation = unrep_unit_dup_citation (&(UnrepUnit) { .path = unrep_annotation_get_unit (annotation) });
  g_autofree char *spoken = g_strdup_printf ("%s: %s. %s. %s", _("What you reviewed"), citation, words, line);

  append_heading (content, citation);
  gtk_box_append (GTK_BOX (content), unrep_said_new_words (words));
  if (g_str_equal (known->kind, "structure"))
    append_heading (content, _("A correction of the outline"));
  else
    gtk_box_append (GTK_BOX (content), unrep_said_new (codebook, annotation));
  return unrep_choice_card_new (_("What you reviewed"), NULL, content, spoken);
}

static void
show_pair (UnrepUnplacedWindow *self)
{
  UnrepRange range;
  gboolean is_proposed = get_proposed (self, &range);
  GtkWidget *proposed;

  unrep_choice_pair_clear (self->pair);
  unrep_choice_pair_add (self->pair, new_before (self));
  if (is_proposed)
    proposed = new_place_card (self, UNREP_PLACE_PROPOSED, _("Place here"), range);
  else
    proposed = unrep_choice_card_new (_("Now"), NULL, unrep_said_new_words (_("Nothing in the report is like it.")),
                                      _("Nothing in the report is like it."));
  unrep_choice_pair_add (self->pair, proposed);
  gtk_widget_set_sensitive (self->go, is_proposed);
  gtk_widget_grab_focus (is_proposed ? proposed : self->drop);
}

/* It follows the reader, who goes on reading in the window behind. */
static void
show_current (UnrepUnplacedWindow *self)
{
  UnrepRange range, proposed;

  unrep_choice_clear_box (self->current);
  if (get_annotation (self) == NULL || !get_current (self, &range))
    return;
  if (!get_proposed (self, &proposed) || unrep_range_compare (range, proposed) != 0)
    gtk_box_append (GTK_BOX (self->current),
                    new_place_card (self, UNREP_PLACE_CURRENT, _("Or place where you are in the report"), range));
  /* A window without a focus gets no keys. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (self->drop);
}

static GPtrArray *
list_cases (UnrepChoiceWindow *window)
{
  return unrep_review_list_unplaced (unrep_desk_get_review (UNREP_UNPLACED_WINDOW (window)->desk));
}

static void
show_case (UnrepChoiceWindow *window)
{
  UnrepUnplacedWindow *self = UNREP_UNPLACED_WINDOW (window);

  show_pair (self);
  show_current (self);
}

static gboolean
take_key (UnrepChoiceWindow *window,
          gunichar           character,
          GdkModifierType    modifiers)
{
  UnrepUnplacedWindow *self = UNREP_UNPLACED_WINDOW (window);
  gboolean is_control = (modifiers & GDK_CONTROL_MASK) != 0;

  if (is_control && character == 'z' && (modifiers & GDK_SHIFT_MASK) != 0)
    unrep_desk_redo (self->desk);
  else if (is_control && character == 'z')
    unrep_desk_undo (self->desk);
  else if (!is_control && character == gdk_keyval_to_unicode (GDK_KEY_Delete))
    unrep_unplaced_window_drop (self);
  else if (!is_control && (character == '1' || character == '2'))
    unrep_unplaced_window_place (self, character - '1');
  else if (!is_control && character == 'g')
    unrep_unplaced_window_go (self);
  else
    return FALSE;
  return TRUE;
}

static void
unrep_unplaced_window_dispose (GObject *object)
{
  UnrepUnplacedWindow *self = UNREP_UNPLACED_WINDOW (object);

  g_clear_weak_pointer (&self->report);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (unrep_unplaced_window_parent_class)->dispose (object);
}

static void
unrep_unplaced_window_class_init (UnrepUnplacedWindowClass *klass)
{
  UnrepChoiceWindowClass *choice_class = UNREP_CHOICE_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_unplaced_window_dispose;
  choice_class->list_cases = list_cases;
  choice_class->show_case = show_case;
  choice_class->take_key = take_key;
}

static GtkWidget *
new_action (UnrepUnplacedWindow *self,
            const char          *text,
            const char          *key,
            GCallback            callback)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (box), unrep_choice_key_new (key));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_actions (UnrepUnplacedWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->go = new_action (self, _("Go There"), "G", G_CALLBACK (unrep_unplaced_window_go));
  /* Translators: on the key of a keyboard that deletes */
  self->drop = new_action (self, _("Delete"), C_("key", "Del"), G_CALLBACK (unrep_unplaced_window_drop));
  gtk_box_append (GTK_BOX (box), self->go);
  gtk_box_append (GTK_BOX (box), self->drop);
  return box;
}

static void
unrep_unplaced_window_init (UnrepUnplacedWindow *self)
{
  UnrepChoiceWindow *window = UNREP_CHOICE_WINDOW (self);

  gtk_window_set_default_size (GTK_WINDOW (self), 680, 560);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  unrep_choice_window_build (window, _("Changed Report"),
                             _("The report has changed since you reviewed this, and it is not sure where it belongs. "
                               "It is counted nowhere until you say."));
  self->pair = unrep_choice_pair_new ();
  self->current = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  unrep_choice_window_add (window, self->pair);
  unrep_choice_window_add (window, self->current);
  unrep_choice_window_add (window, new_actions (self));
}

/**
 * unrep_unplaced_window_new:
 * @desk: a desk whose review has annotations without a place
 * @report: where the report is read; the window goes when it goes
 *
 * Returns: (transfer full): a window, to be presented
 */
UnrepUnplacedWindow *
unrep_unplaced_window_new (UnrepDesk       *desk,
                           UnrepReportView *report)
{
  UnrepUnplacedWindow *self = g_object_new (UNREP_TYPE_UNPLACED_WINDOW, NULL);

  self->desk = g_object_ref (desk);
  g_set_weak_pointer (&self->report, report);
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (unrep_choice_window_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::current", G_CALLBACK (show_current), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (report, "destroy", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  unrep_choice_window_update (UNREP_CHOICE_WINDOW (self));
  return self;
}

/**
 * unrep_unplaced_window_place:
 * @self: a window
 * @choice: where
 *
 * Puts the annotation that is shown there, as a key does, and shows the next one.
 */
void
unrep_unplaced_window_place (UnrepUnplacedWindow *self,
                             UnrepPlaceChoice     choice)
{
  /* The last one closes the window. */
  g_autoptr (UnrepUnplacedWindow) alive = NULL;
  g_autoptr (GError) error = NULL;
  UnrepRange range;
  gboolean is_there;

  g_return_if_fail (UNREP_IS_UNPLACED_WINDOW (self));

  if (get_annotation (self) == NULL)
    return;
  alive = g_object_ref (self);
  is_there = choice == UNREP_PLACE_PROPOSED ? get_proposed (self, &range) : get_current (self, &range);
  if (is_there && !unrep_review_place (unrep_desk_get_review (self->desk), unrep_annotation_get_id (get_annotation (self)),
                                       range, &error))
    unrep_choice_window_show_problem (UNREP_CHOICE_WINDOW (self), error->message);
}

/**
 * unrep_unplaced_window_go:
 * @self: a window
 *
 * Shows the proposed place in the report, where there is one.
 */
void
unrep_unplaced_window_go (UnrepUnplacedWindow *self)
{
  UnrepRange range;
  guint unit;

  g_return_if_fail (UNREP_IS_UNPLACED_WINDOW (self));

  if (get_annotation (self) == NULL || self->report == NULL || !get_proposed (self, &range))
    return;
  unit = unrep_desk_get_unit_for (self->desk, range.start);
  if (unit != UNREP_NO_UNIT)
    unrep_desk_set_current (self->desk, unit);
  unrep_report_view_select (self->report, range);
  g_debug ("went to a proposed place");
}

/**
 * unrep_unplaced_window_drop:
 * @self: a window
 *
 * Deletes the annotation that is shown, which can be undone, and shows the next one.
 */
void
unrep_unplaced_window_drop (UnrepUnplacedWindow *self)
{
  g_autoptr (UnrepUnplacedWindow) alive = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (UNREP_IS_UNPLACED_WINDOW (self));

  if (get_annotation (self) == NULL)
    return;
  alive = g_object_ref (self);
  if (!unrep_review_drop_unplaced (unrep_desk_get_review (self->desk), unrep_annotation_get_id (get_annotation (self)),
                                   &error))
    unrep_choice_window_show_problem (UNREP_CHOICE_WINDOW (self), error->message);
}
