/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-inspection-private.h"

struct _UnrepInspectionRow
{
  GObject          parent_instance;

  UnrepInspection *inspection;
  guint            run;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (UnrepInspectionRow, unrep_inspection_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (UnrepInspection, unrep_inspection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
unrep_inspection_row_finalize (GObject *object)
{
  UnrepInspectionRow *self = UNREP_INSPECTION_ROW (object);

  g_clear_object (&self->inspection);
  G_OBJECT_CLASS (unrep_inspection_row_parent_class)->finalize (object);
}

static void
unrep_inspection_row_class_init (UnrepInspectionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_inspection_row_finalize;
}

static void
unrep_inspection_row_init (UnrepInspectionRow *self)
{
}

static void
clear_part (gpointer data)
{
  UnrepInspectionPart *part = data;

  g_clear_object (&part->layout);
  g_clear_pointer (&part->boxes, g_array_unref);
}

static void
unrep_inspection_finalize (GObject *object)
{
  UnrepInspection *self = UNREP_INSPECTION (object);

  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->runs, g_array_unref);
  g_clear_pointer (&self->clusters, g_array_unref);
  g_clear_pointer (&self->glyphs, g_array_unref);
  g_clear_pointer (&self->chars, g_array_unref);
  g_clear_pointer (&self->visual_runs, g_array_unref);
  g_clear_pointer (&self->visual_clusters, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->by_offset, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  G_OBJECT_CLASS (unrep_inspection_parent_class)->finalize (object);
}

static void
unrep_inspection_class_init (UnrepInspectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_inspection_finalize;
}

static void
unrep_inspection_init (UnrepInspection *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (UnrepInspectionPart));
  g_array_set_clear_func (self->parts, clear_part);
  self->runs = g_array_new (FALSE, FALSE, sizeof (UnrepInspectedRun));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (UnrepInspectedCluster));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (UnrepInspectedGlyph));
  self->chars = g_array_new (FALSE, FALSE, sizeof (UnrepInspectedChar));
  self->visual_runs = g_array_new (FALSE, FALSE, sizeof (guint));
  self->visual_clusters = g_array_new (FALSE, FALSE, sizeof (guint));
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->by_offset = g_array_new (FALSE, FALSE, sizeof (guint));
  self->strings = g_string_chunk_new (1024);
}

static GType
get_item_type (GListModel *model)
{
  return UNREP_TYPE_INSPECTION_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return UNREP_INSPECTION (model)->runs->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  UnrepInspection *self = UNREP_INSPECTION (model);
  UnrepInspectionRow *row;

  if (position >= self->runs->len)
    return NULL;
  row = g_object_new (UNREP_TYPE_INSPECTION_ROW, NULL);
  row->inspection = g_object_ref (self);
  row->run = position;
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static int
compare_by_offset (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  UnrepInspection *self = user_data;
  const UnrepInspectedChar *one = UNREP_CHAR_AT (self, *(const guint *) a);
  const UnrepInspectedChar *other = UNREP_CHAR_AT (self, *(const guint *) b);

  if (one->offset != other->offset)
    return one->offset < other->offset ? -1 : 1;
  return one->displayed_only - other->displayed_only;
}

static void
index_runs (UnrepInspection *self)
{
  g_array_set_size (self->visual_runs, self->runs->len);
  for (guint i = 0; i < self->runs->len; i++)
    g_array_index (self->visual_runs, guint, UNREP_RUN_AT (self, i)->visual) = i;

  g_array_set_size (self->places, self->clusters->len);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const UnrepInspectedRun *run = UNREP_RUN_AT (self, unrep_inspection_get_visual_run (self, i));

      for (guint k = 0; k < run->n_clusters; k++)
        {
          guint cluster = run->first_cluster + (run->level % 2 == 1 ? run->n_clusters - 1 - k : k);

          g_array_index (self->places, guint, cluster) = self->visual_clusters->len;
          g_array_append_val (self->visual_clusters, cluster);
        }
    }

  for (guint i = 0; i < self->chars->len; i++)
    g_array_append_val (self->by_offset, i);
  g_array_sort_with_data (self->by_offset, compare_by_offset, self);
}

static UnrepInspection *
new_empty (UnrepReadingText     *reading,
           UnrepInspectionFlags  flags)
{
  UnrepInspection *self = g_object_new (UNREP_TYPE_INSPECTION, NULL);

  self->reading = unrep_reading_text_ref (reading);
  self->flags = flags;
  return self;
}

static void
inspect (UnrepInspection *self,
         GArray          *paragraphs,
         PangoContext    *context,
         int              width)
{
  unrep_inspection_lay_out (self, paragraphs, context, width);
  for (guint i = 0; i < self->parts->len; i++)
    unrep_inspection_collect (self, &g_array_index (self->parts, UnrepInspectionPart, i));
  index_runs (self);
}

/**
 * unrep_inspection_new:
 * @reading: the text as stored (unrep_reading_text_new()) or as repaired
 * @range: of the extracted text
 * @context: whose font map, font description, resolution and font options to use;
 *   its direction and language do not matter
 * @width: how wide lines may be, in pixels; 0 or less for as wide as they are
 * @flags: how to lay it out
 *
 * Lays out the paragraphs that show something of @range, whole, each in the base
 * direction that the reading text gives it (unrep_paragraph_direction()). What is
 * left out when they are too long, unrep_inspection_get_n_left_out() tells.
 *
 * Returns: (transfer full): a new inspection
 */
UnrepInspection *
unrep_inspection_new (UnrepReadingText     *reading,
                      UnrepRange            range,
                      PangoContext         *context,
                      int                   width,
                      UnrepInspectionFlags  flags)
{
  UnrepInspection *self;
  g_autoptr (GArray) paragraphs = NULL;

  g_return_val_if_fail (reading != NULL && PANGO_IS_CONTEXT (context), NULL);

  self = new_empty (reading, flags);
  paragraphs = unrep_inspection_choose (self, range);
  inspect (self, paragraphs, context, width);
  return self;
}

/**
 * unrep_inspection_new_paragraph:
 * @reading: as unrep_inspection_new() takes it
 * @paragraph: as unrep_reading_text_get_paragraph() takes it
 * @context: as unrep_inspection_new() takes it
 * @width: as unrep_inspection_new() takes it
 * @flags: as unrep_inspection_new() takes them
 *
 * Lays out one paragraph as displayed, which is never too long.
 *
 * Returns: (transfer full): a new inspection
 */
UnrepInspection *
unrep_inspection_new_paragraph (UnrepReadingText     *reading,
                                guint                 paragraph,
                                PangoContext         *context,
                                int                   width,
                                UnrepInspectionFlags  flags)
{
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (guint));
  UnrepInspection *self;

  g_return_val_if_fail (reading != NULL && PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (paragraph < unrep_reading_text_get_n_paragraphs (reading), NULL);

  g_array_append_val (paragraphs, paragraph);
  self = new_empty (reading, flags);
  inspect (self, paragraphs, context, width);
  return self;
}

/**
 * unrep_inspection_get_reading:
 *
 * Returns: (transfer none): the reading text that it shows a part of
 */
UnrepReadingText *
unrep_inspection_get_reading (UnrepInspection *self)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self), NULL);

  return self->reading;
}

/**
 * unrep_inspection_get_range:
 *
 * Returns: hull of its paragraphs in the extracted text
 */
UnrepRange
unrep_inspection_get_range (UnrepInspection *self)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self), ((UnrepRange) { 0, 0 }));

  return self->range;
}

/**
 * unrep_inspection_get_n_left_out:
 *
 * Returns: how many code points of the displayed text were asked for and are not
 *   here, because there are too many; they stand behind the last paragraph
 */
gsize
unrep_inspection_get_n_left_out (UnrepInspection *self)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self), 0);

  return self->n_left_out;
}

/**
 * unrep_inspection_get_family:
 *
 * Returns: (transfer none): the family that stands for the one asked for, which is
 *   another where that one is not installed; "" where there is no font at all
 */
const char *
unrep_inspection_get_family (UnrepInspection *self)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self), NULL);

  return self->family;
}

/**
 * unrep_inspection_get_n_paragraphs:
 *
 * Returns: how many paragraphs it shows
 */
guint
unrep_inspection_get_n_paragraphs (UnrepInspection *self)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self), 0);

  return self->parts->len;
}

/**
 * unrep_inspection_get_paragraph:
 * @index: less than unrep_inspection_get_n_paragraphs()
 *
 * Returns: what unrep_reading_text_get_paragraph() knows it by
 */
guint
unrep_inspection_get_paragraph (UnrepInspection *self,
                                guint            index)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self) && index < self->parts->len, 0);

  return g_array_index (self->parts, UnrepInspectionPart, index).paragraph;
}

/**
 * unrep_inspection_get_size:
 * @width: (out): in pixels; what was asked for, or else of the longest line
 * @height: (out): in pixels
 *
 * Tells how much place it takes.
 */
void
unrep_inspection_get_size (UnrepInspection *self,
                           double          *width,
                           double          *height)
{
  g_return_if_fail (UNREP_IS_INSPECTION (self));

  *width = self->width;
  *height = self->height;
}

/**
 * unrep_inspection_get_n_runs:
 *
 * Returns: how many runs it has
 */
guint
unrep_inspection_get_n_runs (UnrepInspection *self)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self), 0);

  return self->runs->len;
}

/**
 * unrep_inspection_get_run:
 * @index: less than unrep_inspection_get_n_runs()
 *
 * Returns: (transfer none): the run there, in the order of the displayed text
 */
const UnrepInspectedRun *
unrep_inspection_get_run (UnrepInspection *self,
                          guint            index)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self) && index < self->runs->len, NULL);

  return UNREP_RUN_AT (self, index);
}

/**
 * unrep_inspection_get_n_clusters:
 *
 * Returns: how many clusters it has
 */
guint
unrep_inspection_get_n_clusters (UnrepInspection *self)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self), 0);

  return self->clusters->len;
}

/**
 * unrep_inspection_get_cluster:
 * @index: less than unrep_inspection_get_n_clusters()
 *
 * Returns: (transfer none): the cluster there, in the order of the displayed text
 */
const UnrepInspectedCluster *
unrep_inspection_get_cluster (UnrepInspection *self,
                              guint            index)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self) && index < self->clusters->len, NULL);

  return UNREP_CLUSTER_AT (self, index);
}

/**
 * unrep_inspection_get_n_glyphs:
 *
 * Returns: how many glyphs it has
 */
guint
unrep_inspection_get_n_glyphs (UnrepInspection *self)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self), 0);

  return self->glyphs->len;
}

/**
 * unrep_inspection_get_glyph:
 * @index: less than unrep_inspection_get_n_glyphs()
 *
 * Returns: (transfer none): the glyph there; those of a run from left to right
 */
const UnrepInspectedGlyph *
unrep_inspection_get_glyph (UnrepInspection *self,
                            guint            index)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self) && index < self->glyphs->len, NULL);

  return UNREP_GLYPH_AT (self, index);
}

/**
 * unrep_inspection_get_n_chars:
 *
 * Returns: how many characters it has
 */
guint
unrep_inspection_get_n_chars (UnrepInspection *self)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self), 0);

  return self->chars->len;
}

/**
 * unrep_inspection_get_char:
 * @index: less than unrep_inspection_get_n_chars()
 *
 * Returns: (transfer none): the character there, in the order of the displayed text
 */
const UnrepInspectedChar *
unrep_inspection_get_char (UnrepInspection *self,
                           guint            index)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self) && index < self->chars->len, NULL);

  return UNREP_CHAR_AT (self, index);
}

/**
 * unrep_inspection_get_visual_run:
 * @visual: less than unrep_inspection_get_n_runs()
 *
 * Returns: index of the run that is drawn there, counted line by line and on each
 *   from left to right
 */
guint
unrep_inspection_get_visual_run (UnrepInspection *self,
                                 guint            visual)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION (self) && visual < self->visual_runs->len, UNREP_INSPECTION_NONE);

  return g_array_index (self->visual_runs, guint, visual);
}

/**
 * unrep_inspection_dup_run_text:
 * @run: less than unrep_inspection_get_n_runs()
 *
 * Returns: (transfer full): its characters as they are displayed, a NUL as U+2400
 */
char *
unrep_inspection_dup_run_text (UnrepInspection *self,
                               guint            run)
{
  const UnrepInspectedRun *inspected;
  GString *text;

  g_return_val_if_fail (UNREP_IS_INSPECTION (self) && run < self->runs->len, NULL);

  inspected = UNREP_RUN_AT (self, run);
  text = g_string_new (NULL);
  for (guint i = 0; i < inspected->n_chars; i++)
    {
      gunichar c = UNREP_CHAR_AT (self, inspected->first_char + i)->code;

      g_string_append_unichar (text, c != 0 ? c : 0x2400);
    }
  return g_string_free (text, FALSE);
}

/**
 * unrep_inspection_dup_run_glyphs:
 * @run: less than unrep_inspection_get_n_runs()
 *
 * Returns: (transfer full): the names of its glyphs from left to right, with spaces
 */
char *
unrep_inspection_dup_run_glyphs (UnrepInspection *self,
                                 guint            run)
{
  const UnrepInspectedRun *inspected;
  GString *names;

  g_return_val_if_fail (UNREP_IS_INSPECTION (self) && run < self->runs->len, NULL);

  inspected = UNREP_RUN_AT (self, run);
  names = g_string_new (NULL);
  for (guint i = 0; i < inspected->n_glyphs; i++)
    {
      if (i > 0)
        g_string_append_c (names, ' ');
      g_string_append (names, UNREP_GLYPH_AT (self, inspected->first_glyph + i)->name);
    }
  return g_string_free (names, FALSE);
}

/**
 * unrep_inspection_row_get_inspection:
 *
 * Returns: (transfer none): the inspection that it is a row of
 */
UnrepInspection *
unrep_inspection_row_get_inspection (UnrepInspectionRow *self)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION_ROW (self), NULL);

  return self->inspection;
}

/**
 * unrep_inspection_row_get_run:
 *
 * Returns: the run that it shows, as unrep_inspection_get_run() takes it
 */
guint
unrep_inspection_row_get_run (UnrepInspectionRow *self)
{
  g_return_val_if_fail (UNREP_IS_INSPECTION_ROW (self), UNREP_INSPECTION_NONE);

  return self->run;
}
