/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts that are not what they say they are, made from sound ones. */
#include "unrep-test-font.h"

#include "unrep-test.h"

#include <fontconfig/fontconfig.h>
#include <string.h>

/**
 * unrep_test_dup_font_file:
 * @family: a family
 *
 * Returns: (transfer full): where its regular face lies on this computer; without it
 *   nothing is proven, so that a test fails
 */
char *
unrep_test_dup_font_file (const char *family)
{
  FcConfig *config = FcInitLoadConfigAndFonts ();
  FcPattern *wanted = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, family, FC_WEIGHT, FcTypeInteger,
                                      FC_WEIGHT_REGULAR, FC_SLANT, FcTypeInteger, FC_SLANT_ROMAN, FC_WIDTH,
                                      FcTypeInteger, FC_WIDTH_NORMAL, NULL);
  FcObjectSet *objects = FcObjectSetBuild (FC_FILE, NULL);
  FcFontSet *fonts = FcFontList (config, wanted, objects);
  char *file = NULL;
  FcChar8 *found;

  if (fonts->nfont > 0 && FcPatternGetString (fonts->fonts[0], FC_FILE, 0, &found) == FcResultMatch)
    file = g_strdup ((const char *) found);
  FcFontSetDestroy (fonts);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (wanted);
  FcConfigDestroy (config);
  if (file == NULL)
    g_error ("The font %s is not installed; .ci/packages-debian.txt names its package.", family);
  return file;
}

static char *
read_font (const char *family,
           gsize      *length)
{
  g_autofree char *file = unrep_test_dup_font_file (family);
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (file, &content, length, &error);
  g_assert_no_error (error);
  return content;
}

/**
 * unrep_test_copy_font:
 * @dir: a folder
 * @family: a family
 *
 * Returns: (transfer full): the path of a copy in @dir
 */
char *
unrep_test_copy_font (const char *dir,
                      const char *family)
{
  g_autofree char *name = g_strconcat (family, ".ttf", NULL);
  gsize length;
  g_autofree char *content = read_font (family, &length);

  return unrep_test_write (dir, name, content, (gssize) length);
}

/* Where @tag is in the list of the tables of a font; its offset and its length follow. */
static guint8 *
find_table (guint8     *font,
            const char *tag)
{
  guint n = (guint) font[4] << 8 | font[5];

  for (guint i = 0; i < n; i++)
    if (memcmp (font + 12 + 16 * i, tag, 4) == 0)
      return font + 12 + 16 * i;
  return NULL;
}

static guint32
read_u32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

static void
tell_lie (guint8       *font,
          gsize         length,
          const char   *tag,
          UnrepTestLie  lie)
{
  guint8 *entry = find_table (font, tag);
  guint32 start, n;

  if (entry == NULL)
    return;
  start = read_u32 (entry + 8);
  n = read_u32 (entry + 12);
  g_assert_cmpuint ((gsize) start + n, <=, length);
  if (lie == UNREP_TEST_LIE_ZEROS)
    memset (font + start, 0, n);
  else if (lie == UNREP_TEST_LIE_NAME)
    entry[0] = 'x';
  else if (lie == UNREP_TEST_LIE_END)
    memset (entry + 12, 0x7f, 2);
  else
    for (guint32 i = 0; i < n; i += (guint32) g_test_rand_int_range (1, 64))
      font[start + i] = (guint8) g_test_rand_int_range (0, 256);
}

/**
 * unrep_test_write_lying_font:
 * @dir: a folder
 * @family: a family
 * @table: the tag of a table
 * @lie: what is done to it
 *
 * Returns: (transfer full): the path of a font in @dir that is @family but for one table
 */
char *
unrep_test_write_lying_font (const char   *dir,
                             const char   *family,
                             const char   *table,
                             UnrepTestLie  lie)
{
  g_autofree char *name = g_strdup_printf ("lying-%u.ttf", (guint) lie);
  gsize length;
  g_autofree char *content = read_font (family, &length);

  tell_lie ((guint8 *) content, length, table, lie);
  return unrep_test_write (dir, name, content, (gssize) length);
}

/**
 * unrep_test_write_fonts_conf:
 * @dir: a folder with all fonts that there are to be
 *
 * Returns: (transfer full): a path for FONTCONFIG_FILE
 */
char *
unrep_test_write_fonts_conf (const char *dir)
{
  g_autofree char *xml = g_markup_printf_escaped ("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                                                  "<fontconfig><dir>%s</dir><cachedir>%s/cache</cachedir></fontconfig>\n",
                                                  dir, dir);

  return unrep_test_write (dir, "fonts.conf", xml, -1);
}
