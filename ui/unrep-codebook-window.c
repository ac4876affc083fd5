/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-window.h"

#include "unrep-codebook-languages.h"
#include "unrep-codebook-preview.h"
#include "unrep-digits.h"
#include "unrep-names.h"
#include "unrep-review-keys.h"
#include "unrep-said.h"

#include "annotation/unrep-codebook-shelf.h"

#include <glib/gi18n.h>

#define N_LISTS 2
/* So long a row takes to open, in milliseconds. */
#define OPENING 300

struct _UnrepCodebookWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *general;
  AdwPreferencesGroup *languages;
  AdwPreferencesGroup *groups[N_LISTS];
  GtkWidget *preview;
  GtkLabel *problem;
  GtkScrolledWindow *scrolled;

  UnrepCodebookRows rows;
  /* Of what is open, for how many annotations have a position; or %NULL. */
  UnrepDesk *desk;
  /* The rows in each group and in the first, by index. */
  GPtrArray *members[N_LISTS];
  GPtrArray *texts;
  gboolean filling;
  guint scrolling;
};

G_DEFINE_FINAL_TYPE (UnrepCodebookWindow, unrep_codebook_window, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void fill_list (UnrepCodebookWindow *self,
                       UnrepDraftList       list);

/* What is said under the header bar, and to a screen reader. */
static void
say (UnrepCodebookWindow *self,
     const char          *text,
     gboolean             is_error)
{
  g_autofree char *shown = unrep_digits_dup_message (text);

  gtk_label_set_text (self->problem, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *text != '\0');
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->problem), "error");
  g_debug ("codebook: %s", text);
}

/* Annotations of the report that is open which have the position. */
static char *
dup_use (UnrepCodebookWindow *self,
         const char          *position,
         const char          *stays)
{
  guint n = self->desk != NULL ? unrep_review_count_position (unrep_desk_get_review (self->desk), position) : 0;
  g_autofree char *use = NULL;

  if (n == 0)
    return NULL;
  use = unrep_digits_take (g_strdup_printf (ngettext ("%u annotation in this report has this position",
                                                      "%u annotations in this report have this position", n), n));
  /* Translators: "3 annotations … have this position", and that they stay */
  return stays != NULL ? g_strdup_printf (_("%s; %s"), use, stays) : g_steal_pointer (&use);
}

/* The closed row says what is in it. */
static void
update_member (UnrepCodebookWindow *self,
               UnrepDraftList       list,
               guint                index)
{
  GtkWidget *row = g_ptr_array_index (self->members[list], index);
  g_autofree char *name = unrep_codebook_rows_dup_name (&self->rows, list, index);
  g_autofree char *title = NULL, *use = NULL;

  if (list == UNREP_DRAFT_POSITIONS)
    {
      title = g_strdup_printf ("%s %s", unrep_codebook_draft_get (self->rows.draft, UNREP_DRAFT_POSITION_SYMBOL, index, NULL),
                               name);
      use = dup_use (self, unrep_codebook_draft_get (self->rows.draft, UNREP_DRAFT_POSITION_ID, index, NULL), NULL);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), use != NULL ? use : "");
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : name);
}

static void
update (gpointer user_data)
{
  UnrepCodebookWindow *self = user_data;

  if (self->filling)
    return;
  for (UnrepDraftList list = 0; list < N_LISTS; list++)
    for (guint i = 0; i < self->members[list]->len; i++)
      {
        update_member (self, list, i);
        unrep_codebook_rows_check (&self->rows, g_ptr_array_index (self->members[list], i));
      }
  for (guint i = 0; i < self->texts->len; i++)
    unrep_codebook_rows_check (&self->rows, g_ptr_array_index (self->texts, i));
  unrep_codebook_preview_fill (&self->rows, GTK_BOX (self->preview));
}

static UnrepDraftList
get_list_of (UnrepCodebookWindow *self,
             GtkWidget           *row,
             guint               *index)
{
  return g_ptr_array_find (self->members[UNREP_DRAFT_POSITIONS], row, index)
           ? UNREP_DRAFT_POSITIONS
           : (g_ptr_array_find (self->members[UNREP_DRAFT_TAGS], row, index), UNREP_DRAFT_TAGS);
}

static void
focus_member (UnrepCodebookWindow *self,
              UnrepDraftList       list,
              guint                index)
{
  if (index < self->members[list]->len)
    gtk_widget_child_focus (g_ptr_array_index (self->members[list], index), GTK_DIR_TAB_FORWARD);
}

static gboolean
move_member (UnrepCodebookWindow *self,
             GtkWidget           *row,
             int                  by)
{
  guint from = 0;
  UnrepDraftList list = get_list_of (self, row, &from);
  gint64 to = (gint64) from + by;
  gboolean was_open = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row));
  g_autofree char *name = unrep_codebook_rows_dup_name (&self->rows, list, from), *place = NULL, *said = NULL;

  if (to < 0 || to >= self->members[list]->len)
    return FALSE;
  unrep_codebook_draft_move (self->rows.draft, list, from, (guint) to);
  fill_list (self, list);
  adw_expander_row_set_expanded (g_ptr_array_index (self->members[list], (guint) to), was_open);
  focus_member (self, list, (guint) to);
  /* Translators: the name of a position, and its place in the list, counted from 1 */
  place = unrep_digits_dup_number ((guint) to + 1);
  said = g_strdup_printf (_("“%s” is no. %s now"), name, place);
  say (self, said, FALSE);
  return TRUE;
}

static void
up_cb (GtkWidget           *button,
       UnrepCodebookWindow *self)
{
  move_member (self, g_object_get_data (G_OBJECT (button), "row"), -1);
}

static void
down_cb (GtkWidget           *button,
         UnrepCodebookWindow *self)
{
  move_member (self, g_object_get_data (G_OBJECT (button), "row"), 1);
}

static void
remove_member (UnrepCodebookWindow *self,
               GtkWidget           *row)
{
  guint index = 0;
  UnrepDraftList list = get_list_of (self, row, &index);
  g_autofree char *name = unrep_codebook_rows_dup_name (&self->rows, list, index);
  g_autofree char *use = NULL, *said = NULL;

  if (list == UNREP_DRAFT_POSITIONS)
    use = dup_use (self, unrep_codebook_draft_get (self->rows.draft, UNREP_DRAFT_POSITION_ID, index, NULL), _("they stay"));
  /* Translators: the name of a position or tag */
  said = g_strdup_printf (_("“%s” is taken out"), name);
  if (use != NULL)
    {
      g_autofree char *first = g_steal_pointer (&said);

      said = g_strdup_printf (_("%s. %s"), first, use);
    }
  unrep_codebook_draft_remove (self->rows.draft, list, index);
  fill_list (self, list);
  focus_member (self, list, MIN (index, MAX (self->members[list]->len, 1) - 1));
  say (self, said, FALSE);
}

static void
remove_cb (GtkWidget           *button,
           UnrepCodebookWindow *self)
{
  remove_member (self, g_object_get_data (G_OBJECT (button), "row"));
}

static gboolean
row_key_cb (GtkEventControllerKey *controller,
            guint                  keyval,
            guint                  keycode,
            GdkModifierType        modifiers,
            UnrepCodebookWindow   *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if ((modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != GDK_ALT_MASK
      || (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down && keyval != GDK_KEY_Delete))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Delete)
    remove_member (self, row);
  else
    move_member (self, row, keyval == GDK_KEY_Up ? -1 : 1);
  return GDK_EVENT_STOP;
}

static void
add_button (UnrepCodebookWindow *self,
            GtkWidget           *row,
            const char          *icon,
            const char          *name,
            GCallback            callback)
{
  GtkWidget *button = unrep_names_new_button (icon, name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "row", row);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
}

static void
fill_list (UnrepCodebookWindow *self,
           UnrepDraftList       list)
{
  guint n = unrep_codebook_draft_get_n (self->rows.draft, list);

  self->filling = TRUE;
  for (guint i = 0; i < self->members[list]->len; i++)
    adw_preferences_group_remove (self->groups[list], g_ptr_array_index (self->members[list], i));
  g_ptr_array_set_size (self->members[list], 0);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = unrep_codebook_rows_new_member (&self->rows, list, i);
      GtkEventController *keys = gtk_event_controller_key_new ();

      add_button (self, row, "go-up-symbolic", _("Move up (Alt+Up)"), G_CALLBACK (up_cb));
      add_button (self, row, "go-down-symbolic", _("Move down (Alt+Down)"), G_CALLBACK (down_cb));
      add_button (self, row, "user-trash-symbolic", _("Take out (Alt+Delete)"), G_CALLBACK (remove_cb));
      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect_object (keys, "key-pressed", G_CALLBACK (row_key_cb), self, 0);
      gtk_widget_add_controller (row, keys);
      adw_preferences_group_add (self->groups[list], row);
      g_ptr_array_add (self->members[list], row);
    }
  self->filling = FALSE;
  update (self);
}

static void
scroll_cb (gpointer user_data)
{
  UnrepCodebookWindow *self = user_data;
  GtkWidget *child = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = child != NULL ? gtk_widget_get_ancestor (child, ADW_TYPE_EXPANDER_ROW) : NULL;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double y;

  self->scrolling = 0;
  if (row != NULL && gtk_widget_translate_coordinates (row, GTK_WIDGET (self->scrolled), 0, 0, NULL, &y))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y);
}

/* GTK scrolls to what has the focus, but not to where it is once the row has opened. */
static void
scroll_later (UnrepCodebookWindow *self)
{
  g_clear_handle_id (&self->scrolling, g_source_remove);
  self->scrolling = g_timeout_add_once (OPENING, scroll_cb, self);
}

static void
add_member (UnrepCodebookWindow *self,
            UnrepDraftList       list)
{
  guint index = unrep_codebook_draft_add (self->rows.draft, list);

  fill_list (self, list);
  adw_expander_row_set_expanded (g_ptr_array_index (self->members[list], index), TRUE);
  unrep_codebook_rows_focus_entry (g_ptr_array_index (self->members[list], index));
  scroll_later (self);
  say (self, "", FALSE);
  g_debug ("codebook: no. %u added", index + 1);
}

static void
add_cb (GtkWidget           *button,
        UnrepCodebookWindow *self)
{
  add_member (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "list")));
}

/**
 * unrep_codebook_window_save:
 * @self: a window
 *
 * Keeps what was written in the user's folder and closes the window, or says what
 * is still wrong.
 *
 * Returns: whether it was saved
 */
gboolean
unrep_codebook_window_save (UnrepCodebookWindow *self)
{
  g_autoptr (UnrepCodebookWindow) alive = NULL;
  g_autoptr (UnrepCodebook) codebook = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (UNREP_IS_CODEBOOK_WINDOW (self), FALSE);

  alive = g_object_ref (self);
  codebook = unrep_codebook_draft_finish (self->rows.draft, &error);
  if (codebook == NULL)
    {
      say (self, error->message, TRUE);
      unrep_codebook_rows_focus_error (gtk_window_get_child (GTK_WINDOW (self)));
      return FALSE;
    }
  file = unrep_codebook_new_own_file (unrep_codebook_get_id (codebook));
  if (unrep_codebook_draft_is_copy (self->rows.draft) && g_file_query_exists (file, NULL))
    {
      say (self, _("You have a codebook with this id already. Write another id."), TRUE);
      return FALSE;
    }
  if (!unrep_codebook_save (codebook, file, NULL, &error))
    {
      say (self, error->message, TRUE);
      return FALSE;
    }
  g_debug ("codebook saved: %s, version %u", unrep_codebook_get_id (codebook), unrep_codebook_get_version (codebook));
  g_signal_emit (self, signals[SAVED], 0, codebook);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* By the letter or else by its place, whatever the layout. */
static gboolean
window_key_cb (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        modifiers,
               UnrepCodebookWindow   *self)
{
  gunichar character = unrep_keys_get_character (keyval, keycode, modifiers);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  if (character == 's')
    unrep_codebook_window_save (self);
  else if (character == 'n')
    add_member (self, UNREP_DRAFT_POSITIONS);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
save_cb (UnrepCodebookWindow *self)
{
  unrep_codebook_window_save (self);
}

static void
unrep_codebook_window_dispose (GObject *object)
{
  UnrepCodebookWindow *self = UNREP_CODEBOOK_WINDOW (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->scrolling, g_source_remove);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (unrep_codebook_window_parent_class)->dispose (object);
}

static void
unrep_codebook_window_finalize (GObject *object)
{
  UnrepCodebookWindow *self = UNREP_CODEBOOK_WINDOW (object);

  for (UnrepDraftList list = 0; list < N_LISTS; list++)
    g_ptr_array_unref (self->members[list]);
  g_ptr_array_unref (self->texts);
  g_clear_pointer (&self->rows.draft, unrep_codebook_draft_free);
  g_strfreev (self->rows.languages);
  G_OBJECT_CLASS (unrep_codebook_window_parent_class)->finalize (object);
}

static void
unrep_codebook_window_class_init (UnrepCodebookWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_codebook_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = unrep_codebook_window_finalize;
  signals[SAVED] = g_signal_new ("saved", UNREP_TYPE_CODEBOOK_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, UNREP_TYPE_CODEBOOK);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
new_header (UnrepCodebookWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel")), *save = gtk_button_new_with_mnemonic (_("_Save"));

  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  return header;
}

static AdwPreferencesGroup *
add_group (UnrepCodebookWindow *self,
           GtkWidget           *page,
           UnrepDraftList       list,
           const char          *title,
           const char          *description,
           const char          *add)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  if (add != NULL)
    {
      GtkWidget *button = unrep_names_new_button ("list-add-symbolic", add);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (button), "list", GINT_TO_POINTER (list));
      g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, 0);
      adw_preferences_group_set_header_suffix (group, button);
    }
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (group));
  return group;
}

static GtkWidget *
new_page (UnrepCodebookWindow *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *clamp = adw_clamp_new (), *scrolled = gtk_scrolled_window_new ();
  AdwPreferencesGroup *preview;

  gtk_widget_set_margin_top (page, 18);
  gtk_widget_set_margin_bottom (page, 18);
  gtk_widget_set_margin_start (page, 12);
  gtk_widget_set_margin_end (page, 12);
  self->general = add_group (self, page, 0, _("Codebook"), NULL, NULL);
  self->languages = add_group (self, page, 0, "", NULL, NULL);
  preview = add_group (self, page, 0, _("Preview"), _("On light and on dark paper"), NULL);
  self->preview = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  adw_preferences_group_add (preview, self->preview);
  self->groups[UNREP_DRAFT_POSITIONS] = add_group (self, page, UNREP_DRAFT_POSITIONS, _("Positions"),
                                                   _("Ctrl+N adds one; Alt with Up or Down moves it, with Delete takes it out"), _("Add a Position"));
  self->groups[UNREP_DRAFT_TAGS] = add_group (self, page, UNREP_DRAFT_TAGS, _("Tags"), NULL, _("Add a Tag"));
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  return scrolled;
}

static void
unrep_codebook_window_init (UnrepCodebookWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (UnrepDraftList list = 0; list < N_LISTS; list++)
    self->members[list] = g_ptr_array_new ();
  self->texts = g_ptr_array_new ();
  gtk_window_set_title (GTK_WINDOW (self), _("Codebook"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 720);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
  self->problem = GTK_LABEL (unrep_said_new_words (""));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "codebook-said");
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), new_page (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (window_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
add_general (UnrepCodebookWindow *self,
             UnrepDraftField      field,
             const char          *language,
             const char          *title)
{
  GtkWidget *row = unrep_codebook_rows_new_entry (&self->rows, field, 0, language, title);

  adw_preferences_group_add (self->general, row);
  g_ptr_array_add (self->texts, row);
}

static void
add_question (UnrepCodebookWindow *self,
              const char          *language)
{
  g_autofree char *name = unrep_codebook_languages_dup_name (language);
  /* Translators: the question of a codebook; %s is the name of a language. */
  g_autofree char *title = g_strdup_printf (_("Question (%s)"), name);

  add_general (self, UNREP_DRAFT_QUESTION, language, title);
}

static void
language_added_cb (const char *language,
                   gpointer    user_data)
{
  UnrepCodebookWindow *self = user_data;

  add_question (self, language);
  fill_list (self, UNREP_DRAFT_TAGS);
  fill_list (self, UNREP_DRAFT_POSITIONS);
  gtk_widget_grab_focus (g_ptr_array_index (self->texts, self->texts->len - 1));
}

/**
 * unrep_codebook_window_new:
 * @draft: (transfer full): what is to be written
 * @desk: (nullable): what is open, if it is reviewed with this codebook
 *
 * Returns: (transfer full): a window, to be presented
 */
UnrepCodebookWindow *
unrep_codebook_window_new (UnrepCodebookDraft *draft,
                           UnrepDesk          *desk)
{
  UnrepCodebookWindow *self = g_object_new (UNREP_TYPE_CODEBOOK_WINDOW, NULL);

  self->rows = (UnrepCodebookRows) { draft, unrep_codebook_languages_list (draft), update, self };
  self->desk = desk != NULL ? g_object_ref (desk) : NULL;
  self->filling = TRUE;
  if (unrep_codebook_draft_is_copy (draft))
    add_general (self, UNREP_DRAFT_ID, NULL, _("Id in side files and file names"));
  else
    adw_preferences_group_set_description (self->general, unrep_codebook_draft_get (draft, UNREP_DRAFT_ID, 0, NULL));
  for (gsize i = 0; self->rows.languages[i] != NULL; i++)
    add_question (self, self->rows.languages[i]);
  adw_preferences_group_add (self->languages,
                             unrep_codebook_languages_new_row (&self->rows.languages, language_added_cb, self));
  fill_list (self, UNREP_DRAFT_TAGS);
  fill_list (self, UNREP_DRAFT_POSITIONS);
  gtk_window_set_focus (GTK_WINDOW (self), g_ptr_array_index (self->texts, 0));
  g_debug ("codebook shown");
  return self;
}

/**
 * unrep_codebook_window_get_draft:
 * @self: a window
 *
 * Returns: (transfer none): what is being written
 */
UnrepCodebookDraft *
unrep_codebook_window_get_draft (UnrepCodebookWindow *self)
{
  g_return_val_if_fail (UNREP_IS_CODEBOOK_WINDOW (self), NULL);

  return self->rows.draft;
}
