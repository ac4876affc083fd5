/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-finding-entries.h"

#include "unrep-finding-list-private.h"

#include <glib/gi18n.h>

static UnrepFindingEntry
new_entry (const UnrepFindingPlace *place)
{
  return (UnrepFindingEntry) {
    .range = place->range,
    .line = place->line,
    .severity = place->severity,
    .family = MIN (place->group, UNREP_N_FAMILIES),
    .index = place->index,
    .check = place->check,
    .repair = place->repair,
    .state = place->state,
    .note = place->annotation != NULL ? unrep_annotation_get_note (place->annotation) : "",
  };
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const UnrepFindingEntry *one = a, *other = b;
  int order = unrep_range_compare (one->range, other->range);

  if (order != 0)
    return order;
  return (one->index > other->index) - (one->index < other->index);
}

/* A long report has many findings, and nobody has said anything of most reports. */
static GArray *
list_findings (UnrepFindings *findings)
{
  guint n = unrep_findings_get_n (findings);
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (UnrepFindingEntry), n);

  for (guint i = 0; i < n; i++)
    {
      const UnrepFinding *finding = unrep_findings_get (findings, i);
      UnrepFindingEntry entry = { finding->range, finding->line, finding->severity, finding->check->family, i,
                                  finding->check, finding->repair, UNREP_FINDING_OPEN, "" };

      g_array_append_val (entries, entry);
    }
  return entries;
}

/* What is to be said of a check is said once in a list. */
static GArray *
mark_first (GArray *entries)
{
  g_autoptr (GHashTable) checks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      UnrepFindingEntry *entry = &g_array_index (entries, UnrepFindingEntry, i);

      entry->first = g_hash_table_add (checks, (gpointer) entry->check);
    }
  return entries;
}

/**
 * unrep_finding_entries_list:
 * @findings: what the checks have found
 * @judged: (element-type UnrepAnnotation) (nullable): what is said of it
 *
 * Brings findings and what is said of them together. What is signed off is no entry. Both
 * arguments have to live as long as what is returned.
 *
 * Returns: (transfer full) (element-type UnrepFindingEntry): in the order of the text; without
 *   @judged exactly the findings, in their order
 */
GArray *
unrep_finding_entries_list (UnrepFindings *findings,
                            GPtrArray     *judged)
{
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) entries = NULL;

  if (judged == NULL || judged->len == 0)
    return mark_first (list_findings (findings));
  places = unrep_finding_places_list (findings, judged);
  entries = g_array_sized_new (FALSE, FALSE, sizeof (UnrepFindingEntry), places->len);
  for (guint i = 0; i < places->len; i++)
    {
      const UnrepFindingPlace *place = &g_array_index (places, UnrepFindingPlace, i);
      UnrepFindingEntry entry = new_entry (place);

      if (place->group != UNREP_GROUP_SIGNED_OFF)
        g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return mark_first (g_steal_pointer (&entries));
}

/**
 * unrep_finding_entry_get_title:
 * @entry: a finding
 *
 * Returns: (transfer none): what is wrong, in the interface language
 */
const char *
unrep_finding_entry_get_title (const UnrepFindingEntry *entry)
{
  return entry->check != NULL ? _(entry->check->title) : _("Marked by a person");
}

/**
 * unrep_finding_entry_get_cause:
 * @entry: a finding
 *
 * Returns: (transfer none): how that came about and what to do, in the interface language
 */
const char *
unrep_finding_entry_get_cause (const UnrepFindingEntry *entry)
{
  return entry->check != NULL ? _(entry->check->cause) : _("No check has found this.");
}

/**
 * unrep_finding_group_to_string:
 * @family: a family, or %UNREP_N_FAMILIES for what people have marked
 *
 * Returns: (transfer none): its name as it is printed
 */
const char *
unrep_finding_group_to_string (UnrepFamily family)
{
  return family < UNREP_N_FAMILIES ? unrep_family_to_string (family) : "marked";
}
