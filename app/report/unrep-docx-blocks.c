/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs and tables, in the order in which they are read. */
#include "unrep-docx-writer.h"

#include <string.h>

static const char *const wrappers[] = { "sdt", "sdtContent", "customXml", "ins", "moveTo" };

static gboolean
is_wrapper (const xmlNode *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrappers); i++)
    if (unrep_xml_is (node, wrappers[i]))
      return TRUE;
  return FALSE;
}

static void
count_changes (UnrepDocxWriter *self,
               const xmlNode   *properties)
{
  static const char *const changes[] = { "ins", "del", "moveFrom", "cellIns", "cellDel" };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    if (unrep_xml_first (properties, changes[i]) != NULL)
      unrep_facts_add_remark (self->facts, UNREP_REMARK_CHANGES);
}

/* Whether the end of a paragraph is deleted, or hidden: then the next one goes on. */
static gboolean
is_end_gone (const xmlNode *mark)
{
  return unrep_xml_first (mark, "del") != NULL || unrep_xml_first (mark, "moveFrom") != NULL
         || unrep_docx_read_toggle (mark, "vanish") == 1 || unrep_docx_read_toggle (mark, "specVanish") == 1;
}

/* The text goes on behind a heading on its line: the number in front is the heading's. */
static void
run_in (UnrepDocxProperties       *properties,
        const UnrepDocxProperties *heading)
{
  properties->num = heading->num;
  properties->level = heading->level;
  properties->num_style = heading->num_style;
  properties->style = heading->style;
}

/* What fields count within an item begins again in the next one. */
static void
begin_item (UnrepDocxWriter           *self,
            const UnrepDocxProperties *properties)
{
  for (guint i = (guint) MAX (properties->level, 0) + 1; i < UNREP_DOCX_LIST_LEVELS; i++)
    self->list_numbers[i] = 0;
}

static void
write_paragraph (UnrepDocxWriter *self,
                 xmlNode         *node)
{
  xmlNode *own = unrep_xml_first (node, "pPr");
  const xmlNode *mark = unrep_xml_first (own, "rPr");
  UnrepDocxProperties properties = unrep_docx_styles_resolve (self->styles, own, self->table_style);

  count_changes (self, mark);
  if (self->joined && self->leads)
    run_in (&properties, &self->last);
  if (properties.num > 0)
    begin_item (self, &properties);
  unrep_docx_write_inlines (self, node, &properties);
  /* A field whose instruction never ends must not swallow the rest of the report. */
  self->instructions = 0;
  self->joined = is_end_gone (mark);
  self->leads = unrep_docx_read_toggle (mark, "specVanish") == 1 && properties.num > 0;
  self->last = properties;
  if (!self->joined)
    unrep_docx_finish_paragraph (self, &properties);
}

/* A cell that is merged with the one above or before shows nothing of its own. */
static gboolean
is_merged (const xmlNode *properties)
{
  static const char *const merges[] = { "vMerge", "hMerge" };

  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      const xmlNode *merge = unrep_xml_first (properties, merges[i]);

      if (merge != NULL && g_strcmp0 (unrep_xml_attribute (merge, "val"), "restart") != 0)
        return TRUE;
    }
  return FALSE;
}

static void
write_cell (UnrepDocxWriter *self,
            xmlNode         *cell)
{
  const xmlNode *properties = unrep_xml_first (cell, "tcPr");

  count_changes (self, properties);
  if (unrep_xml_first (properties, "cellDel") == NULL && !is_merged (properties))
    unrep_docx_write_blocks (self, cell);
}

/* What is in a table, or in a row: rows, or cells, perhaps wrapped. */
static void
write_table_part (UnrepDocxWriter *self,
                  xmlNode         *part)
{
  for (xmlNode *node = part->children; node != NULL; node = node->next)
    {
      if (unrep_xml_is (node, "tr"))
        {
          const xmlNode *properties = unrep_xml_first (node, "trPr");

          count_changes (self, properties);
          if (unrep_docx_read_toggle (properties, "hidden") == 1)
            unrep_facts_add_remark (self->facts, UNREP_REMARK_HIDDEN);
          else if (unrep_xml_first (properties, "del") == NULL)
            write_table_part (self, node);
        }
      else if (unrep_xml_is (node, "tc"))
        write_cell (self, node);
      else if (is_wrapper (node))
        write_table_part (self, node);
    }
}

static void
write_table (UnrepDocxWriter *self,
             xmlNode         *table)
{
  UnrepLineRole role = self->role;
  const char *table_style = self->table_style;

  unrep_docx_flush_joined (self);
  if (role == UNREP_LINE_BODY)
    self->role = UNREP_LINE_CELL;
  self->table_style = unrep_xml_attribute (unrep_xml_first (unrep_xml_first (table, "tblPr"), "tblStyle"), "val");
  write_table_part (self, table);
  self->role = role;
  self->table_style = table_style;
}

/**
 * unrep_docx_write_block:
 * @self: what turns a document into text
 * @node: a paragraph, a table, or what holds such
 *
 * Adds it to the text. Tables are written row by row, and each row cell by cell.
 */
void
unrep_docx_write_block (UnrepDocxWriter *self,
                        xmlNode         *node)
{
  if (unrep_xml_is (node, "p"))
    write_paragraph (self, node);
  else if (unrep_xml_is (node, "tbl"))
    write_table (self, node);
  else if (is_wrapper (node))
    for (xmlNode *child = node->children; child != NULL; child = child->next)
      unrep_docx_write_block (self, child);
  else if (unrep_xml_is (node, "del") || unrep_xml_is (node, "moveFrom"))
    unrep_facts_add_remark (self->facts, UNREP_REMARK_CHANGES);
  else if (unrep_xml_is (node, "altChunk"))
    unrep_facts_add_remark (self->facts, UNREP_REMARK_LEFT_OUT);
  else if (unrep_xml_is (node, "AlternateContent"))
    {
      xmlNode *chosen = unrep_docx_choose (node);

      for (xmlNode *child = chosen != NULL ? chosen->children : NULL; child != NULL; child = child->next)
        unrep_docx_write_block (self, child);
    }
}

/**
 * unrep_docx_write_blocks:
 * @self: what turns a document into text
 * @parent: a body, a cell, a note, a text box
 *
 * Adds what is in it to the text, and ends its last paragraph whatever the file says.
 */
void
unrep_docx_write_blocks (UnrepDocxWriter *self,
                         xmlNode         *parent)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    unrep_docx_write_block (self, node);
  unrep_docx_flush_joined (self);
}
