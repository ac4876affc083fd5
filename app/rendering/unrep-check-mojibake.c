/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* Whether the text from @start to @end, between two words that are repaired, has no word that
 * is sound: such words are one finding. */
static gboolean
is_between (UnrepText *text,
            gsize      start,
            gsize      end)
{
  const char *p = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, start);

  for (gsize i = start; i < end; i++, p = g_utf8_next_char (p))
    if (*p == '\n' || *p == '\r' || g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* A Latin word is broken where it has accents; all of it is shown. */
static UnrepRange
widen (UnrepText  *text,
       UnrepRange  range)
{
  const char *utf8 = unrep_text_get_utf8 (text), *p = utf8 + unrep_text_get_byte (text, range.start);
  const char *end = utf8 + unrep_text_get_byte (text, range.end);

  for (; p > utf8 && g_ascii_isalpha (p[-1]); p--)
    range.start--;
  for (; g_ascii_isalpha (*end); end++)
    range.end++;
  return range;
}

/* Words that are repaired, and what is lost, each with whether it has a repair. */
typedef struct
{
  UnrepRange range;
  gboolean is_repaired;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return unrep_range_compare (((const Place *) a)->range, ((const Place *) b)->range);
}

static GArray *
list_places (UnrepCheckRun *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0, next; i < unrep_reading_text_get_n_edits (self->reading); i = next)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (self->reading, i);
      Place place = { edit.range, TRUE };

      next = unrep_reading_text_get_change_end (self->reading, i);
      if (edit.kind != UNREP_EDIT_ENCODING)
        continue;
      place.range.end = unrep_reading_text_get_edit (self->reading, next - 1).range.end;
      place.range = widen (self->text, place.range);
      g_array_append_val (places, place);
    }
  for (guint i = 0; i < unrep_reading_text_get_n_doubts (self->reading); i++)
    {
      UnrepEdit doubt = unrep_reading_text_get_doubt (self->reading, i);
      Place place = { doubt.range, FALSE };

      if (doubt.kind == UNREP_EDIT_ENCODING)
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

static void
report (UnrepCheckRun *self,
        const Place   *place)
{
  g_autofree char *repair = NULL;

  if (place->is_repaired)
    repair = unrep_text_dup_range (unrep_reading_text_get_display (self->reading),
                                   unrep_reading_text_range_to_display (self->reading, place->range));
  unrep_check_report (self, place->range.start, place->range.end, repair);
}

static void
run (UnrepCheckRun *self)
{
  g_autoptr (GArray) places = NULL;
  Place place;

  if (unrep_outline_get_recoding (self->outline) == NULL)
    return;
  places = list_places (self);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *next = &g_array_index (places, Place, i);

      if (i > 0 && (next->range.start <= place.range.end || is_between (self->text, place.range.end, next->range.start)))
        {
          place.range.end = MAX (place.range.end, next->range.end);
          place.is_repaired |= next->is_repaired;
          continue;
        }
      if (i > 0)
        report (self, &place);
      place = *next;
    }
  if (places->len > 0)
    report (self, &place);
}

const UnrepCheck unrep_check_mojibake = {
  .id = "mojibake",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_ERROR,
  .title = N_("Text was read in another encoding than it was written in"),
  .cause = N_("The file was converted wrongly before it came here. The repaired text has what was written, where that is "
              "sure; else ask for the original."),
  .run_text = run,
};
