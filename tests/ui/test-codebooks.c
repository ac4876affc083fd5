/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codebooks chosen and written in their windows, and positions that a codebook does
 * not have. */
#include "unrep-codebooks-window.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

#include "annotation/unrep-codebook-shelf.h"
#include "base/unrep-file.h"

#include <string.h>

typedef struct
{
  UnrepIdentity *identity;
  UnrepWindow *window;
  UnrepReportPage *page;
  UnrepCodebooksWindow *codebooks;
} Desk;

static gboolean
is_filled (gpointer codebooks)
{
  return !unrep_codebooks_window_is_busy (codebooks);
}

static Desk
open_desk (void)
{
  Desk self = { 0 };
  g_autoptr (GFile) file = unrep_fixture_new_file ();

  self.identity = unrep_identity_new ();
  g_assert_true (unrep_identity_accept (self.identity, NULL));
  self.window = unrep_window_new (NULL, self.identity);
  unrep_window_open (self.window, file);
  gtk_window_present (GTK_WINDOW (self.window));
  self.page = unrep_window_get_page (self.window);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, self.page));
  self.codebooks = unrep_codebooks_window_new (self.page);
  gtk_window_present (GTK_WINDOW (self.codebooks));
  g_assert_true (unrep_fixture_wait (is_filled, self.codebooks));
  unrep_fixture_settle ();
  return self;
}

static void
close_desk (Desk *self)
{
  gpointer codebooks = self->codebooks, window = self->window;

  g_object_add_weak_pointer (codebooks, &codebooks);
  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (GTK_WINDOW (self->codebooks));
  gtk_window_destroy (GTK_WINDOW (self->window));
  unrep_fixture_settle ();
  g_assert_null (codebooks);
  g_assert_null (window);
  unrep_fixture_unref_last (self->identity);
}

static UnrepReview *
get_review (Desk *self)
{
  return unrep_desk_get_review (unrep_report_page_get_desk (self->page));
}

static gboolean
is_idle (gpointer page)
{
  return !unrep_report_page_is_busy (page);
}

static void
use (Desk  *self,
     guint  index)
{
  unrep_codebooks_window_use (self->codebooks, index);
  g_assert_true (unrep_fixture_wait (is_idle, self->page));
}

/* Whether a label below @widget says @text. */
static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
make_six (Desk *self)
{
  UnrepCodebookWindow *window = unrep_codebooks_window_edit (self->codebooks, 0, TRUE);
  UnrepCodebookDraft *draft = unrep_codebook_window_get_draft (window);
  guint added = unrep_codebook_draft_add (draft, UNREP_DRAFT_POSITIONS);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (unrep_codebook_window_save (window));
  g_assert_true (shows (GTK_WIDGET (window), unrep_fixture_in ("name in at least one language", "اسم الموقف بلغة واحدة على الأقل")));
  unrep_codebook_draft_set (draft, UNREP_DRAFT_POSITION_NAME, added, "en", "<b>Later</b>");
  unrep_codebook_draft_set (draft, UNREP_DRAFT_ID, 0, NULL, "six");
  g_assert_true (unrep_codebook_window_save (window));
  g_assert_true (unrep_fixture_wait (is_filled, self->codebooks));
  unrep_fixture_settle ();
}

static void
take_sixth_out (Desk *self)
{
  UnrepCodebookWindow *window = unrep_codebooks_window_edit (self->codebooks, 1, FALSE);

  gtk_window_present (GTK_WINDOW (window));
  unrep_fixture_settle ();
  /* Markup is text, and what is in use is said. */
  g_assert_true (shows (GTK_WIDGET (window), "■ <b>Later</b>"));
  g_assert_true (shows (GTK_WIDGET (window), unrep_fixture_in ("1 annotation in this report has this position",
                                                             "لتعليق واحد (١) في هذا التقرير هذا الموقف")));
  unrep_codebook_draft_remove (unrep_codebook_window_get_draft (window), UNREP_DRAFT_POSITIONS, 5);
  g_assert_true (unrep_codebook_window_save (window));
  g_assert_true (unrep_fixture_wait (is_idle, self->page));
  g_assert_true (unrep_fixture_wait (is_filled, self->codebooks));
}

static void
test_sixth (void)
{
  Desk desk = open_desk ();
  UnrepDesk *work = unrep_report_page_get_desk (desk.page);
  guint unit = unrep_fixture_find (work, "2");
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_set_position (get_review (&desk), unit, "oppose", &error));
  make_six (&desk);
  g_assert_true (shows (GTK_WIDGET (desk.codebooks), unrep_fixture_in ("6 positions, version 1, your own", "٦ مواقف، النسخة ١، خاص بك")));
  use (&desk, 1);
  work = unrep_report_page_get_desk (desk.page);
  g_assert_cmpstr (unrep_codebook_get_id (unrep_desk_get_codebook (work)), ==, "six");
  g_assert_null (unrep_review_get_position (get_review (&desk), unit));
  g_assert_true (unrep_review_set_position (get_review (&desk), unit, "position-6", &error));
  unrep_fixture_settle ();

  take_sixth_out (&desk);
  work = unrep_report_page_get_desk (desk.page);
  g_assert_cmpuint (unrep_codebook_get_version (unrep_desk_get_codebook (work)), ==, 2);
  g_assert_cmpstr (unrep_review_get_position (get_review (&desk), unit), ==, "position-6");
  g_assert_cmpstr (unrep_desk_get_other_position (work, unit), ==, "position-6");
  g_assert_cmpuint (unrep_desk_count (work, UNREP_FILTER_OTHER), ==, 1);
  g_assert_cmpuint (unrep_review_get_n_tagged (get_review (&desk)), ==, 1);
  unrep_desk_set_current (work, unit);
  unrep_fixture_settle ();
  g_assert_true (shows (GTK_WIDGET (desk.page), unrep_fixture_in ("Its position “position-6” is not in the codebook",
                                                                 "موقفها «\u2068position-6\u2069» ليس في دليل الترميز")));
  g_assert_true (shows (GTK_WIDGET (desk.page), unrep_fixture_in (UNREP_OTHER_SYMBOL " 1", UNREP_OTHER_SYMBOL " ١")));
  adw_view_stack_set_visible_child_name (unrep_report_page_get_views (desk.page), "tallies");
  unrep_fixture_settle ();
  g_assert_true (shows (GTK_WIDGET (desk.page), unrep_fixture_in ("“position-6” (not in the codebook)",
                                                                 "ليس في دليل الترميز: «\u2068position-6\u2069»")));

  /* The work with the other codebook is as it was. */
  use (&desk, 0);
  g_assert_cmpstr (unrep_review_get_position (get_review (&desk), unit), ==, "oppose");
  close_desk (&desk);
}

/* The row below @widget that is called @title. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ENTRY_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static void
add_language (GtkWidget  *window,
              const char *language,
              gboolean    is_good)
{
  GtkWidget *row = find_row (window, unrep_fixture_in ("Another language: its code, such as fr, es, ru or zh",
                                                       "لغة أخرى: رمزها، مثل fr أو es أو ru أو zh"));

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), language);
  g_signal_emit_by_name (row, "apply");
  if (is_good)
    g_assert_false (gtk_widget_has_css_class (row, "error"));
  else
    g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, is_good ? "" : language);
}

/* Any that a codebook file may have, and no other. */
static void
test_languages (void)
{
  Desk desk = open_desk ();
  UnrepCodebookWindow *window = unrep_codebooks_window_edit (desk.codebooks, 0, TRUE);
  UnrepCodebookDraft *draft = unrep_codebook_window_get_draft (window);

  gtk_window_present (GTK_WINDOW (window));
  add_language (GTK_WIDGET (window), "français !", FALSE);
  add_language (GTK_WIDGET (window), "fr", FALSE);
  add_language (GTK_WIDGET (window), " de ", TRUE);
  add_language (GTK_WIDGET (window), "zh-Hans", TRUE);
  add_language (GTK_WIDGET (window), "zh-Hans", FALSE);
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (window), unrep_fixture_in ("Question (zh-Hans)", "السؤال (zh-Hans)"))), "需要新公约吗？");
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (window), unrep_fixture_in ("Name (de)", "الاسم (de)"))), "Dafür");
  unrep_codebook_draft_set (draft, UNREP_DRAFT_ID, 0, NULL, "languages");
  g_assert_true (unrep_codebook_window_save (window));
  g_assert_true (unrep_fixture_wait (is_filled, desk.codebooks));
  unrep_fixture_settle ();
  {
    g_autoptr (GFile) file = unrep_codebook_new_own_file ("languages");
    g_autoptr (GError) error = NULL;
    g_autoptr (UnrepCodebook) codebook = unrep_codebook_load (file, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (unrep_codebook_get_question (codebook, "zh-Hans"), ==, "需要新公约吗？");
    g_assert_cmpstr (unrep_codebook_get_position_name (codebook, 0, "de"), ==, "Dafür");
  }
  close_desk (&desk);
}

/* Tab comes to everything that takes the focus, and past everything that does not. */
static void
test_tab (void)
{
  Desk desk = open_desk ();
  UnrepCodebookWindow *window = unrep_codebooks_window_edit (desk.codebooks, 0, TRUE);
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  GtkWidget *focus = NULL;

  gtk_window_present (GTK_WINDOW (window));
  unrep_fixture_settle ();
  for (GtkWidget *before = NULL; !g_hash_table_contains (reached, focus); before = focus)
    {
      g_hash_table_add (reached, focus);
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_nonnull (focus);
      g_assert_true (focus != before);
    }
  /* Id, six questions, another language, five positions, five tags and their buttons. */
  g_assert_cmpuint (g_hash_table_size (reached), >, 20);
  gtk_window_destroy (GTK_WINDOW (window));
  close_desk (&desk);
}

static void
test_exchange (void)
{
  Desk desk = open_desk ();
  g_autofree char *dir = unrep_test_dup_dir ("exchange");
  g_autofree char *path = g_build_filename (dir, "x.unrep-codebook.json", NULL);
  g_autofree char *broken_path = unrep_test_write (dir, "broken.json", "{\n\"format\": 7}", -1);
  g_autoptr (GFile) file = g_file_new_for_path (path), broken = g_file_new_for_path (broken_path);
  g_autofree char *content = NULL, *own = NULL;

  g_assert_true (unrep_codebooks_window_export (desk.codebooks, 0, file));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  own = unrep_test_dup_source ("data/codebooks/new-convention.json");
  unrep_test_assert_content (own, content);
  /* It has the id of what is built in. */
  g_assert_false (unrep_codebooks_window_import (desk.codebooks, file));
  g_assert_true (shows (GTK_WIDGET (desk.codebooks), "new-convention"));
  {
    g_autofree char *other = g_strdup (content);

    memcpy (strstr (other, "new-convention"), "old-convention", strlen ("old-convention"));
    g_assert_true (g_file_set_contents (path, other, -1, NULL));
  }
  g_assert_true (unrep_codebooks_window_import (desk.codebooks, file));
  g_assert_true (unrep_fixture_wait (is_filled, desk.codebooks));
  unrep_fixture_settle ();
  g_assert_true (shows (GTK_WIDGET (desk.codebooks), "old-convention"));
  g_assert_false (unrep_codebooks_window_import (desk.codebooks, file));
  g_assert_false (unrep_codebooks_window_import (desk.codebooks, broken));
  g_assert_true (shows (GTK_WIDGET (desk.codebooks), unrep_fixture_in ("line 2", "السطر ٢")));
  close_desk (&desk);
}

/* The codebook that the work was done with is not here. */
static void
test_missing (void)
{
  Desk desk = open_desk ();
  g_autoptr (UnrepCodebook) missing = unrep_codebook_new_missing ("lost", 3, "0000000000000000000000000000000000000000000000000000000000000000");

  unrep_report_page_open_review (desk.page, missing);
  g_assert_true (unrep_fixture_wait (is_idle, desk.page));
  g_assert_true (shows (GTK_WIDGET (desk.page), unrep_fixture_in ("The codebook “lost”, version 3",
                                                                 "دليل الترميز «\u2068lost\u2069»، النسخة ٣")));
  g_assert_true (shows (GTK_WIDGET (desk.page), unrep_fixture_in ("“lost.unrep-codebook.json” beside the report",
                                                                 "«\u2068lost.unrep-codebook.json\u2069» إلى جانب التقرير")));
  use (&desk, 0);
  unrep_fixture_settle ();
  g_assert_false (shows (GTK_WIDGET (desk.page), unrep_fixture_in ("The codebook “lost”", "دليل الترميز «\u2068lost")));
  close_desk (&desk);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add_func ("/codebooks/sixth", test_sixth);
  g_test_add_func ("/codebooks/exchange", test_exchange);
  g_test_add_func ("/codebooks/languages", test_languages);
  g_test_add_func ("/codebooks/missing", test_missing);
  g_test_add_func ("/codebooks/tab", test_tab);
  return g_test_run ();
}
