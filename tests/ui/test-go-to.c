/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-digits.h"
#include "unrep-go-to.h"
#include "unrep-popover.h"
#include "unrep-ui-fixture.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  UnrepText *text;
  UnrepOutline *outline;
  UnrepReadingText *reading;
  GtkWidget *window;
  GtkWidget *go_to;
  guint chosen;
} Fixture;

static void
chosen_cb (Fixture *f,
           guint    unit)
{
  f->chosen = unit;
}

static void
set_up (Fixture      *f,
        gconstpointer utf8)
{
  g_autoptr (GError) error = NULL;

  f->text = unrep_text_new (utf8, -1);
  f->outline = unrep_outline_new (f->text, NULL, &error);
  g_assert_no_error (error);
  f->reading = unrep_reading_text_new (f->text);
  f->window = gtk_window_new ();
  f->go_to = unrep_go_to_new (f->reading, f->outline);
  f->chosen = UNREP_NO_UNIT;
  g_signal_connect_swapped (f->go_to, "chosen", G_CALLBACK (chosen_cb), f);
  gtk_widget_set_parent (f->go_to, f->window);
}

static void
tear_down (Fixture      *f,
           gconstpointer utf8)
{
  gtk_widget_unparent (f->go_to);
  gtk_window_destroy (GTK_WINDOW (f->window));
  unrep_reading_text_unref (f->reading);
  unrep_outline_unref (f->outline);
  unrep_text_unref (f->text);
}

static guint
type (Fixture    *f,
      const char *typed)
{
  GtkWidget *list = unrep_fixture_find_widget (f->go_to, GTK_TYPE_LIST_BOX);
  guint n = 0;

  gtk_editable_set_text (GTK_EDITABLE (unrep_fixture_find_widget (f->go_to, GTK_TYPE_ENTRY)), typed);
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

static void
enter (Fixture *f)
{
  f->chosen = UNREP_NO_UNIT;
  g_signal_emit_by_name (unrep_fixture_find_widget (f->go_to, GTK_TYPE_ENTRY), "activate");
}

static guint
find_path (Fixture    *f,
           const char *path)
{
  g_autoptr (GArray) found = unrep_outline_list_path (f->outline, path);

  g_assert_cmpuint (found->len, >, 0);
  return g_array_index (found, guint, 0);
}

static void
test_candidates (Fixture      *f,
                 gconstpointer utf8)
{
  GtkWidget *entry = unrep_fixture_find_widget (f->go_to, GTK_TYPE_ENTRY);

  g_assert_cmpuint (type (f, "2"), ==, 4);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2, قدمت الدول الأعضاء التوصيات التالية:");
  enter (f);
  g_assert_cmpuint (f->chosen, ==, find_path (f, "2"));
  g_assert_cmpuint (type (f, "٢(ب)"), ==, 1);
  enter (f);
  g_assert_cmpuint (f->chosen, ==, find_path (f, "2/ب"));
}

static void
test_nothing_fits (Fixture      *f,
                   gconstpointer utf8)
{
  GtkWidget *entry = unrep_fixture_find_widget (f->go_to, GTK_TYPE_ENTRY);
  g_autofree char *message = g_strdup_printf (_("No unit of this report has the path %s."), "99");
  g_autofree char *shown = unrep_digits_dup_message (message);

  g_assert_cmpuint (type (f, "99"), ==, 0);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, shown);
  enter (f);
  g_assert_cmpuint (f->chosen, ==, UNREP_NO_UNIT);
  g_assert_cmpuint (type (f, ""), ==, 0);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  enter (f);
  g_assert_cmpuint (f->chosen, ==, UNREP_NO_UNIT);
}

/* A window is closed before a popover that was just closed is taken away. */
static void
test_parent_ends (void)
{
  GtkWidget *parent = g_object_ref_sink (adw_bin_new ()), *popover = gtk_popover_new ();

  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  gtk_widget_set_parent (popover, parent);
  unrep_popover_drop_when_closed (popover);
  g_signal_emit_by_name (popover, "closed");
  g_assert_finalize_object (parent);
  unrep_fixture_settle ();
  g_assert_null (popover);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_test_add ("/go-to/candidates", Fixture, unrep_fixture_report, set_up, test_candidates, tear_down);
  g_test_add ("/go-to/nothing-fits", Fixture, unrep_fixture_report, set_up, test_nothing_fits, tear_down);
  g_test_add_func ("/go-to/parent-ends", test_parent_ends);
  return g_test_run ();
}
