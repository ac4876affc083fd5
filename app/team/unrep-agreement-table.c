/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-table-private.h"

G_DEFINE_BOXED_TYPE (UnrepAgreementTable, unrep_agreement_table, unrep_agreement_table_ref, unrep_agreement_table_unref)

static void
different_unit_free (UnrepDifferentUnit *unit)
{
  g_free (unit->report);
  g_free (unit->unit);
  g_free (unit->reviewers);
  g_free (unit);
}

/**
 * unrep_agreement_table_new:
 * @reviewers: (element-type utf8): ids or names, in the order of their numbers
 * @categories: (element-type utf8): ids of positions or values, in the order of their numbers
 * @ratings: what they chose
 *
 * Returns: (transfer full): a table without rows
 */
UnrepAgreementTable *
unrep_agreement_table_new (GPtrArray    *reviewers,
                           GPtrArray    *categories,
                           UnrepRatings *ratings)
{
  UnrepAgreementTable *self = g_atomic_rc_box_new0 (UnrepAgreementTable);

  self->reviewers = g_ptr_array_ref (reviewers);
  self->categories = g_ptr_array_ref (categories);
  self->ratings = unrep_ratings_ref (ratings);
  self->different = g_ptr_array_new_with_free_func ((GDestroyNotify) different_unit_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_agreement_table_unref);

  return self;
}

static void
clear (gpointer data)
{
  UnrepAgreementTable *self = data;

  g_free (self->codebook_id);
  g_free (self->report);
  g_free (self->text_sha256);
  g_clear_pointer (&self->section, unrep_section_free);
  unrep_ratings_unref (self->ratings);
  g_clear_pointer (&self->unitizing, unrep_unitizing_free);
  g_ptr_array_unref (self->reviewers);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->different);
  g_ptr_array_unref (self->rows);
}

/**
 * unrep_agreement_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self
 */
UnrepAgreementTable *
unrep_agreement_table_ref (UnrepAgreementTable *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_agreement_table_unref:
 * @self: (transfer full): a table
 */
void
unrep_agreement_table_unref (UnrepAgreementTable *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_agreement_table_get_codebook_id:
 * @self: a table
 *
 * Returns: (nullable): id of the codebook, %NULL for a CSV matrix
 */
const char *
unrep_agreement_table_get_codebook_id (UnrepAgreementTable *self)
{
  return self->codebook_id;
}

/**
 * unrep_agreement_table_get_codebook_version:
 * @self: a table
 *
 * Returns: version of the codebook, 0 for a CSV matrix
 */
guint
unrep_agreement_table_get_codebook_version (UnrepAgreementTable *self)
{
  return self->codebook_version;
}

/**
 * unrep_agreement_table_get_report:
 * @self: a table
 *
 * Returns: (nullable): name of the report, %NULL where it is over several
 */
const char *
unrep_agreement_table_get_report (UnrepAgreementTable *self)
{
  return self->report;
}

/**
 * unrep_agreement_table_get_text_sha256:
 * @self: a table
 *
 * Returns: (nullable): SHA-256 of that report's text
 */
const char *
unrep_agreement_table_get_text_sha256 (UnrepAgreementTable *self)
{
  return self->text_sha256;
}

/**
 * unrep_agreement_table_get_section:
 * @self: a table
 *
 * Returns: (nullable): which section of the report it is of, %NULL where it is of none
 *   or the section is not known
 */
const UnrepSection *
unrep_agreement_table_get_section (UnrepAgreementTable *self)
{
  return self->section;
}

/**
 * unrep_agreement_table_get_ratings:
 * @self: a table
 *
 * Returns: (transfer none): who chose what
 */
UnrepRatings *
unrep_agreement_table_get_ratings (UnrepAgreementTable *self)
{
  return self->ratings;
}

/**
 * unrep_agreement_table_list_coefficients:
 * @self: a table
 * @spans: whether to measure agreement about the evidence, too
 * @cancellable: (nullable): leaves out the intervals
 *
 * What is to be shown of a table: every coefficient with its interval, and with @spans
 * α for unitizing, of the spans as positions and of the spans as such, without one. It
 * takes a while, see unrep_agreement_list_intervals().
 *
 * Returns: (transfer full) (element-type UnrepCoefficient): in the order of printing
 */
GArray *
unrep_agreement_table_list_coefficients (UnrepAgreementTable *self,
                                         gboolean             spans,
                                         GCancellable        *cancellable)
{
  GArray *list = unrep_agreement_list_intervals (self->ratings, UNREP_AGREEMENT_DRAWS, UNREP_AGREEMENT_SEED,
                                                 cancellable);

  if (spans && self->unitizing != NULL)
    {
      UnrepCoefficient alpha = unrep_unitizing_get_alpha (self->unitizing);
      UnrepCoefficient any = unrep_unitizing_get_alpha_any (self->unitizing);

      g_array_append_val (list, alpha);
      g_array_append_val (list, any);
    }

  return list;
}

/**
 * unrep_agreement_table_get_spans_alpha:
 * @self: a table
 * @index: number of a category
 *
 * Returns: α for unitizing of the evidence for this position alone, undefined for a
 *   CSV matrix
 */
UnrepCoefficient
unrep_agreement_table_get_spans_alpha (UnrepAgreementTable *self,
                                       guint                index)
{
  g_autoptr (UnrepUnitizing) nothing = unrep_unitizing_new ();

  return unrep_unitizing_get_alpha_category (self->unitizing != NULL ? self->unitizing : nothing, index);
}

/**
 * unrep_agreement_table_get_n_possible:
 * @self: a table
 *
 * Returns: how many values the units with two values or more would have if every
 *   reviewer of their report had tagged them
 */
guint64
unrep_agreement_table_get_n_possible (UnrepAgreementTable *self)
{
  return self->n_possible;
}

/**
 * unrep_agreement_table_get_reviewer:
 * @self: a table
 * @index: number of a reviewer
 *
 * Returns: their id, or the name of their column
 */
const char *
unrep_agreement_table_get_reviewer (UnrepAgreementTable *self,
                                    guint                index)
{
  g_return_val_if_fail (index < self->reviewers->len, NULL);

  return g_ptr_array_index (self->reviewers, index);
}

/**
 * unrep_agreement_table_get_category:
 * @self: a table
 * @index: number of a category
 *
 * Returns: the id of the position, or the value as it stands in the matrix
 */
const char *
unrep_agreement_table_get_category (UnrepAgreementTable *self,
                                    guint                index)
{
  g_return_val_if_fail (index < self->categories->len, NULL);

  return g_ptr_array_index (self->categories, index);
}

/**
 * unrep_agreement_table_get_n_different:
 * @self: a table
 *
 * Returns: how many units were tagged by one while another reviewer tagged
 *   another unit of the same words
 */
guint
unrep_agreement_table_get_n_different (UnrepAgreementTable *self)
{
  return self->different->len;
}

/**
 * unrep_agreement_table_get_different:
 * @self: a table
 * @index: from 0
 *
 * Returns: (transfer none): one of these units, in reading order
 */
const UnrepDifferentUnit *
unrep_agreement_table_get_different (UnrepAgreementTable *self,
                                     guint                index)
{
  g_return_val_if_fail (index < self->different->len, NULL);

  return g_ptr_array_index (self->different, index);
}

/**
 * unrep_agreement_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many reports there are, 0 where they were not asked for
 */
guint
unrep_agreement_table_get_n_rows (UnrepAgreementTable *self)
{
  return self->rows->len;
}

/**
 * unrep_agreement_table_get_row:
 * @self: a table
 * @index: from 0
 *
 * Returns: (transfer none): the table of one report, in the order of names
 */
UnrepAgreementTable *
unrep_agreement_table_get_row (UnrepAgreementTable *self,
                               guint                index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, index);
}
