/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-file-output.h"
#include "report/unrep-report-head.h"
#include "team/unrep-export.h"
#include "team/unrep-tally.h"

G_BEGIN_DECLS

typedef struct _UnrepExport UnrepExport;

/**
 * UnrepExportFormat:
 * @id: what the command line calls it
 * @title: what people call it, for translation
 * @suffix: what names of such files end in
 * @write: writes it
 */
struct _UnrepExportFormat
{
  const char *id;
  const char *title;
  const char *suffix;
  gboolean  (*write) (UnrepExport      *self,
                      UnrepFileOutput  *output,
                      GError          **error);
};

/**
 * UnrepExport:
 * @whole: everybody's work, reviewers' and leads'
 * @team: the work that is exported
 * @tallies: (element-type UnrepTally): its counts by report
 * @flags: what the export is to be like
 * @reviewers: (element-type UnrepReviewer): everybody, as the export calls them
 * @number_of_uid: from uids in side files to places in @reviewers
 * @missing: (element-type utf8): names of reports that were not found
 * @cancellable: (nullable): ends the export
 *
 * What is exported and how; each format is written from it.
 */
struct _UnrepExport
{
  UnrepTeam        *whole;
  UnrepTeam        *team;
  GPtrArray        *tallies;
  UnrepExportFlags  flags;
  GPtrArray        *reviewers;
  GHashTable       *number_of_uid;
  GHashTable       *missing;
  GCancellable     *cancellable;
};

/**
 * UnrepExportUnit:
 * @range: what was tagged; where reviewers differ slightly, all of it
 * @name: its path; where several units have it or none, made unique by line or place
 * @index: its place in the outline, or %UNREP_NO_UNIT
 *
 * A unit that somebody has an annotation of, or a recommendation nobody has.
 */
typedef struct
{
  UnrepRange  range;
  char       *name;
  guint       index;
} UnrepExportUnit;

/**
 * UnrepExportWork:
 * @number: place of the reviewer in `reviewers` of #UnrepExport
 * @side_file: what the reviewer has said of the report, under the name that the
 *   export gives them
 * @units: (array): for each annotation, the place of its unit in `units` of
 *   #UnrepExportReport, or %UNREP_NO_UNIT
 * @left_out: (array): for each annotation, whether it is not exported: tombstones,
 *   and of decisions the ones that count for nothing
 */
typedef struct
{
  guint          number;
  UnrepSideFile *side_file;
  guint         *units;
  gboolean      *left_out;
} UnrepExportWork;

/**
 * UnrepExportReport:
 * @sheet: the first of the sheets of this report and codebook
 * @codebook: (nullable): the codebook, where it was found
 * @report: (nullable): the report, where it was found
 * @outline: (nullable): its outline
 * @head: (nullable): what the report says of itself
 * @works: (element-type UnrepExportWork): everybody's work on it
 * @units: (element-type UnrepExportUnit): its units in reading order
 *
 * One report with all that was said about it with one codebook.
 */
typedef struct
{
  UnrepSheet    *sheet;
  UnrepCodebook *codebook;
  UnrepReport   *report;
  UnrepOutline  *outline;
  UnrepReportHead *head;
  GPtrArray     *works;
  GArray        *units;
} UnrepExportReport;

typedef gboolean (*UnrepExportReportFunc) (UnrepExport        *self,
                                           UnrepExportReport  *report,
                                           gpointer            user_data,
                                           GError            **error);

UnrepExportReport     *unrep_export_report_new      (UnrepExport            *self,
                                                     guint                   first,
                                                     guint                   end,
                                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void                   unrep_export_report_free     (UnrepExportReport      *self);
void                   unrep_export_report_decide   (UnrepExportReport      *self);
void                   unrep_export_report_align    (UnrepExportReport      *self);
const UnrepExportUnit *unrep_export_report_get_unit (UnrepExportReport      *self,
                                                     guint                   index);
gboolean               unrep_export_foreach_report  (UnrepExport            *self,
                                                     UnrepExportReportFunc   func,
                                                     gpointer                user_data,
                                                     GError                **error);

GPtrArray *unrep_export_list_tallies (UnrepExport  *self,
                                      UnrepTallyBy  by,
                                      GPtrArray    *problems) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *unrep_export_list_pictures (UnrepExport *self,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean unrep_export_write_csv      (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_wide_csv (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_json     (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_jsonl    (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_jsonld   (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_sqlite   (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_xlsx     (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_qdpx     (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_qdc      (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_html     (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_svg      (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_pdf      (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);
gboolean unrep_export_write_png      (UnrepExport      *self,
                                      UnrepFileOutput  *output,
                                      GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepExportReport, unrep_export_report_free)

G_END_DECLS
