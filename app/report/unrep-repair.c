/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-repair-private.h"

#include "unrep-outline-line.h"

/* A line shorter than this, in code points, may be short on purpose. */
#define MIN_WRAPPED 30
/* Where no line is longer, a page's width has broken them; in such a unit a full
 * line goes on whatever it ends with. */
#define MAX_WRAPPED 140
#define FULL_NUMERATOR 3
#define FULL_DENOMINATOR 4

/* A unit in parts: its own lines without what is around them, and what interrupts
 * it. */
typedef struct
{
  GArray *parts; /* of UnrepBytes */
  GArray *holes; /* of UnrepBytes */
} Body;

/* What interrupts a unit, and where the unit goes on behind it. */
typedef struct
{
  UnrepBytes bytes;
  gsize behind;
} Interruption;

static UnrepBytes
get_bytes (UnrepRepairer *self,
           UnrepRange     range)
{
  UnrepText *text = self->arranged->text;

  return (UnrepBytes) { unrep_text_get_byte (text, range.start), unrep_text_get_byte (text, range.end) };
}

static UnrepBytes
find_line (UnrepRepairer *self,
           gsize          at,
           gsize          end)
{
  UnrepBytes line = { at, at };

  while (line.end < end && self->utf8[line.end] != '\n' && self->utf8[line.end] != '\r')
    line.end++;
  return line;
}

/* Spaces of a line that were between its parts, and are between them no more. */
static void
hide_between (UnrepRepairer *self,
              UnrepBytes     line,
              GArray        *chunks)
{
  gsize at = line.start;

  while (at < line.end)
    {
      gsize next = line.end, behind = line.end;

      for (guint i = 0; i < chunks->len; i++)
        {
          UnrepBytes bytes = g_array_index (chunks, UnrepChunk, i).bytes;

          if (bytes.start >= at && bytes.start < next)
            {
              next = bytes.start;
              behind = bytes.end;
            }
        }
      unrep_arrangement_hide (self->arranged, at, next, UNREP_SHAPE_ORDER_HIDE);
      at = behind;
    }
}

/* Hands over one line, or what a unit has of it. */
static void
add_line (UnrepRepairer   *self,
          UnrepBytes       line,
          const UnrepUnit *unit,
          gboolean         is_last)
{
  g_autoptr (GArray) chunks = NULL;
  UnrepBytes content = unrep_repair_trim (self, line);

  if (content.start == content.end)
    {
      unrep_repair_keep_closed (self, line);
      return;
    }
  chunks = g_array_new (FALSE, FALSE, sizeof (UnrepChunk));
  if (!unrep_visual_order_arrange (self, content, unit, is_last, chunks))
    {
      unrep_repair_keep_closed (self, line);
      return;
    }

  unrep_repair_keep_closed (self, (UnrepBytes) { line.start, content.start });
  for (guint i = 0; i < chunks->len; i++)
    {
      const UnrepChunk *chunk = &g_array_index (chunks, UnrepChunk, i);

      if (chunk->space)
        unrep_arrangement_insert (self->arranged, chunk->bytes.start, UNREP_SHAPE_ORDER_SPACE);
      if (chunk->moved)
        unrep_arrangement_move (self->arranged, chunk->bytes.start, chunk->bytes.end, UNREP_SHAPE_ORDER_MOVE);
      unrep_repair_keep_closed (self, chunk->bytes);
    }
  hide_between (self, content, chunks);
  unrep_repair_keep_closed (self, (UnrepBytes) { content.end, line.end });
}

static void
add_plain (UnrepRepairer *self,
           UnrepBytes     part)
{
  if (!self->order.applies)
    {
      unrep_repair_keep_closed (self, part);
      return;
    }
  while (part.start < part.end)
    {
      UnrepBytes line = find_line (self, part.start, part.end);

      add_line (self, line, NULL, FALSE);
      part.start = MIN (line.end + 1, part.end);
      unrep_arrangement_keep (self->arranged, line.end, part.start);
    }
}

static gboolean
overlaps (UnrepBytes a,
          UnrepBytes b)
{
  return a.start < b.end && b.start < a.end;
}

/* Fills @holes with the units that lie within the unit at @index, in @bytes: page
 * footers, headers and footnotes. FALSE where there is another one. */
static gboolean
find_holes (UnrepRepairer *self,
            guint          index,
            UnrepBytes     bytes,
            GArray        *holes)
{
  for (guint i = index + 1; i < unrep_outline_get_n_units (self->outline); i++)
    {
      const UnrepUnit *inner = unrep_outline_get_unit (self->outline, i);
      UnrepBytes hole = get_bytes (self, inner->range);

      if (hole.start >= bytes.end)
        break;
      if ((inner->kind != UNREP_UNIT_ARTEFACT && inner->kind != UNREP_UNIT_FOOTNOTE) || hole.end > bytes.end)
        return FALSE;
      if (holes->len == 0 || g_array_index (holes, UnrepBytes, holes->len - 1).end <= hole.start)
        g_array_append_val (holes, hole);
    }
  return TRUE;
}

/* Cuts the unit in @bytes in lines. FALSE where a line is both its own and another's. */
static gboolean
find_parts (UnrepRepairer *self,
            UnrepBytes     bytes,
            Body          *body)
{
  guint hole = 0;

  for (gsize at = bytes.start; at < bytes.end;)
    {
      UnrepBytes line = find_line (self, at, bytes.end), part = unrep_repair_trim (self, line);

      if (hole < body->holes->len && overlaps (part, g_array_index (body->holes, UnrepBytes, hole)))
        {
          UnrepBytes other = g_array_index (body->holes, UnrepBytes, hole);

          if (part.start < other.start)
            return FALSE;
          line = find_line (self, other.end, bytes.end);
          part = unrep_repair_trim (self, (UnrepBytes) { other.end, line.end });
          if (part.start < part.end)
            return FALSE;
          hole++;
        }
      else if (part.start < part.end)
        g_array_append_val (body->parts, part);
      at = line.end + 1;
    }
  return body->parts->len > 0 && hole == body->holes->len;
}

static gsize
count_chars (UnrepRepairer *self,
             UnrepBytes     part)
{
  return unrep_utf8_count (self->utf8 + part.start, part.end - part.start);
}

/* Whether the line @part of a unit, whose longest line has @longest code points, was
 * broken by a page or its width. */
static gboolean
goes_on (UnrepRepairer   *self,
         const UnrepUnit *unit,
         UnrepBytes       part,
         gsize            longest)
{
  gsize length = count_chars (self, part);
  gboolean is_full = longest <= MAX_WRAPPED && length * FULL_DENOMINATOR >= longest * FULL_NUMERATOR;

  if (unit->kind == UNREP_UNIT_HEADING || unit->kind == UNREP_UNIT_TITLE)
    return TRUE;
  if (length < MIN_WRAPPED)
    return FALSE;
  switch (unrep_line_classify_end (self->utf8 + part.start, self->utf8 + part.end))
    {
    case UNREP_LINE_END_COMMA:
      return TRUE;
    case UNREP_LINE_END_OPEN:
      return longest > MAX_WRAPPED || length * 2 >= longest;
    case UNREP_LINE_END_COLON:
    case UNREP_LINE_END_CLOSED:
    default:
      return is_full;
    }
}

/* Hands over the line @part of a unit, of @unit if it is the first. */
static void
add_part (UnrepRepairer   *self,
          const UnrepUnit *unit,
          gboolean         is_last,
          UnrepBytes       part)
{
  if (self->order.applies)
    add_line (self, part, unit, is_last);
  else
    unrep_repair_keep_closed (self, part);
}

/* What interrupted a unit, each on a line of its own behind it. The line end that
 * stood behind it is displayed before it. */
static void
add_interruptions (UnrepRepairer *self,
                   GArray        *waiting)
{
  for (guint i = 0; i < waiting->len; i++)
    {
      const Interruption *it = &g_array_index (waiting, Interruption, i);

      unrep_arrangement_hide (self->arranged, it->bytes.end, it->behind, UNREP_SHAPE_FOOTER_LINE);
      unrep_arrangement_move (self->arranged, it->bytes.start, it->bytes.end, UNREP_SHAPE_FOOTER_MOVE);
      unrep_repair_keep_closed (self, it->bytes);
    }
  g_array_set_size (waiting, 0);
}

/* Joins the lines that end at @from and begin at @to; what stands between them, from
 * @hole until @end_hole of @holes, is to wait. */
static void
join (UnrepRepairer *self,
      gsize          from,
      gsize          to,
      GArray        *holes,
      guint          hole,
      guint          end_hole,
      GArray        *waiting)
{
  gsize until = hole < end_hole ? g_array_index (holes, UnrepBytes, hole).start : to;

  for (guint i = hole; i < end_hole; i++)
    {
      Interruption it = { g_array_index (holes, UnrepBytes, i), to };

      if (i + 1 < end_hole)
        it.behind = g_array_index (holes, UnrepBytes, i + 1).start;
      g_array_append_val (waiting, it);
    }
  unrep_arrangement_hide (self->arranged, from, until, UNREP_SHAPE_JOIN_SPACE);
}

static void
add_body (UnrepRepairer   *self,
          const UnrepUnit *unit,
          const Body      *body)
{
  gboolean joins = (self->repairs & UNREP_REPAIR_JOIN_LINES) != 0;
  gboolean sets_apart = (self->repairs & UNREP_REPAIR_SET_FOOTERS_APART) != 0;
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Interruption));
  gsize longest = 0;
  guint hole = 0;

  for (guint i = 0; i < body->parts->len; i++)
    {
      gsize length = count_chars (self, g_array_index (body->parts, UnrepBytes, i));

      longest = MAX (longest, length);
    }

  add_part (self, unit, body->parts->len == 1, g_array_index (body->parts, UnrepBytes, 0));
  for (guint i = 1; i < body->parts->len; i++)
    {
      UnrepBytes last = g_array_index (body->parts, UnrepBytes, i - 1);
      UnrepBytes part = g_array_index (body->parts, UnrepBytes, i);
      guint end_hole = hole;

      while (end_hole < body->holes->len && g_array_index (body->holes, UnrepBytes, end_hole).start < part.start)
        end_hole++;
      if (joins && (sets_apart || hole == end_hole) && goes_on (self, unit, last, longest))
        {
          join (self, last.end, part.start, body->holes, hole, end_hole, waiting);
        }
      else
        {
          add_interruptions (self, waiting);
          add_plain (self, (UnrepBytes) { last.end, part.start });
        }
      add_part (self, NULL, i + 1 == body->parts->len, part);
      hole = end_hole;
    }
  add_interruptions (self, waiting);
}

/* Whether there is anything to do for a unit but what is done for any line. */
static gboolean
needs_work (UnrepRepairer   *self,
            const UnrepUnit *unit)
{
  if (unit->kind == UNREP_UNIT_META || unit->kind == UNREP_UNIT_ARTEFACT)
    return FALSE;
  return (unit->end_line > unit->line && (self->repairs & UNREP_REPAIR_JOIN_LINES) != 0)
         || (self->order.applies && unrep_range_length (unit->printed_range) > 0);
}

/* Hands over the unit at @index, which begins at @at or behind, and the text before
 * it. Returns where it ends, or @at where it is a unit like any text. */
static gsize
add_unit (UnrepRepairer *self,
          guint          index,
          gsize          at)
{
  const UnrepUnit *unit = unrep_outline_get_unit (self->outline, index);
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GArray) holes = NULL;
  Body body;
  UnrepBytes bytes;

  if (!needs_work (self, unit))
    return at;
  bytes = get_bytes (self, unit->range);
  if (bytes.start < at || bytes.start >= bytes.end)
    return at;

  body.parts = parts = g_array_new (FALSE, FALSE, sizeof (UnrepBytes));
  body.holes = holes = g_array_new (FALSE, FALSE, sizeof (UnrepBytes));
  if (!find_holes (self, index, bytes, holes) || !find_parts (self, bytes, &body))
    return at;

  add_plain (self, (UnrepBytes) { at, bytes.start });
  add_body (self, unit, &body);
  return bytes.end;
}

static void
add_encoding_doubts (UnrepArrangement *arranged,
                     GArray           *doubts)
{
  for (guint i = 0; i < doubts->len; i++)
    {
      UnrepRange doubt = g_array_index (doubts, UnrepRange, i);

      unrep_arrangement_doubt (arranged, doubt.start, doubt.end, UNREP_EDIT_ENCODING);
    }
}

/**
 * unrep_repair_arrange:
 * @arranged: an arrangement that was begun
 * @outline: (nullable): the outline of its text
 * @recoding: (nullable): what of its text is to be read in another encoding
 * @repairs: which repairs to make
 *
 * Hands over the whole text, repaired, and finishes @arranged.
 */
void
unrep_repair_arrange (UnrepArrangement *arranged,
                      UnrepOutline     *outline,
                      UnrepRecoding    *recoding,
                      UnrepRepairs      repairs)
{
  UnrepRepairer self = {
    .arranged = arranged,
    .outline = outline,
    .recoding = recoding,
    .repairs = repairs,
    .utf8 = unrep_text_get_utf8 (arranged->text),
    .n_bytes = unrep_text_get_n_bytes (arranged->text),
  };
  gsize at = 0;

  if (outline != NULL && (repairs & UNREP_REPAIR_VISUAL_ORDER) != 0)
    unrep_visual_order_init (&self.order, arranged->text, outline);
  if (outline != NULL && (self.order.applies || (repairs & UNREP_REPAIR_JOIN_LINES) != 0))
    for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
      at = add_unit (&self, i, at);
  add_plain (&self, (UnrepBytes) { at, self.n_bytes });
  if (recoding != NULL)
    add_encoding_doubts (arranged, unrep_recoding_get_doubts (recoding));
  unrep_arrangement_finish (arranged);
  unrep_visual_order_clear (&self.order);
}
