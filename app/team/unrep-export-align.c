/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-private.h"

#include "team/unrep-alignment.h"

#include <string.h>

/* How far back units that a span may lie in are looked for. */
#define MAX_LOOKS_BACK 64

/* A unit annotation, on its way to its unit. */
typedef struct
{
  UnrepExportWork *work;
  guint            annotation;
} Tagged;

typedef struct
{
  UnrepExportReport *report;
  /* Of UnrepAlignedRange and of Tagged, side by side. */
  GArray            *ranges;
  GArray            *tagged;
} Aligning;

static gboolean
is_unit (UnrepAnnotation *annotation)
{
  return !unrep_annotation_is_deleted (annotation) && g_str_equal (unrep_annotation_get_kind (annotation), "unit");
}

static void
gather (Aligning *self,
        gboolean  with_position)
{
  for (guint i = 0; i < self->report->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (self->report->works, i);

      for (guint j = 0; j < unrep_side_file_get_n_annotations (work->side_file); j++)
        {
          UnrepAnnotation *annotation = unrep_side_file_get_annotation (work->side_file, j);
          UnrepAlignedRange item = { .range = unrep_annotation_get_range (annotation), .reviewer = i + 1 };
          Tagged tagged = { work, j };

          if (!is_unit (annotation) || (unrep_annotation_get_position (annotation) != NULL) != with_position)
            continue;
          g_array_append_val (self->ranges, item);
          g_array_append_val (self->tagged, tagged);
        }
    }
}

/* Those before @first stand for units that are there already, in their order. */
static void
take_units (Aligning *self,
            guint     first)
{
  UnrepAlignedRange *ranges = (UnrepAlignedRange *) self->ranges->data;
  guint n_units = unrep_align_ranges (ranges, self->ranges->len);
  g_autofree guint *places = g_new (guint, MAX (n_units, 1));

  memset (places, 0xff, n_units * sizeof *places);
  for (guint i = 0; i < first; i++)
    places[ranges[i].unit] = i;
  for (guint i = first; i < self->ranges->len; i++)
    {
      Tagged *tagged = &g_array_index (self->tagged, Tagged, i - first);
      guint *place = &places[ranges[i].unit];

      if (*place == UNREP_NO_UNIT)
        {
          UnrepExportUnit unit = { ranges[i].range, NULL, UNREP_NO_UNIT };

          *place = self->report->units->len;
          g_array_append_val (self->report->units, unit);
        }
      tagged->work->units[tagged->annotation] = *place;
      {
        UnrepExportUnit *unit = &g_array_index (self->report->units, UnrepExportUnit, *place);

        unit->range = unrep_range_union (unit->range, ranges[i].range);
      }
    }
}

/* As agreement does, those with a position first: what has none may join them, and
 * changes nothing. */
static void
align_units (UnrepExportReport *self)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (UnrepAlignedRange));
  g_autoptr (GArray) tagged = g_array_new (FALSE, FALSE, sizeof (Tagged));
  Aligning aligning = { self, ranges, tagged };
  guint n_units;

  gather (&aligning, TRUE);
  take_units (&aligning, 0);

  n_units = self->units->len;
  g_array_set_size (ranges, 0);
  g_array_set_size (tagged, 0);
  for (guint i = 0; i < n_units; i++)
    {
      UnrepAlignedRange item = { .range = g_array_index (self->units, UnrepExportUnit, i).range };

      g_array_append_val (ranges, item);
    }
  gather (&aligning, FALSE);
  take_units (&aligning, n_units);
}

/* Recommendations that nobody has said anything about are units, too. */
static void
add_untouched (UnrepExportReport *self)
{
  guint n_outline = unrep_outline_get_n_units (self->outline);
  g_autofree gboolean *touched = g_new0 (gboolean, MAX (n_outline, 1));

  for (guint i = 0; i < self->units->len; i++)
    {
      UnrepExportUnit *unit = &g_array_index (self->units, UnrepExportUnit, i);

      unit->index = unrep_outline_find_overlapping (self->outline, unit->range);
      if (unit->index != UNREP_NO_UNIT)
        touched[unit->index] = TRUE;
    }
  for (guint i = 0; i < n_outline; i++)
    if (!touched[i] && unrep_outline_get_unit (self->outline, i)->recommendation == UNREP_RECOMMENDATION_YES)
      {
        UnrepExportUnit unit = { unrep_outline_get_unit (self->outline, i)->range, NULL, i };

        g_array_append_val (self->units, unit);
      }
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const UnrepExportUnit *units = user_data;
  guint p = *(const guint *) a, q = *(const guint *) b;
  int order = unrep_range_compare (units[p].range, units[q].range);

  return order != 0 ? order : (p > q) - (p < q);
}

static void
sort_units (UnrepExportReport *self)
{
  guint n = self->units->len;
  UnrepExportUnit *units = (UnrepExportUnit *) self->units->data;
  g_autofree UnrepExportUnit *sorted = g_new (UnrepExportUnit, MAX (n, 1));
  g_autofree guint *order = g_new (guint, MAX (n, 1));
  g_autofree guint *place = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_places, units);
  for (guint i = 0; i < n; i++)
    {
      sorted[i] = units[order[i]];
      place[order[i]] = i;
    }
  if (n > 0)
    memcpy (units, sorted, n * sizeof *units);

  for (guint i = 0; i < self->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (self->works, i);

      for (guint j = 0; j < unrep_side_file_get_n_annotations (work->side_file); j++)
        if (work->units[j] != UNREP_NO_UNIT)
          work->units[j] = place[work->units[j]];
    }
}

/* The path that the outline has, or else the one of the first who says one. */
static void
name_units (UnrepExportReport *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (self->works, i);

      for (guint j = 0; j < unrep_side_file_get_n_annotations (work->side_file); j++)
        if (work->units[j] != UNREP_NO_UNIT)
          {
            UnrepExportUnit *unit = &g_array_index (self->units, UnrepExportUnit, work->units[j]);
            const char *path = unrep_annotation_get_unit (unrep_side_file_get_annotation (work->side_file, j));

            if (unit->name == NULL && *path != '\0')
              unit->name = g_strdup (path);
          }
    }

  for (guint i = 0; i < self->units->len; i++)
    {
      UnrepExportUnit *unit = &g_array_index (self->units, UnrepExportUnit, i);
      const UnrepUnit *known = unit->index != UNREP_NO_UNIT ? unrep_outline_get_unit (self->outline, unit->index) : NULL;
      g_autofree char *name = g_steal_pointer (&unit->name);

      if (known != NULL && *known->path != '\0')
        unit->name = g_strdup (known->path);
      else
        unit->name = g_strdup (name != NULL ? name : "");
      if (g_hash_table_contains (seen, unit->name) || *unit->name == '\0')
        {
          g_autofree char *path = g_steal_pointer (&unit->name);

          unit->name = known != NULL ? g_strdup_printf ("%s@%u", path, known->line)
                                     : g_strdup_printf ("%s@%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, path,
                                                        unit->range.start, unit->range.end);
        }
      g_hash_table_add (seen, unit->name);
    }
}

/* What is no unit annotation belongs to the last unit that begins before it and
 * holds its beginning. */
static void
place_others (UnrepExportReport *self)
{
  const UnrepExportUnit *units = (const UnrepExportUnit *) self->units->data;

  for (guint i = 0; i < self->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (self->works, i);
      guint next = 0;

      for (guint j = 0; j < unrep_side_file_get_n_annotations (work->side_file); j++)
        {
          UnrepAnnotation *annotation = unrep_side_file_get_annotation (work->side_file, j);
          gsize start = unrep_annotation_get_range (annotation).start;

          while (next < self->units->len && units[next].range.start <= start)
            next++;
          if (unrep_annotation_is_deleted (annotation) || is_unit (annotation))
            continue;
          for (guint k = next; k > 0 && k + MAX_LOOKS_BACK > next; k--)
            if (unrep_range_contains (units[k - 1].range, start))
              {
                work->units[j] = k - 1;
                break;
              }
        }
    }
}

/**
 * unrep_export_report_align:
 * @self: a report with everybody's work
 *
 * Finds its units and which annotation is of which.
 */
void
unrep_export_report_align (UnrepExportReport *self)
{
  for (guint i = 0; i < self->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (self->works, i);
      guint n = unrep_side_file_get_n_annotations (work->side_file);

      work->units = g_new (guint, MAX (n, 1));
      memset (work->units, 0xff, n * sizeof *work->units);
      work->left_out = g_new (gboolean, MAX (n, 1));
      for (guint j = 0; j < n; j++)
        work->left_out[j] = unrep_annotation_is_deleted (unrep_side_file_get_annotation (work->side_file, j));
    }
  align_units (self);
  if (self->outline != NULL)
    add_untouched (self);
  sort_units (self);
  name_units (self);
  place_others (self);
}
