/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One glyph that cannot be drawn makes cairo give up on the whole window. So fonts are tried
 * before much is drawn in them, and fontconfig is told not to find those that fail. */
#include "unrep-font-guard.h"

#include "unrep-font-trial.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>

struct _UnrepDamagedFont
{
  char *family;
  char *file;
  FcCharSet *chars;
  UnrepFontFault fault;
};

static GMutex mutex;
static GHashTable *tried;   /* of file names with the number of the face */
static GPtrArray *damaged;  /* of UnrepDamagedFont */

static const char *
get_string (FcPattern  *pattern,
            const char *object)
{
  FcChar8 *string;

  return FcPatternGetString (pattern, object, 0, &string) == FcResultMatch ? (const char *) string : "";
}

/* To be called with the mutex held. */
static UnrepDamagedFont *
find_file (const char *file)
{
  for (guint i = 0; damaged != NULL && i < damaged->len; i++)
    {
      UnrepDamagedFont *font = g_ptr_array_index (damaged, i);

      if (g_str_equal (font->file, file))
        return font;
    }
  return NULL;
}

/* To be called with the mutex held. */
static UnrepDamagedFont *
remember (FcPattern      *pattern,
          UnrepFontFault  fault)
{
  UnrepDamagedFont *font = g_new0 (UnrepDamagedFont, 1);
  FcCharSet *chars;

  font->family = g_strdup (get_string (pattern, FC_FAMILY));
  font->file = g_strdup (get_string (pattern, FC_FILE));
  if (FcPatternGetCharSet (pattern, FC_CHARSET, 0, &chars) == FcResultMatch)
    font->chars = FcCharSetCopy (chars);
  font->fault = fault;
  if (damaged == NULL)
    damaged = g_ptr_array_new ();
  g_ptr_array_add (damaged, font);
  g_debug ("%s is damaged: %d", font->file, (int) fault);
  return font;
}

/* Nobody waits for a font that another thread tries. */
static UnrepDamagedFont *
try_pattern (FcPattern *pattern)
{
  const char *file = get_string (pattern, FC_FILE);
  g_autofree char *face = NULL;
  UnrepDamagedFont *font;
  UnrepFontFault fault;
  int index = 0;
  gboolean is_known;

  if (*file == '\0')
    return NULL;
  FcPatternGetInteger (pattern, FC_INDEX, 0, &index);
  face = g_strdup_printf ("%d %s", index, file);
  g_mutex_lock (&mutex);
  font = find_file (file);
  is_known = font != NULL || (tried != NULL && g_hash_table_contains (tried, face));
  g_mutex_unlock (&mutex);
  if (is_known)
    return font;

  fault = unrep_font_trial_run (file, index);
  g_mutex_lock (&mutex);
  if (tried == NULL)
    tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (tried, g_steal_pointer (&face));
  font = find_file (file);
  if (font == NULL && fault != UNREP_FONT_SOUND)
    font = remember (pattern, fault);
  g_mutex_unlock (&mutex);
  return font;
}

static gboolean
has_char (FcPattern *pattern,
          gunichar   c)
{
  FcCharSet *chars;

  return FcPatternGetCharSet (pattern, FC_CHARSET, 0, &chars) == FcResultMatch && FcCharSetHasChar (chars, c);
}

/* What @families are drawn from, up to the first sound font that has the language's letters. */
static void
try_sorted (FcConfig   *config,
            GStrv       families,
            const char *language,
            gunichar    letter,
            int         weight)
{
  FcPattern *wanted = FcPatternBuild (NULL, FC_LANG, FcTypeString, language, FC_WEIGHT, FcTypeInteger, weight, NULL);
  FcFontSet *fonts;
  FcResult result;

  for (guint i = 0; families[i] != NULL; i++)
    FcPatternAddString (wanted, FC_FAMILY, (const FcChar8 *) families[i]);
  FcConfigSubstitute (config, wanted, FcMatchPattern);
  FcDefaultSubstitute (wanted);
  fonts = FcFontSort (config, wanted, FcTrue, NULL, &result);
  for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
    if (try_pattern (fonts->fonts[i]) == NULL && has_char (fonts->fonts[i], letter))
      break;
  if (fonts != NULL)
    FcFontSetDestroy (fonts);
  FcPatternDestroy (wanted);
}

/**
 * unrep_font_guard_try_families:
 * @families: names of families with commas between them
 *
 * Tries the fonts that Arabic and English in these families are drawn from, and those that
 * stand in for damaged ones. Any thread may call this; each font is tried once.
 */
void
unrep_font_guard_try_families (const char *families)
{
  g_auto (GStrv) names = g_strsplit (families, ",", -1);
  FcConfig *config = FcConfigReference (NULL);
  static const int weights[] = { FC_WEIGHT_REGULAR, FC_WEIGHT_BOLD };

  for (guint i = 0; names[i] != NULL; i++)
    g_strstrip (names[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      try_sorted (config, names, "ar", 0x628, weights[i]);
      try_sorted (config, names, "en", 'A', weights[i]);
    }
  FcConfigDestroy (config);
}

/**
 * unrep_font_guard_try_font:
 * @font: a font
 * @damaged_font: (out) (optional) (transfer none): what is wrong with it
 *
 * Tries one font, if nobody has done so before. Any thread may call this.
 *
 * Returns: whether it is sound
 */
gboolean
unrep_font_guard_try_font (PangoFont               *font,
                           const UnrepDamagedFont **damaged_font)
{
  FcPattern *pattern = PANGO_IS_FC_FONT (font) ? pango_fc_font_get_pattern (PANGO_FC_FONT (font)) : NULL;
  UnrepDamagedFont *found = pattern != NULL ? try_pattern (pattern) : NULL;

  if (found != NULL && damaged_font != NULL)
    *damaged_font = found;
  return found == NULL;
}

static gboolean
has_fonts (FcConfig *config)
{
  FcFontSet *fonts = config != NULL ? FcConfigGetFonts (config, FcSetSystem) : NULL;

  return fonts != NULL && fonts->nfont > 0;
}

/* What fontconfig is told, and what a person is told of those behind the first @n_known. */
static char *
dup_rules (guint  *n_known,
           char ***sentences)
{
  GString *rules = g_string_new ("<fontconfig><selectfont><rejectfont>");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; damaged != NULL && i < damaged->len; i++)
    {
      UnrepDamagedFont *font = g_ptr_array_index (damaged, i);
      g_autofree char *sentence = unrep_damaged_font_dup_problem (font);
      g_autofree char *rule = g_markup_printf_escaped ("<pattern><patelt name=\"file\"><string>%s</string></patelt></pattern>",
                                                       font->file);

      g_string_append (rules, rule);
      if (i >= *n_known)
        g_strv_builder_add (builder, sentence);
    }
  g_string_append (rules, "</rejectfont></selectfont></fontconfig>");
  *n_known = damaged != NULL ? damaged->len : 0;
  *sentences = g_strv_builder_end (builder);
  return g_string_free (rules, FALSE);
}

/**
 * unrep_font_guard_leave_out:
 *
 * Has fontconfig find fonts no more that were found to be damaged. Any thread may call
 * this; font maps that are in use go on with the old ones until they are told.
 *
 * Returns: (transfer full) (nullable): a sentence for each that is left out from now on,
 *   %NULL where there is none
 */
char **
unrep_font_guard_leave_out (void)
{
  static GMutex leaving;
  static guint n_known;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&leaving);
  g_auto (GStrv) sentences = NULL;
  g_autofree char *rules = NULL;
  FcConfig *config;

  g_mutex_lock (&mutex);
  rules = dup_rules (&n_known, &sentences);
  g_mutex_unlock (&mutex);
  if (sentences[0] == NULL)
    return NULL;
  config = FcInitLoadConfig ();
  /* A damaged font is better than none. */
  if (config != NULL && FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) rules, FcTrue) && FcConfigBuildFonts (config)
      && has_fonts (config))
    {
      /* Other threads may still be at work with the one that was current: it stays. */
      FcConfigReference (NULL);
      FcConfigSetCurrent (config);
    }
  if (config != NULL)
    FcConfigDestroy (config);
  return g_steal_pointer (&sentences);
}

/**
 * unrep_font_guard_has_fonts:
 *
 * Returns: whether there is any font at all; without one GTK and Pango crash
 */
gboolean
unrep_font_guard_has_fonts (void)
{
  FcConfig *config = FcConfigReference (NULL);
  gboolean has = has_fonts (config);

  if (config != NULL)
    FcConfigDestroy (config);
  return has;
}

/**
 * unrep_font_guard_find:
 * @family: a family
 * @c: a character, 0 for any
 *
 * Returns: (transfer none) (nullable): what is damaged of @family, and says that it has @c
 */
const UnrepDamagedFont *
unrep_font_guard_find (const char *family,
                       gunichar    c)
{
  const UnrepDamagedFont *found = NULL;

  g_mutex_lock (&mutex);
  for (guint i = 0; damaged != NULL && i < damaged->len && found == NULL; i++)
    {
      const UnrepDamagedFont *font = g_ptr_array_index (damaged, i);

      if (g_ascii_strcasecmp (font->family, family) == 0
          && (c == 0 || (font->chars != NULL && FcCharSetHasChar (font->chars, c))))
        found = font;
    }
  g_mutex_unlock (&mutex);
  return found;
}

/**
 * unrep_damaged_font_get_family:
 *
 * Returns: (transfer none): its family
 */
const char *
unrep_damaged_font_get_family (const UnrepDamagedFont *self)
{
  return self->family;
}

/**
 * unrep_damaged_font_dup_problem:
 *
 * Returns: (transfer full): which font is left out, why, and what to do
 */
char *
unrep_damaged_font_dup_problem (const UnrepDamagedFont *self)
{
  g_autofree char *file = g_filename_display_name (self->file);

  return unrep_font_fault_dup_sentence (self->fault, self->family, file);
}
