/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-dictionary.h"

#include "base/unrep-error.h"

#include <glib/gi18n.h>
#include <hunspell.h>

struct _UnrepDictionary
{
  Hunhandle *words;
};

/* Where Hunspell’s own program looks: DICPATH, then the folders that distributions use. */
static char *
dup_folder (const char *language)
{
  static const char * const subfolders[] = { "hunspell", "myspell", "myspell/dicts" };
  g_autofree char *name = g_strconcat (language, ".aff", NULL);
  g_auto (GStrv) named = g_strsplit (g_getenv ("DICPATH") != NULL ? g_getenv ("DICPATH") : "", G_SEARCHPATH_SEPARATOR_S, -1);
  const char * const *shared = g_get_system_data_dirs ();

  for (guint i = 0; named[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (named[i], name, NULL);

      if (*named[i] != '\0' && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_strdup (named[i]);
    }
  for (guint i = 0; shared[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (subfolders); j++)
      {
        g_autofree char *folder = g_build_filename (shared[i], subfolders[j], NULL);
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
          return g_steal_pointer (&folder);
      }
  return NULL;
}

/**
 * unrep_dictionary_new:
 * @language: an ISO 639 code, as dictionaries are named
 * @error: return location for an error
 *
 * Reads a dictionary, which takes some tenths of a second.
 *
 * Returns: (transfer full): the dictionary; %NULL with %UNREP_ERROR_UNREADABLE where
 *   none is installed, %UNREP_ERROR_ENCODING where it is not in UTF-8
 */
UnrepDictionary *
unrep_dictionary_new (const char  *language,
                      GError     **error)
{
  g_autoptr (UnrepDictionary) self = g_new0 (UnrepDictionary, 1);
  g_autofree char *folder = dup_folder (language), *affixes = NULL, *words = NULL;

  g_return_val_if_fail (language != NULL, NULL);

  if (folder == NULL)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
                   /* Translators: %s is the code of a language, such as “ar” */
                   _("There is no dictionary for words in “%s”. Install the one for Hunspell (on Debian the package hunspell-%s)."),
                   language, language);
      return NULL;
    }
  affixes = g_strdup_printf ("%s/%s.aff", folder, language);
  words = g_strdup_printf ("%s/%s.dic", folder, language);
  self->words = Hunspell_create (affixes, words);
  if (self->words == NULL || g_ascii_strcasecmp (Hunspell_get_dic_encoding (self->words), "UTF-8") != 0)
    {
      /* Translators: %s is the name of a file */
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_ENCODING, _("The dictionary “%s” is not in UTF-8. Install another one."), words);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * unrep_dictionary_free:
 * @self: (transfer full): a dictionary
 *
 * Frees it.
 */
void
unrep_dictionary_free (UnrepDictionary *self)
{
  g_return_if_fail (self != NULL);

  if (self->words != NULL)
    Hunspell_destroy (self->words);
  g_free (self);
}

/**
 * unrep_dictionary_knows:
 * @word: a word without vowel marks
 *
 * Returns: whether the language has it, in any form
 */
gboolean
unrep_dictionary_knows (UnrepDictionary *self,
                        const char      *word)
{
  g_return_val_if_fail (self != NULL && word != NULL, FALSE);

  return Hunspell_spell (self->words, word) != 0;
}
