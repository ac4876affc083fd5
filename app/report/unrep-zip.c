/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <string.h>

#define CHUNK ((gsize) 64 * 1024)

typedef struct archive Archive;

static void
close_archive (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, close_archive)

/* Only the ZIP format, found by the directory at its end: what has none is cut off.
 * Nothing is ever written to a file, so names are only compared. */
static Archive *
open_archive (GBytes *bytes)
{
  g_autoptr (Archive) archive = archive_read_new ();
  gsize n;
  const void *data = g_bytes_get_data (bytes, &n);

  if (archive_read_support_format_zip_seekable (archive) != ARCHIVE_OK
      || archive_read_open_memory (archive, data, n) != ARCHIVE_OK)
    return NULL;
  return g_steal_pointer (&archive);
}

/* Names of parts are ASCII and compared without case; some programs write \ for /. */
static gboolean
is_name (const char *entry,
         const char *name)
{
  if (entry == NULL)
    return FALSE;
  for (; *entry != '\0' && *name != '\0'; entry++, name++)
    if (g_ascii_tolower (*entry == '\\' ? '/' : *entry) != g_ascii_tolower (*name))
      return FALSE;
  return *entry == *name;
}

/* Why an entry is not there. */
typedef enum
{
  MISSING,
  CUT_OFF, /* the directory, or its end */
  DAMAGED,
  TOO_MANY,
} Reason;

/* The first entry with this name, or NULL. */
static struct archive_entry *
find_entry (Archive    *archive,
            const char *name,
            Reason     *reason)
{
  struct archive_entry *entry = NULL;

  for (guint i = 0; i < UNREP_ZIP_MAX_ENTRIES; i++)
    {
      int code = archive_read_next_header (archive, &entry);

      *reason = code == ARCHIVE_EOF ? MISSING : i == 0 ? CUT_OFF : DAMAGED;
      if (code != ARCHIVE_OK && code != ARCHIVE_WARN)
        return NULL;
      if (is_name (archive_entry_pathname (entry), name))
        return entry;
    }
  *reason = TOO_MANY;
  return NULL;
}

static void
set_damaged (const char  *display,
             const char  *name,
             GError     **error)
{
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
               /* Translators: the first %s is a file, the second the name of a part of it, such as word/document.xml */
               _("“%s” is damaged or cut off: its part “%s” cannot be unpacked. Get a complete copy and open that."),
               display, name);
}

static void
set_unreadable (Reason       reason,
                const char  *display,
                const char  *name,
                GError     **error)
{
  if (reason == DAMAGED)
    set_damaged (display, name, error);
  else if (reason == TOO_MANY)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE,
                 _("“%s” cannot be opened: it is a ZIP file of more than %u parts, which no document has. "
                   "Unpack it and open the report that is in it."),
                 display, UNREP_ZIP_MAX_ENTRIES);
  else
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                 _("“%s” is damaged or cut off: the list of its parts, which stands at its end, is missing or cannot be read. "
                   "Get a complete copy and open that."),
                 display);
}

static void
set_too_large (const char  *display,
               const char  *name,
               GError     **error)
{
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE,
               /* Translators: the first %s is a file, the second the name of a part of it */
               _("“%s” cannot be opened: its part “%s” unpacks to more than %u MB. "
                 "If it is a report, divide it, or save it as plain text in UTF-8."),
               display, name, (guint) (UNREP_ZIP_MAX_PART >> 20));
}

static GBytes *
unpack (Archive       *archive,
        const char    *name,
        const char    *display,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n;

  while ((n = archive_read_data (archive, chunk, CHUNK)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (part->len + (gsize) n > UNREP_ZIP_MAX_PART)
        {
          set_too_large (display, name, error);
          return NULL;
        }
      g_byte_array_append (part, chunk, (guint) n);
    }
  if (n < 0)
    {
      set_damaged (display, name, error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&part));
}

/**
 * unrep_zip_is_zip:
 * @bytes: content of a file
 *
 * Returns: whether it begins as a ZIP file does
 */
gboolean
unrep_zip_is_zip (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  return n >= 4 && memcmp (data, "PK\003\004", 4) == 0;
}

/**
 * unrep_zip_set_missing:
 * @display: the file's name for messages
 * @name: name of a part that a document must have, and this one has not or only empty
 * @error: return location of the error: %UNREP_ERROR_FORMAT
 *
 * Says so.
 */
void
unrep_zip_set_missing (const char  *display,
                       const char  *name,
                       GError     **error)
{
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
               /* Translators: the first %s is a file, the second the name of a part of it */
               _("“%s” is damaged: its part “%s” is missing. Get another copy and open that."), display, name);
}

/**
 * unrep_zip_has:
 * @bytes: content of a ZIP file
 * @name: name of a part
 *
 * Returns: whether it has a part of this name; %FALSE too where it cannot be read
 */
gboolean
unrep_zip_has (GBytes     *bytes,
               const char *name)
{
  g_autoptr (Archive) archive = open_archive (bytes);
  Reason reason;

  return archive != NULL && find_entry (archive, name, &reason) != NULL;
}

/**
 * unrep_zip_read:
 * @bytes: content of a ZIP file
 * @name: name of a part, compared without case
 * @display: the file's name for messages
 * @cancellable: (nullable): ends the reading early
 * @error: return location of an error
 *
 * Unpacks one part, in memory. A part that is not there is empty; of several with
 * one name the first counts.
 *
 * Errors: %UNREP_ERROR_FORMAT where the file is damaged, cut off or encrypted,
 * %UNREP_ERROR_TOO_LARGE above %UNREP_ZIP_MAX_PART or %UNREP_ZIP_MAX_ENTRIES.
 *
 * Returns: (transfer full): its content, %NULL on error
 */
GBytes *
unrep_zip_read (GBytes        *bytes,
                const char    *name,
                const char    *display,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (Archive) archive = open_archive (bytes);
  struct archive_entry *entry;
  Reason reason = CUT_OFF;

  entry = archive != NULL ? find_entry (archive, name, &reason) : NULL;
  if (entry == NULL && reason == MISSING)
    return g_bytes_new (NULL, 0);
  if (entry == NULL)
    {
      set_unreadable (reason, display, name, error);
      return NULL;
    }
  if (archive_entry_is_encrypted (entry))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   _("“%s” is encrypted. Open it with its password, save it without one and open that."), display);
      return NULL;
    }
  if (archive_entry_size_is_set (entry) && (guint64) archive_entry_size (entry) > UNREP_ZIP_MAX_PART)
    {
      set_too_large (display, name, error);
      return NULL;
    }
  return unpack (archive, name, display, cancellable, error);
}
