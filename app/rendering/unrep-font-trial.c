/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A font is tried as a whole before a text is drawn in it: by FreeType, which draws it
 * later, and by HarfBuzz, which shapes it. The figures come from the 469 faces of Debian's
 * Arabic and Latin fonts, none of which fails. */
#include "unrep-font-trial.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <glib/gi18n.h>
#include <hb.h>
#include <stdlib.h>

/* In ems. The widest ligature, U+FDFD, takes less than 12. */
#define MOST_OUTLINE 20
/* Of a single letter, and of how far a mark is moved. */
#define MOST_WIDTH 4

/* Letters and digits that a font has entirely, or has not. */
static const char letters[] = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                              "0123456789٠١٢٣٤٥٦٧٨٩";

/* Each is the same letter thrice, which has three forms. */
static const char *const joined[] = { "ببب", "ججج", "سسس", "ععع", "ههه", "ييي" };

static const char pointed[] = "إِنَّ اللُّغَةَ لِلأُمَمِ بَيَانٌ";

/* Whether everything that the font has can be drawn. */
static gboolean
can_draw (FT_Face face)
{
  FT_Pos most = MOST_OUTLINE * (FT_Pos) face->units_per_EM;

  for (FT_Long i = 0; i < face->num_glyphs; i++)
    {
      FT_BBox box;

      if (FT_Load_Glyph (face, (FT_UInt) i, FT_LOAD_NO_SCALE) != FT_Err_Ok)
        return FALSE;
      if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        continue;
      FT_Outline_Get_CBox (&face->glyph->outline, &box);
      if (box.xMin < -most || box.yMin < -most || box.xMax > most || box.yMax > most)
        return FALSE;
    }
  return TRUE;
}

static UnrepFontFault
try_letters (FT_Face face)
{
  guint n = 0, n_narrow = 0;

  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
    {
      FT_UInt glyph = FT_Get_Char_Index (face, g_utf8_get_char (p));

      if (glyph == 0 || FT_Load_Glyph (face, glyph, FT_LOAD_NO_SCALE) != FT_Err_Ok
          || face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        continue;
      if (face->glyph->outline.n_points == 0)
        return UNREP_FONT_BLANK;
      if (face->glyph->metrics.horiAdvance > MOST_WIDTH * (FT_Pos) face->units_per_EM)
        return UNREP_FONT_WIDTHS;
      n++;
      n_narrow += face->glyph->metrics.horiAdvance <= 0;
    }
  /* A slip is none: Haramain's is one letter of 107. */
  return 4 * n_narrow > n ? UNREP_FONT_WIDTHS : UNREP_FONT_SOUND;
}

/* Shapes @utf8, where the font has its first letter: that letter alone is @own. */
static gboolean
shape (hb_font_t      *font,
       hb_buffer_t    *buffer,
       const char     *utf8,
       hb_codepoint_t *own)
{
  if (!hb_font_get_nominal_glyph (font, g_utf8_get_char (utf8), own))
    return FALSE;
  hb_buffer_reset (buffer);
  hb_buffer_add_utf8 (buffer, utf8, -1, 0, -1);
  hb_buffer_guess_segment_properties (buffer);
  hb_shape (font, buffer, NULL, 0);
  return TRUE;
}

/* Whether @utf8, which is one letter several times, has the same form each time. */
static gboolean
is_unjoined (hb_font_t   *font,
             hb_buffer_t *buffer,
             const char  *utf8)
{
  hb_glyph_info_t *glyphs;
  hb_codepoint_t own;
  unsigned int n;

  if (!shape (font, buffer, utf8, &own))
    return FALSE;
  glyphs = hb_buffer_get_glyph_infos (buffer, &n);
  for (unsigned int i = 0; i < n; i++)
    if (glyphs[i].codepoint != own)
      return FALSE;
  return TRUE;
}

static gboolean
is_misplaced (hb_font_t   *font,
              hb_buffer_t *buffer,
              int          em)
{
  hb_glyph_position_t *places;
  hb_codepoint_t letter;
  unsigned int n;

  if (!shape (font, buffer, pointed, &letter))
    return FALSE;
  places = hb_buffer_get_glyph_positions (buffer, &n);
  for (unsigned int i = 0; i < n; i++)
    if (abs (places[i].x_advance) > MOST_WIDTH * em || abs (places[i].x_offset) > MOST_WIDTH * em
        || abs (places[i].y_offset) > MOST_WIDTH * em)
      return TRUE;
  return FALSE;
}

static UnrepFontFault
try_shaping (const char *file,
             int         index,
             int         em)
{
  hb_blob_t *blob = hb_blob_create_from_file (file);
  hb_face_t *face = hb_face_create (blob, (unsigned int) index & 0xffff);
  hb_font_t *font = hb_font_create (face);
  hb_buffer_t *buffer = hb_buffer_create ();
  UnrepFontFault fault = UNREP_FONT_SOUND;
  guint n_unjoined = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (joined); i++)
    n_unjoined += is_unjoined (font, buffer, joined[i]);
  if (n_unjoined > 0)
    fault = UNREP_FONT_UNJOINED;
  else if (is_misplaced (font, buffer, em))
    fault = UNREP_FONT_MISPLACED;
  hb_buffer_destroy (buffer);
  hb_font_destroy (font);
  hb_face_destroy (face);
  hb_blob_destroy (blob);
  return fault;
}

static UnrepFontFault
try_face (FT_Face     face,
          const char *file,
          int         index)
{
  UnrepFontFault fault;

  /* Pictures for letters are no outlines. */
  if (!FT_IS_SCALABLE (face) || FT_HAS_COLOR (face))
    return UNREP_FONT_SOUND;
  if (!can_draw (face))
    return UNREP_FONT_UNDRAWABLE;
  fault = try_letters (face);
  return fault != UNREP_FONT_SOUND ? fault : try_shaping (file, index, face->units_per_EM);
}

/**
 * unrep_font_trial_run:
 * @file: of a font, in the encoding of file names
 * @index: of the face in it, as fontconfig counts
 *
 * Tries whether a face keeps what it promises: loads each of its glyphs, measures the
 * letters and digits of Arabic and English, and has some Arabic shaped. That takes 1 to 10
 * milliseconds, for a large Chinese font 120: not to be called in the main loop.
 *
 * Returns: the worst that was seen
 */
UnrepFontFault
unrep_font_trial_run (const char *file,
                      int         index)
{
  UnrepFontFault fault = UNREP_FONT_UNDRAWABLE;
  FT_Library library;
  FT_Face face;

  g_return_val_if_fail (file != NULL, UNREP_FONT_SOUND);

  if (FT_Init_FreeType (&library) != FT_Err_Ok)
    return UNREP_FONT_SOUND;
  if (FT_New_Face (library, file, index, &face) == FT_Err_Ok)
    {
      fault = try_face (face, file, index);
      FT_Done_Face (face);
    }
  FT_Done_FreeType (library);
  return fault;
}

/**
 * unrep_font_fault_dup_sentence:
 * @fault: what a font was found to do, not %UNREP_FONT_SOUND
 * @family: its family
 * @file: where it is, for display
 *
 * Returns: (transfer full): which font is left out, why, and what to do
 */
char *
unrep_font_fault_dup_sentence (UnrepFontFault  fault,
                               const char     *family,
                               const char     *file)
{
  switch (fault)
    {
    case UNREP_FONT_BLANK:
      /* Translators: a font family, and its file */
      return g_strdup_printf (_("The font “%s” is damaged and not used: it draws nothing for letters that it says it has. Install it anew, or remove it: %s"), family, file);
    case UNREP_FONT_WIDTHS:
      /* Translators: a font family, and its file */
      return g_strdup_printf (_("The font “%s” is damaged and not used: its letters are impossibly wide, or take no room. Install it anew, or remove it: %s"), family, file);
    case UNREP_FONT_UNJOINED:
      /* Translators: a font family, and its file */
      return g_strdup_printf (_("The font “%s” is damaged and not used: its Arabic letters do not join. Install it anew, or remove it: %s"), family, file);
    case UNREP_FONT_MISPLACED:
      /* Translators: a font family, and its file */
      return g_strdup_printf (_("The font “%s” is damaged and not used: it draws marks and letters far from their places. Install it anew, or remove it: %s"), family, file);
    case UNREP_FONT_UNDRAWABLE:
    case UNREP_FONT_SOUND:
    default:
      /* Translators: a font family, and its file */
      return g_strdup_printf (_("The font “%s” is damaged and not used: drawing with it fails. Install it anew, or remove it: %s"), family, file);
    }
}
