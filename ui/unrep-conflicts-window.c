/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-conflicts-window.h"

#include "unrep-digits.h"
#include "unrep-review-keys.h"
#include "unrep-said.h"
#include "unrep-unit-about.h"

#include "annotation/unrep-conflict.h"

#include <glib/gi18n.h>

/* Of the unit, in characters. */
#define WORDS 300

struct _UnrepConflictsWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *previous;
  GtkWidget *next;
  GtkBox *unit;
  GtkFlowBox *pair;
  GtkWidget *both;
  GtkLabel *problem;

  UnrepDesk *desk;
  UnrepReadingChoice *choice;
  /* Of UnrepConflict. */
  GPtrArray *conflicts;
  guint index;
};

G_DEFINE_FINAL_TYPE (UnrepConflictsWindow, unrep_conflicts_window, ADW_TYPE_WINDOW)

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static UnrepConflict *
get_current (UnrepConflictsWindow *self)
{
  return g_ptr_array_index (self->conflicts, self->index);
}

static void
show_unit (UnrepConflictsWindow *self)
{
  UnrepConflict *conflict = get_current (self);
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);
  UnrepReadingText *reading = unrep_reading_choice_get_reading (self->choice);
  g_autofree char *label = NULL, *words = NULL;
  GtkWidget *heading;

  clear_box (GTK_WIDGET (self->unit));
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
new_key (const char *key)
{
  GtkWidget *label = gtk_label_new (key);

  gtk_widget_add_css_class (label, "key");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* The whole card is a button. */
static GtkWidget *
new_card (UnrepConflictsWindow *self,
          UnrepChoice           choice,
          const char           *title,
          UnrepAnnotation      *annotation,
          gboolean              is_own)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *name = gtk_label_new (title), *origin;
  g_autofree char *key = g_strdup_printf ("%u", choice + 1), *where = dup_origin (annotation, is_own);
  g_autofree char *line = unrep_said_dup_line (unrep_desk_get_codebook (self->desk), annotation);
  g_autofree char *spoken = g_strdup_printf ("%s: %s. %s", title, line, where);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "caption-heading");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_box_append (GTK_BOX (top), name);
  gtk_box_append (GTK_BOX (top), new_key (key));
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), unrep_said_new (unrep_desk_get_codebook (self->desk), annotation));
  origin = unrep_said_new_words (where);
  gtk_widget_set_vexpand (origin, TRUE);
  gtk_widget_set_valign (origin, GTK_ALIGN_END);
  gtk_widget_add_css_class (origin, "caption");
  gtk_widget_add_css_class (origin, "dim-label");
  gtk_box_append (GTK_BOX (box), origin);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "version");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (choice));
  g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), self, 0);
  return button;
}

static void
add_card (UnrepConflictsWindow *self,
          GtkWidget            *card)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  /* The button takes the focus. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->pair, child);
}

static void
show_pair (UnrepConflictsWindow *self)
{
  UnrepConflict *conflict = get_current (self);
  GtkWidget *shown, *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pair))) != NULL)
    gtk_flow_box_remove (self->pair, child);
  shown = new_card (self, UNREP_CHOICE_SHOWN, _("Shown now"), conflict->shown, conflict->shown_is_own);
  add_card (self, shown);
  add_card (self, new_card (self, UNREP_CHOICE_OTHER, _("The other version"), conflict->other, conflict->other_is_own));
  gtk_widget_set_visible (self->both, unrep_conflict_has_two_notes (conflict));
  gtk_widget_grab_focus (shown);
}

static void
update (UnrepConflictsWindow *self)
{
  g_autofree char *place = NULL;

  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  self->conflicts = unrep_review_list_conflicts (unrep_desk_get_review (self->desk));
  if (self->conflicts->len == 0)
    {
      g_debug ("no conflicts left");
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->index = MIN (self->index, self->conflicts->len - 1);
  /* Translators: which of how many */
  place = unrep_digits_take (g_strdup_printf (_("%u of %u"), self->index + 1, self->conflicts->len));
  adw_window_title_set_subtitle (self->title, place);
  gtk_widget_set_sensitive (self->previous, self->index > 0);
  gtk_widget_set_sensitive (self->next, self->index + 1 < self->conflicts->len);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  show_unit (self);
  show_pair (self);
  g_debug ("conflict %u of %u", self->index + 1, self->conflicts->len);
}

static void
previous_cb (UnrepConflictsWindow *self)
{
  unrep_conflicts_window_move (self, -1);
}

static void
next_cb (UnrepConflictsWindow *self)
{
  unrep_conflicts_window_move (self, 1);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        UnrepConflictsWindow  *self)
{
  gunichar character = unrep_keys_get_character (keyval, keycode, modifiers);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if (character >= '1' && character <= '3')
    unrep_conflicts_window_choose (self, character - '1');
  else if (character == 'j')
    unrep_conflicts_window_move (self, 1);
  else if (character == 'k')
    unrep_conflicts_window_move (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
unrep_conflicts_window_dispose (GObject *object)
{
  UnrepConflictsWindow *self = UNREP_CONFLICTS_WINDOW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->choice);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  G_OBJECT_CLASS (unrep_conflicts_window_parent_class)->dispose (object);
}

static void
unrep_conflicts_window_class_init (UnrepConflictsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_conflicts_window_dispose;
}

static GtkWidget *
new_turn (UnrepConflictsWindow *self,
          const char           *icon,
          const char           *tooltip,
          GCallback             callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_header (UnrepConflictsWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Two Versions"), ""));
  self->previous = new_turn (self, "go-previous-symbolic", _("Previous (K)"), G_CALLBACK (previous_cb));
  self->next = new_turn (self, "go-next-symbolic", _("Decide later, next (J)"), G_CALLBACK (next_cb));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->previous);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->next);
  return header;
}

static GtkWidget *
new_both (UnrepConflictsWindow *self)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (_("Keep what is shown now, with both notes"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), new_key ("3"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (UNREP_CHOICE_BOTH_NOTES));
  g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), self, 0);
  return button;
}

static GtkWidget *
new_content (UnrepConflictsWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16), *about, *clamp, *scrolled;

  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 18);
  gtk_widget_set_margin_start (content, 16);
  gtk_widget_set_margin_end (content, 16);
  about = unrep_said_new_words (_("This was changed in two places before either knew of the other. Choose what you mean; "
                                  "the other version can still be found with “Restore…”."));
  gtk_widget_add_css_class (about, "dim-label");
  self->unit = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->pair = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->pair, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (self->pair, TRUE);
  gtk_flow_box_set_min_children_per_line (self->pair, 1);
  gtk_flow_box_set_max_children_per_line (self->pair, 2);
  gtk_flow_box_set_column_spacing (self->pair, 12);
  gtk_flow_box_set_row_spacing (self->pair, 12);
  gtk_widget_set_valign (GTK_WIDGET (self->pair), GTK_ALIGN_START);
  self->both = new_both (self);
  self->problem = GTK_LABEL (unrep_said_new_words (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_box_append (GTK_BOX (content), about);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->unit));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->pair));
  gtk_box_append (GTK_BOX (content), self->both);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->problem));
  clamp = adw_clamp_new ();
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
unrep_conflicts_window_init (UnrepConflictsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_window_set_title (GTK_WINDOW (self), _("Two Versions"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 520);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), new_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * unrep_conflicts_window_move:
 * @self: a window
 * @by: how many conflicts to go on, or back
 *
 * Decides nothing and shows another conflict, if there is one.
 */
void
unrep_conflicts_window_move (UnrepConflictsWindow *self,
                             int                   by)
{
  gint64 index;

  g_return_if_fail (UNREP_IS_CONFLICTS_WINDOW (self));

  index = (gint64) self->index + by;
  if (index < 0 || index >= self->conflicts->len)
    return;
  self->index = (guint) index;
  update (self);
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
  if (choice == UNREP_CHOICE_BOTH_NOTES && !unrep_conflict_has_two_notes (conflict))
    return;
  g_debug ("conflict decided: %u", choice);
  if (unrep_review_decide (unrep_desk_get_review (self->desk), conflict, choice, &error))
    return;
  gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}
