/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-font-coverage.h"

#include "unrep-inspection.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a font has does not depend on it. */
#define ANY_SIZE 16

struct _UnrepFontCoverage
{
  PangoFontset *fonts;
  GStrv asked;
  const char *first; /* the family that stands for them, "" where no font is installed */
  GHashTable *families; /* of code points: interned names, or NULL where no font has it */
  GHashTable *damaged;  /* of code points: UnrepDamagedFont, which would have drawn it */
};

/* Looks for the first font that is sound, and has a character where one is asked for. */
typedef struct
{
  gunichar c;
  PangoFont *found;
  const UnrepDamagedFont *damaged; /* the first that was passed over */
} Search;

static gboolean
search_cb (PangoFontset *fonts,
           PangoFont    *font,
           gpointer      data)
{
  Search *self = data;
  const UnrepDamagedFont *damaged = NULL;

  if (self->c != 0 && !pango_font_has_char (font, self->c))
    return FALSE;
  if (unrep_font_guard_try_font (font, &damaged))
    g_set_object (&self->found, font);
  else if (self->damaged == NULL)
    self->damaged = damaged;
  return self->found != NULL;
}

static const char *
get_family (PangoFont *font)
{
  g_autoptr (PangoFontDescription) description = pango_font_describe (font);

  return g_intern_string (pango_font_description_get_family (description));
}

static const char *
find_first (UnrepFontCoverage *self)
{
  Search search = { 0 };
  g_autoptr (PangoFont) found = NULL;

  if (self->fonts != NULL)
    pango_fontset_foreach (self->fonts, search_cb, &search);
  found = search.found;
  return found != NULL ? get_family (found) : "";
}

/**
 * unrep_font_coverage_new:
 * @context: where fonts come from
 * @families: names of families with commas between them, as Pango takes them
 *
 * Returns: (transfer full): what @families, and those that stand in for them, cover
 */
UnrepFontCoverage *
unrep_font_coverage_new (PangoContext *context,
                         const char   *families)
{
  UnrepFontCoverage *self;
  PangoFontDescription *description;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context) && families != NULL, NULL);

  self = g_new0 (UnrepFontCoverage, 1);
  self->asked = g_strsplit (families, ",", -1);
  for (guint i = 0; self->asked[i] != NULL; i++)
    g_strstrip (self->asked[i]);
  self->families = g_hash_table_new (NULL, NULL);
  self->damaged = g_hash_table_new (NULL, NULL);
  description = pango_font_description_new ();
  pango_font_description_set_family (description, families);
  pango_font_description_set_size (description, 12 * PANGO_SCALE);
  self->fonts = pango_context_load_fontset (context, description, pango_language_from_string ("ar"));
  pango_font_description_free (description);
  self->first = find_first (self);
  return self;
}

/**
 * unrep_font_coverage_new_installed:
 * @families: names of families with commas between them, as Pango takes them
 *
 * As unrep_font_coverage_new(), of the fonts that are installed, for the thread that calls
 * this.
 *
 * Returns: (transfer full): what they cover
 */
UnrepFontCoverage *
unrep_font_coverage_new_installed (const char *families)
{
  g_autoptr (GObject) context = G_OBJECT (unrep_inspection_new_context (families, ANY_SIZE));

  return unrep_font_coverage_new ((PangoContext *) context, families);
}

/**
 * unrep_font_coverage_free:
 * @self: (transfer full): coverage
 *
 * Frees it.
 */
void
unrep_font_coverage_free (UnrepFontCoverage *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->fonts);
  g_strfreev (self->asked);
  g_hash_table_unref (self->families);
  g_hash_table_unref (self->damaged);
  g_free (self);
}

/* What was asked for, and is not found any more because it is damaged. */
static const UnrepDamagedFont *
find_left_out (UnrepFontCoverage *self,
               const char        *family,
               gunichar           c)
{
  const UnrepDamagedFont *damaged = NULL;

  for (guint i = 0; self->asked[i] != NULL && damaged == NULL; i++)
    {
      if (family != NULL && g_ascii_strcasecmp (self->asked[i], family) == 0)
        break;
      damaged = unrep_font_guard_find (self->asked[i], c);
    }
  return damaged;
}

static const char *
find_family (UnrepFontCoverage *self,
             gunichar           c)
{
  Search search = { .c = c };
  g_autoptr (PangoFont) found = NULL;
  const char *family;

  if (self->fonts != NULL)
    pango_fontset_foreach (self->fonts, search_cb, &search);
  found = search.found;
  family = found != NULL ? get_family (found) : NULL;
  if (search.damaged == NULL)
    search.damaged = find_left_out (self, family, c);
  if (search.damaged != NULL)
    g_hash_table_insert (self->damaged, GUINT_TO_POINTER (c), (gpointer) search.damaged);
  return family;
}

/**
 * unrep_font_coverage_get_family:
 * @c: a character that is seen
 *
 * Returns: (transfer none) (nullable): the family that @c is drawn from, %NULL where no
 *   sound font that is installed has it; the same family is the same pointer
 */
const char *
unrep_font_coverage_get_family (UnrepFontCoverage *self,
                                gunichar           c)
{
  gpointer family;

  g_return_val_if_fail (self != NULL, NULL);

  if (!g_hash_table_lookup_extended (self->families, GUINT_TO_POINTER (c), NULL, &family))
    {
      family = (gpointer) find_family (self, c);
      g_hash_table_insert (self->families, GUINT_TO_POINTER (c), family);
    }
  return family;
}

/**
 * unrep_font_coverage_get_damaged:
 * @c: a character that is seen
 *
 * Returns: (transfer none) (nullable): the font that would draw @c if it were not damaged
 */
const UnrepDamagedFont *
unrep_font_coverage_get_damaged (UnrepFontCoverage *self,
                                 gunichar           c)
{
  g_return_val_if_fail (self != NULL, NULL);

  unrep_font_coverage_get_family (self, c);
  return g_hash_table_lookup (self->damaged, GUINT_TO_POINTER (c));
}

/**
 * unrep_font_coverage_is_fallback:
 * @family: (nullable): what unrep_font_coverage_get_family() returned
 *
 * Returns: whether @family is none of those that were asked for
 */
gboolean
unrep_font_coverage_is_fallback (UnrepFontCoverage *self,
                                 const char        *family)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (family == NULL)
    return FALSE;
  for (guint i = 0; self->asked[i] != NULL; i++)
    if (g_ascii_strcasecmp (self->asked[i], family) == 0)
      return FALSE;
  return TRUE;
}

/* What everybody's computer has something else for is found, whatever it is. */
static gboolean
is_generic (const char *family)
{
  static const char * const generic[] = { "sans", "sans-serif", "serif", "monospace", "cursive", "fantasy", "system-ui" };

  for (gsize i = 0; i < G_N_ELEMENTS (generic); i++)
    if (g_ascii_strcasecmp (family, generic[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * unrep_font_dup_problem:
 * @asked: the family that was asked for; of several with commas between them the first
 * @family: the one that stands for it, "" where no font is installed
 *
 * Returns: (transfer full) (nullable): a sentence about what is not installed or damaged,
 *   %NULL where all is well
 */
char *
unrep_font_dup_problem (const char *asked,
                        const char *family)
{
  g_autofree char *first = g_strstrip (g_strndup (asked, strcspn (asked, ",")));
  const UnrepDamagedFont *damaged;

  if (*family == '\0')
    return g_strdup (_("No font is installed, so that nothing can be drawn. Amiri is a good one for Arabic (Debian: fonts-hosny-amiri)."));
  if (*first == '\0' || is_generic (first) || g_ascii_strcasecmp (first, family) == 0)
    return NULL;
  damaged = unrep_font_guard_find (first, 0);
  if (damaged != NULL)
    return unrep_damaged_font_dup_problem (damaged);
  /* Translators: two font families */
  return g_strdup_printf (_("The font “%s” is not installed; “%s” stands for it."), first, family);
}

/**
 * unrep_font_coverage_dup_problem:
 * @chosen: (nullable): the one of the families that somebody has chosen, %NULL where each
 *   of them will do
 *
 * Returns: (transfer full) (nullable): a sentence about what is not installed or damaged,
 *   %NULL where @chosen is well, or one of the families that were asked for
 */
char *
unrep_font_coverage_dup_problem (UnrepFontCoverage *self,
                                 const char        *chosen)
{
  const UnrepDamagedFont *damaged;

  g_return_val_if_fail (self != NULL, NULL);

  damaged = find_left_out (self, self->first, 0);
  if (damaged != NULL)
    return unrep_damaged_font_dup_problem (damaged);
  if (chosen != NULL)
    return unrep_font_dup_problem (chosen, self->first);
  return *self->first == '\0' || unrep_font_coverage_is_fallback (self, self->first)
           ? unrep_font_dup_problem (self->asked[0] != NULL ? self->asked[0] : "", self->first)
           : NULL;
}
