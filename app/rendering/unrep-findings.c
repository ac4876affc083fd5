/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-findings.h"

#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* How much of a finding is quoted in its message, in code points. */
#define QUOTE_CHARS 60

struct _UnrepFindings
{
  gatomicrefcount ref_count;
  UnrepText *text;
  GArray *list; /* of UnrepFinding */
  GStringChunk *strings;
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

/**
 * unrep_findings_new_aided:
 * @text: an extracted text
 * @outline: its outline
 * @reading: its reading text, with all repairs
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
  UnrepCheckRun run = { .text = text, .outline = outline, .reading = reading };

  g_atomic_ref_count_init (&self->ref_count);
  self->text = unrep_text_ref (text);
  self->list = g_array_new (FALSE, FALSE, sizeof (UnrepFinding));
  self->strings = g_string_chunk_new (4096);

  g_return_val_if_fail (unrep_outline_get_text (outline) == text, NULL);
  g_return_val_if_fail (unrep_reading_text_get_text (reading) == text, NULL);

  run.direction = unrep_reading_text_get_direction (reading);
  if (aids != NULL)
    run.aids = *aids;
  run.findings = self->list;
  run.strings = self->strings;
  if (!unrep_check_run_lines (&run, starts, cancellable, error) || !run_texts (&run, cancellable, error))
    return NULL;
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

/* A character that is not seen, or would change what is around it, by its number. */
static void
append_shown (GString  *out,
              gunichar  c)
{
  guint32 kind = unrep_char_get_kind (c);

  if (g_unichar_isspace (c) && (c < 0x80 || (kind & UNREP_CHAR_SPACE) != 0))
    g_string_append_c (out, ' ');
  else if ((kind & (UNREP_CHAR_BIDI_CONTROL | UNREP_CHAR_INVISIBLE | UNREP_CHAR_UNUSABLE)) != 0 || !g_unichar_isprint (c))
    g_string_append_printf (out, "<U+%04X>", c);
  else
    {
      if ((kind & UNREP_CHAR_MARK) != 0 && out->len == 0)
        g_string_append_unichar (out, 0x25cc);
      g_string_append_unichar (out, c);
    }
}

/* Whether append_shown() adds @c as it is, wherever it stands. */
static gboolean
is_plain (gunichar       c,
          const guint32 *table)
{
  return c == ' ' || (c < UNREP_CHAR_TABLE_SIZE
                      && (table[c] & (UNREP_CHAR_ARABIC | UNREP_CHAR_LATIN | UNREP_CHAR_ANY_DIGIT | UNREP_CHAR_ARABIC_MARK)) != 0);
}

/**
 * unrep_finding_dup_shown:
 * @utf8: words, as a report has them
 * @n_chars: how many code points of them, at most
 *
 * Returns: (transfer full): at most 60 characters of them; those that cannot be seen
 *   or would change the order of others are written as numbers
 */
char *
unrep_finding_dup_shown (const char *utf8,
                         gsize       n_chars)
{
  g_autoptr (GString) out = g_string_sized_new (4 * QUOTE_CHARS);
  const guint32 *table = unrep_char_get_table ();
  const char *plain = utf8;

  for (gsize i = 0; i < n_chars && *utf8 != '\0'; i++)
    {
      gunichar c = g_utf8_get_char (utf8);

      if (i < QUOTE_CHARS && is_plain (c, table))
        {
          utf8 = g_utf8_next_char (utf8);
          continue;
        }
      g_string_append_len (out, plain, utf8 - plain);
      plain = utf8 = g_utf8_next_char (utf8);
      if (i == QUOTE_CHARS)
        {
          g_string_append (out, "…");
          break;
        }
      append_shown (out, c);
    }
  g_string_append_len (out, plain, utf8 - plain);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * unrep_findings_dup_quote:
 * @index: less than unrep_findings_get_n()
 *
 * Returns: (transfer full): what stands in the text there, at most 60 characters of
 *   it; those that cannot be seen or would change the order of others are written
 *   as numbers
 */
char *
unrep_findings_dup_quote (UnrepFindings *self,
                          guint          index)
{
  const UnrepFinding *finding = unrep_findings_get (self, index);

  g_return_val_if_fail (finding != NULL, NULL);

  return unrep_finding_dup_shown (unrep_text_get_utf8 (self->text) + unrep_text_get_byte (self->text, finding->range.start),
                                  unrep_range_length (finding->range));
}

/**
 * unrep_findings_dup_message:
 * @index: less than unrep_findings_get_n()
 *
 * Returns: (transfer full): what is wrong, in the interface language, with what
 *   stands there and what should; safe for a terminal but for isolates (U+2068,
 *   U+2069) that a translation may have around both
 */
char *
unrep_findings_dup_message (UnrepFindings *self,
                            guint          index)
{
  const UnrepFinding *finding = unrep_findings_get (self, index);
  g_autofree char *quote = NULL, *repair = NULL;

  g_return_val_if_fail (finding != NULL, NULL);

  quote = unrep_findings_dup_quote (self, index);
  if (finding->repair == NULL)
    /* Translators: what is wrong, and the words it is about */
    return g_strdup_printf (_("%s: “%s”"), _(finding->check->title), quote);
  repair = unrep_finding_dup_shown (finding->repair, G_MAXSIZE);
  if (*repair == '\0')
    /* Translators: what is wrong, and the characters that should not be there */
    return g_strdup_printf (_("%s: “%s”, probably nothing"), _(finding->check->title), quote);
  /* Translators: what is wrong, how it stands in the report, and how it should */
  return g_strdup_printf (_("%s: “%s”, probably “%s”"), _(finding->check->title), quote, repair);
}
