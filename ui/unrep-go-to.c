/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-go-to.h"

#include "unrep-digits.h"
#include "unrep-unit-about.h"

#include "report/unrep-outline-lookup.h"

#include <glib/gi18n.h>

/* So many are seen at one glance. */
#define MAX_CANDIDATES 8
#define MAX_WORDS 60

struct _UnrepGoTo
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkListBox *list;
  GtkLabel *message;
  UnrepReadingText *reading;
  UnrepOutline *outline;
  GArray *units; /* one a row */
};

G_DEFINE_FINAL_TYPE (UnrepGoTo, unrep_go_to, GTK_TYPE_POPOVER)

static guint chosen_signal;

static void
unrep_go_to_finalize (GObject *object)
{
  UnrepGoTo *self = UNREP_GO_TO (object);

  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  g_clear_pointer (&self->outline, unrep_outline_unref);
  g_clear_pointer (&self->units, g_array_unref);
  G_OBJECT_CLASS (unrep_go_to_parent_class)->finalize (object);
}

static void
unrep_go_to_class_init (UnrepGoToClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_go_to_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
}

/* Whether another row has the same path, so that the line must tell them apart. */
static gboolean
is_ambiguous (UnrepGoTo       *self,
              const UnrepUnit *unit)
{
  g_autoptr (GArray) same = unrep_outline_list_path (self->outline, unit->path);

  return same->len > 1;
}

static char *
dup_label (UnrepGoTo       *self,
           const UnrepUnit *unit)
{
  g_autofree char *citation = unrep_unit_dup_citation (unit);
  g_autofree char *line = unrep_digits_dup_number (unit->line);

  return is_ambiguous (self, unit) ? g_strdup_printf ("%s@%s", citation, line) : g_steal_pointer (&citation);
}

static char *
dup_name (UnrepGoTo *self,
          guint      unit)
{
  g_autofree char *label = dup_label (self, unrep_outline_get_unit (self->outline, unit));
  g_autofree char *words = unrep_unit_about_dup_words (self->reading, self->outline, unit, MAX_WORDS);

  return g_strdup_printf ("%s, %s", label, words);
}

/* The text and its label stand as the report runs, whatever the interface does. */
static GtkWidget *
new_row (UnrepGoTo *self,
         guint      unit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *label = dup_label (self, unrep_outline_get_unit (self->outline, unit));
  g_autofree char *words = unrep_unit_about_dup_words (self->reading, self->outline, unit, MAX_WORDS);
  g_autofree char *name = dup_name (self, unit);
  gboolean rtl = unrep_reading_text_get_direction (self->reading) == UNREP_DIRECTION_RTL;
  GtkWidget *where = gtk_label_new (label), *what = gtk_label_new (words);

  gtk_widget_add_css_class (where, "unit-label");
  gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_box_append (GTK_BOX (box), where);
  gtk_box_append (GTK_BOX (box), what);
  for (GtkWidget *child = where; child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_direction (child, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (box, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* The focus stays in the entry, so that is where a screen reader gets the message or
 * the row that Enter would choose. */
static void
describe (UnrepGoTo  *self,
          const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
row_selected_cb (UnrepGoTo     *self,
                 GtkListBoxRow *row)
{
  g_autofree char *name = NULL;

  if (row == NULL)
    return;
  name = dup_name (self, g_array_index (self->units, guint, gtk_list_box_row_get_index (row)));
  describe (self, name);
}

static void
say (UnrepGoTo  *self,
     const char *message)
{
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  if (self->units->len == 0)
    describe (self, message != NULL ? message : "");
}

static void
typed_cb (UnrepGoTo *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *path = unrep_path_normalize (typed);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_array_unref (self->units);
  self->units = unrep_outline_list_completions (self->outline, typed, MAX_CANDIDATES);
  for (guint i = 0; i < self->units->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_array_index (self->units, guint, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->units->len > 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (self->units->len == 0 && *path != '\0')
    unrep_outline_find_path (self->outline, typed, &error);
  message = error != NULL ? unrep_digits_dup_message (error->message) : NULL;
  say (self, message);
  g_debug ("go to: %u candidates", self->units->len);
}

static void
choose (UnrepGoTo     *self,
        GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, chosen_signal, 0, g_array_index (self->units, guint, gtk_list_box_row_get_index (row)));
}

static void
entered_cb (UnrepGoTo *self)
{
  choose (self, gtk_list_box_get_selected_row (self->list));
}

static void
row_activated_cb (UnrepGoTo     *self,
                  GtkListBoxRow *row)
{
  choose (self, row);
}

/* Up and down choose among the rows while the caret stays in the entry. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                UnrepGoTo             *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1
             : keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up   ? -1
                                                                 : 0;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

static void
unrep_go_to_init (UnrepGoTo *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = gtk_label_new_with_mnemonic (_("_Go to paragraph"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->units = g_array_new (FALSE, FALSE, sizeof (guint));
  self->entry = gtk_entry_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), self->entry);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  /* Translators: examples of what may be typed to go to a paragraph */
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("13, 13(b), 13/b"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Go to paragraph"),
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Paragraphs that fit"),
                                  -1);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_max_width_chars (self->message, 32);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "candidates");
  gtk_widget_set_size_request (box, 300, -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_go_to_new:
 * @reading: what is displayed
 * @outline: an outline of its text
 *
 * Returns: (transfer floating): a popover that asks where to go
 */
GtkWidget *
unrep_go_to_new (UnrepReadingText *reading,
                 UnrepOutline     *outline)
{
  UnrepGoTo *self = g_object_new (UNREP_TYPE_GO_TO, NULL);

  self->reading = unrep_reading_text_ref (reading);
  self->outline = unrep_outline_ref (outline);
  return GTK_WIDGET (self);
}
