/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-line-facts.h"

#include <glib/gi18n.h>

struct _UnrepFacts
{
  gatomicrefcount ref_count;
  GArray *lines;
  guint remarks[UNREP_N_REMARKS];
};

G_DEFINE_BOXED_TYPE (UnrepFacts, unrep_facts, unrep_facts_ref, unrep_facts_unref)

/**
 * unrep_facts_new:
 *
 * Returns: (transfer full): facts of no line yet
 */
UnrepFacts *
unrep_facts_new (void)
{
  UnrepFacts *self = g_new0 (UnrepFacts, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->lines = g_array_new (FALSE, FALSE, sizeof (UnrepLineFacts));
  return self;
}

/**
 * unrep_facts_ref:
 *
 * Returns: (transfer full): @self, which now has one more owner
 */
UnrepFacts *
unrep_facts_ref (UnrepFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * unrep_facts_unref:
 * @self: (transfer full): facts
 *
 * Gives up one reference.
 */
void
unrep_facts_unref (UnrepFacts *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * unrep_facts_add_line:
 * @self: facts that no report has yet
 * @line: what is known of the next line
 *
 * Lines are added in order; every line of the text has its facts, empty ones too.
 */
void
unrep_facts_add_line (UnrepFacts           *self,
                      const UnrepLineFacts *line)
{
  g_array_append_vals (self->lines, line, 1);
}

/**
 * unrep_facts_prepend:
 * @self: facts that no report has yet
 * @front: facts of lines that stand before those of @self
 *
 * Puts the lines of @front first, and counts what it remarks.
 */
void
unrep_facts_prepend (UnrepFacts *self,
                     UnrepFacts *front)
{
  g_array_prepend_vals (self->lines, front->lines->data, front->lines->len);
  for (guint i = 0; i < UNREP_N_REMARKS; i++)
    self->remarks[i] += front->remarks[i];
}

/**
 * unrep_facts_add_remark:
 * @self: facts that no report has yet
 * @remark: what was met once more
 *
 * Counts what a person should be told of.
 */
void
unrep_facts_add_remark (UnrepFacts  *self,
                        UnrepRemark  remark)
{
  self->remarks[remark]++;
}

/**
 * unrep_facts_get_line:
 * @self: (nullable): facts
 * @line: number of a line, from 1
 *
 * Returns: (transfer none) (nullable): what is known of the line, %NULL where nothing is
 */
const UnrepLineFacts *
unrep_facts_get_line (UnrepFacts *self,
                      guint       line)
{
  if (self == NULL || line == 0 || line > self->lines->len)
    return NULL;
  return &g_array_index (self->lines, UnrepLineFacts, line - 1);
}

/**
 * unrep_facts_get_n_lines:
 *
 * Returns: how many lines have facts
 */
guint
unrep_facts_get_n_lines (UnrepFacts *self)
{
  return self->lines->len;
}

/**
 * unrep_facts_get_remark:
 * @self: (nullable): facts
 * @remark: what to tell of
 *
 * Returns: how often the reader met it
 */
guint
unrep_facts_get_remark (UnrepFacts  *self,
                        UnrepRemark  remark)
{
  return self != NULL ? self->remarks[remark] : 0;
}

static char *
dup_remark (UnrepRemark remark,
            guint       n)
{
  switch (remark)
    {
    case UNREP_REMARK_CHANGES:
      return g_strdup_printf (ngettext ("%u tracked change is shown as accepted.",
                                        "%u tracked changes are shown as accepted.", n), n);
    case UNREP_REMARK_COMMENTS:
      return g_strdup_printf (ngettext ("%u comment is not shown.", "%u comments are not shown.", n), n);
    case UNREP_REMARK_HIDDEN:
      return g_strdup_printf (ngettext ("Hidden text in %u place is left out.",
                                        "Hidden text in %u places is left out.", n), n);
    case UNREP_REMARK_LEFT_OUT:
      return g_strdup_printf (ngettext ("%u embedded document is left out: open it by itself.",
                                        "%u embedded documents are left out: open them by themselves.", n), n);
    case UNREP_REMARK_OBJECTS:
      return g_strdup_printf (ngettext ("%u chart or other embedded object is left out: look at it in the file itself.",
                                        "%u charts or other embedded objects are left out: look at them in the file itself.", n), n);
    case UNREP_REMARK_FORM_FIELDS:
      return g_strdup_printf (ngettext ("What %u form field holds is left out.", "What %u form fields hold is left out.", n), n);
    case UNREP_REMARK_STYLE_SHEETS:
      return g_strdup_printf (ngettext ("%u style sheet is not in the file and was not read: what it hides is shown, and what it "
                                        "numbers has no number.",
                                        "%u style sheets are not in the file and were not read: what they hide is shown, and what "
                                        "they number has no number.", n), n);
    case UNREP_REMARK_BROKEN_PAGES:
      return g_strdup_printf (ngettext ("The text of %u page is broken: the file says other letters than it shows. Open the Word "
                                        "version, or have its text recognized (OCR).",
                                        "The text of %u pages is broken: the file says other letters than it shows. Open the Word "
                                        "version, or have their text recognized (OCR).", n), n);
    case UNREP_REMARK_PICTURE_PAGES:
      return g_strdup_printf (ngettext ("%u page is a picture without text. Open the Word version, or have its text recognized (OCR).",
                                        "%u pages are pictures without text. Open the Word version, or have their text recognized "
                                        "(OCR).", n), n);
    case UNREP_REMARK_UNSURE_PAGES:
      return g_strdup_printf (ngettext ("On %u page the order of the words is not sure: compare it with the PDF file.",
                                        "On %u pages the order of the words is not sure: compare them with the PDF file.", n), n);
    case UNREP_N_REMARKS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * unrep_facts_is_recognizable:
 * @self: (nullable): facts
 *
 * Returns: whether there are pages whose text can be had only by recognizing it (OCR)
 */
gboolean
unrep_facts_is_recognizable (UnrepFacts *self)
{
  return unrep_facts_get_remark (self, UNREP_REMARK_BROKEN_PAGES) + unrep_facts_get_remark (self, UNREP_REMARK_PICTURE_PAGES) > 0;
}

/**
 * unrep_facts_dup_remarks:
 * @self: (nullable): facts
 *
 * Returns: (transfer full) (nullable): what a reader of the report should know about
 *   how its file was read, in sentences on one line; %NULL where there is nothing to say
 */
char *
unrep_facts_dup_remarks (UnrepFacts *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (UnrepRemark remark = 0; self != NULL && remark < UNREP_N_REMARKS; remark++)
    if (self->remarks[remark] > 0)
      {
        g_autofree char *sentence = dup_remark (remark, self->remarks[remark]);

        g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", sentence);
      }
  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}
