/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-annotation.h"
#include "annotation/unrep-edits.h"
#include "annotation/unrep-extras.h"
#include "annotation/unrep-judgement.h"
#include "annotation/unrep-settles.h"
#include "base/unrep-text.h"

G_BEGIN_DECLS

#define UNREP_WORD_MAX_CHARS 64
#define UNREP_ANNOTATION_CONTEXT_CHARS 32
#define UNREP_ANNOTATION_MAX_TAGS 256

/* The kind of what had a place in an earlier text and has none in this one, and the
 * name of the member that says what is known about it. */
#define UNREP_KIND_UNPLACED "unplaced"

/* The device under which a merge counts the changes it makes by itself. */
#define UNREP_MERGE_DEVICE "00000000"
/* The one under which it is counted that a place was looked for in another text:
 * apart from the former, because what a person changes later includes it. */
#define UNREP_ANCHOR_DEVICE "ffffffff"

/**
 * UnrepAnnotationMember:
 *
 * The members of an annotation, in the order they are written.
 */
typedef enum
{
  UNREP_MEMBER_ID,
  UNREP_MEMBER_KIND,
  UNREP_MEMBER_UNIT,
  UNREP_MEMBER_TARGET,
  UNREP_MEMBER_RESULT,
  UNREP_MEMBER_FINDING,
  UNREP_MEMBER_POSITION,
  UNREP_MEMBER_FLAG,
  UNREP_MEMBER_TAGS,
  UNREP_MEMBER_NOTE,
  UNREP_MEMBER_SETTLES,
  UNREP_MEMBER_EDITS,
  UNREP_MEMBER_CREATED,
  UNREP_MEMBER_MODIFIED,
  UNREP_MEMBER_DELETED,
  UNREP_N_MEMBERS,
} UnrepAnnotationMember;

#define UNREP_MEMBER_BIT(member) (1u << (member))
#define UNREP_ALL_MEMBERS (UNREP_MEMBER_BIT (UNREP_N_MEMBERS) - 1)
/* What the annotation of a unit must have. */
#define UNREP_UNIT_MEMBERS (UNREP_ALL_MEMBERS & ~UNREP_MEMBER_BIT (UNREP_MEMBER_RESULT) & \
                            ~UNREP_MEMBER_BIT (UNREP_MEMBER_FINDING) & ~UNREP_MEMBER_BIT (UNREP_MEMBER_SETTLES))
/* What every kind has. */
#define UNREP_FRAME_MEMBERS (UNREP_MEMBER_BIT (UNREP_MEMBER_ID) | UNREP_MEMBER_BIT (UNREP_MEMBER_KIND) | \
                             UNREP_MEMBER_BIT (UNREP_MEMBER_EDITS) | UNREP_MEMBER_BIT (UNREP_MEMBER_CREATED) | \
                             UNREP_MEMBER_BIT (UNREP_MEMBER_MODIFIED) | UNREP_MEMBER_BIT (UNREP_MEMBER_DELETED))
#define UNREP_STRUCTURE_MEMBERS (UNREP_FRAME_MEMBERS | UNREP_MEMBER_BIT (UNREP_MEMBER_UNIT) | \
                                 UNREP_MEMBER_BIT (UNREP_MEMBER_TARGET) | UNREP_MEMBER_BIT (UNREP_MEMBER_RESULT))
#define UNREP_RENDERING_MEMBERS (UNREP_FRAME_MEMBERS | UNREP_MEMBER_BIT (UNREP_MEMBER_UNIT) | \
                                 UNREP_MEMBER_BIT (UNREP_MEMBER_TARGET) | UNREP_MEMBER_BIT (UNREP_MEMBER_FINDING))

struct _UnrepAnnotation
{
  GObject parent_instance;

  /* UNREP_MEMBER_BIT() of each that it has: what was absent in a file is not
   * invented when it is written back. */
  guint members;
  char *id;
  char *kind;
  char *unit;
  UnrepRange range;
  char *exact;
  char *prefix;
  char *suffix;
  UnrepExtras *target_extras;
  UnrepUnitKind result_kind;
  char *result_label;
  char *result_parent;
  UnrepRecommendation result_recommendation;
  UnrepExtras *result_extras;
  UnrepJudgement *judgement; /* or NULL */
  char *position;
  gboolean flag;
  GStrv tags;
  char *note;
  UnrepSettles *settles;
  /* Sorted by device. */
  GArray *edits;
  char *created;
  char *modified;
  gboolean deleted;
  UnrepExtras *extras;
};

/**
 * UnrepAnnotationContent:
 *
 * What a reviewer says about a unit or a span; all of it is borrowed. Without any
 * of it the annotation of a unit is deleted; a span is evidence all the same.
 */
typedef struct
{
  const char *position;
  gboolean flag;
  const char * const *tags;
  const char *note;
  /* Of a lead's decision: what it settles; or NULL. */
  UnrepSettles *settles;
} UnrepAnnotationContent;

/**
 * UnrepAnnotationDetail:
 * @UNREP_ANNOTATION_WHOLE: everything that the file says
 * @UNREP_ANNOTATION_TO_COUNT: neither quotes nor note, edits, times and unknown
 *   members, which are most of a file, and nothing that is counted
 *
 * What is kept of an annotation that is read; all of it is checked.
 */
typedef enum
{
  UNREP_ANNOTATION_WHOLE,
  UNREP_ANNOTATION_TO_COUNT,
} UnrepAnnotationDetail;

/**
 * UnrepEditsOrder:
 *
 * How the counts of two copies of one annotation stand to each other.
 */
typedef enum
{
  UNREP_EDITS_EQUAL,
  UNREP_EDITS_FIRST_DOMINATES,
  UNREP_EDITS_SECOND_DOMINATES,
  UNREP_EDITS_DIVERGED,
} UnrepEditsOrder;

gboolean                unrep_time_is_valid           (const char                   *text);
char                   *unrep_time_dup_now            (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_copy         (UnrepAnnotation              *self) G_GNUC_WARN_UNUSED_RESULT;
gint64                  unrep_annotation_count_of     (UnrepAnnotation              *self,
                                                       const char                   *device);
void                    unrep_annotation_set_count    (UnrepAnnotation              *self,
                                                       const char                   *device,
                                                       gint64                        count);
void                    unrep_annotation_raise_count  (UnrepAnnotation              *self,
                                                       const char                   *device);
void                    unrep_annotation_count_change (UnrepAnnotation              *self,
                                                       const char                   *device,
                                                       const char                   *now);
void                    unrep_annotation_aim          (UnrepAnnotation              *self,
                                                       UnrepText                    *text,
                                                       UnrepRange                    range);
UnrepAnnotation        *unrep_annotation_new_frame    (const char                   *kind,
                                                       const char                   *unit,
                                                       UnrepText                    *text,
                                                       UnrepRange                    range,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_unit     (const char                   *unit,
                                                       UnrepText                    *text,
                                                       UnrepRange                    range,
                                                       const UnrepAnnotationContent *content,
                                                       const char                   *device,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_span     (const char                   *unit,
                                                       UnrepText                    *text,
                                                       UnrepRange                    range,
                                                       const UnrepAnnotationContent *content,
                                                       const char                   *device,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_changed  (UnrepAnnotation              *self,
                                                       const UnrepAnnotationContent *content,
                                                       const char                   *device,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_structure (const char                  *unit,
                                                       UnrepText                    *text,
                                                       const UnrepCorrection        *correction,
                                                       const char                   *device,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_restated (UnrepAnnotation              *self,
                                                       const UnrepCorrection        *correction,
                                                       const char                   *device,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
void                    unrep_annotation_take_judgement_of (UnrepAnnotation         *self,
                                                       UnrepAnnotation              *other);
UnrepAnnotation        *unrep_annotation_new_rendering (const char                  *unit,
                                                       UnrepText                    *text,
                                                       UnrepRange                    range,
                                                       UnrepJudgement               *judgement,
                                                       const char                   *device,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_judged   (UnrepAnnotation              *self,
                                                       UnrepFindingState             state,
                                                       const char                   *note,
                                                       const char                   *device,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_moved    (UnrepAnnotation              *self,
                                                       const char                   *unit,
                                                       UnrepText                    *text,
                                                       UnrepRange                    range,
                                                       const UnrepAnnotationContent *content,
                                                       const char                   *device,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_deleted  (UnrepAnnotation              *self,
                                                       const char                   *device,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_version  (UnrepAnnotation              *self,
                                                       UnrepAnnotation              *version,
                                                       const char                   *device,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_outdoing (UnrepAnnotation              *self,
                                                       UnrepAnnotation              *other,
                                                       const char                   *device,
                                                       const char                   *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_joined   (UnrepAnnotation              *a,
                                                       UnrepAnnotation              *b) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_buried   (UnrepAnnotation              *self) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation        *unrep_annotation_new_unburied (UnrepAnnotation              *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean                unrep_annotation_is_buried    (UnrepAnnotation              *self);
UnrepAnnotationContent  unrep_annotation_get_content  (UnrepAnnotation              *self);
gboolean                unrep_annotation_content_is_empty (const UnrepAnnotationContent *content);
gboolean                unrep_annotation_content_equal (const UnrepAnnotationContent *a,
                                                       const UnrepAnnotationContent *b);
gboolean                unrep_annotation_is_unit      (UnrepAnnotation              *self);
gboolean                unrep_annotation_is_span      (UnrepAnnotation              *self);
gboolean                unrep_annotation_is_unplaced  (UnrepAnnotation              *self);
gboolean                unrep_annotation_is_structure (UnrepAnnotation              *self);
gboolean                unrep_annotation_is_words     (UnrepAnnotation              *self);
gboolean                unrep_annotation_is_rendering (UnrepAnnotation              *self);
gboolean                unrep_annotation_says_same    (UnrepAnnotation              *a,
                                                       UnrepAnnotation              *b);
GHashTable             *unrep_annotation_index        (GPtrArray                    *annotations) G_GNUC_WARN_UNUSED_RESULT;
gboolean                unrep_annotation_includes     (UnrepAnnotation              *shown,
                                                       UnrepAnnotation              *wanted);
UnrepEditsOrder         unrep_annotation_compare_edits (UnrepAnnotation             *a,
                                                       UnrepAnnotation              *b);
gboolean                unrep_annotation_is_opposed   (UnrepAnnotation              *shown,
                                                       UnrepAnnotation              *other);
int                     unrep_annotation_compare      (UnrepAnnotation              *a,
                                                       UnrepAnnotation              *b);
UnrepAnnotation        *unrep_annotation_read         (UnrepJsonReader              *reader,
                                                       gsize                         n_chars) G_GNUC_WARN_UNUSED_RESULT;
gboolean                unrep_annotation_read_into    (UnrepAnnotation              *self,
                                                       UnrepJsonReader              *reader,
                                                       gsize                         n_chars,
                                                       UnrepAnnotationDetail         detail);
void                    unrep_annotation_write        (UnrepAnnotation              *self,
                                                       UnrepJsonWriter              *writer);

G_END_DECLS
