/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-table.h"

#include "team/unrep-export-xml.h"

#include "report/unrep-direction.h"

#include <glib/gi18n.h>
#include <string.h>

/* No script, nothing from elsewhere; it prints with heads of tables repeated and no
 * recommendation broken apart. Positions have a symbol, for paper has no colour. */
#define STYLE \
  "body{font-family:\"Amiri\",\"Noto Naskh Arabic\",serif;line-height:1.6;max-width:60rem;margin:2rem auto;padding:0 1rem;" \
  "color:#1a1a1a;background:#fff}" \
  "table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #777;padding:.2rem .6rem;text-align:start}" \
  "td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}thead{display:table-header-group}" \
  "section.u{break-inside:avoid;border-block-start:1px solid #bbb;padding-block:.5rem}" \
  "blockquote{margin:.3rem 0;padding-inline-start:1rem;border-inline-start:3px solid #bbb;white-space:pre-wrap;" \
  "unicode-bidi:isolate;text-align:start}" \
  "ul{margin:.3rem 0}.note{white-space:pre-wrap;unicode-bidi:isolate;text-align:start;display:block;overflow-wrap:anywhere}" \
  ".k{color:#555}@page{margin:2cm}@media print{body{max-width:none;margin:0;padding:0}h2{break-after:avoid}}"

typedef struct
{
  UnrepFileOutput *output;
  GString         *out;
} Html;

/* Computed here and not `auto`: word processors and mail programs do not know that, and a
 * line of damaged Arabic that begins with Latin letters would be taken for another. */
static const char *
get_direction (const char *text)
{
  UnrepDirection page = unrep_export_is_right_to_left () ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
  UnrepDirection direction = unrep_paragraph_direction (text, strlen (text), page);

  return (direction == UNREP_DIRECTION_NEUTRAL ? page : direction) == UNREP_DIRECTION_RTL ? "rtl" : "ltr";
}

/* @attributes begin with a space, or are none. */
static void
append_directed (GString    *out,
                 const char *element,
                 const char *attributes,
                 const char *text)
{
  g_string_append_printf (out, "<%s%s dir=\"%s\">", element, attributes, get_direction (text));
  unrep_xml_append (out, text);
  g_string_append_printf (out, "</%s>", element);
}

/* A name on the side where the page begins, whatever its own direction. */
static void
append_named (GString    *out,
              const char *element,
              const char *name)
{
  g_string_append_printf (out, "<%s>", element);
  unrep_xml_append_element (out, "bdi", name);
  g_string_append_printf (out, "</%s>", element);
}

static void
append_number (GString *out,
               guint64  number)
{
  g_string_append_printf (out, "<td class=\"n\">%" G_GUINT64_FORMAT "</td>", number);
}

static void
append_position (GString       *out,
                 UnrepCodebook *codebook,
                 const char    *id)
{
  guint index;

  g_string_append (out, "<bdi>");
  if (codebook != NULL && unrep_codebook_find_position (codebook, id, &index))
    {
      unrep_xml_append (out, unrep_codebook_get_position (codebook, index)->symbol);
      g_string_append_c (out, ' ');
      unrep_xml_append (out, unrep_codebook_get_position_name (codebook, index, NULL));
    }
  else
    unrep_xml_append (out, id);
  g_string_append (out, "</bdi>");
}

static void
append_counts (GString             *out,
               UnrepTally          *tally,
               const UnrepTallyRow *row)
{
  g_string_append (out, "<tr>");
  append_named (out, "th", row->report != NULL ? row->report : _("total"));
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    append_number (out, row->counts[i]);
  append_number (out, row->n_tagged);
  g_string_append (out, "</tr>\n");
}

static void
append_tally (GString    *out,
              UnrepTeam  *team,
              UnrepTally *tally)
{
  const char *id = unrep_tally_get_codebook_id (tally);
  UnrepCodebook *codebook = unrep_team_get_codebook (team, id, unrep_tally_get_codebook_version (tally));

  append_named (out, "h2", codebook != NULL ? unrep_codebook_get_question (codebook, NULL) : id);
  g_string_append (out, "<table>\n<thead><tr><th></th>");
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    {
      g_string_append (out, "<th class=\"n\">");
      append_position (out, codebook, unrep_tally_get_position (tally, i));
      g_string_append (out, "</th>");
    }
  g_string_append (out, "<th class=\"n\">");
  unrep_xml_append (out, _("tagged"));
  g_string_append (out, "</th></tr></thead>\n<tbody>\n");
  for (guint i = 0; i < unrep_tally_get_n_rows (tally); i++)
    append_counts (out, tally, unrep_tally_get_row (tally, i));
  g_string_append (out, "</tbody>\n<tfoot>\n");
  append_counts (out, tally, unrep_tally_get_totals (tally));
  g_string_append (out, "</tfoot>\n</table>\n");
}

/* What an annotation is, if it is not about a unit as a whole. */
static const char *
get_kind (UnrepAnnotation *annotation)
{
  static const struct
  {
    const char *kind;
    const char *words;
  } known[] = {
    { "span", N_("words as evidence") },
    { "structure", N_("correction of the outline") },
    /* Translators: what somebody said of how words of a report are drawn, in a list of such kinds */
    { "rendering", N_("rendering of the words") },
  };
  const char *kind = unrep_annotation_get_kind (annotation);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (kind, known[i].kind))
      return _(known[i].words);
  return kind;
}

static void
append_annotation (GString           *out,
                   UnrepExportReport *report,
                   UnrepReviewer     *reviewer,
                   UnrepAnnotation   *annotation)
{
  const char *position = unrep_annotation_get_position (annotation), *note = unrep_annotation_get_note (annotation);
  const char * const *tags = unrep_annotation_get_tags (annotation);
  gboolean is_unit = g_str_equal (unrep_annotation_get_kind (annotation), "unit");
  g_autofree char *result = unrep_annotation_dup_result (annotation);

  g_string_append (out, "<li>");
  unrep_xml_append_element (out, "bdi", unrep_reviewer_get_name (reviewer));
  if (position != NULL)
    {
      g_string_append (out, " · ");
      append_position (out, report->codebook, position);
    }
  if (unrep_annotation_get_flag (annotation))
    g_string_append (out, " · ⚑");
  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_string_append (out, " · ");
      unrep_xml_append_element (out, "bdi", tags[i]);
    }
  if (!is_unit)
    {
      g_string_append (out, " <span class=\"k\">");
      unrep_xml_append (out, get_kind (annotation));
      g_string_append (out, "</span>");
      append_directed (out, "blockquote", "", unrep_annotation_get_exact (annotation));
    }
  if (result != NULL)
    {
      g_string_append (out, "<code dir=\"ltr\">");
      unrep_xml_append (out, result);
      g_string_append (out, "</code>");
    }
  if (note != NULL && *note != '\0')
    append_directed (out, "span", " class=\"note\"", note);
  g_string_append (out, "</li>\n");
}

/* The report's own words, or those of who quoted them first. */
static void
append_text (GString               *out,
             UnrepExportReport     *report,
             const UnrepExportUnit *unit,
             UnrepAnnotation       *first)
{
  UnrepText *text = report->report != NULL ? unrep_report_get_text (report->report) : NULL;
  g_autofree char *words = NULL;

  if (text != NULL && unit->range.end <= unrep_text_get_n_chars (text))
    words = unrep_text_dup_range (text, unit->range);
  append_directed (out, "blockquote", "", words != NULL ? words : unrep_annotation_get_exact (first));
  g_string_append_c (out, '\n');
}

/* An annotation, and whose. */
typedef struct
{
  guint            unit;
  UnrepReviewer   *reviewer;
  UnrepAnnotation *annotation;
} Said;

/* In the order of units; what belongs to none comes last. */
static int
compare_said (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  guint p = ((const Said *) a)->unit, q = ((const Said *) b)->unit;

  return (p > q) - (p < q);
}

static GArray *
list_said (UnrepExportReport *report)
{
  GArray *said = g_array_new (FALSE, FALSE, sizeof (Said));

  for (guint i = 0; i < report->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (report->works, i);

      for (guint j = 0; j < unrep_side_file_get_n_annotations (work->side_file); j++)
        {
          Said one = { work->units[j], unrep_side_file_get_reviewer (work->side_file),
                       unrep_side_file_get_annotation (work->side_file, j) };

          if (!work->left_out[j])
            g_array_append_val (said, one);
        }
    }
  /* Unlike g_array_sort(), this keeps the order of what is equal. */
  if (said->len > 0)
    g_qsort_with_data (said->data, (int) said->len, sizeof (Said), compare_said, NULL);
  return said;
}

/* What the report says of itself, on one line below its name. */
static void
append_head (GString               *out,
             const UnrepReportHead *head)
{
  gboolean any = FALSE;

  for (guint i = 0; i <= UNREP_HEAD_DATE; i++)
    if (unrep_report_head_get (head, i) != NULL)
      {
        g_string_append (out, any ? " · " : "<p class=\"k\">");
        unrep_xml_append_element (out, "bdi", unrep_report_head_get (head, i));
        any = TRUE;
      }
  g_string_append (out, any ? "</p>\n" : "");
}

static gboolean
write_report_cb (UnrepExport        *self,
                 UnrepExportReport  *report,
                 gpointer            user_data,
                 GError            **error)
{
  Html *html = user_data;
  GString *out = html->out;
  g_autoptr (GArray) said = list_said (report);

  append_named (out, "h2", unrep_sheet_get_report_name (report->sheet));
  append_head (out, report->head);
  for (guint i = 0; i < said->len; i++)
    {
      const Said *one = &g_array_index (said, Said, i);
      const UnrepExportUnit *unit = unrep_export_report_get_unit (report, one->unit);

      if (i == 0 || g_array_index (said, Said, i - 1).unit != one->unit)
        {
          g_string_append (out, i > 0 ? "</ul></section>\n<section class=\"u\">" : "<section class=\"u\">");
          if (unit != NULL)
            {
              append_named (out, "h3", unit->name);
              append_text (out, report, unit, one->annotation);
            }
          g_string_append (out, "<ul>\n");
        }
      append_annotation (out, report, one->reviewer, one->annotation);
      if (!unrep_file_output_take (html->output, out, error))
        return FALSE;
    }
  if (said->len > 0)
    g_string_append (out, "</ul></section>\n");

  return unrep_file_output_take (html->output, out, error);
}

/**
 * unrep_export_write_html:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes a page to be read and printed, in the language of the interface: the counts,
 * then each unit with what everybody said of it.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_html (UnrepExport      *self,
                         UnrepFileOutput  *output,
                         GError          **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Html html = { output, out };

  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          /* Translators: the code of this language, such as "ar" */
                          C_("language", "en"), unrep_export_is_right_to_left () ? "rtl" : "ltr");
  g_string_append (out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                        "style-src 'unsafe-inline'\">\n");
  /* Translators: title of a page with counts and with everything the reviewers said */
  unrep_xml_append_element (out, "title", _("Positions on the recommendations"));
  g_string_append_printf (out, "\n<style>" STYLE "</style>\n</head>\n<body dir=\"%s\">\n",
                          unrep_export_is_right_to_left () ? "rtl" : "ltr");
  unrep_xml_append_element (out, "h1", _("Positions on the recommendations"));
  for (guint i = 0; i < self->tallies->len; i++)
    append_tally (out, self->team, g_ptr_array_index (self->tallies, i));
  if (!unrep_file_output_take (output, out, error) ||
      !unrep_export_foreach_report (self, write_report_cb, &html, error))
    return FALSE;
  g_string_append (out, "</body>\n</html>\n");

  return unrep_file_output_take (output, out, error);
}
