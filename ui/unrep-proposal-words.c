/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-proposal-words.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>

/* How much of a unit's text is shown. */
#define MAX_WORDS_CHARS 80

/* What is to become of the unit, as far as it is not so already. */
static char *
dup_result (const UnrepProposal *proposal)
{
  const UnrepCorrection *correction = &proposal->correction;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (proposal->changes & UNREP_PROPOSAL_BOUNDS)
    g_strv_builder_add (parts, _("begins or ends elsewhere"));
  if (proposal->changes & UNREP_PROPOSAL_PATH)
    {
      g_autofree char *path = g_strjoin (*correction->parent != '\0' ? "/" : "", correction->parent, correction->label, NULL);
      g_autofree char *printable = unrep_dup_printable (path);
      /* Translators: %s is a path such as 13/b */
      g_autofree char *text = g_strdup_printf (*correction->label != '\0' ? _("becomes ⁨%s⁩") : _("has no label"), printable);

      g_strv_builder_add (parts, text);
    }
  if (proposal->changes & UNREP_PROPOSAL_RECOMMENDATION)
    g_strv_builder_add (parts, correction->recommendation == UNREP_RECOMMENDATION_NO ? _("is no recommendation")
                                                                                     : _("is a recommendation"));
  if (proposal->changes == UNREP_PROPOSAL_KIND)
    g_strv_builder_add (parts, _("is another kind of unit"));
  list = g_strv_builder_end (parts);
  return g_strjoinv (_(", "), list);
}

static char *
dup_proposers (const UnrepProposal *proposal)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < proposal->reviewers->len; i++)
    g_string_append_printf (names, "%s⁨%s⁩", i > 0 ? _(", ") : "",
                            unrep_reviewer_get_name (g_ptr_array_index (proposal->reviewers, i)));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * unrep_proposal_words_dup_title:
 * @proposal: a correction that reviewers propose
 *
 * Returns: (transfer full): what is to become of which unit, such as "2/b is no
 *   recommendation"
 */
char *
unrep_proposal_words_dup_title (const UnrepProposal *proposal)
{
  g_autofree char *unit = unrep_dup_printable (unrep_annotation_get_unit (proposal->annotation));
  g_autofree char *result = dup_result (proposal);

  /* Translators: a unit's path, and what is to become of it: "2/b is no recommendation" */
  return g_strdup_printf (_("⁨%s⁩ %s"), unit, result);
}

/**
 * unrep_proposal_words_dup_about:
 * @proposal: a correction that reviewers propose
 *
 * Returns: (transfer full): who proposes it, and how the text of the unit begins
 */
char *
unrep_proposal_words_dup_about (const UnrepProposal *proposal)
{
  g_autofree char *who = dup_proposers (proposal);
  g_autofree char *words = unrep_dup_first_words (unrep_annotation_get_exact (proposal->annotation), MAX_WORDS_CHARS);

  /* Translators: who proposes it, and the words of the unit */
  return g_strdup_printf (_("%s: “⁨%s⁩”"), who, words);
}
