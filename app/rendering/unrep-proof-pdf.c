/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proof pages of A4. Paragraphs are laid out one at a time and set line by line, so that
 * a long report takes no more memory than a short one. */
#include "unrep-proof-private.h"

#include "unrep-finding-message.h"

#include "unrep-inspection.h"

#include "team/unrep-export.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <string.h>

/* In points. */
#define PAGE_WIDTH 595
#define PAGE_HEIGHT 842
#define MARGIN 64
#define BOTTOM (PAGE_HEIGHT - MARGIN)
#define TEXT_WIDTH (PAGE_WIDTH - 2 * MARGIN)
#define NUMBER_WIDTH (MARGIN - 18)
#define TEXT_SIZE 12
#define SMALL_SIZE 8
#define LARGE_SIZE 16
#define ENTRY_SIZE 10
#define PARAGRAPH_GAP 4

/* Pango shapes what is left of a word for every place where it may be broken: a longer one,
 * in bytes, is broken here. More code points than this stand on no line. */
#define LONG_WORD 256
#define LINE_CHARS 160

/* Light enough for black letters; what it means is said by the number too. */
static const double grounds[UNREP_N_SEVERITIES][3] = {
  [UNREP_SEVERITY_ERROR] = { 1.0, 0.80, 0.80 },
  [UNREP_SEVERITY_WARNING] = { 1.0, 0.91, 0.65 },
  [UNREP_SEVERITY_NOTE] = { 0.83, 0.90, 1.0 },
};

typedef struct
{
  const UnrepProof *proof;
  UnrepFileOutput *output;
  GError *error;
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoContext *contexts[2];
  PangoAttrList *attributes;
  double y;
  guint page;
} Pages;

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  Pages *self = closure;

  if (self->error == NULL)
    unrep_file_output_write (self->output, (const char *) data, length, &self->error);
  return self->error == NULL ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
is_over (Pages *self)
{
  return self->error != NULL || g_cancellable_set_error_if_cancelled (self->proof->cancellable, &self->error);
}

static UnrepDirection
get_page_direction (void)
{
  return unrep_export_is_right_to_left () ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
}

/* Code points that are no characters are not text to cairo, which then writes no page at
 * all. Others of the same length that have no glyph either stand for them. */
static char *
dup_drawable (const char *utf8)
{
  GString *out = g_string_new (NULL);

  for (; *utf8 != '\0'; utf8 = g_utf8_next_char (utf8))
    {
      gunichar c = g_utf8_get_char (utf8);
      gboolean is_none = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);

      g_string_append_unichar (out, !is_none ? c : c < 0x10000 ? 0xfffd : 0xf0000);
    }
  return g_string_free (out, FALSE);
}

static PangoLayout *
new_layout (Pages          *self,
            const char     *text,
            UnrepDirection  direction,
            double          size)
{
  PangoContext *context = self->contexts[direction == UNREP_DIRECTION_RTL];
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));
  g_autofree char *drawable = dup_drawable (text);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, TEXT_WIDTH * PANGO_SCALE);
  pango_layout_set_alignment (layout, direction == UNREP_DIRECTION_RTL ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, drawable, -1);
  return layout;
}

/* The name above and the number below. */
static void
begin_page (Pages *self)
{
  const char *words = self->proof->name;
  gboolean rtl = unrep_paragraph_direction (words, strlen (words), UNREP_DIRECTION_LTR) == UNREP_DIRECTION_RTL;
  g_autoptr (PangoLayout) name = new_layout (self, words, rtl ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR, SMALL_SIZE);
  g_autofree char *number = g_strdup_printf ("%u", ++self->page);
  g_autoptr (PangoLayout) folio = new_layout (self, number, UNREP_DIRECTION_LTR, SMALL_SIZE);

  if (self->page > 1)
    cairo_show_page (self->cairo);
  pango_layout_set_ellipsize (name, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_alignment (name, PANGO_ALIGN_CENTER);
  cairo_move_to (self->cairo, MARGIN, MARGIN / 2.0);
  pango_cairo_show_layout (self->cairo, name);
  pango_layout_set_alignment (folio, PANGO_ALIGN_CENTER);
  cairo_move_to (self->cairo, MARGIN, PAGE_HEIGHT - MARGIN / 2.0 - SMALL_SIZE);
  pango_cairo_show_layout (self->cairo, folio);
  self->y = MARGIN;
}

static void
make_room (Pages  *self,
           double  height)
{
  if (self->y + height > BOTTOM && self->y > MARGIN)
    begin_page (self);
}

/* What is marked in a paragraph, as its lines are set. */
typedef struct
{
  GArray *marks; /* of UnrepProofMark */
  guint next;    /* the first whose number has not been written */
  gsize start;   /* the byte in the paragraph where the layout begins */
  gboolean ends; /* whether it ends with the paragraph */
} Marked;

static void
paint_grounds (Pages           *self,
               PangoLayoutLine *line,
               Marked          *marked,
               double           height)
{
  GArray *marks = marked->marks;
  gsize line_start = marked->start + (gsize) line->start_index, line_end = line_start + (gsize) line->length;

  for (guint i = 0; i < marks->len; i++)
    {
      const UnrepProofMark *mark = &g_array_index (marks, UnrepProofMark, i);
      const double *ground = grounds[unrep_proof_get_entry (self->proof, mark->index)->severity];
      gsize start = CLAMP (mark->start, line_start, line_end), end = CLAMP (mark->end, line_start, line_end);
      g_autofree int *ranges = NULL;
      int n_ranges;

      if (start == end)
        continue;
      pango_layout_line_get_x_ranges (line, (int) (start - marked->start), (int) (end - marked->start), &ranges, &n_ranges);
      cairo_set_source_rgb (self->cairo, ground[0], ground[1], ground[2]);
      for (int k = 0; k < n_ranges; k++)
        cairo_rectangle (self->cairo, MARGIN + pango_units_to_double (ranges[2 * k]), self->y,
                         pango_units_to_double (ranges[2 * k + 1] - ranges[2 * k]), height);
      cairo_fill (self->cairo);
    }
  cairo_set_source_rgb (self->cairo, 0, 0, 0);
}

/* In the margin where lines of the report begin. The numbers of one line follow each
 * other. */
static void
write_numbers (Pages *self,
               guint  first,
               guint  last,
               double height)
{
  gboolean rtl = unrep_reading_text_get_direction (self->proof->reading) == UNREP_DIRECTION_RTL;
  g_autofree char *text = first == last ? g_strdup_printf ("%u", first + 1)
                                        : g_strdup_printf ("%u–%u", first + 1, last + 1);
  g_autoptr (PangoLayout) layout = new_layout (self, text, UNREP_DIRECTION_LTR, SMALL_SIZE);
  int own;

  pango_layout_set_width (layout, NUMBER_WIDTH * PANGO_SCALE);
  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  pango_layout_get_size (layout, NULL, &own);
  cairo_move_to (self->cairo, rtl ? PAGE_WIDTH - MARGIN + 8 : MARGIN - 8 - NUMBER_WIDTH,
                 self->y + (height - pango_units_to_double (own)) / 2);
  pango_cairo_show_layout (self->cairo, layout);
}

/* Numbers of the findings that begin before @end, and have not been written yet. */
static void
write_numbers_before (Pages  *self,
                      Marked *marked,
                      gsize   end,
                      double  height)
{
  guint first = G_MAXUINT, last = 0;

  for (; marked->next < marked->marks->len; marked->next++)
    {
      const UnrepProofMark *mark = &g_array_index (marked->marks, UnrepProofMark, marked->next);

      if (!mark->begins)
        continue;
      if (mark->start >= end)
        break;
      first = MIN (first, mark->index);
      last = mark->index;
    }
  if (first != G_MAXUINT)
    write_numbers (self, first, last, height);
}

static void
set_lines (Pages       *self,
           PangoLayout *layout,
           Marked      *marked)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gboolean more;

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      gboolean is_last = pango_layout_iter_at_last_line (iter);
      PangoRectangle logical;
      double height, x, baseline;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = pango_units_to_double (logical.height);
      baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter) - logical.y);
      make_room (self, height);
      x = MARGIN + pango_units_to_double (logical.x);
      if (marked != NULL)
        {
          paint_grounds (self, line, marked, height);
          write_numbers_before (self, marked, is_last && marked->ends
                                                ? G_MAXSIZE : marked->start + (gsize) (line->start_index + line->length), height);
        }
      cairo_move_to (self->cairo, x, self->y + baseline);
      pango_cairo_show_layout_line (self->cairo, line);
      self->y += height;
      more = pango_layout_iter_next_line (iter);
    }
  while (more);
  pango_layout_iter_free (iter);
}

static void
set_text (Pages          *self,
          const char     *text,
          UnrepDirection  direction,
          double          size)
{
  g_autoptr (PangoLayout) layout = new_layout (self, text, direction, size);

  set_lines (self, layout, NULL);
}

static gboolean
has_long_word (const char *utf8)
{
  for (gsize n; *utf8 != '\0'; utf8 += n + strspn (utf8 + n, " "))
    {
      n = strcspn (utf8, " ");
      if (n > LONG_WORD)
        return TRUE;
    }
  return FALSE;
}

/* The room that the first @n_bytes of a line take, in whatever direction they run. */
static int
measure (PangoLayoutLine *line,
         int              n_bytes)
{
  g_autofree int *ranges = NULL;
  int n_ranges, width = 0;

  pango_layout_line_get_x_ranges (line, 0, n_bytes, &ranges, &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    width += ranges[2 * i + 1] - ranges[2 * i];
  return width;
}

/* Where a line that begins at @p is full: behind a space, or else within a word. */
static const char *
find_line_end (Pages          *self,
               const char     *p,
               UnrepDirection  direction)
{
  const char *limit = p, *end, *space;
  g_autofree char *words = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  const PangoLogAttr *attributes;
  /* A letter that ends its word may be wider. */
  int room = (TEXT_WIDTH - TEXT_SIZE) * PANGO_SCALE, n = 0, most;

  for (most = 0; most < LINE_CHARS && *limit != '\0'; most++)
    limit = g_utf8_next_char (limit);
  words = g_strndup (p, (gsize) (limit - p));
  layout = new_layout (self, words, direction, TEXT_SIZE);
  pango_layout_set_width (layout, -1);
  if (measure (pango_layout_get_line_readonly (layout, 0), (int) (limit - p)) <= room)
    return limit;
  for (int more = most; more - n > 1;)
    {
      int middle = (n + more) / 2;

      if (measure (pango_layout_get_line_readonly (layout, 0), (int) (g_utf8_offset_to_pointer (p, middle) - p)) <= room)
        n = middle;
      else
        more = middle;
    }
  attributes = pango_layout_get_log_attrs_readonly (layout, NULL);
  while (n > 0 && !attributes[n].is_cursor_position)
    n--;
  end = n > 0 ? g_utf8_offset_to_pointer (p, n) : limit;
  space = g_utf8_strrchr (p, end - p, ' ');
  return space != NULL ? space + 1 : end;
}

static void
set_long_words (Pages            *self,
                UnrepProofCursor *cursor)
{
  Marked marked = { .marks = cursor->marks };
  const char *text = cursor->text->str, *next;

  for (const char *p = text; *p != '\0'; p = next)
    {
      g_autoptr (PangoLayout) layout = NULL;
      g_autofree char *words = NULL;

      next = find_line_end (self, p, cursor->direction);
      words = g_strndup (p, (gsize) (next - p));
      layout = new_layout (self, words, cursor->direction, TEXT_SIZE);
      marked.start = (gsize) (p - text);
      marked.ends = *next == '\0';
      set_lines (self, layout, &marked);
    }
}

static void
set_paragraph (Pages            *self,
               UnrepProofCursor *cursor)
{
  Marked marked = { .marks = cursor->marks, .ends = TRUE };
  g_autoptr (PangoLayout) layout = new_layout (self, cursor->text->str, cursor->direction, TEXT_SIZE);

  set_lines (self, layout, &marked);
}

static void
set_report (Pages *self)
{
  g_auto (UnrepProofCursor) cursor = { 0 };

  unrep_proof_cursor_init (&cursor, self->proof);
  while (!is_over (self) && unrep_proof_cursor_next (&cursor))
    {
      self->y += PARAGRAPH_GAP;
      if (has_long_word (cursor.text->str))
        set_long_words (self, &cursor);
      else if (cursor.text->len > 0 || cursor.marks->len > 0)
        set_paragraph (self, &cursor);
    }
}

static void
set_quote (Pages      *self,
           const char *title,
           const char *words)
{
  /* Translators: in the place of words, where none should stand */
  const char *nothing = _("(nothing)");
  /* Words keep their own order, whatever the page's is. */
  g_autofree char *isolated = g_strconcat ("\u2068", *words != '\0' ? words : nothing, "\u2069", NULL);
  g_autofree char *line = g_strdup_printf (_("%s: “%s”"), title, isolated);

  set_text (self, line, get_page_direction (), ENTRY_SIZE);
}

static void
set_entry (Pages *self,
           guint  index)
{
  const UnrepFindingEntry *finding = unrep_proof_get_entry (self->proof, index);
  g_autofree char *head = unrep_proof_dup_head (self->proof, index);
  g_autofree char *title = g_strdup_printf ("%u · %s", index + 1, head);
  g_autofree char *quote = unrep_proof_dup_quote (self->proof, finding->range);

  make_room (self, 3 * LARGE_SIZE);
  set_text (self, title, get_page_direction (), TEXT_SIZE);
  if (finding->first)
    set_text (self, unrep_finding_entry_get_cause (finding), get_page_direction (), ENTRY_SIZE);
  set_quote (self, _("As stored"), quote);
  if (finding->repair != NULL)
    {
      g_autofree char *repair = unrep_finding_dup_shown (finding->repair, G_MAXSIZE);

      set_quote (self, _("Repaired"), repair);
    }
  if (*finding->note != '\0')
    set_quote (self, _("Note"), finding->note);
  self->y += 2 * PARAGRAPH_GAP;
}

static void
set_signed_off (Pages *self)
{
  g_autoptr (GPtrArray) lines = unrep_proof_list_signed_off (self->proof);

  if (lines->len == 0)
    return;
  make_room (self, 3 * LARGE_SIZE);
  set_text (self, _("Signed off"), get_page_direction (), LARGE_SIZE);
  for (guint i = 0; i < lines->len && !is_over (self); i++)
    set_text (self, g_ptr_array_index (lines, i), get_page_direction (), ENTRY_SIZE);
}

static void
set_list (Pages *self)
{
  guint n = self->proof->entries->len;

  begin_page (self);
  set_text (self, _("Findings"), get_page_direction (), LARGE_SIZE);
  if (self->proof->reviewer != NULL)
    set_quote (self, _("Judged by"), self->proof->reviewer);
  if (n == 0)
    set_text (self, _("No findings: the checks see nothing that is wrong or drawn wrongly. They do not read for meaning."),
              get_page_direction (), TEXT_SIZE);
  self->y += 2 * PARAGRAPH_GAP;
  for (guint i = 0; i < n && !is_over (self); i++)
    set_entry (self, i);
  set_signed_off (self);
}

static void
pages_init (Pages            *self,
            const UnrepProof *proof,
            UnrepFileOutput  *output)
{
  static const char * const languages[] = { "en", "ar" };

  *self = (Pages) { .proof = proof, .output = output };
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, proof->name);
  /* Always the same, so that the same report gives the same bytes. */
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  self->cairo = cairo_create (self->surface);
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_insert_hyphens_new (FALSE));
  for (int i = 0; i < 2; i++)
    {
      self->contexts[i] = unrep_inspection_new_context (proof->family, TEXT_SIZE);
      pango_context_set_base_dir (self->contexts[i], i == 1 ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
      pango_context_set_language (self->contexts[i], pango_language_from_string (languages[i]));
    }
}

static cairo_status_t
pages_finish (Pages *self)
{
  cairo_status_t status = cairo_status (self->cairo);

  cairo_destroy (self->cairo);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  pango_attr_list_unref (self->attributes);
  g_object_unref (self->contexts[0]);
  g_object_unref (self->contexts[1]);
  return status;
}

/**
 * unrep_proof_write_pdf:
 * @proof: what to show
 * @output: where to
 * @error: return location of an error
 *
 * Writes pages of A4: the report as stored, each paragraph in its direction, what was
 * found marked by its background and numbered in the margin, at the line where it
 * begins; then a list of the findings, in the language of the interface. The fonts are
 * embedded, the text can be selected. The same report gives the same bytes.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE, %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether it was written
 */
gboolean
unrep_proof_write_pdf (const UnrepProof  *proof,
                       UnrepFileOutput   *output,
                       GError           **error)
{
  Pages pages;
  cairo_status_t status;

  pages_init (&pages, proof, output);
  begin_page (&pages);
  set_report (&pages);
  if (pages.error == NULL)
    set_list (&pages);
  status = pages_finish (&pages);
  if (pages.error != NULL)
    {
      g_propagate_error (error, pages.error);
      return FALSE;
    }
  return status == CAIRO_STATUS_SUCCESS || unrep_file_output_fail (output, cairo_status_to_string (status), error);
}
