/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-mismatch-private.h"

#include "unrep-finding-message.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many words name a unit that has no label. */
#define FIRST_WORDS_CHARS 40

extern const UnrepCheck unrep_check_original_number;
extern const UnrepCheck unrep_check_original_date;
extern const UnrepCheck unrep_check_original_symbol;
extern const UnrepCheck unrep_check_original_list;
extern const UnrepCheck unrep_check_original_unit;

static const UnrepCheck * const checks[] = {
  [UNREP_MISMATCH_NUMBER] = &unrep_check_original_number, [UNREP_MISMATCH_DATE] = &unrep_check_original_date,
  [UNREP_MISMATCH_SYMBOL] = &unrep_check_original_symbol, [UNREP_MISMATCH_LIST] = &unrep_check_original_list,
  [UNREP_MISMATCH_UNIT] = &unrep_check_original_unit,
};

struct _UnrepMismatches
{
  gatomicrefcount ref_count;
  UnrepPairing *pairing;
  GArray *list; /* of UnrepMismatch */
  GStringChunk *strings;
};

/* The comparison as it is made. */
typedef struct
{
  UnrepMismatches *self;
  UnrepMentionPool pools[UNREP_N_SIDES];
  GArray *matches;
  guint *n_parts[UNREP_N_SIDES]; /* of the list that each unit begins */
} Work;

static void
work_clear (Work *work)
{
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      unrep_mention_pool_clear (&work->pools[side]);
      g_free (work->n_parts[side]);
    }
  g_array_unref (work->matches);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static const UnrepUnit *
get_unit (UnrepMismatches *self,
          UnrepSide        side,
          guint            unit)
{
  return unrep_outline_get_unit (unrep_pairing_get_outline (self->pairing, side), unit);
}

/* The label of a unit, or its first letter: where to look when something lacks in it. */
static UnrepRange
get_beginning (const UnrepUnit *unit)
{
  if (unrep_range_length (unit->printed_range) > 0)
    return unit->printed_range;
  return (UnrepRange) { unit->range.start, MIN (unit->range.start + 1, unit->range.end) };
}

/* Where a unit that one side lacks would stand: at the end of the last one before it that
 * both have, or else at the beginning of the first one behind it. */
static UnrepRange
find_gap (UnrepMismatches *self,
          UnrepSide        side,
          guint            pair)
{
  for (guint i = pair; i-- > 0;)
    {
      guint unit = unrep_pairing_get (self->pairing, i).unit[side];

      if (unit != UNREP_NO_UNIT)
        return (UnrepRange) { get_unit (self, side, unit)->range.end - 1, get_unit (self, side, unit)->range.end };
    }
  for (guint i = pair + 1; i < unrep_pairing_get_n (self->pairing); i++)
    {
      guint unit = unrep_pairing_get (self->pairing, i).unit[side];

      if (unit != UNREP_NO_UNIT)
        return get_beginning (get_unit (self, side, unit));
    }
  return (UnrepRange) { 0, 0 };
}

static const char *
keep_words (UnrepMismatches *self,
            UnrepSide        side,
            UnrepRange       range)
{
  g_autofree char *words = unrep_text_dup_range (unrep_outline_get_text (unrep_pairing_get_outline (self->pairing, side)), range);

  return g_string_chunk_insert_const (self->strings, words);
}

static void
add_match (UnrepMismatches         *self,
           guint                    index,
           const UnrepMentionMatch *match)
{
  static const UnrepMismatchKind kinds[] = {
    [UNREP_MENTION_NUMBER] = UNREP_MISMATCH_NUMBER,
    [UNREP_MENTION_DATE] = UNREP_MISMATCH_DATE,
    [UNREP_MENTION_SYMBOL] = UNREP_MISMATCH_SYMBOL,
  };
  UnrepPair pair = unrep_pairing_get (self->pairing, index);
  UnrepMismatch mismatch = { .severity = UNREP_SEVERITY_WARNING, .pair = index };
  gboolean alone = match->mention[UNREP_SIDE_FIRST] == NULL || match->mention[UNREP_SIDE_SECOND] == NULL;

  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      const UnrepMention *mention = match->mention[side];

      mismatch.range[side] = mention != NULL ? mention->range : get_beginning (get_unit (self, side, pair.unit[side]));
      if (mention == NULL)
        continue;
      mismatch.kind = kinds[mention->kind];
      /* The other report may have it as a word. */
      if (alone && mention->small)
        mismatch.severity = UNREP_SEVERITY_NOTE;
      mismatch.reading[side] = keep_words (self, side, mention->range);
    }
  g_array_append_val (self->list, mismatch);
}

static void
fill_pool (Work      *work,
           UnrepSide  side,
           guint      unit)
{
  guint n;
  const UnrepMention *mentions = unrep_mentions_get_unit (unrep_pairing_get_mentions (work->self->pairing, side), unit, &n);

  unrep_mention_pool_add (&work->pools[side], mentions, n);
}

/* What one language says in a paragraph another may say in two. */
static void
fill_from_continuations (Work  *work,
                         guint  index)
{
  UnrepPairing *pairing = work->self->pairing;

  for (guint i = index + 1; i < unrep_pairing_get_n (pairing); i++)
    {
      UnrepPair pair = unrep_pairing_get (pairing, i);
      UnrepSide side = pair.unit[UNREP_SIDE_FIRST] != UNREP_NO_UNIT ? UNREP_SIDE_FIRST : UNREP_SIDE_SECOND;

      if (pair.unit[!side] != UNREP_NO_UNIT || get_unit (work->self, side, pair.unit[side])->kind != UNREP_UNIT_CONTINUATION)
        return;
      fill_pool (work, side, pair.unit[side]);
    }
}

static void
compare_mentions (Work  *work,
                  guint  index)
{
  UnrepPair pair = unrep_pairing_get (work->self->pairing, index);

  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      unrep_mention_pool_empty (&work->pools[side]);
      fill_pool (work, side, pair.unit[side]);
    }
  fill_from_continuations (work, index);
  g_array_set_size (work->matches, 0);
  unrep_mention_pools_match (&work->pools[UNREP_SIDE_FIRST], &work->pools[UNREP_SIDE_SECOND], work->matches);
  for (guint i = 0; i < work->matches->len; i++)
    add_match (work->self, index, &g_array_index (work->matches, UnrepMentionMatch, i));
}

static void
compare_lists (Work  *work,
               guint  index)
{
  UnrepPair pair = unrep_pairing_get (work->self->pairing, index);
  UnrepMismatch mismatch = { .kind = UNREP_MISMATCH_LIST, .severity = UNREP_SEVERITY_WARNING, .pair = index };
  guint n[UNREP_N_SIDES];

  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      char digits[16];

      n[side] = work->n_parts[side][pair.unit[side]];
      g_snprintf (digits, sizeof digits, "%u", n[side]);
      mismatch.range[side] = get_beginning (get_unit (work->self, side, pair.unit[side]));
      mismatch.reading[side] = g_string_chunk_insert_const (work->self->strings, digits);
    }
  if (n[UNREP_SIDE_FIRST] != n[UNREP_SIDE_SECOND])
    g_array_append_val (work->self->list, mismatch);
}

static gboolean
is_alone (UnrepMismatches *self,
          UnrepSide        side,
          guint            unit)
{
  guint pair = unit != UNREP_NO_UNIT ? unrep_pairing_find (self->pairing, side, unit) : UNREP_NO_UNIT;

  return pair != UNREP_NO_UNIT && unrep_pairing_get (self->pairing, pair).unit[!side] == UNREP_NO_UNIT;
}

static char *
dup_name (UnrepOutline *outline,
          guint         index)
{
  const UnrepUnit *unit = unrep_outline_get_unit (outline, index);
  g_autofree char *citation = unrep_unit_dup_citation (unit);

  if (*citation != '\0')
    return g_steal_pointer (&citation);
  if (*unit->label != '\0')
    return unrep_unit_dup_display_label (unit);
  return unrep_outline_dup_first_words (outline, index, FIRST_WORDS_CHARS);
}

/* Front matter differs as the languages do; parts of a list go with what they are parts of. */
static void
report_gap (UnrepMismatches *self,
            guint            index)
{
  UnrepPair pair = unrep_pairing_get (self->pairing, index);
  UnrepSide side = pair.unit[UNREP_SIDE_FIRST] != UNREP_NO_UNIT ? UNREP_SIDE_FIRST : UNREP_SIDE_SECOND;
  const UnrepUnit *unit = get_unit (self, side, pair.unit[side]);
  UnrepMismatch mismatch = { .kind = UNREP_MISMATCH_UNIT, .severity = UNREP_SEVERITY_WARNING, .pair = index };
  g_autofree char *name = NULL;

  if (unit->kind == UNREP_UNIT_META || unit->kind == UNREP_UNIT_TITLE || unit->kind == UNREP_UNIT_CONTINUATION
      || is_alone (self, side, unit->parent))
    return;
  if (!unit->certain || unit->kind == UNREP_UNIT_FOOTNOTE)
    mismatch.severity = UNREP_SEVERITY_NOTE;
  name = dup_name (unrep_pairing_get_outline (self->pairing, side), pair.unit[side]);
  mismatch.range[side] = get_beginning (unit);
  mismatch.range[!side] = find_gap (self, !side, index);
  mismatch.reading[side] = g_string_chunk_insert_const (self->strings, name);
  g_array_append_val (self->list, mismatch);
}

static guint *
count_parts (UnrepOutline *outline)
{
  guint n_units = unrep_outline_get_n_units (outline), *counts = g_new0 (guint, n_units + 1);

  for (guint i = 0; i < n_units; i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      if (unit->parent != UNREP_NO_UNIT && (unit->kind == UNREP_UNIT_ITEM || unit->kind == UNREP_UNIT_SUBITEM))
        counts[unit->parent]++;
    }
  return counts;
}

/**
 * unrep_mismatches_new:
 * @pairing: two reports unit by unit
 * @cancellable: (nullable): stops it
 * @error: where to put that it was stopped
 *
 * Compares what every unit and its counterpart mention, and how long their lists are.
 * That a number stands in one report only is a remark where the other may have it as a
 * word.
 *
 * Returns: (transfer full) (nullable): what differs
 */
UnrepMismatches *
unrep_mismatches_new (UnrepPairing  *pairing,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (UnrepMismatches) self = NULL;
  g_auto (Work) work = { 0 };

  g_return_val_if_fail (pairing != NULL, NULL);

  self = g_new0 (UnrepMismatches, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->pairing = unrep_pairing_ref (pairing);
  self->list = g_array_new (FALSE, FALSE, sizeof (UnrepMismatch));
  self->strings = g_string_chunk_new (1024);
  work.self = self;
  work.matches = g_array_new (FALSE, FALSE, sizeof (UnrepMentionMatch));
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      unrep_mention_pool_init (&work.pools[side]);
      work.n_parts[side] = count_parts (unrep_pairing_get_outline (pairing, side));
    }
  for (guint i = 0; i < unrep_pairing_get_n (pairing); i++)
    {
      UnrepPair pair = unrep_pairing_get (pairing, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (pair.unit[UNREP_SIDE_FIRST] == UNREP_NO_UNIT || pair.unit[UNREP_SIDE_SECOND] == UNREP_NO_UNIT)
        {
          report_gap (self, i);
          continue;
        }
      compare_mentions (&work, i);
      compare_lists (&work, i);
    }
  return g_steal_pointer (&self);
}

/**
 * unrep_mismatches_new_for_outlines:
 * @first: the outline of a report
 * @second: that of the report in another language
 * @cancellable: (nullable): stops it
 * @error: where to put that it was stopped
 *
 * Does everything that unrep_mismatches_new() needs, too.
 *
 * Returns: (transfer full) (nullable): what differs
 */
UnrepMismatches *
unrep_mismatches_new_for_outlines (UnrepOutline  *first,
                                   UnrepOutline  *second,
                                   GCancellable  *cancellable,
                                   GError       **error)
{
  UnrepOutline *outlines[UNREP_N_SIDES] = { first, second };
  g_autoptr (UnrepMentions) one = NULL, other = NULL;
  g_autoptr (UnrepPairing) pairing = NULL;

  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      g_autoptr (UnrepReadingText) reading
        = unrep_reading_text_new_repaired (unrep_outline_get_text (outlines[side]), outlines[side], UNREP_REPAIR_ALL);
      UnrepMentions *mentions = unrep_mentions_new (outlines[side], reading, cancellable, error);

      if (mentions == NULL)
        return NULL;
      *(side == UNREP_SIDE_FIRST ? &one : &other) = mentions;
    }
  pairing = unrep_pairing_new (one, other, cancellable, error);
  return pairing != NULL ? unrep_mismatches_new (pairing, cancellable, error) : NULL;
}

/**
 * unrep_mismatches_ref:
 *
 * Returns: (transfer full): @self
 */
UnrepMismatches *
unrep_mismatches_ref (UnrepMismatches *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * unrep_mismatches_unref:
 * @self: (transfer full): mismatches
 *
 * Gives up one reference; the last one frees the mismatches.
 */
void
unrep_mismatches_unref (UnrepMismatches *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  unrep_pairing_unref (self->pairing);
  g_array_unref (self->list);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * unrep_mismatches_get_pairing:
 *
 * Returns: (transfer none): the two reports unit by unit
 */
UnrepPairing *
unrep_mismatches_get_pairing (UnrepMismatches *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pairing;
}

/**
 * unrep_mismatches_get_n:
 *
 * Returns: how many there are
 */
guint
unrep_mismatches_get_n (UnrepMismatches *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->list->len;
}

/**
 * unrep_mismatches_get:
 * @index: less than unrep_mismatches_get_n()
 *
 * Returns: (transfer none): one of them
 */
const UnrepMismatch *
unrep_mismatches_get (UnrepMismatches *self,
                      guint            index)
{
  g_return_val_if_fail (self != NULL && index < self->list->len, NULL);

  return &g_array_index (self->list, UnrepMismatch, index);
}

/**
 * unrep_mismatches_find:
 * @id: the id of a check
 * @side: one of the reports
 * @range: code points of its text
 *
 * Returns: the index of the first mismatch that the check reports there, or their number
 */
guint
unrep_mismatches_find (UnrepMismatches *self,
                       const char      *id,
                       UnrepSide        side,
                       UnrepRange       range)
{
  guint i;

  g_return_val_if_fail (self != NULL && id != NULL && side < UNREP_N_SIDES, 0);

  for (i = 0; i < self->list->len; i++)
    {
      const UnrepMismatch *mismatch = &g_array_index (self->list, UnrepMismatch, i);

      if (unrep_range_compare (mismatch->range[side], range) == 0 && g_str_equal (checks[mismatch->kind]->id, id))
        break;
    }
  return i;
}

/**
 * unrep_mismatch_get_check:
 * @kind: in what two reports differ
 *
 * Returns: (transfer none): what reports it: its id, family and title
 */
const UnrepCheck *
unrep_mismatch_get_check (UnrepMismatchKind kind)
{
  g_return_val_if_fail (kind < UNREP_N_MISMATCHES, NULL);

  return checks[kind];
}

/**
 * unrep_mismatches_dup_message:
 * @index: less than unrep_mismatches_get_n()
 *
 * Returns: (transfer full): what differs, in the interface language, with both readings
 */
char *
unrep_mismatches_dup_message (UnrepMismatches *self,
                              guint            index)
{
  const UnrepMismatch *mismatch = unrep_mismatches_get (self, index);
  g_autofree char *here = NULL, *there = NULL;

  g_return_val_if_fail (mismatch != NULL, NULL);

  if (mismatch->reading[UNREP_SIDE_FIRST] != NULL)
    here = unrep_finding_dup_shown (mismatch->reading[UNREP_SIDE_FIRST], strlen (mismatch->reading[UNREP_SIDE_FIRST]));
  if (mismatch->reading[UNREP_SIDE_SECOND] != NULL)
    there = unrep_finding_dup_shown (mismatch->reading[UNREP_SIDE_SECOND], strlen (mismatch->reading[UNREP_SIDE_SECOND]));
  if (mismatch->kind == UNREP_MISMATCH_LIST)
    return g_strdup_printf (_("The list has %s parts here, %s in the original"), here, there);
  if (here == NULL)
    /* Translators: %s is a number, a date, a symbol or a paragraph of the original. */
    return g_strdup_printf (_("“%s” is in the original only"), there);
  if (there == NULL)
    /* Translators: %s is a number, a date, a symbol or a paragraph of the report. */
    return g_strdup_printf (_("“%s” is not in the original"), here);
  /* Translators: two numbers, dates or symbols. */
  return g_strdup_printf (_("“%s” here, “%s” in the original"), here, there);
}
