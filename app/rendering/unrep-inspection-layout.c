/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out the paragraphs of an inspection, each in its own direction. */
#include "unrep-inspection-private.h"

#include "unrep-char-name.h"

#include <fribidi.h>

/* Between two paragraphs, of a line's height. */
#define PARAGRAPH_GAP 0.5

/* The paragraphs that show something of @range, as far as both limits let; the code
 * points of the display that they leave out go to @n_left_out. */
static GArray *
list_paragraphs (UnrepReadingText *reading,
                 UnrepRange        range,
                 gsize             max_chars,
                 guint             max_paragraphs,
                 gsize            *n_left_out)
{
  UnrepText *display = unrep_reading_text_get_display (reading);
  g_autoptr (GArray) places = unrep_reading_text_list_display_ranges (reading, range);
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize n_chars = 0, at = 0;

  *n_left_out = 0;
  for (guint i = 0; i < places->len; i++)
    {
      UnrepRange place = g_array_index (places, UnrepRange, i);

      for (at = MAX (at, place.start); at < place.end && n_chars < max_chars && paragraphs->len < max_paragraphs;)
        {
          guint line = unrep_text_get_line_at (display, at) - 1;
          UnrepRange shown = unrep_reading_text_get_paragraph (reading, line).display;

          if (unrep_range_length (shown) > 0)
            g_array_append_val (paragraphs, line);
          n_chars += unrep_range_length (shown);
          at = shown.end + 1;
        }
      if (at < place.end)
        *n_left_out += place.end - at;
    }
  return paragraphs;
}

/**
 * unrep_inspection_list_paragraphs:
 * @reading: the text as stored or as repaired
 * @range: of the extracted text
 *
 * Returns: (transfer full) (element-type guint): the paragraphs that show something of
 *   @range, in the order of the display, as unrep_reading_text_get_paragraph() takes
 *   them; none that is empty
 */
GArray *
unrep_inspection_list_paragraphs (UnrepReadingText *reading,
                                  UnrepRange        range)
{
  gsize n_left_out;

  return list_paragraphs (reading, range, G_MAXSIZE, G_MAXUINT, &n_left_out);
}

/**
 * unrep_inspection_new_context:
 * @family: the font family to use, or several with commas
 * @em: its size, in pixels
 *
 * Makes a context for what is drawn or measured without a window: the fonts that are
 * installed, at exact places, without hinting.
 *
 * Returns: (transfer full): a new context
 */
PangoContext *
unrep_inspection_new_context (const char *family,
                              double      em)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_family (font, family);
  pango_font_description_set_absolute_size (font, em * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  return context;
}

/* Its own direction, and a language that does not depend on whose computer it is. */
static PangoContext *
new_context (PangoContext   *like,
             UnrepDirection  direction)
{
  PangoContext *context = pango_font_map_create_context (pango_context_get_font_map (like));
  gboolean rtl = direction == UNREP_DIRECTION_RTL;

  pango_cairo_context_set_resolution (context, pango_cairo_context_get_resolution (like));
  pango_cairo_context_set_font_options (context, pango_cairo_context_get_font_options (like));
  pango_context_set_round_glyph_positions (context, pango_context_get_round_glyph_positions (like));
  pango_context_set_font_description (context, pango_context_get_font_description (like));
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string (rtl ? "ar" : "en"));
  return context;
}

static UnrepDirection
get_direction (UnrepInspection *self,
               UnrepDirection   own)
{
  if ((self->flags & UNREP_INSPECTION_FORCE_LTR) != 0)
    return UNREP_DIRECTION_LTR;
  return (self->flags & UNREP_INSPECTION_FORCE_RTL) != 0 ? UNREP_DIRECTION_RTL : own;
}

static gboolean
is_direction_mark (UnrepReadingText *reading,
                   gsize             display,
                   gunichar          c)
{
  return (c == 0x200e || c == 0x200f) && unrep_reading_text_is_displayed_only (reading, display);
}

/* The levels that the characters of @part have by UAX #9. */
static void
find_levels (UnrepInspection     *self,
             UnrepInspectionPart *part)
{
  FriBidiStrIndex n = (FriBidiStrIndex) part->n_chars;
  FriBidiParType base = part->direction == UNREP_DIRECTION_RTL ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
  g_autofree FriBidiChar *text = g_new (FriBidiChar, part->n_chars);
  g_autofree FriBidiCharType *types = g_new (FriBidiCharType, part->n_chars);
  g_autofree FriBidiBracketType *brackets = g_new (FriBidiBracketType, part->n_chars);
  g_autofree FriBidiLevel *levels = g_new0 (FriBidiLevel, part->n_chars);

  for (guint i = 0; i < part->n_chars; i++)
    text[i] = UNREP_CHAR_AT (self, part->first_char + i)->code;
  fribidi_get_bidi_types (text, n, types);
  fribidi_get_bracket_types (text, n, types, brackets);
  /* Without memory it gives up; then all are 0. */
  if (n == 0 || fribidi_get_par_embedding_levels_ex (types, brackets, n, &base, levels) == 0)
    return;
  for (guint i = 0; i < part->n_chars; i++)
    UNREP_CHAR_AT (self, part->first_char + i)->level = (guint) levels[i];
}

/* What Pango is given; the mark that tells GTK the direction is not needed here, and
 * NUL would end the text: another control stands for it. */
static char *
dup_layout_text (UnrepInspection     *self,
                 UnrepInspectionPart *part)
{
  UnrepReadingParagraph paragraph = unrep_reading_text_get_paragraph (self->reading, part->paragraph);
  UnrepText *display = unrep_reading_text_get_display (self->reading);
  const char *p = unrep_text_get_utf8 (display) + unrep_text_get_byte (display, paragraph.display.start);
  g_autoptr (GString) text = g_string_new (NULL);

  part->direction = get_direction (self, paragraph.direction);
  part->first_char = self->chars->len;
  for (gsize at = paragraph.display.start; at < paragraph.display.end; at++, p = g_utf8_next_char (p))
    {
      gunichar code = g_utf8_get_char (p);
      UnrepInspectedChar c = {
        .run = UNREP_INSPECTION_NONE,
        .cluster = UNREP_INSPECTION_NONE,
        .code = code,
        .offset = unrep_reading_text_to_text (self->reading, at),
        .display = at,
        .displayed_only = unrep_reading_text_is_displayed_only (self->reading, at),
      };

      if (at == paragraph.display.start && is_direction_mark (self->reading, at, code))
        continue;
      g_array_append_val (self->chars, c);
      g_string_append_unichar (text, code != 0 ? code : 1);
    }
  part->n_chars = self->chars->len - part->first_char;
  find_levels (self, part);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_variation_selector (gunichar c)
{
  return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

static void
measure_label (PangoContext   *context,
               const char     *label,
               PangoRectangle *box)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (UNREP_BOX_LABEL_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, label, -1);
  pango_layout_get_size (layout, &box->width, &box->height);
  box->width += (int) (box->height * UNREP_BOX_PADDING * 2);
  box->y = -box->height;
}

/* Gives controls a place in the line. What changes the letter before it has none. */
static void
add_boxes (UnrepInspection     *self,
           UnrepInspectionPart *part,
           PangoAttrList       *attributes,
           const char          *text)
{
  PangoContext *context = pango_layout_get_context (part->layout);
  const char *p = text;
  gunichar last = G_MAXUINT32;
  PangoRectangle box = { 0 };

  for (guint i = part->first_char; *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      gunichar c = UNREP_CHAR_AT (self, i)->code;
      PangoAttribute *shape;

      if (c == '\t' || is_variation_selector (c) || !unrep_char_is_control (c))
        continue;
      /* Where there are many they are mostly the same. */
      if (c != last)
        {
          g_autofree char *label = unrep_char_dup_label (c);

          measure_label (context, label, &box);
          last = c;
        }
      shape = pango_attr_shape_new (&box, &box);
      shape->start_index = (guint) (p - text);
      shape->end_index = (guint) (g_utf8_next_char (p) - text);
      pango_attr_list_insert (attributes, shape);
      g_array_append_val (part->boxes, i);
    }
}

static void
lay_out (UnrepInspection     *self,
         UnrepInspectionPart *part,
         PangoContext        *context,
         int                  width)
{
  g_autofree char *text = dup_layout_text (self, part);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  part->layout = pango_layout_new (context);
  part->boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if ((self->flags & UNREP_INSPECTION_SHOW_CONTROLS) != 0)
    add_boxes (self, part, attributes, text);
  pango_layout_set_auto_dir (part->layout, FALSE);
  pango_layout_set_attributes (part->layout, attributes);
  pango_layout_set_wrap (part->layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    {
      pango_layout_set_width (part->layout, (int) MIN ((gint64) width * PANGO_SCALE, G_MAXINT));
      if (part->direction == UNREP_DIRECTION_RTL)
        pango_layout_set_alignment (part->layout, PANGO_ALIGN_RIGHT);
    }
  pango_layout_set_text (part->layout, text, -1);
}

/* One below the other. Where no width is given, the widest paragraph gives it. */
static void
place_parts (UnrepInspection *self,
             int              width)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      UnrepInspectionPart *part = &g_array_index (self->parts, UnrepInspectionPart, i);
      PangoRectangle logical;

      pango_layout_get_extents (part->layout, NULL, &logical);
      if (i > 0)
        self->height += PARAGRAPH_GAP * logical.height / PANGO_SCALE / pango_layout_get_line_count (part->layout);
      part->y = self->height;
      part->x = -(double) logical.width / PANGO_SCALE;
      self->height += (double) logical.height / PANGO_SCALE;
      self->width = MAX (self->width, -part->x);
    }
  for (guint i = 0; i < self->parts->len; i++)
    {
      UnrepInspectionPart *part = &g_array_index (self->parts, UnrepInspectionPart, i);

      part->x = width <= 0 && part->direction == UNREP_DIRECTION_RTL ? self->width + part->x : 0;
    }
  if (width > 0)
    self->width = width;
}

static const char *
keep_asked_family (UnrepInspection *self,
                   PangoContext    *context)
{
  const char *asked = pango_font_description_get_family (pango_context_get_font_description (context));

  return g_string_chunk_insert (self->strings, asked != NULL ? asked : "");
}

static const char *
keep_first_family (UnrepInspection *self,
                   PangoContext    *context)
{
  g_autoptr (PangoFont) font = pango_context_load_font (context, pango_context_get_font_description (context));
  g_autoptr (PangoFontDescription) description = font != NULL ? pango_font_describe (font) : NULL;

  return description != NULL ? g_string_chunk_insert (self->strings, pango_font_description_get_family (description)) : "";
}

/**
 * unrep_inspection_choose:
 * @range: of the extracted text
 *
 * Returns: (transfer full) (element-type guint): the paragraphs that show something of
 *   @range, as many as may be inspected at once
 */
GArray *
unrep_inspection_choose (UnrepInspection *self,
                         UnrepRange       range)
{
  return list_paragraphs (self->reading, range, UNREP_INSPECTION_MAX_CHARS, UNREP_INSPECTION_MAX_PARAGRAPHS,
                          &self->n_left_out);
}

/**
 * unrep_inspection_lay_out:
 * @paragraphs: (element-type guint): what to lay out
 * @context: as unrep_inspection_new() takes it
 * @width: as unrep_inspection_new() takes it
 *
 * Lays out @paragraphs, and knows their characters.
 */
void
unrep_inspection_lay_out (UnrepInspection *self,
                          GArray          *paragraphs,
                          PangoContext    *context,
                          int              width)
{
  PangoContext *ltr = new_context (context, UNREP_DIRECTION_LTR);
  PangoContext *rtl = new_context (context, UNREP_DIRECTION_RTL);

  self->asked = keep_asked_family (self, context);
  self->family = keep_first_family (self, context);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      UnrepInspectionPart part = { .paragraph = g_array_index (paragraphs, guint, i) };
      UnrepReadingParagraph paragraph = unrep_reading_text_get_paragraph (self->reading, part.paragraph);

      lay_out (self, &part, get_direction (self, paragraph.direction) == UNREP_DIRECTION_RTL ? rtl : ltr, width);
      g_array_append_val (self->parts, part);
      self->range = i == 0 ? paragraph.range : unrep_range_union (self->range, paragraph.range);
    }
  place_parts (self, width);
  g_object_unref (ltr);
  g_object_unref (rtl);
}
