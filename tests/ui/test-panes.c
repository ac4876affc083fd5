/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-panes.h"
#include "unrep-ui-fixture.h"

#include <adwaita.h>

/* The height that the panes get here; only widths matter. */
#define HEIGHT 300

typedef struct
{
  GtkWidget *window;
  GtkWidget *panes;
  GtkWidget *start;
  GtkWidget *page;
  GtkWidget *end;
} Fixture;

static GtkWidget *
new_child (int width)
{
  GtkWidget *child = gtk_label_new ("x");

  gtk_widget_set_size_request (child, width, -1);
  return child;
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->start = new_child (300);
  f->page = new_child (100);
  f->end = new_child (280);
  f->panes = g_object_new (UNREP_TYPE_PANES, "start", f->start, "page", f->page, "end", f->end, NULL);
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), f->panes);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->panes), (gpointer *) &f->panes);
  gtk_window_destroy (GTK_WINDOW (f->window));
  unrep_fixture_settle ();
  g_assert_null (f->panes);
}

static void
allocate (Fixture *f,
          int      width)
{
  gtk_widget_measure (f->panes, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (f->panes, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (f->panes, width, HEIGHT, -1, NULL);
  unrep_fixture_settle ();
  gtk_widget_measure (f->panes, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (f->panes, width, HEIGHT, -1, NULL);
}

static int
get_x (Fixture   *f,
       GtkWidget *child)
{
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (child, f->panes, &GRAPHENE_POINT_INIT (0, 0), &point));
  return (int) point.x;
}

static void
test_folding (Fixture      *f,
              gconstpointer data)
{
  const struct
  {
    int width;
    gboolean start;
    gboolean end;
    int page;
  } cases[] = {
    { 1500, TRUE, TRUE, 920 },
    { 1140, TRUE, TRUE, 560 },
    { 1139, TRUE, FALSE, 839 },
    { 860, TRUE, FALSE, 560 },
    { 859, FALSE, FALSE, 859 },
    { 360, FALSE, FALSE, 360 },
    { 1500, TRUE, TRUE, 920 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean start, end;

      allocate (f, cases[i].width);
      g_object_get (f->panes, "start-visible", &start, "end-visible", &end, NULL);
      g_assert_cmpint (start, ==, cases[i].start);
      g_assert_cmpint (end, ==, cases[i].end);
      g_assert_cmpint (gtk_widget_get_child_visible (f->start), ==, cases[i].start);
      g_assert_cmpint (gtk_widget_get_child_visible (f->end), ==, cases[i].end);
      g_assert_cmpint (gtk_widget_get_width (f->page), ==, cases[i].page);
    }
}

static void
test_directions (Fixture      *f,
                 gconstpointer data)
{
  gtk_widget_set_direction (f->panes, GTK_TEXT_DIR_LTR);
  allocate (f, 1200);
  g_assert_cmpint (get_x (f, f->start), ==, 0);
  g_assert_cmpint (get_x (f, f->page), ==, 300);
  g_assert_cmpint (get_x (f, f->end), ==, 920);

  gtk_widget_set_direction (f->panes, GTK_TEXT_DIR_RTL);
  gtk_widget_queue_allocate (f->panes);
  allocate (f, 1200);
  g_assert_cmpint (get_x (f, f->start), ==, 900);
  g_assert_cmpint (get_x (f, f->page), ==, 280);
  g_assert_cmpint (get_x (f, f->end), ==, 0);
}

/* A folded pane comes over the page, one at a time, and goes by itself. */
static void
test_raised (Fixture      *f,
             gconstpointer data)
{
  gboolean start, end;

  allocate (f, 360);
  g_object_set (f->panes, "start-visible", TRUE, NULL);
  allocate (f, 360);
  g_assert_true (gtk_widget_get_child_visible (f->start));
  g_assert_cmpint (gtk_widget_get_width (f->page), ==, 360);
  g_assert_true (gtk_widget_has_css_class (f->start, "folded"));

  g_object_set (f->panes, "end-visible", TRUE, NULL);
  g_object_get (f->panes, "start-visible", &start, "end-visible", &end, NULL);
  g_assert_false (start);
  g_assert_true (end);

  unrep_panes_fold (UNREP_PANES (f->panes));
  g_object_get (f->panes, "end-visible", &end, NULL);
  g_assert_false (end);

  /* What lay over a narrow page is no reason to be beside a wide one. */
  allocate (f, 1200);
  g_assert_false (gtk_widget_has_css_class (f->start, "folded"));
}

/* Who hid a pane where there was room finds it hidden again. */
static void
test_hidden_stays_hidden (Fixture      *f,
                          gconstpointer data)
{
  gboolean start;

  allocate (f, 1200);
  g_object_set (f->panes, "start-visible", FALSE, NULL);
  allocate (f, 1200);
  g_assert_cmpint (gtk_widget_get_width (f->page), ==, 920);
  allocate (f, 360);
  allocate (f, 1200);
  g_object_get (f->panes, "start-visible", &start, NULL);
  g_assert_false (start);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_test_add ("/panes/folding", Fixture, NULL, set_up, test_folding, tear_down);
  g_test_add ("/panes/directions", Fixture, NULL, set_up, test_directions, tear_down);
  g_test_add ("/panes/raised", Fixture, NULL, set_up, test_raised, tear_down);
  g_test_add ("/panes/hidden-stays-hidden", Fixture, NULL, set_up, test_hidden_stays_hidden, tear_down);
  return g_test_run ();
}
