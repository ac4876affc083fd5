/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reader.h"

#include "unrep-html.h"
#include "unrep-zip.h"

#include <glib/gi18n.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#define READER_VERSION 2

/* The parser repairs what it can, and never opens anything else. */
#define OPTIONS (HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT)

/* The parser compares each attribute of an element with those before it: no more
 * comparisons are let to it than it makes in a second or two. */
#define MAX_COMPARISONS ((guint64) 200 * 1000 * 1000)

typedef struct
{
  htmlDocPtr doc;
} Parsed;

static void
parsed_clear (Parsed *self)
{
  if (self->doc != NULL)
    xmlFreeDoc (self->doc);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parsed, parsed_clear)

static gboolean
is_blank (char c)
{
  return c != '\0' && strchr (" \t\r\n\f", c) != NULL;
}

/* Behind the value that begins at @p, read as the parser reads it. */
static const char *
skip_value (const char *p)
{
  while (is_blank (*p))
    p++;
  if (*p == '"' || *p == '\'')
    {
      const char *end = strchr (p + 1, *p);

      return end != NULL ? end + 1 : p + strlen (p);
    }
  while (*p != '\0' && *p != '>' && !is_blank (*p))
    p++;
  return p;
}

/* Whether elements have so many attributes that the parser would not come back. What is
 * in scripts and comments is counted too, which does no harm. */
static gboolean
is_costly (const char *text)
{
  guint64 total = 0;

  for (const char *p = strchr (text, '<'); p != NULL; p = strchr (p, '<'))
    {
      guint64 n = 0;

      if (!g_ascii_isalpha (*++p))
        continue;
      while (*p != '\0' && *p != '>')
        {
          gboolean starts = is_blank (*p) || *p == '/' || *p == '"' || *p == '\'';

          n += starts;
          p = *p == '=' ? skip_value (p + 1) : p + 1;
          n += p[-1] == '"' || p[-1] == '\'';
        }
      total += n * n / 2;
      if (total > MAX_COMPARISONS)
        return TRUE;
    }
  return FALSE;
}

/**
 * unrep_html_refuse:
 * @display: the file's name for messages
 * @code: %UNREP_ERROR_TOO_LARGE or %UNREP_ERROR_FORMAT
 * @error: return location of the error
 *
 * Says that a page is more than can be read.
 *
 * Returns: %FALSE
 */
gboolean
unrep_html_refuse (const char  *display,
                   int          code,
                   GError     **error)
{
  g_set_error (error, UNREP_ERROR, code,
               _("“%s” cannot be opened: it is a web page that is larger than %u MB, nested too deeply, or has too many "
                 "attributes or style rules. Open it with a browser, save what it says as plain text in UTF-8 and open that."),
               display, (guint) (UNREP_ZIP_MAX_PART >> 20));
  return FALSE;
}

/* What the parser gives up at is cut off there, which must not pass for the page. */
static gboolean
parse (Parsed      *self,
       const char  *text,
       gsize        n,
       const char  *display,
       GError     **error)
{
  htmlParserCtxtPtr context = htmlNewParserCtxt ();
  gboolean stopped = TRUE;

  if (n <= UNREP_ZIP_MAX_PART && context != NULL && !is_costly (text))
    {
      self->doc = htmlCtxtReadMemory (context, text, (int) n, NULL, "UTF-8", OPTIONS);
      stopped = self->doc == NULL || context->disableSAX != 0;
    }
  if (context != NULL)
    htmlFreeParserCtxt (context);
  return !stopped || unrep_html_refuse (display, n > UNREP_ZIP_MAX_PART ? UNREP_ERROR_TOO_LARGE : UNREP_ERROR_FORMAT, error);
}

/* The title of the page is that of the report where no heading is: browsers show it
 * above the page. */
static void
write_title (const xmlNode   *root,
             UnrepLineWriter *writer)
{
  xmlNode *title = unrep_xml_first (unrep_xml_first (root, "head"), "title");
  g_autofree char *text = title != NULL ? (char *) xmlNodeGetContent (title) : NULL;
  g_auto (UnrepLineWriter) front = { 0 };
  UnrepLineFacts facts = { .heading = UNREP_HEADING_TITLE };

  unrep_line_writer_init (&front);
  for (guint i = 1; i <= unrep_facts_get_n_lines (writer->facts); i++)
    {
      const UnrepLineFacts *line = unrep_facts_get_line (writer->facts, i);

      if (line->heading > 0)
        return;
      if (facts.direction == UNREP_DIRECTION_NEUTRAL)
        facts.direction = line->direction;
    }
  if (text == NULL || writer->out->len == 0)
    return;
  unrep_line_writer_add (&front, text);
  g_strchomp (front.content->str);
  front.content->len = strlen (front.content->str);
  if (strstr (writer->out->str, front.content->str) != NULL)
    return;
  unrep_line_writer_finish (&front, &facts);
  g_string_prepend_len (writer->out, front.out->str, (gssize) front.out->len);
  unrep_facts_prepend (writer->facts, front.facts);
}

/* A page that scripts fill has nothing to be read, and no picture of it either. */
static gboolean
check_text (const UnrepLineWriter  *writer,
            const char             *display,
            GError                **error)
{
  if (writer->out->len > 0 || writer->full)
    return TRUE;
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_EMPTY,
               _("“%s” has no text in it: it is a web page whose text is made by scripts, or lies in other pages. Open it "
                 "with a browser, save what it says as plain text in UTF-8 and open that."),
               display);
  return FALSE;
}

static gboolean
read_html (GBytes        *bytes,
           const char    *display,
           UnrepExtract  *extract,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GBytes) decoded = unrep_html_encoding_decode (bytes, display, extract->encoding, &extract->encoding, error);
  g_autofree char *plain = NULL, *text = NULL;
  g_auto (Parsed) parsed = { 0 };
  g_auto (UnrepLineWriter) writer = { 0 };
  xmlNode *root;

  unrep_line_writer_init (&writer);
  if (decoded == NULL)
    return FALSE;
  plain = g_strndup (g_bytes_get_data (decoded, NULL), g_bytes_get_size (decoded));
  text = unrep_html_dup_source (plain);
  if (!parse (&parsed, text, strlen (text), display, error))
    return FALSE;
  root = xmlDocGetRootElement (parsed.doc);
  if (root != NULL)
    unrep_html_restore_names (root);
  if (root != NULL && !unrep_html_write (&writer, root, display, cancellable, error))
    return FALSE;
  if (root != NULL)
    write_title (root, &writer);
  return check_text (&writer, display, error) && unrep_line_writer_take (&writer, display, extract, error);
}

const UnrepReader unrep_reader_html = { "html", READER_VERSION, unrep_html_encoding_recognizes, read_html };
