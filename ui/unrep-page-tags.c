/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-page-tags.h"

#include <math.h>

/* Widths of the columns that labels hang in, in ems; "(أ أ أ)" is as wide as the first. */
#define LABEL 2.5
#define WIDE_LABEL 3.9
/* Where there is little room, one step of the outline is set in by so much; and where
 * there is least. */
#define NARROW_STEP 0.7
#define CRAMPED_STEP 0.3
/* Gaps between label and text are told apart by this part of an em: half a pixel. No
 * gap is as wide as the wide column. */
#define GAPS_PER_EM 32
#define N_GAPS (4 * GAPS_PER_EM)

struct _UnrepPageTags
{
  GObject parent_instance;

  GtkTextBuffer *buffer;
  UnrepPageMetrics metrics;
  GtkTextTag *tags[UNREP_N_PAGE_TAGS];
  GtkTextTag *columns[UNREP_N_COLUMNS][UNREP_PAGE_MAX_DEPTH + 1][2];
  GtkTextTag *gaps[2][N_GAPS]; /* of paragraphs, and of what stands below them */
};

G_DEFINE_FINAL_TYPE (UnrepPageTags, unrep_page_tags, G_TYPE_OBJECT)

static void
unrep_page_tags_dispose (GObject *object)
{
  g_clear_object (&UNREP_PAGE_TAGS (object)->buffer);
  G_OBJECT_CLASS (unrep_page_tags_parent_class)->dispose (object);
}

static void
unrep_page_tags_class_init (UnrepPageTagsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_page_tags_dispose;
}

static void
unrep_page_tags_init (UnrepPageTags *self)
{
}

static int
ems (UnrepPageTags *self,
     double         n)
{
  return (int) round (n * self->metrics.em);
}

static GtkTextTag *
new_tag (UnrepPageTags *self)
{
  return gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
}

/* A later tag wins over an earlier one. */
static void
create_tags (UnrepPageTags *self)
{
  for (UnrepPageTag i = 0; i < UNREP_N_PAGE_TAGS; i++)
    self->tags[i] = new_tag (self);
  /* Pango would put a Latin hyphen into an Arabic word that does not fit a line. */
  g_object_set (self->tags[UNREP_PAGE_WHOLE], "insert-hyphens", FALSE, NULL);
  /* While GTK 4.8 lays out several lines it keeps one style until it meets a toggle of
   * a tag, also over lines that it skips because it has them already: then a line of
   * text is drawn as small as the gap before it. A tag by turns has no look of its
   * own, but gives every line a toggle to begin with. */
  g_object_set (self->tags[UNREP_PAGE_BLANK], "scale", 0.2, "pixels-above-lines", 0, "pixels-below-lines", 0, NULL);
  g_object_set (self->tags[UNREP_PAGE_TITLE], "weight", PANGO_WEIGHT_BOLD, "scale", 1.3, "justification",
                GTK_JUSTIFY_LEFT, NULL);
  g_object_set (self->tags[UNREP_PAGE_HEADING], "weight", PANGO_WEIGHT_BOLD, "scale", 1.2, "justification",
                GTK_JUSTIFY_LEFT, NULL);
  g_object_set (self->tags[UNREP_PAGE_SUBHEADING], "weight", PANGO_WEIGHT_BOLD, "scale", 1.05, "justification",
                GTK_JUSTIFY_LEFT, NULL);
  g_object_set (self->tags[UNREP_PAGE_QUIET], "scale", UNREP_PAGE_QUIET_SCALE, NULL);
  g_object_set (self->tags[UNREP_PAGE_TOGETHER], "allow-breaks", FALSE, NULL);
}

static void
measure_tags (UnrepPageTags *self)
{
  g_object_set (self->tags[UNREP_PAGE_TITLE], "pixels-below-lines", ems (self, 0.6), NULL);
  g_object_set (self->tags[UNREP_PAGE_HEADING], "pixels-above-lines", ems (self, 1.1), "pixels-below-lines",
                ems (self, 0.4), NULL);
  g_object_set (self->tags[UNREP_PAGE_SUBHEADING], "pixels-above-lines", ems (self, 0.7), "pixels-below-lines",
                ems (self, 0.3), NULL);
}

static gboolean
hangs (UnrepPageTags *self,
       guint          depth)
{
  return self->metrics.room == UNREP_ROOM_WIDE || (self->metrics.room == UNREP_ROOM_NARROW && depth > 0);
}

/* Margins are physical, an indent goes in from where the paragraph begins. */
static void
measure_column (UnrepPageTags *self,
                UnrepColumn    column,
                guint          depth,
                gboolean       rtl)
{
  double label = column == UNREP_COLUMN_WIDE_LABEL ? WIDE_LABEL : LABEL;
  const double steps[] = { LABEL, NARROW_STEP, CRAMPED_STEP };
  double margin = depth * steps[self->metrics.room];

  if (!hangs (self, depth))
    label = 0;
  if (column == UNREP_COLUMN_TEXT)
    margin += label;
  g_object_set (self->columns[column][depth][rtl], "accumulative-margin", TRUE,
                rtl ? "right-margin" : "left-margin", ems (self, margin),
                "indent", column == UNREP_COLUMN_TEXT ? 0 : -ems (self, label), NULL);
}

static void
measure_gap (UnrepPageTags *self,
             guint          below,
             guint          gap)
{
  double width = hangs (self, below) ? gap * self->metrics.em / GAPS_PER_EM : 0;

  g_object_set (self->gaps[below][gap], "letter-spacing", (int) (width * PANGO_SCALE), NULL);
}

/**
 * unrep_page_tags_set_metrics:
 * @self: the tags
 * @metrics: how the page is set from now on
 */
void
unrep_page_tags_set_metrics (UnrepPageTags          *self,
                             const UnrepPageMetrics *metrics)
{
  g_return_if_fail (UNREP_IS_PAGE_TAGS (self));

  if (self->metrics.em == metrics->em && self->metrics.room == metrics->room)
    return;
  self->metrics = *metrics;
  measure_tags (self);
  for (UnrepColumn column = 0; column < UNREP_N_COLUMNS; column++)
    for (guint depth = 0; depth <= UNREP_PAGE_MAX_DEPTH; depth++)
      for (guint rtl = 0; rtl < 2; rtl++)
        if (self->columns[column][depth][rtl] != NULL)
          measure_column (self, column, depth, rtl);
  for (guint below = 0; below < 2; below++)
    for (guint gap = 0; gap < N_GAPS; gap++)
      if (self->gaps[below][gap] != NULL)
        measure_gap (self, below, gap);
}

/**
 * unrep_page_tags_new:
 * @buffer: a buffer
 * @metrics: how its page is set
 *
 * Returns: (transfer full): the tags of @buffer
 */
UnrepPageTags *
unrep_page_tags_new (GtkTextBuffer          *buffer,
                     const UnrepPageMetrics *metrics)
{
  UnrepPageTags *self = g_object_new (UNREP_TYPE_PAGE_TAGS, NULL);

  self->buffer = g_object_ref (buffer);
  create_tags (self);
  unrep_page_tags_set_metrics (self, metrics);
  return self;
}

/**
 * unrep_page_tags_get_em:
 * @self: the tags
 *
 * Returns: the size of the letters in pixels
 */
double
unrep_page_tags_get_em (UnrepPageTags *self)
{
  g_return_val_if_fail (UNREP_IS_PAGE_TAGS (self), 1);

  return self->metrics.em;
}

/**
 * unrep_page_tags_get:
 * @self: the tags
 * @which: one of them
 *
 * Returns: (transfer none): a tag of the buffer
 */
GtkTextTag *
unrep_page_tags_get (UnrepPageTags *self,
                     UnrepPageTag   which)
{
  g_return_val_if_fail (UNREP_IS_PAGE_TAGS (self) && which < UNREP_N_PAGE_TAGS, NULL);

  return self->tags[which];
}

/**
 * unrep_page_tags_choose:
 * @label: width of a label and of the space behind it, in ems
 *
 * Returns: the column that it hangs in; %UNREP_COLUMN_TEXT where it is too wide
 */
UnrepColumn
unrep_page_tags_choose (double label)
{
  if (label <= LABEL)
    return UNREP_COLUMN_LABEL;
  return label <= WIDE_LABEL ? UNREP_COLUMN_WIDE_LABEL : UNREP_COLUMN_TEXT;
}

/**
 * unrep_page_tags_get_column:
 * @self: the tags
 * @column: how the paragraph stands
 * @depth: how deep in the outline, from 0; at most %UNREP_PAGE_MAX_DEPTH
 * @rtl: whether the paragraph runs from right to left
 *
 * Returns: (transfer none): a tag of the buffer
 */
GtkTextTag *
unrep_page_tags_get_column (UnrepPageTags *self,
                            UnrepColumn    column,
                            guint          depth,
                            gboolean       rtl)
{
  GtkTextTag **tag;

  g_return_val_if_fail (UNREP_IS_PAGE_TAGS (self) && depth <= UNREP_PAGE_MAX_DEPTH, NULL);

  tag = &self->columns[column][depth][rtl ? 1 : 0];
  if (*tag == NULL)
    {
      *tag = new_tag (self);
      measure_column (self, column, depth, rtl ? 1 : 0);
    }
  return *tag;
}

/**
 * unrep_page_tags_get_gap:
 * @self: the tags
 * @column: the column that a label hangs in
 * @depth: how deep in the outline, from 0
 * @label: width of the label and of the space behind it, in ems
 *
 * Returns: (transfer none) (nullable): a tag that widens that one space until the text
 *   stands in its column, %NULL where it does so by itself
 */
GtkTextTag *
unrep_page_tags_get_gap (UnrepPageTags *self,
                         UnrepColumn    column,
                         guint          depth,
                         double         label)
{
  double room = (column == UNREP_COLUMN_WIDE_LABEL ? WIDE_LABEL : LABEL) - label;
  guint below = depth > 0 ? 1 : 0, gap;

  g_return_val_if_fail (UNREP_IS_PAGE_TAGS (self), NULL);

  if (column == UNREP_COLUMN_TEXT || room * GAPS_PER_EM < 1)
    return NULL;
  gap = MIN ((guint) (room * GAPS_PER_EM), N_GAPS - 1);
  if (self->gaps[below][gap] == NULL)
    {
      self->gaps[below][gap] = new_tag (self);
      measure_gap (self, below, gap);
    }
  return self->gaps[below][gap];
}
