/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-finding-row-box.h"

#include "unrep-digits.h"
#include "unrep-finding-words.h"

#include <glib/gi18n.h>

/* So much of a line is shown before a finding in the list. */
#define AROUND 14
/* How wide a row wants to be. */
#define WORDS_CHARS 24
/* More have no room. */
#define MOST 120

struct _UnrepFindingRowBox
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkLabel *words;
  GtkLabel *state;
  GtkLabel *number;
};

G_DEFINE_FINAL_TYPE (UnrepFindingRowBox, unrep_finding_row_box, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon;
  const char *css_class;
} severities[] = {
  [UNREP_SEVERITY_ERROR] = { "dialog-error-symbolic", "error" },
  [UNREP_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning" },
  [UNREP_SEVERITY_NOTE] = { "dialog-information-symbolic", "accent" },
};

/**
 * unrep_severity_get_icon:
 * @severity: a severity
 *
 * Returns: (transfer none): name of its icon, each of another shape
 */
const char *
unrep_severity_get_icon (UnrepSeverity severity)
{
  g_return_val_if_fail (severity < G_N_ELEMENTS (severities), NULL);

  return severities[severity].icon;
}

/**
 * unrep_severity_get_css_class:
 * @severity: a severity
 *
 * Returns: (transfer none): the style class of its icon
 */
const char *
unrep_severity_get_css_class (UnrepSeverity severity)
{
  g_return_val_if_fail (severity < G_N_ELEMENTS (severities), NULL);

  return severities[severity].css_class;
}

static void
unrep_finding_row_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (unrep_finding_row_box_parent_class)->dispose (object);
}

static void
unrep_finding_row_box_class_init (UnrepFindingRowBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_finding_row_box_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findingrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
new_label (UnrepFindingRowBox *self,
           const char         *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
unrep_finding_row_box_init (UnrepFindingRowBox *self)
{
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->icon), GTK_WIDGET (self));
  self->words = new_label (self, NULL);
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->words, WORDS_CHARS);
  gtk_label_set_xalign (self->words, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  self->state = new_label (self, "state");
  self->number = new_label (self, "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "dim-label");
}

/**
 * unrep_finding_row_box_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
unrep_finding_row_box_new (void)
{
  return g_object_new (UNREP_TYPE_FINDING_ROW_BOX, NULL);
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_heading (UnrepFindingRowBox     *self,
              const UnrepFindingInfo *info)
{
  gtk_widget_set_direction (GTK_WIDGET (self->words), gtk_widget_get_direction (GTK_WIDGET (self)));
  gtk_label_set_attributes (self->words, NULL);
  gtk_label_set_text (self->words, info->title);
}

static char *
dup_spoken (UnrepFindingRow *row)
{
  const UnrepFindingInfo *info = unrep_finding_row_get_info (row);
  g_autofree char *quote = NULL, *title = NULL;

  if (info->kind != UNREP_FINDING_ROW_PLACE)
    return g_strdup_printf ("%s, %u", info->title, info->count);
  quote = unrep_finding_row_dup_quote (row);
  title = g_strdup (info->check != NULL ? _(info->check->title) : _("Marked by you"));
  /* Translators: a finding, for who cannot see the list: line, words, what is wrong with them, what a translator says */
  return g_strdup_printf (_("Line %u: “%s”. %s. %s"), info->line, quote, title, unrep_finding_state_get_title (info->state));
}

/**
 * unrep_finding_row_box_bind:
 * @self: a row on the screen
 * @row: what it shows
 * @text: the text that was checked
 */
void
unrep_finding_row_box_bind (UnrepFindingRowBox *self,
                            UnrepFindingRow    *row,
                            UnrepText          *text)
{
  const UnrepFindingInfo *info;
  gboolean is_place;
  g_autofree char *number = NULL, *spoken = NULL;

  g_return_if_fail (UNREP_IS_FINDING_ROW_BOX (self) && UNREP_IS_FINDING_ROW (row));

  info = unrep_finding_row_get_info (row);
  is_place = info->kind == UNREP_FINDING_ROW_PLACE;
  number = unrep_digits_dup_number (is_place ? info->line : info->count);
  spoken = unrep_digits_take (dup_spoken (row));
  set_class (GTK_WIDGET (self), "heading", info->kind == UNREP_FINDING_ROW_GROUP);
  set_class (GTK_WIDGET (self), "check", info->kind == UNREP_FINDING_ROW_CHECK);
  set_class (GTK_WIDGET (self), "place", is_place);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), info->kind == UNREP_FINDING_ROW_CHECK);
  gtk_image_set_from_icon_name (self->icon, severities[info->severity].icon);
  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    set_class (GTK_WIDGET (self->icon), severities[i].css_class, i == info->severity);
  if (is_place)
    unrep_finding_words_show (self->words, text, info->range, NULL, AROUND, MOST, info->severity);
  else
    show_heading (self, info);
  gtk_label_set_text (self->state, unrep_finding_state_get_title (info->state));
  gtk_widget_set_visible (GTK_WIDGET (self->state), is_place && info->state != UNREP_FINDING_OPEN);
  gtk_label_set_text (self->number, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
