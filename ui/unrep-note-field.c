/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-note-field.h"

/* A note is kept when typing pauses this long, in milliseconds, so that one undo
 * step is a thought and not a letter. */
#define PAUSE 400

struct _UnrepNoteField
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *frame;
  GtkLabel *title;
  GtkOverlay *overlay;
  GtkTextView *view;
  GtkLabel *hint;

  char *kept; /* what the owner has */
  guint timer;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (UnrepNoteField, unrep_note_field, GTK_TYPE_WIDGET)

enum
{
  PROP_TITLE = 1,
  PROP_HINT,
  PROP_HAS_HEADING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  KEEP,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_note (UnrepNoteField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/**
 * unrep_note_field_commit:
 * @self: a field
 *
 * Has what was typed kept, if that has not happened yet: to be called before another
 * note is shown.
 *
 * Returns: %FALSE where there is something to keep and it could not be kept
 */
gboolean
unrep_note_field_commit (UnrepNoteField *self)
{
  g_autofree char *note = NULL, *before = NULL;
  gboolean kept = FALSE;

  g_return_val_if_fail (UNREP_IS_NOTE_FIELD (self), FALSE);

  g_clear_handle_id (&self->timer, g_source_remove);
  note = dup_note (self);
  if (g_str_equal (note, self->kept))
    return TRUE;
  /* Who keeps it may show it in return, which is not to keep it once more. */
  before = g_steal_pointer (&self->kept);
  self->kept = g_strdup (note);
  g_signal_emit (self, signals[KEEP], 0, note, &kept);
  if (kept)
    g_debug ("%s kept: %s", gtk_widget_get_name (GTK_WIDGET (self)), note);
  else
    {
      g_free (self->kept);
      self->kept = g_steal_pointer (&before);
    }
  return kept;
}

static void
pause_cb (gpointer data)
{
  UnrepNoteField *self = data;

  self->timer = 0;
  unrep_note_field_commit (self);
}

static void
changed_cb (UnrepNoteField *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->hint),
                          gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) == 0);
  if (self->showing)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_once (PAUSE, pause_cb, self);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        UnrepNoteField        *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  unrep_note_field_commit (self);
  g_signal_emit (self, signals[DONE], 0);
  return GDK_EVENT_STOP;
}

static void
log_focus_cb (UnrepNoteField *self)
{
  g_debug ("%s has the focus", gtk_widget_get_name (GTK_WIDGET (self)));
}

static void
unrep_note_field_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *spec)
{
  UnrepNoteField *self = UNREP_NOTE_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_text (self->hint));
      break;
    case PROP_HAS_HEADING:
      g_value_set_boolean (value, gtk_widget_get_visible (self->heading));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
unrep_note_field_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *spec)
{
  UnrepNoteField *self = UNREP_NOTE_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      unrep_note_field_set_title (self, g_value_get_string (value));
      break;
    case PROP_HINT:
      gtk_label_set_text (self->hint, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                      g_value_get_string (value), -1);
      break;
    case PROP_HAS_HEADING:
      gtk_widget_set_visible (self->heading, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
unrep_note_field_dispose (GObject *object)
{
  UnrepNoteField *self = UNREP_NOTE_FIELD (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_NOTE_FIELD);
  G_OBJECT_CLASS (unrep_note_field_parent_class)->dispose (object);
}

static void
unrep_note_field_finalize (GObject *object)
{
  g_free (UNREP_NOTE_FIELD (object)->kept);
  G_OBJECT_CLASS (unrep_note_field_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  /**
   * UnrepNoteField::keep:
   * @self: a field
   * @note: what has been typed
   *
   * Returns: whether it is kept; if not it is offered again
   */
  signals[KEEP] = g_signal_new ("keep", UNREP_TYPE_NOTE_FIELD, G_SIGNAL_RUN_LAST, 0,
                                g_signal_accumulator_first_wins, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  /**
   * UnrepNoteField::done:
   * @self: a field
   *
   * Somebody wants to go back to where the work is.
   */
  signals[DONE] = g_signal_new ("done", UNREP_TYPE_NOTE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
unrep_note_field_class_init (UnrepNoteFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = unrep_note_field_get_property;
  object_class->set_property = unrep_note_field_set_property;
  object_class->dispose = unrep_note_field_dispose;
  object_class->finalize = unrep_note_field_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_HEADING] = g_param_spec_boolean ("has-heading", NULL, NULL, TRUE,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_signals ();

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-note-field.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepNoteField, heading);
  gtk_widget_class_bind_template_child (widget_class, UnrepNoteField, title);
  gtk_widget_class_bind_template_child (widget_class, UnrepNoteField, frame);
  gtk_widget_class_bind_template_child (widget_class, UnrepNoteField, overlay);
  gtk_widget_class_bind_template_child (widget_class, UnrepNoteField, view);
  gtk_widget_class_bind_template_child (widget_class, UnrepNoteField, hint);
}

static void
unrep_note_field_init (UnrepNoteField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->kept = g_strdup ("");
  /* A hint of several lines makes room for itself. */
  gtk_overlay_set_measure_overlay (self->overlay, GTK_WIDGET (self->hint), TRUE);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (focus, "enter", G_CALLBACK (log_focus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (unrep_note_field_commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * unrep_note_field_set_title:
 * @self: a field
 * @title: what the note is of
 *
 * The heading, and through the relation that it has as the field's mnemonic label, the
 * field's name for a screen reader; also where it is not shown.
 */
void
unrep_note_field_set_title (UnrepNoteField *self,
                            const char     *title)
{
  g_return_if_fail (UNREP_IS_NOTE_FIELD (self));

  gtk_label_set_text (self->title, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * unrep_note_field_show_note:
 * @self: a field
 * @note: (nullable): what is kept now, %NULL for nothing
 *
 * Shows a note. What is being typed is newer than what is kept, and stays: see
 * unrep_note_field_commit(). Typing in the note that was shown before cannot be undone
 * here: that would change this one.
 */
void
unrep_note_field_show_note (UnrepNoteField *self,
                            const char     *note)
{
  GtkTextBuffer *buffer;
  g_autofree char *shown = NULL;

  g_return_if_fail (UNREP_IS_NOTE_FIELD (self));

  if (self->timer != 0)
    return;
  g_free (self->kept);
  self->kept = g_strdup (note != NULL ? note : "");
  shown = dup_note (self);
  if (g_str_equal (shown, self->kept))
    return;
  buffer = gtk_text_view_get_buffer (self->view);
  self->showing = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, self->kept, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->showing = FALSE;
}

/**
 * unrep_note_field_take_focus:
 * @self: a field
 *
 * Has a note written.
 */
void
unrep_note_field_take_focus (UnrepNoteField *self)
{
  g_return_if_fail (UNREP_IS_NOTE_FIELD (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
