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

static const struct
{
  char type;
  const char *style;
} types[] = {
  { '1', "decimal" },     { 'a', "lower-alpha" }, { 'A', "upper-alpha" },
  { 'i', "lower-roman" }, { 'I', "upper-roman" },
};

/**
 * unrep_html_dup_style:
 * @node: an element
 * @property: name of a property of CSS
 *
 * Returns: (transfer full) (nullable): what the style attribute says of it, in lower
 *   case; style sheets are not read
 */
char *
unrep_html_dup_style (const xmlNode *node,
                      const char    *property)
{
  const char *style = unrep_xml_attribute (node, "style");
  g_auto (GStrv) declarations = style != NULL ? g_strsplit (style, ";", -1) : NULL;

  for (guint i = 0; declarations != NULL && declarations[i] != NULL; i++)
    {
      char *colon = strchr (declarations[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (g_strstrip (declarations[i]), property) == 0)
        return g_ascii_strdown (g_strstrip (colon + 1), -1);
    }
  return NULL;
}

/**
 * unrep_html_is_hidden:
 * @node: an element
 *
 * Returns: whether it says that it is not shown
 */
gboolean
unrep_html_is_hidden (const xmlNode *node)
{
  g_autofree char *display = unrep_html_dup_style (node, "display");
  g_autofree char *visibility = unrep_html_dup_style (node, "visibility");

  return unrep_xml_attribute (node, "hidden") != NULL || (display != NULL && g_str_has_prefix (display, "none"))
         || (visibility != NULL && g_str_has_prefix (visibility, "hidden"));
}

/* The counter style of a list or an item; NULL where it says nothing. */
static char *
dup_counter_style (const xmlNode *node)
{
  const char *type = unrep_xml_attribute (node, "type");
  g_autofree char *list = NULL;
  char *style = unrep_html_dup_style (node, "list-style-type");

  if (style != NULL)
    return style;
  list = unrep_html_dup_style (node, "list-style");
  for (gsize i = 0; list != NULL && i < G_N_ELEMENTS (formats); i++)
    if (strstr (list, formats[i].name) != NULL && strcmp (formats[i].name, "decimal") != 0)
      return g_strdup (formats[i].name);
  if (list != NULL)
    return g_steal_pointer (&list);
  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (type[0] == types[i].type && type[1] == '\0')
      return g_strdup (types[i].style);
  return NULL;
}

static void
apply_style (UnrepHtmlList *self,
             const xmlNode *node)
{
  g_autofree char *style = dup_counter_style (node);

  if (style == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (style, formats[i].name) == 0)
      {
        self->format = &formats[i];
        return;
      }
  if (strstr (style, "none") != NULL)
    self->format = NULL, self->bullet = NULL;
  else if (strstr (style, "disc") != NULL || strstr (style, "circle") != NULL || strstr (style, "square") != NULL)
    self->format = NULL, self->bullet = "•";
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

static int
count_items (const xmlNode *node)
{
  int n = 0;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    n += unrep_xml_is (child, "li") && !unrep_html_is_hidden (child);
  return n;
}

/**
 * unrep_html_list_init:
 * @self: (out caller-allocates): what is filled in
 * @node: an ol, or anything else that has items
 * @outer: (nullable): the list it lies in
 * @index: which list of the report it is, from 1
 *
 * Begins a list.
 */
void
unrep_html_list_init (UnrepHtmlList       *self,
                      const xmlNode       *node,
                      const UnrepHtmlList *outer,
                      guint                index)
{
  gboolean numbered = unrep_xml_is (node, "ol");
  gboolean reversed = numbered && unrep_xml_attribute (node, "reversed") != NULL;

  *self = (UnrepHtmlList) { .format = numbered ? &formats[0] : NULL, .bullet = numbered ? NULL : "•", .index = index,
                            .level = outer != NULL ? MIN (outer->level + 1, 15) : 0, .step = reversed ? -1 : 1 };
  self->next = reversed ? count_items (node) : 1;
  if (numbered)
    read_int (node, "start", &self->next);
  apply_style (self, node);
}

/**
 * unrep_html_list_set_label:
 * @self: a list
 * @item: its next item
 * @writer: what lines are written with
 *
 * Counts the item, and gives the next paragraph its label. Numbers below 1, which no
 * letters have and no report counts with, are digits and are no certain labels.
 */
void
unrep_html_list_set_label (UnrepHtmlList   *self,
                           const xmlNode   *item,
                           UnrepLineWriter *writer)
{
  UnrepHtmlList own = *self;

  apply_style (&own, item);
  read_int (item, "value", &own.next);
  if (own.format != NULL && own.next > 0)
    {
      unrep_line_writer_set_number (writer, own.format, (guint) own.next, "", ".");
      writer->label_facts.list = self->index;
      writer->label_facts.level = self->level & 15;
    }
  else if (own.format != NULL)
    {
      g_autofree char *number = g_strdup_printf ("%d.", own.next);

      unrep_line_writer_set_bullet (writer, number);
    }
  else if (own.bullet != NULL)
    unrep_line_writer_set_bullet (writer, own.bullet);
  self->next = CLAMP (own.next + self->step, -MAX_NUMBER, MAX_NUMBER);
}
