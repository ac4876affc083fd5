/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs, tables, sections and notes of OpenDocument, in the order in which they are
 * read. Changes need no care: what was deleted is not in the text. */
#include "unrep-odt.h"

#include "unrep-docx-numbering.h"

#include <string.h>

#define MAX_SPACES 100
/* Fields that are open at once. */
#define MAX_FIELDS 32

typedef struct
{
  UnrepLineWriter *writer;
  UnrepOdtStyles *styles;
  UnrepOdtLists *lists;
  GCancellable *cancellable;
  UnrepLineRole role;
  const char *number;    /* of the note whose first paragraph comes next, or NULL */
  gboolean own_mark;     /* that is none of the sequence */
  gboolean hides;        /* a field has hidden the paragraph in the making */
  gboolean hidden;       /* the text is */
  gboolean was_hidden;   /* the last piece of text was */
  const char *sign_font; /* that the text is set in, or NULL */
  gsize fields[MAX_FIELDS]; /* where in the paragraph they begin */
  guint n_fields;
  GPtrArray *notes;      /* to be written behind the paragraph */
  GPtrArray *ends;       /* behind the text */
  GPtrArray *boxes;      /* text boxes behind the paragraph */
} Odt;

static void write_blocks  (Odt           *self,
                           const xmlNode *parent);
static void write_inlines (Odt           *self,
                           const xmlNode *parent);

static void
note_hidden (Odt *self)
{
  if (!self->was_hidden)
    unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_HIDDEN);
  self->was_hidden = TRUE;
}

static gboolean
is_true (const xmlNode *node,
         const char    *name)
{
  return g_strcmp0 (unrep_xml_attribute (node, name), "true") == 0;
}

static gboolean
is_shape (const xmlNode *node)
{
  return node->ns != NULL && strstr ((const char *) node->ns->href, ":drawing:") != NULL;
}

/* Shapes that have text: boxes in frames, and drawings with paragraphs of their own. */
static void
collect_boxes (Odt           *self,
               const xmlNode *shape)
{
  for (const xmlNode *node = shape->children; node != NULL; node = node->next)
    if (unrep_xml_is (node, "p") || unrep_xml_is (node, "list"))
      {
        g_ptr_array_add (self->boxes, (gpointer) shape);
        return;
      }
    else if (unrep_xml_is (node, "text-box"))
      {
        /* The next shapes of a frame say the same in another way. */
        g_ptr_array_add (self->boxes, (gpointer) node);
        return;
      }
    else if (unrep_xml_is (node, "object") || unrep_xml_is (node, "object-ole"))
      unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_OBJECTS);
    else if (node->type == XML_ELEMENT_NODE && is_shape (node))
      collect_boxes (self, node);
}

static void
append (Odt        *self,
        const char *text)
{
  self->was_hidden = FALSE;
  self->writer->full |= self->writer->content->len + strlen (text) > UNREP_READER_MAX_TEXT;
  if (!self->writer->full)
    g_string_append (self->writer->content, text);
}

static void
append_text (Odt        *self,
             const char *text)
{
  g_autofree char *signs = self->sign_font != NULL ? unrep_docx_dup_signs (self->sign_font, text) : NULL;

  if (*text != '\0')
    append (self, "");
  if (!self->writer->full)
    unrep_line_writer_add (self->writer, signs != NULL ? signs : text);
}

static void
append_spaces (Odt           *self,
               const xmlNode *node)
{
  for (guint n = unrep_xml_uint (node, "c", MAX_SPACES, 1); n > 0 && self->writer->content->len > 0; n--)
    append (self, " ");
}

static char *
dup_number (const xmlNode *note)
{
  const xmlNode *citation = unrep_xml_first (note, "note-citation");
  g_autofree char *number = citation != NULL ? (char *) xmlNodeGetContent (citation) : NULL;

  return number != NULL ? g_strdelimit (g_strdup (g_strstrip (number)), "\t\n\r", ' ') : g_strdup ("");
}

/* The reference; its note comes behind the paragraph, or behind the text. */
static void
write_reference (Odt           *self,
                 const xmlNode *note)
{
  const char *content = self->writer->content->str;
  gboolean bracketed = g_str_has_suffix (content, "(") || g_str_has_suffix (content, "[");
  g_autofree char *number = dup_number (note);
  g_autoptr (GString) mark = g_string_new (NULL);

  unrep_docx_number_append_mark (mark, number, bracketed);
  append (self, mark->str);
  if (self->role == UNREP_LINE_NOTE)
    return;
  if (g_strcmp0 (unrep_xml_attribute (note, "note-class"), "endnote") == 0)
    g_ptr_array_add (self->ends, (gpointer) note);
  else
    g_ptr_array_add (self->notes, (gpointer) note);
}

static gboolean
is_hidden (const xmlNode *node)
{
  return (unrep_xml_is (node, "hidden-text") && is_true (node, "is-hidden"))
         || g_strcmp0 (unrep_xml_attribute (node, "display"), "none") == 0;
}

/* What a span says of its text holds until one in it says otherwise. */
static void
write_span (Odt           *self,
            const xmlNode *span)
{
  const char *style = unrep_xml_attribute (span, "style-name"), *sign_font = self->sign_font;
  gboolean hidden = self->hidden;

  self->hidden = unrep_odt_styles_is_hidden (self->styles, "text", style, hidden);
  self->sign_font = unrep_odt_styles_get_sign_font (self->styles, "text", style, sign_font);
  write_inlines (self, span);
  self->hidden = hidden;
  self->sign_font = sign_font;
}

/* What stands before the separator of a field computes it, and is not shown. */
static void
write_field_mark (Odt           *self,
                  const xmlNode *node)
{
  if (unrep_xml_is (node, "fieldmark-start"))
    {
      if (self->n_fields < MAX_FIELDS)
        self->fields[self->n_fields] = self->writer->content->len;
      self->n_fields++;
    }
  else if (self->n_fields == 0)
    return;
  else if (unrep_xml_is (node, "fieldmark-end"))
    self->n_fields--;
  else if (self->n_fields <= MAX_FIELDS && self->fields[self->n_fields - 1] < self->writer->content->len)
    g_string_truncate (self->writer->content, self->fields[self->n_fields - 1]);
}

static gboolean
is_field_mark (const xmlNode *node)
{
  return unrep_xml_is (node, "fieldmark-start") || unrep_xml_is (node, "fieldmark-separator")
         || unrep_xml_is (node, "fieldmark-end");
}

static void
write_inline (Odt           *self,
              const xmlNode *node)
{
  static const char *const silent[] = { "ruby-text", "script", "annotation-end", "change", "change-start", "change-end" };

  if (unrep_xml_is (node, "span"))
    write_span (self, node);
  else if (self->hidden && (unrep_xml_is (node, "note") || is_shape (node)))
    note_hidden (self);
  else if (self->hidden && !unrep_xml_is (node, "annotation"))
    /* A span in it may be shown. */
    write_inlines (self, node);
  else if (is_field_mark (node))
    write_field_mark (self, node);
  else if (unrep_xml_is (node, "s"))
    append_spaces (self, node);
  else if (unrep_xml_is (node, "tab"))
    append (self, self->writer->content->len > 0 ? "\t" : "");
  else if (unrep_xml_is (node, "line-break"))
    unrep_line_writer_break (self->writer);
  else if (unrep_xml_is (node, "note"))
    write_reference (self, node);
  else if (unrep_xml_is (node, "annotation"))
    unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_COMMENTS);
  else if (is_shape (node))
    collect_boxes (self, node);
  else if (is_hidden (node))
    note_hidden (self);
  else
    {
      for (gsize i = 0; i < G_N_ELEMENTS (silent); i++)
        if (unrep_xml_is (node, silent[i]))
          return;
      self->hides |= unrep_xml_is (node, "hidden-paragraph") && is_true (node, "is-hidden");
      write_inlines (self, node);
    }
}

/* Fields show the text that stands in them. */
static void
write_inlines (Odt           *self,
               const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      {
        if (!self->hidden)
          append_text (self, (const char *) node->content);
        else if (*node->content != '\0')
          note_hidden (self);
      }
    else if (node->type == XML_ELEMENT_NODE)
      write_inline (self, node);
}

static void
set_note_label (Odt *self)
{
  GString *label = self->writer->label;

  if (self->number == NULL)
    return;
  g_string_assign (label, self->number);
  self->writer->label_facts = (UnrepLineFacts) { .label_bytes = (guint16) label->len, .bare_end = (guint16) label->len };
  self->number = NULL;
}

static void
write_note (Odt           *self,
            const xmlNode *note)
{
  UnrepLineRole role = self->role;
  g_autofree char *number = dup_number (note);
  const xmlNode *body = unrep_xml_first (note, "note-body");
  guint lists = unrep_odt_lists_suspend (self->lists);

  if (strlen (number) < G_MAXUINT8 && *number != '\0')
    self->number = number;
  self->own_mark = unrep_xml_attribute (unrep_xml_first (note, "note-citation"), "label") != NULL;
  self->role = UNREP_LINE_NOTE;
  if (body != NULL)
    write_blocks (self, body);
  self->number = NULL;
  self->own_mark = FALSE;
  self->role = role;
  unrep_odt_lists_resume (self->lists, lists);
}

static void
write_notes (Odt        *self,
             GPtrArray **notes)
{
  g_autoptr (GPtrArray) taken = NULL;

  if ((*notes)->len == 0)
    return;
  taken = g_steal_pointer (notes);
  *notes = g_ptr_array_new ();
  for (guint i = 0; i < taken->len; i++)
    write_note (self, g_ptr_array_index (taken, i));
}

static void
write_boxes (Odt *self)
{
  g_autoptr (GPtrArray) taken = NULL;
  guint lists;

  if (self->boxes->len == 0)
    return;
  lists = unrep_odt_lists_suspend (self->lists);
  taken = g_steal_pointer (&self->boxes);
  self->boxes = g_ptr_array_new ();
  for (guint i = 0; i < taken->len; i++)
    write_blocks (self, g_ptr_array_index (taken, i));
  unrep_odt_lists_resume (self->lists, lists);
}

/* A heading's number is that of the list it is in, or else the outline's. */
static void
set_label (Odt           *self,
           const xmlNode *node,
           guint          level)
{
  gboolean listed = node->parent != NULL
                    && (unrep_xml_is (node->parent, "list-item") || unrep_xml_is (node->parent, "list-header"));

  if (unrep_odt_lists_set_label (self->lists))
    return;
  if (level > 0 && !listed && self->role != UNREP_LINE_NOTE)
    unrep_odt_lists_set_heading (self->lists, node, level);
  if (self->writer->label->len == 0)
    set_note_label (self);
}

/* A hidden paragraph shows nothing; it has counted all the same. */
static void
drop_hidden (Odt *self)
{
  if (!self->hides && !(self->hidden && self->writer->content->len == 0))
    return;
  if (self->hides)
    note_hidden (self);
  g_string_truncate (self->writer->content, 0);
  g_string_truncate (self->writer->label, 0);
  self->hides = FALSE;
}

/* Programs that have read a Word document write a mark of its own twice. */
static void
drop_own_mark (Odt *self)
{
  GString *content = self->writer->content;
  gsize n = self->writer->label->len;

  self->own_mark = FALSE;
  if (n > 0 && strncmp (content->str, self->writer->label->str, n) == 0 && content->str[n] == ' ')
    g_string_erase (content, 0, (gssize) n + 1);
}

static void
write_paragraph (Odt           *self,
                 const xmlNode *node)
{
  const char *style = unrep_xml_attribute (node, "style-name");
  guint level = unrep_xml_is (node, "h") ? unrep_xml_uint (node, "outline-level", UNREP_HEADING_TITLE - 1, 1) : 0;
  guint named = unrep_odt_styles_get_heading (self->styles, style);
  UnrepLineFacts facts = { .direction = unrep_odt_styles_get_direction (self->styles, style), .role = self->role };

  self->hidden = unrep_odt_styles_is_hidden (self->styles, "paragraph", style, FALSE);
  self->sign_font = unrep_odt_styles_get_sign_font (self->styles, "paragraph", style, NULL);
  self->n_fields = 0;
  if (self->role != UNREP_LINE_NOTE && self->role != UNREP_LINE_CONTENTS)
    facts.heading = (level > 0 && named != UNREP_HEADING_TITLE ? level : named) & 15;
  set_label (self, node, level);
  write_inlines (self, node);
  drop_hidden (self);
  if (self->own_mark)
    drop_own_mark (self);
  unrep_line_writer_finish (self->writer, &facts);
  unrep_line_writer_flush_label (self->writer, &facts);
  write_notes (self, &self->notes);
  write_boxes (self);
}

/* The style of the first paragraph, which may have one for the list. */
static const char *
find_paragraph_style (const xmlNode *list)
{
  const xmlNode *item = unrep_xml_first (list, "list-item"), *paragraph = unrep_xml_first (item, "p");

  return unrep_xml_attribute (paragraph != NULL ? paragraph : unrep_xml_first (item, "h"), "style-name");
}

static void
write_list (Odt           *self,
            const xmlNode *list)
{
  unrep_odt_lists_begin (self->lists, list, find_paragraph_style (list));
  for (const xmlNode *node = list->children; node != NULL; node = node->next)
    if (unrep_xml_is (node, "list-item") || unrep_xml_is (node, "list-header"))
      {
        unrep_odt_lists_begin_item (self->lists, node);
        write_blocks (self, node);
      }
  unrep_odt_lists_end (self->lists);
}

/* Rows, perhaps grouped, and their cells; what a wide cell covers is nothing. */
static void
write_table_part (Odt           *self,
                  const xmlNode *part)
{
  static const char *const groups[]
    = { "table-row", "table-rows", "table-header-rows", "table-row-group", "table-column-group" };

  for (const xmlNode *node = part->children; node != NULL; node = node->next)
    if (unrep_xml_is (node, "table-cell"))
      write_blocks (self, node);
    else if (g_strcmp0 (unrep_xml_attribute (node, "visibility"), "collapse") == 0)
      note_hidden (self);
    else
      for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
        if (unrep_xml_is (node, groups[i]))
          write_table_part (self, node);
}

static void
write_table (Odt           *self,
             const xmlNode *table)
{
  UnrepLineRole role = self->role;
  guint lists = unrep_odt_lists_suspend (self->lists);

  if (role == UNREP_LINE_BODY)
    self->role = UNREP_LINE_CELL;
  write_table_part (self, table);
  self->role = role;
  unrep_odt_lists_resume (self->lists, lists);
}

static void
write_section (Odt           *self,
               const xmlNode *section)
{
  const xmlNode *source = unrep_xml_first (section, "section-source");

  if (g_strcmp0 (unrep_xml_attribute (section, "display"), "none") == 0 || is_true (section, "is-hidden"))
    note_hidden (self);
  else if (source != NULL && source->next == NULL)
    unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_LEFT_OUT);
  else
    write_blocks (self, section);
}

/* What an index shows, and not what it is made by. */
static void
write_index (Odt           *self,
             const xmlNode *index)
{
  UnrepLineRole role = self->role;
  const xmlNode *body = unrep_xml_first (index, "index-body");

  if (unrep_xml_is (index, "table-of-content") && role == UNREP_LINE_BODY)
    self->role = UNREP_LINE_CONTENTS;
  if (body != NULL)
    write_blocks (self, body);
  self->role = role;
}

static void
count_changes (Odt           *self,
               const xmlNode *changes)
{
  for (const xmlNode *node = changes->children; node != NULL; node = node->next)
    if (unrep_xml_is (node, "changed-region"))
      unrep_facts_add_remark (self->writer->facts, UNREP_REMARK_CHANGES);
}

static void
write_shape (Odt           *self,
             const xmlNode *shape)
{
  collect_boxes (self, shape);
  write_boxes (self);
}

static const struct
{
  const char *name;
  void      (*write) (Odt           *self,
                      const xmlNode *node);
} blocks[] = {
  { "p", write_paragraph },
  { "h", write_paragraph },
  { "list", write_list },
  { "table", write_table },
  { "section", write_section },
  { "index-title", write_section },
  { "tracked-changes", count_changes },
  { "numbered-paragraph", write_section },
  { "table-of-content", write_index },
  { "illustration-index", write_index },
  { "table-index", write_index },
  { "object-index", write_index },
  { "user-index", write_index },
  { "alphabetical-index", write_index },
  { "bibliography", write_index },
};

static void
write_blocks (Odt           *self,
              const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      gboolean known = FALSE;

      if (self->writer->full || g_cancellable_is_cancelled (self->cancellable))
        return;
      for (gsize i = 0; i < G_N_ELEMENTS (blocks) && !known; i++)
        if ((known = unrep_xml_is (node, blocks[i].name)))
          blocks[i].write (self, node);
      if (!known && node->type == XML_ELEMENT_NODE && is_shape (node))
        write_shape (self, node);
    }
}

/**
 * unrep_odt_write:
 * @writer: what lines are written with
 * @styles: the styles of the document
 * @role: where the text stands
 * @text: (nullable): the text of the document, or a header
 * @cancellable: (nullable): ends the writing early
 * @error: return location of an error: %G_IO_ERROR_CANCELLED
 *
 * Writes what is shown: numbering generated, notes behind the paragraphs that refer to
 * them, endnotes behind the text, changes accepted.
 *
 * Returns: whether it was all written
 */
gboolean
unrep_odt_write (UnrepLineWriter *writer,
                 UnrepOdtStyles  *styles,
                 UnrepLineRole    role,
                 const xmlNode   *text,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (UnrepOdtLists) lists = unrep_odt_lists_new (styles, writer);
  Odt self = { .writer = writer, .styles = styles, .lists = lists, .cancellable = cancellable, .role = role,
               .notes = g_ptr_array_new (), .ends = g_ptr_array_new (), .boxes = g_ptr_array_new () };

  if (text != NULL)
    write_blocks (&self, text);
  write_notes (&self, &self.ends);
  g_ptr_array_unref (self.notes);
  g_ptr_array_unref (self.ends);
  g_ptr_array_unref (self.boxes);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
