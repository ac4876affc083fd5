/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-layout.h"

/* How much the parts of a glyph may differ in width, in thousandths of the font size: the
 * last one goes to where the next glyph begins. */
#define LITTLE 12
#define VERY_LITTLE 5
/* What is met no more often than this may be chance. */
#define RARE 2
/* The widths of lam and alef are told in this part of the font size; and how many articles
 * tell which is the usual one. */
#define CLASSES 250
#define MIN_ARTICLES 5

/* How often a width has been met, and how often with a neighbour of the same width. */
typedef struct
{
  guint n;
  guint n_pairs;
} Width;

/* Widths are compared in hundredths of the font size: justification adds a little. */
static gint32
relative_width (const UnrepPdfGlyph *glyph)
{
  return CLAMP ((gint32) ((gint64) (glyph->x1 - glyph->x0) * 100 / MAX (glyph->size, 1)), 0, 1023);
}

/* The letter that has the same shape but for its dots, and so nearly always the same width:
 * rare letters are known by their common sisters. */
static gunichar
find_shape (gunichar c)
{
  static const char *const families[] = { "اأإآٱ", "بتثنيئپ", "جحخچ", "دذ", "رزژ", "سش", "صض", "طظ", "عغ", "فق", "وؤ", "هة", "كگ" };

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_utf8_strchr (families[i], -1, c) != NULL)
      return g_utf8_get_char (families[i]);
  return c;
}

/* Letters have at most 21 bits, fonts 16, widths 10. */
#define WIDTH_STEP ((gint64) 1 << 21)

static gint64
make_key (const UnrepPdfGlyph *glyph)
{
  return (gint64) glyph->font << 32 | relative_width (glyph) * WIDTH_STEP | find_shape (glyph->c);
}

/* Whether the two, from left to right, may be parts of one glyph. */
static gboolean
are_alike (const UnrepPdfGlyph *left,
           const UnrepPdfGlyph *right)
{
  gint32 difference = (left->x1 - left->x0) - (right->x1 - right->x0), gap = right->x0 - left->x1;
  gint32 little = MAX (left->size * LITTLE / 1000, 2);

  return left->font == right->font && left->size == right->size && left->x1 > left->x0 && ABS (difference) <= little
         && ABS (gap) <= little && ABS (left->y1 - right->y1) <= 2 && unrep_pdf_is_rtl_letter (left->c) && unrep_pdf_is_rtl_letter (right->c);
}

/* Lam or alef of the article, by its width in parts of the font size that are finer; the
 * order of the two on a page is also that of one glyph for lam and alef. */
static gint64
make_article_key (const UnrepPdfGlyph *letter,
                  gint64               class)
{
  return (gint64) letter->font << 32 | class * WIDTH_STEP | (letter->c == 0x0644 ? 1 : 2);
}

static gint64
find_class (const UnrepPdfGlyph *letter)
{
  return CLAMP ((gint64) (letter->x1 - letter->x0) * CLASSES / MAX (letter->size, 1), 1, 1000);
}

/* The class that lam, or alef, has most often there. */
static gint64
make_usual_key (const UnrepPdfGlyph *letter)
{
  return make_article_key (letter, 0);
}

/* All letters of a font, whatever their widths. */
static gint64
make_font_key (const UnrepPdfGlyph *glyph)
{
  return (gint64) glyph->font << 32;
}

static void
learn (GHashTable *widths,
       gint64      key,
       gboolean    paired)
{
  Width *width = g_hash_table_lookup (widths, &key);

  if (width == NULL)
    {
      width = g_new0 (Width, 1);
      g_hash_table_insert (widths, g_memdup2 (&key, sizeof key), width);
    }
  width->n++;
  width->n_pairs += paired;
}

/* Whether the two stand as lam behind alef does, or one glyph for both. */
static gboolean
are_lam_alef (const UnrepPdfGlyph *left,
              const UnrepPdfGlyph *right)
{
  return left->c == 0x0644 && find_shape (right->c) == 0x0627 && left->font == right->font && left->size == right->size
         && ABS (right->x0 - left->x1) <= MAX (left->size * LITTLE / 1000, 2) && ABS (left->y1 - right->y1) <= 2;
}

/* The article is the commonest word of any Arabic text: it tells which lam and which alef
 * are letters. */
static void
learn_article (GHashTable          *widths,
               const UnrepPdfGlyph *letter,
               gboolean             alike)
{
  gint64 class = find_class (letter), key = make_article_key (letter, class), usual_key = make_usual_key (letter);
  const Width *own;
  Width *usual;

  learn (widths, key, !alike);
  learn (widths, usual_key, FALSE);
  own = g_hash_table_lookup (widths, &key);
  usual = g_hash_table_lookup (widths, &usual_key);
  /* Here @n is how often the commonest class has been met, and @n_pairs which it is. */
  usual->n--;
  if (own->n > usual->n)
    *usual = (Width) { own->n, (guint) class };
}

/* Whether letters of the font are all of one width. */
static gboolean
is_even (GHashTable          *widths,
         const UnrepPdfGlyph *glyph)
{
  gint64 key = make_font_key (glyph);
  const Width *font = g_hash_table_lookup (widths, &key);

  return font == NULL || font->n_pairs * 2 >= font->n;
}

/* Whether lam or alef of this width is met as a letter of the article: beside the other
 * with another width, or so often that it must be, or so seldom that it is chance. */
static gboolean
is_letter (GHashTable          *widths,
           const UnrepPdfGlyph *letter)
{
  gint64 class = find_class (letter), usual_key = make_usual_key (letter);
  const Width *usual = g_hash_table_lookup (widths, &usual_key);
  guint n_unlike = 0, n_met = 0;

  if (usual == NULL || usual->n < MIN_ARTICLES || ABS ((gint64) usual->n_pairs - class) <= 1)
    return TRUE;
  if (is_even (widths, letter))
    return class * 10 > (gint64) usual->n_pairs * 6;
  for (gint64 i = -1; i <= 1; i++)
    {
      gint64 key = make_article_key (letter, class + i);
      const Width *width = g_hash_table_lookup (widths, &key);

      n_unlike += width != NULL ? width->n_pairs : 0;
      n_met += width != NULL ? width->n : 0;
    }
  return n_unlike >= RARE || n_met <= RARE;
}

/**
 * unrep_pdf_ligatures_learn:
 * @widths: an empty table, with g_int64_hash() and g_free() for both
 * @pages: all pages of a document
 *
 * Learns how wide each letter is in each font. A glyph that stands for several letters,
 * such as lam with alef, comes as so many boxes of the same width, from left to right:
 * lam first, which in Arabic is the wrong side. What gives it away is that the letter has
 * this width nowhere else than beside another of the same.
 */
void
unrep_pdf_ligatures_learn (GHashTable          *widths,
                           const UnrepPdfPages *pages)
{
  for (guint i = 0; i < pages->pages->len; i++)
    {
      const UnrepPdfPage *page = unrep_pdf_pages_get (pages, i);

      for (guint j = 0; j < page->n_glyphs; j++)
        {
          const UnrepPdfGlyph *glyph = &page->glyphs[j];
          gboolean paired;

          if (!unrep_pdf_is_rtl_letter (glyph->c))
            continue;
          paired = (j > 0 && are_alike (glyph - 1, glyph)) || (j + 1 < page->n_glyphs && are_alike (glyph, glyph + 1));
          learn (widths, make_key (glyph), paired);
          learn (widths, make_font_key (glyph), paired);
          if (j + 1 < page->n_glyphs && are_lam_alef (glyph, glyph + 1))
            {
              learn_article (widths, glyph, are_alike (glyph, glyph + 1));
              learn_article (widths, glyph + 1, are_alike (glyph, glyph + 1));
            }
        }
    }
}

/* How often letters of about the glyph's width were met: kerning and rounding make some a
 * little closer or wider. */
static Width
find_near (GHashTable          *widths,
           const UnrepPdfGlyph *glyph)
{
  Width all = { 0 };

  for (gint64 i = -1; i <= 1; i++)
    {
      gint64 key = make_key (glyph) + i * WIDTH_STEP;
      const Width *width = g_hash_table_lookup (widths, &key);

      all.n += width != NULL ? width->n : 0;
      all.n_pairs += width != NULL ? width->n_pairs : 0;
    }
  return all;
}

/* Whether a letter of this width was nearly always one of a pair: of 10, 9 were. In a font
 * whose letters are all of one width that says nothing, and little where it was met once
 * or twice: but for lam and alef, most letters of one glyph are those. */
static gboolean
is_part (GHashTable          *widths,
         const UnrepPdfGlyph *glyph)
{
  gint64 key = make_key (glyph);
  const Width *width = g_hash_table_lookup (widths, &key);
  Width near;

  if (width == NULL || width->n_pairs * 10 < width->n * 9 || is_even (widths, glyph))
    return FALSE;
  if (width->n > RARE || glyph->c == 0x0644 || find_shape (glyph->c) == 0x0627)
    return TRUE;
  near = find_near (widths, glyph);
  return near.n_pairs * 10 >= near.n * 9;
}

static void
swap (UnrepPdfGlyph *a,
      UnrepPdfGlyph *b)
{
  gunichar c = a->c;

  a->c = b->c;
  b->c = c;
}

/* Whether lam and alef, from left to right, are right of which another alef stands: no
 * word has two of them in a row, so it is lam that follows the first. */
static gboolean
is_lam_alef (const UnrepPdfGlyph *glyphs,
             guint                n)
{
  return n >= 3 && glyphs[0].c == 0x0644 && find_shape (glyphs[1].c) == 0x0627 && find_shape (glyphs[2].c) == 0x0627
         && are_alike (&glyphs[0], &glyphs[1]) && ABS (glyphs[2].x0 - glyphs[1].x1) <= MAX (glyphs[1].size * LITTLE / 1000, 2);
}

/* Whether lam and alef, from left to right, are one glyph although one of them also has
 * this width where it is none: then the two differ by less. */
static gboolean
is_lam_alef_part (GHashTable          *widths,
                  const UnrepPdfGlyph *glyphs,
                  guint                n)
{
  if (n < 2 || !are_lam_alef (&glyphs[0], &glyphs[1])
      || (gint64) ABS ((glyphs[0].x1 - glyphs[0].x0) - (glyphs[1].x1 - glyphs[1].x0)) * 1000 > glyphs[0].size * VERY_LITTLE)
    return FALSE;
  return (!is_letter (widths, &glyphs[0]) && !is_letter (widths, &glyphs[1])) || is_part (widths, &glyphs[0]) || is_part (widths, &glyphs[1]);
}

/* Whether lam, alef and a vowel sign share the room of one glyph: three equal parts are no
 * chance. */
static gboolean
is_lam_alef_mark (const UnrepPdfGlyph *glyphs,
                  guint                n)
{
  gint32 width = glyphs[0].x1 - glyphs[0].x0;

  if (n < 3 || width <= 0 || glyphs[0].c != 0x0644 || find_shape (glyphs[1].c) != 0x0627 || !unrep_pdf_is_mark (glyphs[2].c))
    return FALSE;
  for (guint i = 1; i < 3; i++)
    if (ABS (glyphs[i].x0 - glyphs[i - 1].x1) > 2 || ABS (glyphs[i].x1 - glyphs[i].x0 - width) > MAX (glyphs[0].size * VERY_LITTLE / 1000, 2))
      return FALSE;
  return TRUE;
}

/* Whether the second of two glyphs has no room of its own but lies in that of the first:
 * then it is behind it, as the alef of a glyph for lam and alef. */
static gboolean
lies_inside (const UnrepPdfGlyph *glyphs,
             guint                n)
{
  return n >= 2 && unrep_pdf_is_rtl_letter (glyphs[0].c) && unrep_pdf_is_rtl_letter (glyphs[1].c) && glyphs[1].x0 == glyphs[1].x1
         && glyphs[1].x0 < glyphs[0].x1 && glyphs[0].x0 < glyphs[0].x1;
}

/* Puts the second of two glyphs to the left of the first. */
static void
move_out (UnrepPdfGlyph *around,
          UnrepPdfGlyph *inside)
{
  UnrepPdfGlyph moved = *inside;

  moved.x0 = moved.x1 = around->x0;
  *inside = *around;
  *around = moved;
}

/**
 * unrep_pdf_ligatures_undo:
 * @widths: what unrep_pdf_ligatures_learn() learned
 * @glyphs: (array length=n): glyphs of a line, from left to right
 * @n: how many
 *
 * Gives the letters of a glyph that stands for several the places that they would have
 * as glyphs of their own.
 */
void
unrep_pdf_ligatures_undo (GHashTable    *widths,
                          UnrepPdfGlyph *glyphs,
                          guint          n)
{
  for (guint first = 0, last; first < n; first = last + 1)
    {
      last = first;
      if (is_lam_alef_mark (glyphs + first, n - first))
        {
          last = first + 2;
          swap (&glyphs[first], &glyphs[last]);
        }
      else if (lies_inside (glyphs + first, n - first))
        move_out (&glyphs[first], &glyphs[++last]);
      else if (is_lam_alef (glyphs + first, n - first) || is_lam_alef_part (widths, glyphs + first, n - first))
        swap (&glyphs[first], &glyphs[++last]);
      else if (unrep_pdf_is_rtl_letter (glyphs[first].c) && is_part (widths, &glyphs[first]))
        {
          while (last + 1 < n && are_alike (&glyphs[last], &glyphs[last + 1]) && is_part (widths, &glyphs[last + 1])
                 && !is_lam_alef_part (widths, glyphs + last + 1, n - last - 1))
            last++;
          for (guint i = first, j = last; i < j; i++, j--)
            swap (&glyphs[i], &glyphs[j]);
        }
    }
}
