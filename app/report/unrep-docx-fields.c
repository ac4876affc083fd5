/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields. Nearly all have their result in the file; what forms and counts, Word alone shows. */
#include "unrep-docx-writer.h"

#include <string.h>

#define MAX_FIELDS 64
#define MAX_INSTRUCTION 500
#define MAX_START 100000
#define BLANK " \t\n"

/* How levels are numbered (ISO/IEC 29500-1, 17.16.5): of AUTONUMOUT, and of LISTNUM. */
static const struct
{
  const char *format, *prefix, *suffix;
} outline_levels[] = {
  { "upperRoman", "", "." }, { "upperLetter", "", "." }, { "decimal", "", "." },     { "lowerLetter", "", ")" },
  { "decimal", "(", ")" },   { "lowerLetter", "(", ")" }, { "lowerRoman", "(", ")" }, { "lowerLetter", "(", ")" },
  { "lowerRoman", "(", ")" }, { "decimal", "", "." },
}, list_levels[] = {
  { "decimal", "", ")" },     { "lowerLetter", "", ")" }, { "lowerRoman", "", ")" }, { "decimal", "(", ")" },
  { "lowerLetter", "(", ")" }, { "lowerRoman", "(", ")" }, { "decimal", "", "." },    { "lowerLetter", "", "." },
  { "lowerRoman", "", "." },
};

/* What formats are called in instructions. Whether letters are capitals, the name's first says. */
static const struct
{
  const char *name, *format;
} named_formats[] = {
  { "Arabic", "decimal" },       { "alphabetic", "lowerLetter" }, { "ALPHABETIC", "upperLetter" },
  { "roman", "lowerRoman" },     { "ROMAN", "upperRoman" },       { "ARABICABJAD", "arabicAbjad" },
  { "ARABICALPHA", "arabicAlpha" }, { "HINDIARABIC", "hindiNumbers" },
};

/* The word behind a switch, such as 2 in `\l 2`; NULL where it has none. */
static char *
dup_switch (const char *instruction,
            const char *name)
{
  const char *at = strstr (instruction, name);

  if (at == NULL)
    return NULL;
  at += strlen (name);
  at += strspn (at, BLANK "\"");
  return g_strndup (at, strcspn (at, BLANK "\""));
}

static const UnrepDocxNumberFormat *
find_format (const char *instruction)
{
  g_autofree char *name = dup_switch (instruction, "\\*");

  for (gsize i = 0; i < G_N_ELEMENTS (named_formats); i++)
    if (g_strcmp0 (name, named_formats[i].name) == 0)
      return unrep_docx_number_find (named_formats[i].format, NULL);
  return unrep_docx_number_find ("decimal", NULL);
}

/* Counts on @level, below which all begin again. */
static guint
count (guint *counters,
       guint  n,
       guint  level)
{
  counters[level]++;
  for (guint i = level + 1; i < n; i++)
    counters[i] = 0;
  return counters[level];
}

/* Each level of headings counts by itself, and so does what is no heading. */
static guint
find_level (const UnrepDocxProperties *paragraph)
{
  return paragraph->heading >= 1 && paragraph->heading < UNREP_DOCX_AUTO_LEVELS ? paragraph->heading - 1
                                                                                : UNREP_DOCX_AUTO_LEVELS - 1;
}

static void
write_auto (UnrepDocxWriter           *self,
            const char                *instruction,
            const UnrepDocxProperties *paragraph,
            GString                   *out)
{
  g_autofree char *separator = dup_switch (instruction, "\\s");

  unrep_docx_number_append (out, find_format (instruction),
                            count (self->auto_numbers, UNREP_DOCX_AUTO_LEVELS, find_level (paragraph)));
  g_string_append (out, separator != NULL && *separator != '\0' ? separator : ".");
}

static void
write_legal (UnrepDocxWriter           *self,
             const char                *instruction,
             const UnrepDocxProperties *paragraph,
             GString                   *out)
{
  guint level = find_level (paragraph);

  count (self->auto_numbers, UNREP_DOCX_AUTO_LEVELS, level);
  for (guint i = 0; i <= level; i++)
    if (self->auto_numbers[i] > 0)
      g_string_append_printf (out, "%s%u", out->len > 0 ? "." : "", self->auto_numbers[i]);
  if (strstr (instruction, "\\e") == NULL)
    g_string_append_c (out, '.');
}

static void
write_outline (UnrepDocxWriter           *self,
               const char                *instruction,
               const UnrepDocxProperties *paragraph,
               GString                   *out)
{
  guint level = find_level (paragraph), number = count (self->auto_numbers, UNREP_DOCX_AUTO_LEVELS, level);

  g_string_append (out, outline_levels[level].prefix);
  unrep_docx_number_append (out, unrep_docx_number_find (outline_levels[level].format, NULL), number);
  g_string_append (out, outline_levels[level].suffix);
}

/* An item within a paragraph; in a paragraph that is an item itself, one level below. */
static void
write_list_number (UnrepDocxWriter           *self,
                   const char                *instruction,
                   const UnrepDocxProperties *paragraph,
                   GString                   *out)
{
  g_autofree char *of = dup_switch (instruction, "\\l"), *start = dup_switch (instruction, "\\s");
  guint64 level = paragraph->num > 0 ? (guint64) MAX (paragraph->level, 0) + 2 : 1, number;

  if (of != NULL)
    g_ascii_string_to_unsigned (of, 10, 1, UNREP_DOCX_LIST_LEVELS, &level, NULL);
  level = MIN (level, UNREP_DOCX_LIST_LEVELS) - 1;
  count (self->list_numbers, UNREP_DOCX_LIST_LEVELS, (guint) level);
  if (start != NULL && g_ascii_string_to_unsigned (start, 10, 0, MAX_START, &number, NULL))
    self->list_numbers[level] = (guint) number;
  g_string_append (out, list_levels[level].prefix);
  unrep_docx_number_append (out, unrep_docx_number_find (list_levels[level].format, NULL), self->list_numbers[level]);
  g_string_append (out, list_levels[level].suffix);
}

/* Behind the macro, or the place to go to, stands what is shown. */
static void
write_button (UnrepDocxWriter           *self,
              const char                *instruction,
              const UnrepDocxProperties *paragraph,
              GString                   *out)
{
  for (guint i = 0; i < 2; i++)
    {
      instruction += strspn (instruction, BLANK);
      instruction += strcspn (instruction, BLANK);
    }
  g_string_append (out, instruction + strspn (instruction, BLANK));
}

/* The longer of two names that begin alike comes first. */
static const struct
{
  const char *name;
  void      (*write) (UnrepDocxWriter           *self,
                      const char                *instruction,
                      const UnrepDocxProperties *paragraph,
                      GString                   *out);
} computed[] = {
  { "AUTONUMLGL", write_legal }, { "AUTONUMOUT", write_outline },   { "AUTONUM", write_auto },
  { "LISTNUM", write_list_number }, { "MACROBUTTON", write_button }, { "GOTOBUTTON", write_button },
};

/**
 * unrep_docx_write_computed:
 * @self: what turns a document into text
 * @instruction: what a field says that has no result
 * @paragraph: what holds for its paragraph
 *
 * Adds what Word shows there: a number that it counts, or the words of a button.
 */
void
unrep_docx_write_computed (UnrepDocxWriter           *self,
                           const char                *instruction,
                           const UnrepDocxProperties *paragraph)
{
  g_autoptr (GString) out = g_string_new (NULL);

  instruction += strspn (instruction, BLANK);
  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    if (g_ascii_strncasecmp (instruction, computed[i].name, strlen (computed[i].name)) == 0)
      {
        computed[i].write (self, instruction, paragraph, out);
        break;
      }
  if (out->len > 0)
    unrep_docx_append (self, out->str);
}

/* What a person has chosen in a list or ticked in a box; what was typed is the result. */
static void
write_form (UnrepDocxWriter *self,
            const xmlNode   *form)
{
  const xmlNode *list = unrep_xml_first (form, "ddList"), *box = unrep_xml_first (form, "checkBox");
  const xmlNode *result = unrep_xml_first (list, "result"), *standard = unrep_xml_first (list, "default");
  guint chosen = unrep_xml_uint (result != NULL ? result : standard, "val", G_MAXINT, 0);
  int checked = unrep_docx_read_toggle (box, "checked");

  for (const xmlNode *entry = list != NULL ? list->children : NULL; entry != NULL; entry = entry->next)
    if (unrep_xml_is (entry, "listEntry") && chosen-- == 0)
      {
        const char *text = unrep_xml_attribute (entry, "val");

        unrep_docx_append (self, text != NULL ? text : "");
        return;
      }
  if (box != NULL)
    unrep_docx_append (self, (checked != UNREP_DOCX_UNSET ? checked : unrep_docx_read_toggle (box, "default")) == 1 ? "☒" : "☐");
}

/**
 * unrep_docx_write_field_char:
 * @self: what turns a document into text
 * @node: where a field begins, ends, or has its result (`w:fldChar`)
 * @hidden: whether it is hidden
 * @paragraph: what holds for its paragraph
 *
 * Keeps account of which fields are open, and adds what they show without a result.
 */
void
unrep_docx_write_field_char (UnrepDocxWriter           *self,
                             const xmlNode             *node,
                             gboolean                   hidden,
                             const UnrepDocxProperties *paragraph)
{
  const char *type = unrep_xml_attribute (node, "fldCharType");
  gboolean ends = g_strcmp0 (type, "end") == 0;
  guint64 bit;

  if (g_strcmp0 (type, "begin") == 0)
    {
      const xmlNode *form = unrep_xml_first (node, "ffData");

      if (form != NULL && self->instructions == 0 && !hidden)
        write_form (self, form);
      if (self->fields < MAX_FIELDS)
        self->instructions |= (guint64) 1 << self->fields;
      self->fields++;
      g_string_truncate (self->instruction, 0);
      return;
    }
  if (self->fields == 0)
    return;
  bit = self->fields <= MAX_FIELDS ? (guint64) 1 << (self->fields - 1) : 0;
  if (ends && !hidden && self->instructions == bit && bit != 0)
    {
      self->instructions = 0;
      unrep_docx_write_computed (self, self->instruction->str, paragraph);
    }
  self->instructions &= ~bit;
  if (ends)
    self->fields--;
}

/**
 * unrep_docx_add_instruction:
 * @self: what turns a document into text
 * @node: more of what the field says that began last (`w:instrText`)
 *
 * Remembers it.
 */
void
unrep_docx_add_instruction (UnrepDocxWriter *self,
                            const xmlNode   *node)
{
  for (const xmlNode *piece = node->children; piece != NULL && self->instruction->len < MAX_INSTRUCTION; piece = piece->next)
    if ((piece->type == XML_TEXT_NODE || piece->type == XML_CDATA_SECTION_NODE)
        && strlen ((const char *) piece->content) <= MAX_INSTRUCTION)
      g_string_append (self->instruction, (const char *) piece->content);
}
