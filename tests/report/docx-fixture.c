/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
#define NAMESPACES \
  " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"" \
  " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"" \
  " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"" \
  " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"" \
  " xmlns:v=\"urn:schemas-microsoft-com:vml\"" \
  " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
#define TYPES \
  DECLARATION "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" \
  "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" \
  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" \
  "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE "document.main+xml\"/>" \
  "<Override PartName=\"/word/numbering.xml\" ContentType=\"" WORD_TYPE "numbering+xml\"/>" \
  "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD_TYPE "styles+xml\"/>" \
  "<Override PartName=\"/word/footnotes.xml\" ContentType=\"" WORD_TYPE "footnotes+xml\"/>" \
  "<Override PartName=\"/word/endnotes.xml\" ContentType=\"" WORD_TYPE "endnotes+xml\"/>" \
  "<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD_TYPE "settings+xml\"/>" \
  "<Override PartName=\"/word/header.xml\" ContentType=\"" WORD_TYPE "header+xml\"/></Types>"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define RELATION_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

static void
add_part (struct archive *archive,
          const char     *name,
          const char     *content)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) strlen (content));
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, content, strlen (content)), ==, (la_ssize_t) strlen (content));
  archive_entry_free (entry);
}

static la_ssize_t
write_cb (struct archive *archive,
          void           *data,
          const void     *buffer,
          size_t          length)
{
  g_byte_array_append (data, buffer, (guint) length);
  return (la_ssize_t) length;
}

static struct archive *
open_archive (GByteArray *out)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open2 (archive, out, NULL, write_cb, NULL, NULL), ==, ARCHIVE_OK);
  return archive;
}

/* A ZIP file of these names and contents. */
GBytes *
docx_fixture_new_zip (const char *name,
                      const char *content,
                      ...)
{
  GByteArray *out = g_byte_array_new ();
  struct archive *archive = open_archive (out);
  va_list more;

  va_start (more, content);
  for (; name != NULL; name = va_arg (more, const char *), content = name != NULL ? va_arg (more, const char *) : NULL)
    add_part (archive, name, content);
  va_end (more);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (out);
}

static void
add_related (struct archive *archive,
             GString        *relations,
             const char     *id,
             const char     *type,
             const char     *part,
             const char     *root,
             const char     *content)
{
  g_autofree char *name = g_strdup_printf ("word/%s.xml", part);
  g_autofree char *xml = g_strdup_printf (DECLARATION "<w:%s" NAMESPACES ">%s</w:%s>", root, content, root);

  g_string_append_printf (relations, "<Relationship Id=\"%s\" Type=\"" RELATION_TYPE "%s\" Target=\"%s.xml\"/>", id,
                          type, part);
  add_part (archive, name, xml);
}

/* A document of these parts. */
GBytes *
docx_fixture_new (const DocxParts *parts)
{
  const struct
  {
    const char *id, *part, *root, *content;
  } related[] = {
    { "rId1", "numbering", "numbering", parts->numbering }, { "rId2", "styles", "styles", parts->styles },
    { "rId3", "footnotes", "footnotes", parts->footnotes }, { "rId4", "endnotes", "endnotes", parts->endnotes },
    { "rId5", "settings", "settings", parts->settings },    { "rIdHeader", "header", "hdr", parts->header },
  };
  GByteArray *out = g_byte_array_new ();
  struct archive *archive = open_archive (out);
  g_autoptr (GString) relations = g_string_new (DECLARATION RELATIONS);
  g_autofree char *document = g_strdup_printf (DECLARATION "<w:document" NAMESPACES "><w:body>%s</w:body></w:document>",
                                               parts->body);

  add_part (archive, "[Content_Types].xml", TYPES);
  add_part (archive, "_rels/.rels", DECLARATION RELATIONS "<Relationship Id=\"rId1\" Type=\"" RELATION_TYPE
                                    "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
  add_part (archive, "word/document.xml", document);
  for (gsize i = 0; i < G_N_ELEMENTS (related); i++)
    if (related[i].content != NULL)
      add_related (archive, relations, related[i].id, related[i].part, related[i].part, related[i].root,
                   related[i].content);
  g_string_append (relations, "</Relationships>");
  add_part (archive, "word/_rels/document.xml.rels", relations->str);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (out);
}

/* Reads @bytes as any report is read. */
gboolean
docx_fixture_extract (GBytes        *bytes,
                      UnrepExtract  *extract,
                      GError       **error)
{
  return unrep_reader_find (bytes)->read (g_bytes_ref (bytes), "a.docx", extract, NULL, error);
}

/* The text of a document, with | for line ends. */
char *
docx_fixture_dup_text (const DocxParts *parts)
{
  g_autoptr (GBytes) bytes = docx_fixture_new (parts);
  g_autoptr (GError) error = NULL;
  g_auto (UnrepExtract) extract = { 0 };

  g_assert_true (docx_fixture_extract (bytes, &extract, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_facts_get_n_lines (extract.facts), ==, unrep_text_get_n_lines (extract.text));
  return g_strdelimit (g_strdup (unrep_text_get_utf8 (extract.text)), "\n", '|');
}
