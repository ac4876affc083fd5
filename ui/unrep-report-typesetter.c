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
/* Longer labels, in code points, do not hang. */
#define LONGEST_LABEL 24
/* Shorter words, in code points, have room beside a label. */
#define LONG_WORD 20
/* Pango stretches lines at U+0020 and U+00A0 alone. */
#define FIXED_SPACE "\u2005"

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

  gboolean justify;
  UnrepPageTags *tags;
  PangoLayout *layout; /* measures labels */
  GHashTable *widths; /* of labels, in Pango units */
};

G_DEFINE_FINAL_TYPE (UnrepReportTypesetter, unrep_report_typesetter, G_TYPE_OBJECT)

static guint done_signal;

static void
unrep_report_typesetter_dispose (GObject *object)
{
  UnrepReportTypesetter *self = UNREP_REPORT_TYPESETTER (object);

  g_clear_handle_id (&self->step, g_source_remove);
  g_clear_object (&self->tags);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->widths, g_hash_table_unref);
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
                                    unrep_page_tags_get (self->tags, UNREP_PAGE_WHOLE), NULL);
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
    tag_lines (self, unrep_page_tags_get (self->tags, UNREP_PAGE_BLANK), (int) index, (int) index);
  if (index % 2 == 1)
    tag_lines (self, unrep_page_tags_get (self->tags, UNREP_PAGE_TURN), (int) index, (int) index);
}

/* What a continuation continues stands where it does. */
static const UnrepUnit *
get_leader (UnrepReportTypesetter *self,
            const UnrepUnit       *unit)
{
  while (unit->kind == UNREP_UNIT_CONTINUATION && unit->parent != UNREP_NO_UNIT)
    unit = unrep_outline_get_unit (self->outline, unit->parent);
  return unit;
}

static guint
get_depth (const UnrepUnit *unit)
{
  guint depth = 0;

  if (unit->kind != UNREP_UNIT_ITEM && unit->kind != UNREP_UNIT_SUBITEM)
    return 0;
  for (const char *p = unit->path; *p != '\0'; p++)
    depth += *p == '/';
  return MIN (MAX (depth, 1), UNREP_PAGE_MAX_DEPTH);
}

/* In ems. */
static double
measure_label (UnrepReportTypesetter *self,
               const char            *label)
{
  gpointer width;

  if (!g_hash_table_lookup_extended (self->widths, label, NULL, &width))
    {
      int pixels;

      pango_layout_set_text (self->layout, label, -1);
      pango_layout_get_size (self->layout, &pixels, NULL);
      width = GINT_TO_POINTER (pixels);
      g_hash_table_insert (self->widths, g_strdup (label), width);
    }
  return GPOINTER_TO_INT (width) / (double) PANGO_SCALE / unrep_page_tags_get_em (self->tags);
}

static gunichar
get_char (UnrepText *text,
          gsize      offset)
{
  return g_utf8_get_char (unrep_text_get_utf8 (text) + unrep_text_get_byte (text, offset));
}

/* Where the label of a unit is displayed, with the spaces behind it and what is only
 * displayed before it. Not at the beginning of its paragraph it is none to hang. */
static gboolean
find_label (UnrepReportTypesetter *self,
            const UnrepUnit       *unit,
            guint                  line,
            UnrepRange            *label,
            gsize                 *space)
{
  UnrepReadingParagraph paragraph = unrep_reading_text_get_paragraph (self->reading, line);
  UnrepText *display = unrep_reading_text_get_display (self->reading);
  g_autoptr (GArray) places = NULL;

  if (unrep_range_length (unit->printed_range) == 0 || unrep_range_length (unit->printed_range) > LONGEST_LABEL)
    return FALSE;
  places = unrep_reading_text_list_display_ranges (self->reading, unit->printed_range);
  if (places->len != 1)
    return FALSE;
  *label = g_array_index (places, UnrepRange, 0);
  while (label->start > paragraph.display.start
         && unrep_reading_text_is_displayed_only (self->reading, label->start - 1))
    label->start--;
  if (label->start != paragraph.display.start)
    return FALSE;
  *space = label->end;
  while (label->end < paragraph.display.end && get_char (display, label->end) == ' ')
    label->end++;
  return label->end > *space;
}

static void
tag_range (UnrepReportTypesetter *self,
           GtkTextTag            *tag,
           gsize                  first,
           gsize                  last)
{
  GtkTextIter start, end;

  if (tag == NULL)
    return;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) first);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) last);
  gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
}

static gboolean
is_long_word (UnrepText *text,
              gsize      start,
              gsize      line_end)
{
  gsize end = start;

  while (end < line_end && end < start + LONG_WORD && get_char (text, end) != ' ')
    end++;
  return end == start + LONG_WORD;
}

/* Where lines are stretched, the space behind a label would be too, and push the first
 * line out of its column. So the buffer shows another space there, one for one: every
 * offset stays, and what leaves the program is extracted text. */
static void
fix_spaces (UnrepReportTypesetter *self,
            gsize                  first,
            gsize                  last)
{
  for (gsize i = first; i < last; i++)
    {
      GtkTextIter start, end;

      /* First the new one, which has the tags of what is around it, and marks stay. */
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) i + 1);
      gtk_text_buffer_insert (self->buffer, &end, FIXED_SPACE, -1);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) i);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) i + 1);
      gtk_text_buffer_delete (self->buffer, &start, &end);
    }
}

/* In ems of the page, as large as the label is set. */
static double
measure_hanging (UnrepReportTypesetter *self,
                 const UnrepUnit       *unit,
                 UnrepRange             label)
{
  GtkTextIter start, end;
  g_autofree char *shown = NULL;
  double width;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) label.start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) label.end);
  shown = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
  width = measure_label (self, shown);

  return unit->kind == UNREP_UNIT_FOOTNOTE ? width * UNREP_PAGE_QUIET_SCALE : width;
}

/* The column of a line that begins with the label of @unit. The space behind the label
 * is widened, no letter is touched. Before a long address, say, no line ends there: it
 * is broken itself. GTK forbids breaks within one run only, so that it cannot be both. */
static UnrepColumn
set_label (UnrepReportTypesetter *self,
           const UnrepUnit       *unit,
           guint                  line)
{
  UnrepText *display = unrep_reading_text_get_display (self->reading);
  gsize line_end = unrep_reading_text_get_paragraph (self->reading, line).display.end, space;
  UnrepColumn column;
  UnrepRange label;
  double width;

  if (!find_label (self, unit, line, &label, &space))
    return UNREP_COLUMN_TEXT;
  if (self->justify)
    fix_spaces (self, space, label.end);
  width = measure_hanging (self, unit, label);
  column = unrep_page_tags_choose (width);
  if (is_long_word (display, label.end, line_end))
    tag_range (self, unrep_page_tags_get (self->tags, UNREP_PAGE_TOGETHER), label.start, label.end + 1);
  else
    tag_range (self, unrep_page_tags_get_gap (self->tags, column, get_depth (unit), width), space, space + 1);
  return column;
}

static void
set_column (UnrepReportTypesetter *self,
            const UnrepUnit       *leader,
            UnrepColumn            column,
            guint                  line)
{
  gboolean rtl = unrep_reading_text_get_paragraph (self->reading, line).direction == UNREP_DIRECTION_RTL;

  tag_lines (self, unrep_page_tags_get_column (self->tags, column, get_depth (leader), rtl), (int) line, (int) line);
}

static void
set_look (UnrepReportTypesetter *self,
          UnrepPageTag           look,
          GArray                *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      UnrepRange range = g_array_index (lines, UnrepRange, i);

      tag_lines (self, unrep_page_tags_get (self->tags, look), (int) range.start, (int) range.end - 1);
    }
}

/* A paragraph, item or footnote, whose label hangs beside its own lines. */
static void
set_text (UnrepReportTypesetter *self,
          const UnrepUnit       *unit,
          GArray                *lines)
{
  const UnrepUnit *leader = get_leader (self, unit);

  if (leader->kind == UNREP_UNIT_FOOTNOTE)
    set_look (self, UNREP_PAGE_QUIET, lines);
  if (*leader->label == '\0' && get_depth (leader) == 0)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      UnrepRange range = g_array_index (lines, UnrepRange, i);

      for (guint line = (guint) range.start; line < range.end; line++)
        {
          gboolean first = i == 0 && line == range.start && leader == unit;

          set_column (self, leader, first ? set_label (self, unit, line) : UNREP_COLUMN_TEXT, line);
        }
    }
}

/* A unit's own lines; what stands below it has a unit of its own. */
static void
set_unit (UnrepReportTypesetter *self,
          guint                  index)
{
  const UnrepUnit *unit = unrep_outline_get_unit (self->outline, index);
  g_autoptr (GArray) places = unrep_unit_places_new (self->reading, self->outline, index);
  g_autoptr (GArray) lines = unrep_unit_places_list_lines (self->reading, places);

  switch (unit->kind)
    {
    case UNREP_UNIT_TITLE:
      set_look (self, UNREP_PAGE_TITLE, lines);
      break;
    case UNREP_UNIT_HEADING:
      set_look (self, unit->level > 1 ? UNREP_PAGE_SUBHEADING : UNREP_PAGE_HEADING, lines);
      break;
    case UNREP_UNIT_ARTEFACT:
      set_look (self, UNREP_PAGE_QUIET, lines);
      break;
    case UNREP_UNIT_META:
      break;
    case UNREP_UNIT_PARAGRAPH:
    case UNREP_UNIT_ITEM:
    case UNREP_UNIT_SUBITEM:
    case UNREP_UNIT_CONTINUATION:
    case UNREP_UNIT_FOOTNOTE:
    default:
      set_text (self, unit, lines);
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
 * @context: measures letters as they will be drawn
 * @metrics: how the page is set
 *
 * What the first screens show is in @buffer when this returns.
 *
 * Returns: (transfer full): a typesetter at work; it stops when it is freed
 */
UnrepReportTypesetter *
unrep_report_typesetter_new (GtkTextBuffer          *buffer,
                             UnrepReadingText       *reading,
                             PangoContext           *context,
                             const UnrepPageMetrics *metrics)
{
  UnrepReportTypesetter *self = g_object_new (UNREP_TYPE_REPORT_TYPESETTER, NULL);

  self->buffer = g_object_ref (buffer);
  self->reading = unrep_reading_text_ref (reading);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  self->justify = metrics->justify;
  self->tags = unrep_page_tags_new (buffer, metrics);
  self->layout = pango_layout_new (context);
  self->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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

  g_object_set (unrep_page_tags_get (self->tags, UNREP_PAGE_QUIET), "foreground-rgba", colour, NULL);
}

/**
 * unrep_report_typesetter_set_metrics:
 * @self: a typesetter
 * @metrics: how the page is set from now on
 *
 * For another size of the same letters; other letters, and lines that are justified and
 * were not, need another typesetter.
 */
void
unrep_report_typesetter_set_metrics (UnrepReportTypesetter  *self,
                                     const UnrepPageMetrics *metrics)
{
  g_return_if_fail (UNREP_IS_REPORT_TYPESETTER (self));

  unrep_page_tags_set_metrics (self->tags, metrics);
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
