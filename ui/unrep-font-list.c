/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-font-list.h"

#include <fontconfig/fontconfig.h>

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
add_families (GPtrArray *names,
              FcFontSet *fonts)
{
  for (int i = 0; i < fonts->nfont; i++)
    {
      FcChar8 *family;

      if (FcPatternGetString (fonts->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch
          && g_utf8_validate ((const char *) family, -1, NULL)
          && !g_ptr_array_find_with_equal_func (names, family, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup ((const char *) family));
    }
}

/**
 * unrep_font_list_arabic:
 *
 * Returns: (transfer full) (element-type utf8): the installed font families that
 *   fontconfig says cover Arabic, sorted by name
 */
GPtrArray *
unrep_font_list_arabic (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  FcPattern *wanted = FcPatternBuild (NULL, FC_LANG, FcTypeString, "ar", FC_SCALABLE, FcTypeBool, FcTrue, NULL);
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *fonts = FcFontList (NULL, wanted, objects);

  if (fonts != NULL)
    {
      add_families (names, fonts);
      FcFontSetDestroy (fonts);
    }
  FcObjectSetDestroy (objects);
  FcPatternDestroy (wanted);
  g_ptr_array_sort (names, compare_names);
  return names;
}
