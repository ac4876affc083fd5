/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-head-said.h"

#include <string.h>

#define MIN_YEAR 1945
#define MAX_YEAR 2100

/**
 * unrep_head_said_clear:
 * @self: what a line says, or zeros
 *
 * Frees what is in it.
 */
void
unrep_head_said_clear (UnrepHeadSaid *self)
{
  for (guint i = 0; i < 2; i++)
    {
      GString **place = i == 0 ? &self->languages : &self->originals;

      if (*place != NULL)
        g_string_free (g_steal_pointer (place), TRUE);
    }
}

static void
add_language (GString *languages,
              guint    index)
{
  const char *code = unrep_head_get_language (index);

  if (strstr (languages->str, code) != NULL)
    return;
  if (languages->len > 0)
    g_string_append_c (languages, ' ');
  g_string_append (languages, code);
}

static void
take_number (UnrepHeadSaid       *self,
             const UnrepHeadWord *word)
{
  if (self->n_numbers == UNREP_HEAD_MAX_NUMBERS)
    self->several = TRUE;
  else
    {
      self->numbers[self->n_numbers] = word->value;
      self->n_digits[self->n_numbers++] = word->n_digits;
    }
}

static void
take_month (UnrepHeadSaid *self,
            guint          month)
{
  self->several |= self->month != 0 && self->month != month;
  self->month = month;
}

static void
take_word (UnrepHeadSaid       *self,
           const UnrepHeadWord *word)
{
  self->says |= word->kind != UNREP_HEAD_FILLER;
  switch (word->kind)
    {
    case UNREP_HEAD_NUMBER:
      take_number (self, word);
      break;
    case UNREP_HEAD_MONTH:
      take_month (self, word->value);
      break;
    case UNREP_HEAD_MONTH_MARK:
      if (self->n_numbers > 0)
        take_month (self, self->numbers[--self->n_numbers]);
      break;
    case UNREP_HEAD_DISTRIBUTION:
      self->distribution = TRUE;
      break;
    case UNREP_HEAD_ORIGINAL:
      self->original = TRUE;
      break;
    case UNREP_HEAD_LANGUAGE:
      add_language (self->original ? self->originals : self->languages, word->value);
      break;
    case UNREP_HEAD_NO_WORD:
    case UNREP_HEAD_FILLER:
    default:
      break;
    }
}

/**
 * unrep_head_said_read:
 * @self: (out caller-allocates): what is filled in; unrep_head_said_clear() frees it
 * @line: a line of a head, or a part of it
 *
 * Returns: whether the line is made of known words only
 */
gboolean
unrep_head_said_read (UnrepHeadSaid *self,
                      const char    *line)
{
  g_auto (UnrepHeadLine) words = { 0 };
  UnrepHeadWord word;

  *self = (UnrepHeadSaid) { .languages = g_string_new (NULL), .originals = g_string_new (NULL) };
  unrep_head_line_init (&words, line);
  while (unrep_head_line_next (&words, &word))
    {
      if (word.kind == UNREP_HEAD_NO_WORD)
        return FALSE;
      take_word (self, &word);
    }
  return TRUE;
}

static guint
reverse (guint number,
         guint n_digits)
{
  guint reversed = 0;

  for (; n_digits > 0; n_digits--, number /= 10)
    reversed = reversed * 10 + number % 10;
  return reversed;
}

static gboolean
is_year (guint number)
{
  return number >= MIN_YEAR && number <= MAX_YEAR;
}

/**
 * unrep_head_said_dup_date:
 * @self: what a line says
 *
 * Its numbers may stand in any order, and where the year makes sense only backwards, all
 * digits are backwards.
 *
 * Returns: (transfer full) (nullable): the date as YYYY-MM-DD, where the line has one and
 *   only one
 */
char *
unrep_head_said_dup_date (const UnrepHeadSaid *self)
{
  guint i = self->n_digits[0] == 4 ? 0 : 1, day, year;

  if (self->several || self->n_numbers != 2 || self->n_digits[i] != 4 || self->n_digits[1 - i] > 2)
    return NULL;
  year = self->numbers[i];
  day = self->numbers[1 - i];
  if (!is_year (year))
    {
      year = reverse (year, 4);
      day = reverse (day, self->n_digits[1 - i]);
    }
  if (!is_year (year) || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) self->month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, self->month, day);
}
