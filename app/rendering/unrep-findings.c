/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-findings.h"

#include "unrep-check-private.h"

#include "report/unrep-direction.h"

#include <stdlib.h>

struct _UnrepFindings
{
  gatomicrefcount ref_count;
  UnrepText *text;
  GArray *list; /* of UnrepFinding */
  GStringChunk *strings; /* these hold the repairs */
  GPtrArray *kept;       /* of GStringChunk: and these */
  guint counts[UNREP_N_FAMILIES][UNREP_N_SEVERITIES];
};

G_DEFINE_BOXED_TYPE (UnrepFindings, unrep_findings, unrep_findings_ref, unrep_findings_unref)

static gboolean
run_texts (UnrepCheckRun  *run,
           GCancellable   *cancellable,
           GError        **error)
{
  for (gsize i = 0; unrep_checks[i] != NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      run->check = unrep_checks[i];
      if (run->check->run_text != NULL)
        run->check->run_text (run);
    }
  return TRUE;
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const UnrepFinding *one = a, *other = b;
  int order = unrep_range_compare (one->range, other->range);

  return order != 0 ? order : g_strcmp0 (one->check->id, other->check->id);
}

/* Whether what was found is only that letters are not those that were written. */
static gboolean
is_of_mojibake (UnrepCheckRun      *run,
                const UnrepFinding *finding)
{
  guint next = unrep_reading_text_find_edit (run->reading, finding->range.start + 1);
  UnrepEdit edit;

  if (next == 0 || g_str_equal (finding->check->id, "mojibake"))
    return FALSE;
  edit = unrep_reading_text_get_edit (run->reading, next - 1);
  return edit.kind == UNREP_EDIT_ENCODING && edit.range.end > finding->range.start;
}

/* Lines that are stored as they are drawn. */
static GArray *
list_reversed (UnrepCheckRun *run)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (UnrepRange));

  for (guint i = 0; i < run->findings->len; i++)
    {
      UnrepFinding *finding = &g_array_index (run->findings, UnrepFinding, i);

      if (g_str_equal (finding->check->id, "letter-order"))
        g_array_append_val (ranges, finding->range);
    }
  return g_steal_pointer (&ranges);
}

static int
compare_overlap (gconstpointer range,
                 gconstpointer reversed)
{
  const UnrepRange *one = range, *other = reversed;

  return one->start >= other->end ? 1 : one->end <= other->start ? -1 : 0;
}

/* Whether what was found is only that the letters stand in the order of the page. */
static gboolean
is_of_reversed (GArray             *reversed,
                const UnrepFinding *finding)
{
  return reversed->len > 0 && !g_str_equal (finding->check->id, "letter-order")
         && bsearch (&finding->range, reversed->data, reversed->len, sizeof (UnrepRange), compare_overlap) != NULL;
}

/* Leaves out what has its cause in another finding, and goes with it. */
static void
drop_consequences (UnrepCheckRun *run)
{
  g_autoptr (GArray) reversed = list_reversed (run);
  gboolean recoded = unrep_outline_get_recoding (run->outline) != NULL;
  guint n = 0;

  if (!recoded && reversed->len == 0)
    return;
  for (guint i = 0; i < run->findings->len; i++)
    {
      UnrepFinding finding = g_array_index (run->findings, UnrepFinding, i);

      if (!(recoded && is_of_mojibake (run, &finding)) && !is_of_reversed (reversed, &finding))
        g_array_index (run->findings, UnrepFinding, n++) = finding;
    }
  g_array_set_size (run->findings, n);
}

/* What a line's checks find lies in order already, so that this is quick. */
static void
finish (UnrepFindings *self,
        GArray        *starts)
{
  guint line = 0;

  g_array_sort (self->list, compare_findings);
  for (guint i = 0; i < self->list->len; i++)
    {
      UnrepFinding *finding = &g_array_index (self->list, UnrepFinding, i);

      while (line + 1 < starts->len && g_array_index (starts, gsize, line + 1) <= finding->range.start)
        line++;
      finding->line = line + 1;
      finding->column = finding->range.start - g_array_index (starts, gsize, line) + 1;
      self->counts[finding->check->family][finding->severity]++;
    }
}

/**
 * unrep_findings_new:
 * @text: an extracted text
 * @outline: its outline
 * @reading: its reading text, with all repairs
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Runs every check that needs the text alone. The time is proportional to the text.
 * May be called in any thread. The only error is to be cancelled.
 *
 * Returns: (transfer full): what was found, %NULL on error
 */
UnrepFindings *
unrep_findings_new (UnrepText         *text,
                    UnrepOutline      *outline,
                    UnrepReadingText  *reading,
                    GCancellable      *cancellable,
                    GError           **error)
{
  return unrep_findings_new_aided (text, outline, reading, NULL, cancellable, error);
}

/* The checks that look at lines, which do not need the reading text: it is made meanwhile. */
typedef struct
{
  UnrepCheckRun run;
  GArray *starts;
  GCancellable *cancellable;
  gboolean done;
} Lines;

static gpointer
lines_run (gpointer data)
{
  Lines *self = data;

  self->done = unrep_check_run_lines (&self->run, self->starts, self->cancellable, NULL);
  return NULL;
}

/* Runs the checks of lines, and makes the reading text where there is none yet. */
static UnrepReadingText *
lines_run_and_read (Lines            *self,
                    UnrepReadingText *reading)
{
  GThread *thread = reading == NULL ? g_thread_try_new ("lines", lines_run, self, NULL) : NULL;
  UnrepReadingText *read = reading != NULL ? unrep_reading_text_ref (reading)
                                           : unrep_reading_text_new_repaired (self->run.text, self->run.outline, UNREP_REPAIR_ALL);

  if (thread != NULL)
    g_thread_join (thread);
  else
    lines_run (self);
  return read;
}

static UnrepDirection
find_direction (UnrepText *text)
{
  UnrepDirection direction = unrep_document_direction (unrep_text_get_utf8 (text), unrep_text_get_n_bytes (text));

  return direction == UNREP_DIRECTION_NEUTRAL ? UNREP_DIRECTION_LTR : direction;
}

/**
 * unrep_findings_new_aided:
 * @text: an extracted text
 * @outline: its outline
 * @reading: (nullable): its reading text, with all repairs; %NULL has it made
 * @aids: (nullable): what some checks need
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * As unrep_findings_new(), with the checks that @aids are for. To be called in the
 * thread that these belong to.
 *
 * Returns: (transfer full): what was found, %NULL on error
 */
UnrepFindings *
unrep_findings_new_aided (UnrepText             *text,
                          UnrepOutline          *outline,
                          UnrepReadingText      *reading,
                          const UnrepCheckAids  *aids,
                          GCancellable          *cancellable,
                          GError               **error)
{
  g_autoptr (UnrepFindings) self = g_new0 (UnrepFindings, 1);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (UnrepReadingText) read = NULL;
  Lines lines = { .run = { .text = text, .outline = outline }, .starts = starts, .cancellable = cancellable };

  g_atomic_ref_count_init (&self->ref_count);
  self->text = unrep_text_ref (text);
  self->list = g_array_new (FALSE, FALSE, sizeof (UnrepFinding));
  self->strings = g_string_chunk_new (4096);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_string_chunk_free);

  g_return_val_if_fail (unrep_outline_get_text (outline) == text, NULL);
  g_return_val_if_fail (reading == NULL || unrep_reading_text_get_text (reading) == text, NULL);

  lines.run.direction = find_direction (text);
  if (aids != NULL)
    lines.run.aids = *aids;
  lines.run.findings = self->list;
  lines.run.strings = self->strings;
  lines.run.kept = self->kept;
  lines.run.reading = read = lines_run_and_read (&lines, reading);
  if (!lines.done)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  if (!run_texts (&lines.run, cancellable, error))
    return NULL;
  drop_consequences (&lines.run);
  finish (self, starts);
  return g_steal_pointer (&self);
}

/**
 * unrep_findings_ref:
 *
 * Returns: (transfer full): @self, which now has one more owner
 */
UnrepFindings *
unrep_findings_ref (UnrepFindings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * unrep_findings_unref:
 * @self: (transfer full): findings
 *
 * Gives up one reference; the last one frees the findings.
 */
void
unrep_findings_unref (UnrepFindings *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  unrep_text_unref (self->text);
  g_array_unref (self->list);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

/**
 * unrep_findings_get_text:
 *
 * Returns: (transfer none): the text that was checked
 */
UnrepText *
unrep_findings_get_text (UnrepFindings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * unrep_findings_get_n:
 *
 * Returns: how many there are
 */
guint
unrep_findings_get_n (UnrepFindings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->list->len;
}

/**
 * unrep_findings_get:
 * @index: less than unrep_findings_get_n()
 *
 * Returns: (transfer none): one finding; they are ordered by start, then end
 */
const UnrepFinding *
unrep_findings_get (UnrepFindings *self,
                    guint          index)
{
  g_return_val_if_fail (self != NULL && index < self->list->len, NULL);

  return &g_array_index (self->list, UnrepFinding, index);
}

/**
 * unrep_findings_find:
 * @offset: an offset in the text
 *
 * Returns: the index of the first finding that begins at or behind @offset; their
 *   number where there is none
 */
guint
unrep_findings_find (UnrepFindings *self,
                     gsize          offset)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->list->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->list, UnrepFinding, middle).range.start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * unrep_findings_count:
 * @family: a family, or %UNREP_N_FAMILIES for all
 * @severity: a severity, or %UNREP_N_SEVERITIES for all
 *
 * Returns: how many findings are of them
 */
guint
unrep_findings_count (UnrepFindings *self,
                      UnrepFamily    family,
                      UnrepSeverity  severity)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < UNREP_N_FAMILIES; i++)
    for (guint j = 0; j < UNREP_N_SEVERITIES; j++)
      if ((family == UNREP_N_FAMILIES || family == i) && (severity == UNREP_N_SEVERITIES || severity == j))
        n += self->counts[i][j];
  return n;
}

/**
 * unrep_findings_count_check:
 * @id: the id of a check
 *
 * Returns: how many findings it has
 */
guint
unrep_findings_count_check (UnrepFindings *self,
                            const char    *id)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL && id != NULL, 0);

  for (guint i = 0; i < self->list->len; i++)
    n += g_str_equal (g_array_index (self->list, UnrepFinding, i).check->id, id);
  return n;
}
