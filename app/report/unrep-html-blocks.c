/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of a web page, in reading order, as lines. */
#include "unrep-html-page.h"

#include <string.h>

/* Deeper than the parser goes. */
#define MAX_DEPTH 300

typedef void (*WriteFunc) (UnrepHtmlPage        *self,
                           const xmlNode        *node,
                           const UnrepHtmlBlock *block,
                           guint                 depth);

static void
write_line_break (UnrepHtmlPage        *self,
                  const xmlNode        *node,
                  const UnrepHtmlBlock *block,
                  guint                 depth)
{
  unrep_html_page_break_line (self, block);
}

/* A number behind a word refers to a note, and must not become a part of the word. */
static void
write_raised (UnrepHtmlPage        *self,
              const xmlNode        *node,
              const UnrepHtmlBlock *block,
              guint                 depth)
{
  GString *content = self->writer->content;
  gsize start = content->len;
  g_autofree char *text = NULL;

  unrep_html_page_write_nodes (self, node, block, depth);
  if (start == 0 || content->len <= start || strspn (content->str + start, "0123456789") < content->len - start
      || strchr ("[(", content->str[start - 1]) != NULL)
    return;
  text = g_strdup (content->str + start);
  g_string_truncate (content, start);
  unrep_html_marks_clamp (self->marks, start);
  unrep_docx_number_append_mark (content, text, FALSE);
}

/* A link that refers to a note has it written behind the paragraph. In the note, what
 * leads back is its mark, or a sign that is of no use here. */
static void
write_link (UnrepHtmlPage        *self,
            const xmlNode        *node,
            const UnrepHtmlBlock *block,
            guint                 depth)
{
  const UnrepHtmlNote *note = unrep_html_notes_find (self->notes, node);

  if (note == NULL)
    {
      unrep_html_page_write_nodes (self, node, block, depth);
      return;
    }
  write_raised (self, node, block, depth);
  unrep_html_page_add_note (self, note);
}

static void
write_embedded (UnrepHtmlPage        *self,
                const xmlNode        *node,
                const UnrepHtmlBlock *block,
                guint                 depth)
{
  unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_LEFT_OUT);
}

/* Text that was deleted is said, as in all formats. */
static void
write_deleted (UnrepHtmlPage        *self,
               const xmlNode        *node,
               const UnrepHtmlBlock *block,
               guint                 depth)
{
  unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_CHANGES);
}

/* What people have filled in, or may choose, is no text of the page; browsers copy none of
 * it. Buttons hold nothing. */
static void
write_field (UnrepHtmlPage        *self,
             const xmlNode        *node,
             const UnrepHtmlBlock *block,
             guint                 depth)
{
  static const char *const silent[] = { "button", "checkbox", "color", "file", "hidden", "image", "radio", "range", "reset", "submit" };
  const char *type = unrep_xml_attribute (node, "type"), *value = unrep_xml_attribute (node, "value");
  gboolean holds = value != NULL && *value != '\0';

  if (!unrep_xml_is (node, "input"))
    holds = node->children != NULL;
  else
    for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (silent); i++)
      holds = holds && g_ascii_strcasecmp (type, silent[i]) != 0;
  if (holds)
    unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_FORM_FIELDS);
}

static void
write_picture (UnrepHtmlPage        *self,
               const xmlNode        *node,
               const UnrepHtmlBlock *block,
               guint                 depth)
{
  self->picture = unrep_xml_attribute (node, "alt");
}

/* Of drawings, the text. */
static void
write_drawing (UnrepHtmlPage        *self,
               const xmlNode        *node,
               const UnrepHtmlBlock *block,
               guint                 depth)
{
  static const char *const silent[] = { "defs", "symbol", "metadata", "desc", "title", "style", "script" };

  for (const xmlNode *child = node->children; child != NULL && depth < MAX_DEPTH; child = child->next)
    {
      gboolean skips = child->type != XML_ELEMENT_NODE;

      for (gsize i = 0; i < G_N_ELEMENTS (silent) && !skips; i++)
        skips = unrep_xml_is (child, silent[i]);
      if (skips)
        continue;
      if (!unrep_xml_is (child, "text") && !unrep_xml_is (child, "foreignobject"))
        {
          write_drawing (self, child, block, depth + 1);
          continue;
        }
      unrep_html_page_finish (self, block);
      unrep_html_page_write_nodes (self, child, block, depth + 1);
      unrep_html_page_finish (self, block);
    }
}

static void
write_nothing (UnrepHtmlPage        *self,
               const xmlNode        *node,
               const UnrepHtmlBlock *block,
               guint                 depth)
{
}

/* Elements that are more than what is in them; those in lines. */
static const struct
{
  const char *name;
  WriteFunc write;
} special[] = {
  { "a", write_link },
  { "annotation", write_nothing },
  { "annotation-xml", write_nothing },
  { "audio", write_embedded },
  { "br", write_line_break },
  { "canvas", write_nothing },
  { "datalist", write_nothing },
  { "del", write_deleted },
  { "embed", write_embedded },
  { "frame", write_embedded },
  { "head", write_nothing },
  { "iframe", write_embedded },
  { "img", write_picture },
  { "input", write_field },
  { "noframes", write_nothing },
  { "noscript", write_nothing },
  { "object", write_embedded },
  { "script", write_nothing },
  { "select", write_field },
  { "style", write_nothing },
  { "sup", write_raised },
  { "svg", write_drawing },
  { "template", write_nothing },
  { "textarea", write_field },
  { "title", write_nothing },
  { "video", write_embedded },
  { "wbr", write_nothing },
};

static WriteFunc
find_special (const xmlNode *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (special); i++)
    if (unrep_xml_is (node, special[i].name))
      return special[i].write;
  return NULL;
}

/* What style sheets generate. */
static void
write_generated (UnrepHtmlPage        *self,
                 const xmlNode        *node,
                 UnrepCssPart          part,
                 const UnrepHtmlBlock *block,
                 guint                 depth)
{
  UnrepHtmlBlock own = *block;
  UnrepCssValues values;
  const char *content, *display;
  gboolean alone;
  g_autofree char *text = NULL;

  unrep_css_cascade (self->css, node, part, &values);
  content = values.of[UNREP_CSS_CONTENT];
  if (content == NULL && unrep_xml_is (node, "q"))
    content = part == UNREP_CSS_BEFORE ? "open-quote" : "close-quote";
  display = values.of[UNREP_CSS_DISPLAY];
  if (content == NULL || strcmp (content, "none") == 0 || strcmp (content, "normal") == 0 || g_strcmp0 (display, "none") == 0)
    return;
  unrep_html_counters_enter (self->counters, &values, depth + 1);
  text = unrep_html_counters_dup_content (self->counters, node, content, block->style.language);
  if (values.of[UNREP_CSS_WHITE_SPACE] != NULL && strncmp (values.of[UNREP_CSS_WHITE_SPACE], "pre", 3) == 0)
    own.style.space = UNREP_HTML_SPACE_KEPT;
  if (values.of[UNREP_CSS_VISIBILITY] != NULL)
    own.style.invisible = strcmp (values.of[UNREP_CSS_VISIBILITY], "visible") != 0;
  alone = g_strcmp0 (display, "block") == 0 || block->style.lays_out;
  if (alone && part == UNREP_CSS_AFTER)
    unrep_html_page_finish (self, block);
  unrep_html_page_write_text (self, text, &own);
  if (alone)
    unrep_html_page_finish (self, block);
}

static void
write_content (UnrepHtmlPage        *self,
               const xmlNode        *node,
               const UnrepHtmlBlock *block,
               guint                 depth)
{
  WriteFunc write = find_special (node);

  write_generated (self, node, UNREP_CSS_BEFORE, block, depth);
  if (write != NULL)
    write (self, node, block, depth);
  else
    unrep_html_page_write_nodes (self, node, block, depth);
  write_generated (self, node, UNREP_CSS_AFTER, block, depth);
}

/* A box in a line has no white space at its ends, but what is outside of it has. */
static void
trim_box (UnrepHtmlPage *self,
          gsize          start,
          gboolean       whole)
{
  GString *content = self->writer->content;

  if (whole && start > 0 && start < content->len && content->str[start] == ' ')
    g_string_erase (content, (gssize) start, 1);
  while (content->len > (whole ? start : 0) && content->str[content->len - 1] == ' ')
    g_string_truncate (content, content->len - 1);
  unrep_html_marks_clamp (self->marks, content->len);
}

/* What stands in a line. */
static void
write_inline (UnrepHtmlPage        *self,
              const xmlNode        *node,
              const UnrepHtmlBlock *block,
              guint                 depth)
{
  gboolean marked = block->style.display == UNREP_HTML_DISPLAY_INLINE
                    && unrep_html_marks_begin (self->marks, &block->style, self->writer->content->len);
  gsize start = self->writer->content->len;
  guint n_paragraphs = self->n_paragraphs;

  write_content (self, node, block, depth);
  if (block->style.is_atomic && block->style.space != UNREP_HTML_SPACE_KEPT)
    trim_box (self, start, n_paragraphs == self->n_paragraphs);
  if (marked)
    unrep_html_marks_end (self->marks, self->writer->content->len);
}

/* What is shown as an item has its label, and is counted. */
static void
set_label (UnrepHtmlPage        *self,
           const xmlNode        *node,
           const UnrepHtmlBlock *outer,
           const UnrepHtmlBlock *block)
{
  UnrepHtmlList alone = { 0, 0, 0, 0 };
  UnrepHtmlList *list = block->list != NULL ? block->list : &alone;
  const char *marker = !block->style.invisible ? block->style.marker : NULL;
  UnrepCssValues values;

  if (!block->style.is_item)
    return;
  unrep_line_writer_flush_label (self->writer, &outer->facts);
  unrep_css_cascade (self->css, node, UNREP_CSS_MARKER, &values);
  unrep_html_list_set_label (list, node, marker, self->writer);
  if (marker != NULL && values.of[UNREP_CSS_CONTENT] != NULL && strcmp (values.of[UNREP_CSS_CONTENT], "normal") != 0)
    {
      g_autofree char *text
        = unrep_html_counters_dup_content (self->counters, node, values.of[UNREP_CSS_CONTENT], block->style.language);

      g_string_truncate (self->writer->label, 0);
      g_strstrip (g_strdelimit (text, "\n\t", ' '));
      if (*text != '\0' && strcmp (values.of[UNREP_CSS_CONTENT], "none") != 0)
        unrep_line_writer_set_bullet (self->writer, text);
    }
}

static gboolean
is_list (const xmlNode *node)
{
  return unrep_xml_is (node, "ol") || unrep_xml_is (node, "ul") || unrep_xml_is (node, "menu") || unrep_xml_is (node, "dir");
}

static void
fill_facts (UnrepHtmlPage        *self,
            const xmlNode        *node,
            const UnrepHtmlBlock *outer,
            UnrepHtmlBlock       *block)
{
  const char *role = unrep_xml_attribute (node, "role");
  guint level = 0;

  block->facts.direction = block->style.direction & 3;
  block->in_main |= unrep_xml_is (node, "main") || unrep_xml_is (node, "article") || g_strcmp0 (role, "main") == 0;
  block->facts.role = unrep_html_page_find_role (self, node, outer) & 7;
  if (node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == '\0')
    level = (guint) (node->name[1] - '0');
  else if (g_strcmp0 (role, "heading") == 0)
    level = unrep_xml_uint (node, "aria-level", UNREP_HEADING_TITLE - 1, 2);
  if (level > 0 && (block->facts.role == UNREP_LINE_BODY || block->facts.role == UNREP_LINE_CELL))
    block->facts.heading = level & 15;
  if (block->style.display == UNREP_HTML_DISPLAY_CELL
      && (block->facts.role == UNREP_LINE_BODY || block->facts.role == UNREP_LINE_CELL))
    block->facts.role = (unrep_xml_is (node, "td") || unrep_xml_is (node, "th")) && !unrep_html_page_is_layout (node)
                          ? UNREP_LINE_CELL
                          : UNREP_LINE_BODY;
}

/**
 * unrep_html_page_write_block:
 * @self: a page
 * @node: an element whose text begins and ends a paragraph
 * @outer: what holds for what it stands in
 * @block: what holds in it; its facts are filled in
 * @depth: how deep it lies
 *
 * Writes an element as paragraphs of its own.
 */
void
unrep_html_page_write_block (UnrepHtmlPage        *self,
                             const xmlNode        *node,
                             const UnrepHtmlBlock *outer,
                             UnrepHtmlBlock       *block,
                             guint                 depth)
{
  unrep_html_page_finish (self, outer);
  fill_facts (self, node, outer, block);
  if (!self->in_note || outer->list != NULL)
    set_label (self, node, outer, block);
  write_content (self, node, block, depth);
  unrep_html_page_finish (self, block);
  if (block->style.is_item)
    unrep_line_writer_flush_label (self->writer, &block->facts);
}

static gboolean
has_text (const xmlNode *node,
          guint          depth)
{
  gboolean found = node->type == XML_TEXT_NODE && node->content != NULL
                   && node->content[strspn ((const char *) node->content, " \t\r\n\f")] != '\0';

  for (const xmlNode *child = node->type == XML_ELEMENT_NODE ? node->children : NULL; child != NULL && !found && depth < MAX_DEPTH;
       child = child->next)
    found = has_text (child, depth + 1);
  return found;
}

static void
write_hidden (UnrepHtmlPage *self,
              const xmlNode *node)
{
  WriteFunc write = find_special (node);

  if (write == write_embedded)
    write_embedded (self, node, NULL, 0);
  else if (write != write_nothing && write != write_field && has_text (node, 0))
    unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_HIDDEN);
}

static void
write_element (UnrepHtmlPage        *self,
               const xmlNode        *node,
               const UnrepHtmlBlock *outer,
               guint                 depth)
{
  UnrepHtmlBlock block = *outer;
  UnrepHtmlList list;

  if (unrep_html_notes_is_body (self->notes, node) && !self->in_note)
    {
      /* It is written where it is referred to, but counted here. */
      if (outer->list != NULL)
        outer->list->next += outer->list->step;
      return;
    }
  if (find_special (node) == write_nothing || (self->in_note && unrep_html_notes_is_back (self->notes, node)))
    return;
  unrep_html_style_init (&block.style, self->css, node, &outer->style);
  if (block.style.display == UNREP_HTML_DISPLAY_NONE)
    {
      write_hidden (self, node);
      return;
    }
  if (block.style.invisible && !outer->style.invisible && has_text (node, 0))
    unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_HIDDEN);
  unrep_html_counters_enter (self->counters, &block.style.values, depth);
  if (is_list (node))
    {
      unrep_html_list_init (&list, self->css, node, outer->list, ++self->writer->n_lists);
      block.list = &list;
    }
  if (block.style.display == UNREP_HTML_DISPLAY_BLOCK || block.style.display == UNREP_HTML_DISPLAY_CELL)
    unrep_html_page_write_block (self, node, outer, &block, depth);
  else
    write_inline (self, node, &block, depth);
  unrep_html_counters_leave (self->counters, depth);
}

/**
 * unrep_html_page_write_nodes:
 * @self: a page
 * @parent: an element
 * @block: what holds in it
 * @depth: how deep it lies
 *
 * Writes what is in an element.
 */
void
unrep_html_page_write_nodes (UnrepHtmlPage        *self,
                             const xmlNode        *parent,
                             const UnrepHtmlBlock *block,
                             guint                 depth)
{
  for (const xmlNode *node = parent->children; node != NULL && depth < MAX_DEPTH; node = node->next)
    {
      if (self->writer->full || g_cancellable_is_cancelled (self->cancellable) || unrep_css_is_exhausted (self->css))
        return;
      if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
        unrep_html_page_write_text (self, (const char *) node->content, block);
      else if (node->type == XML_ELEMENT_NODE)
        write_element (self, node, block, depth + 1);
    }
}

static gboolean
has_main (const xmlNode *parent,
          guint          depth)
{
  for (const xmlNode *node = parent->children; node != NULL && depth < MAX_DEPTH; node = node->next)
    if (node->type == XML_ELEMENT_NODE
        && (unrep_xml_is (node, "main") || unrep_xml_is (node, "article")
            || g_strcmp0 (unrep_xml_attribute (node, "role"), "main") == 0 || has_main (node, depth + 1)))
      return TRUE;
  return FALSE;
}

/**
 * unrep_html_write:
 * @writer: what lines are written with
 * @root: the root of a web page
 * @display: the file's name for messages
 * @cancellable: (nullable): ends the writing early
 * @error: return location of an error: %G_IO_ERROR_CANCELLED, or %UNREP_ERROR_TOO_LARGE
 *   where there are too many rules for too many elements
 *
 * Writes what a browser shows of the page, with its own style sheets and without scripts.
 * Tables are written row by row, and each row cell by cell; what can be unfolded is
 * unfolded; notes stand behind the paragraphs that refer to them.
 *
 * Returns: whether it was all written
 */
gboolean
unrep_html_write (UnrepLineWriter  *writer,
                  const xmlNode    *root,
                  const char       *display,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr (UnrepCss) css = unrep_css_new ();
  g_autoptr (UnrepHtmlNotes) notes = unrep_html_notes_new (root);
  g_autoptr (UnrepHtmlCounters) counters = unrep_html_counters_new ();
  g_autoptr (GArray) marks = unrep_html_marks_new ();
  g_autoptr (GPtrArray) pending = g_ptr_array_new (), ends = g_ptr_array_new ();
  g_autoptr (GHashTable) written = g_hash_table_new (NULL, NULL);
  UnrepHtmlPage page = { .writer = writer, .css = css, .notes = notes, .counters = counters, .marks = marks, .pending = pending,
                         .ends = ends, .written = written, .has_main = has_main (root, 0), .cancellable = cancellable };
  const UnrepHtmlBlock block = { .style = { .marker = "disc" } };

  for (guint n = unrep_html_style_add_sheets (css, root); n > 0; n--)
    unrep_facts_add_remark (writer->facts, UNREP_REMARK_STYLE_SHEETS);
  write_element (&page, root, &block, 0);
  unrep_html_page_finish (&page, &block);
  unrep_html_page_write_notes (&page, ends);
  if (unrep_css_is_exhausted (css))
    return unrep_html_refuse (display, UNREP_ERROR_TOO_LARGE, error);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
