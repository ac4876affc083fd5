/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a report with a finding among them, in a label. */
#include "unrep-finding-words.h"

#include "rendering/unrep-finding-message.h"
#include "report/unrep-direction.h"

#include <string.h>

/* Red, amber and blue that dark and light letters are read on, and how strong. */
static const struct
{
  guint16 red;
  guint16 green;
  guint16 blue;
  guint16 alpha;
} tints[] = {
  [UNREP_SEVERITY_ERROR] = { 0xe0e0, 0x1b1b, 0x2424, 0x5000 },
  [UNREP_SEVERITY_WARNING] = { 0xe5e5, 0xa5a5, 0x0a0a, 0x7000 },
  [UNREP_SEVERITY_NOTE] = { 0x3535, 0x8484, 0xe4e4, 0x5000 },
};

/**
 * unrep_finding_words_turn:
 * @label: a label
 * @words: what it says
 *
 * Has @label read and begin as a paragraph of the report would that says @words,
 * whatever the direction of the interface and whatever letter comes first.
 */
void
unrep_finding_words_turn (GtkLabel   *label,
                          const char *words)
{
  gboolean rtl = unrep_paragraph_direction (words, strlen (words), UNREP_DIRECTION_RTL) == UNREP_DIRECTION_RTL;
  g_autofree char *turned = g_strconcat (rtl ? "\u200f" : "\u200e", words, NULL);

  gtk_widget_set_direction (GTK_WIDGET (label), rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_label_set_text (label, turned);
}

/* Whole words at the far ends, as far as there are spaces. */
static UnrepRange
get_around (UnrepText  *text,
            UnrepRange  range,
            gsize       around)
{
  const char *utf8 = unrep_text_get_utf8 (text);
  UnrepRange line = unrep_text_get_line_range (text, unrep_text_get_line_at (text, range.start));
  UnrepRange wide = { range.start - MIN (range.start - line.start, around), MAX (range.end, line.end) };
  gsize start = wide.start;

  while (start > line.start && start < range.start &&
         !g_unichar_isspace (g_utf8_get_char (utf8 + unrep_text_get_byte (text, start - 1))))
    start++;
  wide.start = start < range.start ? start : wide.start;
  return wide;
}

static char *
dup_shown (UnrepText  *text,
           UnrepRange  range)
{
  return unrep_finding_dup_shown (unrep_text_get_utf8 (text) + unrep_text_get_byte (text, range.start),
                                  unrep_range_length (range));
}

/**
 * unrep_finding_words_show:
 * @label: a label
 * @text: the extracted text
 * @range: where the finding is
 * @instead: (nullable): what to show in place of what stands there
 * @around: how many code points to show before it, at most
 * @most: how many characters to show in all, at most: what has no room in a row is still
 *   laid out
 * @severity: how much it matters
 *
 * Shows the words of the line with a tint behind the finding. Letters stay whole:
 * nothing but the background differs.
 */
void
unrep_finding_words_show (GtkLabel      *label,
                          UnrepText     *text,
                          UnrepRange     range,
                          const char    *instead,
                          gsize          around,
                          glong          most,
                          UnrepSeverity  severity)
{
  UnrepRange wide = get_around (text, range, around);
  g_autofree char *before = dup_shown (text, (UnrepRange) { wide.start, range.start });
  g_autofree char *quote = instead != NULL ? unrep_finding_dup_shown (instead, G_MAXSIZE) : dup_shown (text, range);
  g_autofree char *after = dup_shown (text, (UnrepRange) { range.end, wide.end });
  g_autofree char *words = g_strconcat (before, quote, after, NULL);
  glong n_chars = g_utf8_strlen (words, -1);
  g_autofree char *shown = g_utf8_substring (words, 0, MIN (n_chars, most));
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  PangoAttribute *tint[] = {
    pango_attr_background_new (tints[severity].red, tints[severity].green, tints[severity].blue),
    pango_attr_background_alpha_new (tints[severity].alpha),
  };

  unrep_finding_words_turn (label, shown);
  for (gsize i = 0; i < G_N_ELEMENTS (tint); i++)
    {
      tint[i]->start_index = (guint) (strlen ("\u200f") + strlen (before));
      tint[i]->end_index = tint[i]->start_index + (guint) strlen (quote);
      pango_attr_list_insert (attrs, tint[i]);
    }
  gtk_label_set_attributes (label, attrs);
}
