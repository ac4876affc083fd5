/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-settling-box.h"

#include "unrep-colours.h"
#include "unrep-desk-spans.h"
#include "unrep-digits.h"
#include "unrep-disagreement-names.h"
#include "unrep-settings.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define NO_UNIT G_MAXUINT
/* A long passage is in the text as well. */
#define QUOTE_CHARS 240
/* What is always seen of a name. */
#define NAME_CHARS 12

struct _UnrepSettlingBox
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *progress;
  GtkLabel *kinds_label;
  GtkWidget *changed;
  GtkBox *leads;
  GtkBox *voices;
  GtkWidget *hide;
  GtkWidget *accept;

  UnrepDesk *desk;
  UnrepSettling *settling;
  guint kinds; /* which disagreements the keys walk through */
  guint current; /* of the settling */
  gboolean going; /* the desk follows, and not the other way round */
};

G_DEFINE_FINAL_TYPE (UnrepSettlingBox, unrep_settling_box, GTK_TYPE_WIDGET)

static void
unrep_settling_box_dispose (GObject *object)
{
  UnrepSettlingBox *self = UNREP_SETTLING_BOX (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->settling);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_SETTLING_BOX);
  G_OBJECT_CLASS (unrep_settling_box_parent_class)->dispose (object);
}

static void
unrep_settling_box_class_init (UnrepSettlingBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_settling_box_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-settling-box.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepSettlingBox, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepSettlingBox, progress);
  gtk_widget_class_bind_template_child (widget_class, UnrepSettlingBox, kinds_label);
  gtk_widget_class_bind_template_child (widget_class, UnrepSettlingBox, changed);
  gtk_widget_class_bind_template_child (widget_class, UnrepSettlingBox, leads);
  gtk_widget_class_bind_template_child (widget_class, UnrepSettlingBox, voices);
  gtk_widget_class_bind_template_child (widget_class, UnrepSettlingBox, hide);
  gtk_widget_class_bind_template_child (widget_class, UnrepSettlingBox, accept);
}

static void
clear_children (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
new_text (const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  unrep_disagreement_names_turn (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The symbol and the name of a position, beside each other. */
static void
append_position (UnrepSettlingBox *self,
                 GtkBox           *box,
                 const char       *id)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  g_autofree char *name = unrep_disagreement_names_dup_position (codebook, id);
  GtkWidget *symbol = gtk_label_new (unrep_disagreement_names_get_symbol (codebook, id)), *label = gtk_label_new (name);
  guint index;

  gtk_label_set_width_chars (GTK_LABEL (symbol), 2);
  if (unrep_codebook_find_position (codebook, id, &index))
    unrep_colours_paint (GTK_LABEL (symbol), unrep_codebook_get_position (codebook, index)->colour);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, id != NULL ? "heading" : "dim-label");
  gtk_box_append (box, symbol);
  gtk_box_append (box, label);
}

static char *
dup_name (UnrepSettlingBox *self,
          UnrepReviewer    *reviewer,
          guint             index)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->hide)))
    /* Translators: who it is is hidden; the number tells one from another. */
    return unrep_digits_take (g_strdup_printf (_("Reviewer %u"), index + 1));
  return g_strdup (unrep_reviewer_get_name (reviewer));
}

static GtkWidget *
new_head (UnrepSettlingBox *self,
          const char       *position,
          const char       *name)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (name);

  append_position (self, GTK_BOX (head), position);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (name, -1), NAME_CHARS));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (head), label);
  return head;
}

static void
append_evidence (GtkBox           *box,
                 const UnrepVoice *voice)
{
  for (guint i = 0; i < voice->spans->len; i++)
    {
      const char *exact = unrep_annotation_get_exact (g_ptr_array_index (voice->spans, i));
      g_autofree char *words = g_utf8_substring (exact, 0, MIN (g_utf8_strlen (exact, -1), QUOTE_CHARS));
      g_autofree char *quote = NULL;

      g_strdelimit (words, "\r\n\t", ' ');
      /* Translators: words of the report that are quoted */
      quote = g_strdup_printf (_("“%s”"), words);
      gtk_box_append (box, new_text (quote, "evidence"));
    }
}

static void
append_voice (UnrepSettlingBox *self,
              const UnrepVoice *voice,
              guint             index)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  const char *position = unrep_voice_get_position (voice);
  const char *note = voice->annotation != NULL ? unrep_annotation_get_note (voice->annotation) : "";
  g_autofree char *name = dup_name (self, voice->reviewer, index);
  g_autofree char *chosen = unrep_disagreement_names_dup_position (unrep_desk_get_codebook (self->desk), position);
  /* Translators: who, and which position: “Amal: Opposes” */
  g_autofree char *said = g_strdup_printf (_("%s: %s"), name, chosen);

  gtk_widget_add_css_class (box, "voice");
  gtk_box_append (GTK_BOX (box), new_head (self, position, name));
  if (*note != '\0')
    gtk_box_append (GTK_BOX (box), new_text (note, NULL));
  append_evidence (GTK_BOX (box), voice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_box_append (self->voices, box);
}

/* What other leads have decided, and why. Their names are never hidden: they are
 * those with whom one has to talk. */
static void
show_leads (UnrepSettlingBox *self)
{
  clear_children (self->leads);
  for (guint lead = 0; lead < unrep_settling_get_n_leads (self->settling) && self->current != NO_UNIT; lead++)
    {
      UnrepAnnotation *other = unrep_settling_get_other (self->settling, self->current, lead);
      g_autofree char *who = NULL;

      if (other == NULL)
        continue;
      /* Translators: the name of another lead */
      who = g_strdup_printf (_("decided by %s"), unrep_reviewer_get_name (unrep_settling_get_lead (self->settling, lead)));
      gtk_box_append (self->leads, new_head (self, unrep_annotation_get_position (other), who));
      if (*unrep_annotation_get_note (other) != '\0')
        gtk_box_append (self->leads, new_text (unrep_annotation_get_note (other), NULL));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->leads), gtk_widget_get_first_child (GTK_WIDGET (self->leads)) != NULL);
}

/* The evidence of all, below the letters of the text. */
static void
hear (UnrepSettlingBox  *self,
      UnrepDisagreement *disagreement)
{
  g_autoptr (GArray) heard = g_array_new (FALSE, FALSE, sizeof (UnrepHeardSpan));

  for (guint i = 0; disagreement != NULL && i < unrep_disagreement_get_n_voices (disagreement); i++)
    {
      const UnrepVoice *voice = unrep_disagreement_get_voice (disagreement, i);

      for (guint k = 0; k < voice->spans->len; k++)
        {
          UnrepAnnotation *span = g_ptr_array_index (voice->spans, k);
          const char *own = unrep_annotation_get_position (span);
          UnrepHeardSpan one = { unrep_annotation_get_range (span), UNREP_NO_POSITION };

          unrep_codebook_find_position (unrep_desk_get_codebook (self->desk),
                                        own != NULL ? own : unrep_voice_get_position (voice), &one.position);
          g_array_append_val (heard, one);
        }
    }
  unrep_desk_set_heard (self->desk, heard);
}

/* How many of those that the keys walk through are decided. */
static void
show_progress (UnrepSettlingBox *self)
{
  guint n = 0, n_decided = 0, n_unanimous = unrep_settling_count_unanimous (self->settling);
  g_autofree char *text = NULL, *accept = NULL;

  for (guint i = 0; i < unrep_settling_get_n (self->settling); i++)
    if ((unrep_disagreement_get_kinds (unrep_settling_get_disagreement (self->settling, i)) & self->kinds) != 0)
      {
        n++;
        n_decided += unrep_settling_is_decided (self->settling, i);
      }
  text = unrep_digits_take (g_strdup_printf (ngettext ("%u of %u disagreement decided", "%u of %u disagreements decided", n),
                                             n_decided, n));
  accept = unrep_digits_take (g_strdup_printf (ngettext ("_Accept %u unanimous", "_Accept %u unanimous", n_unanimous),
                                               n_unanimous));
  gtk_label_set_text (self->progress, text);
  gtk_button_set_label (GTK_BUTTON (self->accept), accept);
  gtk_widget_set_visible (self->accept, n_unanimous > 0);
}

static void
show (UnrepSettlingBox *self)
{
  UnrepDisagreement *disagreement =
    self->current != NO_UNIT ? unrep_settling_get_disagreement (self->settling, self->current) : NULL;
  g_autofree char *kinds = disagreement != NULL
                           ? unrep_disagreement_names_dup_kinds (unrep_disagreement_get_kinds (disagreement))
                           : g_strdup (_("No reviewer gave this part a position."));

  gtk_label_set_text (self->kinds_label, kinds);
  clear_children (self->voices);
  for (guint i = 0; disagreement != NULL && i < unrep_disagreement_get_n_voices (disagreement); i++)
    append_voice (self, unrep_disagreement_get_voice (disagreement, i), i);
  gtk_widget_set_visible (GTK_WIDGET (self->voices), disagreement != NULL);
  gtk_widget_set_visible (self->changed, disagreement != NULL && unrep_settling_has_changed (self->settling, self->current));
  show_leads (self);
  show_progress (self);
  hear (self, disagreement);
}

static void
go (UnrepSettlingBox *self,
    guint             index)
{
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);
  UnrepRange range = unrep_disagreement_get_range (unrep_settling_get_disagreement (self->settling, index));
  guint unit = unrep_outline_find_overlapping (outline, range);

  self->going = TRUE;
  self->current = index;
  unrep_desk_set_current (self->desk, unit != UNREP_NO_UNIT ? unit : unrep_outline_get_unit_at (outline, range.start));
  self->going = FALSE;
  show (self);
  g_debug ("settling %u of %u, decided %s", index + 1, unrep_settling_get_n (self->settling),
           unrep_settling_is_decided (self->settling, index)
             ? unrep_annotation_get_position (unrep_settling_get_decision (self->settling, index)) : "null");
}

/* The unit of the report that somebody went to. */
static void
current_changed_cb (UnrepSettlingBox *self)
{
  guint unit = unrep_desk_get_current (self->desk);

  if (self->going || self->settling == NULL)
    return;
  if (unit == UNREP_NO_UNIT ||
      !unrep_settling_find (self->settling, unrep_outline_get_unit (unrep_desk_get_outline (self->desk), unit)->range,
                            &self->current))
    self->current = NO_UNIT;
  show (self);
}

/* The order may be another one when reviewers say something else. */
static void
changed_cb (UnrepSettlingBox *self)
{
  if (self->current != NO_UNIT && self->current >= unrep_settling_get_n (self->settling))
    self->current = NO_UNIT;
  current_changed_cb (self);
}

static void
accept_clicked_cb (UnrepSettlingBox *self)
{
  g_autoptr (GError) error = NULL;
  guint n = unrep_settling_count_unanimous (self->settling);
  g_autofree char *message = NULL;

  if (!unrep_settling_accept_unanimous (self->settling, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  message = unrep_digits_take (g_strdup_printf (ngettext ("%u unit accepted as all reviewers have it",
                                                          "%u units accepted as all reviewers have them", n), n));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", message);
}

static void
hide_toggled_cb (UnrepSettlingBox *self)
{
  if (self->settling != NULL)
    show (self);
}

static void
unrep_settling_box_init (UnrepSettlingBox *self)
{
  GSettings *settings = unrep_settings_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->current = NO_UNIT;
  g_signal_connect_object (self->accept, "clicked", G_CALLBACK (accept_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hide, "toggled", G_CALLBACK (hide_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (hide_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  if (settings != NULL)
    g_settings_bind (settings, "hide-names", self->hide, "active", G_SETTINGS_BIND_DEFAULT);
}

/**
 * unrep_settling_box_set_settling:
 * @self: a box
 * @desk: (nullable): the desk whose review holds the lead's decisions
 * @settling: (nullable): what to show, %NULL for nothing
 * @kinds: which disagreements the keys walk through: values of UnrepDisagreementKind
 *
 * Begins or ends to show what reviewers say.
 */
void
unrep_settling_box_set_settling (UnrepSettlingBox *self,
                                 UnrepDesk        *desk,
                                 UnrepSettling    *settling,
                                 guint             kinds)
{
  g_return_if_fail (UNREP_IS_SETTLING_BOX (self));

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  if (self->settling != NULL)
    g_signal_handlers_disconnect_by_data (self->settling, self);
  g_set_object (&self->desk, desk);
  g_set_object (&self->settling, settling);
  self->kinds = kinds;
  self->current = NO_UNIT;
  gtk_widget_set_visible (GTK_WIDGET (self), settling != NULL);
  if (settling == NULL)
    return;
  g_signal_connect_object (desk, "notify::current", G_CALLBACK (current_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settling, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  current_changed_cb (self);
}

/**
 * unrep_settling_box_get_settling:
 * @self: a box
 *
 * Returns: (transfer none) (nullable): what it shows
 */
UnrepSettling *
unrep_settling_box_get_settling (UnrepSettlingBox *self)
{
  g_return_val_if_fail (UNREP_IS_SETTLING_BOX (self), NULL);

  return self->settling;
}

/**
 * unrep_settling_box_go_to:
 * @self: a box that shows something
 * @range: where a disagreement is
 *
 * Goes there, and the desk with it.
 */
void
unrep_settling_box_go_to (UnrepSettlingBox *self,
                          UnrepRange        range)
{
  guint index;

  g_return_if_fail (UNREP_IS_SETTLING_BOX (self) && self->settling != NULL);

  if (unrep_settling_find (self->settling, range, &index))
    go (self, index);
}

/* Whether the keys stop there. */
static gboolean
is_on_the_way (UnrepSettlingBox *self,
               guint             index,
               gboolean          undecided)
{
  return (unrep_disagreement_get_kinds (unrep_settling_get_disagreement (self->settling, index)) & self->kinds) != 0 &&
         !(undecided && unrep_settling_is_decided (self->settling, index));
}

/**
 * unrep_settling_box_go_on:
 * @self: a box that shows something
 * @forward: whether to less bad ones
 * @undecided: whether only to what is not decided yet
 *
 * Goes to the next disagreement in the order of the list.
 *
 * Returns: whether there was one
 */
gboolean
unrep_settling_box_go_on (UnrepSettlingBox *self,
                          gboolean          forward,
                          gboolean          undecided)
{
  guint n = unrep_settling_get_n (self->settling);

  g_return_val_if_fail (UNREP_IS_SETTLING_BOX (self), FALSE);

  if (forward)
    {
      for (guint i = self->current == NO_UNIT ? 0 : self->current + 1; i < n; i++)
        if (is_on_the_way (self, i, undecided))
          {
            go (self, i);
            return TRUE;
          }
      return FALSE;
    }
  for (guint i = self->current == NO_UNIT ? n : self->current; i > 0; i--)
    if (is_on_the_way (self, i - 1, undecided))
      {
        go (self, i - 1);
        return TRUE;
      }
  return FALSE;
}

/**
 * unrep_settling_box_decide:
 * @self: a box that shows a unit
 * @position: (nullable): the id of a position, %NULL to take the decision back
 * @error: where to put what went wrong
 *
 * Decides on the unit that is shown.
 *
 * Returns: whether that is decided now
 */
gboolean
unrep_settling_box_decide (UnrepSettlingBox  *self,
                           const char        *position,
                           GError           **error)
{
  g_return_val_if_fail (UNREP_IS_SETTLING_BOX (self) && self->current != NO_UNIT, FALSE);

  return unrep_settling_decide (self->settling, self->current, position, error);
}

/**
 * unrep_settling_box_has_current:
 * @self: a box
 *
 * Returns: whether it shows a unit that reviewers have tagged
 */
gboolean
unrep_settling_box_has_current (UnrepSettlingBox *self)
{
  g_return_val_if_fail (UNREP_IS_SETTLING_BOX (self), FALSE);

  return self->settling != NULL && self->current != NO_UNIT;
}
