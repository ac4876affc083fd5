/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a comparison with the report in another language has found, a check a kind. */
#include "unrep-check-private.h"

#include "unrep-mismatch.h"

#include <glib/gi18n.h>

static int
compare_mismatches (gconstpointer a,
                    gconstpointer b)
{
  const UnrepMismatch *one = *(const UnrepMismatch * const *) a, *other = *(const UnrepMismatch * const *) b;

  return unrep_range_compare (one->range[UNREP_SIDE_FIRST], other->range[UNREP_SIDE_FIRST]);
}

static GPtrArray *
list_mine (UnrepCheckRun *run)
{
  GPtrArray *mine = g_ptr_array_new ();

  for (guint i = 0; i < unrep_mismatches_get_n (run->aids.mismatches); i++)
    {
      const UnrepMismatch *mismatch = unrep_mismatches_get (run->aids.mismatches, i);

      if (unrep_mismatch_get_check (mismatch->kind) == run->check
          && unrep_range_length (mismatch->range[UNREP_SIDE_FIRST]) > 0)
        g_ptr_array_add (mine, (gpointer) mismatch);
    }
  g_ptr_array_sort (mine, compare_mismatches);
  return mine;
}

/* What a paragraph lacks is all looked for in one place, hence one finding. */
static void
run (UnrepCheckRun *self)
{
  g_autoptr (GPtrArray) mine = NULL;

  if (self->aids.mismatches == NULL
      || unrep_outline_get_text (unrep_pairing_get_outline (unrep_mismatches_get_pairing (self->aids.mismatches), UNREP_SIDE_FIRST))
           != self->text)
    return;
  mine = list_mine (self);
  for (guint i = 0; i < mine->len;)
    {
      const UnrepMismatch *first = mine->pdata[i];
      UnrepRange range = first->range[UNREP_SIDE_FIRST];
      UnrepSeverity severity = first->severity;
      g_autoptr (GString) there = g_string_new (NULL);

      for (; i < mine->len && ((const UnrepMismatch *) mine->pdata[i])->range[UNREP_SIDE_FIRST].start < range.end; i++)
        {
          const UnrepMismatch *mismatch = mine->pdata[i];

          severity = MIN (severity, mismatch->severity);
          if (mismatch->reading[UNREP_SIDE_SECOND] != NULL)
            g_string_append_printf (there, "%s%s", there->len > 0 ? " · " : "", mismatch->reading[UNREP_SIDE_SECOND]);
        }
      unrep_check_report_as (self, severity, range.start, range.end, there->len > 0 ? there->str : NULL);
    }
}

#define ORIGINAL_CHECK .family = UNREP_FAMILY_ORIGINAL, .severity = UNREP_SEVERITY_WARNING, .run_text = run

const UnrepCheck unrep_check_original_number = {
  ORIGINAL_CHECK,
  .id = "original-number",
  .title = N_("A number is not the same as in the original"),
  .cause = N_("Numbers are taken over as they are, in whichever digits. One report may have it as a word, or a digit was misread."),
};

const UnrepCheck unrep_check_original_date = {
  ORIGINAL_CHECK,
  .id = "original-date",
  .title = N_("A date is not the same as in the original"),
  .cause = N_("Day, month and year are compared whatever the month is called. One report may leave the date out, or a digit was misread."),
};

const UnrepCheck unrep_check_original_symbol = {
  ORIGINAL_CHECK,
  .id = "original-symbol",
  .title = N_("A document symbol is not the same as in the original"),
  .cause = N_("Symbols and the numbers of resolutions are the same in every language. Their parts may have changed places, or a digit was misread."),
};

const UnrepCheck unrep_check_original_list = {
  ORIGINAL_CHECK,
  .id = "original-list",
  .title = N_("A list is not as long as in the original"),
  .cause = N_("A part of the list is missing in one report, or was taken for text of another kind there."),
};

const UnrepCheck unrep_check_original_unit = {
  ORIGINAL_CHECK,
  .id = "original-unit",
  .title = N_("A paragraph stands in one of the two reports only"),
  .cause = N_("It is missing, or its label is damaged so that it was not known again. It stands beside a gap."),
};
