/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of web pages, numbered as the HTML standard says: start, reversed, value. */
#include "unrep-html.h"

#include <string.h>

#define MAX_NUMBER 1000000
#define LATIN "abcdefghijklmnopqrstuvwxyz"
#define LATIN_CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* The counter styles of CSS that number reports (CSS Counter Styles 3, section 6). */
static const UnrepDocxNumberFormat formats[] = {
  { "decimal", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS },
  { "decimal-leading-zero", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, .width = 2 },
  { "arabic-indic", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, "٠١٢٣٤٥٦٧٨٩" },
  { "persian", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, "۰۱۲۳۴۵۶۷۸۹" },
  { "urdu", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, "۰۱۲۳۴۵۶۷۸۹" },
  { "lower-alpha", UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_LATIN_LOWER, LATIN },
  { "lower-latin", UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_LATIN_LOWER, LATIN },
  { "upper-alpha", UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_LATIN_UPPER, LATIN_CAPITALS },
  { "upper-latin", UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_LATIN_UPPER, LATIN_CAPITALS },
  { "lower-roman", UNREP_DOCX_NUMBER_ROMAN, UNREP_NUMBERING_ROMAN_LOWER },
  { "upper-roman", UNREP_DOCX_NUMBER_ROMAN, UNREP_NUMBERING_ROMAN_UPPER },
  { "cjk-ideographic", UNREP_DOCX_NUMBER_CHINESE, UNREP_NUMBERING_CHINESE },
  { "simp-chinese-informal", UNREP_DOCX_NUMBER_CHINESE, UNREP_NUMBERING_CHINESE },
};

/* Bullets, as browsers draw them. */
static const struct
{
  const char *style, *bullet;
} bullets[] = {
  { "disc", "•" }, { "circle", "◦" }, { "square", "■" },
};

static const UnrepDocxNumberFormat *
find_format (const char *marker)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (marker, formats[i].name) == 0)
      return &formats[i];
  return NULL;
}

static gboolean
read_int (const xmlNode *node,
          const char    *name,
          int           *number)
{
  const char *value = unrep_xml_attribute (node, name);
  gint64 read;

  if (value == NULL || !g_ascii_string_to_signed (value, 10, -MAX_NUMBER, MAX_NUMBER, &read, NULL))
    return FALSE;
  *number = (int) read;
  return TRUE;
}

/* Those that are shown as items; the others have no number. */
static int
count_items (UnrepCss      *css,
             const xmlNode *node)
{
  int n = 0;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (unrep_xml_is (child, "li"))
      {
        UnrepCssValues values;
        const char *display;

        unrep_css_cascade (css, child, UNREP_CSS_ELEMENT, &values);
        display = values.of[UNREP_CSS_DISPLAY];
        n += display != NULL ? strcmp (display, "list-item") == 0 : unrep_xml_attribute (child, "hidden") == NULL;
      }
  return n;
}

/**
 * unrep_html_list_init:
 * @self: (out caller-allocates): what is filled in
 * @css: the style sheets of the page
 * @node: an ol, or anything else that has items
 * @outer: (nullable): the list it lies in
 * @index: which list of the report it is, from 1
 *
 * Begins a list.
 */
void
unrep_html_list_init (UnrepHtmlList       *self,
                      UnrepCss            *css,
                      const xmlNode       *node,
                      const UnrepHtmlList *outer,
                      guint                index)
{
  gboolean numbered = unrep_xml_is (node, "ol"), reversed = numbered && unrep_xml_attribute (node, "reversed") != NULL;

  *self = (UnrepHtmlList) { .index = index, .level = outer != NULL ? MIN (outer->level + 1, 15) : 0, .step = reversed ? -1 : 1 };
  self->next = reversed ? count_items (css, node) : 1;
  if (numbered)
    read_int (node, "start", &self->next);
}

/* Numbers below 1, which no letters have and no report counts with, are digits and are no
 * certain labels. */
static void
set_number (UnrepHtmlList   *self,
            int              number,
            const char      *marker,
            UnrepLineWriter *writer)
{
  const UnrepDocxNumberFormat *format = find_format (marker);
  g_autofree char *digits = NULL;

  if (number > 0)
    {
      unrep_line_writer_set_number (writer, format != NULL ? format : &formats[0], (guint) number, "", ".");
      writer->label_facts.list = self->index;
      writer->label_facts.level = self->level & 15;
      return;
    }
  digits = g_strdup_printf ("%d.", number);
  unrep_line_writer_set_bullet (writer, digits);
}

/**
 * unrep_html_list_set_label:
 * @self: a list
 * @item: its next item
 * @marker: (nullable): the kind of its label; %NULL where it has none
 * @writer: what lines are written with
 *
 * Counts the item, and gives the next paragraph its label. A kind that is not known is
 * the usual digits (CSS Counter Styles 3, section 3.1).
 */
void
unrep_html_list_set_label (UnrepHtmlList   *self,
                           const xmlNode   *item,
                           const char      *marker,
                           UnrepLineWriter *writer)
{
  int number = self->next;

  read_int (item, "value", &number);
  self->next = CLAMP (number + self->step, -MAX_NUMBER, MAX_NUMBER);
  if (marker == NULL || g_ascii_strcasecmp (marker, "none") == 0)
    return;
  if (*marker == '"' || *marker == '\'')
    {
      const char *end;
      g_autofree char *string = unrep_css_dup_string (marker, &end);

      g_strstrip (g_strdelimit (string, "\n\t", ' '));
      if (*string != '\0' && strlen (string) < G_MAXUINT8)
        unrep_line_writer_set_bullet (writer, string);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_ascii_strcasecmp (marker, bullets[i].style) == 0)
      {
        unrep_line_writer_set_bullet (writer, bullets[i].bullet);
        return;
      }
  set_number (self, number, marker, writer);
}

/**
 * unrep_html_list_append_number:
 * @out: where the number goes
 * @marker: how it is written, as `upper-roman` or `disc`
 * @number: a number
 *
 * Writes a number as style sheets number.
 */
void
unrep_html_list_append_number (GString    *out,
                               const char *marker,
                               int         number)
{
  const UnrepDocxNumberFormat *format = find_format (marker);

  for (gsize i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_ascii_strcasecmp (marker, bullets[i].style) == 0)
      {
        g_string_append (out, bullets[i].bullet);
        return;
      }
  if (g_ascii_strcasecmp (marker, "none") == 0)
    return;
  if (number > 0)
    unrep_docx_number_append (out, format != NULL ? format : &formats[0], (guint) number);
  else
    g_string_append_printf (out, "%d", number);
}
