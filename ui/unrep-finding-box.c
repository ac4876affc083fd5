/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-finding-box.h"

#include "unrep-digits.h"
#include "unrep-finding-row-box.h"
#include "unrep-finding-words.h"
#include "unrep-note-field.h"

#include "annotation/unrep-review-rendering.h"
#include "rendering/unrep-char-name.h"

#include <glib/gi18n.h>

/* So much of the line is shown before the finding. */
#define AROUND 40
/* More different characters than these would not be read. */
#define MAX_CHARS 12

struct _UnrepFindingBox
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *content;
  GtkImage *icon;
  GtkLabel *place;
  GtkLabel *title;
  GtkLabel *cause;
  GtkLabel *stored;
  GtkLabel *repaired_title;
  GtkLabel *repaired;
  GtkLabel *characters;
  GtkWidget *states;
  GtkWidget *sign_off;
  UnrepNoteField *note;

  UnrepFindingDesk *desk;
  UnrepFindingRow *noted; /* what the note is of */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (UnrepFindingBox, unrep_finding_box, GTK_TYPE_WIDGET)

/* The buttons, their keys, and what the action takes. */
static const struct
{
  UnrepFindingState state;
  const char *parameter;
  const char *key;
} buttons[] = {
  { UNREP_FINDING_WRONG, "wrong", "1" },
  { UNREP_FINDING_ACCEPTED, "accepted", "2" },
  { UNREP_FINDING_TO_FIX, "to-fix", "3" },
};

static const UnrepFindingInfo *
get_info (UnrepFindingBox *self)
{
  UnrepFindingRow *row = self->desk != NULL ? unrep_finding_desk_get_current (self->desk) : NULL;

  return row != NULL ? unrep_finding_row_get_info (row) : NULL;
}

static UnrepText *
get_text (UnrepFindingBox *self)
{
  return unrep_findings_get_text (unrep_finding_list_get_findings (unrep_finding_desk_get_list (self->desk)));
}

/**
 * unrep_finding_box_commit_note:
 * @self: a box
 *
 * Keeps what is being typed.
 */
void
unrep_finding_box_commit_note (UnrepFindingBox *self)
{
  g_return_if_fail (UNREP_IS_FINDING_BOX (self));

  unrep_note_field_commit (self->note);
}

static gboolean
keep_note_cb (UnrepNoteField  *field,
              const char      *note,
              UnrepFindingBox *self)
{
  g_autoptr (GError) error = NULL;
  const UnrepFindingInfo *info;

  if (self->noted == NULL)
    return FALSE;
  info = unrep_finding_row_get_info (self->noted);
  if (unrep_finding_desk_note (self->desk, info->range, info->id, note, &error))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  return FALSE;
}

static void
note_done_cb (UnrepFindingBox *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "rendering.focus-report", NULL);
}

static void
unrep_finding_box_dispose (GObject *object)
{
  UnrepFindingBox *self = UNREP_FINDING_BOX (object);

  g_clear_object (&self->noted);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_FINDING_BOX);
  G_OBJECT_CLASS (unrep_finding_box_parent_class)->dispose (object);
}

static void
unrep_finding_box_class_init (UnrepFindingBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_finding_box_dispose;
  g_type_ensure (UNREP_TYPE_NOTE_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-finding-box.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, scroller);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, content);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, icon);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, place);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, title);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, cause);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, stored);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, repaired_title);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, repaired);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, characters);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, states);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingBox, note);
}

/* The action decides what is so, and the button follows. */
static void
clicked_cb (GtkWidget       *button,
            UnrepFindingBox *self)
{
  const char *parameter = g_object_get_data (G_OBJECT (button), "parameter");

  if (self->updating)
    return;
  if (parameter == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "rendering.sign-off", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "rendering.judge", "s",
                                gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)) ? parameter : "open");
}

static GtkWidget *
new_button (UnrepFindingBox *self,
            const char      *name,
            const char      *parameter,
            const char      *key)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (name), *badge = gtk_label_new (key);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "key");
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_object_set_data (G_OBJECT (button), "parameter", (gpointer) parameter);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (self->states), button);
  return button;
}

static void
unrep_finding_box_init (UnrepFindingBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    new_button (self, unrep_finding_state_get_title (buttons[i].state), buttons[i].parameter, buttons[i].key);
  self->sign_off = new_button (self, _("Paragraph signed off"), NULL, "4");
  g_signal_connect_object (self->note, "keep", G_CALLBACK (keep_note_cb), self, 0);
  g_signal_connect_object (self->note, "done", G_CALLBACK (note_done_cb), self, G_CONNECT_SWAPPED);
}

/* Every character once, in the order in which they come, and how often. */
static char *
dup_characters (UnrepText  *text,
                UnrepRange  range)
{
  const char *utf8 = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, range.start);
  g_autoptr (GString) names = g_string_new (NULL);
  gunichar seen[MAX_CHARS];
  guint counts[MAX_CHARS] = { 0 }, n = 0, i;
  gsize at;

  for (at = range.start; at < range.end; at++, utf8 = g_utf8_next_char (utf8))
    {
      for (i = 0; i < n && seen[i] != g_utf8_get_char (utf8); i++)
        ;
      if (i == MAX_CHARS)
        break;
      seen[i] = g_utf8_get_char (utf8);
      n = MAX (n, i + 1);
      counts[i]++;
    }
  for (i = 0; i < n; i++)
    {
      g_autofree char *name = unrep_char_dup_name (seen[i]);

      g_string_append_printf (names, "%s\u200eU+%04X %s", i > 0 ? "\n" : "", seen[i], name);
      if (counts[i] > 1)
        g_string_append_printf (names, " × %u", counts[i]);
    }
  if (at < range.end)
    g_string_append (names, "\n…");
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
show_note (UnrepFindingBox        *self,
           const UnrepFindingInfo *info)
{
  g_set_object (&self->noted, unrep_finding_desk_get_current (self->desk));
  unrep_note_field_show_note (self->note, info != NULL && info->annotation != NULL
                                            ? unrep_annotation_get_note (info->annotation) : NULL);
}

static void
show_place (UnrepFindingBox        *self,
            const UnrepFindingInfo *info)
{
  UnrepOutline *outline = unrep_review_get_outline (unrep_finding_desk_get_review (self->desk));
  guint unit = unrep_outline_get_unit_at (outline, info->range.start);
  g_autofree char *line = unrep_digits_take (g_strdup_printf (_("Line %u"), info->line));
  g_autofree char *citation = NULL, *place = NULL;

  if (unit != UNREP_NO_UNIT && *unrep_outline_get_unit (outline, unit)->path != '\0')
    citation = unrep_unit_dup_citation (unrep_outline_get_unit (outline, unit));
  place = g_strjoin (" · ", unrep_severity_get_title (info->severity), line, citation, NULL);
  gtk_label_set_text (self->place, place);
  gtk_image_set_from_icon_name (self->icon, unrep_severity_get_icon (info->severity));
  for (UnrepSeverity i = 0; i < UNREP_N_SEVERITIES; i++)
    if (i == info->severity)
      gtk_widget_add_css_class (GTK_WIDGET (self->icon), unrep_severity_get_css_class (i));
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), unrep_severity_get_css_class (i));
}

/* What should stand there; of a difference from the original, what stands there. */
static void
show_repair (UnrepFindingBox        *self,
             const UnrepFindingInfo *info)
{
  gboolean compared = info->check != NULL && info->check->family == UNREP_FAMILY_ORIGINAL;

  gtk_widget_set_visible (GTK_WIDGET (self->repaired_title), info->repair != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->repaired), info->repair != NULL);
  gtk_label_set_text (self->repaired_title, compared ? _("In the original") : _("Repaired"));
  if (info->repair != NULL && compared)
    {
      gtk_label_set_attributes (self->repaired, NULL);
      unrep_finding_words_turn (self->repaired, info->repair);
    }
  else if (info->repair != NULL)
    unrep_finding_words_show (self->repaired, get_text (self), info->range, info->repair, AROUND, G_MAXLONG, UNREP_SEVERITY_NOTE);
}

static void
show_words (UnrepFindingBox        *self,
            const UnrepFindingInfo *info)
{
  UnrepText *text = get_text (self);
  g_autofree char *characters = dup_characters (text, info->range);

  unrep_finding_words_show (self->stored, text, info->range, NULL, AROUND, G_MAXLONG, info->severity);
  show_repair (self, info);
  gtk_label_set_text (self->characters, characters);
}

static void
show_states (UnrepFindingBox        *self,
             const UnrepFindingInfo *info)
{
  GtkWidget *button = gtk_widget_get_first_child (self->states);
  gboolean is_writable = unrep_review_get_state (unrep_finding_desk_get_review (self->desk)) != UNREP_REVIEW_READ_ONLY;

  gtk_widget_set_sensitive (self->states, is_writable);
  gtk_widget_set_sensitive (self->sign_off, is_writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->note), is_writable);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++, button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), info->state == buttons[i].state);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->sign_off),
                                unrep_finding_desk_is_signed_off (self->desk, info->range.start));
}

static void
update (UnrepFindingBox *self)
{
  const UnrepFindingInfo *info;

  unrep_finding_box_commit_note (self);
  info = get_info (self);
  gtk_widget_set_visible (self->content, info != NULL);
  self->updating = TRUE;
  show_note (self, info);
  if (info != NULL)
    {
      gtk_label_set_text (self->title, info->check != NULL ? _(info->check->title) : _("Marked by you"));
      gtk_label_set_text (self->cause, info->check != NULL ? _(info->check->cause)
                                                           : _("No check has found this: it is what you have marked."));
      show_place (self, info);
      show_words (self, info);
      show_states (self, info);
    }
  self->updating = FALSE;
}

/**
 * unrep_finding_box_set_desk:
 * @self: a box without a desk
 * @desk: what lies before the translator
 */
void
unrep_finding_box_set_desk (UnrepFindingBox  *self,
                            UnrepFindingDesk *desk)
{
  g_return_if_fail (UNREP_IS_FINDING_BOX (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "current-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "judged", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * unrep_finding_box_focus_note:
 * @self: a box
 *
 * Has a note written on the current finding.
 */
void
unrep_finding_box_focus_note (UnrepFindingBox *self)
{
  g_return_if_fail (UNREP_IS_FINDING_BOX (self));

  unrep_note_field_take_focus (self->note);
}
