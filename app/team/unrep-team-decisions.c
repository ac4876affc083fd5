/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-decisions.h"

#include "base/unrep-file.h"
#include "team/unrep-aligned-units.h"
#include "team/unrep-team-private.h"

#include <glib/gi18n.h>

/* The work on one report: sheets of reviewers and of leads. */
typedef struct
{
  GPtrArray *reviewers;
  GPtrArray *leads;
} Run;

/* Everything that somebody tagged, one range a unit, and what the units are called. */
static void
add_units (GPtrArray *reviewers,
           GArray    *items,
           GPtrArray *entries)
{
  g_autoptr (GArray) tagged = g_array_new (FALSE, FALSE, sizeof (UnrepAlignedRange));
  g_autoptr (GPtrArray) of_items = g_ptr_array_new ();
  g_autoptr (UnrepAlignedUnits) units = NULL;

  for (guint i = 0; i < reviewers->len; i++)
    for (guint k = 0; k < unrep_sheet_get_n_entries (g_ptr_array_index (reviewers, i)); k++)
      {
        const UnrepSheetEntry *entry = unrep_sheet_get_entry (g_ptr_array_index (reviewers, i), k);
        UnrepAlignedRange item = { .range = entry->range, .reviewer = i };

        g_array_append_val (tagged, item);
        g_ptr_array_add (of_items, (gpointer) entry);
      }
  units = unrep_aligned_units_new ((const UnrepAlignedRange *) tagged->data, tagged->len);
  for (guint unit = 0; unit < unrep_aligned_units_get_n (units); unit++)
    {
      UnrepAlignedRange item = { .range = unrep_aligned_units_get_hull (units, unit) };
      guint n;

      g_array_append_val (items, item);
      g_ptr_array_add (entries, g_ptr_array_index (of_items, unrep_aligned_units_get_items (units, unit, &n)[0]));
    }
}

/* What the leads have decided on one unit, which the first of @items is where a
 * reviewer has tagged it: their position, %NULL for none or where they differ. */
static UnrepSheetEntry
decide (const UnrepAlignedRange *items,
        GPtrArray               *entries,
        const guint             *of_unit,
        guint                    n,
        gboolean                *contested)
{
  const UnrepSheetEntry *first = g_ptr_array_index (entries, of_unit[0]);
  UnrepSheetEntry decided = { .range = items[of_unit[0]].range, .unit = first->unit };

  *contested = FALSE;
  for (guint i = 0; i < n; i++)
    {
      const UnrepSheetEntry *entry = g_ptr_array_index (entries, of_unit[i]);

      if (items[of_unit[i]].reviewer == 0)
        continue;
      *contested = *contested || (decided.position != NULL && !g_str_equal (decided.position, entry->position));
      decided.position = entry->position;
    }
  if (*contested)
    decided.position = NULL;
  return decided;
}

static void
note_contested (UnrepTeam  *self,
                UnrepSheet *sheet,
                guint       n)
{
  g_autofree char *report = unrep_dup_printable (unrep_sheet_get_report_name (sheet));
  UnrepTeamNote *note;

  if (n == 0)
    return;
  note = g_new (UnrepTeamNote, 1);
  note->file = g_object_ref (unrep_sheet_get_file (sheet));
  note->message = g_strdup_printf (ngettext ("The leads have decided differently on %u unit of “%s”. It is counted as "
                                             "undecided.",
                                             "The leads have decided differently on %u units of “%s”. They are counted "
                                             "as undecided.", n), n, report);
  g_ptr_array_add (self->notes, note);
}

static void
decide_report (UnrepTeam *self,
               const Run *run)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (UnrepAlignedRange));
  g_autoptr (GArray) decisions = g_array_new (FALSE, FALSE, sizeof (UnrepSheetEntry));
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (UnrepAlignedUnits) units = NULL;
  UnrepSheet *like = g_ptr_array_index (run->reviewers->len > 0 ? run->reviewers : run->leads, 0);
  guint n_contested = 0;

  add_units (run->reviewers, items, entries);
  for (guint i = 0; i < run->leads->len; i++)
    for (guint k = 0; k < unrep_sheet_get_n_entries (g_ptr_array_index (run->leads, i)); k++)
      {
        const UnrepSheetEntry *entry = unrep_sheet_get_entry (g_ptr_array_index (run->leads, i), k);
        UnrepAlignedRange item = { .range = entry->range, .reviewer = i + 1 };

        g_array_append_val (items, item);
        g_ptr_array_add (entries, (gpointer) entry);
      }
  units = unrep_aligned_units_new ((const UnrepAlignedRange *) items->data, items->len);
  for (guint unit = 0; unit < unrep_aligned_units_get_n (units); unit++)
    {
      guint n;
      const guint *of_unit = unrep_aligned_units_get_items (units, unit, &n);
      gboolean contested;
      UnrepSheetEntry decided = decide ((const UnrepAlignedRange *) items->data, entries, of_unit, n, &contested);

      n_contested += contested;
      g_array_append_val (decisions, decided);
    }
  g_ptr_array_add (self->sheets, unrep_sheet_new_decided (like, (const UnrepSheetEntry *) decisions->data, decisions->len));
  note_contested (self, like, n_contested);
}

static int
compare_sheets (gconstpointer a,
                gconstpointer b)
{
  return unrep_sheet_compare (*(UnrepSheet * const *) a, *(UnrepSheet * const *) b);
}

/* What reports and codebooks are found by. */
static void
take_context (UnrepTeam *self,
              UnrepTeam *team)
{
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 1; i < team->codebooks->len; i++)
    g_ptr_array_add (self->codebooks, unrep_codebook_ref (g_ptr_array_index (team->codebooks, i)));
  g_hash_table_iter_init (&iter, team->reports);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->reports, g_strdup (key), g_object_ref (value));
  g_hash_table_iter_init (&iter, team->outlines);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->outlines, g_strdup (key), g_object_ref (value));
}

/**
 * unrep_team_new_decided:
 * @self: a team's work
 *
 * What the leads have decided, as if it were a team's work: one sheet a report and
 * codebook, with an entry for each unit that a reviewer gave a position or a lead has
 * decided on. An entry's position is %NULL where no lead has decided, and where leads
 * differ, about which there is a note then. Tallies count it like any other team.
 *
 * Returns: (transfer full): the decisions
 */
UnrepTeam *
unrep_team_new_decided (UnrepTeam *self)
{
  UnrepTeam *decided = unrep_team_alloc ();
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GHashTable) of_leads = g_hash_table_new (NULL, NULL);

  take_context (decided, self);
  for (guint i = 0; i < self->sheets->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (self->sheets, i));
  for (guint i = 0; i < self->decisions->len; i++)
    {
      g_ptr_array_add (all, g_ptr_array_index (self->decisions, i));
      g_hash_table_add (of_leads, g_ptr_array_index (self->decisions, i));
    }
  g_ptr_array_sort (all, compare_sheets);
  for (guint i = 0; i < all->len;)
    {
      UnrepSheet *first = g_ptr_array_index (all, i);
      g_autoptr (GPtrArray) reviewers = g_ptr_array_new (), leads = g_ptr_array_new ();
      Run run = { reviewers, leads };

      for (; i < all->len && unrep_sheet_same_codebook (first, g_ptr_array_index (all, i)) &&
             unrep_sheet_same_report (first, g_ptr_array_index (all, i)); i++)
        g_ptr_array_add (g_hash_table_contains (of_leads, g_ptr_array_index (all, i)) ? leads : reviewers,
                         g_ptr_array_index (all, i));
      decide_report (decided, &run);
    }
  return decided;
}

/**
 * unrep_team_new_leads:
 * @self: a team's work
 *
 * The leads' decisions, each lead's own, as if they were reviewers and nobody else
 * were there.
 *
 * Returns: (transfer full): the leads' work
 */
UnrepTeam *
unrep_team_new_leads (UnrepTeam *self)
{
  UnrepTeam *leads = unrep_team_alloc ();

  take_context (leads, self);
  leads->file = self->file != NULL ? unrep_team_file_ref (self->file) : NULL;
  for (guint i = 0; i < self->decisions->len; i++)
    {
      UnrepSheet *sheet = g_ptr_array_index (self->decisions, i);
      GPtrArray *copies = g_hash_table_lookup (self->copies, sheet);
      UnrepTeamText *text = g_hash_table_lookup (self->reanchored, sheet);

      if (text != NULL)
        g_hash_table_insert (leads->reanchored, sheet, g_atomic_rc_box_acquire (text));
      g_ptr_array_add (leads->sheets, unrep_sheet_ref (sheet));
      if (copies != NULL)
        g_hash_table_insert (leads->copies, sheet, g_ptr_array_ref (copies));
    }
  g_ptr_array_sort (leads->sheets, compare_sheets);
  return leads;
}

/* Reads whole what is about one text with one codebook. */
static gboolean
load_sheets (UnrepTeam     *self,
             GPtrArray     *sheets,
             const char    *text_sha256,
             const char    *codebook_id,
             guint          codebook_version,
             GPtrArray     *side_files,
             GCancellable  *cancellable,
             GError       **error)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      UnrepSheet *sheet = g_ptr_array_index (sheets, i);
      UnrepSideFile *side_file;

      if (!g_str_equal (unrep_sheet_get_text_sha256 (sheet), text_sha256) ||
          !g_str_equal (unrep_sheet_get_codebook_id (sheet), codebook_id) ||
          unrep_sheet_get_codebook_version (sheet) != codebook_version)
        continue;
      side_file = unrep_team_read_side_file (self, sheet, cancellable, NULL);
      if (side_file != NULL)
        g_ptr_array_add (side_files, side_file);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * unrep_team_load_side_files:
 * @self: a team's work
 * @text_sha256: SHA-256 of a text
 * @codebook_id: id of a codebook
 * @codebook_version: its version
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Reads what everybody wrote about one text with one codebook, reviewers first
 * and then leads, each in the order of their ids. What cannot be read any more is left
 * out: reading the team again tells. It blocks.
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: (transfer full) (element-type UnrepSideFile): the side files, one a person
 *   and role; %NULL when cancelled
 */
GPtrArray *
unrep_team_load_side_files (UnrepTeam     *self,
                            const char    *text_sha256,
                            const char    *codebook_id,
                            guint          codebook_version,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_side_file_unref);

  if (!load_sheets (self, self->sheets, text_sha256, codebook_id, codebook_version, list, cancellable, error) ||
      !load_sheets (self, self->decisions, text_sha256, codebook_id, codebook_version, list, cancellable, error))
    return NULL;
  return g_steal_pointer (&list);
}
