/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-busy-bar.h"
#include "unrep-original-pane.h"
#include "unrep-pair-layout.h"
#include "unrep-ui-fixture.h"

#include <glib/gi18n.h>
#include <string.h>

#define HEIGHT 401

typedef struct
{
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *first;
  GtkWidget *second;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (f->box, g_object_new (UNREP_TYPE_PAIR_LAYOUT, NULL));
  f->first = gtk_label_new ("a");
  f->second = gtk_label_new ("b");
  gtk_box_append (GTK_BOX (f->box), f->first);
  gtk_box_append (GTK_BOX (f->box), f->second);
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), f->box);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->box), (gpointer *) &f->box);
  gtk_window_destroy (GTK_WINDOW (f->window));
  unrep_fixture_settle ();
  g_assert_null (f->box);
}

static void
assert_place (Fixture   *f,
              GtkWidget *child,
              int        x,
              int        y,
              int        width,
              int        height)
{
  GtkAllocation place;

  gtk_widget_get_allocation (child, &place);
  g_assert_cmpint (place.x, ==, x);
  g_assert_cmpint (place.y, ==, y);
  g_assert_cmpint (place.width, ==, width);
  g_assert_cmpint (place.height, ==, height);
}

static void
allocate (Fixture *f,
          int      width)
{
  int least;

  gtk_widget_measure (f->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <, 100);
  gtk_widget_measure (f->box, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <, HEIGHT);
  gtk_widget_allocate (f->box, width, HEIGHT, -1, NULL);
}

/* The report at the start side; above the other where there is little room; alone. */
static void
test_layout (Fixture      *f,
             gconstpointer data)
{
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  allocate (f, 1001);
  assert_place (f, f->first, rtl ? 501 : 0, 0, 500, HEIGHT);
  assert_place (f, f->second, rtl ? 0 : 501, 0, 500, HEIGHT);
  allocate (f, 360);
  assert_place (f, f->first, 0, 0, 360, 200);
  assert_place (f, f->second, 0, 201, 360, 200);
  gtk_widget_set_visible (f->second, FALSE);
  allocate (f, 1001);
  assert_place (f, f->first, 0, 0, 1001, HEIGHT);
}

static gboolean
is_compared (gpointer pane)
{
  return unrep_original_pane_get_mismatches (pane) != NULL;
}

/* A screen reader tells the two texts apart; what differs is known. */
static void
test_compared (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("original");
  g_autoptr (GFile) file = unrep_test_new_report (dir, "original.txt", "Title\n\n1. There were 38 letters.\n");
  g_autoptr (UnrepText) text = unrep_text_new ("عنوان\n\n1- وردت 83 رسالة.\n", -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);
  GtkWidget *window = gtk_window_new (), *pane = unrep_original_pane_new (file, outline);
  UnrepReportView *view = unrep_original_pane_get_view (UNREP_ORIGINAL_PANE (pane));

  gtk_window_set_child (GTK_WINDOW (window), pane);
  g_assert_null (unrep_original_pane_get_report (UNREP_ORIGINAL_PANE (pane)));
  g_assert_true (unrep_fixture_wait (is_compared, pane));
  g_assert_cmpuint (unrep_mismatches_get_n (unrep_original_pane_get_mismatches (UNREP_ORIGINAL_PANE (pane))), ==, 1);
  g_assert_nonnull (unrep_original_pane_get_report (UNREP_ORIGINAL_PANE (pane)));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, _("Original"));
  g_object_add_weak_pointer (G_OBJECT (pane), (gpointer *) &pane);
  gtk_window_destroy (GTK_WINDOW (window));
  unrep_fixture_settle ();
  g_assert_null (pane);
}

/* Whether it is written on a label in @where that is seen. */
static gboolean
is_said (GtkWidget  *where,
         const char *words)
{
  if (!gtk_widget_get_mapped (where))
    return FALSE;
  if (GTK_IS_LABEL (where) && strstr (gtk_label_get_text (GTK_LABEL (where)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (where); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_said (child, words))
      return TRUE;
  return FALSE;
}

/* What the pane should come to say. */
typedef struct
{
  GtkWidget *pane;
  const char *english;
  const char *arabic;
} Said;

static gboolean
is_pane_saying (gpointer data)
{
  Said *said = data;

  return is_said (said->pane, unrep_fixture_in (said->english, said->arabic));
}

static void
assert_said (GtkWidget  *pane,
             const char *english,
             const char *arabic)
{
  Said said = { pane, english, arabic };

  g_assert_true (unrep_fixture_wait (is_pane_saying, &said));
}

static GtkWidget *
open_pane (const char *name,
           const char *content,
           GtkWidget **window)
{
  g_autofree char *dir = unrep_test_dup_dir ("original");
  g_autoptr (GFile) file = unrep_test_new_report (dir, name, content);
  g_autoptr (UnrepText) text = unrep_text_new ("عنوان\n\n1- وردت 83 رسالة.\n", -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);
  GtkWidget *pane = unrep_original_pane_new (file, outline);

  *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (*window), pane);
  gtk_window_present (GTK_WINDOW (*window));
  return pane;
}

/* Who does not want to wait is told what that means, and may think better of it. */
static void
test_cancelled (void)
{
  GtkWidget *window, *pane = open_pane ("original.txt", "Title\n\n1. There were 38 letters.\n", &window);
  GtkWidget *busy = unrep_fixture_find_widget (pane, UNREP_TYPE_BUSY_BAR);

  g_assert_true (unrep_busy_bar_is_busy (UNREP_BUSY_BAR (busy)));
  g_signal_emit_by_name (unrep_fixture_find_widget (busy, GTK_TYPE_BUTTON), "clicked");
  assert_said (pane, "Cancelled: the two reports are not compared.", "أُلغيت المقابلة بين التقريرين.");
  g_assert_false (unrep_busy_bar_is_busy (UNREP_BUSY_BAR (busy)));
  g_assert_null (unrep_original_pane_get_mismatches (UNREP_ORIGINAL_PANE (pane)));
  g_assert_false (is_said (pane, unrep_fixture_in ("The original cannot be opened", "يتعذر فتح الأصل")));

  g_signal_emit_by_name (unrep_fixture_find_widget (busy, GTK_TYPE_BUTTON), "clicked");
  g_assert_true (unrep_fixture_wait (is_compared, pane));
  g_assert_cmpuint (unrep_mismatches_get_n (unrep_original_pane_get_mismatches (UNREP_ORIGINAL_PANE (pane))), ==, 1);
  g_assert_false (is_said (pane, unrep_fixture_in ("Cancelled", "أُلغيت")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_unreadable (void)
{
  GtkWidget *window, *pane = open_pane ("original.docx", "PK\x03\x04 no archive", &window);

  assert_said (pane, "The original cannot be opened", "يتعذر فتح الأصل");
  g_assert_true (is_said (pane, "original.docx"));
  g_assert_null (unrep_original_pane_get_report (UNREP_ORIGINAL_PANE (pane)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nothing of it is a difference. */
static void
test_unlikely (void)
{
  GtkWidget *window, *pane = open_pane ("original.txt", "Minutes\n\nThe meeting was opened.\n\nIt was closed.\n", &window);

  assert_said (pane, "No paragraph of the two reports has the same number", "لا فقرة في التقريرين لها الرقم نفسه");
  g_assert_null (unrep_original_pane_get_mismatches (UNREP_ORIGINAL_PANE (pane)));
  g_assert_nonnull (unrep_original_pane_get_report (UNREP_ORIGINAL_PANE (pane)));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  unrep_fixture_init (&argc, &argv);

  g_test_add ("/original-pane/layout", Fixture, NULL, set_up, test_layout, tear_down);
  g_test_add_func ("/original-pane/compared", test_compared);
  g_test_add_func ("/original-pane/cancelled", test_cancelled);
  g_test_add_func ("/original-pane/unreadable", test_unreadable);
  g_test_add_func ("/original-pane/unlikely", test_unlikely);

  return g_test_run ();
}
