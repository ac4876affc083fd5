/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-inspection-json.h"

#include "unrep-char-name.h"
#include "unrep-inspection-private.h"

#include <math.h>

static const struct
{
  UnrepInspectionMarks mark;
  const char *name;
} mark_names[] = {
  { UNREP_MARK_MISSING, "missing" },
  { UNREP_MARK_FALLBACK, "fallback" },
  { UNREP_MARK_BLANK, "blank" },
  { UNREP_MARK_CONTROL, "control" },
  { UNREP_MARK_CUT_WORD, "cut-word" },
};

static void
write_marks (UnrepJsonWriter      *writer,
             UnrepInspectionMarks  marks)
{
  unrep_json_writer_member_array (writer, "marks");
  for (gsize i = 0; i < G_N_ELEMENTS (mark_names); i++)
    if ((marks & mark_names[i].mark) != 0)
      unrep_json_writer_string (writer, mark_names[i].name);
  unrep_json_writer_end_array (writer);
}

static void
write_measure (UnrepJsonWriter *writer,
               const char      *name,
               double           scaled)
{
  unrep_json_writer_member_int (writer, name, (gint64) llround (scaled));
}

static void
write_char (UnrepJsonWriter          *writer,
            const UnrepInspectedChar *c)
{
  g_autofree char *code = g_strdup_printf ("U+%04X", c->code);
  g_autofree char *name = unrep_char_dup_name (c->code);

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "code", code);
  unrep_json_writer_member_string (writer, "name", name);
  unrep_json_writer_name (writer, "offset");
  if (c->displayed_only)
    unrep_json_writer_null (writer);
  else
    unrep_json_writer_int (writer, (gint64) c->offset);
  unrep_json_writer_member_int (writer, "level", c->level);
  unrep_json_writer_end_object (writer);
}

static void
write_cluster (UnrepInspection             *self,
               const UnrepInspectedCluster *cluster,
               UnrepRectangle               place,
               double                       baseline,
               UnrepJsonWriter             *writer,
               double                       scale)
{
  unrep_json_writer_begin_object (writer);
  write_measure (writer, "x", (cluster->rectangle.x - place.x) * scale);
  write_measure (writer, "width", cluster->rectangle.width * scale);
  write_marks (writer, cluster->marks);
  unrep_json_writer_member_array (writer, "characters");
  for (guint i = cluster->first_char; i < cluster->first_char + cluster->n_chars; i++)
    write_char (writer, UNREP_CHAR_AT (self, i));
  unrep_json_writer_end_array (writer);
  unrep_json_writer_member_array (writer, "glyphs");
  for (guint i = cluster->first_glyph; i < cluster->first_glyph + cluster->n_glyphs; i++)
    {
      const UnrepInspectedGlyph *glyph = UNREP_GLYPH_AT (self, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_int (writer, "id", glyph->id);
      unrep_json_writer_member_string (writer, "name", glyph->name);
      write_measure (writer, "x", (glyph->x - place.x) * scale);
      write_measure (writer, "y", (baseline - glyph->y) * scale);
      write_measure (writer, "advance", glyph->advance * scale);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);
}

static void
write_run (UnrepInspection         *self,
           guint                    index,
           const UnrepInspectedRun *run,
           guint                    first_visual,
           UnrepJsonWriter         *writer,
           double                   scale)
{
  g_autofree char *text = unrep_inspection_dup_run_text (self, index);

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_int (writer, "start", (gint64) run->range.start);
  unrep_json_writer_member_int (writer, "end", (gint64) run->range.end);
  unrep_json_writer_member_string (writer, "text", text);
  unrep_json_writer_member_int (writer, "visual", run->visual - first_visual);
  unrep_json_writer_member_int (writer, "level", run->level);
  unrep_json_writer_member_string (writer, "script", run->script);
  unrep_json_writer_member_string (writer, "language", run->language);
  unrep_json_writer_member_string (writer, "family", run->family);
  unrep_json_writer_member_string (writer, "face", run->face);
  unrep_json_writer_name (writer, "file");
  if (run->file != NULL)
    unrep_json_writer_string (writer, run->file);
  else
    unrep_json_writer_null (writer);
  write_marks (writer, run->marks);
  write_measure (writer, "x", run->rectangle.x * scale);
  write_measure (writer, "width", run->rectangle.width * scale);
  unrep_json_writer_member_array (writer, "clusters");
  for (guint i = run->first_cluster; i < run->first_cluster + run->n_clusters; i++)
    write_cluster (self, UNREP_CLUSTER_AT (self, i), run->rectangle, run->baseline, writer, scale);
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);
}

/**
 * unrep_inspection_write_json:
 * @self: an inspection whose lines may be as wide as they are
 * @writer: where a value may stand in an array
 * @scale: how many of the units to write a pixel is
 *
 * Writes every paragraph as an object, as unrep-cli(1) describes it; measures are
 * written in whole units.
 */
void
unrep_inspection_write_json (UnrepInspection *self,
                             UnrepJsonWriter *writer,
                             double           scale)
{
  guint index = 0;

  g_return_if_fail (UNREP_IS_INSPECTION (self) && writer != NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const UnrepInspectionPart *part = &g_array_index (self->parts, UnrepInspectionPart, i);
      UnrepReadingParagraph paragraph = unrep_reading_text_get_paragraph (self->reading, part->paragraph);
      UnrepText *text = unrep_reading_text_get_text (self->reading);
      guint first_visual = index;

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_int (writer, "line", unrep_text_get_line_at (text, paragraph.range.start));
      unrep_json_writer_member_int (writer, "start", (gint64) paragraph.range.start);
      unrep_json_writer_member_int (writer, "end", (gint64) paragraph.range.end);
      unrep_json_writer_member_string (writer, "direction", part->direction == UNREP_DIRECTION_RTL ? "rtl" : "ltr");
      unrep_json_writer_member_array (writer, "runs");
      for (; index < self->runs->len && UNREP_RUN_AT (self, index)->paragraph == part->paragraph; index++)
        write_run (self, index, UNREP_RUN_AT (self, index), first_visual, writer, scale);
      unrep_json_writer_end_array (writer);
      unrep_json_writer_end_object (writer);
    }
}
