/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-restore-window.h"

#include "unrep-busy-bar.h"
#include "unrep-digits.h"
#include "unrep-group.h"
#include "unrep-said.h"
#include "unrep-status-pages.h"
#include "unrep-unit-about.h"

#include "annotation/unrep-comparison.h"
#include "annotation/unrep-restoring.h"
#include "annotation/unrep-versions.h"
#include "base/unrep-file.h"

#include <glib/gi18n.h>

/* Of a unit, in characters. */
#define WORDS 60
/* How many differences a version lists; more are counted. */
#define MAX_DIFFERENCES 100

/* A version that could be read, and how it differs from now. */
typedef struct
{
  UnrepVersion *version;
  UnrepComparison *comparison;
} Candidate;

/* What the thread that looks for versions is given, or the one that reads a version. */
typedef struct
{
  UnrepSideFile *now;
  UnrepVersion *version;
} Search;

struct _UnrepRestoreWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *group;
  GtkLabel *problem;
  UnrepBusyBar *busy;

  UnrepDesk *desk;
  UnrepReadingChoice *choice;
  UnrepSideFile *now;
  GPtrArray *candidates;
  GCancellable *cancellable; /* of what is being done */
};

G_DEFINE_FINAL_TYPE (UnrepRestoreWindow, unrep_restore_window, ADW_TYPE_WINDOW)

enum
{
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
candidate_free (Candidate *candidate)
{
  unrep_version_free (candidate->version);
  unrep_comparison_free (candidate->comparison);
  g_free (candidate);
}

static void
search_free (Search *search)
{
  unrep_side_file_unref (search->now);
  g_clear_pointer (&search->version, unrep_version_free);
  g_free (search);
}

static UnrepReview *
get_review (UnrepRestoreWindow *self)
{
  return unrep_desk_get_review (self->desk);
}

static const char *
get_reason (UnrepVersionReason reason)
{
  switch (reason)
    {
    case UNREP_VERSION_OPENED:
      return _("When the report was opened");
    case UNREP_VERSION_BEFORE_MERGE:
      return _("Before another copy was added");
    case UNREP_VERSION_BEFORE_ANCHORING:
      return _("Before everything was placed in a changed report");
    case UNREP_VERSION_BEFORE_REPAIR:
      return _("Before the side file was repaired");
    case UNREP_VERSION_BEFORE_RESTORING:
      return _("Before an older version was restored");
    case UNREP_VERSION_BEFORE_CHOICE:
      return _("The version that was not chosen");
    case UNREP_N_VERSION_REASONS:
    default:
      g_return_val_if_reached ("");
    }
}

static void
add_count (GPtrArray  *parts,
           const char *format,
           guint       n)
{
  g_autofree char *number = unrep_digits_dup_number (n);
  g_autoptr (GString) part = g_string_new (format);

  if (n == 0)
    return;
  g_string_replace (part, "%u", number, 1);
  g_ptr_array_add (parts, g_string_free (g_steal_pointer (&part), FALSE));
}

static char *
dup_differences (UnrepComparison *comparison)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_count (parts, ngettext ("%u position differs", "%u positions differ", comparison->n_positions),
             comparison->n_positions);
  add_count (parts, ngettext ("%u note differs", "%u notes differ", comparison->n_notes), comparison->n_notes);
  add_count (parts, ngettext ("%u flag differs", "%u flags differ", comparison->n_flags), comparison->n_flags);
  add_count (parts, ngettext ("%u other difference", "%u other differences", comparison->n_more), comparison->n_more);
  if (parts->len == 0)
    return g_strdup (_("As it is now"));
  g_ptr_array_add (parts, NULL);
  /* Translators: between parts of a list */
  return g_strjoinv (_(", "), (char **) parts->pdata);
}

static GtkWidget *
new_difference (UnrepRestoreWindow    *self,
                const UnrepDifference *difference)
{
  UnrepAnnotation *any = difference->now != NULL ? difference->now : difference->then;
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  guint unit = unrep_outline_find_overlapping (outline, unrep_annotation_get_range (any));
  g_autofree char *then = unrep_said_dup_line (codebook, difference->then);
  g_autofree char *now = unrep_said_dup_line (codebook, difference->now);
  g_autofree char *label = NULL, *words = NULL, *title = NULL, *subtitle = NULL;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *said;

  if (unit != UNREP_NO_UNIT)
    {
      label = unrep_unit_dup_citation (unrep_outline_get_unit (outline, unit));
      words = unrep_unit_about_dup_words (unrep_reading_choice_get_reading (self->choice), outline, unit, WORDS);
    }
  else
    words = g_strdup (unrep_annotation_get_exact (any));
  title = g_strdup_printf ("%s%s%s", label != NULL ? label : "", label != NULL && *label != '\0' ? "  " : "", words);
  /* Translators: what was said of a unit once, and what is said of it */
  subtitle = g_strdup_printf (_("Then: \u2068%s\u2069 ↔ now: \u2068%s\u2069"), then, now);
  gtk_box_append (GTK_BOX (row), unrep_said_new_words (title));
  said = gtk_label_new (subtitle);
  gtk_label_set_wrap (GTK_LABEL (said), TRUE);
  gtk_label_set_xalign (GTK_LABEL (said), 0);
  gtk_widget_add_css_class (said, "dim-label");
  gtk_box_append (GTK_BOX (row), said);
  return row;
}

static void
restore_clicked_cb (GtkWidget          *button,
                    UnrepRestoreWindow *self)
{
  unrep_restore_window_restore (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));
}

static GtkWidget *
new_restore_button (UnrepRestoreWindow *self,
                    guint               index)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Restore This Version"));

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_clicked_cb), self, 0);
  return button;
}

/* Only what somebody opens is filled. */
static void
expanded_cb (AdwExpanderRow     *row,
             GParamSpec         *pspec,
             UnrepRestoreWindow *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index"));
  Candidate *candidate = g_ptr_array_index (self->candidates, index);
  GArray *differences = candidate->comparison->differences;
  GtkWidget *box, *holder;

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", row);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (box, "differences");
  gtk_box_append (GTK_BOX (box), new_restore_button (self, index));
  for (guint i = 0; i < MIN (differences->len, MAX_DIFFERENCES); i++)
    gtk_box_append (GTK_BOX (box), new_difference (self, &g_array_index (differences, UnrepDifference, i)));
  if (differences->len > MAX_DIFFERENCES)
    {
      guint n = differences->len - MAX_DIFFERENCES;
      g_autofree char *more = unrep_digits_take (g_strdup_printf (ngettext ("and %u more", "and %u more", n), n));

      gtk_box_append (GTK_BOX (box), unrep_said_new_words (more));
    }
  /* The button takes the focus, not what it stands in. */
  holder = gtk_list_box_row_new ();
  gtk_widget_set_focusable (holder, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (holder), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (holder), box);
  adw_expander_row_add_row (row, holder);
}

static GtkWidget *
new_row (UnrepRestoreWindow *self,
         guint               index)
{
  const Candidate *candidate = g_ptr_array_index (self->candidates, index);
  g_autofree char *time = unrep_said_dup_time (candidate->version->time);
  g_autofree char *differences = dup_differences (candidate->comparison);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", get_reason (candidate->version->reason), differences);
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_set_sensitive (row, candidate->comparison->differences->len > 0 || unrep_review_is_damaged (get_review (self)));
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  return row;
}

static void
show_candidates (UnrepRestoreWindow *self)
{
  g_debug ("%u versions", self->candidates->len);
  for (guint i = 0; i < self->candidates->len; i++)
    adw_preferences_group_add (self->group, new_row (self, i));
  gtk_stack_set_visible_child_name (self->stack, self->candidates->len > 0 ? "versions" : "none");
  if (self->candidates->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->group), GTK_DIR_TAB_FORWARD);
}

static void
searched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  UnrepRestoreWindow *self = UNREP_RESTORE_WINDOW (object);
  g_autoptr (GPtrArray) candidates = g_task_propagate_pointer (G_TASK (result), NULL);

  if (candidates == NULL)
    return;
  self->candidates = g_steal_pointer (&candidates);
  show_candidates (self);
}

static void
search_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Search *search = task_data;
  g_autoptr (GPtrArray) versions = unrep_versions_list (search->now);
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);

  for (guint i = 0; i < versions->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const UnrepVersion *version = g_ptr_array_index (versions, i);
      g_autoptr (UnrepSideFile) then = unrep_version_read (version, search->now, NULL);
      Candidate *candidate;

      if (then == NULL)
        continue;
      candidate = g_new0 (Candidate, 1);
      candidate->version = unrep_version_copy (version);
      candidate->comparison = unrep_comparison_new (then, search->now);
      g_ptr_array_add (candidates, candidate);
    }
  g_task_return_pointer (task, candidates, (GDestroyNotify) g_ptr_array_unref);
}

/* @version: (nullable): the one to read */
static void
start (UnrepRestoreWindow  *self,
       const UnrepVersion  *version,
       GTaskThreadFunc      thread,
       GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = NULL;
  Search *search = g_new0 (Search, 1);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  search->now = unrep_side_file_ref (self->now);
  search->version = version != NULL ? unrep_version_copy (version) : NULL;
  task = g_task_new (self, self->cancellable, callback, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, thread);
}

/* The list waits with what is being restored, lest another version be. */
static void
set_busy (UnrepRestoreWindow *self,
          gboolean            busy)
{
  if (busy)
    unrep_busy_bar_start (self->busy, _("Restoring the older version…"));
  else
    unrep_busy_bar_stop (self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !busy);
  if (!busy)
    gtk_widget_child_focus (GTK_WIDGET (self->group), GTK_DIR_TAB_FORWARD);
}

static void
cancel_cb (UnrepRestoreWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  set_busy (self, FALSE);
}

static gboolean
close_request_cb (UnrepRestoreWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  return FALSE;
}

static void
unrep_restore_window_dispose (GObject *object)
{
  UnrepRestoreWindow *self = UNREP_RESTORE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_object (&self->choice);
  g_clear_pointer (&self->now, unrep_side_file_unref);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  G_OBJECT_CLASS (unrep_restore_window_parent_class)->dispose (object);
}

static void
unrep_restore_window_class_init (UnrepRestoreWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_restore_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[RESTORED] = g_signal_new ("restored", UNREP_TYPE_RESTORE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
unrep_restore_window_init (UnrepRestoreWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *page = adw_preferences_page_new ();
  GtkWidget *none = adw_status_page_new ();

  gtk_window_set_title (GTK_WINDOW (self), _("Restore an Older Version"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 600);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("No Older Versions Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _("One is kept whenever the report is opened, and before "
                                   "anything changes many annotations at once."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack,
                       unrep_status_page_new_waiting (_("Looking for older versions"), "window.close"), "waiting");
  gtk_stack_add_named (self->stack, page, "versions");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->problem = GTK_LABEL (unrep_said_new_words (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "problem");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  self->busy = g_object_new (UNREP_TYPE_BUSY_BAR, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->busy));
  g_signal_connect_object (self->busy, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

static void
describe (UnrepRestoreWindow *self)
{
  g_autofree char *folder = NULL, *text = NULL;

  if (!unrep_review_is_damaged (get_review (self)))
    {
      unrep_group_describe (self->group, _("Everything is said again as it was then. Restoring is one "
                                             "step that can be undone; what there is now is kept as a version too."));
      return;
    }
  folder = unrep_dup_state_path ("damaged");
  /* Translators: %s is a folder */
  text = g_strdup_printf (_("The side file is damaged. The version that you choose takes its place; the damaged file is "
                            "kept as it is in “%s”."), folder);
  unrep_group_describe (self->group, text);
}

/**
 * unrep_restore_window_new:
 * @desk: a desk
 * @choice: which reading text is displayed
 *
 * Begins to look for older versions, in a thread.
 *
 * Returns: (transfer full): a window, to be presented
 */
UnrepRestoreWindow *
unrep_restore_window_new (UnrepDesk          *desk,
                          UnrepReadingChoice *choice)
{
  UnrepRestoreWindow *self = g_object_new (UNREP_TYPE_RESTORE_WINDOW, NULL);

  self->desk = g_object_ref (desk);
  self->choice = g_object_ref (choice);
  describe (self);
  self->now = unrep_review_new_snapshot (unrep_desk_get_review (desk));
  start (self, NULL, search_thread, searched_cb);
  return self;
}

/**
 * unrep_restore_window_is_ready:
 * @self: a window
 *
 * Returns: whether the versions are listed
 */
gboolean
unrep_restore_window_is_ready (UnrepRestoreWindow *self)
{
  g_return_val_if_fail (UNREP_IS_RESTORE_WINDOW (self), FALSE);

  return self->candidates != NULL;
}

/**
 * unrep_restore_window_get_n_versions:
 * @self: a window
 *
 * Returns: how many versions are listed
 */
guint
unrep_restore_window_get_n_versions (UnrepRestoreWindow *self)
{
  g_return_val_if_fail (UNREP_IS_RESTORE_WINDOW (self), 0);

  return self->candidates != NULL ? self->candidates->len : 0;
}

static void
say_problem (UnrepRestoreWindow *self,
             const GError       *error)
{
  g_autofree char *shown = unrep_digits_dup_message (error->message);

  set_busy (self, FALSE);
  gtk_label_set_text (self->problem, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

/* Whoever cancelled knows; the next attempt may be under way. */
static void
finish (UnrepRestoreWindow *self,
        gboolean            is_restored,
        const GError       *error)
{
  if (is_restored)
    {
      g_debug ("restored");
      g_signal_emit (self, signals[RESTORED], 0, _("The older version is restored"));
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say_problem (self, error);
}

static void
replaced_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (UnrepRestoreWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_replaced = unrep_review_replace_finish (UNREP_REVIEW (object), result, &error);

  finish (self, is_replaced, error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  UnrepRestoreWindow *self = UNREP_RESTORE_WINDOW (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepSideFile) version = g_task_propagate_pointer (G_TASK (result), &error);

  if (version != NULL && unrep_review_is_damaged (get_review (self)))
    unrep_review_replace_async (get_review (self), version, self->cancellable, replaced_cb, g_object_ref (self));
  else
    finish (self, version != NULL && unrep_review_restore (get_review (self), version, &error), error);
}

static void
read_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Search *search = task_data;
  GError *error = NULL;
  UnrepSideFile *version = unrep_version_read (search->version, search->now, &error);

  if (version != NULL)
    g_task_return_pointer (task, version, (GDestroyNotify) unrep_side_file_unref);
  else
    g_task_return_error (task, error);
}

/**
 * unrep_restore_window_restore:
 * @self: a window that is ready
 * @index: less than unrep_restore_window_get_n_versions()
 *
 * Puts a version in place, and closes the window when that is done. Its file is read,
 * and a damaged one replaced, in a thread.
 */
void
unrep_restore_window_restore (UnrepRestoreWindow *self,
                              guint               index)
{
  const Candidate *candidate;

  g_return_if_fail (UNREP_IS_RESTORE_WINDOW (self));
  g_return_if_fail (index < unrep_restore_window_get_n_versions (self));

  candidate = g_ptr_array_index (self->candidates, index);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  set_busy (self, TRUE);
  start (self, candidate->version, read_thread, read_cb);
}
