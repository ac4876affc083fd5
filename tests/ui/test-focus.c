/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where Tab leads in the Review view, and that Shift+Tab leads back the same way. */
#include "unrep-annotation-pane.h"
#include "unrep-outline-pane.h"
#include "unrep-report-page.h"
#include "unrep-report-view.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

#include <adwaita.h>
#include <string.h>

/* More than there are places for the focus: who needs more is in a trap. */
#define MAX_STEPS 400

typedef enum
{
  HEADER,
  OUTLINE,
  REPORT,
  PANE,
  N_REGIONS
} Region;

static gboolean
get_region (GtkWidget *widget,
            Region    *region)
{
  const GType types[N_REGIONS] = { ADW_TYPE_HEADER_BAR, UNREP_TYPE_OUTLINE_PANE, UNREP_TYPE_REPORT_VIEW,
                                   UNREP_TYPE_ANNOTATION_PANE };

  for (*region = HEADER; *region < N_REGIONS; (*region)++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (widget, types[*region]) || gtk_widget_get_ancestor (widget, types[*region]) != NULL)
      return TRUE;
  return FALSE;
}

/* One step; at the end of the window none has the focus, and the next step begins anew. */
static GtkWidget *
step (GtkWindow        *window,
      GtkDirectionType  direction)
{
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (window), direction);
      if (gtk_window_get_focus (window) != NULL)
        return gtk_window_get_focus (window);
      gtk_window_set_focus (window, NULL);
    }
  g_error ("nothing takes the focus");
}

/* All that get the focus from @start on till it has come round. */
static GPtrArray *
walk (GtkWindow        *window,
      GtkWidget        *start,
      GtkDirectionType  direction)
{
  GPtrArray *visited = g_ptr_array_new ();

  gtk_window_set_focus (window, start);
  for (guint i = 0; i < MAX_STEPS; i++)
    {
      GtkWidget *focus = step (window, direction);

      g_ptr_array_add (visited, focus);
      if (focus == start)
        return visited;
    }
  g_error ("the focus does not come round in %d steps", MAX_STEPS);
}

/* How many labels of an outline row say how far a section is; each runs as the interface. */
static guint
check_progress (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), " / ") != NULL)
    {
      g_assert_cmpint (gtk_widget_get_direction (widget), ==, gtk_widget_get_default_direction ());
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += check_progress (child);
  return n;
}

static GtkWidget *
first_in (GPtrArray *visited,
         Region     wanted)
{
  Region region;

  for (guint i = 0; i < visited->len; i++)
    if (get_region (visited->pdata[i], &region) && region == wanted)
      return visited->pdata[i];
  g_error ("nothing there takes the focus");
}

static void
test_order (void)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autoptr (GPtrArray) forward = NULL, backward = NULL;
  UnrepIdentity *identity = unrep_identity_new ();
  UnrepWindow *window = unrep_window_new (NULL, identity);
  GtkWidget *last_of_all;
  Region last = HEADER, region;
  guint seen = 0;

  unrep_window_open (window, file);
  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 900);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, unrep_window_get_page (window)));
  unrep_fixture_settle ();
  g_assert_cmpuint (check_progress (GTK_WIDGET (window)), >=, 1);

  /* The last of all is what Shift+Tab comes to where nothing has the focus. A container
   * begins with what had the focus in it, so somebody goes round once before. */
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  last_of_all = step (GTK_WINDOW (window), GTK_DIR_TAB_BACKWARD);
  g_ptr_array_unref (walk (GTK_WINDOW (window), last_of_all, GTK_DIR_TAB_FORWARD));
  forward = walk (GTK_WINDOW (window), last_of_all, GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < forward->len; i++)
    {
      GtkWidget *widget = forward->pdata[i];

      g_test_message ("%u: %s in %s", i, G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      /* A text that takes the Tab for itself would keep the focus for ever. */
      g_assert_false (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget))
                      && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (widget)));
      if (!get_region (widget, &region))
        continue;
      g_assert_cmpint (region, >=, last);
      last = region;
      seen |= 1u << region;
    }
  g_assert_cmphex (seen, ==, (1u << N_REGIONS) - 1);

  /* Backward the first is the last but one, and the last is where it began. */
  backward = walk (GTK_WINDOW (window), last_of_all, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpuint (backward->len, ==, forward->len);
  for (guint i = 0; i + 1 < forward->len; i++)
    g_assert_true (backward->pdata[i] == forward->pdata[forward->len - 2 - i]);

  /* The outline is come to where the reviewer is. */
  unrep_desk_set_current (unrep_report_page_get_desk (unrep_window_get_page (window)), 9);
  unrep_fixture_settle ();
  gtk_window_set_focus (GTK_WINDOW (window), first_in (forward, REPORT));
  g_assert_true (get_region (step (GTK_WINDOW (window), GTK_DIR_TAB_BACKWARD), &region));
  g_assert_cmpint (region, ==, OUTLINE);
  g_assert_cmphex (gtk_widget_get_state_flags (gtk_window_get_focus (GTK_WINDOW (window))) & GTK_STATE_FLAG_SELECTED, !=, 0);

  unrep_fixture_close (&window);
  unrep_fixture_unref_last (identity);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_test_add_func ("/focus/order", test_order);
  return g_test_run ();
}
