/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-side-file-private.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Encrypted and network file systems keep less than the usual 255. */
#define NAME_MAX_BYTES 240
#define HASH_DIGITS 8
/* Enough of a SHA-256 to tell the texts of one person apart. */
#define WORK_DIGITS 16

#define NO_SHA256 "0000000000000000000000000000000000000000000000000000000000000000"

G_DEFINE_BOXED_TYPE (UnrepSideFile, unrep_side_file, unrep_side_file_ref, unrep_side_file_unref)

static void
side_file_clear (UnrepSideFile *self)
{
  g_free (self->role);
  g_clear_pointer (&self->reviewer, unrep_reviewer_unref);
  unrep_extras_free (self->reviewer_extras);
  g_free (self->status);
  g_free (self->report_name);
  g_free (self->report_sha256);
  unrep_extras_free (self->report_extras);
  g_free (self->text_sha256);
  g_free (self->text_reader);
  g_free (self->text_encoding);
  unrep_extras_free (self->text_extras);
  g_free (self->codebook_id);
  g_free (self->codebook_sha256);
  unrep_extras_free (self->codebook_extras);
  g_ptr_array_unref (self->annotations);
  g_ptr_array_unref (self->others);
  unrep_extras_free (self->extras);
}

/**
 * unrep_side_file_alloc:
 *
 * Returns: (transfer full): a side file without anything, to be filled
 */
UnrepSideFile *
unrep_side_file_alloc (void)
{
  UnrepSideFile *self = g_atomic_rc_box_new0 (UnrepSideFile);

  self->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * unrep_side_file_ref:
 * @self: a side file
 *
 * Returns: (transfer full): @self; the count is atomic
 */
UnrepSideFile *
unrep_side_file_ref (UnrepSideFile *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_side_file_unref:
 * @self: (transfer full): a side file
 */
void
unrep_side_file_unref (UnrepSideFile *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) side_file_clear);
}

/**
 * unrep_side_file_new:
 * @report: the report
 * @codebook: the codebook
 * @reviewer: who tags
 *
 * Returns: (transfer full): a side file in progress without annotations
 */
UnrepSideFile *
unrep_side_file_new (UnrepReport   *report,
                     UnrepCodebook *codebook,
                     UnrepReviewer *reviewer)
{
  UnrepSideFile *self = unrep_side_file_alloc ();

  self->role = g_strdup ("annotation");
  self->reviewer = unrep_reviewer_ref (reviewer);
  self->status = g_strdup ("in-progress");
  /* Names of files are bytes; JSON holds text. */
  self->report_name = g_utf8_make_valid (unrep_report_get_name (report), -1);
  self->report_sha256 = g_strdup (unrep_report_get_sha256 (report));
  self->report_bytes = unrep_report_get_n_bytes (report);
  self->text_sha256 = g_strdup (unrep_report_get_text_sha256 (report));
  self->text_chars = unrep_text_get_n_chars (unrep_report_get_text (report));
  self->text_reader = g_strdup (unrep_report_get_reader (report));
  self->text_reader_version = unrep_report_get_reader_version (report);
  self->text_encoding = g_strdup (unrep_report_get_encoding (report));
  self->codebook_id = g_strdup (unrep_codebook_get_id (codebook));
  self->codebook_version = unrep_codebook_get_version (codebook);
  self->codebook_sha256 = g_strdup (unrep_codebook_get_sha256 (codebook));
  return self;
}

/**
 * unrep_side_file_copy:
 * @self: a side file
 *
 * Returns: (transfer full): the same content; the annotations, which never
 *   change, are shared
 */
UnrepSideFile *
unrep_side_file_copy (UnrepSideFile *self)
{
  UnrepSideFile *copy = unrep_side_file_alloc ();

  copy->role = g_strdup (self->role);
  copy->reviewer = unrep_reviewer_ref (self->reviewer);
  copy->reviewer_extras = unrep_extras_copy (self->reviewer_extras);
  copy->status = g_strdup (self->status);
  copy->report_name = g_strdup (self->report_name);
  copy->report_sha256 = g_strdup (self->report_sha256);
  copy->report_bytes = self->report_bytes;
  copy->report_extras = unrep_extras_copy (self->report_extras);
  copy->text_sha256 = g_strdup (self->text_sha256);
  copy->text_chars = self->text_chars;
  copy->text_reader = g_strdup (self->text_reader);
  copy->text_reader_version = self->text_reader_version;
  copy->text_encoding = g_strdup (self->text_encoding);
  copy->text_extras = unrep_extras_copy (self->text_extras);
  copy->codebook_id = g_strdup (self->codebook_id);
  copy->codebook_version = self->codebook_version;
  copy->codebook_sha256 = g_strdup (self->codebook_sha256);
  copy->codebook_extras = unrep_extras_copy (self->codebook_extras);
  copy->extras = unrep_extras_copy (self->extras);
  unrep_side_file_set_annotations (copy, self->annotations);
  for (guint i = 0; i < self->others->len; i++)
    g_ptr_array_add (copy->others, g_object_ref (g_ptr_array_index (self->others, i)));
  return copy;
}

/**
 * unrep_side_file_take_context:
 * @self: a side file for which unrep_side_file_is_for() holds
 * @current: what it would be if it were new
 *
 * Brings up to date how the report and the reviewer are called now, and which
 * version of the codebook the reviewer goes on with. What no
 * version of this program knows stays.
 */
void
unrep_side_file_take_context (UnrepSideFile *self,
                              UnrepSideFile *current)
{
  UnrepReviewer *reviewer = unrep_reviewer_ref (current->reviewer);

  unrep_reviewer_unref (self->reviewer);
  self->reviewer = reviewer;
  unrep_take_string (&self->report_name, g_strdup (current->report_name));
  unrep_take_string (&self->report_sha256, g_strdup (current->report_sha256));
  self->report_bytes = current->report_bytes;
  unrep_take_string (&self->text_reader, g_strdup (current->text_reader));
  self->text_reader_version = current->text_reader_version;
  unrep_take_string (&self->text_encoding, g_strdup (current->text_encoding));
  if (g_str_equal (self->codebook_sha256, NO_SHA256) || self->codebook_version < current->codebook_version)
    unrep_take_string (&self->codebook_sha256, g_strdup (current->codebook_sha256));
  self->codebook_version = MAX (self->codebook_version, current->codebook_version);
}

static int
compare_elements (gconstpointer a,
                  gconstpointer b)
{
  return unrep_annotation_compare (*(UnrepAnnotation * const *) a, *(UnrepAnnotation * const *) b);
}

static gboolean
is_sorted (GPtrArray *annotations)
{
  for (guint i = 1; i < annotations->len; i++)
    if (compare_elements (&annotations->pdata[i - 1], &annotations->pdata[i]) > 0)
      return FALSE;
  return TRUE;
}

/**
 * unrep_side_file_set_annotations:
 * @self: a side file
 * @annotations: (element-type UnrepAnnotation): annotations in any order
 *
 * Replaces the annotations of @self; the array itself is not kept.
 */
void
unrep_side_file_set_annotations (UnrepSideFile *self,
                                 GPtrArray     *annotations)
{
  GPtrArray *sorted = g_ptr_array_new_full (annotations->len, g_object_unref);

  for (guint i = 0; i < annotations->len; i++)
    g_ptr_array_add (sorted, g_object_ref (g_ptr_array_index (annotations, i)));
  /* Mostly they come from another side file, and sorting 10,000 takes a while. */
  if (!is_sorted (sorted))
    g_ptr_array_sort (sorted, compare_elements);
  g_ptr_array_unref (self->annotations);
  self->annotations = sorted;
}

/**
 * unrep_side_file_is_for:
 * @self: a side file
 * @wanted: a side file of one reviewer, text and codebook
 * @name: what messages call @self
 * @error: where to put what differs
 *
 * Errors: %UNREP_ERROR_FOREIGN naming the file and what can be done.
 *
 * Work that was done with an earlier version of the codebook is gone on with:
 * positions that the later one lacks stay where they are.
 *
 * Returns: whether @self is a copy of the same work as @wanted, so that both can
 *   be merged
 */
gboolean
unrep_side_file_is_for (UnrepSideFile  *self,
                        UnrepSideFile  *wanted,
                        const char     *name,
                        GError        **error)
{
  g_autofree char *printable = unrep_dup_printable (name);

  if (!g_str_equal (self->role, wanted->role) && g_str_equal (wanted->role, "adjudication"))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN, _("“%s” does not hold a lead's decisions. It was left as it "
                 "is; move it away to settle this report."), printable);
  else if (!g_str_equal (self->role, wanted->role))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN, _("“%s” is a side file of the team, not of a reviewer. "
                 "It was left as it is; move it away to tag this report."), printable);
  else if (!g_str_equal (unrep_reviewer_get_uid (self->reviewer), unrep_reviewer_get_uid (wanted->reviewer)))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN, _("“%s” belongs to somebody else with the id “%s” (%s). "
                 "It was left as it is; choose another id to tag this report."), printable,
                 unrep_reviewer_get_id (self->reviewer), unrep_reviewer_get_name (self->reviewer));
  else if (!g_str_equal (self->text_sha256, wanted->text_sha256))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN, _("“%s” was made for another text than the report has now. "
                 "It was left as it is; bring back the report it was made for, or move it away to start anew."), printable);
  else if (!g_str_equal (self->codebook_id, wanted->codebook_id) || self->codebook_version > wanted->codebook_version)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN, _("“%s” was made with another codebook (%s, version %u). "
                 "It was left as it is; open the report with that codebook."), printable, self->codebook_id,
                 (guint) self->codebook_version);
  else
    return TRUE;
  return FALSE;
}

/**
 * unrep_side_file_dup_work:
 * @self: a side file
 *
 * Every part of the name was checked when it was read (hexadecimal digits, a
 * UUID, words), so that it can be part of a file's name whatever a side file says.
 *
 * Returns: (transfer full): what tells one work from another in the folders of
 *   the state: 16 digits of the text's SHA-256, the reviewer's uid, the codebook's
 *   id, and the role where it is not `annotation`
 */
char *
unrep_side_file_dup_work (UnrepSideFile *self)
{
  gboolean is_usual = g_str_equal (self->role, "annotation");

  return g_strdup_printf ("%.*s.%s.%s%s%s", WORK_DIGITS, self->text_sha256, unrep_reviewer_get_uid (self->reviewer),
                          self->codebook_id, is_usual ? "" : "+", is_usual ? "" : self->role);
}

/**
 * unrep_side_file_get_role:
 * @self: a side file
 *
 * Returns: `annotation`, `outline` or `adjudication`
 */
const char *
unrep_side_file_get_role (UnrepSideFile *self)
{
  return self->role;
}

/**
 * unrep_side_file_get_reviewer:
 * @self: a side file
 *
 * Returns: (transfer none): whose it is
 */
UnrepReviewer *
unrep_side_file_get_reviewer (UnrepSideFile *self)
{
  return self->reviewer;
}

/**
 * unrep_side_file_get_report_name:
 * @self: a side file
 *
 * Returns: the name that the report's file had; not trusted, never a path to open
 */
const char *
unrep_side_file_get_report_name (UnrepSideFile *self)
{
  return self->report_name;
}

/**
 * unrep_side_file_get_text_sha256:
 * @self: a side file
 *
 * Returns: SHA-256 of the extracted text that its offsets count in
 */
const char *
unrep_side_file_get_text_sha256 (UnrepSideFile *self)
{
  return self->text_sha256;
}

/**
 * unrep_side_file_get_text_chars:
 * @self: a side file
 *
 * Returns: how many code points the text has
 */
gsize
unrep_side_file_get_text_chars (UnrepSideFile *self)
{
  return (gsize) self->text_chars;
}

/**
 * unrep_side_file_get_codebook_id:
 * @self: a side file
 *
 * Returns: the id of the codebook whose positions it holds
 */
const char *
unrep_side_file_get_codebook_id (UnrepSideFile *self)
{
  return self->codebook_id;
}

/**
 * unrep_side_file_get_codebook_version:
 * @self: a side file
 *
 * Returns: the version of that codebook
 */
guint
unrep_side_file_get_codebook_version (UnrepSideFile *self)
{
  return self->codebook_version;
}

/**
 * unrep_side_file_get_n_annotations:
 * @self: a side file
 *
 * Returns: how many annotations it has, of all kinds, tombstones included
 */
guint
unrep_side_file_get_n_annotations (UnrepSideFile *self)
{
  return self->annotations->len;
}

/**
 * unrep_side_file_get_annotation:
 * @self: a side file
 * @index: less than unrep_side_file_get_n_annotations()
 *
 * Returns: (transfer none): the annotation at @index, by start and then id
 */
UnrepAnnotation *
unrep_side_file_get_annotation (UnrepSideFile *self,
                                guint          index)
{
  g_return_val_if_fail (index < self->annotations->len, NULL);

  return g_ptr_array_index (self->annotations, index);
}

/* The longest start of @name that ends between characters and has at most @max
 * bytes; of bytes that are no UTF-8 each is a character. */
static gsize
get_cut (const char *name,
         gsize       max)
{
  gsize cut = MIN (strlen (name), max);

  while (cut > 0 && ((guchar) name[cut] & 0xc0) == 0x80 && cut + 4 > max)
    cut--;
  return cut;
}

/**
 * unrep_side_file_dup_name:
 * @report_name: the name of the report's file, without folder, in the file
 *   system's bytes
 * @reviewer_id: a reviewer's id
 * @codebook: (nullable): the codebook; %NULL for the default one
 *
 * `REPORT.REVIEWER.unrep.json`, with `.CODEBOOK` behind the reviewer for another
 * codebook than the default. Where that passes 240 bytes the report part is cut
 * at a character and 8 hexadecimal digits of its SHA-256 are added.
 *
 * Returns: (transfer full) (type filename): the name of the side file, without folder
 */
char *
unrep_side_file_dup_name (const char    *report_name,
                          const char    *reviewer_id,
                          UnrepCodebook *codebook)
{
  gboolean is_default = codebook == NULL || unrep_codebook_is_default (codebook);
  g_autofree char *rest = g_strconcat (".", reviewer_id, is_default ? "" : ".",
                                       is_default ? "" : unrep_codebook_get_id (codebook), UNREP_SIDE_FILE_SUFFIX, NULL);
  g_autofree char *hash = NULL, *cut = NULL;

  if (strlen (report_name) + strlen (rest) <= NAME_MAX_BYTES)
    return g_strconcat (report_name, rest, NULL);

  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, report_name, -1);
  hash[HASH_DIGITS] = '\0';
  cut = g_strndup (report_name, get_cut (report_name, NAME_MAX_BYTES - strlen (rest) - 1 - HASH_DIGITS));
  return g_strconcat (cut, "-", hash, rest, NULL);
}
