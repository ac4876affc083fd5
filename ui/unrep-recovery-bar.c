/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-recovery-bar.h"

#include "unrep-digits.h"

#include "annotation/unrep-review-recovery.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Whoever wants to see more of it sees it in the outline. */
#define MAX_ROWS 300
#define FIRST_WORDS_CHARS 60

struct _UnrepRecoveryBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *message;
  GtkMenuButton *show;
  GtkWidget *take_back;
  GtkButton *keep;
  GtkWidget *rows;

  UnrepDesk *desk;
};

G_DEFINE_FINAL_TYPE (UnrepRecoveryBar, unrep_recovery_bar, GTK_TYPE_WIDGET)

static void
update (UnrepRecoveryBar *self)
{
  UnrepReview *review = self->desk != NULL ? unrep_desk_get_review (self->desk) : NULL;
  g_autofree char *message = review != NULL ? unrep_review_dup_recovered_message (review) : NULL;
  g_autofree char *recovered = message != NULL ? unrep_digits_dup_message (message) : NULL;
  g_autofree char *damaged = review != NULL ? unrep_review_dup_damaged_message (review) : NULL;
  g_autofree char *both = g_strjoin (recovered != NULL && damaged != NULL ? "\n" : "", recovered != NULL ? recovered : "",
                                     damaged != NULL ? damaged : "", NULL);

  gtk_label_set_text (self->message, both);
  gtk_widget_set_visible (GTK_WIDGET (self->show), recovered != NULL);
  gtk_widget_set_visible (self->take_back, recovered != NULL);
  gtk_button_set_label (self->keep, recovered != NULL ? _("_Keep") : _("_Close"));
  gtk_widget_set_visible (GTK_WIDGET (self), *both != '\0');
}

static void
row_clicked_cb (GtkWidget        *row,
                UnrepRecoveryBar *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "unrep-index"));
  UnrepReview *review = unrep_desk_get_review (self->desk);
  guint unit = UNREP_NO_UNIT;

  gtk_menu_button_popdown (self->show);
  if (index < unrep_review_get_n_recovered (review))
    unit = unrep_review_get_recovered_unit (review, index);
  if (unit != UNREP_NO_UNIT)
    unrep_desk_set_current (self->desk, unit);
}

static char *
dup_title (UnrepReview *review,
           guint        index,
           guint        unit)
{
  g_autofree char *change = unrep_review_dup_recovered_change (review, index, g_get_language_names ()[0]);
  g_autofree char *citation = NULL, *isolated = NULL;

  if (unit != UNREP_NO_UNIT)
    citation = unrep_unit_dup_citation (unrep_outline_get_unit (unrep_review_get_outline (review), unit));
  if (citation == NULL || *citation == '\0')
    return g_steal_pointer (&change);
  /* Pango looks into isolates for the direction of a line: a mark says it first. */
  isolated = g_strdup_printf ("%s\u2068%s\u2069", gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "\u200f"
                                                                                                        : "\u200e",
                              citation);
  /* Translators: a paragraph, and what was changed there, such as “13(a): Opposes, note” */
  return g_strdup_printf (_("%s: %s"), isolated, change);
}

static GtkWidget *
new_row (UnrepRecoveryBar *self,
         guint             index)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  guint unit = unrep_review_get_recovered_unit (review, index);
  g_autofree char *title = dup_title (review, index, unit), *words = NULL;
  GtkWidget *row = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_label_new (title), *second;

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_box_append (GTK_BOX (box), first);
  if (unit != UNREP_NO_UNIT)
    {
      words = unrep_outline_dup_first_words (unrep_review_get_outline (review), unit, FIRST_WORDS_CHARS);
      second = gtk_label_new (words);
      gtk_label_set_xalign (GTK_LABEL (second), 0);
      gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (second, "dim-label");
      gtk_box_append (GTK_BOX (box), second);
    }
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_add_css_class (row, "recovery-row");
  gtk_widget_set_sensitive (row, unit != UNREP_NO_UNIT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (row), "unrep-index", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "clicked", G_CALLBACK (row_clicked_cb), self, 0);
  return row;
}

/* The rows are made when somebody asks for them. */
static void
fill_cb (GtkMenuButton *button,
         gpointer       user_data)
{
  UnrepRecoveryBar *self = user_data;
  guint n = unrep_review_get_n_recovered (unrep_desk_get_review (self->desk));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    gtk_box_append (GTK_BOX (self->rows), new_row (self, i));
  if (n > MAX_ROWS)
    {
      g_autofree char *more = unrep_digits_take (g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_ROWS),
                                                                  n - MAX_ROWS));

      gtk_box_append (GTK_BOX (self->rows), gtk_label_new (more));
    }
}

static void
keep_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepRecoveryBar *self = UNREP_RECOVERY_BAR (widget);

  unrep_review_keep_recovered (unrep_desk_get_review (self->desk));
  update (self);
  gtk_widget_activate_action (widget, "review.focus-report", NULL);
}

static void
take_back_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  UnrepRecoveryBar *self = UNREP_RECOVERY_BAR (widget);
  g_autoptr (GError) error = NULL;
  gboolean done = unrep_review_take_back_recovered (unrep_desk_get_review (self->desk), &error);

  gtk_widget_activate_action (widget, "win.toast", "s",
                              done ? _("Taken back. Undo adds it again.") : error->message);
  update (self);
  gtk_widget_activate_action (widget, "review.focus-report", NULL);
}

static void
unrep_recovery_bar_dispose (GObject *object)
{
  UnrepRecoveryBar *self = UNREP_RECOVERY_BAR (object);

  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_RECOVERY_BAR);
  G_OBJECT_CLASS (unrep_recovery_bar_parent_class)->dispose (object);
}

static void
unrep_recovery_bar_class_init (UnrepRecoveryBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_recovery_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "recovery.keep", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "recovery.take-back", NULL, take_back_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-recovery-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepRecoveryBar, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepRecoveryBar, message);
  gtk_widget_class_bind_template_child (widget_class, UnrepRecoveryBar, show);
  gtk_widget_class_bind_template_child (widget_class, UnrepRecoveryBar, take_back);
  gtk_widget_class_bind_template_child (widget_class, UnrepRecoveryBar, keep);
  gtk_widget_class_bind_template_child (widget_class, UnrepRecoveryBar, rows);
}

static void
unrep_recovery_bar_init (UnrepRecoveryBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_menu_button_set_create_popup_func (self->show, fill_cb, self, NULL);
}

/**
 * unrep_recovery_bar_set_desk:
 * @self: a bar
 * @desk: one reviewer's work on the report, as it was loaded
 */
void
unrep_recovery_bar_set_desk (UnrepRecoveryBar *self,
                             UnrepDesk        *desk)
{
  g_return_if_fail (UNREP_IS_RECOVERY_BAR (self));

  if (g_set_object (&self->desk, desk) && desk != NULL)
    g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
