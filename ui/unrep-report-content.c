/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-content.h"

struct _UnrepReportContent
{
  GdkContentProvider parent_instance;

  GtkTextBuffer *buffer;
  UnrepReadingText *reading;
};

G_DEFINE_FINAL_TYPE (UnrepReportContent, unrep_report_content, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
unrep_report_content_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new_for_gtype (G_TYPE_STRING);
}

static GdkContentFormats *
unrep_report_content_ref_storable_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_union_serialize_mime_types (unrep_report_content_ref_formats (provider));
}

static gboolean
unrep_report_content_get_value (GdkContentProvider *provider,
                                GValue             *value,
                                GError            **error)
{
  UnrepReportContent *self = UNREP_REPORT_CONTENT (provider);

  if (G_VALUE_HOLDS (value, G_TYPE_STRING))
    {
      g_value_take_string (value, unrep_report_content_dup_text (self->buffer, self->reading));
      return TRUE;
    }
  return GDK_CONTENT_PROVIDER_CLASS (unrep_report_content_parent_class)->get_value (provider, value, error);
}

static void
unrep_report_content_finalize (GObject *object)
{
  UnrepReportContent *self = UNREP_REPORT_CONTENT (object);

  g_clear_object (&self->buffer);
  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  G_OBJECT_CLASS (unrep_report_content_parent_class)->finalize (object);
}

static void
unrep_report_content_class_init (UnrepReportContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = unrep_report_content_finalize;
  provider_class->ref_formats = unrep_report_content_ref_formats;
  provider_class->ref_storable_formats = unrep_report_content_ref_storable_formats;
  provider_class->get_value = unrep_report_content_get_value;
}

static void
unrep_report_content_init (UnrepReportContent *self)
{
}

/**
 * unrep_report_content_new:
 * @buffer: a buffer whose text is the displayed text of @reading
 * @reading: the reading text
 *
 * The selection is looked up when somebody asks for it, not before.
 *
 * Returns: (transfer full): a provider of the selected extracted text
 */
GdkContentProvider *
unrep_report_content_new (GtkTextBuffer    *buffer,
                          UnrepReadingText *reading)
{
  UnrepReportContent *self = g_object_new (UNREP_TYPE_REPORT_CONTENT, NULL);

  self->buffer = g_object_ref (buffer);
  self->reading = unrep_reading_text_ref (reading);
  return GDK_CONTENT_PROVIDER (self);
}

/**
 * unrep_report_content_dup_text:
 * @buffer: a buffer whose text is the displayed text of @reading
 * @reading: the reading text
 *
 * Returns: (transfer full): the extracted text that is selected, "" for none
 */
char *
unrep_report_content_dup_text (GtkTextBuffer    *buffer,
                               UnrepReadingText *reading)
{
  GtkTextIter start, end;
  UnrepRange display;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return g_strdup ("");
  display.start = (gsize) gtk_text_iter_get_offset (&start);
  display.end = (gsize) gtk_text_iter_get_offset (&end);
  return unrep_reading_text_dup_text (reading, display);
}
