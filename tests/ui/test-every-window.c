/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reviewer's and a lead's views, windows and dialogs, for what none of them may have: a digit of the system that
 * was not asked for, a control without a name, a trap for the Tab key, and a field where typing does more than type. */
#include "unrep-codebooks-window.h"
#include "unrep-digits.h"
#include "unrep-names.h"
#include "unrep-review-view-private.h"
#include "unrep-team-ui-fixture.h"
#include "unrep-tally-choice.h"
#include "unrep-ui-fixture.h"
#include "unrep-window-look.h"
#include "unrep-window-walk.h"

#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-restoring.h"
#include "annotation/unrep-review-decisions.h"
#include "annotation/unrep-side-file-private.h"

#include <string.h>

static UnrepIdentity *identity;
static UnrepWindow *window;
/* Complaints, one a line. */
static GString *wrong;
/* Types in whose fields somebody has typed. */
static GHashTable *typed;
/* The report, whose own digits are its own. */
static const char *report_text;

/* The digits that are asked for. */
typedef struct
{
  UnrepDigits digits;
  const char *zero;
} Wanted;

static gboolean
is_ready (gpointer page)
{
  return unrep_report_page_is_ready (page) && !unrep_report_page_is_busy (page);
}

/* What the report's keys do: all that is said of it but notes. */
static char *
dup_said (void)
{
  UnrepReportPage *page = unrep_window_get_page (window);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (UnrepSideFile) file = NULL;

  if (page == NULL || !is_ready (page))
    return g_strdup ("");
  file = unrep_review_new_snapshot (unrep_desk_get_review (unrep_report_page_get_desk (page)));
  for (guint i = 0; i < file->annotations->len; i++)
    {
      UnrepAnnotation *annotation = file->annotations->pdata[i];
      g_autofree char *tags = annotation->tags != NULL ? g_strjoinv (" ", annotation->tags) : g_strdup ("");

      /* A note has an annotation to stand in, of a unit or of a finding. */
      if (!annotation->deleted && (annotation->position != NULL || annotation->flag || *tags != '\0'
                                   || g_str_equal (annotation->kind, "span") || g_str_equal (annotation->kind, "structure")))
        g_string_append_printf (said, "%s %s %s %d [%s]\n", annotation->id, annotation->kind, annotation->position,
                                annotation->flag, tags);
    }
  return g_string_free (g_steal_pointer (&said), FALSE);
}

/* A window of the program that lies over the first. */
static gboolean
is_above (GtkWindow *other)
{
  return other != GTK_WINDOW (window) && other != gtk_window_get_transient_for (GTK_WINDOW (window));
}

static gboolean
has_active (gpointer unused)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWindow *active = unrep_walk_find_active ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (is_above (at->data) && gtk_widget_get_visible (at->data))
      return active != NULL && is_above (active);
  return active != NULL;
}

/* In the uppermost window. */
static void
use_keys (const char *where)
{
  GtkWindow *active;
  GtkWidget *focus, *popover;

  g_assert_true (unrep_fixture_wait (has_active, NULL));
  active = unrep_walk_find_active ();
  unrep_walk_type (active, dup_said, typed, where, wrong);
  focus = gtk_window_get_focus (active);
  popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  else
    unrep_walk_by_tab (active, where, wrong);
}

/* At all that is open; windows other than the first are closed. */
static void
look (const Wanted *wanted,
      const char   *where)
{
  g_autoptr (GList) windows = NULL;

  for (guint i = 0; i < 3; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  unrep_fixture_settle ();
  windows = gtk_window_list_toplevels ();
  g_test_message ("%s: %u windows", where, g_list_length (windows));
  for (GList *at = windows; at != NULL; at = at->next)
    {
      unrep_look_at_digits (at->data, g_utf8_get_char (wanted->zero), report_text, where, wrong);
      unrep_look_at_names (at->data, where, wrong);
    }
  use_keys (where);
  for (GList *at = windows; at != NULL; at = at->next)
    if (is_above (at->data))
      gtk_window_destroy (at->data);
  unrep_fixture_settle ();
}

static UnrepReportPage *
open_report (GFile *file)
{
  UnrepReportPage *page;

  window = unrep_fixture_open (identity, file);
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (is_ready, page));
  return page;
}

static void
begin (const Wanted *wanted)
{
  unrep_digits_set_preference (wanted->digits);
  wrong = g_string_new (NULL);
  if (typed == NULL)
    typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_remove (typed, "note"); /* of a reviewer, and of a lead who decides */
  identity = unrep_identity_new ();
  g_assert_true (unrep_identity_accept (identity, NULL));
}

static void
end (void)
{
  unrep_fixture_unref_last (identity);
  unrep_digits_set_preference (UNREP_DIGITS_LOCALE);
  g_assert_cmpstr (wrong->str, ==, "");
  g_string_free (wrong, TRUE);
}

/* Somebody else's machine has another version of what is said of @unit. */
static void
write_conflict (UnrepReview *review,
                guint        unit)
{
  g_autoptr (UnrepSideFile) copy = unrep_review_new_snapshot (review);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (UnrepAnnotation) other = unrep_annotation_copy (unrep_review_get_annotation (review, unit));
  g_autoptr (GFile) folder = g_file_get_parent (unrep_review_get_file (review));
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  g_array_set_size (other->edits, 0);
  g_array_append_val (other->edits, ((UnrepDeviceCount) { "cccccccc", 1 }));
  unrep_take_string (&other->position, g_strdup ("oppose"));
  g_ptr_array_add (annotations, g_steal_pointer (&other));
  unrep_side_file_set_annotations (copy, annotations);
  bytes = unrep_side_file_to_bytes (copy);
  path = unrep_test_write (g_file_peek_path (folder), "conflicted copy.json", g_bytes_get_data (bytes, NULL),
                           (gssize) g_bytes_get_size (bytes));
}

static void
tag (UnrepDesk  *desk,
     const char *path,
     const char *position)
{
  UnrepReview *review = unrep_desk_get_review (desk);

  g_assert_true (unrep_review_set_position (review, unrep_fixture_find (desk, path), position, NULL));
  g_assert_true (unrep_review_set_note (review, unrep_fixture_find (desk, path), "ملاحظة", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
}

/* The report with the digits that are asked for, so that what is quoted has them too. */
static GFile *
new_report (const Wanted *wanted)
{
  g_autofree char *dir = unrep_test_dup_dir ("every");
  g_autofree char *text = unrep_digits_take (g_strdup (unrep_fixture_report));

  return unrep_test_new_report (dir, "تقرير.txt", text);
}

static void
activate (const char *action,
          const char *format,
          const char *argument)
{
  GtkWidget *widget = unrep_window_get_page (window) != NULL
                        ? unrep_report_page_get_review (unrep_window_get_page (window)) : GTK_WIDGET (window);

  g_assert_true (gtk_widget_activate_action (widget, action, format, argument));
}

static gboolean
is_filled (gpointer codebooks)
{
  return !unrep_codebooks_window_is_busy (codebooks);
}

static void
look_at_codebooks (UnrepReportPage *page,
                   const Wanted    *wanted)
{
  UnrepCodebooksWindow *codebooks = unrep_codebooks_window_new (page);

  gtk_window_present (GTK_WINDOW (codebooks));
  g_assert_true (unrep_fixture_wait (is_filled, codebooks));
  gtk_window_present (GTK_WINDOW (unrep_codebooks_window_edit (codebooks, 0, TRUE)));
  look (wanted, "codebooks");
}

/* What a reviewer sees. */
static void
test_report (gconstpointer data)
{
  static const char *const actions[] = {
    "win.preferences", "win.restore", "win.details", "win.find", "win.go-to", "review.label", "review.conflicts",
  };
  const Wanted *wanted = data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *content = NULL;
  UnrepReportPage *page;
  UnrepDesk *desk;

  begin (wanted);
  file = new_report (wanted);
  g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
  report_text = content;
  desk = unrep_report_page_get_desk (open_report (file));
  tag (desk, "2/أ", "support");
  tag (desk, "2/ب", "mixed");
  write_conflict (unrep_desk_get_review (desk), unrep_fixture_find (desk, "2/أ"));
  unrep_fixture_close (&window);

  page = open_report (file);
  tag (unrep_report_page_get_desk (page), "2/ج", "none");
  unrep_desk_set_current (unrep_report_page_get_desk (page), unrep_fixture_find (unrep_report_page_get_desk (page), "2/أ"));
  look (wanted, "review");
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      activate (actions[i], NULL, NULL);
      look (wanted, actions[i]);
    }
  look_at_codebooks (page, wanted);
  activate ("win.view", "s", "tallies");
  look (wanted, "tallies");
  activate ("win.view", "s", "rendering");
  look (wanted, "rendering");
  unrep_fixture_close (&window);
  end ();
}

/* What was said of words that are gone. */
static void
test_changed (gconstpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *content = NULL;

  begin (wanted);
  file = new_report (wanted);
  tag (unrep_report_page_get_desk (open_report (file)), "2/ب", "support");
  unrep_fixture_close (&window);
  g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
  text = g_string_new (content);
  g_assert_cmpuint (g_string_replace (text, "(ب) ينبغي للدول أن تطبق الصكوك القائمة قبل غيرها؛", "(ب) حُذفت؛", 0), ==, 1);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text->str, -1, NULL));
  report_text = content;
  open_report (file);
  look (wanted, "changed");
  activate ("review.unplaced", NULL, NULL);
  look (wanted, "unplaced");
  unrep_fixture_close (&window);
  end ();
}

/* Three people differ about two recommendations, and agree on a third. */
static void
write_reviews (GFile *file)
{
  static const char *const people[] = { "amal", "zaid", "omar" };
  static const char *const said[][3] = { { "support", "oppose", "support" }, { "none", "none", "mixed" }, { "none", "none", "none" } };
  static const char *const paths[] = { "2/أ", "2/ب", "2/ج" };
  g_autoptr (UnrepReport) report = unrep_report_load (file, NULL, NULL);
  g_autoptr (UnrepOutline) outline = unrep_report_new_outline (report, NULL, NULL);
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *uid = g_strdup_printf ("0000000%u-0000-4000-8000-000000000000", i + 1);
      g_autoptr (UnrepReviewer) reviewer = unrep_reviewer_new (people[i], uid, people[i]);
      g_autoptr (UnrepReview) review = unrep_review_new (report, outline, codebook, reviewer);

      g_assert_true (unrep_review_load (review, NULL, NULL));
      for (guint k = 0; k < G_N_ELEMENTS (paths); k++)
        {
          guint unit = unrep_outline_find_path (outline, paths[k], NULL);

          g_assert_true (unrep_review_set_position (review, unit, said[k][i], NULL));
          g_assert_true (unrep_review_set_note (review, unit, "ملاحظة طويلة بعض الشيء حتى تحتاج إلى أكثر من سطر", NULL));
        }
      if (i == 0)
        g_assert_true (unrep_review_mark_recommendation (review, unrep_outline_find_path (outline, "2/أ", NULL), FALSE, NULL));
      g_assert_true (unrep_review_flush (review, NULL));
    }
}

static gboolean
settles (gpointer unused)
{
  UnrepReportPage *page = unrep_window_get_page (window);

  return page != NULL && is_ready (page) &&
         unrep_review_is_adjudication (unrep_desk_get_review (unrep_report_page_get_desk (page)));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* What is counted can be chosen from lists that are searched. */
static void
look_at_filter (UnrepTeamPage *page,
                const Wanted  *wanted)
{
  GtkWidget *choice = unrep_fixture_find_widget (GTK_WIDGET (page), UNREP_TYPE_TALLY_CHOICE);
  GtkWidget *button = unrep_fixture_find_widget (choice, GTK_TYPE_MENU_BUTTON);
  GtkWidget *list, *search;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  list = unrep_fixture_find_widget (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_DROP_DOWN);
  g_assert_true (unrep_fixture_wait (is_mapped, list));
  g_signal_emit_by_name (list, "activate");
  search = unrep_fixture_find_widget (list, GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (unrep_fixture_wait (is_mapped, search));
  gtk_widget_grab_focus (search);
  look (wanted, "filter");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, "disagreements") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

static gboolean
lists_disputes (gpointer list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) > 0;
}

static void
look_at_team (UnrepTeamPage *page,
              const Wanted  *wanted)
{
  static const char *const views[] = { "progress", "tally", "agreement", "disagreements", "pictures" };
  g_autoptr (GList) windows = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      adw_view_stack_set_visible_child_name (unrep_team_page_get_views (page), views[i]);
      look (wanted, views[i]);
      if (g_str_equal (views[i], "tally"))
        look_at_filter (page, wanted);
    }
  gtk_widget_activate_action (GTK_WIDGET (page), "team.edit", NULL);
  unrep_fixture_settle ();
  windows = gtk_window_list_toplevels ();
  for (GList *at = windows; at != NULL; at = at->next)
    for (int width = 640; width >= 320 && ADW_IS_PREFERENCES_WINDOW (at->data); width -= 40)
      {
        gtk_window_set_default_size (at->data, width, 500);
        for (guint i = 0; i < 3; i++)
          gtk_test_widget_wait_for_draw (at->data);
        unrep_look_at_widths (at->data, gtk_widget_get_width (at->data), "team dialog", wrong);
      }
  look (wanted, "team dialog");
  gtk_widget_activate_action (GTK_WIDGET (page), "team.export", NULL);
  look (wanted, "export dialog");
}

/* What a lead sees, in a narrow window and in a wide one. */
static void
test_team (gconstpointer data)
{
  const Wanted *wanted = data;

  for (int width = 360; width <= 1400; width += 1040)
    {
      g_autoptr (GFile) file = NULL, folder = NULL;
      g_autofree char *content = NULL;
      UnrepTeamPage *page;
      GtkWidget *list, *behind = gtk_window_new ();

      begin (wanted);
      file = new_report (wanted);
      folder = g_file_get_parent (file);
      g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
      report_text = content;
      write_reviews (file);
      window = unrep_window_new (NULL, identity);
      gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
      /* The window manager gives the whole screen to any but dialogs. */
      gtk_window_present (GTK_WINDOW (behind));
      gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (behind));
      unrep_window_open (window, folder);
      gtk_window_present (GTK_WINDOW (window));
      page = unrep_window_get_team_page (window);
      g_assert_true (unrep_fixture_wait (test_is_read, page));
      look (wanted, "gate");
      unrep_team_page_open_as_lead (page);
      g_assert_true (unrep_fixture_wait (test_is_lead, page));
      look_at_team (page, wanted);

      adw_view_stack_set_visible_child_name (unrep_team_page_get_views (page), "disagreements");
      list = find_list (adw_view_stack_get_visible_child (unrep_team_page_get_views (page)));
      g_assert_true (unrep_fixture_wait (lists_disputes, list));
      g_signal_emit_by_name (list, "activate", 0);
      g_assert_true (unrep_fixture_wait (settles, NULL));
      gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "review");
      look (wanted, "settling");
      g_test_message ("settling, %d wide", gtk_widget_get_width (GTK_WIDGET (window)));
      unrep_fixture_close (&window);
      gtk_window_destroy (GTK_WINDOW (behind));
      end ();
    }
}

/* Where fields are made, how many, and whose they are when they are typed in. */
static const struct
{
  const char *source;
  const char *owner;
} fields[] = {
  { "unrep-codebook-languages.c 1", "UnrepCodebookWindow" },
  { "unrep-codebook-rows.c 1", "UnrepCodebookWindow" },
  { "unrep-encoding-page.c 1", NULL }, /* shows, and cannot be written into */
  { "unrep-findings-pane.ui 1", "UnrepFindingsPane" },
  { "unrep-go-to.c 1", "UnrepGoTo" },
  /* These are gone when somebody has typed elsewhere, or not there before: real-keys types in the
   * card, and in the note on evidence. */
  { "unrep-identity-card.c 1", NULL },
  { "unrep-note-field.ui 1", "note" },
  { "unrep-preferences.ui 3", "UnrepPreferences" },
  { "unrep-review-correcting.c 1", "UnrepReviewView" },
  { "unrep-search-bar.ui 1", "UnrepSearchBar" },
  { "unrep-tally-choice.c 1", "UnrepTallyChoice" },
  { "unrep-team-dialog-people.c 2", "UnrepTeamDialog" },
  { "unrep-team-dialog-work.c 1", "UnrepTeamDialog" },
  { "unrep-team-dialog.c 1", "UnrepTeamDialog" },
};

/* Runs last: all that has fields has been typed in, and nothing else has fields. */
static void
test_fields (void)
{
  g_autofree char *sources = unrep_walk_dup_sources ();
  g_autoptr (GString) expected = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (expected, "%s%s", i > 0 ? "\n" : "", fields[i].source);
  g_assert_cmpstr (sources, ==, expected->str);
  g_assert_true (typed == NULL || g_hash_table_contains (typed, "note on a finding"));
  for (gsize i = 0; i < G_N_ELEMENTS (fields) && typed != NULL; i++)
    if (fields[i].owner != NULL && !g_hash_table_contains (typed, fields[i].owner))
      g_error ("nobody has typed in a field of %s", fields[i].owner);
}

int
main (int    argc,
      char **argv)
{
  static const Wanted ascii = { UNREP_DIGITS_ASCII, "0" }, indic = { UNREP_DIGITS_ARABIC_INDIC, "٠" };
  const struct
  {
    const char *name;
    GTestDataFunc test;
  } tests[] = { { "report", test_report }, { "changed", test_changed }, { "team", test_team } };

  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  unrep_names_watch_windows ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *with_ascii = g_strconcat ("/every-window/", tests[i].name, "/123", NULL);
      g_autofree char *with_indic = g_strconcat ("/every-window/", tests[i].name, "/١٢٣", NULL);

      g_test_add_data_func (with_ascii, &ascii, tests[i].test);
      g_test_add_data_func (with_indic, &indic, tests[i].test);
    }
  g_test_add_func ("/every-window/typed/everywhere", test_fields);
  return g_test_run ();
}
