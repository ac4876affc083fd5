/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each device changed an annotation: arrays of UnrepDeviceCount, sorted
 * by device. */
#include "unrep-edits.h"

#include "unrep-device.h"

#include <glib/gi18n.h>
#include <string.h>

static int
compare_devices (const UnrepDeviceCount *a,
                 const UnrepDeviceCount *b)
{
  return strcmp (a->device, b->device);
}

/**
 * unrep_edits_read:
 * @reader: a reader that stands before an object of counts
 * @edits: (nullable) (element-type UnrepDeviceCount): where to add them, sorted; %NULL to check
 *   them only
 *
 * Returns: whether they are sound; if not, @reader has failed
 */
gboolean
unrep_edits_read (UnrepJsonReader *reader,
                  GArray          *edits)
{
  const char *device;
  guint n = 0;

  if (!unrep_json_reader_begin_object (reader))
    return FALSE;
  while ((device = unrep_json_reader_next_member (reader)) != NULL)
    {
      UnrepDeviceCount edit = { .count = 0 };

      if (!unrep_device_is_valid (device))
        {
          unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT,
                                  _("the names in “edits” must be 8 hexadecimal digits in lower case"));
          return FALSE;
        }
      g_strlcpy (edit.device, device, sizeof edit.device);
      if (!unrep_json_reader_read_int (reader, 1, UNREP_MAX_INTEGER, &edit.count))
        return FALSE;
      if (++n > UNREP_ANNOTATION_MAX_DEVICES)
        {
          unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“edits” has more than %d members"),
                                  UNREP_ANNOTATION_MAX_DEVICES);
          return FALSE;
        }
      if (edits != NULL)
        g_array_append_val (edits, edit);
    }
  if (edits != NULL)
    g_array_sort (edits, (GCompareFunc) compare_devices);
  return !unrep_json_reader_has_failed (reader);
}

/**
 * unrep_edits_write:
 * @edits: (element-type UnrepDeviceCount): counts, sorted
 * @writer: a writer in an object
 *
 * Writes @edits as the member `edits`.
 */
void
unrep_edits_write (GArray          *edits,
                   UnrepJsonWriter *writer)
{
  unrep_json_writer_member_object (writer, "edits");
  for (guint i = 0; i < edits->len; i++)
    {
      const UnrepDeviceCount *edit = &g_array_index (edits, UnrepDeviceCount, i);

      unrep_json_writer_member_int (writer, edit->device, edit->count);
    }
  unrep_json_writer_end_object (writer);
}

/**
 * unrep_edits_equal:
 * @a: (element-type UnrepDeviceCount): counts, sorted
 * @b: (element-type UnrepDeviceCount): counts, sorted
 *
 * Returns: whether every device made as many changes in both
 */
gboolean
unrep_edits_equal (GArray *a,
                   GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const UnrepDeviceCount *first = &g_array_index (a, UnrepDeviceCount, i);
      const UnrepDeviceCount *second = &g_array_index (b, UnrepDeviceCount, i);

      if (first->count != second->count || !g_str_equal (first->device, second->device))
        return FALSE;
    }
  return TRUE;
}
