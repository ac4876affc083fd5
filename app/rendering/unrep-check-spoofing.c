/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <fribidi.h>

#include <glib/gi18n.h>

/* FriBidi takes more than linear time for some texts of nothing but controls; what
 * is longer is looked at in parts. */
#define MAX_PART 8192

/* Draws @n characters; @place gets where each is drawn, from the left. */
static void
find_places (const gunichar *at,
             gsize           n,
             gboolean        rtl,
             int            *place)
{
  FriBidiParType base = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
  g_autofree FriBidiCharType *types = g_new (FriBidiCharType, n);
  g_autofree FriBidiBracketType *brackets = g_new (FriBidiBracketType, n);
  g_autofree FriBidiLevel *levels = g_new (FriBidiLevel, n);
  g_autofree FriBidiStrIndex *map = g_new (FriBidiStrIndex, n);
  int length = (int) n;

  fribidi_get_bidi_types (at, length, types);
  fribidi_get_bracket_types (at, length, types, brackets);
  for (int i = 0; i < length; i++)
    map[i] = place[i] = i;
  if (fribidi_get_par_embedding_levels_ex (types, brackets, length, &base, levels) == 0
      || fribidi_reorder_line (0, types, length, 0, base, levels, NULL, map) == 0)
    return;
  for (int i = 0; i < length; i++)
    place[map[i]] = i;
}

/* Whether two neighbours are drawn the other way round than they are ever read. */
static gboolean
is_reversed (guint32  one,
             guint32  other,
             int      step)
{
  guint32 left = UNREP_CHAR_LATIN | UNREP_CHAR_ANY_DIGIT;

  if (((one & left) != 0 && (other & UNREP_CHAR_LATIN) != 0) || ((one & UNREP_CHAR_LATIN) != 0 && (other & left) != 0)
      || ((one & UNREP_CHAR_ANY_DIGIT) != 0 && (one & other & UNREP_CHAR_ANY_DIGIT) != 0))
    return step < 0;
  return (one & other & UNREP_CHAR_ARABIC) != 0 && step > 0;
}

static gboolean
is_seen (guint32 kind)
{
  return kind != 0 && (kind & (UNREP_CHAR_BIDI_CONTROL | UNREP_CHAR_INVISIBLE | UNREP_CHAR_MARK)) == 0;
}

static void
check_part (UnrepCheckRun        *self,
            const UnrepCheckLine *line,
            gboolean              rtl,
            gsize                 start,
            gsize                 n)
{
  g_autofree int *place = g_new (int, n);
  gsize last = 0, from = G_MAXSIZE, to = 0;

  find_places (line->at + start, n, rtl, place);
  for (gsize i = 1; i < n; i++)
    {
      guint32 kind = line->kinds[start + i];

      if ((kind & (UNREP_CHAR_BIDI_CONTROL | UNREP_CHAR_INVISIBLE | UNREP_CHAR_MARK)) != 0)
        continue;
      if (is_seen (line->kinds[start + last]) && is_reversed (line->kinds[start + last], kind, place[i] - place[last]))
        {
          if (from == G_MAXSIZE)
            from = last;
          to = i + 1;
        }
      else if (from != G_MAXSIZE && (kind & UNREP_CHAR_SPACE) != 0)
        {
          unrep_check_report (self, line->start + start + from, line->start + start + to, NULL);
          from = G_MAXSIZE;
        }
      last = i;
    }
  if (from != G_MAXSIZE)
    unrep_check_report (self, line->start + start + from, line->start + start + to, NULL);
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  gboolean rtl = unrep_check_line_is_rtl (self, line);

  for (gsize at = 0; at < line->n; at += MAX_PART)
    check_part (self, line, rtl, at, MIN (MAX_PART, line->n - at));
}

const UnrepCheck unrep_check_spoofing = {
  .id = "spoofing",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_BIDI_CONTROL,
  .title = N_("Controls make the text read as something else than it says"),
  .cause = N_("Letters or digits are drawn in the reverse order. What is seen is not what is stored, searched and counted."),
  .run_line = run,
};
