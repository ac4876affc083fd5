/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* What a mark-up language writes a backslash before. */
static gboolean
is_escaped (gunichar c)
{
  return c != 0 && c < 0x80 && g_ascii_ispunct ((char) c);
}

/* Where the ** that closes the bold words behind that at @at stands; 0 where it is a
 * footnote’s sign. */
static gsize
find_bold_end (const UnrepCheckLine *line,
               gsize                 at)
{
  if ((line->kinds[at + 2] & UNREP_CHAR_SPACE) != 0)
    return 0;
  for (gsize i = at + 3; i + 1 < line->n; i++)
    if (line->at[i] == '*' && line->at[i + 1] == '*' && (line->kinds[i - 1] & UNREP_CHAR_SPACE) == 0)
      return i;
  return 0;
}

static void
run_line (UnrepCheckRun        *self,
          const UnrepCheckLine *line)
{
  for (gsize i = 0; i + 1 < line->n; i++)
    if (line->at[i] == '\\' && is_escaped (line->at[i + 1]))
      unrep_check_report (self, line->start + i, line->start + i + 1, "");
    else if (line->at[i] == '*' && line->at[i + 1] == '*')
      {
        gsize end = find_bold_end (line, i);

        if (end == 0)
          return;
        unrep_check_report (self, line->start + i, line->start + i + 2, "");
        unrep_check_report (self, line->start + end, line->start + end + 2, "");
        i = end + 1;
      }
}

static gboolean
is_bullet (gunichar c)
{
  return c == '-' || c == '*' || c == '#' || c == 0x2022 || c == 0x25cf || c == 0x25aa || c == 0xb7;
}

/* How long the bullet and the spaces are that a printed label begins with. */
static gsize
measure_bullet (const char *printed)
{
  const char *p = printed;
  gboolean hyphens = TRUE;

  for (; is_bullet (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    hyphens &= *p == '-';
  if (p == printed || !g_unichar_isspace (g_utf8_get_char (p)))
    return 0;
  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  /* The hyphen of “- 1” may be that of “1 -”; a bullet before words is the list’s own. */
  if (*p == '\0' || g_unichar_isalpha (g_utf8_get_char (p)) || (hyphens && g_unichar_isdigit (g_utf8_get_char (p))))
    return 0;
  return (gsize) g_utf8_pointer_to_offset (printed, p);
}

static void
run_text (UnrepCheckRun *self)
{
  for (guint i = 0; i < unrep_outline_get_n_units (self->outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (self->outline, i);
      gsize bullet = measure_bullet (unit->printed);

      if (bullet > 0 && bullet <= unrep_range_length (unit->printed_range))
        unrep_check_report (self, unit->printed_range.start, unit->printed_range.start + bullet, "");
    }
}

const UnrepCheck unrep_check_markup = {
  .id = "markup",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_MARKUP,
  .title = N_("Signs of a mark-up language"),
  .cause = N_("The program that read the page wrote lists, bold letters and special characters in Markdown. The report has none of these signs."),
  .run_line = run_line,
  .run_text = run_text,
};
