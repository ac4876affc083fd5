/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proof as one file for a browser, that needs nothing from elsewhere. */
#include "unrep-proof-private.h"

#include "unrep-finding-message.h"

#include "team/unrep-export-xml.h"
#include "team/unrep-export.h"

#include <glib/gi18n.h>
#include <string.h>

/* No script. Numbers float in the margin at the line where they stand, those of one line
 * below each other. The words are marked by their background only: anything else would change
 * how Arabic letters join. On paper too, where browsers leave backgrounds out. */
#define STYLE \
  "body{line-height:1.7;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;" \
  "-webkit-print-color-adjust:exact;print-color-adjust:exact}" \
  "main{margin-inline-start:4rem}main p{margin:.4rem 0;white-space:pre-wrap;overflow-wrap:anywhere;" \
  "text-align:start;min-height:.5rem}" \
  "mark{color:inherit;background:#d4e6ff}mark.error{background:#fcc}mark.warning{background:#ffe8a6}" \
  "a.n{width:3.4rem;margin-top:.3rem;font-size:.65rem;line-height:1;color:#555;text-decoration:none;" \
  "unicode-bidi:isolate;user-select:none}" \
  "main[dir=rtl] a.n{float:right;clear:right;margin-right:-4rem;text-align:left}" \
  "main[dir=ltr] a.n{float:left;clear:left;margin-left:-4rem;text-align:right}" \
  "li{margin:.8rem 0;break-inside:avoid}li p{margin:.1rem 0}li .c{color:#444}q{quotes:none;background:#f2f2f2}" \
  "@page{margin:2cm}@media print{body{max-width:none;margin:0;padding:0}h2{break-before:page}}"

/* In bytes, how far before a finding its number may stand. */
#define NEAR 64

static const char *
get_dir (UnrepDirection direction)
{
  return direction == UNREP_DIRECTION_RTL ? "rtl" : "ltr";
}

static void
append_head (const UnrepProof *proof,
             GString          *out)
{
  const char *page = unrep_export_is_right_to_left () ? "rtl" : "ltr";

  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                          "style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n",
                          C_("language", "en"), page);
  unrep_xml_append_element (out, "title", proof->name);
  g_string_append_printf (out, "\n<style>" STYLE "</style>\n</head>\n<body dir=\"%s\"", page);
  {
    g_autofree char *style = g_strdup_printf ("font-family:%s,serif", proof->family);

    unrep_xml_append_attribute (out, "style", style);
  }
  g_string_append (out, ">\n<h1>");
  unrep_xml_append_element (out, "bdi", proof->name);
  g_string_append_printf (out, "</h1>\n<main dir=\"%s\">\n", get_dir (unrep_reading_text_get_direction (proof->reading)));
}

static void
append_words (GString    *out,
              const char *text,
              gsize       start,
              gsize       end)
{
  g_autofree char *words = g_strndup (text + start, end - start);

  unrep_xml_append (out, words);
}

static void
append_number (GString *out,
               guint    index)
{
  g_string_append_printf (out, "<a class=\"n\" dir=\"ltr\" id=\"w%u\" href=\"#f%u\">%u</a>", index + 1, index + 1, index + 1);
}

/* Where the word begins that @start is in, if that is near: something that stands within
 * a word may keep a browser from joining its letters. */
static gsize
find_word (const char *text,
           gsize       start)
{
  for (gsize at = start; at > 0 && start - at < NEAR; at--)
    if (g_ascii_isspace (text[at - 1]))
      return at;
  return start < NEAR ? 0 : start;
}

static int
compare_bytes (gconstpointer a,
               gconstpointer b)
{
  gsize p = *(const gsize *) a, q = *(const gsize *) b;

  return (p > q) - (p < q);
}

/* Where anything begins or ends. */
static GArray *
list_cuts (const UnrepProofCursor *cursor)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize first = 0;

  g_array_append_val (cuts, first);
  g_array_append_val (cuts, cursor->text->len);
  for (guint i = 0; i < cursor->marks->len; i++)
    {
      const UnrepProofMark *mark = &g_array_index (cursor->marks, UnrepProofMark, i);

      g_array_append_val (cuts, mark->start);
      g_array_append_val (cuts, mark->end);
      if (mark->begins)
        {
          gsize word = find_word (cursor->text->str, mark->start);

          g_array_append_val (cuts, word);
        }
    }
  g_array_sort (cuts, compare_bytes);
  return cuts;
}

/* The worst severity of what covers @start, and what covers it no longer is forgotten. */
static UnrepSeverity
find_severity (const UnrepProofCursor *cursor,
               GArray                 *covering,
               gsize                   start)
{
  UnrepSeverity worst = UNREP_N_SEVERITIES;
  guint kept = 0;

  for (guint i = 0; i < covering->len; i++)
    {
      guint which = g_array_index (covering, guint, i);
      const UnrepProofMark *mark = &g_array_index (cursor->marks, UnrepProofMark, which);

      if (mark->end <= start)
        continue;
      worst = MIN (worst, unrep_proof_get_entry (cursor->proof, mark->index)->severity);
      g_array_index (covering, guint, kept++) = which;
    }
  g_array_set_size (covering, kept);
  return worst;
}

/* Of what begins in a word that begins at @start or before. */
static void
append_numbers (const UnrepProofCursor *cursor,
                guint                  *next,
                gsize                   start,
                GString                *out)
{
  for (; *next < cursor->marks->len; (*next)++)
    {
      const UnrepProofMark *mark = &g_array_index (cursor->marks, UnrepProofMark, *next);

      if (!mark->begins)
        continue;
      if (find_word (cursor->text->str, mark->start) > start)
        break;
      append_number (out, mark->index);
    }
}

/* Findings may overlap, elements may not: the text is cut wherever one begins or ends. */
static void
append_paragraph (const UnrepProofCursor *cursor,
                  GString                *out)
{
  g_autoptr (GArray) cuts = list_cuts (cursor);
  g_autoptr (GArray) covering = g_array_new (FALSE, FALSE, sizeof (guint));
  guint next = 0, numbered = 0;

  g_string_append_printf (out, "<p dir=\"%s\">", get_dir (cursor->direction));
  for (guint i = 0; i < cuts->len; i++)
    {
      gsize start = g_array_index (cuts, gsize, i);
      gsize end = i + 1 < cuts->len ? g_array_index (cuts, gsize, i + 1) : start;
      UnrepSeverity severity;

      append_numbers (cursor, &numbered, start, out);
      for (; next < cursor->marks->len && g_array_index (cursor->marks, UnrepProofMark, next).start <= start; next++)
        g_array_append_val (covering, next);
      if (start == end)
        continue;
      severity = find_severity (cursor, covering, start);
      if (severity < UNREP_N_SEVERITIES)
        g_string_append_printf (out, "<mark class=\"%s\">", unrep_severity_to_string (severity));
      append_words (out, cursor->text->str, start, end);
      if (severity < UNREP_N_SEVERITIES)
        g_string_append (out, "</mark>");
    }
  g_string_append (out, "</p>\n");
}

static void
append_quote (GString        *out,
              const char     *title,
              const char     *words,
              UnrepDirection  direction)
{
  g_string_append (out, "<p>");
  unrep_xml_append (out, title);
  g_string_append_printf (out, ": <q dir=\"%s\">", get_dir (direction));
  /* Translators: in the place of words, where none should stand */
  unrep_xml_append (out, *words != '\0' ? words : _("(nothing)"));
  g_string_append (out, "</q></p>");
}

static void
append_entry (const UnrepProof *proof,
              guint             index,
              GString          *out)
{
  const UnrepFindingEntry *finding = unrep_proof_get_entry (proof, index);
  g_autofree char *head = unrep_proof_dup_head (proof, index);
  g_autofree char *quote = unrep_proof_dup_quote (proof, finding->range);
  UnrepDirection direction = unrep_reading_text_get_direction (proof->reading);

  g_string_append_printf (out, "<li id=\"f%u\"><p><a href=\"#w%u\">%u</a> · <b>", index + 1, index + 1, index + 1);
  unrep_xml_append (out, head);
  g_string_append (out, "</b></p>");
  if (finding->first)
    {
      g_string_append (out, "<p class=\"c\">");
      unrep_xml_append (out, unrep_finding_entry_get_cause (finding));
      g_string_append (out, "</p>");
    }
  append_quote (out, _("As stored"), quote, direction);
  if (finding->repair != NULL)
    {
      g_autofree char *repair = unrep_finding_dup_shown (finding->repair, G_MAXSIZE);

      append_quote (out, _("Repaired"), repair, direction);
    }
  if (*finding->note != '\0')
    append_quote (out, _("Note"), finding->note,
                  unrep_paragraph_direction (finding->note, strlen (finding->note), direction));
  g_string_append (out, "</li>\n");
}

static void
append_signed_off (const UnrepProof *proof,
                   GString          *out)
{
  g_autoptr (GPtrArray) lines = unrep_proof_list_signed_off (proof);

  if (lines->len == 0)
    return;
  unrep_xml_append_element (out, "h2", _("Signed off"));
  for (guint i = 0; i < lines->len; i++)
    unrep_xml_append_element (out, "p", g_ptr_array_index (lines, i));
}

static gboolean
write_list (const UnrepProof  *proof,
            UnrepFileOutput   *output,
            GString           *out,
            GError           **error)
{
  guint n = proof->entries->len;

  g_string_append (out, "</main>\n");
  unrep_xml_append_element (out, "h2", _("Findings"));
  if (proof->reviewer != NULL)
    append_quote (out, _("Judged by"), proof->reviewer, UNREP_DIRECTION_LTR);
  if (n == 0)
    unrep_xml_append_element (out, "p", _("No findings: the checks see nothing that is wrong or drawn wrongly. "
                                          "They do not read for meaning."));
  else
    g_string_append (out, "\n<ul style=\"list-style:none;padding:0\">\n");
  for (guint i = 0; i < n; i++)
    {
      append_entry (proof, i, out);
      if (!unrep_file_output_take (output, out, error))
        return FALSE;
    }
  g_string_append (out, n > 0 ? "</ul>\n" : "\n");
  append_signed_off (proof, out);
  g_string_append (out, "</body>\n</html>\n");
  return unrep_file_output_take (output, out, error);
}

/**
 * unrep_proof_write_html:
 * @proof: what to show
 * @output: where to
 * @error: return location of an error
 *
 * As unrep_proof_write_pdf(), as one file for a browser: nothing in it comes from
 * elsewhere, and nothing of the report is run. Numbers lead to the list and back.
 * A browser that has not the font takes another.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE, %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether it was written
 */
gboolean
unrep_proof_write_html (const UnrepProof  *proof,
                        UnrepFileOutput   *output,
                        GError           **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (UnrepProofCursor) cursor = { 0 };

  unrep_proof_cursor_init (&cursor, proof);
  append_head (proof, out);
  while (unrep_proof_cursor_next (&cursor))
    {
      append_paragraph (&cursor, out);
      if (g_cancellable_set_error_if_cancelled (proof->cancellable, error) || !unrep_file_output_take (output, out, error))
        return FALSE;
    }
  return write_list (proof, output, out, error);
}
