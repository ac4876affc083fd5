/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-unit-about.h"

#include "unrep-digits.h"
#include "unrep-reading-choice.h"
#include "unrep-unit-places.h"

#include <glib/gi18n.h>

/* A label from an untrusted report must not turn the sentence around it. */
static char *
dup_isolated (const char *text)
{
  return g_strdup_printf ("\u2068%s\u2069", text);
}

/**
 * unrep_unit_about_dup_doubt:
 * @unit: a unit of an outline
 *
 * Returns: (transfer full) (nullable): what is not sure of @unit, with both readings,
 *   one sentence; %NULL where all is sure
 */
char *
unrep_unit_about_dup_doubt (const UnrepUnit *unit)
{
  g_autofree char *citation = *unit->label != '\0' ? unrep_unit_dup_display_label (unit) : g_strdup ("");
  g_autofree char *label = dup_isolated (citation);
  g_autofree char *printed = dup_isolated (unit->printed);

  if (unit->certain)
    return NULL;
  if (*unit->printed != '\0' && *unit->label != '\0')
    /* Translators: the label as the report has it, and what it must be */
    return g_strdup_printf (_("Printed “%s”, read as %s — check"), printed, label);
  if (*unit->label != '\0')
    /* Translators: %s is the label that the part must have. */
    return g_strdup_printf (_("No label is printed, read as %s — check"), label);
  if (*unit->printed != '\0')
    return g_strdup_printf (_("Printed “%s”, read as no label — check"), printed);
  return g_strdup (_("It is not sure where this part begins or what it is — check"));
}

/**
 * unrep_unit_about_dup_repairs:
 * @reading: the reading text that is displayed
 * @outline: an outline of its text
 * @unit: a unit of @outline
 *
 * Returns: (transfer full) (nullable): what is repaired in @unit, one sentence;
 *   %NULL for nothing
 */
char *
unrep_unit_about_dup_repairs (UnrepReadingText *reading,
                              UnrepOutline     *outline,
                              guint             unit)
{
  UnrepRange range = unrep_outline_get_unit (outline, unit)->range;
  guint n_edits = unrep_reading_text_get_n_edits (reading);
  guint counts[UNREP_N_EDIT_KINDS] = { 0 };
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = unrep_reading_text_find_edit (reading, range.start); i < n_edits; i = unrep_reading_text_get_change_end (reading, i))
    {
      UnrepEdit edit = unrep_reading_text_get_edit (reading, i);

      if (edit.range.start >= range.end)
        break;
      if (unrep_edit_kind_is_repair (edit.kind))
        counts[edit.kind]++;
    }
  for (guint kind = 0; kind < UNREP_N_EDIT_KINDS; kind++)
    {
      g_autofree char *number = unrep_digits_dup_number (counts[kind]);

      if (counts[kind] == 0)
        continue;
      if (list->len > 0)
        /* Translators: between the parts of a list in a sentence */
        g_string_append (list, _(", "));
      /* Translators: a kind of repair, such as "Gap closed", and how often */
      g_string_append_printf (list, _("%s (%s)"), unrep_edit_kind_get_name (kind), number);
    }
  /* Translators: %s is a list such as "Lines joined (2), Gap closed (3)". */
  return list->len > 0 ? g_strdup_printf (_("Repaired here: %s"), list->str) : NULL;
}

/* Appends what is displayed of @place and is not part of @label. */
static void
append_words (GString          *words,
              UnrepReadingText *reading,
              UnrepRange        place,
              UnrepRange        label)
{
  UnrepRange parts[] = { { place.start, MIN (place.end, label.start) }, { MAX (place.start, label.end), place.end } };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].start < parts[i].end)
      {
        g_autofree char *part = unrep_text_dup_range (unrep_reading_text_get_display (reading), parts[i]);

        /* Between what was brought together there is a space that is displayed only. */
        if (words->len > 0 && !g_str_has_suffix (words->str, " ") && !g_str_has_prefix (part, " "))
          g_string_append_c (words, ' ');
        g_string_append (words, part);
      }
}

/**
 * unrep_unit_about_dup_words:
 * @reading: the reading text that is displayed
 * @outline: an outline of its text
 * @unit: a unit of @outline
 * @max_chars: the most code points to return, the ellipsis not counted
 *
 * Returns: (transfer full): the first words of @unit behind its label, as they are
 *   displayed: in a repaired text that may be another order than the stored one
 */
char *
unrep_unit_about_dup_words (UnrepReadingText *reading,
                            UnrepOutline     *outline,
                            guint             unit,
                            guint             max_chars)
{
  UnrepRange printed = unrep_outline_get_unit (outline, unit)->printed_range;
  UnrepRange label = unrep_reading_text_range_to_display (reading, printed);
  g_autoptr (GArray) places = unrep_unit_places_new (reading, outline, unit);
  g_autoptr (GString) words = g_string_new (NULL);

  if (unrep_range_length (printed) == 0)
    label = (UnrepRange){ 0, 0 };
  for (guint i = 0; i < places->len && words->len < 8 * (gsize) max_chars; i++)
    {
      UnrepRange place = g_array_index (places, UnrepRange, i);

      place.end = MIN (place.end, place.start + 2 * (gsize) max_chars + unrep_range_length (label));
      append_words (words, reading, place, label);
    }
  return unrep_dup_first_words (words->str, max_chars);
}
