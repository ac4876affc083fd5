/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-encoding-page.h"

#include "report/unrep-encoding-guess.h"

#include <glib/gi18n.h>

/* What is read of the file at a time, in bytes, and shown of it, in characters. */
#define HEAD (64 * 1024)
#define SHOWN 2000
/* So much, in bytes, may stand before the first that tells encodings apart. */
#define BEFORE 400

struct _UnrepEncodingPage
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkTextBuffer *preview;
  GtkStack *stack; /* the preview, or why there is none */
  GtkWidget *open;
  GtkWidget *why;
  GCancellable *cancellable;
  GBytes *head;  /* the first piece that tells encodings apart */
  GBytes *shown; /* what is shown of it */
  gboolean cut;  /* something stands before that */
  const UnrepEncoding *current; /* that the report is read in already */
};

G_DEFINE_FINAL_TYPE (UnrepEncodingPage, unrep_encoding_page, ADW_TYPE_BIN)

static guint chosen_signal;

static const UnrepEncoding *
get_selected (UnrepEncodingPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "encoding") : NULL;
}

static void
show_selected (UnrepEncodingPage *self)
{
  const UnrepEncoding *encoding = get_selected (self);
  g_autofree char *text = encoding != NULL ? unrep_encoding_dup_beginning (self->shown, encoding, SHOWN) : NULL;
  g_autofree char *preview = text != NULL ? g_strconcat (self->cut ? "…\n" : "", text, NULL) : NULL;

  gtk_text_buffer_set_text (self->preview, preview != NULL ? preview : "", -1);
  gtk_stack_set_visible_child_name (self->stack, text != NULL ? "text" : "none");
  gtk_widget_set_sensitive (self->open, text != NULL);
}

static void
choose (UnrepEncodingPage *self)
{
  const UnrepEncoding *encoding = get_selected (self);

  if (encoding != NULL && gtk_widget_get_sensitive (self->open))
    g_signal_emit (self, chosen_signal, 0, encoding->name);
}

static GtkWidget *
new_row (const UnrepEncoding *encoding)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(encoding->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), encoding->name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "encoding", (gpointer) encoding);
  return row;
}

static void
fill_list (UnrepEncodingPage *self)
{
  g_autoptr (GArray) guesses = unrep_encoding_list_guesses (self->head);
  GtkListBoxRow *selected;
  int at = 0;

  for (guint i = 0; i < guesses->len; i++)
    {
      const UnrepEncoding *encoding = g_array_index (guesses, UnrepEncodingGuess, i).encoding;

      gtk_list_box_append (self->list, new_row (encoding));
      if (encoding == self->current)
        at = (int) i;
    }
  selected = gtk_list_box_get_row_at_index (self->list, at);
  gtk_list_box_select_row (self->list, selected);
  gtk_widget_grab_focus (GTK_WIDGET (selected));
}

/* Where the first byte is that encodings read differently; the length where there is none.
 * Of text in units of several bytes that is the first one that is zero. */
static gsize
find_telling (GBytes *bytes)
{
  gsize n, i = 0;
  const guint8 *data = g_bytes_get_data (bytes, &n);

  while (i < n && data[i] != 0 && data[i] < 0x80)
    i++;
  return i;
}

/* Begins at a line, so that nobody has to look for what is different. */
static void
show_head (UnrepEncodingPage *self)
{
  gsize n, telling = find_telling (self->head), start = telling > BEFORE ? telling : 0;
  const char *data = g_bytes_get_data (self->head, &n);

  while (start > telling - MIN (telling, BEFORE) && data[start - 1] != '\n' && data[start - 1] != '\r')
    start--;
  self->cut |= start > 0;
  self->shown = g_bytes_new_from_bytes (self->head, start, n - start);
  fill_list (self);
}

static void read_on (UnrepEncodingPage *self,
                     GInputStream      *stream);

/* A piece that is ASCII to its end tells nothing, if others follow. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (UnrepEncodingPage) self = user_data;
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
  gboolean is_end = piece == NULL || g_bytes_get_size (piece) == 0;

  if (g_cancellable_is_cancelled (self->cancellable) || (is_end && self->head == NULL))
    return;
  if (!is_end && (self->head == NULL || find_telling (piece) < g_bytes_get_size (piece)))
    {
      self->cut = self->head != NULL;
      g_clear_pointer (&self->head, g_bytes_unref);
      self->head = g_bytes_ref (piece);
    }
  if (is_end || find_telling (piece) < g_bytes_get_size (piece))
    show_head (self);
  else
    read_on (self, G_INPUT_STREAM (source));
}

static void
read_on (UnrepEncodingPage *self,
         GInputStream      *stream)
{
  g_input_stream_read_bytes_async (stream, HEAD, G_PRIORITY_DEFAULT, self->cancellable, read_cb, g_object_ref (self));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (UnrepEncodingPage) self = user_data;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, NULL);

  if (stream != NULL)
    read_on (self, G_INPUT_STREAM (stream));
}

static GtkWidget *
new_scrolled (GtkWidget *child,
              int        height)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "card");
  return scrolled;
}

static GtkWidget *
new_preview (UnrepEncodingPage *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *none = gtk_label_new (_("In this encoding the file is no text."));

  self->preview = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  g_object_set (view, "left-margin", 12, "right-margin", 12, "top-margin", 12, "bottom-margin", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the report says in this encoding"), -1);
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_scrolled (view, 140), "text");
  gtk_stack_add_named (self->stack, none, "none");
  return GTK_WIDGET (self->stack);
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
unrep_encoding_page_dispose (GObject *object)
{
  UnrepEncodingPage *self = UNREP_ENCODING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->head, g_bytes_unref);
  g_clear_pointer (&self->shown, g_bytes_unref);

  G_OBJECT_CLASS (unrep_encoding_page_parent_class)->dispose (object);
}

static void
unrep_encoding_page_class_init (UnrepEncodingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_encoding_page_dispose;

  /**
   * UnrepEncodingPage::chosen:
   * @name: the name of an encoding
   */
  chosen_signal = g_signal_new ("chosen", UNREP_TYPE_ENCODING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
unrep_encoding_page_init (UnrepEncodingPage *self)
{
  GtkWidget *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Encodings, the most probable first"), -1);
  self->open = gtk_button_new_with_mnemonic (_("_Open"));
  gtk_widget_add_css_class (self->open, "pill");
  gtk_widget_add_css_class (self->open, "suggested-action");
  gtk_widget_set_halign (self->open, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (self->open, FALSE);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 24, "margin-bottom", 24, NULL);
  gtk_box_append (GTK_BOX (box), new_label (_("In Which Encoding Is This Report?"), "title-1"));
  self->why = new_label (_("It is not in UTF-8, and too little of it tells what else it is in. Choose what can be read; "
                           "the report is not changed, and the choice is remembered."), NULL);
  gtk_box_append (GTK_BOX (box), self->why);
  gtk_box_append (GTK_BOX (box), new_scrolled (GTK_WIDGET (self->list), 160));
  gtk_box_append (GTK_BOX (box), new_preview (self));
  gtk_box_append (GTK_BOX (box), self->open);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_bin_set_child (ADW_BIN (self), clamp);
  g_signal_connect_object (self->list, "selected-rows-changed", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_encoding_page_new:
 * @file: plain text in an encoding that is not sure
 * @current: (nullable): the encoding that it was read in, where somebody wants another
 *
 * Returns: (transfer floating): a page that asks for it
 */
GtkWidget *
unrep_encoding_page_new (GFile      *file,
                         const char *current)
{
  UnrepEncodingPage *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (UNREP_TYPE_ENCODING_PAGE, NULL);
  if (current != NULL)
    {
      /* Translators: %s is an encoding such as windows-1256 */
      g_autofree char *why = g_strdup_printf (_("It was read in %s. Choose what can be read; the report is not changed, "
                                                "the choice is remembered, and your annotations are found again in the new text."),
                                              current);

      self->current = unrep_encoding_find (current);
      gtk_label_set_text (GTK_LABEL (self->why), why);
    }
  g_file_read_async (file, G_PRIORITY_DEFAULT, self->cancellable, opened_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
