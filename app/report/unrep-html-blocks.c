/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of a web page, in reading order, as lines. */
#include "unrep-html.h"

#include <string.h>

/* Deeper than the parser goes. */
#define MAX_DEPTH 300
/* How many nodes are looked at for the first letter of an element with dir=auto. */
#define AUTO_NODES 500

typedef enum
{
  KIND_INLINE,
  KIND_BLOCK,
  KIND_HEADING,
  KIND_CELL,
  KIND_LIST,
  KIND_ITEM,
  KIND_LINE_BREAK,
  KIND_RAISED,
  KIND_EMBEDDED,
  KIND_LEFT_OUT,
} Kind;

/* What is not here stands in a line. */
static const struct
{
  const char *name;
  Kind kind;
} elements[] = {
  { "address", KIND_BLOCK },    { "article", KIND_BLOCK },  { "aside", KIND_BLOCK },     { "blockquote", KIND_BLOCK },
  { "body", KIND_BLOCK },       { "br", KIND_LINE_BREAK },  { "button", KIND_LEFT_OUT }, { "caption", KIND_BLOCK },
  { "center", KIND_BLOCK },     { "datalist", KIND_LEFT_OUT }, { "dd", KIND_BLOCK },     { "details", KIND_BLOCK },
  { "dir", KIND_LIST },         { "div", KIND_BLOCK },      { "dl", KIND_BLOCK },        { "dt", KIND_BLOCK },
  { "embed", KIND_EMBEDDED },   { "fieldset", KIND_BLOCK }, { "figcaption", KIND_BLOCK }, { "figure", KIND_BLOCK },
  { "footer", KIND_BLOCK },     { "form", KIND_BLOCK },     { "h1", KIND_HEADING },      { "h2", KIND_HEADING },
  { "h3", KIND_HEADING },       { "h4", KIND_HEADING },     { "h5", KIND_HEADING },      { "h6", KIND_HEADING },
  { "head", KIND_LEFT_OUT },    { "header", KIND_BLOCK },   { "hgroup", KIND_BLOCK },    { "hr", KIND_BLOCK },
  { "html", KIND_BLOCK },       { "iframe", KIND_EMBEDDED }, { "legend", KIND_BLOCK },   { "li", KIND_ITEM },
  { "main", KIND_BLOCK },       { "menu", KIND_LIST },      { "nav", KIND_BLOCK },       { "noscript", KIND_LEFT_OUT },
  { "object", KIND_EMBEDDED },  { "ol", KIND_LIST },        { "option", KIND_LEFT_OUT }, { "p", KIND_BLOCK },
  { "pre", KIND_BLOCK },        { "script", KIND_LEFT_OUT }, { "section", KIND_BLOCK },  { "select", KIND_LEFT_OUT },
  { "style", KIND_LEFT_OUT },   { "summary", KIND_BLOCK },  { "sup", KIND_RAISED },      { "svg", KIND_LEFT_OUT },
  { "table", KIND_BLOCK },      { "tbody", KIND_BLOCK },    { "td", KIND_CELL },         { "template", KIND_LEFT_OUT },
  { "textarea", KIND_LEFT_OUT }, { "tfoot", KIND_BLOCK },   { "th", KIND_CELL },         { "thead", KIND_BLOCK },
  { "title", KIND_LEFT_OUT },   { "tr", KIND_BLOCK },       { "ul", KIND_LIST },
};

/* What holds for the paragraphs in an element. */
typedef struct
{
  UnrepLineFacts facts;
  UnrepHtmlList *list;
  gboolean preformatted;
} Block;

typedef struct
{
  UnrepLineWriter *writer;
  GHashTable *kinds;
  GCancellable *cancellable;
} Page;

static void write_nodes (Page          *self,
                         const xmlNode *parent,
                         const Block   *block,
                         guint          depth);

static Kind
get_kind (Page          *self,
          const xmlNode *node)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, node->name));
}

/* The direction of the first letter in an element (HTML, 3.2.6.4); parts with a
 * direction of their own do not count. */
static UnrepDirection
find_auto (const xmlNode *parent,
           guint         *n_left,
           guint          depth)
{
  UnrepDirection direction = UNREP_DIRECTION_NEUTRAL;

  for (const xmlNode *node = parent->children; node != NULL && direction == UNREP_DIRECTION_NEUTRAL; node = node->next)
    {
      if (*n_left == 0 || depth > MAX_DEPTH)
        break;
      (*n_left)--;
      if (node->type == XML_TEXT_NODE)
        direction = unrep_first_strong_direction ((const char *) node->content, strlen ((const char *) node->content));
      else if (node->type == XML_ELEMENT_NODE && unrep_xml_attribute (node, "dir") == NULL && !unrep_xml_is (node, "bdi")
               && !unrep_xml_is (node, "script") && !unrep_xml_is (node, "style"))
        direction = find_auto (node, n_left, depth + 1);
    }
  return direction;
}

/* What the element says; else that of what it stands in. */
static UnrepDirection
find_direction (const xmlNode  *node,
                UnrepDirection  outer)
{
  const char *dir = unrep_xml_attribute (node, "dir");
  g_autofree char *style = unrep_html_dup_style (node, "direction");
  guint n_left = AUTO_NODES;

  if (style != NULL)
    dir = style;
  if (dir == NULL)
    return outer;
  if (g_ascii_strncasecmp (dir, "rtl", 3) == 0)
    return UNREP_DIRECTION_RTL;
  if (g_ascii_strncasecmp (dir, "ltr", 3) == 0)
    return UNREP_DIRECTION_LTR;
  if (g_ascii_strcasecmp (dir, "auto") != 0)
    return outer;
  outer = find_auto (node, &n_left, 0);
  return outer != UNREP_DIRECTION_NEUTRAL ? outer : UNREP_DIRECTION_LTR;
}

/* Each line of preformatted text, with its spaces; an empty one ends a paragraph. */
static void
write_preformatted (Page        *self,
                    const char  *text,
                    const Block *block)
{
  GString *content = self->writer->content;

  for (; *text != '\0'; text++)
    if (*text != '\n')
      g_string_append_c (content, *text == '\r' ? ' ' : *text);
    else if (content->len == 0 || g_str_has_suffix (content->str, "\n"))
      unrep_line_writer_finish (self->writer, &block->facts);
    else
      unrep_line_writer_break (self->writer);
}

static void
write_text (Page          *self,
            const xmlNode *node,
            const Block   *block)
{
  if (node->content == NULL)
    return;
  if (block->preformatted)
    write_preformatted (self, (const char *) node->content, block);
  else
    unrep_line_writer_add (self->writer, (const char *) node->content);
}

/* A number behind a word refers to a note, and must not become a part of the word. */
static void
write_raised (Page          *self,
              const xmlNode *node,
              const Block   *block,
              guint          depth)
{
  static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  GString *content = self->writer->content;
  gsize start = content->len;
  g_autofree char *text = NULL;

  write_nodes (self, node, block, depth);
  if (start == 0 || content->len <= start || strspn (content->str + start, "0123456789") < content->len - start)
    return;
  text = g_strdup (content->str + start);
  g_string_truncate (content, start);
  for (const char *p = text; *p != '\0'; p++)
    g_string_append (content, raised[*p - '0']);
}

/* A table that has headings or other tables in it sets out the page. */
static gboolean
is_layout (const xmlNode *cell)
{
  for (const xmlNode *node = cell->children; node != NULL; node = node->next)
    if (unrep_xml_is (node, "table") || unrep_xml_is (node, "div") || unrep_xml_is (node, "ol")
        || (node->type == XML_ELEMENT_NODE && node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '6'))
      return TRUE;
  return FALSE;
}

/* An element whose text begins and ends a paragraph. */
static void
write_block (Page          *self,
             const xmlNode *node,
             const Block   *outer,
             Kind           kind,
             guint          depth)
{
  Block block = *outer;
  UnrepHtmlList list;

  unrep_line_writer_finish (self->writer, &outer->facts);
  block.facts.direction = find_direction (node, (UnrepDirection) outer->facts.direction);
  if (kind == KIND_HEADING)
    block.facts.heading = (guint) (node->name[1] - '0') & 15;
  else if (kind == KIND_CELL)
    block.facts.role = is_layout (node) ? UNREP_LINE_BODY : UNREP_LINE_CELL;
  else if (kind == KIND_LIST)
    {
      unrep_html_list_init (&list, node, outer->list, ++self->writer->n_lists);
      block.list = &list;
    }
  else if (kind == KIND_ITEM && block.list != NULL)
    {
      unrep_line_writer_flush_label (self->writer, &outer->facts);
      unrep_html_list_set_label (block.list, node, self->writer);
    }
  block.preformatted |= unrep_xml_is (node, "pre");
  write_nodes (self, node, &block, depth);
  unrep_line_writer_finish (self->writer, &block.facts);
  if (kind == KIND_ITEM)
    unrep_line_writer_flush_label (self->writer, &block.facts);
}

/* Two line ends are as good as the end of a paragraph, and many pages have no other. */
static void
write_line_break (Page        *self,
                  const Block *block)
{
  if (g_str_has_suffix (self->writer->content->str, "\n"))
    unrep_line_writer_finish (self->writer, &block->facts);
  else
    unrep_line_writer_break (self->writer);
}

static void
write_element (Page          *self,
               const xmlNode *node,
               const Block   *block,
               guint          depth)
{
  Kind kind = get_kind (self, node);

  if (kind != KIND_LEFT_OUT && unrep_html_is_hidden (node))
    unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_HIDDEN);
  else if (kind == KIND_EMBEDDED)
    unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_LEFT_OUT);
  else if (kind == KIND_LINE_BREAK)
    write_line_break (self, block);
  else if (kind == KIND_RAISED)
    write_raised (self, node, block, depth);
  else if (kind == KIND_INLINE)
    write_nodes (self, node, block, depth);
  else if (kind != KIND_LEFT_OUT)
    write_block (self, node, block, kind, depth);
}

static void
write_nodes (Page          *self,
             const xmlNode *parent,
             const Block   *block,
             guint          depth)
{
  for (const xmlNode *node = parent->children; node != NULL && depth < MAX_DEPTH; node = node->next)
    {
      if (self->writer->full || g_cancellable_is_cancelled (self->cancellable))
        return;
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        write_text (self, node, block);
      else if (node->type == XML_ELEMENT_NODE)
        write_element (self, node, block, depth + 1);
    }
}

/**
 * unrep_html_write:
 * @writer: what lines are written with
 * @root: the root of a web page
 * @cancellable: (nullable): ends the writing early
 * @error: return location of an error: %G_IO_ERROR_CANCELLED
 *
 * Writes what a browser shows of the page, without style sheets and scripts. Tables are
 * written row by row, and each row cell by cell.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
unrep_html_write (UnrepLineWriter  *writer,
                  const xmlNode    *root,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  Page page = { writer, kinds, cancellable };
  const Block block = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    g_hash_table_insert (kinds, (gpointer) elements[i].name, GUINT_TO_POINTER (elements[i].kind));
  write_element (&page, root, &block, 0);
  unrep_line_writer_finish (writer, &block.facts);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
