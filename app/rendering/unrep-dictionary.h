/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UnrepDictionary:
 *
 * Which words a language has, from a Hunspell dictionary that is installed. Not to be
 * used by two threads at once.
 */
typedef struct _UnrepDictionary UnrepDictionary;

UnrepDictionary *unrep_dictionary_new   (const char       *language,
                                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_dictionary_free  (UnrepDictionary  *self);
gboolean         unrep_dictionary_knows (UnrepDictionary  *self,
                                         const char       *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepDictionary, unrep_dictionary_free)

G_END_DECLS
