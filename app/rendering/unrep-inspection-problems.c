/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-inspection-problems.h"

#include "unrep-font-coverage.h"
#include "unrep-inspection-private.h"

#include <glib/gi18n.h>

static guint
count_clusters (UnrepInspection      *self,
                UnrepInspectionMarks  mark)
{
  guint n = 0;

  for (guint i = 0; i < self->clusters->len; i++)
    n += (UNREP_CLUSTER_AT (self, i)->marks & mark) != 0;
  return n;
}

static char *
say_missing (guint n)
{
  return g_strdup_printf (ngettext ("%u character is in no font: a box with its number is drawn.",
                                    "%u characters are in no font: boxes with their numbers are drawn.", n),
                          n);
}

static char *
say_blank (guint n)
{
  return g_strdup_printf (ngettext ("%u character is in the font, but nothing is drawn for it.",
                                    "%u characters are in the font, but nothing is drawn for them.", n),
                          n);
}

static char *
say_fallback (guint n)
{
  return g_strdup_printf (ngettext ("%u character is drawn from another font.",
                                    "%u characters are drawn from other fonts.", n),
                          n);
}

static char *
say_cut_word (guint n)
{
  return g_strdup_printf (ngettext ("%u line ends within a word.", "%u lines end within words.", n), n);
}

static char *
say_left_out (guint n)
{
  return g_strdup_printf (ngettext ("The text is too long to be shown at once: %u character behind it is left out.",
                                    "The text is too long to be shown at once: %u characters behind it are left out.", n),
                          n);
}

/* The worst first. */
static const struct
{
  UnrepInspectionMarks mark;
  char *(*say) (guint n);
} problems[] = {
  { UNREP_MARK_MISSING, say_missing },
  { UNREP_MARK_BLANK, say_blank },
  { UNREP_MARK_FALLBACK, say_fallback },
  { UNREP_MARK_CUT_WORD, say_cut_word },
};

static void
add_taken (GStrvBuilder *builder,
           char         *sentence)
{
  if (sentence != NULL)
    g_strv_builder_add (builder, sentence);
  g_free (sentence);
}

/**
 * unrep_inspection_dup_problems:
 *
 * Tells what keeps the paragraphs from being drawn as they should be, the worst first.
 * Characters are counted as people see them: a letter with its marks is one.
 *
 * Returns: (transfer full): sentences in the interface language, %NULL-terminated;
 *   none where all is well
 */
char **
unrep_inspection_dup_problems (UnrepInspection *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (UNREP_IS_INSPECTION (self), NULL);

  add_taken (builder, unrep_font_dup_problem (self->asked, self->family));
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      guint n = count_clusters (self, problems[i].mark);

      if (n > 0)
        add_taken (builder, problems[i].say (n));
    }
  if (self->n_left_out > 0)
    add_taken (builder, say_left_out ((guint) MIN (self->n_left_out, G_MAXUINT)));
  return g_strv_builder_end (builder);
}
