/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reader.h"

#include "unrep-odt.h"
#include "unrep-zip.h"

#include <glib/gi18n.h>
#include <string.h>

#define READER_VERSION 3
/* Where a file of one part says what it is. */
#define HEAD 4096

#define TYPE "application/vnd.oasis.opendocument."

/* What a document is made of; of one that is a single part, both are that part. */
typedef struct
{
  const char *display;
  UnrepXml *content;
  UnrepXml *styles;
  xmlNode *content_root;
  xmlNode *styles_root;
} Document;

static void
document_clear (Document *self)
{
  g_clear_pointer (&self->content, unrep_xml_free);
  g_clear_pointer (&self->styles, unrep_xml_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

/* A document that is one XML file. */
static gboolean
is_flat (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n), *root, *xml;

  n = MIN (n, HEAD);
  xml = n >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? data + 3 : data;
  if (n < 8 || memcmp (xml, "<?xml", 5) != 0)
    return FALSE;
  root = memmem (data, n, "<office:document", strlen ("<office:document"));
  return root != NULL && memmem (data, n, "opendocument", strlen ("opendocument")) != NULL;
}

static gboolean
recognizes (GBytes *bytes)
{
  return (unrep_zip_is_zip (bytes) && (unrep_zip_has (bytes, "mimetype") || unrep_zip_has (bytes, "META-INF/manifest.xml")))
         || is_flat (bytes);
}

/* Of OpenDocument only texts are reports. */
static gboolean
check_type (GBytes        *bytes,
            const char    *display,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GBytes) part = unrep_zip_read (bytes, "mimetype", display, cancellable, error);
  g_autofree char *type = NULL;

  if (part == NULL)
    return FALSE;
  type = g_bytes_get_size (part) > 0 ? g_strndup (g_bytes_get_data (part, NULL), MIN (g_bytes_get_size (part), HEAD))
                                     : g_strdup ("");
  if (g_str_has_prefix (type, TYPE "text") || (*type == '\0' && unrep_zip_has (bytes, "content.xml")))
    return TRUE;
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT,
               g_str_has_prefix (type, TYPE "spreadsheet")
                 ? _("“%s” cannot be opened: it is a spreadsheet. Open the report that belongs to it.")
               : g_str_has_prefix (type, TYPE "presentation")
                 ? _("“%s” cannot be opened: it is a presentation. Open the report that belongs to it.")
                 : _("“%s” cannot be opened: it is a ZIP file without a document in it. "
                     "Unpack it and open the report that is in it."),
               display);
  return FALSE;
}

static gboolean
check_parts (GBytes      *bytes,
             GBytes      *manifest,
             const char  *display,
             GError     **error)
{
  gsize n;
  const char *data = g_bytes_get_data (manifest, &n);
  gboolean styled = n > 0 && memmem (data, n, "\"styles.xml\"", strlen ("\"styles.xml\"")) != NULL;
  const char *missing = !unrep_zip_has (bytes, "content.xml")           ? "content.xml"
                        : styled && !unrep_zip_has (bytes, "styles.xml") ? "styles.xml"
                                                                         : NULL;

  if (missing != NULL)
    unrep_zip_set_missing (display, missing, error);
  return missing == NULL;
}

/* What has a password has every part encrypted, which no parser tells from damage. */
static gboolean
check_manifest (GBytes        *bytes,
                const char    *display,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GBytes) manifest = unrep_zip_read (bytes, "META-INF/manifest.xml", display, cancellable, error);
  gsize n;
  const char *data;

  if (manifest == NULL)
    return FALSE;
  data = g_bytes_get_data (manifest, &n);
  if (n == 0 || memmem (data, n, ":encryption-data", strlen (":encryption-data")) == NULL)
    return check_parts (bytes, manifest, display, error);
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
               _("“%s” is encrypted. Open it with its password, save it without one and open that."), display);
  return FALSE;
}

static gboolean
open_part (GBytes        *bytes,
           const char    *name,
           const char    *display,
           UnrepXml     **xml,
           xmlNode      **root,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GBytes) part = unrep_zip_read (bytes, name, display, cancellable, error);

  if (part == NULL)
    return FALSE;
  if (g_bytes_get_size (part) == 0)
    return TRUE;
  *xml = unrep_xml_new (part, display, name);
  return unrep_xml_read_root (*xml, root, error);
}

static gboolean
open_flat (Document  *self,
           GBytes    *bytes,
           GError   **error)
{
  if (g_bytes_get_size (bytes) > UNREP_ZIP_MAX_PART)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE,
                   _("“%s” cannot be opened: its text is longer than %u MB. Divide it, and open its parts."),
                   self->display, (guint) (UNREP_ZIP_MAX_PART >> 20));
      return FALSE;
    }
  self->content = unrep_xml_new (bytes, self->display, "office:document");
  return unrep_xml_read_root (self->content, &self->content_root, error);
}

static gboolean
open_document (Document      *self,
               GBytes        *bytes,
               GCancellable  *cancellable,
               GError       **error)
{
  if (!unrep_zip_is_zip (bytes))
    return open_flat (self, bytes, error);
  return check_type (bytes, self->display, cancellable, error)
         && check_manifest (bytes, self->display, cancellable, error)
         && open_part (bytes, "styles.xml", self->display, &self->styles, &self->styles_root, cancellable, error)
         && open_part (bytes, "content.xml", self->display, &self->content, &self->content_root, cancellable, error);
}

static const char *
find_first_style (const xmlNode *text)
{
  for (const xmlNode *node = text != NULL ? text->children : NULL; node != NULL; node = node->next)
    if (unrep_xml_is (node, "p") || unrep_xml_is (node, "h"))
      return unrep_xml_attribute (node, "style-name");
  return NULL;
}

/* The header of the first page is where the symbol and the date may be. Its styles are those
 * of its own part. */
static gboolean
write_masthead (Document         *self,
                UnrepOdtStyles   *styles,
                const xmlNode    *text,
                UnrepLineWriter  *writer,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autoptr (UnrepOdtStyles) own = unrep_odt_styles_new ();

  unrep_odt_styles_add (own, self->styles_root != NULL ? self->styles_root : self->content_root);
  return unrep_odt_write (writer, own, UNREP_LINE_MASTHEAD,
                          unrep_odt_styles_get_first_header (styles, find_first_style (text)), cancellable, error);
}

static gboolean
read_odt (GBytes        *bytes,
          const char    *display,
          UnrepExtract  *extract,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (UnrepOdtStyles) styles = unrep_odt_styles_new ();
  g_auto (Document) document = { .display = display };
  g_auto (UnrepLineWriter) writer = { 0 };
  const xmlNode *text;

  extract->encoding = "UTF-8";
  unrep_line_writer_init (&writer);
  if (!open_document (&document, owned, cancellable, error))
    return FALSE;
  unrep_odt_styles_add (styles, document.styles_root);
  unrep_odt_styles_add (styles, document.content_root);
  text = unrep_xml_first (unrep_xml_first (document.content_root, "body"), "text");
  return write_masthead (&document, styles, text, &writer, cancellable, error)
         && unrep_odt_write (&writer, styles, UNREP_LINE_BODY, text, cancellable, error)
         && unrep_line_writer_take (&writer, display, extract, error);
}

const UnrepReader unrep_reader_odt = { "odt", READER_VERSION, recognizes, read_odt };
