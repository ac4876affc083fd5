/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs of a web page as they are finished: with their direction, their part of the
 * page, and the notes that they refer to. */
#include "unrep-html-page.h"

#include <string.h>

#define MAX_DEPTH 300

/**
 * unrep_html_page_break_line:
 * @self: a page
 * @block: what holds for the paragraph in the making
 *
 * Ends the line. Two line ends are as good as the end of a paragraph, and many pages have
 * no other.
 */
void
unrep_html_page_break_line (UnrepHtmlPage        *self,
                            const UnrepHtmlBlock *block)
{
  GString *content = self->writer->content;

  if (content->len == 0 || g_str_has_suffix (content->str, "\n"))
    {
      unrep_html_page_finish (self, block);
      return;
    }
  unrep_line_writer_break (self->writer);
  unrep_html_marks_clamp (self->marks, content->len);
}

/* The ends of lines stay; an empty line ends a paragraph. */
static void
write_lines (UnrepHtmlPage        *self,
             const char           *text,
             const UnrepHtmlBlock *block)
{
  GString *content = self->writer->content;

  while (*text != '\0')
    {
      gsize n = strcspn (text, "\n");

      if (block->style.space == UNREP_HTML_SPACE_KEPT)
        for (gsize i = 0; i < n; i++)
          g_string_append_c (content, text[i] == '\r' ? ' ' : text[i]);
      else
        {
          g_autofree char *line = g_strndup (text, n);

          unrep_line_writer_add (self->writer, line);
        }
      text += n;
      if (*text == '\0')
        return;
      unrep_html_page_break_line (self, block);
      text++;
    }
}

/**
 * unrep_html_page_write_text:
 * @self: a page
 * @text: text in an element
 * @block: what holds there
 *
 * Adds text to the paragraph in the making, as the style says.
 */
void
unrep_html_page_write_text (UnrepHtmlPage        *self,
                            const char           *text,
                            const UnrepHtmlBlock *block)
{
  g_autofree char *changed = NULL;

  if (block->style.invisible)
    return;
  if (block->style.transform != NULL)
    {
      const char *before = g_utf8_find_prev_char (self->writer->content->str,
                                                  self->writer->content->str + self->writer->content->len);

      text = changed = unrep_html_style_transform (&block->style, text, before != NULL && g_unichar_isalnum (g_utf8_get_char (before)));
    }
  if (block->style.space != UNREP_HTML_SPACE_COLLAPSED)
    write_lines (self, text, block);
  else
    unrep_line_writer_add (self->writer, text);
}

/* How many bytes at the start of a note are its mark, with brackets or set high; 0 where
 * something else stands there. */
static gsize
find_printed (const char *text,
              const char *mark,
              gsize      *bare_start,
              gsize      *bare_end)
{
  g_autoptr (GString) high = g_string_new (NULL);
  const char *p = text + strspn (text, "[("), *forms[] = { mark, high->str };

  unrep_docx_number_append_mark (high, mark, FALSE);
  forms[1] = high->str;
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize n = strlen (forms[i]);

      if (n == 0 || strncmp (p, forms[i], n) != 0
          || (g_ascii_isalnum (p[n - 1]) && g_unichar_isalnum (g_utf8_get_char (p + n))))
        continue;
      *bare_start = (gsize) (p - text);
      *bare_end = *bare_start + n;
      n = *bare_end + strspn (text + *bare_end, "])");
      return n + (text[n] == '.');
    }
  return 0;
}

/* A note begins with its mark, where it says it, or else that of the reference. */
static void
set_note_label (UnrepHtmlPage *self)
{
  GString *content = self->writer->content, *label = self->writer->label;
  const char *mark = self->note->mark;
  gsize bare_start = 0, bare_end = label->len, n;

  if (label->len > 0 && self->writer->label_facts.counted)
    {
      bare_start = self->writer->label_facts.bare_start;
      bare_end = self->writer->label_facts.bare_end;
    }
  else if (label->len == 0 && (g_str_has_prefix (content->str, "()") || g_str_has_prefix (content->str, "[]")))
    {
      /* Word's brackets around a mark that programs write before them. */
      g_string_append_printf (label, "%c%s%c", content->str[0], mark, content->str[1]);
      bare_start = 1, bare_end = label->len - 1;
      g_string_erase (content, 0, (gssize) (2 + strspn (content->str + 2, " \t")));
    }
  else if (label->len == 0)
    {
      n = find_printed (content->str, mark, &bare_start, &bare_end);
      g_string_append_len (label, n > 0 ? content->str : mark, (gssize) (n > 0 ? n : strlen (mark)));
      bare_end = n > 0 ? bare_end : label->len;
      g_string_erase (content, 0, (gssize) (n + strspn (content->str + n, " \t")));
    }
  self->writer->label_facts = (UnrepLineFacts) { .label_bytes = (guint16) label->len, .bare_start = (guint16) bare_start,
                                                 .bare_end = (guint16) bare_end };
  self->note = NULL;
}

/**
 * unrep_html_page_finish:
 * @self: a page
 * @block: what holds for the paragraph in the making
 *
 * Ends the paragraph: adds it to the text, and behind it the notes that it refers to.
 */
void
unrep_html_page_finish (UnrepHtmlPage        *self,
                        const UnrepHtmlBlock *block)
{
  UnrepLineFacts facts = block->facts;
  GString *content = self->writer->content;

  g_strchomp (content->str);
  content->len = strlen (content->str);
  if (content->len == 0 && facts.heading > 0 && self->picture != NULL)
    unrep_line_writer_add (self->writer, self->picture);
  self->picture = NULL;
  if (block->style.bidi == UNREP_HTML_BIDI_PLAINTEXT && content->len > 0)
    facts.direction = unrep_first_strong_direction (content->str, content->len);
  unrep_html_marks_apply (self->marks, content, (UnrepDirection) facts.direction);
  if (content->len > 0 && self->note != NULL)
    set_note_label (self);
  unrep_line_writer_finish (self->writer, &facts);
  self->n_paragraphs++;
  if (self->in_note || self->pending->len == 0)
    return;
  unrep_html_page_write_notes (self, self->pending);
}

/**
 * unrep_html_page_add_note:
 * @self: a page
 * @note: what is referred to in the paragraph in the making
 *
 * Has the note written behind the paragraph, or behind the text, the first time.
 */
void
unrep_html_page_add_note (UnrepHtmlPage       *self,
                          const UnrepHtmlNote *note)
{
  if (g_hash_table_add (self->written, (gpointer) note))
    g_ptr_array_add (note->is_endnote ? self->ends : self->pending, (gpointer) note);
}

/* The style of an element that is not written where it stands. */
static void
find_style (UnrepHtmlPage  *self,
            const xmlNode  *node,
            UnrepHtmlStyle *style,
            guint           depth)
{
  UnrepHtmlStyle outer = { .marker = "disc" };

  if (node->parent != NULL && node->parent->type == XML_ELEMENT_NODE && depth < MAX_DEPTH)
    find_style (self, node->parent, &outer, depth + 1);
  unrep_html_style_init (style, self->css, node, &outer);
}

/* The list that an item stands in, at its number. */
static void
find_list (UnrepHtmlPage *self,
           const xmlNode *item,
           UnrepHtmlList *list)
{
  unrep_html_list_init (list, self->css, item->parent, NULL, 0);
  for (const xmlNode *node = item->parent->children; node != item; node = node->next)
    list->next += unrep_xml_is (node, "li") ? list->step : 0;
}

/**
 * unrep_html_page_write_notes:
 * @self: a page, between paragraphs
 * @notes: (element-type UnrepHtmlNote): notes, which are written and taken out
 *
 * Writes notes, wherever they stand in the page, and those that they refer to.
 */
void
unrep_html_page_write_notes (UnrepHtmlPage *self,
                             GPtrArray     *notes)
{
  g_autofree char *label = g_strdup (self->writer->label->str);
  UnrepLineFacts label_facts = self->writer->label_facts;

  g_string_truncate (self->writer->label, 0);
  self->in_note = TRUE;
  for (guint i = 0; i < notes->len && !self->writer->full; i++)
    {
      const UnrepHtmlNote *note = g_ptr_array_index (notes, i);
      UnrepHtmlBlock block = { .facts = { .role = UNREP_LINE_NOTE } }, outer;
      UnrepHtmlList list;

      find_style (self, note->body, &block.style, 0);
      block.style.display = UNREP_HTML_DISPLAY_BLOCK;
      block.facts.direction = block.style.direction & 3;
      outer = block;
      self->note = note;
      if (unrep_xml_is (note->body, "li") && note->body->parent != NULL)
        {
          find_list (self, note->body, &list);
          unrep_html_list_set_label (&list, note->body, unrep_xml_is (note->body->parent, "ol") ? block.style.marker : NULL,
                                     self->writer);
        }
      block.style.is_item = FALSE;
      unrep_html_page_write_block (self, note->body, &outer, &block, 0);
      g_string_truncate (self->writer->label, 0);
    }
  self->note = NULL;
  self->in_note = FALSE;
  g_ptr_array_set_size (notes, 0);
  g_string_assign (self->writer->label, label);
  self->writer->label_facts = label_facts;
}

static gboolean
is_heading (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '6'
         && node->name[2] == '\0';
}

/**
 * unrep_html_page_is_layout:
 * @cell: a cell of a table
 *
 * Returns: whether the table sets out the page: such cells have headings or other tables
 *   in them, or are alone in their table
 */
gboolean
unrep_html_page_is_layout (const xmlNode *cell)
{
  const xmlNode *row = cell->parent, *group = row != NULL ? row->parent : NULL;

  for (const xmlNode *node = cell->children; node != NULL; node = node->next)
    if (unrep_xml_is (node, "table") || unrep_xml_is (node, "div") || unrep_xml_is (node, "ol") || is_heading (node))
      return TRUE;
  for (; group != NULL && group->type == XML_ELEMENT_NODE && !unrep_xml_is (group, "table"); group = group->parent)
    ;
  return group != NULL && group->type == XML_ELEMENT_NODE
         && (g_strcmp0 (unrep_xml_attribute (group, "role"), "presentation") == 0
             || g_strcmp0 (unrep_xml_attribute (group, "role"), "none") == 0);
}

static gboolean
is_contents (const xmlNode *node)
{
  const char *type = unrep_xml_attribute (node, "epub:type"), *id = unrep_xml_attribute (node, "id");
  const char *class = unrep_xml_attribute (node, "class");

  return (class != NULL && g_str_has_prefix (class, "MsoToc")) || (id != NULL && g_str_has_prefix (id, "Table of Contents"))
         || g_strcmp0 (unrep_xml_attribute (node, "role"), "doc-toc") == 0 || g_strcmp0 (type, "toc") == 0
         || (id != NULL && g_ascii_strcasecmp (id, "toc") == 0);
}

/* Headers and footers of pages, as LibreOffice and Word write them. */
static gboolean
is_page_margin (const xmlNode *node)
{
  const char *title = unrep_xml_is (node, "div") ? unrep_xml_attribute (node, "title") : NULL;
  const char *class = unrep_xml_attribute (node, "class");

  return g_strcmp0 (title, "header") == 0 || g_strcmp0 (title, "footer") == 0 || g_strcmp0 (class, "MsoHeader") == 0
         || g_strcmp0 (class, "MsoFooter") == 0;
}

/**
 * unrep_html_page_find_role:
 * @self: a page
 * @node: an element
 * @outer: what holds for what it stands in
 *
 * Menus, and heads and feet of a page that says what it is about, belong to the page and
 * not to the text, as the headers and footers of printed pages do.
 *
 * Returns: the #UnrepLineRole of the paragraphs in it
 */
guint
unrep_html_page_find_role (UnrepHtmlPage        *self,
                           const xmlNode        *node,
                           const UnrepHtmlBlock *outer)
{
  static const char *const roles[] = { "navigation", "banner", "contentinfo", "search", "complementary" };
  const char *role = unrep_xml_attribute (node, "role");

  if (outer->facts.role != UNREP_LINE_BODY)
    return outer->facts.role;
  if (is_contents (node))
    return UNREP_LINE_CONTENTS;
  if (unrep_html_notes_is_container (node))
    return UNREP_LINE_NOTE;
  if (unrep_xml_is (node, "nav") || is_page_margin (node))
    return UNREP_LINE_ARTEFACT;
  for (gsize i = 0; role != NULL && !outer->in_main && i < G_N_ELEMENTS (roles); i++)
    if (strcmp (role, roles[i]) == 0)
      return UNREP_LINE_ARTEFACT;
  if (self->has_main && !outer->in_main
      && (unrep_xml_is (node, "header") || unrep_xml_is (node, "footer") || unrep_xml_is (node, "aside")))
    return UNREP_LINE_ARTEFACT;
  return UNREP_LINE_BODY;
}
