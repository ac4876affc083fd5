/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-citation.h"

#include "unrep-unit-places.h"

#include "base/unrep-file.h"
#include "report/unrep-report-head.h"

#include <glib/gi18n.h>

/* Each piece as it was extracted, on lines of its own. */
static char *
dup_words (UnrepOutline *outline,
           guint         unit)
{
  UnrepText *text = unrep_outline_get_text (outline);
  g_autoptr (GArray) pieces = unrep_unit_places_list_text (outline, unit);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      g_autofree char *piece = unrep_text_dup_range (text, g_array_index (pieces, UnrepRange, i));

      g_strstrip (piece);
      if (*piece != '\0' && words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, piece);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * unrep_citation_new:
 * @report: a report
 * @outline: its outline
 * @unit: a unit of @outline
 *
 * The extracted words of @unit and, on a line of its own, where they stand: the
 * document symbol, where the report says one without doubt, else the name of its
 * file, and the paragraph.
 *
 * Returns: (transfer full): what to quote @unit by
 */
char *
unrep_citation_new (UnrepReport  *report,
                    UnrepOutline *outline,
                    guint         unit)
{
  g_autofree char *words = dup_words (outline, unit);
  g_autoptr (UnrepReportHead) head = unrep_report_head_new (outline);
  g_autofree char *name = unrep_dup_printable (unrep_report_get_name (report));
  g_autofree char *paragraph = unrep_unit_dup_citation (unrep_outline_get_unit (outline, unit));
  const char *source = head->symbol != NULL ? head->symbol : name;
  g_autofree char *where = NULL;

  if (*paragraph != '\0')
    /* Translators: where quoted words stand: a document symbol or the name of a file,
     * and a paragraph such as 13(b) */
    where = g_strdup_printf (_("— %s, paragraph %s"), source, paragraph);
  else
    /* Translators: where quoted words stand: a document symbol or the name of a file */
    where = g_strdup_printf (_("— %s"), source);
  return g_strconcat (words, "\n", where, NULL);
}
