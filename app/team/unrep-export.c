/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-private.h"

#include "team/unrep-team-decisions.h"

#include <glib/gi18n.h>
#include <string.h>

static const UnrepExportFormat formats[] = {
  { "csv", N_("CSV, a row an annotation"), ".csv", unrep_export_write_csv },
  { "wide-csv", N_("CSV, a row a recommendation and a column a reviewer"), ".wide.csv", unrep_export_write_wide_csv },
  { "json", N_("JSON, all side files in one"), ".json", unrep_export_write_json },
  { "jsonl", N_("JSON Lines, an annotation a line"), ".jsonl", unrep_export_write_jsonl },
  { "jsonld", N_("JSON-LD, Web Annotations of the W3C"), ".jsonld", unrep_export_write_jsonld },
  { "xlsx", N_("Spreadsheet (XLSX), a sheet a table"), ".xlsx", unrep_export_write_xlsx },
  { "sqlite", N_("SQLite database"), ".sqlite", unrep_export_write_sqlite },
  { "qdpx", N_("REFI-QDA project (QDPX), for programs of qualitative analysis"), ".qdpx", unrep_export_write_qdpx },
  { "qdc", N_("REFI-QDA codebook (QDC)"), ".qdc", unrep_export_write_qdc },
  { "html", N_("Web page, to be read and printed"), ".html", unrep_export_write_html },
  { "svg", N_("Charts (SVG), one picture"), ".svg", unrep_export_write_svg },
  { "pdf", N_("Charts (PDF), to be printed"), ".pdf", unrep_export_write_pdf },
  { "png", N_("Charts (PNG), one picture of pixels"), ".png", unrep_export_write_png },
};

/**
 * unrep_export_get_n_formats:
 *
 * Returns: how many formats there are
 */
guint
unrep_export_get_n_formats (void)
{
  return G_N_ELEMENTS (formats);
}

/**
 * unrep_export_get_format:
 * @index: from 0
 *
 * Returns: (transfer none): a format
 */
const UnrepExportFormat *
unrep_export_get_format (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (formats), NULL);

  return &formats[index];
}

/**
 * unrep_export_find_format:
 * @id: what the command line calls it
 *
 * Returns: (transfer none) (nullable): the format
 */
const UnrepExportFormat *
unrep_export_find_format (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];
  return NULL;
}

/**
 * unrep_export_format_get_id:
 * @self: a format
 *
 * Returns: what the command line calls it
 */
const char *
unrep_export_format_get_id (const UnrepExportFormat *self)
{
  return self->id;
}

/**
 * unrep_export_format_get_title:
 * @self: a format
 *
 * Returns: what people call it, translated
 */
const char *
unrep_export_format_get_title (const UnrepExportFormat *self)
{
  return _(self->title);
}

/**
 * unrep_export_format_get_suffix:
 * @self: a format
 *
 * Returns: what the names of its files end in
 */
const char *
unrep_export_format_get_suffix (const UnrepExportFormat *self)
{
  return self->suffix;
}

/**
 * unrep_export_is_right_to_left:
 *
 * Returns: whether the language of the interface, and so that of pages and sheets, is
 *   written from right to left
 */
gboolean
unrep_export_is_right_to_left (void)
{
  /* Translators: the direction of this language, "default:LTR" or "default:RTL"; no
   * other words */
  return g_str_equal (_("default:LTR"), "default:RTL");
}

static int
compare_reviewers (gconstpointer a,
                   gconstpointer b)
{
  UnrepReviewer *p = *(UnrepReviewer * const *) a, *q = *(UnrepReviewer * const *) b;
  int order = strcmp (unrep_reviewer_get_id (p), unrep_reviewer_get_id (q));

  return order != 0 ? order : strcmp (unrep_reviewer_get_uid (p), unrep_reviewer_get_uid (q));
}

/* The alphabet would tell who is who; uids come by chance, and stay. */
static int
compare_uids (gconstpointer a,
              gconstpointer b)
{
  return strcmp (unrep_reviewer_get_uid (*(UnrepReviewer * const *) a),
                 unrep_reviewer_get_uid (*(UnrepReviewer * const *) b));
}

/* The code that the team's file gives is the name; ids have to be of few letters. */
static UnrepReviewer *
new_nameless (UnrepExport *self,
              const char  *real_uid,
              guint        number)
{
  UnrepTeamFile *file = unrep_team_get_file (self->team);
  g_autofree char *id = g_strdup_printf ("r%u", number + 1);
  g_autofree char *fallback = g_strdup_printf ("R%u", number + 1);
  g_autofree char *uid = unrep_uuid_dup_for (fallback);
  const char *code = NULL;
  guint index;

  if (file != NULL && unrep_team_file_find_reviewer (file, real_uid, &index))
    code = unrep_team_file_get_code (file, index);
  return unrep_reviewer_new (id, uid, code != NULL && *code != '\0' ? code : fallback);
}

/* Numbers everybody; the same person may go by several names in several side files. */
static void
number_reviewers (UnrepExport *self)
{
  gboolean anonymous = (self->flags & UNREP_EXPORT_ANONYMOUS) != 0;

  for (guint i = 0; i < unrep_team_get_n_sheets (self->team); i++)
    {
      UnrepReviewer *reviewer = unrep_sheet_get_reviewer (unrep_team_get_sheet (self->team, i));

      if (g_hash_table_add (self->number_of_uid, g_strdup (unrep_reviewer_get_uid (reviewer))))
        g_ptr_array_add (self->reviewers, unrep_reviewer_ref (reviewer));
    }
  g_ptr_array_sort (self->reviewers, anonymous ? compare_uids : compare_reviewers);

  for (guint i = 0; i < self->reviewers->len; i++)
    {
      UnrepReviewer *reviewer = g_ptr_array_index (self->reviewers, i);

      g_hash_table_insert (self->number_of_uid, g_strdup (unrep_reviewer_get_uid (reviewer)), GUINT_TO_POINTER (i));
      if (anonymous)
        {
          self->reviewers->pdata[i] = new_nameless (self, unrep_reviewer_get_uid (reviewer), i);
          unrep_reviewer_unref (reviewer);
        }
    }
}

static void
tell_missing (UnrepExport *self,
              GPtrArray   *problems)
{
  guint n = g_hash_table_size (self->missing);

  if (n > 0)
    g_ptr_array_add (problems,
                     g_error_new (UNREP_ERROR, UNREP_ERROR_NOT_FOUND,
                                  ngettext ("%u report is not beside its side files, or has another text now. What was "
                                            "said about it is exported without its outline.",
                                            "%u reports are not beside their side files, or have other texts now. What "
                                            "was said about them is exported without their outlines.", n), n));
}

/**
 * unrep_export_list_tallies:
 * @self: what is exported
 * @by: what the rows stand for
 * @problems: (element-type GError): where to add what a person should know
 *
 * Returns: (transfer full) (element-type UnrepTally): what tallies count, whether it is
 *   of reviewers or of leads
 */
GPtrArray *
unrep_export_list_tallies (UnrepExport  *self,
                           UnrepTallyBy  by,
                           GPtrArray    *problems)
{
  g_autoptr (UnrepTeam) decided = NULL;

  if (!(self->flags & UNREP_EXPORT_ADJUDICATED))
    return unrep_tally_list (self->whole, by, FALSE, problems, self->cancellable);

  decided = unrep_team_new_decided (self->whole);
  for (guint i = 0; i < unrep_team_get_n_notes (decided); i++)
    g_ptr_array_add (problems, g_error_new_literal (UNREP_ERROR, UNREP_ERROR_CHANGED,
                                                    unrep_team_get_note (decided, i)->message));
  return unrep_tally_list_decided (self->whole, decided, by, FALSE, problems, self->cancellable);
}

/* What is done with an export that is ready. */
typedef gboolean (*ExportFunc) (UnrepExport  *export,
                                gpointer      data,
                                GError      **error);

static gboolean
with_export (UnrepTeam         *team,
             UnrepExportFlags   flags,
             GPtrArray         *problems,
             GCancellable      *cancellable,
             ExportFunc         func,
             gpointer           data,
             GError           **error)
{
  g_autoptr (GPtrArray) reviewers = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_reviewer_unref);
  g_autoptr (GHashTable) number_of_uid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (UnrepTeam) exported = flags & UNREP_EXPORT_ADJUDICATED ? unrep_team_new_leads (team)
                                                                    : unrep_team_ref (team);
  g_autoptr (GPtrArray) tallies = NULL;
  UnrepExport export = {
    .whole = team,
    .team = exported,
    .flags = flags,
    .reviewers = reviewers,
    .number_of_uid = number_of_uid,
    .missing = missing,
    .cancellable = cancellable,
  };

  number_reviewers (&export);
  export.tallies = tallies = unrep_export_list_tallies (&export, UNREP_TALLY_BY_REPORT, problems);
  if (!func (&export, data, error))
    return FALSE;

  tell_missing (&export, problems);
  return TRUE;
}

/* A file on its way. */
typedef struct
{
  const UnrepExportFormat *format;
  UnrepFileOutput         *output;
} Writing;

static gboolean
write_cb (UnrepExport  *export,
          gpointer      data,
          GError      **error)
{
  Writing *writing = data;

  return writing->format->write (export, writing->output, error) &&
         unrep_file_output_finish (writing->output, export->cancellable, error);
}

/**
 * unrep_export_save:
 * @team: everybody's work
 * @format: how to write it
 * @flags: what it is to be like
 * @file: where to write it; replaced where it is there
 * @problems: (element-type GError): where to add what a person should know though
 *   all was written
 * @cancellable: (nullable): ends it, with an old file in place
 * @error: where to put what went wrong
 *
 * Writes everything that the reviewers said. The same work gives the same bytes. It
 * blocks, and is meant for a thread; one report with all that was said about it is
 * in memory at a time. When it fails, an old file is untouched and nothing is left.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE, those of unrep_team_read_side_file(),
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether @file is written
 */
gboolean
unrep_export_save (UnrepTeam                *team,
                   const UnrepExportFormat  *format,
                   UnrepExportFlags          flags,
                   GFile                    *file,
                   GPtrArray                *problems,
                   GCancellable             *cancellable,
                   GError                  **error)
{
  g_autoptr (UnrepFileOutput) output = unrep_file_output_new (file, error);

  return output != NULL &&
         with_export (team, flags, problems, cancellable, write_cb, &(Writing) { format, output }, error);
}

static gboolean
list_cb (UnrepExport  *export,
         gpointer      data,
         GError      **error)
{
  GPtrArray **charts = data;

  *charts = unrep_export_list_pictures (export, error);
  return *charts != NULL;
}

/**
 * unrep_export_list_charts:
 * @team: everybody's work
 * @flags: what they are to be like
 * @problems: (element-type GError): where to add what a person should know
 * @cancellable: (nullable): ends it
 * @error: where to put what went wrong
 *
 * What exports as pictures show. It blocks, and is meant for a thread.
 *
 * Returns: (transfer full) (element-type UnrepChart): a chart a codebook
 */
GPtrArray *
unrep_export_list_charts (UnrepTeam         *team,
                          UnrepExportFlags   flags,
                          GPtrArray         *problems,
                          GCancellable      *cancellable,
                          GError           **error)
{
  GPtrArray *charts = NULL;

  return with_export (team, flags, problems, cancellable, list_cb, &charts, error) ? charts : NULL;
}
