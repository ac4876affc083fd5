/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-salvage-private.h"

#include "base/unrep-json-writer.h"
#include "report/unrep-report.h"
#include "unrep-agreed-encoding.h"
#include "unrep-annotation-private.h"
#include "unrep-codebook.h"

#include <glib/gi18n.h>
#include <string.h>

#define ADJUDICATED "adjudicated-"
#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

/* What the name of a side file says: `REPORT.REVIEWER[.CODEBOOK].unrep.json`. */
typedef struct
{
  char *report;
  char *reviewer;
  const char *role;
  gboolean is_default_codebook;
} Name;

typedef struct
{
  UnrepSalvage *salvage;
  UnrepSalvageWork *work;
  Name name;
  /* The report beside the file, where it is the one that was reviewed. */
  UnrepReport *report;
} Completion;

static char *
dup_json_string (const char *text)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  unrep_json_writer_string (writer, text);
  bytes = unrep_json_writer_free_to_bytes (writer);
  return g_strchomp (g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
}

/* Fills in one member of the head; @how says where it is from. */
static void
take_json (Completion *self,
           const char *object,
           const char *name,
           const char *json,
           const char *how)
{
  if (unrep_salvage_set_piece (self->work, object, name, json))
    unrep_salvage_tell (self->salvage, g_strdup_printf (
      /* Translators: file, name of an object and of its member, what stands there now */
      _("%s: mended: “%s.%s” was lost; %s"), self->salvage->name, object, name, how));
}

static void
take_text (Completion *self,
           const char *object,
           const char *name,
           const char *text,
           const char *how)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_autofree char *json = valid != NULL ? dup_json_string (valid) : NULL;

  take_json (self, object, name, json, how);
}

static void
take_int (Completion *self,
          const char *object,
          const char *name,
          gint64      value,
          const char *how)
{
  g_autofree char *json = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  take_json (self, object, name, json, how);
}

/* Parts whose own name was damaged. */
static void
adopt_renamed (Completion *self)
{
  UnrepSalvageWork *work = self->work;
  const char *found, *part;

  while ((found = unrep_salvage_find_renamed (work, &part)) != NULL)
    {
      unrep_salvage_adopt (work, g_hash_table_lookup (work->members, found));
      unrep_salvage_tell (self->salvage, g_strdup_printf (
        /* Translators: file, a damaged name of a member, its true name */
        _("%s: mended: “%s” is “%s”, whose name was damaged"), self->salvage->name, found, part));
      unrep_extras_remove (work->file->extras, found);
      g_hash_table_remove (work->members, found);
    }
}

/* Whether what is known of a member is @text; what is not known contradicts nothing. */
static gboolean
agrees (UnrepSalvageWork *work,
        const char       *object,
        const char       *name,
        const char       *text)
{
  const char *known = unrep_salvage_get_piece (work, object, name);
  g_autofree char *json = dup_json_string (text);

  return known == NULL || g_str_equal (known, json);
}

static char *
dup_known_reviewer (Completion *self)
{
  const char *json = unrep_salvage_get_piece (self->work, "reviewer", "id");

  if ((self->work->seen & UNREP_PART_REVIEWER) != 0)
    return g_strdup (unrep_reviewer_get_id (self->work->file->reviewer));
  return json != NULL ? g_strndup (json + 1, strlen (json) - 2) : NULL;
}

/* Reads @name as that of a side file, with a codebook's id or without; FALSE where it
 * is none or says something else than the file does. */
static gboolean
read_name (Completion *self,
           const char *name,
           gboolean    has_codebook)
{
  g_autofree char *known = dup_known_reviewer (self);
  g_autofree char *stem = g_str_has_suffix (name, UNREP_SIDE_FILE_SUFFIX)
                            ? g_strndup (name, strlen (name) - strlen (UNREP_SIDE_FILE_SUFFIX)) : NULL;
  char *dot = has_codebook && stem != NULL ? strrchr (stem, '.') : NULL;
  const char *reviewer;

  if (dot != NULL)
    *dot = '\0';
  dot = stem != NULL && (dot != NULL || !has_codebook) ? strrchr (stem, '.') : NULL;
  if (dot == NULL || dot == stem)
    return FALSE;
  *dot = '\0';
  reviewer = dot + 1;
  self->name = (Name) { .role = "annotation", .is_default_codebook = !has_codebook };
  if (g_str_equal (reviewer, "outline"))
    {
      self->name.role = "outline";
      reviewer = NULL;
    }
  else if (g_str_has_prefix (reviewer, ADJUDICATED))
    {
      self->name.role = "adjudication";
      reviewer += strlen (ADJUDICATED);
    }
  if (reviewer != NULL && (!unrep_reviewer_id_is_valid (reviewer) || (known != NULL && !g_str_equal (known, reviewer))))
    return FALSE;
  self->name.reviewer = g_strdup (reviewer);
  self->name.report = g_steal_pointer (&stem);
  return TRUE;
}

/* Whether every annotation quotes the text of @report where it says so. */
static gboolean
quotes_fit (UnrepSalvageWork *work,
            UnrepReport      *report)
{
  UnrepText *text = unrep_report_get_text (report);

  for (guint i = 0; i < work->annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (work->annotations, i);
      UnrepRange range = unrep_annotation_get_range (annotation);
      g_autofree char *quote = range.end <= unrep_text_get_n_chars (text) ? unrep_text_dup_range (text, range) : NULL;

      if (g_strcmp0 (quote, unrep_annotation_get_exact (annotation)) != 0)
        return FALSE;
    }
  return work->annotations->len > 0;
}

/* The report that lies beside the file under the name that its own name tells, if
 * nothing that is known of it contradicts. */
static UnrepReport *
load_report (Completion *self,
             GFile      *beside)
{
  UnrepSalvageWork *work = self->work;
  g_autoptr (GFile) folder = g_file_get_parent (beside);
  g_autoptr (GFile) file = folder != NULL ? g_file_get_child (folder, self->name.report) : NULL;
  g_autoptr (UnrepReport) report = file != NULL ? unrep_report_load_agreed (file, NULL, NULL) : NULL;
  gboolean fits;

  if (report == NULL)
    return NULL;
  if ((work->seen & UNREP_PART_TEXT) != 0)
    fits = g_str_equal (work->file->text_sha256, unrep_report_get_text_sha256 (report));
  else if ((work->seen & UNREP_PART_REPORT) != 0)
    fits = g_str_equal (work->file->report_sha256, unrep_report_get_sha256 (report));
  else
    fits = agrees (work, "report", "sha256", unrep_report_get_sha256 (report)) &&
           agrees (work, "text", "sha256", unrep_report_get_text_sha256 (report)) &&
           (unrep_salvage_get_piece (work, "report", "sha256") != NULL ||
            unrep_salvage_get_piece (work, "text", "sha256") != NULL || quotes_fit (work, report));
  return fits ? g_steal_pointer (&report) : NULL;
}

static void
find_beside (Completion *self,
             GFile      *beside)
{
  g_autofree char *base = beside != NULL ? g_file_get_basename (beside) : NULL;

  for (guint has_codebook = 0; base != NULL && self->report == NULL && has_codebook < 2; has_codebook++)
    {
      g_autofree char *old_report = g_steal_pointer (&self->name.report);
      g_autofree char *old_reviewer = g_steal_pointer (&self->name.reviewer);
      Name old = self->name;

      if (read_name (self, base, has_codebook == 1))
        self->report = load_report (self, beside);
      if (self->report == NULL && old_report != NULL)
        {
          g_free (self->name.report);
          g_free (self->name.reviewer);
          self->name = old;
          self->name.report = g_steal_pointer (&old_report);
          self->name.reviewer = g_steal_pointer (&old_reviewer);
        }
    }
}

static void
take_from_report (Completion *self)
{
  UnrepReport *report = self->report;
  const char *how = _("the report beside it says it");

  take_text (self, "report", "name", unrep_report_get_name (report), how);
  take_text (self, "report", "sha256", unrep_report_get_sha256 (report), how);
  take_int (self, "report", "bytes", unrep_report_get_n_bytes (report), how);
  take_text (self, "text", "sha256", unrep_report_get_text_sha256 (report), how);
  take_int (self, "text", "chars", (gint64) unrep_text_get_n_chars (unrep_report_get_text (report)), how);
  take_text (self, "text", "reader", unrep_report_get_reader (report), how);
  take_int (self, "text", "reader_version", unrep_report_get_reader_version (report), how);
  take_text (self, "text", "encoding", unrep_report_get_encoding (report), how);
}

static void
take_reviewer (Completion *self)
{
  g_autofree char *id = NULL;
  g_autoptr (UnrepReviewer) known = NULL;

  take_text (self, "reviewer", "id", self->name.reviewer, _("the name of the file says it"));
  id = dup_known_reviewer (self);
  if (id == NULL)
    return;
  known = unrep_reviewer_load (id, NULL);
  /* The same id with another uid is somebody else. */
  if (known != NULL && !agrees (self->work, "reviewer", "uid", unrep_reviewer_get_uid (known)))
    g_clear_pointer (&known, unrep_reviewer_unref);
  if (known != NULL)
    take_text (self, "reviewer", "uid", unrep_reviewer_get_uid (known), _("this computer knows the reviewer"));
  take_text (self, "reviewer", "name", known != NULL ? unrep_reviewer_get_name (known) : id,
             known != NULL ? _("this computer knows the reviewer") : _("the reviewer's id stands there"));
}

static void
take_codebook (Completion *self)
{
  if (self->name.report != NULL && self->name.is_default_codebook)
    {
      g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
      const char *how = _("a name of a file without a codebook means the default one");

      take_text (self, "codebook", "id", unrep_codebook_get_id (codebook), how);
      if (agrees (self->work, "codebook", "id", unrep_codebook_get_id (codebook)))
        take_int (self, "codebook", "version", unrep_codebook_get_version (codebook), how);
    }
  take_text (self, "codebook", "sha256", ZEROS, _("zeros stand there: it is not known"));
}

static void
take_role (Completion *self)
{
  UnrepSalvageWork *work = self->work;

  if ((work->seen & UNREP_PART_ROLE) != 0 || self->name.report == NULL)
    return;
  work->file->role = g_strdup (self->name.role);
  work->seen |= UNREP_PART_ROLE;
  unrep_salvage_tell (self->salvage, g_strdup_printf (
    /* Translators: file, name of a member, what stands there now */
    _("%s: mended: “%s” was lost; %s"), self->salvage->name, "role", _("the name of the file says it")));
}

/**
 * unrep_salvage_complete:
 * @self: a salvage
 * @work: a document of it, whose head may be damaged
 * @beside: (nullable): the damaged file, whose name and neighbours tell what its
 *   head does not
 *
 * Completes the head with what is certain: parts under a damaged name, single
 * members of damaged parts, what the file's name says, what the report beside says
 * where it is the one that was reviewed, and the reviewers this computer knows.
 * Each is told of.
 */
void
unrep_salvage_complete (UnrepSalvage     *self,
                        UnrepSalvageWork *work,
                        GFile            *beside)
{
  static const struct { const char *object; UnrepSideFilePart part; } objects[] = {
    { "reviewer", UNREP_PART_REVIEWER }, { "report", UNREP_PART_REPORT },
    { "text", UNREP_PART_TEXT }, { "codebook", UNREP_PART_CODEBOOK },
  };
  const guint needed = UNREP_PART_ROLE | UNREP_PART_REVIEWER | UNREP_PART_REPORT | UNREP_PART_TEXT | UNREP_PART_CODEBOOK;
  Completion completion = { .salvage = self, .work = work };

  adopt_renamed (&completion);
  if ((work->seen & needed) == needed)
    return;

  find_beside (&completion, beside);
  take_role (&completion);
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    if ((work->seen & objects[i].part) == 0)
      {
        if (objects[i].part == UNREP_PART_REVIEWER)
          take_reviewer (&completion);
        else if (objects[i].part == UNREP_PART_CODEBOOK)
          take_codebook (&completion);
        else if (completion.report != NULL)
          take_from_report (&completion);
        unrep_salvage_join_pieces (work, objects[i].object);
      }
  g_clear_object (&completion.report);
  g_free (completion.name.report);
  g_free (completion.name.reviewer);
}
