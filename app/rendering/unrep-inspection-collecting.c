/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads runs, clusters and glyphs out of a layout. */
#include "unrep-inspection-private.h"

#include "unrep-char-name.h"

#include <hb.h>
#include <pango/pangofc-font.h>

/* A glyph name in a font is at most 63 bytes in PostScript, any in others. */
#define MAX_NAME 128

/* What is known of the run that is being read. @clusters has the index of the cluster
 * at each byte at which a cluster of Pango's begins. */
typedef struct
{
  UnrepInspection *self;
  UnrepInspectionPart *part;
  PangoGlyphItem *item;
  const char *text;
  UnrepInspectedRun *run;
  UnrepInspectionMarks font_marks;
  guint index;
  GArray *clusters;
  double x;
  double baseline;
  double y;
  double height;
} Reading;

static double
to_pixels (int units)
{
  return (double) units / PANGO_SCALE;
}

static const char *
keep (UnrepInspection *self,
      const char      *string)
{
  return string != NULL ? g_string_chunk_insert_const (self->strings, string) : NULL;
}

/* `Arab`; GLib has the code with its first letter in the highest byte. */
static const char *
keep_script (UnrepInspection *self,
             GUnicodeScript   script)
{
  guint32 code = g_unicode_script_to_iso15924 (script);
  const char name[] = { (char) (code >> 24), (char) (code >> 16), (char) (code >> 8), (char) code, '\0' };

  return keep (self, code != 0 ? name : "Zyyy");
}

static const char *
keep_file (UnrepInspection *self,
           PangoFont       *font)
{
  FcPattern *pattern = PANGO_IS_FC_FONT (font) ? pango_fc_font_get_pattern (PANGO_FC_FONT (font)) : NULL;
  FcChar8 *file;

  if (pattern == NULL || FcPatternGetString (pattern, FC_FILE, 0, &file) != FcResultMatch)
    return NULL;
  return keep (self, (const char *) file);
}

/* Where no font is installed there is none. */
static void
describe_font (UnrepInspection   *self,
               PangoFont         *font,
               UnrepInspectedRun *run)
{
  g_autoptr (PangoFontDescription) description = NULL;

  run->family = run->face = "";
  if (font == NULL)
    return;
  description = pango_font_describe (font);
  run->family = keep (self, pango_font_description_get_family (description));
  run->face = keep (self, pango_font_face_get_face_name (pango_font_get_face (font)));
  run->file = keep_file (self, font);
}

static const char *
keep_glyph_name (UnrepInspection *self,
                 PangoFont       *font,
                 PangoGlyph       glyph)
{
  hb_font_t *hb_font = font != NULL ? pango_font_get_hb_font (font) : NULL;
  char name[MAX_NAME] = "";
  const char *end;

  if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 || hb_font == NULL)
    return ".notdef";
  hb_font_glyph_to_string (hb_font, glyph, name, sizeof name);
  /* Fonts are not to be trusted. */
  if (!g_utf8_validate (name, -1, &end))
    name[end - name] = '\0';
  return keep (self, name);
}

static gboolean
is_blank (PangoFont  *font,
          PangoGlyph  glyph)
{
  PangoRectangle ink;

  pango_font_get_glyph_extents (font, glyph, &ink, NULL);
  return ink.width == 0 || ink.height == 0;
}

/* Adds a glyph, and returns what is worth seeing about it. */
static UnrepInspectionMarks
add_glyph (Reading              *reading,
           const PangoGlyphInfo *info,
           guint                 cluster)
{
  UnrepInspection *self = reading->self;
  PangoFont *font = reading->item->item->analysis.font;
  gboolean missing = font == NULL || (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 || info->glyph == 0;
  UnrepInspectedGlyph glyph = {
    .run = reading->index,
    .cluster = cluster,
    .id = missing ? 0 : info->glyph,
    .name = keep_glyph_name (self, font, info->glyph),
    .x = reading->x + to_pixels (info->geometry.x_offset),
    .y = reading->baseline + to_pixels (info->geometry.y_offset),
    .advance = to_pixels (info->geometry.width),
  };

  if (missing)
    glyph.marks = UNREP_MARK_MISSING;
  else if (is_blank (font, info->glyph))
    glyph.marks = UNREP_MARK_BLANK;
  g_array_append_val (self->glyphs, glyph);
  return glyph.marks;
}

/* The glyphs of a run from left to right. Those of one cluster stand side by side. */
static void
add_glyphs (Reading *reading)
{
  UnrepInspection *self = reading->self;
  PangoGlyphString *glyphs = reading->item->glyphs;
  UnrepInspectedRun *run = reading->run;
  guint last = UNREP_INSPECTION_NONE;

  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];
      guint index = g_array_index (reading->clusters, guint, glyphs->log_clusters[i]);
      UnrepInspectedCluster *cluster = UNREP_CLUSTER_AT (self, index);

      if (index != last)
        {
          cluster->rectangle = (UnrepRectangle) { reading->x, reading->y, 0, reading->height };
          cluster->first_glyph = self->glyphs->len;
          last = index;
        }
      if (info->glyph != PANGO_GLYPH_EMPTY)
        {
          /* Blank is a cluster of which nothing at all is drawn. */
          cluster->marks |= add_glyph (reading, info, index) & ~UNREP_MARK_BLANK;
          cluster->n_glyphs++;
        }
      reading->x += to_pixels (info->geometry.width);
      cluster->rectangle.width += to_pixels (info->geometry.width);
    }
  run->n_glyphs = self->glyphs->len - run->first_glyph;
}

static gboolean
is_visible (gunichar c)
{
  return g_unichar_isgraph (c) && !unrep_char_is_control (c);
}

static void
mark_cluster (Reading               *reading,
              UnrepInspectedCluster *cluster)
{
  UnrepInspection *self = reading->self;
  gboolean visible = FALSE, blank = cluster->n_glyphs > 0;

  for (guint i = cluster->first_char; i < cluster->first_char + cluster->n_chars; i++)
    {
      gunichar c = UNREP_CHAR_AT (self, i)->code;

      visible = visible || is_visible (c);
      if (unrep_char_is_control (c))
        cluster->marks |= UNREP_MARK_CONTROL;
    }
  for (guint i = cluster->first_glyph; i < cluster->first_glyph + cluster->n_glyphs; i++)
    {
      UnrepInspectedGlyph *glyph = UNREP_GLYPH_AT (self, i);

      blank = blank && (glyph->marks & UNREP_MARK_BLANK) != 0;
    }
  if (visible)
    cluster->marks |= reading->font_marks | (blank ? UNREP_MARK_BLANK : 0);
  for (guint i = cluster->first_glyph; i < cluster->first_glyph + cluster->n_glyphs; i++)
    {
      UnrepInspectedGlyph *glyph = UNREP_GLYPH_AT (self, i);

      glyph->marks = (glyph->marks & ~UNREP_MARK_BLANK) | (cluster->marks & ~UNREP_MARK_MISSING);
    }
  reading->run->marks |= cluster->marks;
}

/* Whether Pango's cluster that begins with the character @index goes on with what the
 * last one began: its marks are clusters of their own. */
static gboolean
goes_on (Reading *reading,
         guint    index)
{
  int n_attrs;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (reading->part->layout, &n_attrs);

  return reading->self->clusters->len > reading->run->first_cluster
         && !attrs[index - reading->part->first_char].is_cursor_position;
}

static void
add_clusters (Reading *reading)
{
  UnrepInspection *self = reading->self;
  UnrepInspectedRun *run = reading->run;
  PangoGlyphItemIter iter;
  gboolean more;

  g_array_set_size (reading->clusters, (guint) reading->item->item->length);
  for (more = pango_glyph_item_iter_init_start (&iter, reading->item, reading->text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      UnrepInspectedCluster begun = {
        .run = reading->index,
        .first_char = run->first_char + (guint) iter.start_char,
      };
      UnrepInspectedCluster *cluster;

      if (!goes_on (reading, begun.first_char))
        g_array_append_val (self->clusters, begun);
      cluster = UNREP_CLUSTER_AT (self, self->clusters->len - 1);
      for (int i = iter.start_char; i < iter.end_char; i++)
        {
          UnrepInspectedChar *c = UNREP_CHAR_AT (self, run->first_char + (guint) i);

          c->run = reading->index;
          c->cluster = self->clusters->len - 1;
          cluster->n_chars++;
        }
      g_array_index (reading->clusters, guint, iter.start_index - reading->item->item->offset) = self->clusters->len - 1;
    }
  run->n_clusters = self->clusters->len - run->first_cluster;
}

static UnrepRange
get_hull (UnrepInspection *self,
          guint            first_char,
          guint            n_chars)
{
  UnrepRange hull = { G_MAXSIZE, 0 };

  for (guint i = first_char; i < first_char + n_chars; i++)
    {
      const UnrepInspectedChar *c = UNREP_CHAR_AT (self, i);

      hull.start = MIN (hull.start, c->offset);
      hull.end = MAX (hull.end, c->offset + !c->displayed_only);
    }
  return hull;
}

/* A run as far as it is known before its glyphs are read. */
static UnrepInspectedRun
begin_run (UnrepInspection     *self,
           UnrepInspectionPart *part,
           PangoItem           *item,
           const char          *text)
{
  UnrepInspectedRun run = {
    .paragraph = part->paragraph,
    .line = self->n_lines,
    .first_char = part->first_char + (guint) g_utf8_pointer_to_offset (text, text + item->offset),
    .n_chars = (guint) item->num_chars,
    .first_cluster = self->clusters->len,
    .first_glyph = self->glyphs->len,
    .level = item->analysis.level,
    .script = keep_script (self, item->analysis.script),
    .language = keep (self, pango_language_to_string (item->analysis.language)),
  };

  run.range = get_hull (self, run.first_char, run.n_chars);
  describe_font (self, item->analysis.font, &run);
  return run;
}

/* A run among those of its line, in the units of Pango. */
typedef struct
{
  PangoGlyphItem *item;
  PangoRectangle logical;
  PangoRectangle line;
  int baseline;
  guint visual;
} LineRun;

static int
compare_stored (gconstpointer a,
                gconstpointer b)
{
  const LineRun *one = a, *other = b;

  return one->item->item->offset - other->item->item->offset;
}

static void
add_run (UnrepInspection     *self,
         UnrepInspectionPart *part,
         const LineRun       *line_run,
         guint                first_visual)
{
  g_autoptr (GArray) clusters = g_array_new (FALSE, TRUE, sizeof (guint));
  const char *text = pango_layout_get_text (part->layout);
  UnrepInspectedRun run = begin_run (self, part, line_run->item->item, text);
  Reading reading = {
    .self = self,
    .part = part,
    .item = line_run->item,
    .text = text,
    .run = &run,
    .font_marks = g_strcmp0 (run.family, self->family) != 0 ? UNREP_MARK_FALLBACK : 0,
    .index = self->runs->len,
    .clusters = clusters,
    .x = part->x + to_pixels (line_run->logical.x),
    .y = part->y + to_pixels (line_run->line.y),
    .baseline = part->y + to_pixels (line_run->baseline),
    .height = to_pixels (line_run->line.height),
  };

  run.visual = first_visual + line_run->visual;
  run.baseline = reading.baseline;
  run.rectangle = (UnrepRectangle) { reading.x, reading.y, to_pixels (line_run->logical.width), reading.height };
  add_clusters (&reading);
  add_glyphs (&reading);
  for (guint i = run.first_cluster; i < run.first_cluster + run.n_clusters; i++)
    mark_cluster (&reading, UNREP_CLUSTER_AT (self, i));
  g_array_append_val (self->runs, run);
}

/* A line that ends where none may end cuts a word. */
static void
mark_cut_word (UnrepInspection     *self,
               UnrepInspectionPart *part,
               PangoLayoutLine     *line)
{
  const char *text = pango_layout_get_text (part->layout);
  guint end = (guint) g_utf8_pointer_to_offset (text, text + line->start_index + line->length);
  int n_attrs;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (part->layout, &n_attrs);
  UnrepInspectedCluster *cluster;

  if (end == 0 || end >= part->n_chars || (int) end >= n_attrs || attrs[end].is_line_break)
    return;
  cluster = &g_array_index (self->clusters, UnrepInspectedCluster,
                            UNREP_CHAR_AT (self, part->first_char + end - 1)->cluster);
  cluster->marks |= UNREP_MARK_CUT_WORD;
  UNREP_RUN_AT (self, cluster->run)->marks |= UNREP_MARK_CUT_WORD;
}

/**
 * unrep_inspection_collect:
 * @part: a paragraph whose layout is made and placed, and whose characters are known
 *
 * Adds the runs of a paragraph, line by line, with their clusters and glyphs.
 */
void
unrep_inspection_collect (UnrepInspection     *self,
                          UnrepInspectionPart *part)
{
  PangoLayoutIter *iter = pango_layout_get_iter (part->layout);
  g_autoptr (GArray) line_runs = g_array_new (FALSE, FALSE, sizeof (LineRun));
  gboolean more;

  do
    {
      LineRun line_run = { .item = pango_layout_iter_get_run_readonly (iter) };

      /* Behind the last run of a line the iterator stands on none. */
      if (line_run.item != NULL)
        {
          pango_layout_iter_get_run_extents (iter, NULL, &line_run.logical);
          pango_layout_iter_get_line_extents (iter, NULL, &line_run.line);
          line_run.baseline = pango_layout_iter_get_baseline (iter);
          line_run.visual = line_runs->len;
          g_array_append_val (line_runs, line_run);
        }
      else
        {
          PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
          guint first_visual = self->runs->len;

          g_array_sort (line_runs, compare_stored);
          for (guint i = 0; i < line_runs->len; i++)
            add_run (self, part, &g_array_index (line_runs, LineRun, i), first_visual);
          mark_cut_word (self, part, line);
          g_array_set_size (line_runs, 0);
          self->n_lines++;
        }
      more = pango_layout_iter_next_run (iter);
    }
  while (more);
  pango_layout_iter_free (iter);
}
