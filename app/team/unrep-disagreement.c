/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-disagreement.h"

#include "team/unrep-aligned-units.h"

struct _UnrepDisagreement
{
  GObject parent_instance;

  UnrepRange range;
  char *unit;
  guint kinds;
  double weight;
  /* Of UnrepVoice, in the order of the side files. */
  GArray *voices;
};

G_DEFINE_FINAL_TYPE (UnrepDisagreement, unrep_disagreement, G_TYPE_OBJECT)

static void
voice_clear (gpointer data)
{
  UnrepVoice *voice = data;

  unrep_reviewer_unref (voice->reviewer);
  g_clear_object (&voice->annotation);
  g_ptr_array_unref (voice->spans);
}

static void
unrep_disagreement_finalize (GObject *object)
{
  UnrepDisagreement *self = UNREP_DISAGREEMENT (object);

  g_free (self->unit);
  g_array_unref (self->voices);

  G_OBJECT_CLASS (unrep_disagreement_parent_class)->finalize (object);
}

static void
unrep_disagreement_class_init (UnrepDisagreementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_disagreement_finalize;
}

static void
unrep_disagreement_init (UnrepDisagreement *self)
{
  self->voices = g_array_new (FALSE, TRUE, sizeof (UnrepVoice));
  g_array_set_clear_func (self->voices, voice_clear);
}

/* How far two positions are from each other: 0 where they are the same, 1 at the
 * ends of the codebook's scale, in between by steps; a half where one of them has no
 * place on the scale. */
static double
get_distance (UnrepCodebook *codebook,
              const char    *a,
              const char    *b)
{
  int n_ranks = 0, rank_a = -1, rank_b = -1;

  if (g_str_equal (a, b))
    return 0;
  for (guint i = 0; codebook != NULL && i < unrep_codebook_get_n_positions (codebook); i++)
    {
      const char *id = unrep_codebook_get_position (codebook, i)->id;
      int rank = unrep_codebook_get_position_rank (codebook, i);

      n_ranks = MAX (n_ranks, rank + 1);
      if (g_str_equal (id, a))
        rank_a = rank;
      if (g_str_equal (id, b))
        rank_b = rank;
    }
  return rank_a >= 0 && rank_b >= 0 && n_ranks > 1 ? ABS (rank_a - rank_b) / (double) (n_ranks - 1) : 0.5;
}

/* The words that @spans, which are by start, cover: ranges that do not touch. */
static GArray *
list_covered (GPtrArray *spans)
{
  GArray *covered = g_array_new (FALSE, FALSE, sizeof (UnrepRange));

  for (guint i = 0; i < spans->len; i++)
    {
      UnrepRange range = unrep_annotation_get_range (g_ptr_array_index (spans, i));
      UnrepRange *last = covered->len > 0 ? &g_array_index (covered, UnrepRange, covered->len - 1) : NULL;

      if (last != NULL && range.start <= last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_append_val (covered, range);
    }
  return covered;
}

static gsize
count_chars (GArray *covered)
{
  gsize n = 0;

  for (guint i = 0; i < covered->len; i++)
    n += unrep_range_length (g_array_index (covered, UnrepRange, i));
  return n;
}

static gsize
count_shared (GArray *a,
              GArray *b)
{
  gsize n = 0;

  for (guint i = 0, k = 0; i < a->len && k < b->len;)
    {
      UnrepRange first = g_array_index (a, UnrepRange, i), second = g_array_index (b, UnrepRange, k);

      n += unrep_range_overlap (first, second);
      if (first.end < second.end)
        i++;
      else
        k++;
    }
  return n;
}

/* Evidence is the same by the rule that units are: what is shared is at least half
 * of all. Who marked nothing does not differ. */
static gboolean
differs_in_evidence (GArray *a,
                     GArray *b)
{
  gsize shared = count_shared (a, b);

  return 2 * shared < count_chars (a) + count_chars (b) - shared;
}

static const UnrepVoice *
get_voice (UnrepDisagreement *self,
           guint              index)
{
  return &g_array_index (self->voices, UnrepVoice, index);
}

/* Reviewers are many, positions few: pairs are counted by position. */
static void
weigh (UnrepDisagreement *self,
       UnrepCodebook     *codebook)
{
  g_autoptr (GPtrArray) positions = g_ptr_array_new ();
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->voices->len; i++)
    {
      const char *position = unrep_voice_get_position (get_voice (self, i));
      guint place, one = 1;

      if (position == NULL)
        self->kinds |= UNREP_DISAGREEMENT_SILENT;
      else if (g_ptr_array_find_with_equal_func (positions, position, g_str_equal, &place))
        g_array_index (counts, guint, place)++;
      else
        {
          g_ptr_array_add (positions, (gpointer) position);
          g_array_append_val (counts, one);
        }
    }
  for (guint i = 0; i < positions->len; i++)
    for (guint k = 0; k < i; k++)
      {
        double distance = get_distance (codebook, g_ptr_array_index (positions, i), g_ptr_array_index (positions, k));

        self->weight += distance * g_array_index (counts, guint, i) * g_array_index (counts, guint, k);
        self->kinds |= distance >= 1 ? UNREP_DISAGREEMENT_OPPOSITE : UNREP_DISAGREEMENT_OTHER;
      }
}

static void
compare_evidence (UnrepDisagreement *self)
{
  g_autoptr (GPtrArray) marked = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->voices->len; i++)
    if (get_voice (self, i)->spans->len > 0)
      g_ptr_array_add (marked, list_covered (get_voice (self, i)->spans));
  for (guint i = 0; i < marked->len; i++)
    for (guint k = 0; k < i; k++)
      if (differs_in_evidence (g_ptr_array_index (marked, i), g_ptr_array_index (marked, k)))
        {
          self->kinds |= UNREP_DISAGREEMENT_EVIDENCE;
          return;
        }
}

/* What one reviewer says, sorted by what is needed of it. */
typedef struct
{
  UnrepReviewer *reviewer;
  /* Live annotations of units without a position, and live spans, both borrowed and
   * by start. */
  GPtrArray     *notes;
  GPtrArray     *spans;
} Speaker;

static void
speaker_clear (gpointer data)
{
  Speaker *speaker = data;

  g_ptr_array_unref (speaker->notes);
  g_ptr_array_unref (speaker->spans);
}

/* Sorts the annotations of @side_file, those that have a position into @items. */
static void
hear (UnrepSideFile *side_file,
      guint          reviewer,
      GArray        *speakers,
      GArray        *items,
      GPtrArray     *annotations)
{
  Speaker speaker = { unrep_side_file_get_reviewer (side_file), g_ptr_array_new (), g_ptr_array_new () };

  for (guint i = 0; i < unrep_side_file_get_n_annotations (side_file); i++)
    {
      UnrepAnnotation *annotation = unrep_side_file_get_annotation (side_file, i);
      UnrepAlignedRange item = { .range = unrep_annotation_get_range (annotation), .reviewer = reviewer };

      if (unrep_annotation_is_deleted (annotation))
        continue;
      if (g_str_equal (unrep_annotation_get_kind (annotation), "span"))
        g_ptr_array_add (speaker.spans, annotation);
      else if (g_str_equal (unrep_annotation_get_kind (annotation), "unit") &&
               unrep_annotation_get_position (annotation) == NULL)
        g_ptr_array_add (speaker.notes, annotation);
      else if (g_str_equal (unrep_annotation_get_kind (annotation), "unit"))
        {
          g_array_append_val (items, item);
          g_ptr_array_add (annotations, annotation);
        }
    }
  g_array_append_val (speakers, speaker);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return unrep_range_compare (unrep_annotation_get_range (*(UnrepAnnotation * const *) a),
                              unrep_annotation_get_range (*(UnrepAnnotation * const *) b));
}

/* As hear(), of what a sheet has kept. Each annotation is added to @owned, too. */
static void
recall (UnrepSheet *sheet,
        guint       reviewer,
        GArray     *speakers,
        GArray     *items,
        GPtrArray  *annotations,
        GPtrArray  *owned)
{
  Speaker speaker = { unrep_sheet_get_reviewer (sheet), g_ptr_array_new (), g_ptr_array_new () };

  for (guint i = 0; i < unrep_sheet_get_n_entries (sheet); i++)
    {
      const UnrepSheetEntry *entry = unrep_sheet_get_entry (sheet, i);
      UnrepAlignedRange item = { .range = entry->range, .reviewer = reviewer };

      g_array_append_val (items, item);
      g_ptr_array_add (annotations, unrep_annotation_new_counted ("unit", entry->unit, entry->range, entry->position));
      g_ptr_array_add (owned, g_ptr_array_index (annotations, annotations->len - 1));
    }
  for (guint i = 0; i < unrep_sheet_get_n_spans (sheet); i++)
    {
      const UnrepSheetSpan *span = unrep_sheet_get_span (sheet, i);

      g_ptr_array_add (speaker.spans, unrep_annotation_new_counted ("span", span->unit, span->range, span->position));
      g_ptr_array_add (owned, g_ptr_array_index (speaker.spans, i));
    }
  g_ptr_array_sort (speaker.spans, compare_places);
  g_array_append_val (speakers, speaker);
}

/* The first of @annotations, which are by start, that does not begin before @start. */
static guint
find_from (GPtrArray *annotations,
           gsize      start)
{
  guint low = 0, high = annotations->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (unrep_annotation_get_range (g_ptr_array_index (annotations, middle)).start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Words belong to the unit that they begin in. */
static GPtrArray *
list_spans (const Speaker *speaker,
            UnrepRange     range)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = find_from (speaker->spans, range.start); i < speaker->spans->len; i++)
    {
      UnrepAnnotation *span = g_ptr_array_index (speaker->spans, i);

      if (unrep_annotation_get_range (span).start >= range.end)
        break;
      g_ptr_array_add (spans, g_object_ref (span));
    }
  return spans;
}

/* A note or a flag on the unit, of who has no position on it. */
static UnrepAnnotation *
find_note (const Speaker *speaker,
           UnrepRange     range)
{
  gsize reach = unrep_range_length (range);

  for (guint i = find_from (speaker->notes, range.start - MIN (range.start, reach)); i < speaker->notes->len; i++)
    {
      UnrepAnnotation *note = g_ptr_array_index (speaker->notes, i);

      if (unrep_annotation_get_range (note).start >= range.end)
        break;
      if (unrep_range_same_unit (unrep_annotation_get_range (note), range))
        return note;
    }
  return NULL;
}

static UnrepDisagreement *
gather (UnrepAlignedUnits       *units,
        guint                    unit,
        GArray                  *speakers,
        const UnrepAlignedRange *items,
        GPtrArray               *annotations)
{
  UnrepDisagreement *self = g_object_new (UNREP_TYPE_DISAGREEMENT, NULL);
  guint n;
  const guint *of_unit = unrep_aligned_units_get_items (units, unit, &n);

  self->range = unrep_aligned_units_get_hull (units, unit);
  self->unit = g_strdup (unrep_annotation_get_unit (g_ptr_array_index (annotations, of_unit[0])));
  for (guint i = 0; i < speakers->len; i++)
    {
      const Speaker *speaker = &g_array_index (speakers, Speaker, i);
      UnrepAnnotation *annotation = find_note (speaker, self->range);
      UnrepVoice voice = { .reviewer = unrep_reviewer_ref (speaker->reviewer), .spans = list_spans (speaker, self->range) };

      for (guint k = 0; k < n; k++)
        if (items[of_unit[k]].reviewer == i)
          annotation = g_ptr_array_index (annotations, of_unit[k]);
      voice.annotation = annotation != NULL ? g_object_ref (annotation) : NULL;
      g_array_append_val (self->voices, voice);
    }
  if (unrep_aligned_units_is_different (units, unit))
    self->kinds |= UNREP_DISAGREEMENT_UNITS;
  return self;
}

static int
compare_elements (gconstpointer a,
                  gconstpointer b)
{
  return unrep_disagreement_compare (*(UnrepDisagreement * const *) a, *(UnrepDisagreement * const *) b);
}

/* What @speakers say about each unit that somebody tagged: @items are where they have
 * a position, @annotations what it is. */
static GPtrArray *
gather_all (GArray        *speakers,
            GArray        *items,
            GPtrArray     *annotations,
            UnrepCodebook *codebook)
{
  g_autoptr (UnrepAlignedUnits) units =
    unrep_aligned_units_new ((const UnrepAlignedRange *) items->data, items->len);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint unit = 0; unit < unrep_aligned_units_get_n (units); unit++)
    {
      UnrepDisagreement *disagreement =
        gather (units, unit, speakers, (const UnrepAlignedRange *) items->data, annotations);

      weigh (disagreement, codebook);
      compare_evidence (disagreement);
      g_ptr_array_add (list, disagreement);
    }
  g_ptr_array_sort (list, compare_elements);
  return list;
}

/**
 * unrep_disagreement_list:
 * @side_files: (element-type UnrepSideFile): the work of the reviewers of one text
 *   with one codebook, one a reviewer
 * @codebook: (nullable): that codebook; without it no positions are opposite
 *
 * Aligns what the reviewers tagged (see unrep_align_ranges()) and gathers what each
 * of them says about each unit that at least one of them gave a position.
 *
 * The weight of a disagreement is the sum, over all pairs of reviewers who have a
 * position, of how far the two are from each other: nothing for the same position,
 * 1 for the two ends of the codebook's scale and less for fewer steps on it, a half
 * where one of the two is not on the scale.
 *
 * Returns: (transfer full) (element-type UnrepDisagreement): the units, the worst
 *   disagreement first; those that nobody differs about come last
 */
GPtrArray *
unrep_disagreement_list (GPtrArray     *side_files,
                         UnrepCodebook *codebook)
{
  g_autoptr (GArray) speakers = g_array_new (FALSE, FALSE, sizeof (Speaker));
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (UnrepAlignedRange));
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();

  g_array_set_clear_func (speakers, speaker_clear);
  for (guint i = 0; i < side_files->len; i++)
    hear (g_ptr_array_index (side_files, i), i, speakers, items, annotations);
  return gather_all (speakers, items, annotations, codebook);
}

/**
 * unrep_disagreement_list_sheets:
 * @sheets: (element-type UnrepSheet): the work of the reviewers of one text with one
 *   codebook, one a reviewer
 * @codebook: (nullable): that codebook
 *
 * As unrep_disagreement_list(), from what a tally has kept, without reading anything:
 * units, kinds, weights and positions are the same; voices quote nothing, and who has
 * only a note or a flag on a unit says nothing.
 *
 * Returns: (transfer full) (element-type UnrepDisagreement): the units, the worst first
 */
GPtrArray *
unrep_disagreement_list_sheets (GPtrArray     *sheets,
                                UnrepCodebook *codebook)
{
  g_autoptr (GArray) speakers = g_array_new (FALSE, FALSE, sizeof (Speaker));
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (UnrepAlignedRange));
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_object_unref);

  g_array_set_clear_func (speakers, speaker_clear);
  for (guint i = 0; i < sheets->len; i++)
    recall (g_ptr_array_index (sheets, i), i, speakers, items, annotations, owned);
  return gather_all (speakers, items, annotations, codebook);
}

/**
 * unrep_disagreement_get_range:
 * @self: a disagreement
 *
 * Returns: everything that somebody tagged as this unit, in code points of the text
 */
UnrepRange
unrep_disagreement_get_range (UnrepDisagreement *self)
{
  return self->range;
}

/**
 * unrep_disagreement_get_unit:
 * @self: a disagreement
 *
 * Returns: the path of the unit, as one of the reviewers has it; "" for none
 */
const char *
unrep_disagreement_get_unit (UnrepDisagreement *self)
{
  return self->unit;
}

/**
 * unrep_disagreement_get_kinds:
 * @self: a disagreement
 *
 * Returns: in what the reviewers differ: values of UnrepDisagreementKind together
 */
guint
unrep_disagreement_get_kinds (UnrepDisagreement *self)
{
  return self->kinds;
}

/**
 * unrep_disagreement_get_weight:
 * @self: a disagreement
 *
 * Returns: how far the positions are from each other: see unrep_disagreement_list()
 */
double
unrep_disagreement_get_weight (UnrepDisagreement *self)
{
  return self->weight;
}

/**
 * unrep_disagreement_get_n_voices:
 * @self: a disagreement
 *
 * Returns: how many reviewers the report has
 */
guint
unrep_disagreement_get_n_voices (UnrepDisagreement *self)
{
  return self->voices->len;
}

/**
 * unrep_disagreement_get_voice:
 * @self: a disagreement
 * @index: from 0, in the order in which the side files were given
 *
 * Returns: (transfer none): what one of the reviewers says
 */
const UnrepVoice *
unrep_disagreement_get_voice (UnrepDisagreement *self,
                              guint              index)
{
  g_return_val_if_fail (index < self->voices->len, NULL);

  return get_voice (self, index);
}

/**
 * unrep_voice_get_position:
 * @voice: what one reviewer says
 *
 * Returns: (nullable): the id of the position, %NULL for none
 */
const char *
unrep_voice_get_position (const UnrepVoice *voice)
{
  return voice->annotation != NULL ? unrep_annotation_get_position (voice->annotation) : NULL;
}

/**
 * unrep_disagreement_get_unanimous:
 * @self: a disagreement, or what is none
 *
 * Returns: (nullable): the id of the position that all reviewers of the report have,
 *   who are at least two; %NULL where one has another one or none, or tagged other units
 */
const char *
unrep_disagreement_get_unanimous (UnrepDisagreement *self)
{
  if (self->voices->len < 2 || (self->kinds & ~(guint) UNREP_DISAGREEMENT_EVIDENCE) != 0)
    return NULL;
  return unrep_voice_get_position (get_voice (self, 0));
}
