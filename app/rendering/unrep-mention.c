/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-mention-private.h"

#include "unrep-check-private.h"

#include "report/unrep-folding.h"

#include <string.h>

/* Whoever writes a report spells out numbers up to here, or writes digits. */
#define MAX_SPELLED 100

struct _UnrepMentions
{
  gatomicrefcount ref_count;
  UnrepOutline *outline;
  GArray *list;   /* of UnrepMention */
  GArray *starts; /* of guint: where those of each unit begin; one more behind */
  GArray *lengths; /* of gsize */
  GStringChunk *strings;
};

/* The text of one unit as it is read, and where each part of it stands. */
typedef struct
{
  UnrepText *text;
  GArray *ranges; /* of UnrepRange in the displayed text */
  GArray *starts; /* of gsize: where each stands in @text */
} OwnText;

static void
own_text_clear (OwnText *self)
{
  g_clear_pointer (&self->text, unrep_text_unref);
  g_clear_pointer (&self->ranges, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OwnText, own_text_clear)

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  return unrep_range_compare (*(const UnrepRange *) a, *(const UnrepRange *) b);
}

/* What lies between two parts (a footer, a label in visual order) ends no number. */
static void
own_text_init (OwnText          *self,
               UnrepOutline     *outline,
               UnrepReadingText *reading,
               guint             unit)
{
  UnrepText *display = unrep_reading_text_get_display (reading);
  g_autoptr (GString) utf8 = g_string_new (NULL);
  UnrepUnitPieces pieces;
  UnrepRange piece;
  gsize n_chars = 0;

  self->ranges = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  unrep_unit_pieces_init (&pieces, outline, unit);
  while (unrep_unit_pieces_next (&pieces, &piece))
    {
      g_autoptr (GArray) shown = unrep_reading_text_list_display_ranges (reading, piece);

      if (shown->len > 0)
        g_array_append_vals (self->ranges, shown->data, shown->len);
    }
  g_array_sort (self->ranges, compare_ranges);
  for (guint i = 0; i < self->ranges->len; i++)
    {
      UnrepRange range = g_array_index (self->ranges, UnrepRange, i);
      gsize start = unrep_text_get_byte (display, range.start), end = unrep_text_get_byte (display, range.end);

      g_array_append_val (self->starts, n_chars);
      g_string_append_len (utf8, unrep_text_get_utf8 (display) + start, (gssize) (end - start));
      n_chars += unrep_range_length (range);
    }
  self->text = unrep_text_new (utf8->str, (gssize) utf8->len);
}

/* Where a code point of the unit's text stands in the extracted text. */
static gsize
own_text_find (OwnText          *self,
               UnrepReadingText *reading,
               gsize             offset)
{
  guint low = 0, high = self->starts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, gsize, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  offset -= g_array_index (self->starts, gsize, low);
  return unrep_reading_text_to_text (reading, g_array_index (self->ranges, UnrepRange, low).start + offset);
}

/* A number of @digits, a point among them, with so many zeros added, as it is compared. */
static const char *
make_number (UnrepMentions *self,
             const char    *digits,
             guint          shift)
{
  g_autoptr (GString) number = g_string_new (digits);
  const char *point = strchr (digits, '.');
  gsize n_decimals = point != NULL ? strlen (point + 1) : 0, zeros;

  if (point != NULL)
    g_string_erase (number, point - digits, 1);
  for (; n_decimals < shift; n_decimals++)
    g_string_append_c (number, '0');
  n_decimals -= shift;
  while (n_decimals > 0 && number->str[number->len - 1] == '0')
    {
      g_string_truncate (number, number->len - 1);
      n_decimals--;
    }
  if (n_decimals > 0)
    g_string_insert_c (number, (gssize) (number->len - n_decimals), '.');
  zeros = strspn (number->str, "0");
  if (zeros > 0 && (number->str[zeros] == '\0' || number->str[zeros] == '.'))
    zeros--;
  return g_string_chunk_insert_const (self->strings, number->str + zeros);
}

/* Digits of a token: its groups with @separator between, the last with @last. */
static char *
dup_digits (const UnrepMentionText  *text,
            const UnrepMentionToken *token,
            const char              *separator,
            const char              *last)
{
  GString *digits = g_string_new (NULL);
  guint n = 1;

  for (gsize i = token->start; i < token->end && (n < token->n_groups || text->is_digit[i]); i++)
    if (text->is_digit[i])
      g_string_append_c (digits, (char) text->at[i]);
    else
      g_string_append (digits, ++n == token->n_groups ? last : separator);
  return g_string_free (digits, FALSE);
}

static void
set_number (UnrepMentions           *self,
            const UnrepMentionText  *text,
            const UnrepMentionToken *token,
            UnrepMention            *mention)
{
  g_autofree char *whole = token->roman ? g_strdup_printf ("%u", token->value) : dup_digits (text, token, "", "");
  g_autofree char *decimal = dup_digits (text, token, "", ".");
  g_autofree char *parts = dup_digits (text, token, " ", " ");
  guint64 value = g_ascii_strtoull (whole, NULL, 10);

  mention->kind = UNREP_MENTION_NUMBER;
  mention->value = make_number (self, token->decimals ? decimal : whole, token->shift);
  if (token->n_groups == 2 && !token->thousands && !token->decimals)
    mention->other = make_number (self, decimal, token->shift);
  if (token->n_groups > 1)
    mention->parts = g_string_chunk_insert_const (self->strings, parts);
  mention->small = token->ordinal
                   || (token->n_groups == 1 && (value <= MAX_SPELLED || (value <= 1000 && value % 100 == 0)));
}

static void
set_date (UnrepMentions           *self,
          const UnrepMentionToken *token,
          UnrepMention            *mention)
{
  g_autofree char *value = g_strdup_printf ("%04u-%02u-%02u", token->year, token->month, token->day);

  mention->kind = UNREP_MENTION_DATE;
  mention->value = g_string_chunk_insert_const (self->strings, value);
  mention->inherited = token->inherited;
}

static void
set_symbol (UnrepMentions           *self,
            const UnrepMentionText  *text,
            const UnrepMentionToken *token,
            UnrepMention            *mention)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (gsize i = token->start; i < token->end; i++)
    g_string_append_c (value, g_ascii_toupper ((char) text->at[i]));
  mention->kind = UNREP_MENTION_SYMBOL;
  mention->value = g_string_chunk_insert_const (self->strings, value->str);
}

static void
add_mention (UnrepMentions           *self,
             const UnrepMentionText  *text,
             const UnrepMentionToken *token,
             UnrepRange               range)
{
  UnrepMention mention = { .range = range };

  if (token->kind == UNREP_TOKEN_NUMBER)
    set_number (self, text, token, &mention);
  else if (token->kind == UNREP_TOKEN_DATE)
    set_date (self, token, &mention);
  else
    set_symbol (self, text, token, &mention);
  g_array_append_val (self->list, mention);
}

static gboolean
has_digit (const gunichar2 *units,
           gsize            n_units)
{
  for (gsize i = 0; i < n_units; i++)
    if (units[i] >= '0' && units[i] <= '9')
      return TRUE;
  return FALSE;
}

static void
add_unit (UnrepMentions    *self,
          UnrepReadingText *reading,
          guint             unit)
{
  g_auto (OwnText) own = { 0 };
  g_autoptr (UnrepFolding) folding = NULL;
  g_autoptr (GArray) tokens = NULL;
  g_autofree guint8 *flags = NULL;
  UnrepMentionText text = { 0 };
  gsize length;

  own_text_init (&own, self->outline, reading, unit);
  length = unrep_text_get_n_chars (own.text);
  g_array_append_val (self->lengths, length);
  folding = unrep_folding_new (own.text, (UnrepRange) { 0, length }, UNREP_FOLDING_LOOSE);
  text.at = unrep_folding_get_units (folding, &text.n);
  if (!has_digit (text.at, text.n))
    return;
  flags = g_new0 (guint8, 2 * text.n);
  text.is_digit = flags;
  text.is_upper = flags + text.n;
  for (gsize i = 0; i < text.n; i++)
    {
      gsize byte = unrep_text_get_byte (own.text, unrep_folding_get_offset (folding, i));
      gunichar c = g_utf8_get_char (unrep_text_get_utf8 (own.text) + byte);

      flags[i] = text.at[i] >= '0' && text.at[i] <= '9' && g_unichar_isdigit (c);
      flags[text.n + i] = g_unichar_isupper (c);
    }
  tokens = unrep_mention_scan (&text);
  unrep_mention_join_dates (&text, tokens);
  for (guint i = 0; i < tokens->len; i++)
    {
      const UnrepMentionToken *token = &g_array_index (tokens, UnrepMentionToken, i);
      UnrepRange range = unrep_folding_get_range (folding, token->start, token->end - token->start);
      gsize start = own_text_find (&own, reading, range.start), end = own_text_find (&own, reading, range.end - 1);

      add_mention (self, &text, token, (UnrepRange) { MIN (start, end), MAX (start, end) + 1 });
    }
}

/**
 * unrep_mentions_new:
 * @outline: an outline
 * @reading: the reading text of the same text, repaired
 * @cancellable: (nullable): stops it
 * @error: where to put that it was stopped
 *
 * Lists what is mentioned in each unit but page headers and footers, its label left out.
 * Times of day, telephone numbers’ plus and addresses are not looked at.
 *
 * Returns: (transfer full) (nullable): the mentions
 */
UnrepMentions *
unrep_mentions_new (UnrepOutline      *outline,
                    UnrepReadingText  *reading,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr (UnrepMentions) self = NULL;
  guint n_units;

  g_return_val_if_fail (outline != NULL && reading != NULL, NULL);
  g_return_val_if_fail (unrep_outline_get_text (outline) == unrep_reading_text_get_text (reading), NULL);

  self = g_new0 (UnrepMentions, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->outline = unrep_outline_ref (outline);
  self->list = g_array_new (FALSE, FALSE, sizeof (UnrepMention));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lengths = g_array_new (FALSE, TRUE, sizeof (gsize));
  self->strings = g_string_chunk_new (4096);
  n_units = unrep_outline_get_n_units (outline);
  for (guint i = 0; i < n_units; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_array_append_val (self->starts, self->list->len);
      if (unrep_outline_get_unit (outline, i)->kind == UNREP_UNIT_ARTEFACT)
        g_array_set_size (self->lengths, i + 1);
      else
        add_unit (self, reading, i);
    }
  g_array_append_val (self->starts, self->list->len);
  return g_steal_pointer (&self);
}

/**
 * unrep_mentions_ref:
 *
 * Returns: (transfer full): @self
 */
UnrepMentions *
unrep_mentions_ref (UnrepMentions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * unrep_mentions_unref:
 * @self: (transfer full): mentions
 *
 * Gives up one reference; the last one frees the mentions.
 */
void
unrep_mentions_unref (UnrepMentions *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  unrep_outline_unref (self->outline);
  g_array_unref (self->list);
  g_array_unref (self->starts);
  g_array_unref (self->lengths);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * unrep_mentions_get_outline:
 *
 * Returns: (transfer none): the outline whose units they are of
 */
UnrepOutline *
unrep_mentions_get_outline (UnrepMentions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->outline;
}

/**
 * unrep_mentions_get_unit:
 * @unit: the index of a unit
 * @n_mentions: (out): how many there are in it
 *
 * Returns: (transfer none) (nullable) (array length=n_mentions): those in @unit
 */
const UnrepMention *
unrep_mentions_get_unit (UnrepMentions *self,
                         guint          unit,
                         guint         *n_mentions)
{
  guint start;

  g_return_val_if_fail (self != NULL && n_mentions != NULL && unit + 1 < self->starts->len, NULL);

  start = g_array_index (self->starts, guint, unit);
  *n_mentions = g_array_index (self->starts, guint, unit + 1) - start;
  return *n_mentions > 0 ? &g_array_index (self->list, UnrepMention, start) : NULL;
}

/**
 * unrep_mentions_get_length:
 * @unit: the index of a unit
 *
 * Returns: how many code points of its own it has, label not included
 */
gsize
unrep_mentions_get_length (UnrepMentions *self,
                           guint          unit)
{
  g_return_val_if_fail (self != NULL && unit < self->lengths->len, 0);

  return g_array_index (self->lengths, gsize, unit);
}
