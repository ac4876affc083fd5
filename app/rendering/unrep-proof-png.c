/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One paragraph as a picture for a mail: as stored, and below it as repaired. */
#include "unrep-proof-private.h"

#include "unrep-inspection-drawing.h"
#include "unrep-inspection-problems.h"

#include "team/unrep-export.h"

#include <glib/gi18n.h>

/* In pixels. */
#define EM 32
#define TITLE_EM 16
#define WIDTH 1200
#define MARGIN 40
#define GAP 16
/* What cairo can take, and those who look at it. */
#define MAX_HEIGHT 30000

typedef struct
{
  UnrepInspection *inspection;
  PangoLayout *title;
  PangoLayout *problems; /* what is not drawn, or not as it should be */
  double height;
} Part;

static PangoLayout *
new_layout (PangoContext *context,
            const char   *text)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_width (layout, (WIDTH - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_set_alignment (layout, unrep_export_is_right_to_left () ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
part_init (Part             *self,
           UnrepReadingText *reading,
           UnrepRange        range,
           const char       *family,
           const char       *title)
{
  g_autoptr (GObject) large = G_OBJECT (unrep_inspection_new_context (family, EM));
  g_autoptr (GObject) small = G_OBJECT (unrep_inspection_new_context (family, TITLE_EM));
  g_auto (GStrv) problems = NULL;
  g_autofree char *said = NULL;
  double width;
  int title_height, problems_height;

  self->inspection = unrep_inspection_new (reading, range, (gpointer) large, WIDTH - 2 * MARGIN,
                                           UNREP_INSPECTION_SHOW_CONTROLS);
  problems = unrep_inspection_dup_problems (self->inspection);
  said = g_strjoinv ("\n", problems);
  self->title = new_layout ((gpointer) small, title);
  self->problems = new_layout ((gpointer) small, said);
  pango_layout_get_pixel_size (self->title, NULL, &title_height);
  pango_layout_get_pixel_size (self->problems, NULL, &problems_height);
  unrep_inspection_get_size (self->inspection, &width, &self->height);
  self->height += title_height + GAP + (*said != '\0' ? problems_height : 0);
}

static void
part_clear (Part *self)
{
  g_clear_object (&self->inspection);
  g_clear_object (&self->title);
  g_clear_object (&self->problems);
}

static void
part_draw (Part    *self,
           cairo_t *cairo,
           double   y)
{
  double width, inspection_height;
  int height;

  pango_layout_get_pixel_size (self->title, NULL, &height);
  unrep_inspection_get_size (self->inspection, &width, &inspection_height);
  cairo_save (cairo);
  cairo_translate (cairo, MARGIN, y);
  cairo_set_source_rgb (cairo, 0.35, 0.35, 0.35);
  cairo_move_to (cairo, 0, 0);
  pango_cairo_show_layout (cairo, self->title);
  cairo_translate (cairo, 0, height + GAP / 2.0);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  unrep_inspection_draw (self->inspection, cairo, UNREP_DRAWING_MARKS);
  cairo_set_source_rgb (cairo, 0.6, 0.1, 0.1);
  cairo_move_to (cairo, 0, inspection_height + GAP / 2.0);
  pango_cairo_show_layout (cairo, self->problems);
  cairo_restore (cairo);
}

typedef struct
{
  UnrepFileOutput *output;
  GError *error;
} Sink;

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  Sink *sink = closure;

  return unrep_file_output_write (sink->output, (const char *) data, length, &sink->error) ? CAIRO_STATUS_SUCCESS
                                                                                           : CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
paint (Part             *parts,
       UnrepFileOutput  *output,
       GError          **error)
{
  double first = MARGIN + parts[0].height + GAP, height = first + parts[1].height + MARGIN;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, (int) MIN (height, MAX_HEIGHT));
  cairo_t *cairo = cairo_create (surface);
  Sink sink = { output, NULL };
  cairo_status_t status;

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  part_draw (&parts[0], cairo, MARGIN);
  part_draw (&parts[1], cairo, first);
  cairo_destroy (cairo);
  status = cairo_surface_write_to_png_stream (surface, write_cb, &sink);
  cairo_surface_destroy (surface);
  if (sink.error != NULL)
    {
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  return status == CAIRO_STATUS_SUCCESS || unrep_file_output_fail (output, cairo_status_to_string (status), error);
}

/**
 * unrep_proof_write_png:
 * @proof: what to show; its range is drawn
 * @output: where to
 * @error: return location of an error
 *
 * Draws a paragraph large, as stored and below it as repaired, each in its base
 * direction, with controls as boxes and what no font has underlined. As much is drawn
 * as unrep_inspection_new() inspects at once; what is left out is said below it, and what
 * else unrep_inspection_dup_problems() knows.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE.
 *
 * Returns: whether it was written
 */
gboolean
unrep_proof_write_png (const UnrepProof  *proof,
                       UnrepFileOutput   *output,
                       GError           **error)
{
  Part parts[2];
  gboolean painted;

  part_init (&parts[0], proof->reading, proof->range, proof->family, _("As stored"));
  part_init (&parts[1], proof->repaired, proof->range, proof->family, _("Repaired"));
  painted = paint (parts, output, error);
  part_clear (&parts[0]);
  part_clear (&parts[1]);
  return painted;
}
