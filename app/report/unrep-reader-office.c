/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Old Word files and RTF, by way of LibreOffice. */
#include "unrep-reader.h"

#include "unrep-office.h"
#include "unrep-zip.h"

#include <glib/gi18n.h>
#include <string.h>

#define APPLICATION "LibreOffice/"

/* Names of what is in an OLE file are UTF-16; tables, of the same kind, have no such parts.
 * A newer document that has a password is one part of an OLE file. */
static const char document_name[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";
static const char encrypted_name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

static gboolean
begins_with (GBytes     *bytes,
             const char *magic)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  return n >= strlen (magic) && memcmp (data, magic, strlen (magic)) == 0;
}

static gboolean
is_rtf (GBytes *bytes)
{
  return begins_with (bytes, "{\\rtf");
}

static gboolean
is_encrypted (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  return begins_with (bytes, "\320\317\021\340") && memmem (data, n, encrypted_name, sizeof encrypted_name) != NULL;
}

static gboolean
recognizes (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  return is_rtf (bytes) || is_encrypted (bytes)
         || (begins_with (bytes, "\320\317\021\340") && memmem (data, n, document_name, sizeof document_name) != NULL);
}

/* Which LibreOffice wrote a Word document: 7.4.7 is 7004007. Another one may give another
 * text. */
static guint
read_version (GBytes       *docx,
              const char   *display,
              GCancellable *cancellable)
{
  g_autoptr (GBytes) part = unrep_zip_read (docx, "docProps/app.xml", display, cancellable, NULL);
  gsize n = part != NULL ? g_bytes_get_size (part) : 0;
  const char *found = n > 0 ? memmem (g_bytes_get_data (part, NULL), n, APPLICATION, strlen (APPLICATION)) : NULL;
  g_autofree char *rest = NULL;
  g_auto (GStrv) numbers = NULL;
  guint version = 0;

  if (found == NULL)
    return 0;
  found += strlen (APPLICATION);
  rest = g_strndup (found, MIN (n - (gsize) (found - (const char *) g_bytes_get_data (part, NULL)), 32));
  numbers = g_strsplit (rest, ".", 4);
  for (guint i = 0; i < 3; i++)
    {
      guint64 number = numbers[i] != NULL ? g_ascii_strtoull (numbers[i], NULL, 10) : 0;

      version = version * 1000 + (guint) MIN (number, 999);
      if (numbers[i] == NULL)
        return 0;
    }
  return version;
}

static gboolean
read_office (GBytes        *bytes,
             const char    *display,
             UnrepExtract  *extract,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GBytes) docx = NULL;

  if (is_encrypted (owned))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   _("“%s” is encrypted. Open it with its password, save it without one and open that."), display);
      return FALSE;
    }
  docx = unrep_office_convert (owned, is_rtf (owned) ? "rtf" : "doc", UNREP_OFFICE_SECONDS, display, cancellable, error);
  if (docx == NULL)
    return FALSE;
  extract->version = read_version (docx, display, cancellable);
  return unrep_reader_docx.read (g_steal_pointer (&docx), display, extract, cancellable, error);
}

const UnrepReader unrep_reader_office = { "libreoffice", 1, recognizes, read_office };
