/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-typesetter.h"

#include "unrep-unit-places.h"

#include <string.h>

/* Bytes that go into the buffer in one step: about 10 ms. */
#define CHUNK (256 * 1024)
/* Paragraphs and units that are set before the first frame: several screens. */
#define FIRST_PARAGRAPHS 300
#define FIRST_UNITS 150
/* How long one idle step may take, in microseconds. */
#define STEP_TIME 4000
/* After a frame is drawn, before GtkTextView goes on measuring paragraphs. */
#define STEP_PRIORITY (GDK_PRIORITY_REDRAW + 2)
/* Pixels that one step of the outline is set in by, and how many are told apart. */
#define INDENT 26
#define MAX_DEPTH 6

struct _UnrepReportTypesetter
{
  GObject parent_instance;

  GtkTextBuffer *buffer;
  UnrepReadingText *reading;
  UnrepOutline *outline;

  gsize inserted; /* bytes of the displayed text */
  guint next_paragraph;
  guint next_unit;
  guint step;

  GtkTextTag *whole;
  GtkTextTag *turn;
  GtkTextTag *blank;
  GtkTextTag *title;
  GtkTextTag *headings[2];
  GtkTextTag *indents[2][MAX_DEPTH];
  GtkTextTag *quiet;
};

G_DEFINE_FINAL_TYPE (UnrepReportTypesetter, unrep_report_typesetter, G_TYPE_OBJECT)

static guint done_signal;

static void
unrep_report_typesetter_dispose (GObject *object)
{
  UnrepReportTypesetter *self = UNREP_REPORT_TYPESETTER (object);

  g_clear_handle_id (&self->step, g_source_remove);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  g_clear_pointer (&self->outline, unrep_outline_unref);
  G_OBJECT_CLASS (unrep_report_typesetter_parent_class)->dispose (object);
}

static void
unrep_report_typesetter_class_init (UnrepReportTypesetterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_report_typesetter_dispose;
  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
unrep_report_typesetter_init (UnrepReportTypesetter *self)
{
}

/* A later tag wins over an earlier one. */
static void
create_tags (UnrepReportTypesetter *self)
{
  /* Pango would put a Latin hyphen into an Arabic word that does not fit a line. */
  self->whole = gtk_text_buffer_create_tag (self->buffer, NULL, "insert-hyphens", FALSE, NULL);
  /* While GTK 4.8 lays out several lines it keeps one style until it meets a toggle of
   * a tag, also over lines that it skips because it has them already: then a line of
   * text is drawn as small as the gap before it. A tag by turns has no look of its
   * own, but gives every line a toggle to begin with. */
  self->turn = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  /* An empty line between paragraphs is a gap, not a line of text. */
  self->blank = gtk_text_buffer_create_tag (self->buffer, NULL, "size-points", 3.0, "pixels-above-lines", 0,
                                            "pixels-below-lines", 0, NULL);
  self->title = gtk_text_buffer_create_tag (self->buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "scale", 1.25,
                                            "pixels-below-lines", 12, NULL);
  self->headings[0] = gtk_text_buffer_create_tag (self->buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "scale", 1.2,
                                                  "pixels-above-lines", 22, "pixels-below-lines", 8, NULL);
  self->headings[1] = gtk_text_buffer_create_tag (self->buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "scale", 1.08,
                                                  "pixels-above-lines", 14, "pixels-below-lines", 6, NULL);
  for (int depth = 0; depth < MAX_DEPTH; depth++)
    {
      int margin = (depth + 1) * INDENT;

      self->indents[0][depth] = gtk_text_buffer_create_tag (self->buffer, NULL, "accumulative-margin", TRUE,
                                                            "left-margin", margin, NULL);
      self->indents[1][depth] = gtk_text_buffer_create_tag (self->buffer, NULL, "accumulative-margin", TRUE,
                                                            "right-margin", margin, NULL);
    }
  self->quiet = gtk_text_buffer_create_tag (self->buffer, NULL, "scale", 0.82, NULL);
}

static void
insert_chunk (UnrepReportTypesetter *self)
{
  UnrepText *display = unrep_reading_text_get_display (self->reading);
  const char *utf8 = unrep_text_get_utf8 (display);
  gsize n_bytes = unrep_text_get_n_bytes (display);
  gsize end = n_bytes;
  GtkTextIter iter;

  /* No displayed paragraph is longer than a piece, so a line end is near. */
  if (n_bytes - self->inserted > CHUNK)
    {
      const char *line_end = memchr (utf8 + self->inserted + CHUNK, '\n', n_bytes - self->inserted - CHUNK);

      if (line_end != NULL)
        end = line_end + 1 - utf8;
    }
  gtk_text_buffer_get_end_iter (self->buffer, &iter);
  gtk_text_buffer_insert_with_tags (self->buffer, &iter, utf8 + self->inserted, (int) (end - self->inserted),
                                    self->whole, NULL);
  self->inserted = end;
}

static void
tag_lines (UnrepReportTypesetter *self,
           GtkTextTag            *tag,
           int                    first,
           int                    last)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (self->buffer, &start, first);
  gtk_text_buffer_get_iter_at_line (self->buffer, &end, last);
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
}

static void
set_paragraph (UnrepReportTypesetter *self,
               guint                  index)
{
  if (unrep_range_length (unrep_reading_text_get_paragraph (self->reading, index).display) == 0)
    tag_lines (self, self->blank, (int) index, (int) index);
  if (index % 2 == 1)
    tag_lines (self, self->turn, (int) index, (int) index);
}

/* How deep a unit is set in; a continuation as deep as what it continues. */
static guint
get_depth (UnrepReportTypesetter *self,
           const UnrepUnit       *unit)
{
  guint depth = 0;

  if (unit->kind == UNREP_UNIT_CONTINUATION && unit->parent != UNREP_NO_UNIT)
    return get_depth (self, unrep_outline_get_unit (self->outline, unit->parent));
  if (unit->kind != UNREP_UNIT_ITEM && unit->kind != UNREP_UNIT_SUBITEM)
    return 0;
  for (const char *p = unit->path; *p != '\0'; p++)
    depth += *p == '/';
  return MIN (MAX (depth, 1), MAX_DEPTH);
}

static GtkTextTag *
get_tag (UnrepReportTypesetter *self,
         const UnrepUnit       *unit,
         guint                  line)
{
  guint depth;

  switch (unit->kind)
    {
    case UNREP_UNIT_TITLE:
      return self->title;
    case UNREP_UNIT_HEADING:
      return self->headings[unit->level > 1];
    case UNREP_UNIT_FOOTNOTE:
    case UNREP_UNIT_ARTEFACT:
      return self->quiet;
    case UNREP_UNIT_META:
    case UNREP_UNIT_PARAGRAPH:
    case UNREP_UNIT_ITEM:
    case UNREP_UNIT_SUBITEM:
    case UNREP_UNIT_CONTINUATION:
    default:
      depth = get_depth (self, unit);
      if (depth == 0)
        return NULL;
      return self->indents[unrep_reading_text_get_paragraph (self->reading, line).direction == UNREP_DIRECTION_RTL]
                          [depth - 1];
    }
}

/* An item's own lines; what stands below it has a unit of its own. */
static void
set_unit (UnrepReportTypesetter *self,
          guint                  index)
{
  const UnrepUnit *unit = unrep_outline_get_unit (self->outline, index);
  g_autoptr (GArray) places = unrep_unit_places_new (self->reading, self->outline, index);
  g_autoptr (GArray) lines = unrep_unit_places_list_lines (self->reading, places);

  for (guint i = 0; i < lines->len; i++)
    {
      UnrepRange range = g_array_index (lines, UnrepRange, i);
      GtkTextTag *tag = get_tag (self, unit, (guint) range.start);

      if (tag != NULL)
        tag_lines (self, tag, (int) range.start, (int) range.end - 1);
    }
}

/* What the buffer holds by now; its last line may still grow. */
static gboolean
holds_line (UnrepReportTypesetter *self,
            guint                  line)
{
  return self->inserted == unrep_text_get_n_bytes (unrep_reading_text_get_display (self->reading))
         || (int) line + 1 < gtk_text_buffer_get_line_count (self->buffer);
}

static gboolean
set_next_paragraph (UnrepReportTypesetter *self)
{
  if (self->next_paragraph >= unrep_reading_text_get_n_paragraphs (self->reading)
      || !holds_line (self, self->next_paragraph))
    return FALSE;
  set_paragraph (self, self->next_paragraph++);
  return TRUE;
}

static gboolean
set_next_unit (UnrepReportTypesetter *self)
{
  if (self->outline == NULL || self->next_unit >= unrep_outline_get_n_units (self->outline)
      || self->inserted < unrep_text_get_n_bytes (unrep_reading_text_get_display (self->reading)))
    return FALSE;
  set_unit (self, self->next_unit++);
  return TRUE;
}

static gboolean
step_cb (gpointer data)
{
  UnrepReportTypesetter *self = data;
  gint64 until = g_get_monotonic_time () + STEP_TIME;
  gboolean busy = TRUE;

  if (self->inserted < unrep_text_get_n_bytes (unrep_reading_text_get_display (self->reading)))
    insert_chunk (self);
  while (busy && g_get_monotonic_time () < until)
    busy = set_next_paragraph (self) || set_next_unit (self);

  if (busy || !unrep_report_typesetter_is_done (self))
    return G_SOURCE_CONTINUE;
  self->step = 0;
  g_signal_emit (self, done_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
go_on (UnrepReportTypesetter *self)
{
  if (self->step == 0 && !unrep_report_typesetter_is_done (self))
    self->step = g_idle_add_full (STEP_PRIORITY, step_cb, self, NULL);
}

/**
 * unrep_report_typesetter_new:
 * @buffer: an empty buffer that nobody else changes
 * @reading: what to put into it
 *
 * What the first screens show is in @buffer when this returns.
 *
 * Returns: (transfer full): a typesetter at work; it stops when it is freed
 */
UnrepReportTypesetter *
unrep_report_typesetter_new (GtkTextBuffer    *buffer,
                             UnrepReadingText *reading)
{
  UnrepReportTypesetter *self = g_object_new (UNREP_TYPE_REPORT_TYPESETTER, NULL);

  self->buffer = g_object_ref (buffer);
  self->reading = unrep_reading_text_ref (reading);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  create_tags (self);
  insert_chunk (self);
  while (self->next_paragraph < FIRST_PARAGRAPHS && set_next_paragraph (self))
    ;
  go_on (self);
  return self;
}

/**
 * unrep_report_typesetter_set_outline:
 * @self: a typesetter
 * @outline: the outline of the text, once it is known
 *
 * Sets headings, indents and quiet matter; the first screens at once.
 */
void
unrep_report_typesetter_set_outline (UnrepReportTypesetter *self,
                                     UnrepOutline          *outline)
{
  g_return_if_fail (UNREP_IS_REPORT_TYPESETTER (self) && self->outline == NULL);

  self->outline = unrep_outline_ref (outline);
  while (self->next_unit < FIRST_UNITS && set_next_unit (self))
    ;
  go_on (self);
}

/**
 * unrep_report_typesetter_set_quiet:
 * @self: a typesetter
 * @colour: a colour for footnotes and page footers
 *
 * To be called when the style changes between light and dark.
 */
void
unrep_report_typesetter_set_quiet (UnrepReportTypesetter *self,
                                   const GdkRGBA         *colour)
{
  g_return_if_fail (UNREP_IS_REPORT_TYPESETTER (self));

  g_object_set (self->quiet, "foreground-rgba", colour, NULL);
}

/**
 * unrep_report_typesetter_get_buffer:
 * @self: a typesetter
 *
 * Returns: (transfer none): what it puts the text into
 */
GtkTextBuffer *
unrep_report_typesetter_get_buffer (UnrepReportTypesetter *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_TYPESETTER (self), NULL);

  return self->buffer;
}

/**
 * unrep_report_typesetter_get_reading:
 * @self: a typesetter
 *
 * Returns: (transfer none): the text it sets
 */
UnrepReadingText *
unrep_report_typesetter_get_reading (UnrepReportTypesetter *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_TYPESETTER (self), NULL);

  return self->reading;
}

/**
 * unrep_report_typesetter_is_done:
 * @self: a typesetter
 *
 * Returns: whether everything that is known by now is in the buffer
 */
gboolean
unrep_report_typesetter_is_done (UnrepReportTypesetter *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_TYPESETTER (self), TRUE);

  return self->inserted == unrep_text_get_n_bytes (unrep_reading_text_get_display (self->reading))
         && self->next_paragraph >= unrep_reading_text_get_n_paragraphs (self->reading)
         && (self->outline == NULL || self->next_unit >= unrep_outline_get_n_units (self->outline));
}
