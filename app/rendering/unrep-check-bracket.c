/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include "base/unrep-utf8.h"

#include <glib/gi18n.h>

/* What stands between two brackets that look away from each other is shown with them
 * where it is no longer. */
#define MAX_REVERSED_BYTES 200
/* A list within a sentence, 1), iv) and أأأ), has labels no longer than this. */
#define MAX_LABEL_CHARS 4

/* Each pair has two numbers, the odd one for its opener. */
static const guint8 kinds[256] = { ['('] = 1, [')'] = 2, ['['] = 3, [']'] = 4, ['{'] = 5, ['}'] = 6 };

#define N_PAIRS 3

/* The brackets of one unit that have no partner: the bytes where they stand. */
typedef struct
{
  GArray *open[N_PAIRS];
  GArray *unpaired;
  GArray *ends; /* of gsize: the bytes behind the pieces of the unit */
} Brackets;

static void
brackets_init (Brackets *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->open); i++)
    self->open[i] = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->unpaired = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static void
brackets_clear (Brackets *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->open); i++)
    g_array_unref (self->open[i]);
  g_array_unref (self->unpaired);
  g_array_unref (self->ends);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Brackets, brackets_clear)

/* Digits, one letter again and again, or a small Roman number: no word is written so. */
static gboolean
is_label (const char *start,
          const char *end)
{
  gunichar first = g_utf8_get_char (start);
  gboolean digits = TRUE, same = TRUE, roman = TRUE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      digits &= g_unichar_isdigit (c);
      same &= c == first || c == 0x640;
      roman &= c == 'i' || c == 'v' || c == 'x';
    }
  return digits || roman || (same && g_unichar_isalpha (first));
}

/* The bracket at @byte closes the label of a list within a sentence. */
static gboolean
closes_label (const char *utf8,
              gsize       start,
              gsize       byte)
{
  const char *end = utf8 + byte, *p = end;

  for (guint i = 0; i <= MAX_LABEL_CHARS && p > utf8 + start; i++)
    {
      const char *before = g_utf8_prev_char (p);

      if (g_unichar_isspace (g_utf8_get_char (before)))
        break;
      p = before;
    }
  return p < end && unrep_utf8_count (p, (gsize) (end - p)) <= MAX_LABEL_CHARS && is_label (p, end);
}

static void
brackets_read (Brackets   *self,
               const char *utf8,
               gsize       start,
               gsize       end)
{
  for (gsize i = start; i < end; i++)
    {
      guint8 kind = kinds[(guchar) utf8[i]];
      GArray *open;

      if (kind == 0)
        continue;
      open = self->open[(kind - 1) / 2];
      if (kind % 2 == 1)
        g_array_append_val (open, i);
      else if (open->len > 0)
        g_array_set_size (open, open->len - 1);
      else if (!closes_label (utf8, start, i))
        g_array_append_val (self->unpaired, i);
    }
  g_array_append_val (self->ends, end);
}

/* Whether nothing of another unit stands between two bytes of this one. */
static gboolean
is_in_one_piece (Brackets *self,
                 gsize     first,
                 gsize     second)
{
  for (guint i = 0; i < self->ends->len; i++)
    if (g_array_index (self->ends, gsize, i) > first && g_array_index (self->ends, gsize, i) <= second)
      return FALSE;
  return TRUE;
}

static int
compare_bytes (gconstpointer a,
               gconstpointer b)
{
  gsize one = *(const gsize *) a, other = *(const gsize *) b;

  return (one > other) - (one < other);
}

/* The bracket at @byte stands where an opening one does: behind no letter, and before
 * what it encloses. */
static gboolean
opens_here (const char *utf8,
            gsize       byte)
{
  return (byte == 0 || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (utf8 + byte)))) && !g_ascii_isspace (utf8[byte + 1]);
}

/* )text( : the brackets are there, and look away from each other. */
static char *
dup_turned (const char *utf8,
            gsize       first,
            gsize       second)
{
  guint8 kind = kinds[(guchar) utf8[second]];
  g_autofree char *between = NULL;

  if (kind % 2 == 0 || kinds[(guchar) utf8[first]] != kind + 1 || second - first > MAX_REVERSED_BYTES
      || !opens_here (utf8, first))
    return NULL;
  between = g_strndup (utf8 + first + 1, second - first - 1);
  return g_strdup_printf ("%c%s%c", utf8[second], between, utf8[first]);
}

static void
brackets_report (Brackets      *self,
                 UnrepCheckRun *run)
{
  const char *utf8 = unrep_text_get_utf8 (run->text);

  for (gsize i = 0; i < G_N_ELEMENTS (self->open); i++)
    {
      g_array_append_vals (self->unpaired, self->open[i]->data, self->open[i]->len);
      g_array_set_size (self->open[i], 0);
    }
  g_array_sort (self->unpaired, compare_bytes);
  for (guint i = 0; i < self->unpaired->len; i++)
    {
      gsize byte = g_array_index (self->unpaired, gsize, i), last = byte;
      g_autofree char *turned = NULL;

      if (i + 1 < self->unpaired->len)
        turned = dup_turned (utf8, byte, g_array_index (self->unpaired, gsize, i + 1));
      if (turned != NULL && !is_in_one_piece (self, byte, g_array_index (self->unpaired, gsize, i + 1)))
        g_clear_pointer (&turned, g_free);
      if (turned != NULL)
        last = g_array_index (self->unpaired, gsize, ++i);
      unrep_check_report (run, unrep_text_get_offset (run->text, byte), unrep_text_get_offset (run->text, last) + 1, turned);
    }
  g_array_set_size (self->unpaired, 0);
  g_array_set_size (self->ends, 0);
}

static void
run (UnrepCheckRun *self)
{
  g_auto (Brackets) brackets = { 0 };

  brackets_init (&brackets);
  for (guint i = 0; i < unrep_outline_get_n_units (self->outline); i++)
    {
      UnrepUnitPieces pieces;
      UnrepRange piece;

      unrep_unit_pieces_init (&pieces, self->outline, i);
      while (unrep_unit_pieces_next (&pieces, &piece))
        brackets_read (&brackets, unrep_text_get_utf8 (self->text),
                       unrep_text_get_byte (self->text, piece.start), unrep_text_get_byte (self->text, piece.end));
      brackets_report (&brackets, self);
    }
}

const UnrepCheck unrep_check_bracket = {
  .id = "unpaired-bracket",
  .family = UNREP_FAMILY_PUNCTUATION,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("A bracket has no partner"),
  .cause = N_("The other one was lost, or taken for another character; or both were taken out of a PDF as they are drawn, so that "
              "each looks the other way."),
  .run_text = run,
};
