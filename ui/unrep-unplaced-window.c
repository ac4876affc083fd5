/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-unplaced-window.h"

#include "unrep-choice-card.h"
#include "unrep-digits.h"
#include "unrep-review-keys.h"
#include "unrep-said.h"

#include "annotation/unrep-review-unplaced.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of old and new words, in characters. */
#define WORDS 600

struct _UnrepUnplacedWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *pair;
  GtkWidget *current; /* a box for the card of the current unit */
  GtkWidget *go;
  GtkWidget *drop;
  GtkLabel *problem;

  UnrepDesk *desk;
  UnrepReportView *report; /* weak */
  /* Of UnrepAnnotation. */
  GPtrArray *list;
  guint index;
};

G_DEFINE_FINAL_TYPE (UnrepUnplacedWindow, unrep_unplaced_window, ADW_TYPE_WINDOW)

static UnrepAnnotation *
get_annotation (UnrepUnplacedWindow *self)
{
  return g_ptr_array_index (self->list, self->index);
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
  if (self->list->len == 0 || !get_current (self, &range))
    return;
  if (!get_proposed (self, &proposed) || unrep_range_compare (range, proposed) != 0)
    gtk_box_append (GTK_BOX (self->current),
                    new_place_card (self, UNREP_PLACE_CURRENT, _("Or place where you are in the report"), range));
  /* A window without a focus gets no keys. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (self->drop);
}

static void
update (UnrepUnplacedWindow *self)
{
  g_autofree char *place = NULL;

  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = unrep_review_list_unplaced (unrep_desk_get_review (self->desk));
  if (self->list->len == 0)
    {
      g_debug ("nothing left to place");
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->index = MIN (self->index, self->list->len - 1);
  /* Translators: which of how many */
  place = unrep_digits_take (g_strdup_printf (_("%u of %u"), self->index + 1, self->list->len));
  adw_window_title_set_subtitle (self->title, place);
  gtk_widget_set_sensitive (self->previous, self->index > 0);
  gtk_widget_set_sensitive (self->next, self->index + 1 < self->list->len);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  show_pair (self);
  show_current (self);
  g_debug ("unplaced %u of %u", self->index + 1, self->list->len);
}

static void
previous_cb (UnrepUnplacedWindow *self)
{
  unrep_unplaced_window_move (self, -1);
}

static void
next_cb (UnrepUnplacedWindow *self)
{
  unrep_unplaced_window_move (self, 1);
}

/* Whether it was a key that belongs to this window. */
static gboolean
take_plain_key (UnrepUnplacedWindow *self,
                guint                keyval,
                gunichar             character)
{
  if (keyval == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    unrep_unplaced_window_drop (self);
  else if (character == '1' || character == '2')
    unrep_unplaced_window_place (self, character - '1');
  else if (character == 'g')
    unrep_unplaced_window_go (self);
  else if (character == 'j')
    unrep_unplaced_window_move (self, 1);
  else if (character == 'k')
    unrep_unplaced_window_move (self, -1);
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        UnrepUnplacedWindow   *self)
{
  gunichar character = unrep_keys_get_character (keyval, keycode, modifiers & ~(GDK_CONTROL_MASK | GDK_SHIFT_MASK));

  if ((modifiers & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if ((modifiers & GDK_CONTROL_MASK) == 0)
    return take_plain_key (self, keyval, character);
  if (character != 'z')
    return GDK_EVENT_PROPAGATE;
  if ((modifiers & GDK_SHIFT_MASK) != 0)
    unrep_desk_redo (self->desk);
  else
    unrep_desk_undo (self->desk);
  return GDK_EVENT_STOP;
}

static void
unrep_unplaced_window_dispose (GObject *object)
{
  UnrepUnplacedWindow *self = UNREP_UNPLACED_WINDOW (object);

  g_clear_weak_pointer (&self->report);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  G_OBJECT_CLASS (unrep_unplaced_window_parent_class)->dispose (object);
}

static void
unrep_unplaced_window_class_init (UnrepUnplacedWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_unplaced_window_dispose;
}

static GtkWidget *
new_header (UnrepUnplacedWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Changed Report"), ""));
  self->previous = unrep_choice_turn_new ("go-previous-symbolic", _("Previous (K)"));
  g_signal_connect_object (self->previous, "clicked", G_CALLBACK (previous_cb), self, G_CONNECT_SWAPPED);
  self->next = unrep_choice_turn_new ("go-next-symbolic", _("Decide later, next (J)"));
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->previous);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->next);
  return header;
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

static GtkWidget *
new_content (UnrepUnplacedWindow *self)
{
  GtkWidget *content, *scrolled = unrep_choice_content_new (&content), *about;

  about = unrep_said_new_words (_("The report has changed since you reviewed this, and it is not sure where it belongs. "
                                  "It is counted nowhere until you say."));
  gtk_widget_add_css_class (about, "dim-label");
  self->pair = unrep_choice_pair_new ();
  self->current = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->problem = GTK_LABEL (unrep_said_new_words (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_box_append (GTK_BOX (content), about);
  gtk_box_append (GTK_BOX (content), self->pair);
  gtk_box_append (GTK_BOX (content), self->current);
  gtk_box_append (GTK_BOX (content), new_actions (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->problem));
  return scrolled;
}

static void
unrep_unplaced_window_init (UnrepUnplacedWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_window_set_title (GTK_WINDOW (self), _("Changed Report"));
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 560);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), new_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::current", G_CALLBACK (show_current), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (report, "destroy", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * unrep_unplaced_window_move:
 * @self: a window
 * @by: how many annotations to go on, or back
 *
 * Decides nothing and shows another one, if there is one.
 */
void
unrep_unplaced_window_move (UnrepUnplacedWindow *self,
                            int                  by)
{
  gint64 index;

  g_return_if_fail (UNREP_IS_UNPLACED_WINDOW (self));

  index = (gint64) self->index + by;
  if (index < 0 || index >= self->list->len)
    return;
  self->index = (guint) index;
  update (self);
}

static void
show_problem (UnrepUnplacedWindow *self,
              const char          *message)
{
  g_autofree char *shown = unrep_digits_dup_message (message);

  gtk_label_set_text (self->problem, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
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

  alive = g_object_ref (self);
  is_there = choice == UNREP_PLACE_PROPOSED ? get_proposed (self, &range) : get_current (self, &range);
  if (is_there && !unrep_review_place (unrep_desk_get_review (self->desk), unrep_annotation_get_id (get_annotation (self)),
                                       range, &error))
    show_problem (self, error->message);
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

  if (self->report == NULL || !get_proposed (self, &range))
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

  alive = g_object_ref (self);
  if (!unrep_review_drop_unplaced (unrep_desk_get_review (self->desk), unrep_annotation_get_id (get_annotation (self)),
                                   &error))
    show_problem (self, error->message);
}
