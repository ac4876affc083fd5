/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-unitizing.h"

#include "team/unrep-agreement-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* A text that reviewers divided into what they marked and what they left. */
typedef struct
{
  gsize           n_chars;
  guint           n_reviewers;
  UnrepCodedSpan *spans;
  guint           n_spans;
} Text;

struct _UnrepUnitizing
{
  GPtrArray *texts;
};

/* What the spans of one computation are told apart by. */
typedef enum
{
  BY_CATEGORY,
  BY_NOTHING,
  BY_ONE_CATEGORY,
} Distinction;

/* The sums over all texts, for each value that a character can have; value 0 is
 * "not marked". In code points, times reviewers. */
typedef struct
{
  double total;
  double same;
  double self;
} Sums;

/* A computation on its way. Where one reviewer's spans of several categories
 * overlap, the set of them is a value of its own, numbered by @value_of_set. */
typedef struct
{
  Distinction  distinction;
  guint        category;
  GHashTable  *value_of_set;
  GArray      *sums;
} Computation;

/* Characters that one reviewer gave one value; no two of a reviewer overlap. */
typedef struct
{
  guint      value;
  UnrepRange range;
} Segment;

/* At @at, so many (@delta) reviewers more begin to give @value. */
typedef struct
{
  gsize at;
  guint value;
  int   delta;
} Change;

static void
text_free (Text *text)
{
  g_free (text->spans);
  g_free (text);
}

/**
 * unrep_unitizing_new:
 *
 * Returns: (transfer full): no text yet
 */
UnrepUnitizing *
unrep_unitizing_new (void)
{
  UnrepUnitizing *self = g_new0 (UnrepUnitizing, 1);

  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
  return self;
}

/**
 * unrep_unitizing_free:
 * @self: (transfer full): texts with spans
 */
void
unrep_unitizing_free (UnrepUnitizing *self)
{
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/**
 * unrep_unitizing_add_text:
 * @self: texts with spans
 * @n_chars: how many code points the text has
 * @n_reviewers: how many reviewers looked for evidence in it, those who found none
 *   included; a text of one reviewer says nothing
 * @spans: (array length=n_spans) (nullable): what they marked, in any order; what is
 *   beyond the end of the text is cut off
 * @n_spans: how many
 */
void
unrep_unitizing_add_text (UnrepUnitizing       *self,
                          gsize                 n_chars,
                          guint                 n_reviewers,
                          const UnrepCodedSpan *spans,
                          guint                 n_spans)
{
  Text *text = g_new0 (Text, 1);

  text->n_chars = n_chars;
  text->n_reviewers = n_reviewers;
  text->spans = g_memdup2 (spans, n_spans * sizeof *spans);
  text->n_spans = n_spans;
  g_ptr_array_add (self->texts, text);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const UnrepCodedSpan *p = a, *q = b;

  if (p->reviewer != q->reviewer)
    return p->reviewer < q->reviewer ? -1 : 1;
  if (p->category != q->category)
    return p->category < q->category ? -1 : 1;
  return unrep_range_compare (p->range, q->range);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const UnrepCodedSpan *p = a, *q = b;

  if (p->reviewer != q->reviewer)
    return p->reviewer < q->reviewer ? -1 : 1;
  return unrep_range_compare (p->range, q->range);
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const Change *p = a, *q = b;

  return (p->at > q->at) - (p->at < q->at);
}

/* The spans that this computation looks at. One reviewer's spans of one category
 * that overlap are one; those that only touch stay two, as they were marked. */
static GArray *
list_spans (const Computation *self,
            const Text        *text)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (UnrepCodedSpan));
  GArray *united = g_array_new (FALSE, FALSE, sizeof (UnrepCodedSpan));

  for (guint i = 0; i < text->n_spans; i++)
    {
      UnrepCodedSpan span = text->spans[i];

      span.range.end = MIN (span.range.end, text->n_chars);
      if (span.range.start >= span.range.end || (self->distinction == BY_ONE_CATEGORY && span.category != self->category))
        continue;
      if (self->distinction == BY_NOTHING)
        span.category = 0;
      g_array_append_val (spans, span);
    }

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      UnrepCodedSpan span = g_array_index (spans, UnrepCodedSpan, i);
      UnrepCodedSpan *last = united->len > 0 ? &g_array_index (united, UnrepCodedSpan, united->len - 1) : NULL;

      if (last != NULL && last->reviewer == span.reviewer && last->category == span.category &&
          span.range.start < last->range.end)
        last->range.end = MAX (last->range.end, span.range.end);
      else
        g_array_append_val (united, span);
    }
  g_array_sort (united, compare_places);

  return united;
}

static Sums *
get_sums (Computation *self,
          guint        value)
{
  if (value >= self->sums->len)
    g_array_set_size (self->sums, value + 1);
  return &g_array_index (self->sums, Sums, value);
}

/* Numbers the set of the categories of @spans that cover @at; 0 where none does. */
static guint
get_value_at (Computation          *self,
              const UnrepCodedSpan *spans,
              guint                 n_spans,
              gsize                 at)
{
  g_autoptr (GArray) set = g_array_new (FALSE, FALSE, sizeof (UnrepCodedSpan));
  g_autoptr (GString) key = g_string_new (NULL);
  guint value;

  for (guint i = 0; i < n_spans; i++)
    if (spans[i].range.start <= at && at < spans[i].range.end)
      g_array_append_val (set, spans[i]);
  if (set->len == 0)
    return 0;

  g_array_sort (set, compare_spans);
  for (guint i = 0; i < set->len; i++)
    g_string_append_printf (key, "%u ", g_array_index (set, UnrepCodedSpan, i).category);
  value = GPOINTER_TO_UINT (g_hash_table_lookup (self->value_of_set, key->str));
  if (value == 0)
    {
      value = g_hash_table_size (self->value_of_set) + 1;
      g_hash_table_insert (self->value_of_set, g_strdup (key->str), GUINT_TO_POINTER (value));
    }

  return value;
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  gsize p = *(const gsize *) a, q = *(const gsize *) b;

  return (p > q) - (p < q);
}

/* Cuts spans of one reviewer that hang together by overlapping wherever one begins
 * or ends. */
static void
cut (Computation          *self,
     const UnrepCodedSpan *spans,
     guint                 n_spans,
     GArray               *segments)
{
  g_autofree gsize *cuts = g_new (gsize, 2 * n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      cuts[2 * i] = spans[i].range.start;
      cuts[2 * i + 1] = spans[i].range.end;
    }
  qsort (cuts, 2 * n_spans, sizeof *cuts, compare_sizes);
  for (guint i = 0; i + 1 < 2 * n_spans; i++)
    if (cuts[i] < cuts[i + 1])
      {
        Segment segment = { get_value_at (self, spans, n_spans, cuts[i]), { cuts[i], cuts[i + 1] } };

        g_array_append_val (segments, segment);
      }
}

static GArray *
list_segments (Computation *self,
               const Text  *text)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_autoptr (GArray) united = list_spans (self, text);
  const UnrepCodedSpan *spans = (const UnrepCodedSpan *) united->data;

  for (guint first = 0, next; first < united->len; first = next)
    {
      gsize end = spans[first].range.end;

      for (next = first + 1;
           next < united->len && spans[next].reviewer == spans[first].reviewer && spans[next].range.start < end;
           next++)
        end = MAX (end, spans[next].range.end);
      cut (self, spans + first, next - first, segments);
    }

  return segments;
}

/* Adds how often two reviewers gave a character the same value. */
static void
add_same (Computation  *self,
          const Text   *text,
          const GArray *segments)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autofree guint *counts = g_new0 (guint, self->sums->len);
  gsize at = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      const Segment *segment = &g_array_index (segments, Segment, i);
      Change begin = { segment->range.start, segment->value, 1 }, end = { segment->range.end, segment->value, -1 };

      g_array_append_val (changes, begin);
      g_array_append_val (changes, end);
    }
  g_array_sort (changes, compare_changes);

  counts[0] = text->n_reviewers;
  for (guint i = 0; i <= changes->len; i++)
    {
      const Change *change = i < changes->len ? &g_array_index (changes, Change, i) : NULL;
      gsize next = change != NULL ? change->at : text->n_chars;

      for (guint value = 0; next > at && value < self->sums->len; value++)
        get_sums (self, value)->same += (double) (next - at) * counts[value] * (counts[value] - 1.0) / (text->n_reviewers - 1.0);
      if (change == NULL)
        break;
      at = next;
      counts[change->value] += (guint) change->delta;
      counts[0] -= (guint) change->delta;
    }
}

static void
add_text (Computation *self,
          const Text  *text)
{
  g_autoptr (GArray) segments = list_segments (self, text);
  double gap = (double) text->n_chars * text->n_reviewers;
  Sums *sums;

  for (guint i = 0; i < segments->len; i++)
    {
      const Segment *segment = &g_array_index (segments, Segment, i);
      double length = (double) (segment->range.end - segment->range.start);

      sums = get_sums (self, segment->value);
      sums->total += length;
      sums->self += length * length;
      gap -= length;
    }
  sums = get_sums (self, 0);
  sums->total += gap;
  sums->self += gap;
  add_same (self, text, segments);
}

static UnrepCoefficient
compute (UnrepUnitizing *self,
         const char     *name,
         Distinction     distinction,
         guint           category)
{
  g_autoptr (GHashTable) value_of_set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) sums = g_array_new (FALSE, TRUE, sizeof (Sums));
  Computation computation = { distinction, category, value_of_set, sums };
  UnrepCoefficient result = { .name = name };
  double length = 0, self_length = 0, observed = 0, expected = 0;

  for (guint i = 0; i < self->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (self->texts, i);

      if (text->n_reviewers >= 2 && text->n_chars > 0)
        add_text (&computation, text);
    }
  for (guint i = 0; i < sums->len; i++)
    {
      const Sums *sum = &g_array_index (sums, Sums, i);

      length += sum->total;
      self_length += sum->self;
      observed += sum->total - sum->same;
    }
  if (sums->len == 0)
    result.undefined = N_("no report has two reviewers");
  else if (sums->len == 1)
    result.undefined = N_("nobody has marked evidence");
  else if (length - self_length / length <= 0)
    result.undefined = UNREP_AGREEMENT_ALL_EQUAL;
  if (result.undefined != NULL)
    return result;

  expected = length;
  for (guint i = 0; i < sums->len; i++)
    {
      const Sums *sum = &g_array_index (sums, Sums, i);

      expected -= (sum->total * sum->total - sum->self) / (length - self_length / length);
    }
  if (expected <= 0)
    result.undefined = UNREP_AGREEMENT_ALL_EQUAL;
  else
    result.value = 1 - observed / expected;
  return result;
}

/**
 * unrep_unitizing_get_alpha:
 * @self: texts with spans
 *
 * Krippendorff's α for unitizing, 1 − Σ_{c≠k} ℓ_ck / Σ_{c≠k} ε_ck, where ℓ_ck is how
 * many characters one reviewer marked c and another k, divided by m − 1; ε_cc = (ℓ_c²
 * − s_c) / (ℓ − Σ s / ℓ); s_c is the sum of the squared lengths of the segments marked
 * c, for what is not marked that of the lengths; ℓ the length of all. K. Krippendorff,
 * Y. Mathet, S. Bouvry and A. Widlöcher, Quality & Quantity 50 (2016); K. Krippendorff,
 * Content Analysis (4th edition, 2019), section 12.6. Several texts are one long
 * continuum, each with its own reviewers. Where one reviewer marked the same words as
 * several things, that combination is a value of its own.
 *
 * Returns: a value up to 1, without an interval; undefined where nothing is marked or
 *   no text has two reviewers
 */
UnrepCoefficient
unrep_unitizing_get_alpha (UnrepUnitizing *self)
{
  return compute (self, "krippendorff-alpha-unitizing", BY_CATEGORY, 0);
}

/**
 * unrep_unitizing_get_alpha_any:
 * @self: texts with spans
 *
 * As unrep_unitizing_get_alpha() with all categories made one: whether reviewers find
 * evidence at the same places, whatever they take it for.
 *
 * Returns: a value up to 1, without an interval
 */
UnrepCoefficient
unrep_unitizing_get_alpha_any (UnrepUnitizing *self)
{
  return compute (self, "krippendorff-alpha-unitizing-any", BY_NOTHING, 0);
}

/**
 * unrep_unitizing_get_alpha_category:
 * @self: texts with spans
 * @category: a category
 *
 * As unrep_unitizing_get_alpha() for the spans of one category alone.
 *
 * Returns: a value up to 1, without an interval
 */
UnrepCoefficient
unrep_unitizing_get_alpha_category (UnrepUnitizing *self,
                                    guint           category)
{
  return compute (self, "krippendorff-alpha-unitizing", BY_ONE_CATEGORY, category);
}
