/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-conflicts-window.h"

#include "unrep-choice-card.h"
#include "unrep-digits.h"
#include "unrep-said.h"
#include "unrep-unit-about.h"

#include "annotation/unrep-conflict.h"

#include <glib/gi18n.h>

/* Of the unit, in characters. */
#define WORDS 300

struct _UnrepConflictsWindow
{
  UnrepChoiceWindow parent_instance;

  GtkBox *unit;
  GtkWidget *pair;
  GtkWidget *both;

  UnrepDesk *desk;
  UnrepReadingChoice *choice;
};

G_DEFINE_FINAL_TYPE (UnrepConflictsWindow, unrep_conflicts_window, UNREP_TYPE_CHOICE_WINDOW)

/* NULL between the last decision and the end of the window. */
static UnrepConflict *
get_current (UnrepConflictsWindow *self)
{
  return unrep_choice_window_get_case (UNREP_CHOICE_WINDOW (self));
}

static void
show_unit (UnrepConflictsWindow *self)
{
  UnrepConflict *conflict = get_current (self);
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);
  UnrepReadingText *reading = unrep_reading_choice_get_reading (self->choice);
  g_autofree char *label = NULL, *words = NULL;
  GtkWidget *heading;

  unrep_choice_clear_box (GTK_WIDGET (self->unit));
  if (conflict->unit == UNREP_NO_UNIT)
    {
      gtk_box_append (self->unit, unrep_said_new_words (unrep_annotation_get_exact (conflict->shown)));
      return;
    }
  label = unrep_unit_dup_citation (unrep_outline_get_unit (outline, conflict->unit));
  words = unrep_unit_about_dup_words (reading, outline, conflict->unit, WORDS);
  heading = gtk_label_new (label);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_visible (heading, *label != '\0');
  gtk_box_append (self->unit, heading);
  gtk_box_append (self->unit, unrep_said_new_words (words));
}

static char *
dup_origin (UnrepAnnotation *annotation,
            gboolean         is_own)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (unrep_annotation_get_modified (annotation), utc);
  g_autofree char *time = date != NULL ? unrep_said_dup_time (g_date_time_to_unix (date)) : g_strdup ("");

  /* Translators: %s is a date and time */
  return g_strdup_printf (is_own ? _("On this computer · %s") : _("On another computer or in another window · %s"), time);
}

static void
chosen_cb (GtkWidget            *button,
           UnrepConflictsWindow *self)
{
  unrep_conflicts_window_choose (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice")));
}

static GtkWidget *
new_card (UnrepConflictsWindow *self,
          UnrepChoice           choice,
          const char           *title,
          UnrepAnnotation      *annotation,
          gboolean              is_own)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *button, *origin;
  g_autofree char *key = unrep_digits_dup_number (choice + 1), *where = dup_origin (annotation, is_own);
  g_autofree char *line = unrep_said_dup_line (codebook, annotation);
  g_autofree char *spoken = g_strdup_printf ("%s: %s. %s", title, line, where);

  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (content), unrep_said_new (codebook, annotation));
  origin = unrep_said_new_words (where);
  gtk_widget_set_vexpand (origin, TRUE);
  gtk_widget_set_valign (origin, GTK_ALIGN_END);
  gtk_widget_add_css_class (origin, "caption");
  gtk_widget_add_css_class (origin, "dim-label");
  gtk_box_append (GTK_BOX (content), origin);
  button = unrep_choice_card_new (title, key, content, spoken);
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (choice));
  g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), self, 0);
  return button;
}

static void
show_pair (UnrepConflictsWindow *self)
{
  UnrepConflict *conflict = get_current (self);
  GtkWidget *shown;

  unrep_choice_pair_clear (self->pair);
  shown = new_card (self, UNREP_CHOICE_SHOWN, _("Shown now"), conflict->shown, conflict->shown_is_own);
  unrep_choice_pair_add (self->pair, shown);
  unrep_choice_pair_add (self->pair, new_card (self, UNREP_CHOICE_OTHER, _("The other version"), conflict->other,
                                               conflict->other_is_own));
  gtk_widget_set_visible (self->both, unrep_conflict_has_two_notes (conflict));
  gtk_widget_grab_focus (shown);
}

static GPtrArray *
list_cases (UnrepChoiceWindow *window)
{
  return unrep_review_list_conflicts (unrep_desk_get_review (UNREP_CONFLICTS_WINDOW (window)->desk));
}

static void
show_case (UnrepChoiceWindow *window)
{
  UnrepConflictsWindow *self = UNREP_CONFLICTS_WINDOW (window);

  show_unit (self);
  show_pair (self);
}

static gboolean
take_key (UnrepChoiceWindow *window,
          gunichar           character,
          GdkModifierType    modifiers)
{
  if ((modifiers & GDK_CONTROL_MASK) != 0 || character < '1' || character > '3')
    return FALSE;
  unrep_conflicts_window_choose (UNREP_CONFLICTS_WINDOW (window), character - '1');
  return TRUE;
}

static void
unrep_conflicts_window_dispose (GObject *object)
{
  UnrepConflictsWindow *self = UNREP_CONFLICTS_WINDOW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->choice);
  G_OBJECT_CLASS (unrep_conflicts_window_parent_class)->dispose (object);
}

static void
unrep_conflicts_window_class_init (UnrepConflictsWindowClass *klass)
{
  UnrepChoiceWindowClass *choice_class = UNREP_CHOICE_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_conflicts_window_dispose;
  choice_class->list_cases = list_cases;
  choice_class->show_case = show_case;
  choice_class->take_key = take_key;
}

static GtkWidget *
new_both (UnrepConflictsWindow *self)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (_("Keep what is shown now, with both notes"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), unrep_choice_key_new ("3"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (UNREP_CHOICE_BOTH_NOTES));
  g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), self, 0);
  return button;
}

static void
unrep_conflicts_window_init (UnrepConflictsWindow *self)
{
  UnrepChoiceWindow *window = UNREP_CHOICE_WINDOW (self);

  gtk_window_set_default_size (GTK_WINDOW (self), 640, 520);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  unrep_choice_window_build (window, _("Two Versions"),
                             _("This was changed in two places before either knew of the other. Choose what you mean; "
                               "the other version can still be found with “Restore…”."));
  self->unit = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->pair = unrep_choice_pair_new ();
  self->both = new_both (self);
  unrep_choice_window_add (window, GTK_WIDGET (self->unit));
  unrep_choice_window_add (window, self->pair);
  unrep_choice_window_add (window, self->both);
}

/**
 * unrep_conflicts_window_new:
 * @desk: a desk whose review has conflicts
 * @choice: which reading text is displayed
 *
 * Returns: (transfer full): a window, to be presented
 */
UnrepConflictsWindow *
unrep_conflicts_window_new (UnrepDesk          *desk,
                            UnrepReadingChoice *choice)
{
  UnrepConflictsWindow *self = g_object_new (UNREP_TYPE_CONFLICTS_WINDOW, NULL);

  self->desk = g_object_ref (desk);
  self->choice = g_object_ref (choice);
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (unrep_choice_window_update),
                           self, G_CONNECT_SWAPPED);
  unrep_choice_window_update (UNREP_CHOICE_WINDOW (self));
  return self;
}

/**
 * unrep_conflicts_window_choose:
 * @self: a window
 * @choice: an UnrepChoice
 *
 * Decides the conflict that is shown, as a key does, and shows the next one.
 */
void
unrep_conflicts_window_choose (UnrepConflictsWindow *self,
                               guint                 choice)
{
  /* The last one closes the window. */
  g_autoptr (UnrepConflictsWindow) alive = NULL;
  g_autoptr (GError) error = NULL;
  UnrepConflict *conflict;

  g_return_if_fail (UNREP_IS_CONFLICTS_WINDOW (self));

  alive = g_object_ref (self);
  conflict = get_current (self);
  if (conflict == NULL || (choice == UNREP_CHOICE_BOTH_NOTES && !unrep_conflict_has_two_notes (conflict)))
    return;
  g_debug ("conflict decided: %u", choice);
  if (!unrep_review_decide (unrep_desk_get_review (self->desk), conflict, choice, &error))
    unrep_choice_window_show_problem (UNREP_CHOICE_WINDOW (self), error->message);
}
