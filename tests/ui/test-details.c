/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says of a report as a whole: its head, and what is not shown of it. */
#include "unrep-report-details.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

#include "unrep-test.h"

#include <string.h>

static UnrepIdentity *identity;
static UnrepWindow *window;

static const char *const page =
  "<!DOCTYPE html><html><body><p>X/WRC/31/7</p><p>Distr.: General</p><p>6 January 2031</p>"
  "<p>Original: French</p><p>Committee on Wells</p><p>Fifth session</p><p hidden>seven</p><p hidden>eight</p>"
  "<p>1. The wells of the north and the pumps of the south.</p><p>2. And more of them in the east.</p></body></html>";
static const char *const nameless = "1. Wells of the north.\n\n2. Pumps of the south.\n";

static const char *
get_remark (void)
{
  return unrep_fixture_in ("Hidden text in 2 places is left out.", "تُرك نص مخفي في موضعين (٢).");
}

static void
open_report (const char *name,
             const char *content)
{
  g_autofree char *dir = unrep_test_dup_dir ("details");
  g_autoptr (GFile) file = unrep_test_new_report (dir, name, content);

  identity = unrep_identity_new ();
  window = unrep_fixture_open (identity, file);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, unrep_window_get_page (window)));
  unrep_fixture_settle ();
}

static void
close_all (void)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &window));
  g_clear_object (&identity);
}

static char *
dup_details (void)
{
  char *labels;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWindow *details = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.details", NULL));
  unrep_fixture_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (UNREP_IS_REPORT_DETAILS (one))
        details = one;
    }
  g_assert_nonnull (details);
  labels = unrep_fixture_dup_labels (GTK_WIDGET (details));
  g_test_message ("%s", labels);
  gtk_window_destroy (details);
  return labels;
}

static void
test_head (void)
{
  g_autofree char *labels = NULL;

  open_report ("page.html", page);
  labels = dup_details ();
  g_assert_nonnull (strstr (labels, unrep_fixture_in ("Symbol\nX/WRC/31/7\nBody\nCommittee on Wells\nSession\nFifth session\n"
                                                      "Date\n2031-01-06\nLanguage\nEnglish\nOriginal language\nFrench\n",
                                                      "الرمز\nX/WRC/31/7\nالهيئة\nCommittee on Wells\nالدورة\nFifth session\n"
                                                      "التاريخ\n٢٠٣١-٠١-٠٦\nاللغة\nالإنكليزية\nلغة الأصل\nالفرنسية\n")));
  g_assert_nonnull (strstr (labels, unrep_fixture_in ("Read by\nreader “html”, version ",
                                                      "قرأه\nالقارئ «\u2068html\u2069»، الإصدار ")));
  g_assert_nonnull (strstr (labels, get_remark ()));
  close_all ();
}

static void
test_nameless (void)
{
  g_autofree char *labels = NULL;

  open_report ("nameless.txt", nameless);
  labels = dup_details ();
  g_assert_null (strstr (labels, unrep_fixture_in ("Symbol\n", "الرمز\n")));
  g_assert_null (strstr (labels, unrep_fixture_in ("Remarks\n", "الملاحظات\n")));
  g_assert_nonnull (strstr (labels, unrep_fixture_in ("Citation\nThe report does not say its symbol",
                                                      "الاستشهاد\nلا يذكر التقرير رمزه")));
  g_assert_nonnull (strstr (labels, unrep_fixture_in ("File\nnameless.txt\n", "الملف\nnameless.txt\n")));
  close_all ();
}

/* What is not shown is told above the report, once. */
static void
test_remarks (void)
{
  g_autofree char *labels = NULL;
  const char *first;

  open_report ("page.html", page);
  labels = unrep_fixture_dup_labels (GTK_WIDGET (window));
  first = strstr (labels, get_remark ());
  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, get_remark ()));
  close_all ();
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_test_add_func ("/details/head", test_head);
  g_test_add_func ("/details/nameless", test_nameless);
  g_test_add_func ("/details/remarks", test_remarks);
  return g_test_run ();
}
