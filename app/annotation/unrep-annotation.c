/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-annotation-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (UnrepAnnotation, unrep_annotation, G_TYPE_OBJECT)

static const char * const no_tags[] = { NULL };

static void
unrep_annotation_finalize (GObject *object)
{
  UnrepAnnotation *self = UNREP_ANNOTATION (object);

  g_free (self->id);
  g_free (self->kind);
  g_free (self->unit);
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  unrep_extras_free (self->target_extras);
  g_free (self->result_label);
  g_free (self->result_parent);
  unrep_extras_free (self->result_extras);
  g_clear_pointer (&self->judgement, unrep_judgement_unref);
  g_free (self->position);
  g_strfreev (self->tags);
  g_free (self->note);
  g_clear_pointer (&self->settles, unrep_settles_unref);
  g_clear_pointer (&self->edits, g_array_unref);
  g_free (self->created);
  g_free (self->modified);
  unrep_extras_free (self->extras);

  G_OBJECT_CLASS (unrep_annotation_parent_class)->finalize (object);
}

static void
unrep_annotation_class_init (UnrepAnnotationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_annotation_finalize;
}

static void
unrep_annotation_init (UnrepAnnotation *self)
{
  self->edits = g_array_new (FALSE, TRUE, sizeof (UnrepDeviceCount));
}

static UnrepDeviceCount *
get_count (UnrepAnnotation *self,
           guint            index)
{
  return &g_array_index (self->edits, UnrepDeviceCount, index);
}

/* Walks the counts of two annotations side by side, in the order of devices; a
 * device that one of them does not have counts 0 there. */
typedef struct
{
  UnrepAnnotation *a;
  UnrepAnnotation *b;
  guint a_next;
  guint b_next;
  const char *device;
  gint64 a_count;
  gint64 b_count;
} Walk;

static gboolean
walk_next (Walk *walk)
{
  gboolean a_left = walk->a_next < walk->a->edits->len, b_left = walk->b_next < walk->b->edits->len;
  int order;

  if (!a_left && !b_left)
    return FALSE;
  order = !a_left ? 1 : !b_left ? -1 : strcmp (get_count (walk->a, walk->a_next)->device,
                                               get_count (walk->b, walk->b_next)->device);
  walk->a_count = walk->b_count = 0;
  if (order <= 0)
    {
      walk->device = get_count (walk->a, walk->a_next)->device;
      walk->a_count = get_count (walk->a, walk->a_next++)->count;
    }
  if (order >= 0)
    {
      walk->device = get_count (walk->b, walk->b_next)->device;
      walk->b_count = get_count (walk->b, walk->b_next++)->count;
    }
  return TRUE;
}

/**
 * unrep_annotation_new_joined:
 * @a: a copy of an annotation
 * @b: another copy that says the same
 *
 * Two devices came to the same result by different changes: nobody has to
 * choose. The order of the arguments makes no difference.
 *
 * Returns: (transfer full): the annotation with the changes of both
 */
UnrepAnnotation *
unrep_annotation_new_joined (UnrepAnnotation *a,
                             UnrepAnnotation *b)
{
  UnrepAnnotation *joined = unrep_annotation_copy (a);
  Walk walk = { .a = a, .b = b };

  g_array_set_size (joined->edits, 0);
  while (walk_next (&walk))
    {
      UnrepDeviceCount larger = { .count = MAX (walk.a_count, walk.b_count) };

      g_strlcpy (larger.device, walk.device, sizeof larger.device);
      g_array_append_val (joined->edits, larger);
    }
  /* RFC 3339 in UTC sorts as text. */
  if (strcmp (b->modified, a->modified) > 0)
    {
      g_free (joined->modified);
      joined->modified = g_strdup (b->modified);
    }
  return joined;
}

/**
 * unrep_annotation_get_content:
 * @self: an annotation
 *
 * Returns: what it says, borrowed from it; nothing if it is deleted
 */
UnrepAnnotationContent
unrep_annotation_get_content (UnrepAnnotation *self)
{
  UnrepAnnotationContent content = { .note = "", .tags = no_tags };

  if (self != NULL && !self->deleted)
    content = (UnrepAnnotationContent) { unrep_annotation_get_position (self), self->flag,
                                         unrep_annotation_get_tags (self), unrep_annotation_get_note (self),
                                         self->settles };
  return content;
}

/**
 * unrep_annotation_content_is_empty:
 * @content: what is said
 *
 * Returns: whether nothing is said
 */
gboolean
unrep_annotation_content_is_empty (const UnrepAnnotationContent *content)
{
  return content->position == NULL && !content->flag && (content->tags == NULL || content->tags[0] == NULL) &&
         (content->note == NULL || content->note[0] == '\0');
}

/**
 * unrep_annotation_content_equal:
 * @a: what is said
 * @b: what is said
 *
 * Returns: whether both say the same
 */
gboolean
unrep_annotation_content_equal (const UnrepAnnotationContent *a,
                                const UnrepAnnotationContent *b)
{
  return g_strcmp0 (a->position, b->position) == 0 && a->flag == b->flag &&
         g_strv_equal (a->tags != NULL ? a->tags : no_tags, b->tags != NULL ? b->tags : no_tags) &&
         g_strcmp0 (a->note != NULL ? a->note : "", b->note != NULL ? b->note : "") == 0 &&
         unrep_settles_equal (a->settles, b->settles);
}

/**
 * unrep_annotation_is_unit:
 * @self: an annotation
 *
 * Returns: whether it is of kind `unit`
 */
gboolean
unrep_annotation_is_unit (UnrepAnnotation *self)
{
  return g_str_equal (self->kind, "unit");
}

/**
 * unrep_annotation_is_span:
 * @self: an annotation
 *
 * Returns: whether it is of kind `span`, words that are evidence
 */
gboolean
unrep_annotation_is_span (UnrepAnnotation *self)
{
  return g_str_equal (self->kind, "span");
}

/**
 * unrep_annotation_is_unplaced:
 * @self: an annotation
 *
 * Returns: whether it had a place in an earlier text and has none in this one
 */
gboolean
unrep_annotation_is_unplaced (UnrepAnnotation *self)
{
  return g_str_equal (self->kind, UNREP_KIND_UNPLACED);
}

/**
 * unrep_annotation_is_structure:
 * @self: an annotation
 *
 * Returns: whether it is of kind `structure`, a correction of the outline
 */
gboolean
unrep_annotation_is_structure (UnrepAnnotation *self)
{
  return g_str_equal (self->kind, "structure");
}

/**
 * unrep_annotation_says_same:
 * @a: a copy of an annotation
 * @b: another copy
 *
 * Returns: whether the copies differ in counts and time of change at most
 */
gboolean
unrep_annotation_says_same (UnrepAnnotation *a,
                            UnrepAnnotation *b)
{
  g_autoptr (UnrepAnnotation) first = unrep_annotation_copy (a);
  g_autoptr (UnrepAnnotation) second = unrep_annotation_copy (b);
  UnrepJsonWriter *first_writer = unrep_json_writer_new ();
  UnrepJsonWriter *second_writer = unrep_json_writer_new ();
  g_autoptr (GBytes) first_bytes = NULL, second_bytes = NULL;

  g_array_set_size (first->edits, 0);
  g_array_set_size (second->edits, 0);
  g_free (second->modified);
  second->modified = g_strdup (first->modified);
  unrep_annotation_write (first, first_writer);
  unrep_annotation_write (second, second_writer);
  first_bytes = unrep_json_writer_free_to_bytes (first_writer);
  second_bytes = unrep_json_writer_free_to_bytes (second_writer);
  return g_bytes_equal (first_bytes, second_bytes);
}

/**
 * unrep_annotation_compare_edits:
 * @a: a copy of an annotation
 * @b: another copy
 *
 * Compares the counts per device: a copy dominates when it counts at least as
 * many changes on every device and more on one (a version vector).
 *
 * Returns: how they stand to each other
 */
UnrepEditsOrder
unrep_annotation_compare_edits (UnrepAnnotation *a,
                                UnrepAnnotation *b)
{
  gboolean a_has_more = FALSE, b_has_more = FALSE;
  Walk walk = { .a = a, .b = b };

  while (walk_next (&walk))
    {
      a_has_more = a_has_more || walk.a_count > walk.b_count;
      b_has_more = b_has_more || walk.b_count > walk.a_count;
    }

  if (a_has_more && b_has_more)
    return UNREP_EDITS_DIVERGED;
  if (a_has_more)
    return UNREP_EDITS_FIRST_DOMINATES;
  return b_has_more ? UNREP_EDITS_SECOND_DOMINATES : UNREP_EDITS_EQUAL;
}

/**
 * unrep_annotation_index:
 * @annotations: (element-type UnrepAnnotation): annotations that outlive the result
 *
 * Returns: (transfer full): a table from ids to @annotations, which it borrows
 */
GHashTable *
unrep_annotation_index (GPtrArray *annotations)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < annotations->len; i++)
    g_hash_table_insert (index, (gpointer) unrep_annotation_get_id (annotations->pdata[i]), annotations->pdata[i]);
  return index;
}

/**
 * unrep_annotation_includes:
 * @shown: a copy of an annotation
 * @wanted: another copy
 *
 * Returns: whether somebody who has @shown misses nothing of @wanted
 */
gboolean
unrep_annotation_includes (UnrepAnnotation *shown,
                           UnrepAnnotation *wanted)
{
  UnrepEditsOrder order = shown == wanted ? UNREP_EDITS_FIRST_DOMINATES : unrep_annotation_compare_edits (shown, wanted);

  return order == UNREP_EDITS_FIRST_DOMINATES ||
         (order == UNREP_EDITS_EQUAL && unrep_annotation_says_same (shown, wanted));
}

/**
 * unrep_annotation_is_opposed:
 * @shown: an annotation
 * @other: a version that a merge could not decide upon
 *
 * Returns: whether @shown stands against @other: as another version of it, or as a
 *   live annotation of the same unit
 */
gboolean
unrep_annotation_is_opposed (UnrepAnnotation *shown,
                             UnrepAnnotation *other)
{
  if (g_str_equal (shown->id, other->id))
    return TRUE;
  return unrep_annotation_is_unit (shown) && unrep_annotation_is_unit (other) && !shown->deleted &&
         unrep_range_same_unit (shown->range, other->range);
}

/**
 * unrep_annotation_compare:
 * @a: an annotation
 * @b: an annotation
 *
 * The order of side files: by start of the range, then by id.
 *
 * Returns: negative, zero or positive
 */
int
unrep_annotation_compare (UnrepAnnotation *a,
                          UnrepAnnotation *b)
{
  if (a->range.start != b->range.start)
    return a->range.start < b->range.start ? -1 : 1;
  return strcmp (a->id, b->id);
}

/**
 * unrep_annotation_get_id:
 * @self: an annotation
 *
 * Returns: its UUID
 */
const char *
unrep_annotation_get_id (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->id;
}

/**
 * unrep_annotation_get_kind:
 * @self: an annotation
 *
 * Returns: `unit`, `span`, `structure`, `rendering`, or what a newer version may add
 */
const char *
unrep_annotation_get_kind (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->kind;
}

/**
 * unrep_annotation_get_unit:
 * @self: an annotation
 *
 * Returns: the path of the unit as it was when it was tagged, "" where it has
 *   none; not trusted, show it with care
 */
const char *
unrep_annotation_get_unit (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->unit != NULL ? self->unit : "";
}

/**
 * unrep_annotation_get_range:
 * @self: an annotation
 *
 * Returns: what it is about, in code points of the extracted text
 */
UnrepRange
unrep_annotation_get_range (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), ((UnrepRange) { 0, 0 }));

  return self->range;
}

/**
 * unrep_annotation_get_exact:
 * @self: an annotation
 *
 * Returns: the text it is about
 */
const char *
unrep_annotation_get_exact (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->exact != NULL ? self->exact : "";
}

/**
 * unrep_annotation_get_prefix:
 * @self: an annotation
 *
 * Returns: the text in front of it, 32 code points at most
 */
const char *
unrep_annotation_get_prefix (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->prefix != NULL ? self->prefix : "";
}

/**
 * unrep_annotation_get_suffix:
 * @self: an annotation
 *
 * Returns: the text behind it, 32 code points at most
 */
const char *
unrep_annotation_get_suffix (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->suffix != NULL ? self->suffix : "";
}

/**
 * unrep_annotation_get_correction:
 * @self: an annotation
 * @correction: (out caller-allocates): what it says about the outline, borrowed
 *
 * Returns: whether it is of kind `structure`; if not, @correction is not touched
 */
gboolean
unrep_annotation_get_correction (UnrepAnnotation *self,
                                 UnrepCorrection *correction)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), FALSE);

  if (!unrep_annotation_is_structure (self))
    return FALSE;
  *correction = (UnrepCorrection) { self->range, self->result_kind, self->result_label, self->result_parent,
                                    self->result_recommendation };
  return TRUE;
}

/**
 * unrep_annotation_get_position:
 * @self: an annotation
 *
 * Returns: (nullable): the id of a position, not necessarily one of the codebook
 *   at hand, or %NULL; a tombstone may still say what it was
 */
const char *
unrep_annotation_get_position (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->position;
}

/**
 * unrep_annotation_get_flag:
 * @self: an annotation
 *
 * Returns: whether the reviewer wants to come back to it
 */
gboolean
unrep_annotation_get_flag (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), FALSE);

  return self->flag;
}

/**
 * unrep_annotation_get_tags:
 * @self: an annotation
 *
 * Returns: (array zero-terminated=1): ids of tags
 */
const char * const *
unrep_annotation_get_tags (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->tags != NULL ? (const char * const *) self->tags : no_tags;
}

/**
 * unrep_annotation_get_note:
 * @self: an annotation
 *
 * Returns: the note, "" for none
 */
const char *
unrep_annotation_get_note (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->note != NULL ? self->note : "";
}

/**
 * unrep_annotation_get_settles:
 * @self: an annotation
 *
 * Returns: (transfer none) (nullable): of a lead's decision, what it settles
 */
UnrepSettles *
unrep_annotation_get_settles (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->settles;
}

/**
 * unrep_annotation_get_created:
 * @self: an annotation
 *
 * Returns: when it was made, as RFC 3339 has it, in UTC
 */
const char *
unrep_annotation_get_created (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->created;
}

/**
 * unrep_annotation_get_modified:
 * @self: an annotation
 *
 * Returns: when it was last changed, RFC 3339 in UTC
 */
const char *
unrep_annotation_get_modified (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return self->modified;
}

/**
 * unrep_annotation_is_deleted:
 * @self: an annotation
 *
 * Returns: whether it is a tombstone, which counts for nothing but merging
 */
gboolean
unrep_annotation_is_deleted (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), FALSE);

  return self->deleted;
}
