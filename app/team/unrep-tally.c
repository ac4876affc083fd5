/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-tally-private.h"

#include "team/unrep-section.h"

#include <glib/gi18n.h>

G_DEFINE_BOXED_TYPE (UnrepTally, unrep_tally, unrep_tally_ref, unrep_tally_unref)

/**
 * unrep_tally_by_get_facts:
 * @by: what rows stand for
 *
 * Returns: which facts of reports' heads that is, bits of `1 << UnrepHeadFact`: 0 where it
 *   is something else
 */
guint
unrep_tally_by_get_facts (UnrepTallyBy by)
{
  switch (by)
    {
    case UNREP_TALLY_BY_SESSION:
      return 1u << UNREP_HEAD_BODY | 1u << UNREP_HEAD_SESSION;
    case UNREP_TALLY_BY_LANGUAGE:
      return 1u << UNREP_HEAD_OWN_LANGUAGE;
    case UNREP_TALLY_BY_NOTHING:
    case UNREP_TALLY_BY_REPORT:
    case UNREP_TALLY_BY_SECTION:
    case UNREP_TALLY_BY_REVIEWER:
    case UNREP_TALLY_BY_TAG:
    default:
      return 0;
    }
}

/**
 * unrep_tally_row_free:
 * @row: (transfer full): a row
 */
void
unrep_tally_row_free (UnrepTallyRow *row)
{
  g_free (row->report);
  g_free (row->text_sha256);
  g_free (row->section_label);
  g_free (row->section_title);
  g_clear_pointer (&row->head, unrep_report_head_free);
  g_clear_pointer (&row->reviewer, unrep_reviewer_unref);
  g_free (row->tag);
  g_free (row->counts);
  g_free (row);
}

/**
 * unrep_tally_new:
 * @by: what its rows stand for
 *
 * Returns: (transfer full): a tally to be filled
 */
UnrepTally *
unrep_tally_new (UnrepTallyBy by)
{
  UnrepTally *self = g_atomic_rc_box_new0 (UnrepTally);

  self->by = by;
  self->positions = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_tally_row_free);

  return self;
}

static void
clear (gpointer data)
{
  UnrepTally *self = data;

  g_free (self->codebook_id);
  g_ptr_array_unref (self->positions);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->totals, unrep_tally_row_free);
}

/**
 * unrep_tally_ref:
 * @self: a tally
 *
 * Returns: (transfer full): @self
 */
UnrepTally *
unrep_tally_ref (UnrepTally *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_tally_unref:
 * @self: (transfer full): a tally
 */
void
unrep_tally_unref (UnrepTally *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_tally_get_codebook_id:
 * @self: a tally
 *
 * Returns: id of the codebook whose positions are counted
 */
const char *
unrep_tally_get_codebook_id (UnrepTally *self)
{
  return self->codebook_id;
}

/**
 * unrep_tally_get_codebook_version:
 * @self: a tally
 *
 * Returns: version of that codebook
 */
guint
unrep_tally_get_codebook_version (UnrepTally *self)
{
  return self->codebook_version;
}

/**
 * unrep_tally_get_by:
 * @self: a tally
 *
 * Returns: what its rows stand for
 */
UnrepTallyBy
unrep_tally_get_by (UnrepTally *self)
{
  return self->by;
}

/**
 * unrep_tally_get_n_reports:
 * @self: a tally
 *
 * Returns: on how many texts somebody has worked
 */
guint
unrep_tally_get_n_reports (UnrepTally *self)
{
  return self->n_reports;
}

/**
 * unrep_tally_get_n_reviewers:
 * @self: a tally
 *
 * Returns: how many people (by their uid) have work with this codebook
 */
guint
unrep_tally_get_n_reviewers (UnrepTally *self)
{
  return self->n_reviewers;
}

/**
 * unrep_tally_get_n_positions:
 * @self: a tally
 *
 * Returns: how many positions are counted
 */
guint
unrep_tally_get_n_positions (UnrepTally *self)
{
  return self->positions->len;
}

/**
 * unrep_tally_get_position:
 * @self: a tally
 * @index: from 0
 *
 * Returns: id of a position: the codebook's in its order where the codebook is
 *   known, then others that were met, by their ids
 */
const char *
unrep_tally_get_position (UnrepTally *self,
                          guint       index)
{
  g_return_val_if_fail (index < self->positions->len, NULL);

  return g_ptr_array_index (self->positions, index);
}

/**
 * unrep_tally_get_n_rows:
 * @self: a tally
 *
 * Returns: how many rows there are, 0 where only totals were asked for
 */
guint
unrep_tally_get_n_rows (UnrepTally *self)
{
  return self->rows->len;
}

/**
 * unrep_tally_get_row:
 * @self: a tally
 * @index: from 0
 *
 * Returns: (transfer none): a row, in the order of report names, sections in
 *   reading order, reviewers' ids, tags, sessions and languages (what has none last)
 */
const UnrepTallyRow *
unrep_tally_get_row (UnrepTally *self,
                     guint       index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, index);
}

/**
 * unrep_tally_get_totals:
 * @self: a tally
 *
 * Returns: (transfer none): the sums of all rows
 */
const UnrepTallyRow *
unrep_tally_get_totals (UnrepTally *self)
{
  return self->totals;
}

static char *
dup_session_name (const UnrepReportHead *head)
{
  const char *body = unrep_report_head_get (head, UNREP_HEAD_BODY);
  const char *session = unrep_report_head_get (head, UNREP_HEAD_SESSION);

  if (body != NULL && session != NULL)
    return g_strconcat (body, _(", "), session, NULL);
  if (body != NULL || session != NULL)
    return g_strdup (body != NULL ? body : session);
  /* Translators: the row of a table that counts reports that do not say of which session they are */
  return g_strdup (_("session not known"));
}

/**
 * unrep_tally_dup_row_name:
 * @self: a tally
 * @row: one of its rows
 * @source: (nullable): what the report of the row is called
 *
 * Returns: (transfer full): what to call the row in a table, in the language of the
 *   interface
 */
char *
unrep_tally_dup_row_name (UnrepTally          *self,
                          const UnrepTallyRow *row,
                          const char          *source)
{
  const char *language;

  switch (self->by)
    {
    case UNREP_TALLY_BY_REPORT:
      return g_strdup (source);
    case UNREP_TALLY_BY_SECTION:
      return unrep_section_dup_name (source, row->section_line, row->section_title);
    case UNREP_TALLY_BY_REVIEWER:
      return g_strdup_printf ("%s (%s)", unrep_reviewer_get_name (row->reviewer), unrep_reviewer_get_id (row->reviewer));
    case UNREP_TALLY_BY_TAG:
      /* Translators: the row of a table that counts what has none of the codebook's tags */
      return g_strdup (*row->tag != '\0' ? row->tag : _("without a tag"));
    case UNREP_TALLY_BY_SESSION:
      return dup_session_name (row->head);
    case UNREP_TALLY_BY_LANGUAGE:
      language = unrep_report_head_get (row->head, UNREP_HEAD_OWN_LANGUAGE);
      /* Translators: the row of a table that counts reports whose language is not known */
      return language != NULL ? unrep_language_dup_names (language) : g_strdup (_("language not known"));
    case UNREP_TALLY_BY_NOTHING:
    default:
      return g_strdup ("");
    }
}

/**
 * unrep_tally_has_fact:
 * @self: a tally
 * @fact: something that reports' heads say
 *
 * Returns: whether its rows are reports, and any of these says so
 */
gboolean
unrep_tally_has_fact (UnrepTally    *self,
                      UnrepHeadFact  fact)
{
  for (guint i = 0; i < self->rows->len && self->by == UNREP_TALLY_BY_REPORT; i++)
    if (unrep_report_head_get (unrep_tally_get_row (self, i)->head, fact) != NULL)
      return TRUE;
  return FALSE;
}
