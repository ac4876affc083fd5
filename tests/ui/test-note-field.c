/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a note is kept, and how its field looks while it is written. */
#include "unrep-note-field.h"
#include "unrep-ui-fixture.h"

#include <adwaita.h>

typedef struct
{
  GtkWindow *window;
  UnrepNoteField *field;
  GtkTextView *view;
  GString *kept; /* all notes, each with a bar behind it */
  gboolean refuses;
} Fixture;

static gboolean
keep_cb (UnrepNoteField *field,
         const char     *note,
         Fixture        *fixture)
{
  g_string_append_printf (fixture->kept, "%s|", note);
  /* As a pane does when it hears that the note has changed. */
  if (!fixture->refuses)
    unrep_note_field_show_note (field, note);
  unrep_note_field_commit (field);
  return !fixture->refuses;
}

static gboolean
has_height (gpointer widget)
{
  return gtk_widget_get_height (widget) > 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->kept = g_string_new (NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->field = g_object_new (UNREP_TYPE_NOTE_FIELD, "title", "Note", "hint", "Reasons", NULL);
  fixture->view = GTK_TEXT_VIEW (unrep_fixture_find_widget (GTK_WIDGET (fixture->field), GTK_TYPE_TEXT_VIEW));
  g_signal_connect (fixture->field, "keep", G_CALLBACK (keep_cb), fixture);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->field));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("elsewhere"));
  gtk_window_set_child (fixture->window, box);
  gtk_window_present (fixture->window);
  g_assert_true (unrep_fixture_wait (has_height, fixture->view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *field = GTK_WIDGET (fixture->field);

  g_object_add_weak_pointer (G_OBJECT (field), (gpointer *) &field);
  gtk_window_destroy (fixture->window);
  unrep_fixture_settle ();
  g_assert_null (field);
  g_string_free (fixture->kept, TRUE);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (fixture->view), text, -1);
}

static char *
dup_shown (Fixture *fixture)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (fixture->view), "text", &text, NULL);
  return text;
}

static gboolean
is_kept (gpointer kept)
{
  return ((GString *) kept)->len > 0;
}

/* What is shown is kept already, and what is typed is kept once, when typing pauses. */
static void
test_pause (Fixture       *fixture,
            gconstpointer  data)
{
  unrep_note_field_show_note (fixture->field, "أ");
  unrep_fixture_settle ();
  type (fixture, "b");
  type (fixture, "ج");
  g_assert_cmpstr (fixture->kept->str, ==, "");
  g_assert_true (unrep_fixture_wait (is_kept, fixture->kept));
  g_assert_cmpstr (fixture->kept->str, ==, "أbج|");
  g_assert_true (unrep_note_field_commit (fixture->field));
  g_assert_cmpstr (fixture->kept->str, ==, "أbج|");
}

/* Who leaves the field has the note kept at once. */
static void
test_leaving (Fixture       *fixture,
              gconstpointer  data)
{
  unrep_note_field_take_focus (fixture->field);
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (fixture->view));
  type (fixture, "w");
  g_assert_cmpstr (fixture->kept->str, ==, "");
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (fixture->window)));
  g_assert_cmpstr (fixture->kept->str, ==, "w|");
}

/* What could not be kept is offered again, and what is being typed is not replaced. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *shown = NULL;

  fixture->refuses = TRUE;
  type (fixture, "w");
  unrep_note_field_show_note (fixture->field, "older");
  shown = dup_shown (fixture);
  g_assert_cmpstr (shown, ==, "w");
  g_assert_false (unrep_note_field_commit (fixture->field));
  fixture->refuses = FALSE;
  g_assert_true (unrep_note_field_commit (fixture->field));
  g_assert_cmpstr (fixture->kept->str, ==, "w|w|");
}

/* Undo belongs to the note that is shown. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *undone = NULL, *shown = NULL;

  type (fixture, "first");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "text.undo", NULL);
  undone = dup_shown (fixture);
  g_assert_cmpstr (undone, ==, "");
  type (fixture, "first");
  unrep_note_field_commit (fixture->field);
  unrep_note_field_show_note (fixture->field, "second");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "text.undo", NULL);
  shown = dup_shown (fixture);
  g_assert_cmpstr (shown, ==, "second");
}

static gboolean
is_higher (gpointer data)
{
  Fixture *fixture = data;
  int *before = g_object_get_data (G_OBJECT (fixture->view), "before");

  return gtk_widget_get_height (GTK_WIDGET (fixture->view)) > *before;
}

/* The field shows all of a long note. */
static void
test_growing (Fixture       *fixture,
              gconstpointer  data)
{
  int before = gtk_widget_get_height (GTK_WIDGET (fixture->view));

  g_object_set_data (G_OBJECT (fixture->view), "before", &before);
  type (fixture, "1\n2\n3\n4\n5\n6\n7\n8\n9");
  g_assert_true (unrep_fixture_wait (is_higher, fixture));
}

static int
get_left (Fixture *fixture,
          int      line)
{
  GtkTextIter iter;
  GdkRectangle place;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (fixture->view), &iter, line);
  gtk_text_view_get_iter_location (fixture->view, &iter, &place);
  return place.x;
}

/* An Arabic paragraph begins at the right and a French one at the left, whatever the interface. */
static void
test_direction (Fixture       *fixture,
                gconstpointer  data)
{
  int middle = gtk_widget_get_width (GTK_WIDGET (fixture->view)) / 2;

  type (fixture, "رأي\nAvis");
  unrep_fixture_settle ();
  g_assert_cmpint (get_left (fixture, 0), >, middle);
  g_assert_cmpint (get_left (fixture, 1), <, middle);
}

/* The hint is there while nothing else is, and a screen reader has it as such. */
static void
test_hint (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *hint = gtk_widget_get_next_sibling (GTK_WIDGET (fixture->view));

  g_assert_true (gtk_widget_get_visible (hint));
  /* Named once, by its heading: a name of its own would be said besides. */
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, "Reasons");
  type (fixture, " ");
  g_assert_false (gtk_widget_get_visible (hint));
  unrep_note_field_commit (fixture->field);
  unrep_note_field_show_note (fixture->field, NULL);
  g_assert_true (gtk_widget_get_visible (hint));
}

int
main (int    argc,
      char **argv)
{
  const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/note-field/pause", test_pause }, { "/note-field/leaving", test_leaving },
    { "/note-field/refused", test_refused }, { "/note-field/undo", test_undo },
    { "/note-field/growing", test_growing }, { "/note-field/direction", test_direction },
    { "/note-field/hint", test_hint },
  };

  unrep_fixture_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
