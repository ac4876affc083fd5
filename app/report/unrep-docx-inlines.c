/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a paragraph: runs, links, fields, changes, references. */
#include "unrep-docx-writer.h"

#include <string.h>

#define POP_DIRECTION "\u202c"

static void write_inline (UnrepDocxWriter           *self,
                          xmlNode                   *node,
                          const UnrepDocxProperties *paragraph);

/* Where the namespaces of extensions begin whose alternatives are preferred, as Word does. */
static const char *const understood[] = {
  "http://schemas.microsoft.com/office/word/20",
  "http://schemas.microsoft.com/office/drawing/20",
  "urn:schemas-microsoft-com:vml",
};

static gboolean
is_understood (xmlNode *choice)
{
  const char *required = unrep_xml_attribute (choice, "Requires");
  g_auto (GStrv) prefixes = g_strsplit_set (required != NULL ? required : "", " \t\n", -1);

  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      const xmlNs *space = xmlSearchNs (choice->doc, choice, (const xmlChar *) prefixes[i]);
      gboolean known = *prefixes[i] == '\0';

      for (gsize j = 0; space != NULL && j < G_N_ELEMENTS (understood) && !known; j++)
        known = g_str_has_prefix ((const char *) space->href, understood[j]);
      if (!known)
        return FALSE;
    }
  return TRUE;
}

/**
 * unrep_docx_choose:
 * @alternatives: several ways to say the same thing (`mc:AlternateContent`)
 *
 * Returns: (transfer none) (nullable): the one that counts
 */
xmlNode *
unrep_docx_choose (xmlNode *alternatives)
{
  for (xmlNode *node = alternatives->children; node != NULL; node = node->next)
    if (unrep_xml_is (node, "Choice") && is_understood (node))
      return node;
  return unrep_xml_first (alternatives, "Fallback");
}

/**
 * unrep_docx_append:
 * @self: what turns a document into text
 * @text: more of the paragraph in the making
 *
 * Adds it, behind a break that only counts between two texts.
 */
void
unrep_docx_append (UnrepDocxWriter *self,
                   const char      *text)
{
  if (self->pending_break && self->content->len > 0)
    g_string_append_c (self->content, '\n');
  self->pending_break = FALSE;
  g_string_append (self->content, text);
}

static gboolean
in_instruction (const UnrepDocxWriter *self)
{
  return self->instructions != 0;
}

/* The font of signs that a run is set in, or NULL: those of other scripts come last. */
static const char *
find_sign_font (const xmlNode *run_properties)
{
  static const char *const scripts[] = { "ascii", "hAnsi", "cs", "eastAsia" };
  const xmlNode *fonts = unrep_xml_first (run_properties, "rFonts");

  for (gsize i = 0; fonts != NULL && i < G_N_ELEMENTS (scripts); i++)
    {
      const char *font = unrep_xml_attribute (fonts, scripts[i]);

      if (unrep_docx_is_sign_font (font))
        return font;
    }
  return NULL;
}

/* A text node may be in pieces. What XML allows and a text has not, is left out:
 * line ends within a run are spaces. */
static void
write_text (UnrepDocxWriter *self,
            const xmlNode   *node,
            const char      *sign_font)
{
  gboolean preserved = xmlNodeGetSpacePreserve (node) == 1;
  g_autoptr (GString) text = g_string_new (NULL);
  char *at;

  for (const xmlNode *piece = node->children; piece != NULL; piece = piece->next)
    if (piece->type == XML_TEXT_NODE || piece->type == XML_CDATA_SECTION_NODE)
      g_string_append (text, (const char *) piece->content);
  for (char *p = text->str; *p != '\0'; p++)
    if (*p == '\n' || *p == '\r')
      *p = ' ';
  at = preserved ? text->str : g_strstrip (text->str);
  if (*at != '\0')
    {
      g_autofree char *signs = sign_font != NULL ? unrep_docx_dup_signs (sign_font, at) : NULL;

      unrep_docx_append (self, signs != NULL ? signs : at);
    }
}

static void
write_symbol (UnrepDocxWriter *self,
              const xmlNode   *node)
{
  const char *code = unrep_xml_attribute (node, "char");
  guint64 number;
  char utf8[8] = "";

  if (code == NULL || !g_ascii_string_to_unsigned (code, 16, 0x20, 0xffff, &number, NULL))
    return;
  number = unrep_docx_symbol (unrep_xml_attribute (node, "font"), (gunichar) number);
  if (g_unichar_validate ((gunichar) number))
    g_unichar_to_utf8 ((gunichar) number, utf8);
  unrep_docx_append (self, utf8);
}

static void
append_mark (UnrepDocxWriter *self,
             const char      *number)
{
  gboolean bracketed = g_str_has_suffix (self->content->str, "(") || g_str_has_suffix (self->content->str, "[");
  g_autoptr (GString) mark = g_string_new (NULL);

  unrep_docx_number_append_mark (mark, number, bracketed);
  unrep_docx_append (self, mark->str);
}

/* A reference brings its note with it, the first time. */
static void
write_reference (UnrepDocxWriter *self,
                 const xmlNode   *node,
                 UnrepDocxNotes  *notes,
                 GArray          *uses)
{
  const char *id = unrep_xml_attribute (node, "id");
  const char *custom = unrep_xml_attribute (node, "customMarkFollows");
  UnrepDocxNoteUse use = { 0 };

  if (custom == NULL || !unrep_docx_is_on (custom))
    {
      g_autoptr (GString) number = g_string_new (NULL);

      unrep_docx_number_append (number, notes->rules.format, notes->next++);
      append_mark (self, number->str);
      use.number = g_string_free (g_steal_pointer (&number), FALSE);
    }
  if (self->role == UNREP_LINE_NOTE || notes->nodes == NULL || id == NULL
      || (use.node = g_hash_table_lookup (notes->nodes, id)) == NULL)
    {
      g_free (use.number);
      return;
    }
  g_hash_table_remove (notes->nodes, id);
  g_array_append_val (uses, use);
}

static void
collect_boxes (UnrepDocxWriter *self,
               xmlNode         *parent)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (unrep_xml_is (node, "txbxContent"))
      g_ptr_array_add (self->boxes, node);
    else if (unrep_xml_is (node, "AlternateContent"))
      {
        xmlNode *chosen = unrep_docx_choose (node);

        if (chosen != NULL)
          collect_boxes (self, chosen);
      }
    else if (unrep_xml_is (node, "chart") || unrep_xml_is (node, "relIds") || unrep_xml_is (node, "OLEObject"))
      unrep_facts_add_remark (self->facts, UNREP_REMARK_OBJECTS);
    else if (node->type == XML_ELEMENT_NODE)
      collect_boxes (self, node);
}

static void
write_note_number (UnrepDocxWriter *self)
{
  if (self->number == NULL || self->note_end > 0)
    return;
  unrep_docx_append (self, self->number);
  self->note_end = self->content->len;
}

/* Elements of a run that stand for one sign. */
static const struct
{
  const char *name, *text;
} signs[] = {
  { "tab", "\t" }, { "ptab", "\t" }, { "cr", "\n" }, { "noBreakHyphen", "\u2011" }, { "softHyphen", "\u00ad" },
};

static void
write_sign (UnrepDocxWriter *self,
            const xmlNode   *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (unrep_xml_is (node, signs[i].name))
      unrep_docx_append (self, signs[i].text);
}

static void
begin_page (UnrepDocxWriter *self)
{
  if (self->footnotes.rules.restart == UNREP_DOCX_RESTART_PAGE)
    self->footnotes.next = self->footnotes.rules.start;
}

static void
write_break (UnrepDocxWriter *self,
             const xmlNode   *node)
{
  const char *type = unrep_xml_attribute (node, "type");

  if (type == NULL || strcmp (type, "textWrapping") == 0)
    unrep_docx_append (self, "\n");
  else
    self->pending_break = TRUE;
  if (g_strcmp0 (type, "page") == 0)
    begin_page (self);
}

static void
write_run_element (UnrepDocxWriter           *self,
                   xmlNode                   *node,
                   const char                *sign_font,
                   const UnrepDocxProperties *paragraph)
{
  if (unrep_xml_is (node, "t"))
    write_text (self, node, sign_font);
  else if (unrep_xml_is (node, "br"))
    write_break (self, node);
  else if (unrep_xml_is (node, "lastRenderedPageBreak"))
    begin_page (self);
  else if (unrep_xml_is (node, "sym"))
    write_symbol (self, node);
  else if (unrep_xml_is (node, "footnoteReference"))
    write_reference (self, node, &self->footnotes, self->notes);
  else if (unrep_xml_is (node, "endnoteReference"))
    write_reference (self, node, &self->endnotes, self->ends);
  else if (unrep_xml_is (node, "footnoteRef") || unrep_xml_is (node, "endnoteRef"))
    write_note_number (self);
  else if (unrep_xml_is (node, "drawing") || unrep_xml_is (node, "pict") || unrep_xml_is (node, "object"))
    collect_boxes (self, node);
  else if (unrep_xml_is (node, "ruby"))
    unrep_docx_write_inlines (self, unrep_xml_first (node, "rubyBase"), paragraph);
  else
    write_sign (self, node);
}

/* @run is a run, or one of the alternatives of a part of one; @properties are the run's. */
static void
write_run (UnrepDocxWriter           *self,
           xmlNode                   *run,
           const xmlNode             *properties,
           const UnrepDocxProperties *paragraph)
{
  gboolean hidden = unrep_docx_styles_is_hidden (self->styles, properties, paragraph);
  const char *sign_font = find_sign_font (properties);

  for (xmlNode *node = run->children; node != NULL; node = node->next)
    {
      if (unrep_xml_is (node, "AlternateContent"))
        {
          xmlNode *chosen = unrep_docx_choose (node);

          if (chosen != NULL)
            write_run (self, chosen, properties, paragraph);
        }
      else if (unrep_xml_is (node, "fldChar"))
        unrep_docx_write_field_char (self, node, hidden, paragraph);
      else if (unrep_xml_is (node, "instrText"))
        unrep_docx_add_instruction (self, node);
      else if (unrep_xml_is (node, "commentReference"))
        unrep_facts_add_remark (self->facts, UNREP_REMARK_COMMENTS);
      else if (in_instruction (self) || node->type != XML_ELEMENT_NODE)
        continue;
      else if (!hidden)
        write_run_element (self, node, sign_font, paragraph);
      else if (unrep_xml_is (node, "t") && node->children != NULL && !self->hidden)
        {
          self->hidden = TRUE;
          unrep_facts_add_remark (self->facts, UNREP_REMARK_HIDDEN);
        }
    }
  if (!hidden && unrep_xml_first (run, "t") != NULL)
    self->hidden = FALSE;
}

/* A direction that a part of the paragraph has for itself. Word keeps the sign that
 * ends it in the text, whether there is one that begins it or not. */
static void
write_direction (UnrepDocxWriter           *self,
                 xmlNode                   *node,
                 const UnrepDocxProperties *paragraph)
{
  gboolean rtl = g_strcmp0 (unrep_xml_attribute (node, "val"), "rtl") == 0, strict = unrep_xml_is (node, "bdo");
  gsize start = self->content->len;

  unrep_docx_write_inlines (self, node, paragraph);
  if (self->content->len == start || (!strict && rtl == (paragraph->bidi == 1)))
    return;
  g_string_insert (self->content, (gssize) start,
                   strict ? (rtl ? "\u202e" : "\u202d") : (rtl ? "\u202b" : "\u202a"));
  if (!g_str_has_suffix (self->content->str, POP_DIRECTION))
    g_string_append (self->content, POP_DIRECTION);
}

/* The words of a formula, one after the other, with a stroke in its fractions. */
static void
write_formula (UnrepDocxWriter *self,
               const xmlNode   *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (unrep_xml_is (node, "t"))
      write_text (self, node, NULL);
    else if (node->type == XML_ELEMENT_NODE)
      {
        if (unrep_xml_is (node, "den") && unrep_xml_is (parent, "f"))
          g_string_append_c (self->content, '/');
        write_formula (self, node);
      }
}

/* A field whose instruction stands in one piece. */
static void
write_simple_field (UnrepDocxWriter           *self,
                    xmlNode                   *node,
                    const UnrepDocxProperties *paragraph)
{
  const char *instruction = unrep_xml_attribute (node, "instr");
  gsize start = self->content->len;

  unrep_docx_write_inlines (self, node, paragraph);
  if (self->content->len == start && instruction != NULL && !in_instruction (self))
    unrep_docx_write_computed (self, instruction, paragraph);
}

static void
write_inline (UnrepDocxWriter           *self,
              xmlNode                   *node,
              const UnrepDocxProperties *paragraph)
{
  static const char *const transparent[]
    = { "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "ins", "moveTo", "rubyBase" };

  if (unrep_xml_is (node, "r"))
    {
      write_run (self, node, unrep_xml_first (node, "rPr"), paragraph);
      return;
    }
  if (unrep_xml_is (node, "ins") || unrep_xml_is (node, "del") || unrep_xml_is (node, "moveFrom"))
    unrep_facts_add_remark (self->facts, UNREP_REMARK_CHANGES);
  if (unrep_xml_is (node, "AlternateContent"))
    unrep_docx_write_inlines (self, unrep_docx_choose (node), paragraph);
  else if (unrep_xml_is (node, "subDoc"))
    unrep_facts_add_remark (self->facts, UNREP_REMARK_LEFT_OUT);
  else if (unrep_xml_is (node, "fldSimple"))
    write_simple_field (self, node, paragraph);
  else if (unrep_xml_is (node, "dir") || unrep_xml_is (node, "bdo"))
    write_direction (self, node, paragraph);
  else if (unrep_xml_is (node, "oMath") || unrep_xml_is (node, "oMathPara"))
    write_formula (self, node);
  else
    for (gsize i = 0; i < G_N_ELEMENTS (transparent); i++)
      if (unrep_xml_is (node, transparent[i]))
        unrep_docx_write_inlines (self, node, paragraph);
}

/**
 * unrep_docx_write_inlines:
 * @self: what turns a document into text
 * @parent: (nullable): a paragraph or a part of one
 * @paragraph: what holds for the paragraph
 *
 * Adds what @parent shows to the paragraph in the making: results of fields and not
 * what computes them, what changes have inserted and not what they have deleted.
 */
void
unrep_docx_write_inlines (UnrepDocxWriter           *self,
                          xmlNode                   *parent,
                          const UnrepDocxProperties *paragraph)
{
  for (xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      write_inline (self, node, paragraph);
}
