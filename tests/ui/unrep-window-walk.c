/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-window-walk.h"

#include "unrep-note-field.h"
#include "unrep-test.h"
#include "unrep-ui-fixture.h"
#include "unrep-window-look.h"

#include <adwaita.h>
#include <string.h>

/* More than there are places for the focus in any window: who needs more is in a trap. */
#define MAX_STEPS 600
/* The hardware codes of 1 2 0 j s, as on every PC keyboard. */
#define CODES "10", "11", "19", "44", "39"
#define N_CODES 5
/* So many fields of a kind are typed in with every layout, of more each with one. */
#define MANY 12

static const char *const layouts[] = { "us", "ara" };

typedef struct
{
  guint pressed;
  guint wanted;
} Keys;

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint                  keyval,
            guint                  keycode,
            GdkModifierType        modifiers,
            Keys                  *keys)
{
  keys->pressed++;
  return GDK_EVENT_PROPAGATE;
}

static gboolean
have_come (gpointer keys)
{
  return ((Keys *) keys)->pressed >= ((Keys *) keys)->wanted;
}

static gboolean
has_focus (gpointer field)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (field));

  return gtk_window_is_active (GTK_WINDOW (root)) && gtk_widget_has_focus (field);
}

/**
 * unrep_walk_find_active:
 *
 * Returns: (transfer none) (nullable): the window that gets the keys
 */
GtkWindow *
unrep_walk_find_active (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (gtk_window_is_active (at->data))
      return at->data;
  return NULL;
}

static void
run (const char *const *arguments)
{
  int status;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* The type of ours that @field belongs to, or which of the notes it is. */
static const char *
get_owner (GtkWidget *field)
{
  for (GtkWidget *at = field; at != NULL; at = gtk_widget_get_parent (at))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (at), "Unrep"))
      return UNREP_IS_NOTE_FIELD (at) ? gtk_widget_get_name (at) : G_OBJECT_TYPE_NAME (at);
  return "nobody";
}

/* What can be written into: GtkText is the inside of every entry and spin button. */
static gboolean
is_field (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget)
         && ((GTK_IS_TEXT (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget)))
             || (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget))));
}

static void
list_fields (GtkWidget  *widget,
             GHashTable *known,
             GPtrArray  *fields)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  if (is_field (widget) && !g_hash_table_contains (known, get_owner (widget)))
    g_ptr_array_add (fields, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_fields (child, known, fields);
}

static void
type (GtkWidget      *field,
      Keys           *keys,
      UnrepWalkState  dup_state,
      const char     *where,
      GString        *wrong)
{
  g_autofree char *before = dup_state (), *after = NULL;

  gtk_widget_grab_focus (field);
  if (!unrep_fixture_wait (has_focus, field))
    {
      g_string_append_printf (wrong, "%s: a field of %s does not take the focus\n", where, get_owner (field));
      return;
    }
  keys->wanted = keys->pressed + N_CODES;
  run ((const char *const[]) { "xdotool", "key", CODES, NULL });
  g_assert_true (unrep_fixture_wait (have_come, keys));
  unrep_fixture_settle ();
  after = dup_state ();
  if (!g_str_equal (before, after))
    g_string_append_printf (wrong, "%s: 1 2 0 j s in a field of %s have changed\n%s\ninto\n%s\n", where, get_owner (field),
                            before, after);
}

/**
 * unrep_walk_type:
 * @window: a window that gets the keys
 * @dup_state: what must stay as it is
 * @owners: (element-type utf8 utf8): types whose fields have been typed in; those that
 *   are found here are added
 * @where: what is open, for what is said
 * @wrong: where complaints are put, one a line
 *
 * Presses the keys of 1 2 0 j s in every field of @window that nobody has typed in, as a
 * Latin and as an Arabic layout has them, and has the fields of folded rows shown first. A popover that is
 * open has the keys for itself.
 */
void
unrep_walk_type (GtkWindow      *window,
                 UnrepWalkState  dup_state,
                 GHashTable     *owners,
                 const char     *where,
                 GString        *wrong)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;
  GtkWidget *root = popover != NULL ? popover : GTK_WIDGET (window);
  GtkEventController *controller;
  Keys keys = { 0 };

  list_fields (root, owners, fields);
  g_ptr_array_set_size (fields, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  list_fields (root, owners, fields);
  if (fields->len == 0)
    return;
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (pressed_cb), &keys);
  gtk_widget_add_controller (root, controller);
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      run ((const char *const[]) { "setxkbmap", layouts[i], NULL });
      for (guint k = 0; k < fields->len; k++)
        if (fields->len <= MANY || k % G_N_ELEMENTS (layouts) == i)
          {
            g_test_message ("%s: with layout %s into a %s of %s", where, layouts[i], G_OBJECT_TYPE_NAME (fields->pdata[k]),
                            get_owner (fields->pdata[k]));
            type (fields->pdata[k], &keys, dup_state, where, wrong);
          }
    }
  for (guint k = 0; k < fields->len; k++)
    g_hash_table_add (owners, g_strdup (get_owner (fields->pdata[k])));
  gtk_widget_remove_controller (root, controller);
}

static gboolean
can_be_seen (GtkWidget *stop)
{
  return gtk_widget_get_mapped (stop) && gtk_widget_get_width (stop) > 0 && gtk_widget_get_height (stop) > 0
         && gtk_widget_get_opacity (stop) > 0;
}

static void
check_stop (GtkWidget  *stop,
            const char *where,
            GString    *wrong)
{
  GtkWidget *parent = gtk_widget_get_parent (stop);
  g_autoptr (GtkWidget) kept = g_object_ref (stop); /* a list may take another row for what it shows */
  const char *complaint = NULL;

  g_test_message ("%s: Tab to a %s in a %s", where, G_OBJECT_TYPE_NAME (stop), G_OBJECT_TYPE_NAME (parent));
  /* What has just been shown has its place when it is drawn. */
  for (guint i = 0; i < 3 && !can_be_seen (stop) && gtk_widget_get_root (stop) != NULL; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (gtk_widget_get_root (stop)));
  if (gtk_widget_get_root (stop) == NULL)
    return;
  if (!can_be_seen (stop))
    complaint = "cannot be seen";
  /* What it scrolls is no name for it. */
  else if (GTK_IS_SCROLLED_WINDOW (stop)
             ? !gtk_test_accessible_has_property (GTK_ACCESSIBLE (stop), GTK_ACCESSIBLE_PROPERTY_LABEL)
             : !unrep_look_has_name (stop) && !unrep_look_has_name (parent))
    complaint = "has no name";
  if (complaint != NULL)
    g_string_append_printf (wrong, "%s: Tab comes to a %s in a %s of %s, which %s\n", where, G_OBJECT_TYPE_NAME (stop),
                            G_OBJECT_TYPE_NAME (parent), get_owner (stop), complaint);
}

/**
 * unrep_walk_by_tab:
 * @window: a window
 * @where: what is open, for what is said
 * @wrong: where complaints are put, one a line
 *
 * Goes round @window by Tab: there is no trap on the way, nothing that cannot be seen or
 * has no name, and a list is one place.
 */
void
unrep_walk_by_tab (GtkWindow  *window,
                   const char *where,
                   GString    *wrong)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL), lists = g_hash_table_new (NULL, NULL);
  GtkWidget *focus = NULL;

  gtk_window_set_focus (window, NULL);
  for (guint i = 0; i < MAX_STEPS; i++)
    {
      GtkWidget *before = focus;
      gboolean moved = gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);

      focus = gtk_window_get_focus (window);
      /* A scroller that must not have the focus, around nothing that may, says it took it. */
      if (moved && (focus == NULL || focus == before))
        g_string_append_printf (wrong, "%s: Tab does not leave %s\n", where,
                                before != NULL ? G_OBJECT_TYPE_NAME (before) : "the beginning");
      /* The end, after which it begins anew; a text that takes the Tab is a trap. */
      if (focus == NULL || focus == before || !g_hash_table_add (seen, focus))
        break;
      if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))
          && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (focus)))
        g_string_append_printf (wrong, "%s: a text keeps the Tab for itself\n", where);
      /* The lead's list of disagreements is still as GTK has it. */
      if (g_str_equal (G_OBJECT_TYPE_NAME (focus), "GtkListItemWidget")
          && !gtk_widget_has_css_class (gtk_widget_get_parent (focus), "disagreements")
          && !g_hash_table_add (lists, gtk_widget_get_parent (focus)))
        g_string_append_printf (wrong, "%s: Tab goes through a list of %s row by row\n", where, get_owner (focus));
      check_stop (focus, where, wrong);
    }
  if (g_hash_table_size (seen) >= MAX_STEPS)
    g_string_append_printf (wrong, "%s: Tab does not come round in %d steps\n", where, MAX_STEPS);
}

static int
compare_lines_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * unrep_walk_dup_sources:
 *
 * Finds where fields are made, in C and in templates, so that a new one cannot be
 * forgotten.
 *
 * Returns: (transfer full): names of files and how many fields each makes, one a line, sorted
 */
char *
unrep_walk_dup_sources (void)
{
  g_autofree char *folder = unrep_test_dup_source ("ui");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GRegex) made = g_regex_new ("\\b(?:gtk|adw)_(?:password_|search_)?(?:entry|text|text_view|spin_button|entry_row|"
                                         "password_entry_row|editable_label)_new\\b|_set_enable_search \\(|"
                                         "<object class=\"(?:Gtk|Adw)(?:Password|Search)?(?:Entry|Text|TextView|SpinButton|"
                                         "EntryRow|PasswordEntryRow|EditableLabel)\"|"
                                         "name=\"enable-search\"", 0, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *content = NULL;
      g_autoptr (GMatchInfo) match = NULL;
      guint n = 0;

      if ((!g_str_has_suffix (name, ".c") && !g_str_has_suffix (name, ".ui"))
          || !g_file_get_contents (path, &content, NULL, NULL))
        continue;
      for (g_regex_match (made, content, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        n++;
      if (n > 0)
        g_ptr_array_add (lines, g_strdup_printf ("%s %u", name, n));
    }
  g_ptr_array_sort (lines, compare_lines_cb);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
