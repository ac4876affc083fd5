/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-page-pane.h"

#include "unrep-digits.h"
#include "unrep-names.h"
#include "unrep-page-canvas.h"

#include "base/unrep-file.h"
#include "report/unrep-page-picture.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many pictures are kept: the page, and those before and behind it. */
#define N_KEPT 4
/* Pictures are made this wide, for pages are looked at large; in pixels. */
#define PICTURE_WIDTH 1100
/* Above the outline so much of the page is shown, in pixels. */
#define ABOVE 60

typedef struct
{
  guint page;
  GdkTexture *picture;
} Kept;

struct _UnrepPagePane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *remark;
  GtkWidget *previous;
  GtkWidget *next;
  GtkScrolledWindow *scroller;
  UnrepPageCanvas *canvas;

  UnrepReport *report; /* NULL where it has no pages */
  GBytes *pdf;         /* read with the first picture */
  GCancellable *cancellable;
  Kept kept[N_KEPT];
  guint next_kept;
  guint page;
  UnrepRange marked;
  guint idle; /* until the outline is scrolled to */
};

G_DEFINE_FINAL_TYPE (UnrepPagePane, unrep_page_pane, GTK_TYPE_WIDGET)

#define NO_PAGE G_MAXUINT

static void
unrep_page_pane_dispose (GObject *object)
{
  UnrepPagePane *self = UNREP_PAGE_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
  for (guint i = 0; i < N_KEPT; i++)
    g_clear_object (&self->kept[i].picture);
  g_clear_object (&self->report);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (unrep_page_pane_parent_class)->dispose (object);
}

static void
unrep_page_pane_class_init (UnrepPagePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_page_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* What a picture is made of, in a thread, and what comes out. */
typedef struct
{
  GFile *file;
  GBytes *pdf;
  guint page;
  UnrepPagePicture picture;
} Painting;

static void
free_painting (gpointer data)
{
  Painting *painting = data;

  g_clear_object (&painting->file);
  g_clear_pointer (&painting->pdf, g_bytes_unref);
  unrep_page_picture_clear (&painting->picture);
  g_free (painting);
}

static void
paint_cb (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  Painting *painting = task_data;
  g_autofree char *display = unrep_file_dup_display (painting->file);
  GError *error = NULL;

  if (painting->pdf == NULL)
    painting->pdf = unrep_file_read (painting->file, UNREP_REPORT_MAX_BYTES, cancellable, &error);
  if (painting->pdf == NULL
      || !unrep_page_picture_paint (&painting->picture, painting->pdf, painting->page, PICTURE_WIDTH, display, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
say (UnrepPagePane *self,
     const char    *words)
{
  g_autofree char *said = unrep_digits_dup_message (words);

  gtk_label_set_text (self->remark, said);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  UnrepPagePane *self = UNREP_PAGE_PANE (source);
  Painting *painting = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) picture = NULL;
  Kept *kept;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && painting->page == self->page)
        say (self, error->message);
      return;
    }
  g_clear_pointer (&self->pdf, g_bytes_unref);
  self->pdf = g_bytes_ref (painting->pdf);
  picture = gdk_memory_texture_new ((int) painting->picture.width, (int) painting->picture.height, GDK_MEMORY_DEFAULT,
                                    painting->picture.pixels, (gsize) painting->picture.width * 4);
  kept = &self->kept[self->next_kept++ % N_KEPT];
  g_set_object (&kept->picture, picture);
  kept->page = painting->page;
  if (painting->page == self->page)
    {
      unrep_page_canvas_set_picture (self->canvas, picture);
      g_debug ("page %u shown", self->page + 1);
    }
}

static void
load_picture (UnrepPagePane *self)
{
  g_autoptr (GTask) task = NULL;
  Painting *painting;

  for (guint i = 0; i < N_KEPT; i++)
    if (self->kept[i].picture != NULL && self->kept[i].page == self->page)
      {
        unrep_page_canvas_set_picture (self->canvas, self->kept[i].picture);
        return;
      }
  /* Who scrolls on does not wait for the pages between. */
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  painting = g_new0 (Painting, 1);
  painting->file = g_object_ref (unrep_report_get_file (self->report));
  painting->pdf = self->pdf != NULL ? g_bytes_ref (self->pdf) : NULL;
  painting->page = self->page;
  task = g_task_new (self, self->cancellable, painted_cb, NULL);
  g_task_set_source_tag (task, load_picture);
  g_task_set_task_data (task, painting, free_painting);
  g_task_run_in_thread (task, paint_cb);
}

static void
describe_page (UnrepPagePane *self)
{
  const UnrepPage *page = unrep_pages_get (unrep_report_get_pages (self->report), self->page);
  g_autofree char *confidence = NULL;

  if (page->state == UNREP_PAGE_BROKEN)
    say (self, _("The text of this page is broken: the file says other letters than it shows."));
  else if (page->state == UNREP_PAGE_PICTURE)
    say (self, _("This page is a picture without text."));
  else
    {
      /* Translators: how many of a page's characters stand where the text that was read would be drawn */
      confidence = g_strdup_printf (_("Text and page agree: %u%%"), page->confidence);
      say (self, confidence);
    }
}

static void
set_page (UnrepPagePane *self,
          guint          page)
{
  UnrepPages *pages = unrep_report_get_pages (self->report);
  g_autofree char *title = NULL, *said = NULL;

  if (page == self->page)
    return;
  self->page = page;
  unrep_page_canvas_set_page (self->canvas, unrep_pages_get (pages, page));
  title = g_strdup_printf (_("Page %u of %u"), page + 1, unrep_pages_get_n (pages));
  said = unrep_digits_dup_message (title);
  gtk_label_set_text (self->title, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_set_sensitive (self->previous, page > 0);
  gtk_widget_set_sensitive (self->next, page + 1 < unrep_pages_get_n (pages));
  describe_page (self);
  load_picture (self);
}

/* Once the canvas has its size the outline can be gone to. */
static gboolean
reveal_cb (gpointer data)
{
  UnrepPagePane *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t box;

  self->idle = 0;
  if (!unrep_page_canvas_get_marked (self->canvas, &box))
    return G_SOURCE_REMOVE;
  if (box.origin.y < value || box.origin.y + box.size.height > value + page)
    gtk_adjustment_set_value (adjustment, box.origin.y - ABOVE);
  return G_SOURCE_REMOVE;
}

static void
update_marked (UnrepPagePane *self)
{
  guint n;
  const UnrepPageLine *lines = unrep_pages_find_lines (unrep_report_get_pages (self->report), self->marked, &n);

  unrep_page_canvas_set_marked (self->canvas, lines, unrep_range_length (self->marked) > 0 ? n : 0, self->page);
  if (self->idle == 0)
    self->idle = g_idle_add (reveal_cb, self);
}

static void
turn_cb (UnrepPagePane *self,
         GtkWidget     *button)
{
  if (self->report == NULL || self->page == NO_PAGE)
    return;
  set_page (self, button == self->next ? self->page + 1 : self->page - 1);
  update_marked (self);
}

static GtkWidget *
new_button (UnrepPagePane *self,
            const char    *icon,
            const char    *tooltip)
{
  GtkWidget *button = unrep_names_new_button (icon, tooltip);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (turn_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
unrep_page_pane_init (UnrepPagePane *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->page = NO_PAGE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->remark = GTK_LABEL (gtk_label_new (NULL));
  self->previous = new_button (self, "go-up-symbolic", _("Previous page"));
  self->next = new_button (self, "go-down-symbolic", _("Next page"));
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->canvas = UNREP_PAGE_CANVAS (unrep_page_canvas_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_xalign (self->remark, 0);
  gtk_label_set_wrap (self->remark, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), "remarks");
  gtk_widget_add_css_class (top, "page-title");
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->canvas), GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->canvas));
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (top), self->previous);
  gtk_box_append (GTK_BOX (top), self->next);
  gtk_box_append (GTK_BOX (self->box), top);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->remark));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->scroller));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The page in the file"), -1);
}

/**
 * unrep_page_pane_set_report:
 * @self: a pane
 * @report: the report whose pages it shows, if it has any
 */
void
unrep_page_pane_set_report (UnrepPagePane *self,
                            UnrepReport   *report)
{
  g_return_if_fail (UNREP_IS_PAGE_PANE (self));

  if (unrep_pages_get_n (unrep_report_get_pages (report)) > 0)
    g_set_object (&self->report, report);
}

/**
 * unrep_page_pane_has_pages:
 * @self: a pane
 *
 * Returns: whether there is anything to be shown
 */
gboolean
unrep_page_pane_has_pages (UnrepPagePane *self)
{
  g_return_val_if_fail (UNREP_IS_PAGE_PANE (self), FALSE);

  return self->report != NULL;
}

/**
 * unrep_page_pane_show:
 * @self: a pane
 * @shown: the part of the text that is on the screen
 * @marked: the part that is outlined; may be empty
 *
 * Shows the page of what is outlined while that is on the screen, else the page of the
 * text that is.
 */
void
unrep_page_pane_show (UnrepPagePane *self,
                      UnrepRange     shown,
                      UnrepRange     marked)
{
  UnrepPages *pages;
  const UnrepPageLine *lines;
  UnrepRange both = { MAX (shown.start, marked.start), MIN (shown.end, marked.end) };
  guint n;

  g_return_if_fail (UNREP_IS_PAGE_PANE (self));

  if (self->report == NULL)
    return;
  pages = unrep_report_get_pages (self->report);
  lines = unrep_pages_find_lines (pages, unrep_range_length (both) > 0 ? both : shown, &n);
  self->marked = marked;
  if (n > 0)
    set_page (self, lines[unrep_range_length (both) > 0 ? 0 : n / 2].page);
  else if (self->page == NO_PAGE)
    set_page (self, 0);
  update_marked (self);
}
