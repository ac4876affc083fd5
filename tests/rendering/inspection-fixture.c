/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

#include "unrep-test-font.h"

#include "rendering/unrep-char-name.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

static const char * const families[] = { "Amiri", "DejaVu Sans", NULL };

/**
 * fixture_is_font:
 *
 * Returns: whether the file can be added to fonts at all
 */
gboolean
fixture_is_font (const char *file)
{
  FcConfig *config = FcConfigCreate ();
  gboolean added = FcConfigAppFontAddFile (config, (const FcChar8 *) file);

  FcConfigDestroy (config);
  return added;
}

/**
 * fixture_new_context:
 * @fonts: files, %NULL-terminated
 * @font: description of the one to use
 *
 * Returns: (transfer full): a context that knows these fonts, and none of the host's
 */
PangoContext *
fixture_new_context (const char * const *fonts,
                     const char         *font)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  FcConfig *config = FcConfigCreate ();
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  PangoContext *context;

  for (gsize i = 0; fonts[i] != NULL; i++)
    if (!FcConfigAppFontAddFile (config, (const FcChar8 *) fonts[i]))
      g_error ("%s is no font", fonts[i]);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  FcConfigDestroy (config);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 96);
  context = pango_font_map_create_context (map);
  pango_context_set_font_description (context, description);
  pango_context_set_round_glyph_positions (context, FALSE);
  g_object_unref (map);
  return context;
}

/**
 * fixture_get_context:
 *
 * Returns: (transfer none): Amiri, then DejaVu Sans, of the packages that
 *   .ci/packages-debian.txt names, and nothing else
 */
PangoContext *
fixture_get_context (void)
{
  static PangoContext *context;
  g_autoptr (GPtrArray) files = NULL;

  if (context != NULL)
    return context;
  files = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; families[i] != NULL; i++)
    g_ptr_array_add (files, unrep_test_dup_font_file (families[i]));
  g_ptr_array_add (files, NULL);
  context = fixture_new_context ((const char * const *) files->pdata, "Amiri 20");
  return context;
}

/**
 * fixture_inspect:
 * @n_bytes: -1 for up to the NUL
 *
 * Returns: (transfer full): an inspection of all of @utf8, as stored
 */
UnrepInspection *
fixture_inspect (const char           *utf8,
                 gssize                n_bytes,
                 int                   width,
                 UnrepInspectionFlags  flags)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, n_bytes);
  g_autoptr (UnrepReadingText) reading = unrep_reading_text_new (text);

  return unrep_inspection_new (reading, (UnrepRange) { 0, unrep_text_get_n_chars (text) }, fixture_get_context (), width,
                               flags);
}

static void
check_cluster (UnrepInspection *inspection,
               guint            index)
{
  const UnrepInspectedCluster *cluster = unrep_inspection_get_cluster (inspection, index);
  UnrepRectangle place = cluster->rectangle;

  g_assert_cmpuint (cluster->n_chars, >, 0);
  for (guint i = cluster->first_char; i < cluster->first_char + cluster->n_chars; i++)
    {
      const UnrepInspectedChar *c = unrep_inspection_get_char (inspection, i);

      g_assert_cmpuint (c->cluster, ==, index);
      g_assert_cmpuint (c->run, ==, cluster->run);
      if (!c->displayed_only)
        g_assert_cmpuint (unrep_inspection_find_char (inspection, c->offset), ==, i);
    }
  for (guint i = cluster->first_glyph; i < cluster->first_glyph + cluster->n_glyphs; i++)
    {
      g_assert_cmpuint (unrep_inspection_get_glyph (inspection, i)->cluster, ==, index);
      g_assert_cmpuint (unrep_inspection_get_glyph (inspection, i)->run, ==, cluster->run);
    }
  g_assert_cmpfloat (place.width, >=, 0);
  /* To look for all of very many takes long. */
  if (place.width > 0.01 && index % (1 + unrep_inspection_get_n_clusters (inspection) / 500) == 0)
    {
      double x = place.x + place.width / 2, y = place.y + place.height / 2;
      guint glyph = unrep_inspection_find_glyph (inspection, x, y);

      g_assert_cmpuint (unrep_inspection_find_cluster (inspection, x, y), ==, index);
      g_assert_cmpint (glyph != UNREP_INSPECTION_NONE, ==, cluster->n_glyphs > 0);
      if (cluster->n_glyphs > 0)
        g_assert_cmpuint (unrep_inspection_get_glyph (inspection, glyph)->cluster, ==, index);
    }
}

/**
 * fixture_check_inspection:
 *
 * Asserts what is true of every inspection: runs share out characters, clusters and
 * glyphs, clusters the same of their run, and every link leads back.
 */
void
fixture_check_inspection (UnrepInspection *inspection)
{
  guint n_runs = unrep_inspection_get_n_runs (inspection), n_clusters = 0, n_glyphs = 0, n_chars = 0;
  g_autofree guint *seen = g_new0 (guint, n_runs + 1);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (inspection)), ==, n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      const UnrepInspectedRun *run = unrep_inspection_get_run (inspection, i);
      guint in_clusters = 0, in_glyphs = 0;

      g_assert_cmpuint (unrep_inspection_get_visual_run (inspection, run->visual), ==, i);
      g_assert_cmpuint (seen[run->visual]++, ==, 0);
      g_assert_cmpuint (run->first_cluster, ==, n_clusters);
      g_assert_cmpuint (run->first_glyph, ==, n_glyphs);
      g_assert_cmpuint (run->first_char, >=, n_chars);
      for (guint k = run->first_cluster; k < run->first_cluster + run->n_clusters; k++)
        {
          const UnrepInspectedCluster *cluster = unrep_inspection_get_cluster (inspection, k);

          g_assert_cmpuint (cluster->run, ==, i);
          g_assert_cmpuint (cluster->first_char, ==, run->first_char + in_clusters);
          in_clusters += cluster->n_chars;
          in_glyphs += cluster->n_glyphs;
          check_cluster (inspection, k);
        }
      g_assert_cmpuint (in_clusters, ==, run->n_chars);
      g_assert_cmpuint (in_glyphs, ==, run->n_glyphs);
      n_clusters += run->n_clusters;
      n_glyphs += run->n_glyphs;
      n_chars = run->first_char + run->n_chars;
    }
  g_assert_cmpuint (n_clusters, ==, unrep_inspection_get_n_clusters (inspection));
  g_assert_cmpuint (n_glyphs, ==, unrep_inspection_get_n_glyphs (inspection));
  g_assert_cmpuint (n_chars, <=, unrep_inspection_get_n_chars (inspection));
}

/**
 * fixture_list_drawn:
 * @inspection: an inspection
 *
 * Returns: (transfer full) (element-type guint): its characters in the order of the
 *   screen, controls left out
 */
GArray *
fixture_list_drawn (UnrepInspection *inspection)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < unrep_inspection_get_n_runs (inspection); i++)
    {
      const UnrepInspectedRun *run = unrep_inspection_get_run (inspection, unrep_inspection_get_visual_run (inspection, i));

      for (guint k = 0; k < run->n_chars; k++)
        {
          guint at = run->first_char + (run->level % 2 == 1 ? run->n_chars - 1 - k : k);

          if (!unrep_char_is_control (unrep_inspection_get_char (inspection, at)->code))
            g_array_append_val (order, at);
        }
    }
  return order;
}

/**
 * fixture_dup_paragraph:
 * @inspection: an inspection
 * @run: one of its runs
 * @start: (out): the byte where the run begins in the paragraph
 * @length: (out): its length in bytes
 *
 * Returns: (transfer full): the text of the whole paragraph, which is the run's context
 */
char *
fixture_dup_paragraph (UnrepInspection         *inspection,
                       const UnrepInspectedRun *run,
                       guint                   *start,
                       guint                   *length)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < unrep_inspection_get_n_chars (inspection); i++)
    {
      if (i == run->first_char)
        *start = (guint) text->len;
      g_string_append_unichar (text, unrep_inspection_get_char (inspection, i)->code);
      if (i == run->first_char + run->n_chars - 1)
        *length = (guint) text->len - *start;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * fixture_make_text:
 * @seed: of what is chosen at random
 *
 * Returns: (transfer full): a paragraph that no report has, of nearly every class of
 *   UAX #9
 */
char *
fixture_make_text (guint32 seed)
{
  static const gunichar pool[] = { 0x627, 0x628, 0x644, 0x651, 0x640, 'a', 'Z', '1', '9', 0x663, 0x6f4, '-', '/', '+', '%',
                                   ',', ':', '(', ')', '[', ']', 0xab, 0xbb, ' ', '!', 0x61f, 0x60c, 0x5d0, 0x430 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) utf8 = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 1, 60); n > 0; n--)
    g_string_append_unichar (utf8, pool[g_rand_int_range (rand, 0, G_N_ELEMENTS (pool))]);
  return g_string_free (g_steal_pointer (&utf8), FALSE);
}
