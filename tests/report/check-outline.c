/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"

#include <string.h>

#define CHECK(condition)                                                                                               \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    if (!(condition))                                                                                                  \
      g_error ("unit %u of %u: not so: %s", index, unrep_outline_get_n_units (outline), #condition);                   \
  }                                                                                                                    \
  G_STMT_END

static void
check_ranges (UnrepOutline *outline,
              guint         index,
              gboolean      corrected)
{
  const UnrepUnit *unit = unrep_outline_get_unit (outline, index);
  const UnrepUnit *before = index > 0 ? unrep_outline_get_unit (outline, index - 1) : NULL;
  UnrepText       *text = unrep_outline_get_text (outline);

  CHECK (unit->range.start < unit->range.end);
  CHECK (unit->range.end <= unrep_text_get_n_chars (text));
  CHECK (before == NULL || before->range.start < unit->range.start);
  CHECK (before == NULL || before->line < unit->line || (corrected && before->line == unit->line));
  CHECK (unit->line == unrep_text_get_line_at (text, unit->range.start));
  CHECK (unit->end_line == unrep_text_get_line_at (text, unit->range.end - 1));
  CHECK (unit->printed_range.start >= unit->range.start);
  CHECK (unit->printed_range.end >= unit->printed_range.start);
  CHECK (unit->printed_range.end <= unit->range.end);
  CHECK ((*unit->printed == '\0') == (unrep_range_length (unit->printed_range) == 0));
}

static void
check_place (UnrepOutline *outline,
             guint         index)
{
  const UnrepUnit *unit = unrep_outline_get_unit (outline, index);
  gboolean numbered
    = unit->kind == UNREP_UNIT_PARAGRAPH || unit->kind == UNREP_UNIT_ITEM || unit->kind == UNREP_UNIT_SUBITEM;

  CHECK (unit->level >= 1);
  CHECK (unit->parent == UNREP_NO_UNIT || unit->parent < index);
  CHECK (unit->section == UNREP_NO_UNIT || unit->section < index);
  CHECK (unit->section == UNREP_NO_UNIT || unrep_outline_get_unit (outline, unit->section)->kind == UNREP_UNIT_HEADING);
  CHECK ((*unit->path != '\0') == numbered);
  CHECK (!numbered || *unit->label != '\0');
  CHECK (!numbered || g_str_has_suffix (unit->path, unit->label));
  CHECK (g_utf8_validate (unit->label, -1, NULL) && g_utf8_validate (unit->printed, -1, NULL));
  if (unit->parent != UNREP_NO_UNIT)
    {
      g_autofree char *path
        = g_strconcat (unrep_outline_get_unit (outline, unit->parent)->path, "/", unit->label, NULL);

      CHECK (strcmp (path, unit->path) == 0);
    }
}

static void
check_searches (UnrepOutline *outline,
                guint         index,
                gboolean      corrected)
{
  const UnrepUnit *unit = unrep_outline_get_unit (outline, index);
  g_autofree char *words = unrep_outline_dup_first_words (outline, index, 20);
  g_autofree char *shown = unrep_unit_dup_display_label (unit);
  g_autofree char *citation = unrep_unit_dup_citation (unit);

  CHECK (unrep_outline_get_unit_at (outline, unit->range.start) == index);
  CHECK (unrep_outline_find_overlapping (outline, unit->range) != UNREP_NO_UNIT);
  CHECK (g_utf8_validate (words, -1, NULL) && g_utf8_strlen (words, -1) <= 21);
  CHECK (g_utf8_validate (shown, -1, NULL) && g_utf8_validate (citation, -1, NULL));
  if (*unit->path != '\0' && !corrected)
    {
      g_autofree char *path = g_strdup_printf ("%s@%u", unit->path, unit->line);

      CHECK (unrep_outline_find_path (outline, path, NULL) == index);
    }
}

static void
check (UnrepOutline *outline,
       gboolean      corrected)
{
  guint n = unrep_outline_get_n_units (outline);
  guint step = n / 500 + 1;

  for (guint i = 0; i < n; i++)
    {
      check_ranges (outline, i, corrected);
      check_place (outline, i);
    }
  for (guint i = 0; i < n; i += step)
    check_searches (outline, i, corrected);
}

void
check_outline (UnrepOutline *outline)
{
  check (outline, FALSE);
}

void
check_corrected_outline (UnrepOutline *outline)
{
  check (outline, TRUE);
}
