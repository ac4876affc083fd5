/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-model.h"

struct _UnrepOutlineItem
{
  GObject parent_instance;

  UnrepDesk *desk;
  gsize start; /* where the unit begins: its index changes with the outline */
};

G_DEFINE_FINAL_TYPE (UnrepOutlineItem, unrep_outline_item, G_TYPE_OBJECT)

static void
unrep_outline_item_finalize (GObject *object)
{
  g_clear_object (&UNREP_OUTLINE_ITEM (object)->desk);
  G_OBJECT_CLASS (unrep_outline_item_parent_class)->finalize (object);
}

static void
unrep_outline_item_class_init (UnrepOutlineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_outline_item_finalize;
}

static void
unrep_outline_item_init (UnrepOutlineItem *self)
{
}

/**
 * unrep_outline_item_get_unit:
 * @self: a row
 *
 * Returns: the unit of the outline that it shows, %UNREP_NO_UNIT where it is gone
 */
guint
unrep_outline_item_get_unit (UnrepOutlineItem *self)
{
  g_return_val_if_fail (UNREP_IS_OUTLINE_ITEM (self), UNREP_NO_UNIT);

  return unrep_desk_find_start (self->desk, self->start);
}

struct _UnrepOutlineModel
{
  GObject parent_instance;

  UnrepDesk *desk;
  GArray *rows;
  gboolean has_guest; /* a row that is there because its unit is the current one */
};

static GType
get_item_type (GListModel *model)
{
  return UNREP_TYPE_OUTLINE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return UNREP_OUTLINE_MODEL (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  UnrepOutlineModel *self = UNREP_OUTLINE_MODEL (model);
  UnrepOutlineItem *item;

  if (position >= self->rows->len)
    return NULL;
  item = g_object_new (UNREP_TYPE_OUTLINE_ITEM, NULL);
  item->desk = g_object_ref (self->desk);
  item->start = g_array_index (self->rows, gsize, position);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (UnrepOutlineModel, unrep_outline_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
unrep_outline_model_finalize (GObject *object)
{
  UnrepOutlineModel *self = UNREP_OUTLINE_MODEL (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_array_unref);
  G_OBJECT_CLASS (unrep_outline_model_parent_class)->finalize (object);
}

static void
unrep_outline_model_class_init (UnrepOutlineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_outline_model_finalize;
}

static void
unrep_outline_model_init (UnrepOutlineModel *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static void
append (GArray          *rows,
        const UnrepUnit *unit)
{
  g_array_append_val (rows, unit->range.start);
}

/* The rows as they should be. With every unit shown the outline is a table of
 * contents, so all headings are in it; otherwise only those above a match. The
 * current unit stays where it is until the person leaves it, also where its new
 * position does not pass the filter. */
static GArray *
new_rows (UnrepOutlineModel *self)
{
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);
  guint filter = unrep_desk_get_filter (self->desk);
  guint current = unrep_desk_get_current (self->desk);
  guint n_units = unrep_outline_get_n_units (outline);
  guint shown_section = UNREP_NO_UNIT;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (guint i = 0; i < n_units; i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      if (unit->kind == UNREP_UNIT_HEADING)
        {
          if (filter == UNREP_FILTER_ALL || unrep_desk_matches (self->desk, filter, i))
            {
              append (rows, unit);
              shown_section = i;
            }
          continue;
        }
      if (i != current && !unrep_desk_matches (self->desk, filter, i))
        continue;
      if (filter != UNREP_FILTER_ALL && unit->section != UNREP_NO_UNIT && unit->section != shown_section)
        {
          shown_section = unit->section;
          append (rows, unrep_outline_get_unit (outline, shown_section));
        }
      append (rows, unit);
    }
  return rows;
}

/* Whether the current unit has a row for that alone. */
static gboolean
find_guest (UnrepOutlineModel *self)
{
  guint current = unrep_desk_get_current (self->desk);

  return current != UNREP_NO_UNIT
         && unrep_outline_get_unit (unrep_desk_get_outline (self->desk), current)->kind != UNREP_UNIT_HEADING
         && !unrep_desk_matches (self->desk, unrep_desk_get_filter (self->desk), current);
}

/* Says only what is different, so that the list keeps its place and its rows. */
static void
refresh (UnrepOutlineModel *self)
{
  GArray *old = self->rows, *rows = new_rows (self);
  guint first = 0, last = 0;
  guint shorter = MIN (old->len, rows->len);

  while (first < shorter && g_array_index (old, gsize, first) == g_array_index (rows, gsize, first))
    first++;
  while (last < shorter - first
         && g_array_index (old, gsize, old->len - 1 - last) == g_array_index (rows, gsize, rows->len - 1 - last))
    last++;

  self->rows = rows;
  self->has_guest = find_guest (self);
  if (old->len != rows->len || first < shorter)
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - last, rows->len - first - last);
  g_array_unref (old);
}

/* No row comes or goes where a unit has one already and passes the filter. */
static void
unit_changed_cb (UnrepOutlineModel *self,
                 guint              unit)
{
  guint row;

  if (unit != UNREP_NO_UNIT && unrep_desk_matches (self->desk, unrep_desk_get_filter (self->desk), unit)
      && unrep_outline_model_find (self, unit, &row))
    self->has_guest = find_guest (self);
  else
    refresh (self);
}

/* From one unit that passes the filter to another no row comes or goes. */
static void
current_changed_cb (UnrepOutlineModel *self)
{
  if (self->has_guest || find_guest (self))
    refresh (self);
}

/**
 * unrep_outline_model_new:
 * @desk: what to show
 *
 * Returns: (transfer full): a list that follows filter, current unit and positions
 */
UnrepOutlineModel *
unrep_outline_model_new (UnrepDesk *desk)
{
  UnrepOutlineModel *self;

  g_return_val_if_fail (UNREP_IS_DESK (desk), NULL);

  self = g_object_new (UNREP_TYPE_OUTLINE_MODEL, NULL);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "outline-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::filter", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::current", G_CALLBACK (current_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (unit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

/**
 * unrep_outline_model_find:
 * @self: a model
 * @unit: a unit of the outline
 * @row: (out): where it is
 *
 * Returns: whether a row shows @unit
 */
gboolean
unrep_outline_model_find (UnrepOutlineModel *self,
                          guint              unit,
                          guint             *row)
{
  gsize start;

  g_return_val_if_fail (UNREP_IS_OUTLINE_MODEL (self), FALSE);

  if (unit == UNREP_NO_UNIT)
    return FALSE;
  start = unrep_outline_get_unit (unrep_desk_get_outline (self->desk), unit)->range.start;
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, gsize, i) == start)
      {
        *row = i;
        return TRUE;
      }
  return FALSE;
}
