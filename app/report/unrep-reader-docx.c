/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reader.h"

#include "unrep-docx-writer.h"
#include "unrep-zip.h"

#include <glib/gi18n.h>
#include <string.h>

#define READER_VERSION 3
#define MAX_NOTE_START 100000
#define MAX_SECTIONS 10000

/* How the notes of a section are numbered. */
typedef struct
{
  UnrepDocxNoteRules footnotes, endnotes;
} Section;

/* What a document is made of. Nodes live as long as what read their part. */
typedef struct
{
  GBytes *bytes;
  const char *display;
  GCancellable *cancellable;
  char *folder; /* of the main part, with its slash, or "" */
  char *main;
  gboolean named;     /* the package says that it has that part */
  UnrepXml *relations;
  xmlNode *relations_root;
  UnrepXml *settings;
  xmlNode *settings_root;
  UnrepXml *footnotes;
  UnrepXml *endnotes;
  gboolean sectioned; /* the end of the first section has been met */
  Section standard;   /* what holds where a section says nothing */
  GArray *sections;   /* or NULL where none says anything */
  guint section;      /* how many have begun */
  char *header;       /* id of the header of its first page, where it has one */
} Document;

static void
document_clear (Document *self)
{
  g_free (self->folder);
  g_free (self->main);
  g_free (self->header);
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->relations, unrep_xml_free);
  g_clear_pointer (&self->settings, unrep_xml_free);
  g_clear_pointer (&self->footnotes, unrep_xml_free);
  g_clear_pointer (&self->endnotes, unrep_xml_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

static gboolean
recognizes (GBytes *bytes)
{
  /* Other formats in ZIP files say their type in a part of their own. What is cut off
   * has no part that could be found, and is damaged. */
  return unrep_zip_is_zip (bytes) && !unrep_zip_has (bytes, "mimetype") && !unrep_zip_has (bytes, "META-INF/manifest.xml");
}

/* The part @name, or nothing where there is none; FALSE on error. */
static gboolean
open_part (Document    *self,
           const char  *name,
           UnrepXml   **xml,
           GError     **error)
{
  g_autoptr (GBytes) part = unrep_zip_read (self->bytes, name, self->display, self->cancellable, error);

  *xml = NULL;
  if (part == NULL)
    return FALSE;
  if (g_bytes_get_size (part) > 0)
    *xml = unrep_xml_new (part, self->display, name);
  return TRUE;
}

/* A target is given from the folder of the part that names it, or from the root. Parts
 * are found by name only, so ../ leads nowhere else than to another part. */
static char *
resolve_target (const char *folder,
                const char *target)
{
  gboolean rooted = *target == '/' || *target == '\\';
  g_autofree char *joined = rooted ? g_strdup (target + 1) : g_strconcat (folder, target, NULL);
  g_auto (GStrv) steps = g_strsplit_set (joined, "/\\", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; steps[i] != NULL; i++)
    if (strcmp (steps[i], "..") == 0 && kept->len > 0)
      g_ptr_array_remove_index (kept, kept->len - 1);
    else if (strcmp (steps[i], ".") != 0 && strcmp (steps[i], "..") != 0)
      g_ptr_array_add (kept, steps[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

/* The target of the relation with this id, or else with this last word of its type. */
static char *
find_target (const xmlNode *relations,
             const char    *folder,
             const char    *type,
             const char    *id)
{
  for (const xmlNode *node = relations != NULL ? relations->children : NULL; node != NULL; node = node->next)
    {
      const char *of = unrep_xml_is (node, "Relationship") ? unrep_xml_attribute (node, "Type") : NULL;
      const char *target = unrep_xml_attribute (node, "Target"), *word = of != NULL ? strrchr (of, '/') : NULL;

      if (word != NULL && target != NULL && strcmp (word + 1, type) == 0
          && (id == NULL || g_strcmp0 (unrep_xml_attribute (node, "Id"), id) == 0)
          && g_strcmp0 (unrep_xml_attribute (node, "TargetMode"), "External") != 0)
        return resolve_target (folder, target);
    }
  return NULL;
}

/* Where the relations of the main part are lost, its parts have the names that Word gives. */
static char *
guess_target (Document   *self,
              const char *type)
{
  g_autofree char *name = g_strconcat (self->folder, type, ".xml", NULL);

  return self->relations == NULL && unrep_zip_has (self->bytes, name) ? g_steal_pointer (&name) : NULL;
}

/* Without a part that it refers to a document shows another text. */
static gboolean
open_related (Document    *self,
              const char  *type,
              const char  *id,
              UnrepXml   **xml,
              GError     **error)
{
  g_autofree char *name = find_target (self->relations_root, self->folder, type, id);

  *xml = NULL;
  if (name == NULL)
    name = guess_target (self, type);
  if (name == NULL)
    return TRUE;
  if (!open_part (self, name, xml, error))
    return FALSE;
  if (*xml == NULL)
    unrep_zip_set_missing (self->display, name, error);
  return *xml != NULL;
}

static gboolean
fail_foreign (Document  *self,
              GError   **error)
{
  gboolean table = unrep_zip_has (self->bytes, "xl/workbook.xml");
  gboolean slides = unrep_zip_has (self->bytes, "ppt/presentation.xml");

  if (self->named && !table && !slides)
    {
      unrep_zip_set_missing (self->display, self->main, error);
      return FALSE;
    }
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT,
               table    ? _("“%s” cannot be opened: it is a spreadsheet. Open the report that belongs to it.")
               : slides ? _("“%s” cannot be opened: it is a presentation. Open the report that belongs to it.")
                        : _("“%s” cannot be opened: it is a ZIP file without a document in it. "
                            "Unpack it and open the report that is in it."),
               self->display);
  return FALSE;
}

/* Finds the main part by the relations of the package, and its own relations. */
static gboolean
find_main (Document  *self,
           GError   **error)
{
  g_autoptr (UnrepXml) package = NULL;
  g_autofree char *relations = NULL;
  xmlNode *root = NULL;
  const char *slash;

  if (!open_part (self, "_rels/.rels", &package, error)
      || (package != NULL && !unrep_xml_read_root (package, &root, error)))
    return FALSE;
  self->main = find_target (root, "", "officeDocument", NULL);
  self->named = self->main != NULL || unrep_zip_has (self->bytes, "word/document.xml");
  if (self->main == NULL)
    self->main = g_strdup ("word/document.xml");
  slash = strrchr (self->main, '/');
  self->folder = slash != NULL ? g_strndup (self->main, (gsize) (slash + 1 - self->main)) : g_strdup ("");
  relations = g_strdup_printf ("%s_rels/%s.rels", self->folder, slash != NULL ? slash + 1 : self->main);
  return open_part (self, relations, &self->relations, error)
         && (self->relations == NULL || unrep_xml_read_root (self->relations, &self->relations_root, error));
}

/* What is not said stays as it is. */
static void
read_note_rules (const xmlNode      *properties,
                 UnrepDocxNoteRules *rules)
{
  const xmlNode *format = unrep_xml_first (properties, "numFmt");
  const char *restart = unrep_xml_attribute (unrep_xml_first (properties, "numRestart"), "val");

  if (format != NULL)
    rules->format = unrep_docx_number_find (unrep_xml_attribute (format, "val"), unrep_xml_attribute (format, "format"));
  rules->start = unrep_xml_uint (unrep_xml_first (properties, "numStart"), "val", MAX_NOTE_START, rules->start);
  if (restart != NULL)
    rules->restart = strcmp (restart, "eachSect") == 0   ? UNREP_DOCX_RESTART_SECTION
                     : strcmp (restart, "eachPage") == 0 ? UNREP_DOCX_RESTART_PAGE
                                                         : UNREP_DOCX_RESTART_NEVER;
}

/* Notes that only draw a line above the notes have a type. */
static gboolean
open_notes (Document            *self,
            const char          *type,
            const char          *name,
            const char          *standard,
            UnrepXml           **xml,
            UnrepDocxNoteRules  *rules,
            UnrepDocxNotes      *notes,
            GError             **error)
{
  g_autofree char *setting = g_strconcat (name, "Pr", NULL);

  *rules = (UnrepDocxNoteRules) { .format = unrep_docx_number_find (standard, NULL), .start = 1 };
  read_note_rules (unrep_xml_first (self->settings_root, setting), rules);
  if (!open_related (self, type, NULL, xml, error)
      || (*xml != NULL && !unrep_xml_read_root (*xml, &notes->root, error)))
    return FALSE;
  notes->nodes = g_hash_table_new (g_str_hash, g_str_equal);
  for (xmlNode *node = notes->root != NULL ? notes->root->children : NULL; node != NULL; node = node->next)
    {
      const char *id = unrep_xml_is (node, name) ? unrep_xml_attribute (node, "id") : NULL;
      const char *kind = unrep_xml_attribute (node, "type");

      if (id != NULL && (kind == NULL || strcmp (kind, "normal") == 0))
        g_hash_table_insert (notes->nodes, (gpointer) id, node);
    }
  return TRUE;
}

/* The header of the first page is where the UN's templates have the symbol and the
 * date; those of other pages repeat the symbol. */
static void
note_section (Document      *self,
              const xmlNode *section)
{
  self->sectioned = TRUE;
  if (unrep_docx_read_toggle (section, "titlePg") != 1)
    return;
  for (const xmlNode *node = section->children; node != NULL && self->header == NULL; node = node->next)
    if (unrep_xml_is (node, "headerReference") && g_strcmp0 (unrep_xml_attribute (node, "type"), "first") == 0)
      self->header = g_strdup (unrep_xml_attribute (node, "id"));
}

/* Known only once the text has been read, and put before it. */
static gboolean
write_masthead (Document         *self,
                UnrepDocxWriter  *writer,
                GError          **error)
{
  g_autoptr (UnrepXml) xml = NULL;
  g_auto (UnrepDocxWriter) front = { 0 };
  xmlNode *root;

  unrep_docx_writer_init (&front, writer->styles, writer->numbering);
  if (self->header == NULL)
    return TRUE;
  if (!open_related (self, "header", self->header, &xml, error)
      || (xml != NULL && !unrep_xml_read_root (xml, &root, error)))
    return FALSE;
  if (xml == NULL)
    return TRUE;
  front.role = UNREP_LINE_MASTHEAD;
  unrep_docx_write_blocks (&front, root);
  g_string_prepend_len (writer->out, front.out->str, (gssize) front.out->len);
  unrep_facts_prepend (writer->facts, front.facts);
  writer->full |= front.full;
  return TRUE;
}

/* The section that a block ends, or that is one. */
static const xmlNode *
find_section (const xmlNode *block)
{
  return unrep_xml_is (block, "sectPr") ? block : unrep_xml_first (unrep_xml_first (block, "pPr"), "sectPr");
}

static gboolean
mentions (GBytes     *part,
          const char *name)
{
  gsize n;
  const char *data = g_bytes_get_data (part, &n);

  return n > 0 && memmem (data, n, name, strlen (name)) != NULL;
}

/* What sections say of their notes stands where each of them ends. */
static gboolean
read_sections (Document  *self,
               GBytes    *part,
               GError   **error)
{
  g_autoptr (UnrepXml) xml = NULL;
  xmlNode *block;

  if (!mentions (part, "footnotePr") && !mentions (part, "endnotePr"))
    return TRUE;
  xml = unrep_xml_new (part, self->display, self->main);
  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  while (unrep_xml_next_child (xml, 2, &block, error))
    {
      const xmlNode *properties = block != NULL ? find_section (block) : NULL;
      Section section = self->standard;

      if (block == NULL)
        return TRUE;
      if (properties == NULL || self->sections->len == MAX_SECTIONS)
        continue;
      read_note_rules (unrep_xml_first (properties, "footnotePr"), &section.footnotes);
      read_note_rules (unrep_xml_first (properties, "endnotePr"), &section.endnotes);
      g_array_append_val (self->sections, section);
    }
  return FALSE;
}

static void
begin_notes (UnrepDocxNotes           *notes,
             const UnrepDocxNoteRules *rules,
             gboolean                  first)
{
  notes->rules = *rules;
  if (first || rules->restart == UNREP_DOCX_RESTART_SECTION)
    notes->next = rules->start;
}

static void
begin_section (Document        *self,
               UnrepDocxWriter *writer)
{
  gboolean known = self->sections != NULL && self->section < self->sections->len;
  const Section *section = known ? &g_array_index (self->sections, Section, self->section) : &self->standard;

  begin_notes (&writer->footnotes, &section->footnotes, self->section == 0);
  begin_notes (&writer->endnotes, &section->endnotes, self->section == 0);
  self->section++;
}

static gboolean
write_body (Document         *self,
            UnrepDocxWriter  *writer,
            GError          **error)
{
  g_autoptr (UnrepXml) xml = NULL;
  g_autoptr (GBytes) part = unrep_zip_read (self->bytes, self->main, self->display, self->cancellable, error);
  xmlNode *block;

  if (part == NULL)
    return FALSE;
  if (g_bytes_get_size (part) == 0)
    return fail_foreign (self, error);
  xml = unrep_xml_new (part, self->display, self->main);
  if (!read_sections (self, part, error))
    return FALSE;
  begin_section (self, writer);
  while (unrep_xml_next_child (xml, 2, &block, error))
    {
      const xmlNode *section = block != NULL ? find_section (block) : NULL;

      if (block == NULL)
        {
          unrep_docx_flush_joined (writer);
          return TRUE;
        }
      /* A workbook or a set of slides, whatever the file is called. */
      self->named = FALSE;
      if (!unrep_xml_is (block->parent->parent, "document"))
        return fail_foreign (self, error);
      if (section != NULL && !self->sectioned)
        note_section (self, section);
      if (unrep_xml_is (block->parent, "body"))
        unrep_docx_write_block (writer, block);
      if (section != NULL)
        begin_section (self, writer);
      if (!unrep_reader_check_size (writer->full, self->display, error) || g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
extract_text (Document            *self,
              UnrepDocxStyles     *styles,
              UnrepDocxNumbering  *numbering,
              UnrepExtract        *extract,
              GError             **error)
{
  g_auto (UnrepDocxWriter) writer = { 0 };

  unrep_docx_writer_init (&writer, styles, numbering);
  if (!open_notes (self, "footnotes", "footnote", "decimal", &self->footnotes, &self->standard.footnotes,
                   &writer.footnotes, error)
      || !open_notes (self, "endnotes", "endnote", "lowerRoman", &self->endnotes, &self->standard.endnotes,
                      &writer.endnotes, error)
      || !write_body (self, &writer, error))
    return FALSE;
  unrep_docx_write_endnotes (&writer);
  return write_masthead (self, &writer, error) && unrep_reader_check_size (writer.full, self->display, error)
         && unrep_extract_take (extract, &writer.out, &writer.facts, self->display, error);
}

static gboolean
read_document (Document      *self,
               UnrepExtract  *extract,
               GError       **error)
{
  g_autoptr (UnrepXml) styles_xml = NULL;
  g_autoptr (UnrepXml) numbering_xml = NULL;
  g_autoptr (UnrepDocxStyles) styles = NULL;
  g_autoptr (UnrepDocxNumbering) numbering = NULL;

  if (!find_main (self, error) || !open_related (self, "settings", NULL, &self->settings, error)
      || (self->settings != NULL && !unrep_xml_read_root (self->settings, &self->settings_root, error))
      || !open_related (self, "styles", NULL, &styles_xml, error)
      || (styles = unrep_docx_styles_new (styles_xml, error)) == NULL
      || !open_related (self, "numbering", NULL, &numbering_xml, error)
      || (numbering = unrep_docx_numbering_new (numbering_xml, styles, error)) == NULL)
    return FALSE;
  return extract_text (self, styles, numbering, extract, error);
}

static gboolean
read_docx (GBytes        *bytes,
           const char    *display,
           UnrepExtract  *extract,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GBytes) owned = bytes;
  g_auto (Document) document = { .bytes = owned, .display = display, .cancellable = cancellable };

  extract->encoding = "UTF-8";
  return read_document (&document, extract, error);
}

const UnrepReader unrep_reader_docx = { "docx", READER_VERSION, recognizes, read_docx };
