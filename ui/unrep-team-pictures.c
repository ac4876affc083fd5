/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-pictures.h"

#include "unrep-busy-bar.h"
#include "unrep-dialogs.h"

#include "base/unrep-file-output.h"
#include "base/unrep-file.h"
#include "team/unrep-export.h"

#include <glib/gi18n.h>

struct _UnrepTeamPictures
{
  GtkWidget parent_instance;

  UnrepTeamFolder *folder;
  GtkWidget *box;
  GtkWidget *decisions;
  GtkWidget *buttons; /* what is done with a picture */
  GtkLabel *problem;
  GtkLabel *value;
  UnrepChartView *view;
  UnrepBusyBar *busy;
  GPtrArray *charts;
  UnrepPictureFormat format;
  GCancellable *cancellable;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (UnrepTeamPictures, unrep_team_pictures, GTK_TYPE_WIDGET)

static const struct
{
  const char *title;
  const char *suffix;
} formats[] = {
  [UNREP_PICTURE_SVG] = { N_("Save as S_VG…"), ".svg" },
  [UNREP_PICTURE_PDF] = { N_("Save as _PDF…"), ".pdf" },
  [UNREP_PICTURE_PNG] = { N_("Save as P_NG…"), ".png" },
};

static void update (UnrepTeamPictures *self);

static void
show_problem (UnrepTeamPictures *self,
              const char        *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

/* Whether what leads decided is drawn, and not what reviewers chose. */
static gboolean
draws_decisions (UnrepTeamPictures *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->decisions));
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (UnrepTeamPictures) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) charts = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->cancellable == g_task_get_cancellable (G_TASK (result)))
    g_clear_object (&self->cancellable);
  else
    return;
  unrep_busy_bar_stop (self->busy);
  if (charts == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  if (charts->len > 0)
    show_problem (self, NULL);
  else
    show_problem (self, draws_decisions (self) ? _("There is nothing to draw: no lead has decided anything.")
                                               : _("There is nothing to draw: no side file was found."));
  g_clear_pointer (&self->charts, g_ptr_array_unref);
  self->charts = g_ptr_array_ref (charts);
  gtk_widget_set_sensitive (self->buttons, charts->len > 0);
  unrep_chart_view_set_charts (self->view, charts);
  g_debug ("team pictures: %u charts", charts->len);
  if (self->stale)
    update (self);
}

typedef struct
{
  UnrepTeam *team;
  UnrepExportFlags flags;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  unrep_team_unref (drawing->team);
  g_free (drawing);
}

static void
draw_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Drawing *drawing = task_data;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  GError *error = NULL;
  GPtrArray *charts = unrep_export_list_charts (drawing->team, drawing->flags, problems, cancellable, &error);

  if (charts != NULL)
    g_task_return_pointer (task, charts, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
update (UnrepTeamPictures *self)
{
  UnrepTeam *team = unrep_team_folder_get_team (self->folder);
  g_autoptr (GTask) task = NULL;
  Drawing *drawing;

  self->stale = self->cancellable != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || team == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  unrep_busy_bar_start (self->busy, _("Drawing…"));
  task = g_task_new (NULL, self->cancellable, drawn_cb, g_object_ref (self));
  g_task_set_source_tag (task, update);
  drawing = g_new (Drawing, 1);
  drawing->team = unrep_team_ref (team);
  drawing->flags = draws_decisions (self) ? UNREP_EXPORT_ADJUDICATED : UNREP_EXPORT_PLAIN;
  g_task_set_task_data (task, drawing, drawing_free);
  g_task_run_in_thread (task, draw_thread);
}

static void
cancel (UnrepTeamPictures *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
decisions_cb (UnrepTeamPictures *self)
{
  cancel (self);
  update (self);
}

/* The bar's button is Cancel, or offers what was cancelled. */
static void
busy_clicked_cb (UnrepTeamPictures *self)
{
  if (self->cancellable == NULL)
    {
      update (self);
      return;
    }
  cancel (self);
  unrep_busy_bar_ask (self->busy, _("Cancelled: the pictures are not drawn."), _("_Draw"));
}

static void
value_cb (UnrepTeamPictures *self)
{
  const char *value = unrep_chart_view_get_value (self->view);

  gtk_label_set_text (self->value, value != NULL ? value : _("The arrow keys and the pointer tell what stands where."));
}

/* What becomes of charts in a thread. */
typedef struct
{
  GPtrArray *charts;
  UnrepPictureFormat format;
  GFile *file;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_ptr_array_unref (picture->charts);
  g_clear_object (&picture->file);
  g_free (picture);
}

static void
run (UnrepTeamPictures   *self,
     UnrepPictureFormat   format,
     GFile               *file,
     GTaskThreadFunc      thread,
     GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = NULL;
  Picture *picture;

  if (self->charts == NULL)
    return;
  picture = g_new0 (Picture, 1);
  picture->charts = g_ptr_array_ref (self->charts);
  picture->format = format;
  picture->file = file != NULL ? g_object_ref (file) : NULL;
  task = g_task_new (self, NULL, callback, NULL);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, picture, picture_free);
  g_task_run_in_thread (task, thread);
}

static void
toast (UnrepTeamPictures *self,
       const char        *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Picture *picture = task_data;
  GError *error = NULL;
  g_autoptr (GString) content = unrep_picture_new (picture->charts, picture->format, &error);
  g_autoptr (UnrepFileOutput) output = content != NULL ? unrep_file_output_new (picture->file, &error) : NULL;

  if (output != NULL && unrep_file_output_take (output, content, &error) &&
      unrep_file_output_finish (output, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Picture *picture = g_task_get_task_data (G_TASK (result));
  g_autofree char *display = unrep_file_dup_display (picture->file), *message = NULL;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    message = g_strdup_printf (_("Exported to “%s”."), display);
  toast (UNREP_TEAM_PICTURES (source), message != NULL ? message : error->message);
}

/**
 * unrep_team_pictures_save_to:
 * @self: a view
 * @format: how
 * @file: where to; replaced where it is there
 *
 * Saves what is shown, as on paper.
 */
void
unrep_team_pictures_save_to (UnrepTeamPictures  *self,
                             UnrepPictureFormat  format,
                             GFile              *file)
{
  g_return_if_fail (UNREP_IS_TEAM_PICTURES (self));

  run (self, format, file, save_thread, saved_cb);
}

static void
chosen_cb (GListModel *files,
           gpointer    data)
{
  UnrepTeamPictures *self = data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  unrep_team_pictures_save_to (self, self->format, file);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepTeamPictures *self = UNREP_TEAM_PICTURES (widget);
  GFile *folder = unrep_team_folder_get_file (self->folder);
  g_autofree char *base = g_file_get_basename (folder), *title = g_filename_display_name (base), *name = NULL;

  self->format = (UnrepPictureFormat) g_variant_get_int32 (parameter);
  name = g_strconcat (title, formats[self->format].suffix, NULL);
  unrep_dialogs_save_export (GTK_WINDOW (gtk_widget_get_root (widget)), name, folder, chosen_cb, self);
}

static void
copy_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Picture *picture = task_data;
  g_autoptr (GString) svg = NULL, png = NULL;
  GdkContentProvider *providers[2];
  GError *error = NULL;

  svg = unrep_picture_new (picture->charts, UNREP_PICTURE_SVG, &error);
  png = svg != NULL ? unrep_picture_new (picture->charts, UNREP_PICTURE_PNG, &error) : NULL;
  if (png == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  providers[0] = gdk_content_provider_new_for_bytes ("image/png", g_string_free_to_bytes (g_steal_pointer (&png)));
  providers[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", g_string_free_to_bytes (g_steal_pointer (&svg)));
  g_task_return_pointer (task, gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers)), g_object_unref);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) provider = g_task_propagate_pointer (G_TASK (result), &error);

  if (provider != NULL)
    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (source)), provider);
  toast (UNREP_TEAM_PICTURES (source), provider != NULL ? _("The picture is copied.") : error->message);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  run (UNREP_TEAM_PICTURES (widget), UNREP_PICTURE_PNG, NULL, copy_thread, copied_cb);
}

static void
unrep_team_pictures_map (GtkWidget *widget)
{
  UnrepTeamPictures *self = UNREP_TEAM_PICTURES (widget);

  GTK_WIDGET_CLASS (unrep_team_pictures_parent_class)->map (widget);
  if (self->stale)
    update (self);
}

static gboolean
unrep_team_pictures_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (UNREP_TEAM_PICTURES (widget)->view));
}

static void
unrep_team_pictures_dispose (GObject *object)
{
  UnrepTeamPictures *self = UNREP_TEAM_PICTURES (object);

  cancel (self);
  g_clear_pointer (&self->charts, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->folder);
  G_OBJECT_CLASS (unrep_team_pictures_parent_class)->dispose (object);
}

static void
unrep_team_pictures_class_init (UnrepTeamPicturesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_team_pictures_dispose;
  widget_class->map = unrep_team_pictures_map;
  widget_class->grab_focus = unrep_team_pictures_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "pictures.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "pictures.save", "i", save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "pictures.copy", NULL);
}

static GtkLabel *
new_line (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static GtkWidget *
new_choice (UnrepTeamPictures *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: what is drawn: the positions that reviewers chose, or those that leads decided on */
  GtkWidget *reviewers = gtk_toggle_button_new_with_label (_("Reviewers’ positions"));

  self->decisions = gtk_toggle_button_new_with_label (_("Decisions"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->decisions), GTK_TOGGLE_BUTTON (reviewers));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (reviewers), TRUE);
  g_signal_connect_object (self->decisions, "toggled", G_CALLBACK (decisions_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (reviewers, "chip");
  gtk_widget_add_css_class (self->decisions, "chip");
  gtk_box_append (GTK_BOX (box), reviewers);
  gtk_box_append (GTK_BOX (box), self->decisions);
  return box;
}

static GtkWidget *
new_buttons (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *copy = gtk_button_new_with_mnemonic (_("_Copy")), *save = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *action = g_strdup_printf ("pictures.save(%u)", (guint) i);

      g_menu_append (menu, _(formats[i].title), action);
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "pictures.copy");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (save), _("_Save"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (save), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (save), G_MENU_MODEL (menu));
  gtk_box_append (GTK_BOX (line), copy);
  gtk_box_append (GTK_BOX (line), save);
  gtk_widget_set_sensitive (line, FALSE);
  return line;
}

static void
unrep_team_pictures_init (UnrepTeamPictures *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->buttons = new_buttons ();
  gtk_box_append (GTK_BOX (bar), new_choice (self));
  gtk_box_append (GTK_BOX (bar), self->buttons);
  gtk_widget_add_css_class (bar, "team-bar");
  gtk_box_append (GTK_BOX (self->box), bar);
  self->problem = new_line ("legend");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->problem));
  self->view = UNREP_CHART_VIEW (unrep_chart_view_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pictures"), -1);
  g_signal_connect_object (self->view, "notify::value", G_CALLBACK (value_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  self->value = new_line ("legend");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->value));
  self->busy = g_object_new (UNREP_TYPE_BUSY_BAR, NULL);
  g_signal_connect_object (self->busy, "clicked", G_CALLBACK (busy_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->busy));
  value_cb (self);
}

/**
 * unrep_team_pictures_new:
 * @folder: a team's folder
 *
 * Returns: (transfer floating): a view that follows it
 */
GtkWidget *
unrep_team_pictures_new (UnrepTeamFolder *folder)
{
  UnrepTeamPictures *self = g_object_new (UNREP_TYPE_TEAM_PICTURES, NULL);

  self->folder = g_object_ref (folder);
  g_signal_connect_object (folder, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * unrep_team_pictures_get_view:
 * @self: a view
 *
 * Returns: (transfer none): where the charts are
 */
UnrepChartView *
unrep_team_pictures_get_view (UnrepTeamPictures *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_PICTURES (self), NULL);

  return self->view;
}

/**
 * unrep_team_pictures_is_busy:
 * @self: a view
 *
 * Returns: whether it draws, or will as soon as it is on the screen
 */
gboolean
unrep_team_pictures_is_busy (UnrepTeamPictures *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_PICTURES (self), FALSE);

  return self->cancellable != NULL || self->stale;
}
