/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a line with a direction of their own, as the signs of UAX #9 say them in plain
 * text. Most of them change nothing that is seen, and are not written. */
#include "unrep-html.h"

#include <fribidi.h>
#include <string.h>

/* Longer paragraphs keep all signs: whether they matter is not worth the time. */
#define MAX_COMPARED ((gsize) 64 * 1024)

/* What begins and ends each kind (CSS Writing Modes 4, section 2.4.2). */
static const struct
{
  const char *ltr, *rtl, *end;
} signs[] = {
  [UNREP_HTML_BIDI_EMBED] = { "\u202a", "\u202b", "\u202c" },
  [UNREP_HTML_BIDI_ISOLATE] = { "\u2066", "\u2067", "\u2069" },
  [UNREP_HTML_BIDI_OVERRIDE] = { "\u202d", "\u202e", "\u202c" },
  [UNREP_HTML_BIDI_ISOLATE_OVERRIDE] = { "\u2066\u202d", "\u2067\u202e", "\u202c\u2069" },
  [UNREP_HTML_BIDI_PLAINTEXT] = { "\u2068", "\u2068", "\u2069" },
};

typedef struct
{
  gsize at;
  const char *start; /* NULL where the part ends */
  const char *end;
} Mark;

/**
 * unrep_html_marks_new:
 *
 * Returns: (transfer full): no marks
 */
UnrepHtmlMarks *
unrep_html_marks_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Mark));
}

/**
 * unrep_html_marks_begin:
 * @self: marks of a paragraph
 * @style: the style of an element in it
 * @at: byte of the paragraph where the element begins
 *
 * Returns: whether it has a direction of its own; then unrep_html_marks_end() is due
 */
gboolean
unrep_html_marks_begin (UnrepHtmlMarks       *self,
                        const UnrepHtmlStyle *style,
                        gsize                 at)
{
  Mark mark = { .at = at };

  if (style->bidi == UNREP_HTML_BIDI_NONE)
    return FALSE;
  mark.start = style->direction == UNREP_DIRECTION_RTL ? signs[style->bidi].rtl : signs[style->bidi].ltr;
  mark.end = signs[style->bidi].end;
  g_array_append_val (self, mark);
  return TRUE;
}

/**
 * unrep_html_marks_end:
 * @self: marks of a paragraph
 * @at: byte of the paragraph where the element ends
 *
 * Ends the element that began last. One that began in another paragraph ended with it.
 */
void
unrep_html_marks_end (UnrepHtmlMarks *self,
                      gsize           at)
{
  const Mark mark = { .at = at };

  g_array_append_val (self, mark);
}

/**
 * unrep_html_marks_clamp:
 * @self: marks of a paragraph
 * @at: how many bytes the paragraph has left
 *
 * Moves marks that stand where the paragraph was shortened.
 */
void
unrep_html_marks_clamp (UnrepHtmlMarks *self,
                        gsize           at)
{
  for (guint i = self->len; i > 0 && g_array_index (self, Mark, i - 1).at > at; i--)
    g_array_index (self, Mark, i - 1).at = at;
}

static void
append_ends (GString         *out,
             const GPtrArray *open)
{
  for (guint i = open->len; i > 0; i--)
    g_string_append (out, g_ptr_array_index (open, i - 1));
}

/* A line has its own signs, for each is laid out by itself. */
static void
append_text (GString         *out,
             const char      *text,
             gsize            n,
             const GPtrArray *starts,
             const GPtrArray *ends)
{
  for (gsize i = 0; i < n; i++)
    {
      if (text[i] == '\n')
        append_ends (out, ends);
      g_string_append_c (out, text[i]);
      for (guint j = 0; text[i] == '\n' && j < starts->len; j++)
        g_string_append (out, g_ptr_array_index (starts, j));
    }
}

static GString *
new_marked (UnrepHtmlMarks *self,
            const GString  *content)
{
  g_autoptr (GPtrArray) starts = g_ptr_array_new (), ends = g_ptr_array_new ();
  GString *out = g_string_sized_new (content->len + 16);
  gsize done = 0;

  for (guint i = 0; i < self->len; i++)
    {
      const Mark *mark = &g_array_index (self, Mark, i);
      gsize at = CLAMP (mark->at, done, content->len);

      append_text (out, content->str + done, at - done, starts, ends);
      done = at;
      if (mark->start != NULL)
        {
          g_string_append (out, mark->start);
          g_ptr_array_add (starts, (gpointer) mark->start);
          g_ptr_array_add (ends, (gpointer) mark->end);
        }
      else if (ends->len > 0)
        {
          g_string_append (out, g_ptr_array_index (ends, ends->len - 1));
          g_ptr_array_set_size (starts, (int) starts->len - 1);
          g_ptr_array_set_size (ends, (int) ends->len - 1);
        }
    }
  append_text (out, content->str + done, content->len - done, starts, ends);
  append_ends (out, ends);
  return out;
}

static gboolean
is_control (FriBidiChar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* The characters of a line from left to right, those that are seen. */
static void
append_visual (GArray         *out,
               const char     *line,
               gsize           n_bytes,
               UnrepDirection  direction)
{
  glong n;
  g_autofree gunichar *text = g_utf8_to_ucs4_fast (line, (glong) n_bytes, &n);
  g_autofree FriBidiCharType *types = g_new (FriBidiCharType, n);
  g_autofree FriBidiBracketType *brackets = g_new (FriBidiBracketType, n);
  g_autofree FriBidiLevel *levels = g_new (FriBidiLevel, n);
  FriBidiParType base = direction == UNREP_DIRECTION_RTL   ? FRIBIDI_PAR_RTL
                        : direction == UNREP_DIRECTION_LTR ? FRIBIDI_PAR_LTR
                                                           : FRIBIDI_PAR_ON;

  if (n == 0)
    return;
  fribidi_get_bidi_types (text, (FriBidiStrIndex) n, types);
  fribidi_get_bracket_types (text, (FriBidiStrIndex) n, types, brackets);
  if (fribidi_get_par_embedding_levels_ex (types, brackets, (FriBidiStrIndex) n, &base, levels) == 0)
    return;
  /* Signs that are mirrored look otherwise. */
  for (glong i = 0; i < n; i++)
    {
      FriBidiChar mirrored;

      if ((levels[i] & 1) != 0 && fribidi_get_mirror_char (text[i], &mirrored))
        text[i] = mirrored;
    }
  if (fribidi_reorder_line (FRIBIDI_FLAGS_DEFAULT, types, (FriBidiStrIndex) n, 0, base, levels, text, NULL) == 0)
    return;
  for (glong i = 0; i < n; i++)
    if (!is_control (text[i]))
      g_array_append_val (out, text[i]);
}

static GArray *
new_visual (const GString  *text,
            UnrepDirection  direction)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *line = text->str; *line != '\0';)
    {
      gsize n = strcspn (line, "\n");

      append_visual (out, line, n, direction);
      line += n + (line[n] == '\n');
    }
  return out;
}

static gboolean
looks_the_same (const GString  *a,
                const GString  *b,
                UnrepDirection  direction)
{
  g_autoptr (GArray) first = NULL, second = NULL;

  if (b->len > MAX_COMPARED)
    return FALSE;
  first = new_visual (a, direction);
  second = new_visual (b, direction);
  return first->len == second->len && memcmp (first->data, second->data, first->len * sizeof (gunichar)) == 0;
}

/**
 * unrep_html_marks_apply:
 * @self: marks of a paragraph, which are forgotten
 * @content: the paragraph
 * @direction: its direction
 *
 * Writes the signs into the paragraph, if it would look another way without them. Where
 * nobody says its direction, that of its first letter is taken, in or out of a part.
 */
void
unrep_html_marks_apply (UnrepHtmlMarks *self,
                        GString        *content,
                        UnrepDirection  direction)
{
  GString *marked;

  if (self->len > 0 && content->len > 0)
    {
      marked = new_marked (self, content);
      if (direction == UNREP_DIRECTION_NEUTRAL)
        direction = unrep_first_strong_direction (content->str, content->len);
      if (!looks_the_same (content, marked, direction))
        g_string_assign (content, marked->str);
      g_string_free (marked, TRUE);
    }
  g_array_set_size (self, 0);
}
