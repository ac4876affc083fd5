/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-layout.h"

#include "unrep-pdf-order.h"

#include <fribidi.h>

/* A gap wider than this part of the font size, in hundredths, is a space: spaces of fonts
 * have 20 to 30, kerning less than 10. */
#define SPACE_GAP 13
/* Letters that stand this far apart everywhere are spaced out, and words farther. */
#define SPACED_OUT 6
#define SPACED_SPACE 20
/* In a right-to-left document a line with so much right-to-left text is one: a quarter. */
#define RTL_SHARE 4
#define NO_GLYPH G_MAXUINT
#define FATHATAN 0x064b
/* How much the parts of a glyph may differ in width, in thousandths of the font size. */
#define LITTLE 4
/* No letter is narrower than so many hundredths of the font size, and no lam that ends a
 * word. */
#define TINY 11
#define LAM 32

/* A line in the making: its characters from left to right without marks, each with the
 * glyph that it comes from, and its marks. */
typedef struct
{
  GArray *glyphs;  /* UnrepPdfGlyph */
  GArray *visual;  /* gunichar */
  GArray *sources; /* guint: index in glyphs; NO_GLYPH of a space */
  GArray *marks;   /* guint: index in glyphs */
  guint n_rtl;
  guint n_ltr;
  guint n_bold;
} Line;

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  gint32 x = *(const gint32 *) a, y = *(const gint32 *) b;

  return x < y ? -1 : x > y;
}

/* Where the letter ends that ended at @side, and that a mark is borne by: the box of a mark
 * is what lies between its beginning and the next letter, and part of the letter's. */
static gint32
pass_mark (gint32               side,
           const UnrepPdfGlyph *mark)
{
  return mark->x0 <= side && mark->x1 > side ? mark->x1 : side;
}

/* How wide a gap has to be to be a space. */
static gint32
find_space (const Line *self,
            guint       size)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (gint32));
  gint32 side = G_MININT32, median;

  for (guint i = 0; i < self->glyphs->len; i++)
    {
      const UnrepPdfGlyph *glyph = &g_array_index (self->glyphs, UnrepPdfGlyph, i);
      gint32 gap;

      if (unrep_pdf_is_mark (glyph->c))
        {
          side = pass_mark (side, glyph);
          continue;
        }
      if (side != G_MININT32)
        {
          gap = glyph->x0 - side;
          g_array_append_val (gaps, gap);
        }
      side = MAX (side, glyph->x1);
    }
  g_array_sort (gaps, compare_gaps);
  median = gaps->len > 0 ? g_array_index (gaps, gint32, gaps->len / 2) : 0;
  if (gaps->len > 8 && (gint64) median * 100 > (gint64) size * SPACED_OUT)
    return median + (gint32) size * SPACED_SPACE / 100;
  return (gint32) size * SPACE_GAP / 100;
}

static void
add_char (Line     *self,
          gunichar  c,
          guint     source)
{
  g_array_append_val (self->visual, c);
  g_array_append_val (self->sources, source);
}

static void
count (Line                *self,
       const UnrepPdfGlyph *glyph)
{
  FriBidiCharType type = fribidi_get_bidi_type (glyph->c);

  if (!FRIBIDI_IS_LETTER (type))
    return;
  if (FRIBIDI_IS_RTL (type))
    self->n_rtl++;
  else
    self->n_ltr++;
  self->n_bold += (glyph->font & UNREP_PDF_BOLD) != 0;
}

static gboolean
is_hyphen (const Line *self,
           guint       index)
{
  gunichar c = index < self->glyphs->len ? g_array_index (self->glyphs, UnrepPdfGlyph, index).c : 0;

  return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x00ad;
}

static gboolean
is_latin_letter (const Line *self,
                 guint       index)
{
  return index < self->glyphs->len
         && fribidi_get_bidi_type (g_array_index (self->glyphs, UnrepPdfGlyph, index).c) == FRIBIDI_TYPE_LTR;
}

/* Whether the gap before @index is at a hyphen between two letters: those that do not break
 * are often of another font, and narrower than their place. */
static gboolean
is_inner_hyphen (const Line *self,
                 guint       index)
{
  return (is_hyphen (self, index) && is_latin_letter (self, index - 1) && is_latin_letter (self, index + 1))
         || (index > 1 && is_hyphen (self, index - 1) && is_latin_letter (self, index) && is_latin_letter (self, index - 2));
}

static gboolean
is_narrow (const UnrepPdfGlyph *glyph,
           gint32               percent)
{
  return (gint64) (glyph->x1 - glyph->x0) * 100 < glyph->size * percent;
}

/* How wide the gap between two neighbours has to be to be a space. Some fonts draw alef
 * with hamza, or with a vowel sign, as two glyphs, and the file has both letters for the
 * upper one: then there is a gap where alef is drawn. The narrow lam is one that goes on
 * to the left. */
static gint32
find_limit (const Line *self,
            guint       left,
            guint       right,
            gint32      space)
{
  const UnrepPdfGlyph *a = &g_array_index (self->glyphs, UnrepPdfGlyph, left), *b = &g_array_index (self->glyphs, UnrepPdfGlyph, right);
  gboolean hamza = (a->c == 0x0622 || a->c == 0x0623 || a->c == 0x0625) && is_narrow (a, TINY);
  gboolean next = (b->c == 0x0622 || b->c == 0x0623 || b->c == 0x0625) && is_narrow (b, TINY) && right + 1 < self->glyphs->len;

  if (is_inner_hyphen (self, right))
    return 2 * space;
  if ((next && b[1].c == 0x0644 && is_narrow (&b[1], LAM)) || (hamza && b->c == 0x0644 && is_narrow (b, LAM))
      || (a->c == 0x0627 && is_narrow (a, TINY)))
    return 3 * space;
  return space;
}

static void
fill (Line *self,
      guint size)
{
  gint32 space = find_space (self, size), side = G_MAXINT32;
  guint before = 0;

  for (guint i = 0; i < self->glyphs->len; i++)
    {
      const UnrepPdfGlyph *glyph = &g_array_index (self->glyphs, UnrepPdfGlyph, i);

      if (unrep_pdf_is_mark (glyph->c))
        {
          g_array_append_val (self->marks, i);
          side = side == G_MAXINT32 ? side : pass_mark (side, glyph);
          continue;
        }
      if (glyph->c == UNREP_PDF_STROKE)
        {
          side = side == G_MAXINT32 ? glyph->x1 : MAX (side, glyph->x1);
          continue;
        }
      if (side != G_MAXINT32 && glyph->x0 - side > find_limit (self, before, i, space))
        add_char (self, ' ', NO_GLYPH);
      side = side == G_MAXINT32 ? glyph->x1 : MAX (side, glyph->x1);
      before = i;
      add_char (self, glyph->c, i);
      count (self, glyph);
    }
}

/* Whether the two come from one glyph: it stands for both, and either shares its room among
 * them, side by side, or gives it all to a third. */
static gboolean
are_of_one (const UnrepPdfGlyph *letter,
            const UnrepPdfGlyph *mark)
{
  gint32 width = letter->x1 - letter->x0, little = MAX (mark->size * LITTLE / 1000, 2);

  if (!unrep_pdf_is_rtl_letter (letter->c) || letter->font != mark->font)
    return FALSE;
  if (width <= 2)
    return (gint64) ABS (letter->x0 - mark->x0) * 100 <= 3 * mark->size;
  return (ABS (mark->x0 - letter->x1) <= 2 || ABS (letter->x0 - mark->x1) <= 2) && ABS (mark->x1 - mark->x0 - width) <= little;
}

/* The letter that a mark stands on: the one that its middle is nearest to. */
static guint
find_bearer (const Line *self,
             GHashTable *marks,
             guint       mark)
{
  const UnrepPdfGlyph *glyph = &g_array_index (self->glyphs, UnrepPdfGlyph, mark);
  gint32 middle = unrep_pdf_marks_find_middle (marks, glyph), best = G_MAXINT32;
  guint found = NO_GLYPH;
  guint from = mark > 8 ? mark - 8 : 0;

  for (guint i = from; i < self->glyphs->len && i < mark + 8; i++)
    {
      const UnrepPdfGlyph *other = &g_array_index (self->glyphs, UnrepPdfGlyph, i);
      gint32 distance = MAX (MAX (other->x0 - middle, middle - other->x1), 0) * 16
                        + ABS (other->x0 + (other->x1 - other->x0) / 2 - middle);

      if (are_of_one (other, glyph))
        return i;
      if (!unrep_pdf_is_mark (other->c) && distance < best)
        {
          best = distance;
          found = i;
        }
    }
  /* Of lam and alef in one glyph, alef bears the sign: so it is spelt. */
  if (found != NO_GLYPH && found > 0 && glyph->c == FATHATAN)
    {
      const UnrepPdfGlyph *bearer = &g_array_index (self->glyphs, UnrepPdfGlyph, found);

      if (bearer->c == 0x0644 && bearer[-1].c == 0x0627 && (gint64) ABS ((bearer->x1 - bearer->x0) - (bearer[-1].x1 - bearer[-1].x0)) * 1000 <= LITTLE * glyph->size)
        found--;
    }
  return found;
}

/* Presentation forms are how a letter looks; the letters that it is of are the text. */
static void
append_char (GString  *text,
             gunichar  c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = 1;

  parts[0] = c;
  if ((c >= 0xfb00 && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc))
    n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    g_string_append_unichar (text, parts[i]);
}

static int
compare_bearers (gconstpointer a,
                 gconstpointer b)
{
  const guint *x = a, *y = b;

  return x[0] != y[0] ? (x[0] < y[0] ? -1 : 1) : x[1] < y[1] ? -1 : x[1] > y[1];
}

/* How many brackets find no partner, where those are turned round that are drawn as their
 * mirror images. */
static guint
count_unpaired (const Line     *self,
                const guint    *logical,
                const gboolean *mirrored,
                gboolean        turn)
{
  gunichar open[16];
  guint n_open = 0, unpaired = 0;

  for (guint i = 0; i < self->visual->len; i++)
    {
      gunichar c = g_array_index (self->visual, gunichar, logical[i]), other;

      if (fribidi_get_bidi_type (c) != FRIBIDI_TYPE_ON || !g_unichar_get_mirror_char (c, &other))
        continue;
      if (turn && mirrored[i])
        {
          gunichar meant = other;

          other = c;
          c = meant;
        }
      if (c < other && n_open < G_N_ELEMENTS (open))
        open[n_open++] = other;
      else if (n_open > 0 && open[n_open - 1] == c)
        n_open--;
      else
        unpaired++;
    }
  return unpaired + n_open;
}

/* Some files have brackets as they are drawn, others as they are meant. What a line shows
 * of that counts for those that show nothing. */
static void
turn_brackets (UnrepPdfLayout *layout,
               Line           *line,
               const guint    *logical,
               const gboolean *mirrored)
{
  guint as_is = count_unpaired (line, logical, mirrored, FALSE), turned = count_unpaired (line, logical, mirrored, TRUE);

  if (as_is != turned)
    layout->n_drawn += turned < as_is ? 1 : -1;
  if (turned > as_is || (turned == as_is && layout->n_drawn <= 0))
    return;
  for (guint i = 0; i < line->visual->len; i++)
    if (mirrored[i])
      {
        gunichar *c = &g_array_index (line->visual, gunichar, logical[i]);

        g_unichar_get_mirror_char (*c, c);
      }
}

/* The text in the order of reading, each mark behind the letter that bears it. */
static void
append_text (Line        *self,
             GHashTable  *marks,
             const guint *logical,
             GString     *text)
{
  g_autoptr (GArray) borne = g_array_new (FALSE, FALSE, 2 * sizeof (guint));
  g_autofree guint *first = g_new (guint, self->glyphs->len + 1);
  guint at = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      guint pair[2] = { 0, g_array_index (self->marks, guint, i) };

      pair[0] = find_bearer (self, marks, pair[1]);
      g_array_append_val (borne, pair);
    }
  g_array_sort (borne, compare_bearers);
  for (guint i = 0; i <= self->glyphs->len; i++)
    {
      while (at < borne->len && ((const guint *) borne->data)[2 * at] < i)
        at++;
      first[i] = at;
    }
  for (guint i = 0; i < self->visual->len; i++)
    {
      guint source = g_array_index (self->sources, guint, logical[i]);

      append_char (text, g_array_index (self->visual, gunichar, logical[i]));
      if (source == NO_GLYPH)
        continue;
      for (guint j = first[source]; j < borne->len && ((const guint *) borne->data)[2 * j] == source; j++)
        append_char (text, g_array_index (self->glyphs, UnrepPdfGlyph, ((const guint *) borne->data)[2 * j + 1]).c);
    }
}

/* Poppler tells accents from their letters; the text has one character for both where
 * there is one. */
static void
append_composed (Line        *self,
                 GHashTable  *marks,
                 const guint *logical,
                 GString     *text)
{
  gsize start = text->len;
  g_autofree char *composed = NULL;

  append_text (self, marks, logical, text);
  if (self->marks->len == 0)
    return;
  composed = g_utf8_normalize (text->str + start, -1, G_NORMALIZE_NFC);
  g_string_truncate (text, start);
  g_string_append (text, composed);
}

/* Whether the line is of a right-to-left paragraph. One without right-to-left letters may
 * be the end of one: then the point that ends it stands at its left. */
static gboolean
is_rtl (const UnrepPdfLayout *layout,
        const Line           *line)
{
  gunichar leftmost = g_array_index (line->visual, gunichar, 0);

  if (!layout->rtl || line->n_rtl > line->n_ltr)
    return line->n_rtl > line->n_ltr;
  if (line->n_rtl == 0 && line->n_ltr > 0)
    return leftmost == '.' || leftmost == ':' || leftmost == ';' || leftmost == ',';
  return line->n_rtl * RTL_SHARE >= line->n_ltr;
}

static void
add_line (UnrepPdfLayout *layout,
          Line           *line,
          UnrepPdfLine   *own)
{
  guint n = line->visual->len;
  const gunichar *visual = (const gunichar *) line->visual->data;
  g_autofree guint *logical = g_new (guint, n);
  g_autofree gboolean *mirrored = g_new (gboolean, n);
  UnrepDirection base;

  own->rtl = is_rtl (layout, line);
  own->bold = line->n_bold * 10 >= (line->n_rtl + line->n_ltr) * 9 && line->n_bold > 0;
  own->text = layout->text->len;
  own->n_chars = own->n_agreed = n;
  base = own->rtl ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
  unrep_pdf_order_read (visual, n, base, logical);
  if (line->n_rtl > 0)
    {
      own->n_agreed = unrep_pdf_order_check (visual, logical, n, base, mirrored);
      turn_brackets (layout, line, logical, mirrored);
    }
  append_composed (line, layout->marks, logical, layout->text);
  own->n_bytes = layout->text->len - own->text;
  g_array_append_vals (layout->lines, own, 1);
}

/**
 * unrep_pdf_line_read:
 * @self: a document that is being read
 * @row: a row of a page
 * @first: index of a segment of it
 * @last: index of the segment that ends the line
 * @page: index of the page
 * @cell: whether the line stands beside others that it does not go on with
 *
 * Reads a line: finds its spaces, its direction and its order, and adds its text.
 */
void
unrep_pdf_line_read (UnrepPdfLayout    *self,
                     const UnrepPdfRow *row,
                     guint              first,
                     guint              last,
                     guint              page,
                     gboolean           cell)
{
  const UnrepPdfSegment *segments = (const UnrepPdfSegment *) row->segments->data;
  UnrepPdfLine own = { .box = segments[first].box, .page = page, .region = self->n_regions, .cell = cell };
  Line line = { 0 };
  guint longest = first, n = segments[last].first + segments[last].n - segments[first].first;

  for (guint i = first + 1; i <= last; i++)
    {
      unrep_pdf_box_join (&own.box, &segments[i].box);
      if (segments[i].n > segments[longest].n)
        longest = i;
    }
  own.size = segments[longest].size;
  line.glyphs = g_array_sized_new (FALSE, FALSE, sizeof (UnrepPdfGlyph), n);
  line.visual = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), n + n / 4);
  line.sources = g_array_sized_new (FALSE, FALSE, sizeof (guint), n + n / 4);
  line.marks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (line.glyphs, &g_array_index (row->glyphs, UnrepPdfGlyph, segments[first].first), n);
  unrep_pdf_ligatures_undo (self->widths, (UnrepPdfGlyph *) line.glyphs->data, n);
  fill (&line, own.size);
  if (line.visual->len > 0)
    add_line (self, &line, &own);
  g_array_unref (line.glyphs);
  g_array_unref (line.visual);
  g_array_unref (line.sources);
  g_array_unref (line.marks);
}
