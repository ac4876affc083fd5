/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-couple.h"

#include <glib/gi18n.h>

/* How much of what is visible is above the line at which both are at the same place. */
#define LINE 0.3
/* Pixels between the tops of two texts beside each other. */
#define MAX_OFFSET 80
/* After the leader has been scrolled and its lines measured, before anything is drawn. */
#define BEFORE_DRAWING (GDK_PRIORITY_REDRAW - 1)
/* Of units that are missing so much is said, in code points. */
#define FIRST_WORDS_CHARS 60

struct _UnrepReportCouple
{
  GObject parent_instance;

  UnrepReportView *views[UNREP_N_SIDES]; /* not owned: they outlive the couple */
  GtkAdjustment *adjustments[UNREP_N_SIDES];
  GPtrArray *controllers[UNREP_N_SIDES]; /* not owned: the views own them */
  UnrepMismatches *mismatches;
  UnrepSide leader;
  gboolean exact; /* the unit that somebody has gone to is at the same place in both */
  guint idle;
};

G_DEFINE_FINAL_TYPE (UnrepReportCouple, unrep_report_couple, G_TYPE_OBJECT)

static void
unrep_report_couple_dispose (GObject *object)
{
  UnrepReportCouple *self = UNREP_REPORT_COUPLE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      for (guint i = 0; self->controllers[side] != NULL && i < self->controllers[side]->len; i++)
        gtk_widget_remove_controller (GTK_WIDGET (self->views[side]), self->controllers[side]->pdata[i]);
      g_clear_pointer (&self->controllers[side], g_ptr_array_unref);
      g_clear_object (&self->adjustments[side]);
    }
  g_clear_pointer (&self->mismatches, unrep_mismatches_unref);
  G_OBJECT_CLASS (unrep_report_couple_parent_class)->dispose (object);
}

static void
unrep_report_couple_class_init (UnrepReportCoupleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_report_couple_dispose;
}

static void
unrep_report_couple_init (UnrepReportCouple *self)
{
}

/* The counterpart of a unit; of one beside a gap, that of the last one before it that has
 * one, at its end. */
static guint
find_counterpart (UnrepReportCouple *self,
                  UnrepSide          side,
                  guint              unit,
                  double            *part)
{
  UnrepPairing *pairing = unrep_mismatches_get_pairing (self->mismatches);
  guint index = unrep_pairing_find (pairing, side, unit);

  /* A page footer goes with what is above it. */
  while (index == UNREP_NO_UNIT && unit > 0)
    index = unrep_pairing_find (pairing, side, --unit);
  if (index == UNREP_NO_UNIT)
    return UNREP_NO_UNIT;
  for (; unrep_pairing_get (pairing, index).unit[!side] == UNREP_NO_UNIT; index--)
    {
      *part = 1;
      if (index == 0)
        return UNREP_NO_UNIT;
    }
  return unrep_pairing_get (pairing, index).unit[!side];
}

/* Until GTK has measured the last line, it does not know how much there is. */
static gboolean
is_measured (UnrepReportView *view)
{
  GtkTextIter end;
  int y, height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &end);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (view), &end, &y, &height);
  return height > 0;
}

/* Where both are at the same place: at the top where the leader is at its top, at the end
 * where it is at its end, and a little below the top between. */
static int
choose_line (UnrepReportCouple *self)
{
  GtkAdjustment *adjustment = self->adjustments[self->leader];
  double value = gtk_adjustment_get_value (adjustment) - gtk_adjustment_get_lower (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) - page;
  double line = MIN (value, LINE * page);

  return (int) (is_measured (self->views[self->leader]) ? MAX (line, page - left) : line);
}

/* How much further down the leader's text begins; they are below each other where that is
 * more than a title. */
static int
get_offset (UnrepReportCouple *self)
{
  GtkWidget *leader = GTK_WIDGET (self->views[self->leader]), *other = GTK_WIDGET (self->views[!self->leader]);
  double x, y;

  if (!gtk_widget_translate_coordinates (leader, other, 0, 0, &x, &y) || ABS (y) > MAX_OFFSET)
    return 0;
  return (int) y;
}

/* The unit that somebody has gone to, as far as its beginning is seen; else the one at a
 * line that moves down the window with the text. */
static guint
choose_unit (UnrepReportCouple *self,
             int               *line,
             double            *part)
{
  UnrepReportView *view = self->views[self->leader];
  UnrepOutline *outline = unrep_pairing_get_outline (unrep_mismatches_get_pairing (self->mismatches), self->leader);
  guint unit = unrep_outline_get_unit_at (outline, unrep_report_view_get_caret (view));
  int height = gtk_widget_get_height (GTK_WIDGET (view)), top;

  if (self->exact && unit != UNREP_NO_UNIT && unrep_report_view_get_unit_top (view, unit, &top) && top >= 0 && top < height)
    {
      *line = top;
      *part = 0;
      return unit;
    }
  *line = choose_line (self);
  return unrep_report_view_get_line_unit (view, *line, part);
}

static void
follow (UnrepReportCouple *self)
{
  UnrepSide side = self->leader;
  int line;
  double part;
  guint unit, counterpart;

  if (self->mismatches == NULL || unrep_report_view_get_reading (self->views[side]) == NULL)
    return;
  unit = choose_unit (self, &line, &part);
  if (unit == UNREP_NO_UNIT)
    return;
  counterpart = find_counterpart (self, side, unit, &part);
  if (counterpart != UNREP_NO_UNIT)
    unrep_report_view_put_line_unit (self->views[!side], counterpart, part, line + get_offset (self));
  g_debug ("%s report leads at unit %u, the other is at %d", side == UNREP_SIDE_FIRST ? "first" : "second", unit,
           (int) counterpart);
}

static gboolean
follow_cb (gpointer data)
{
  UnrepReportCouple *self = data;

  self->idle = 0;
  follow (self);
  return G_SOURCE_REMOVE;
}

static void
queue_following (UnrepReportCouple *self)
{
  if (self->idle == 0 && self->mismatches != NULL)
    self->idle = g_idle_add_full (BEFORE_DRAWING, follow_cb, self, NULL);
}

static void
scrolled_cb (UnrepReportCouple *self,
             GtkAdjustment     *adjustment)
{
  if (adjustment == self->adjustments[self->leader])
    queue_following (self);
}

/* Lines above have turned out to be higher than was thought. */
static void
measured_cb (UnrepReportCouple *self)
{
  if (self->exact)
    queue_following (self);
}

static void
frame_current (UnrepReportCouple *self)
{
  UnrepSide side = self->leader;
  UnrepOutline *outline;
  guint unit, index;

  if (self->mismatches == NULL || unrep_report_view_get_reading (self->views[side]) == NULL)
    return;
  outline = unrep_pairing_get_outline (unrep_mismatches_get_pairing (self->mismatches), side);
  unit = unrep_outline_get_unit_at (outline, unrep_report_view_get_caret (self->views[side]));
  index = unit != UNREP_NO_UNIT ? unrep_pairing_find (unrep_mismatches_get_pairing (self->mismatches), side, unit) : UNREP_NO_UNIT;
  unrep_report_view_set_framed (self->views[side], unit);
  unrep_report_view_set_framed (self->views[!side],
                                index != UNREP_NO_UNIT
                                  ? unrep_pairing_get (unrep_mismatches_get_pairing (self->mismatches), index).unit[!side]
                                  : UNREP_NO_UNIT);
}

/**
 * unrep_report_couple_lead:
 * @self: a couple
 * @side: the report that somebody is at
 *
 * The other one follows from now on, and at once.
 */
void
unrep_report_couple_lead (UnrepReportCouple *self,
                          UnrepSide          side)
{
  g_return_if_fail (UNREP_IS_REPORT_COUPLE (self) && side < UNREP_N_SIDES);

  self->leader = side;
  self->exact = TRUE;
  frame_current (self);
  queue_following (self);
}

static void
first_touched_cb (UnrepReportCouple *self)
{
  self->leader = UNREP_SIDE_FIRST;
}

static void
second_touched_cb (UnrepReportCouple *self)
{
  self->leader = UNREP_SIDE_SECOND;
}

static gboolean
first_moved_cb (UnrepReportCouple *self)
{
  self->exact = FALSE;
  self->leader = UNREP_SIDE_FIRST;
  return GDK_EVENT_PROPAGATE;
}

static gboolean
second_moved_cb (UnrepReportCouple *self)
{
  self->exact = FALSE;
  self->leader = UNREP_SIDE_SECOND;
  return GDK_EVENT_PROPAGATE;
}

static void
caret_cb (UnrepReportCouple *self,
          GParamSpec        *pspec,
          GtkTextBuffer     *buffer)
{
  if (buffer == gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->views[self->leader])))
    frame_current (self);
}

/* Both are set to another buffer when repairs are shown or hidden. */
static void
buffer_cb (UnrepReportCouple *self,
           GParamSpec        *pspec,
           GtkTextView       *view)
{
  g_signal_connect_object (gtk_text_view_get_buffer (view), "notify::cursor-position", G_CALLBACK (caret_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_controller (UnrepReportCouple  *self,
                UnrepSide           side,
                GtkEventController *controller,
                const char         *signal,
                GCallback           callback)
{
  g_signal_connect_object (controller, signal, callback, self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->controllers[side], controller);
  gtk_widget_add_controller (GTK_WIDGET (self->views[side]), controller);
}

static void
watch (UnrepReportCouple *self,
       UnrepSide          side)
{
  GtkWidget *view = GTK_WIDGET (self->views[side]);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GCallback touched = side == UNREP_SIDE_FIRST ? G_CALLBACK (first_touched_cb) : G_CALLBACK (second_touched_cb);
  GCallback moved = side == UNREP_SIDE_FIRST ? G_CALLBACK (first_moved_cb) : G_CALLBACK (second_moved_cb);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  self->controllers[side] = g_ptr_array_new ();
  add_controller (self, side, gtk_event_controller_motion_new (), "enter", touched);
  add_controller (self, side, gtk_event_controller_focus_new (), "enter", touched);
  add_controller (self, side, scroll, "scroll", moved);
  add_controller (self, side, keys, "key-pressed", moved);
  self->adjustments[side] = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  g_signal_connect_object (self->adjustments[side], "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustments[side], "changed", G_CALLBACK (measured_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (buffer_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "replaced", G_CALLBACK (queue_following), self, G_CONNECT_SWAPPED);
  buffer_cb (self, NULL, GTK_TEXT_VIEW (view));
}

/**
 * unrep_report_couple_new:
 * @first: (transfer none): a report, in a scrolled window
 * @second: (transfer none): the same in another language, in another one
 *
 * Returns: (transfer full): what couples them, once it knows what of them belongs together
 */
UnrepReportCouple *
unrep_report_couple_new (UnrepReportView *first,
                         UnrepReportView *second)
{
  UnrepReportCouple *self = g_object_new (UNREP_TYPE_REPORT_COUPLE, NULL);

  self->views[UNREP_SIDE_FIRST] = first;
  self->views[UNREP_SIDE_SECOND] = second;
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    watch (self, side);
  return self;
}

/* What is missing on one side between two units that both have: the first words of it, and
 * the names of what follows. */
static char *
dup_missing (UnrepPairing *pairing,
             UnrepSide     side,
             guint         first,
             guint         last)
{
  UnrepOutline *outline = unrep_pairing_get_outline (pairing, !side);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = first; i < last; i++)
    {
      guint index = unrep_pairing_get (pairing, i).unit[!side];
      const UnrepUnit *unit = unrep_outline_get_unit (outline, index);
      g_autofree char *name = *unit->path != '\0' ? unrep_unit_dup_citation (unit) : unrep_unit_dup_display_label (unit);
      g_autofree char *words = last - first == 1 || *name == '\0'
                                 ? unrep_outline_dup_first_words (outline, index, FIRST_WORDS_CHARS) : NULL;

      g_string_append_printf (names, "%s%s%s%s", i > first ? " · " : "", name, *name != '\0' && words != NULL ? " " : "",
                              words != NULL ? words : "");
    }
  if (side == UNREP_SIDE_FIRST)
    /* Translators: a gap in a report, and the paragraphs that its original has there. */
    return g_strdup_printf (_("In the original only: \u2068%s\u2069"), names->str);
  /* Translators: a gap in the original, and the paragraphs that the report has there. */
  return g_strdup_printf (_("Not in the original: \u2068%s\u2069"), names->str);
}

/* Front matter is not the same in any two languages. */
static gboolean
is_gap (UnrepPairing *pairing,
        UnrepSide     side,
        guint         index)
{
  UnrepPair pair = unrep_pairing_get (pairing, index);

  return pair.unit[side] == UNREP_NO_UNIT
         && unrep_outline_get_unit (unrep_pairing_get_outline (pairing, !side), pair.unit[!side])->kind != UNREP_UNIT_META;
}

static GArray *
list_gaps (UnrepPairing *pairing,
           UnrepSide     side)
{
  GArray *gaps = unrep_gaps_new ();
  guint n = unrep_pairing_get_n (pairing);

  for (guint i = 0; i < n; i++)
    {
      UnrepGap gap = { .offset = G_MAXSIZE };
      guint last = i, unit;

      while (last < n && is_gap (pairing, side, last))
        last++;
      if (last == i)
        continue;
      gap.text = dup_missing (pairing, side, i, last);
      unit = last < n ? unrep_pairing_get (pairing, last).unit[side] : UNREP_NO_UNIT;
      if (unit != UNREP_NO_UNIT)
        gap.offset = unrep_outline_get_unit (unrep_pairing_get_outline (pairing, side), unit)->range.start;
      g_array_append_val (gaps, gap);
      i = last;
    }
  return gaps;
}

/**
 * unrep_report_couple_set_mismatches:
 * @self: a couple
 * @mismatches: (nullable): what differs between the two, and what belongs together; %NULL
 *   to leave them alone
 *
 * From now on they are scrolled together, with gaps where one lacks something.
 */
void
unrep_report_couple_set_mismatches (UnrepReportCouple *self,
                                    UnrepMismatches   *mismatches)
{
  UnrepPairing *pairing = mismatches != NULL ? unrep_mismatches_get_pairing (mismatches) : NULL;

  g_return_if_fail (UNREP_IS_REPORT_COUPLE (self));

  g_clear_pointer (&self->mismatches, unrep_mismatches_unref);
  self->mismatches = mismatches != NULL ? unrep_mismatches_ref (mismatches) : NULL;
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      unrep_report_view_take_gaps (self->views[side], pairing != NULL ? list_gaps (pairing, side) : NULL);
      unrep_report_view_set_framed (self->views[side], UNREP_NO_UNIT);
    }
  frame_current (self);
  queue_following (self);
}
