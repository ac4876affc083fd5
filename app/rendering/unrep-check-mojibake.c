/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* Ill-read text has no short words among it. */
#define MIN_LATIN 4

static gboolean
is_high (const UnrepCheckLine *line,
         gsize                 at)
{
  return (line->kinds[at] & UNREP_CHAR_HIGH) != 0 || (line->at[at] >= 0x80 && line->at[at] <= 0x9f);
}

/* UTF-8 read as windows-1252: Ø§Ù„, Ã©, â€™. */
static gsize
find_pair_end (const UnrepCheckLine *line,
               gsize                 at)
{
  gunichar lead = line->at[at], next = line->at[at + 1];

  /* Half of the quotation marks have a third byte that windows-1252 has not. */
  if (lead == 0xe2 && (next == 0x20ac || next == 0x80))
    return is_high (line, at + 2) ? at + 3 : at + 2;
  if ((lead == 0xc2 || lead == 0xc3 || (lead >= 0xd0 && lead <= 0xdb)) && is_high (line, at + 1) && !(next >= 0xc0 && next <= 0xff))
    return at + 2;
  /* UTF-8 read as windows-1256: ط§ظ„. */
  if ((lead == 0x637 || lead == 0x638) && is_high (line, at + 1))
    return at + 2;
  return at;
}

static gsize
find_pairs_end (const UnrepCheckLine *line,
                gsize                 at)
{
  gsize end = at, next;
  guint n = 0;

  while (end < line->n && (next = find_pair_end (line, end)) > end)
    {
      end = next;
      n++;
    }
  /* One such pair may be a sign behind a letter; a leading Ã or â is not in any of our languages. */
  return n >= 2 || (n == 1 && (line->at[at] == 0xc3 || line->at[at] == 0xe2)) ? end : at;
}

/* windows-1256 read as windows-1252: ÇáÌÑíãÉ. */
static gsize
find_latin_end (const UnrepCheckLine *line,
                gsize                 at)
{
  gsize end = at;
  guint n_upper = 0;

  while (line->at[end] >= 0xc0 && line->at[end] <= 0xff)
    n_upper += line->at[end++] < 0xdf;
  return end - at >= MIN_LATIN && n_upper >= 1 && (line->kinds[end] & UNREP_CHAR_LATIN) == 0
         && (unrep_check_line_kind_before (line, at) & UNREP_CHAR_LATIN) == 0 ? end : at;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 0; i < line->n; i++)
    {
      gsize end = i, start = i, next;

      while (end < line->n && ((next = find_pairs_end (line, end)) > end || (next = find_latin_end (line, end)) > end))
        end = next;
      if (end == start)
        continue;
      unrep_check_report (self, line->start + start, line->start + end, NULL);
      i = end - 1;
    }
}

const UnrepCheck unrep_check_mojibake = {
  .id = "mojibake",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_HIGH,
  .title = N_("Text was read in another encoding than it was written in"),
  .cause = N_("The file was converted wrongly before it came here. Ask for the original, or convert it back."),
  .run_line = run,
};
