/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-xml.h"

#include <glib/gi18n.h>
#include <libxml/xmlreader.h>
#include <string.h>

/* The parser's own limits stay in force (depth 256, 10 MB a text); what it has to
 * complain of goes nowhere but into our message. */
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT)

#define DOCTYPE "<!DOCTYPE"

struct _UnrepXml
{
  xmlTextReader *reader;
  GBytes *bytes;
  char *display;
  char *name;
  gboolean declares; /* a document type */
  gboolean at_child; /* the child that was handed out is still to be stepped over */
};

/**
 * unrep_xml_new:
 * @bytes: an XML document
 * @display: name of the file it is a part of, for messages
 * @name: name of the part, for messages
 *
 * Returns: (transfer full): what reads it
 */
UnrepXml *
unrep_xml_new (GBytes     *bytes,
               const char *display,
               const char *name)
{
  UnrepXml *self = g_new0 (UnrepXml, 1);
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  self->bytes = g_bytes_ref (bytes);
  self->display = g_strdup (display);
  self->name = g_strdup (name);
  /* Nothing but a declaration begins so: elsewhere < is written in another way. */
  self->declares = n > 0 && memmem (data, n, DOCTYPE, strlen (DOCTYPE)) != NULL;
  if (n > 0 && n < G_MAXINT)
    self->reader = xmlReaderForMemory (data, (int) n, NULL, NULL, OPTIONS);
  return self;
}

/**
 * unrep_xml_free:
 * @self: (transfer full): what reads a part
 *
 * Frees it, and every node that it handed out.
 */
void
unrep_xml_free (UnrepXml *self)
{
  if (self->reader != NULL)
    {
      xmlDoc *doc = xmlTextReaderCurrentDoc (self->reader);

      xmlFreeTextReader (self->reader);
      xmlFreeDoc (doc);
    }
  g_bytes_unref (self->bytes);
  g_free (self->display);
  g_free (self->name);
  g_free (self);
}

static gboolean
fail (UnrepXml  *self,
      GError   **error)
{
  const xmlError *problem = xmlGetLastError ();

  /* The number of this error is another one in newer versions of the library; its words, which are never translated,
   * are the same. */
  if (problem != NULL && problem->message != NULL && strstr (problem->message, "Excessive depth") != NULL)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   /* Translators: a file, and the name of a part of it */
                   _("“%s” cannot be opened: its part “%s” is nested too deeply, as tables within tables are. Open it "
                     "with a word processor, take the inner tables out, save it again and open that."),
                   self->display, self->name);
      return FALSE;
    }
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
               /* Translators: a file, the name of a part of it, and a line of that part */
               _("“%s” is damaged: its part “%s” is not well-formed, in line %d. Get another copy, or open it with "
                 "a word processor, save it again and open that."),
               self->display, self->name, problem != NULL && problem->line > 0 ? problem->line : 1);
  return FALSE;
}

/* One step; FALSE at the end too, without an error. */
static gboolean
step (UnrepXml  *self,
      gboolean   over,
      GError   **error)
{
  int code = 0;

  xmlResetLastError ();
  if (!self->declares)
    code = self->reader == NULL ? -1 : over ? xmlTextReaderNext (self->reader) : xmlTextReaderRead (self->reader);
  /* In UTF-16 it is not seen before it is read. */
  if (self->declares
      || (code == 1 && xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_DOCUMENT_TYPE))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   _("“%s” cannot be opened: its part “%s” declares entities, which a document never does. "
                     "Do not trust this file."),
                   self->display, self->name);
      return FALSE;
    }
  return code == 1 || (code != 0 && fail (self, error));
}

/**
 * unrep_xml_read_root:
 * @self: what reads a part, of which nothing has been read yet
 * @root: (out) (transfer none): the root with all that is in it
 * @error: return location of an error: %UNREP_ERROR_FORMAT
 *
 * Reads the whole part.
 *
 * Returns: whether it is well-formed
 */
gboolean
unrep_xml_read_root (UnrepXml  *self,
                     xmlNode  **root,
                     GError   **error)
{
  GError *local = NULL;

  do
    if (!step (self, FALSE, &local))
      {
        if (local == NULL)
          return fail (self, error);
        g_propagate_error (error, local);
        return FALSE;
      }
  while (xmlTextReaderNodeType (self->reader) != XML_READER_TYPE_ELEMENT);
  *root = xmlTextReaderExpand (self->reader);
  return *root != NULL || fail (self, error);
}

/**
 * unrep_xml_next_child:
 * @self: what reads a part
 * @depth: how deep the wanted elements are: 0 for the root, 1 for its children
 * @child: (out) (transfer none) (nullable): the next of them with all that is in it,
 *   until the next call; %NULL behind the last
 * @error: return location of an error: %UNREP_ERROR_FORMAT
 *
 * Reads on. No more than one such element is in memory.
 *
 * Returns: %FALSE on error
 */
gboolean
unrep_xml_next_child (UnrepXml  *self,
                      int        depth,
                      xmlNode  **child,
                      GError   **error)
{
  GError *local = NULL;
  gboolean over = self->at_child;

  *child = NULL;
  while (step (self, over, &local))
    {
      over = FALSE;
      if (xmlTextReaderNodeType (self->reader) != XML_READER_TYPE_ELEMENT
          || xmlTextReaderDepth (self->reader) != depth)
        continue;
      *child = xmlTextReaderExpand (self->reader);
      self->at_child = TRUE;
      return *child != NULL || fail (self, error);
    }
  self->at_child = FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/**
 * unrep_xml_is:
 * @node: (nullable): a node
 * @name: local name of an element
 *
 * Namespaces are not compared: those of the strict and of the transitional format
 * differ, and no local name that is asked for is in two of them.
 *
 * Returns: whether @node is such an element
 */
gboolean
unrep_xml_is (const xmlNode *node,
              const char    *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/**
 * unrep_xml_first:
 * @parent: (nullable): an element
 * @name: local name
 *
 * Returns: (transfer none) (nullable): its first child of this name
 */
xmlNode *
unrep_xml_first (const xmlNode *parent,
                 const char    *name)
{
  for (xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next)
    if (unrep_xml_is (node, name))
      return node;
  return NULL;
}

/**
 * unrep_xml_attribute:
 * @node: (nullable): an element; other nodes have none
 * @name: local name of an attribute
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
unrep_xml_attribute (const xmlNode *node,
                     const char    *name)
{
  /* The parser keeps short texts where elements have their attributes. */
  const xmlAttr *first = node != NULL && node->type == XML_ELEMENT_NODE ? node->properties : NULL;

  for (const xmlAttr *attribute = first; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      return attribute->children != NULL && attribute->children->content != NULL
               ? (const char *) attribute->children->content
               : "";
  return NULL;
}

/**
 * unrep_xml_uint:
 * @node: (nullable): an element
 * @name: local name of an attribute
 * @max: the largest value that makes sense
 * @otherwise: what is returned for anything else
 *
 * Returns: the value of the attribute as a number
 */
guint
unrep_xml_uint (const xmlNode *node,
                const char    *name,
                guint          max,
                guint          otherwise)
{
  const char *value = unrep_xml_attribute (node, name);
  guint64 number;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, max, &number, NULL))
    return otherwise;
  return (guint) number;
}
