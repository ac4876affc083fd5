/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-shelf.h"

#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "unrep-annotation-private.h"
#include "unrep-codebook-private.h"
#include "unrep-place.h"
#include "unrep-side-file-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* So much of a report's name begins the names of its side files, however long it
 * is and whatever a sync program adds to them. */
#define PREFIX_BYTES 120

typedef struct
{
  UnrepCodebook *codebook;
  UnrepCodebookOrigin origin;
  /* %NULL where it is built in. */
  GFile *file;
} Book;

struct _UnrepCodebookShelf
{
  /* Of Book. */
  GPtrArray *books;
  GStrvBuilder *builder;
  GStrv problems;
};

static void
book_free (Book *book)
{
  unrep_codebook_unref (book->codebook);
  g_clear_object (&book->file);
  g_free (book);
}

static void
add_book (UnrepCodebookShelf  *self,
          UnrepCodebook       *codebook,
          UnrepCodebookOrigin  origin,
          GFile               *file)
{
  Book *book = g_new0 (Book, 1);

  book->codebook = codebook;
  book->origin = origin;
  book->file = file != NULL ? g_object_ref (file) : NULL;
  g_ptr_array_add (self->books, book);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The names in @folder, in order; none where it cannot be read, which is said
 * where something is to be written there. */
static GPtrArray *
list_names (GFile        *folder,
            GCancellable *cancellable)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                                                 G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GFileInfo *info;

  while (files != NULL && g_file_enumerator_iterate (files, &info, NULL, cancellable, NULL) && info != NULL)
    g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
add_folder (UnrepCodebookShelf  *self,
            GFile               *folder,
            UnrepCodebookOrigin  origin,
            GCancellable        *cancellable)
{
  g_autoptr (GPtrArray) names = list_names (folder, cancellable);

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GFile) file = NULL;
      g_autoptr (GError) error = NULL;
      UnrepCodebook *codebook;

      if (!g_str_has_suffix (g_ptr_array_index (names, i), UNREP_CODEBOOK_SUFFIX))
        continue;
      file = g_file_get_child (folder, g_ptr_array_index (names, i));
      codebook = unrep_codebook_load (file, cancellable, &error);
      if (codebook != NULL && unrep_codebook_is_default (codebook))
        {
          /* Its positions are those that are built in, whoever says otherwise. */
          g_autofree char *display = unrep_file_dup_display (file);
          g_autofree char *problem = g_strdup_printf (_("“%s” has the id of the codebook that is built in, and is not used. "
                                                        "Give it another id."), display);

          g_strv_builder_add (self->builder, problem);
          unrep_codebook_unref (codebook);
        }
      else if (codebook != NULL)
        add_book (self, codebook, origin, file);
      else
        g_strv_builder_add (self->builder, error->message);
    }
}

static GFile *
new_own_folder (void)
{
  g_autofree char *path = unrep_dup_data_path ("codebooks");

  return g_file_new_for_path (path);
}

/**
 * unrep_codebook_shelf_load:
 * @folder: (nullable): where a report is
 * @cancellable: (nullable): to stop
 *
 * Reads every codebook that there is. It blocks. What cannot be used is left out:
 * see unrep_codebook_shelf_get_problems().
 *
 * Returns: (transfer full): a shelf, with the default codebook at least
 */
UnrepCodebookShelf *
unrep_codebook_shelf_load (GFile        *folder,
                           GCancellable *cancellable)
{
  UnrepCodebookShelf *self = g_atomic_rc_box_new0 (UnrepCodebookShelf);
  g_autoptr (GFile) own = new_own_folder ();

  self->books = g_ptr_array_new_with_free_func ((GDestroyNotify) book_free);
  self->builder = g_strv_builder_new ();
  add_book (self, unrep_codebook_new_default (), UNREP_CODEBOOK_BUILT_IN, NULL);
  add_folder (self, own, UNREP_CODEBOOK_OWN, cancellable);
  if (folder != NULL && !g_file_equal (folder, own))
    add_folder (self, folder, UNREP_CODEBOOK_TEAM, cancellable);
  self->problems = g_strv_builder_end (self->builder);
  g_clear_pointer (&self->builder, g_strv_builder_unref);
  return self;
}

static void
shelf_clear (UnrepCodebookShelf *self)
{
  g_ptr_array_unref (self->books);
  g_strfreev (self->problems);
}

/**
 * unrep_codebook_shelf_ref:
 * @self: a shelf
 *
 * Returns: (transfer full): @self; the count is atomic
 */
UnrepCodebookShelf *
unrep_codebook_shelf_ref (UnrepCodebookShelf *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_codebook_shelf_unref:
 * @self: (transfer full): a shelf
 */
void
unrep_codebook_shelf_unref (UnrepCodebookShelf *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) shelf_clear);
}

static const Book *
get_book (UnrepCodebookShelf *self,
          guint               index)
{
  return g_ptr_array_index (self->books, index);
}

/**
 * unrep_codebook_shelf_get_n:
 * @self: a shelf
 *
 * Returns: how many codebooks there are: the default one, the user's own by name,
 *   then the team's
 */
guint
unrep_codebook_shelf_get_n (UnrepCodebookShelf *self)
{
  return self->books->len;
}

/**
 * unrep_codebook_shelf_get:
 * @self: a shelf
 * @index: less than unrep_codebook_shelf_get_n()
 *
 * Returns: (transfer none): a codebook
 */
UnrepCodebook *
unrep_codebook_shelf_get (UnrepCodebookShelf *self,
                          guint               index)
{
  g_return_val_if_fail (index < self->books->len, NULL);

  return get_book (self, index)->codebook;
}

/**
 * unrep_codebook_shelf_get_origin:
 * @self: a shelf
 * @index: less than unrep_codebook_shelf_get_n()
 *
 * Returns: where it is from
 */
UnrepCodebookOrigin
unrep_codebook_shelf_get_origin (UnrepCodebookShelf *self,
                                 guint               index)
{
  g_return_val_if_fail (index < self->books->len, UNREP_CODEBOOK_BUILT_IN);

  return get_book (self, index)->origin;
}

/**
 * unrep_codebook_shelf_get_file:
 * @self: a shelf
 * @index: less than unrep_codebook_shelf_get_n()
 *
 * Returns: (transfer none) (nullable): its file, %NULL where it is built in
 */
GFile *
unrep_codebook_shelf_get_file (UnrepCodebookShelf *self,
                               guint               index)
{
  g_return_val_if_fail (index < self->books->len, NULL);

  return get_book (self, index)->file;
}

/**
 * unrep_codebook_shelf_get_problems:
 * @self: a shelf
 *
 * Returns: (transfer none): what is wrong with codebooks that were left out,
 *   sentences that name the file
 */
const char * const *
unrep_codebook_shelf_get_problems (UnrepCodebookShelf *self)
{
  return (const char * const *) self->problems;
}

/* How well a codebook of that id fits, 0 for not at all: the same bytes, the same
 * version, else a later one, with which the work can be gone on with. */
static guint64
rate (const Book *book,
      guint       version,
      const char *sha256)
{
  guint have = unrep_codebook_get_version (book->codebook);

  if (have != version)
    return have > version ? have : 0;
  return G_MAXUINT + (g_str_equal (unrep_codebook_get_sha256 (book->codebook), sha256) ? G_GUINT64_CONSTANT (2) : 1);
}

/**
 * unrep_codebook_shelf_find:
 * @self: a shelf
 * @id: the id of a codebook
 * @version: its version
 * @sha256: of its file; zeros are unknown
 *
 * Returns: (transfer full) (nullable): that codebook, else a later version of it;
 *   %NULL where there is neither
 */
UnrepCodebook *
unrep_codebook_shelf_find (UnrepCodebookShelf *self,
                           const char         *id,
                           guint               version,
                           const char         *sha256)
{
  UnrepCodebook *best = NULL;
  guint64 best_rating = 0;

  for (guint i = 0; i < self->books->len; i++)
    {
      guint64 rating = rate (get_book (self, i), version, sha256);

      if (rating <= best_rating || !g_str_equal (unrep_codebook_get_id (get_book (self, i)->codebook), id))
        continue;
      best = get_book (self, i)->codebook;
      best_rating = rating;
    }
  return best != NULL ? unrep_codebook_ref (best) : NULL;
}

/* When the reviewer changed anything in it for the last time, "" for never. */
static const char *
get_last_change (UnrepSideFile *side_file)
{
  const char *last = "";

  for (guint i = 0; i < unrep_side_file_get_n_annotations (side_file); i++)
    {
      const char *modified = unrep_annotation_get_modified (unrep_side_file_get_annotation (side_file, i));

      if (strcmp (modified, last) > 0)
        last = modified;
    }
  return last;
}

static gboolean
may_be_of (const char    *name,
           const char    *report_name,
           GBytes        *content,
           UnrepReviewer *reviewer)
{
  const char *uid = unrep_reviewer_get_uid (reviewer);
  gsize size;
  const char *data;

  if (strncmp (name, report_name, PREFIX_BYTES) != 0 && !g_str_has_prefix (name, report_name))
    return FALSE;
  if (content == NULL)
    return TRUE;
  data = g_bytes_get_data (content, &size);
  return data != NULL && memmem (data, size, uid, strlen (uid)) != NULL;
}

/* The reviewer's side file of the report in @folder that was changed last, if it
 * was changed later than @best. */
static UnrepSideFile *
find_latest (GFile         *folder,
             UnrepReport   *report,
             UnrepReviewer *reviewer,
             UnrepSideFile *best,
             GCancellable  *cancellable)
{
  g_autoptr (GPtrArray) names = list_names (folder, cancellable);
  g_autofree char *report_name = g_file_get_basename (unrep_report_get_file (report));

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, g_ptr_array_index (names, i));
      g_autoptr (GBytes) content = NULL;
      g_autoptr (UnrepSideFile) side_file = NULL;

      if (!may_be_of (g_ptr_array_index (names, i), report_name, NULL, reviewer) ||
          !unrep_side_file_looks_like_one (file))
        continue;
      content = unrep_file_read (file, UNREP_JSON_MAX_BYTES, cancellable, NULL);
      if (content == NULL || !may_be_of (g_ptr_array_index (names, i), report_name, content, reviewer))
        continue;
      side_file = unrep_side_file_read_bytes (content, "", NULL);
      if (side_file != NULL && g_str_equal (side_file->role, "annotation") &&
          g_str_equal (unrep_reviewer_get_uid (side_file->reviewer), unrep_reviewer_get_uid (reviewer)) &&
          g_str_equal (side_file->text_sha256, unrep_report_get_text_sha256 (report)) &&
          (best == NULL || strcmp (get_last_change (side_file), get_last_change (best)) > 0))
        {
          g_clear_pointer (&best, unrep_side_file_unref);
          best = g_steal_pointer (&side_file);
        }
    }
  return best;
}

/**
 * unrep_codebook_shelf_choose:
 * @self: a shelf for the folder of @report
 * @report: a report
 * @reviewer: who opens it
 * @cancellable: (nullable): to stop
 *
 * The codebook that the reviewer worked with last: each of a reviewer's side files
 * beside the report names one. It blocks.
 *
 * Returns: (transfer full): that codebook, or one that stands in for it (see
 *   unrep_codebook_is_missing()); the default one where there is no work yet
 */
UnrepCodebook *
unrep_codebook_shelf_choose (UnrepCodebookShelf *self,
                             UnrepReport        *report,
                             UnrepReviewer      *reviewer,
                             GCancellable       *cancellable)
{
  g_autoptr (GFile) folder = g_file_get_parent (unrep_report_get_file (report));
  g_autoptr (GFile) elsewhere = unrep_place_load (unrep_report_get_text_sha256 (report));
  g_autoptr (UnrepSideFile) latest = find_latest (folder, report, reviewer, NULL, cancellable);
  UnrepCodebook *found;

  if (elsewhere != NULL)
    latest = find_latest (elsewhere, report, reviewer, g_steal_pointer (&latest), cancellable);
  if (latest == NULL)
    return unrep_codebook_new_default ();
  found = unrep_codebook_shelf_find (self, latest->codebook_id, (guint) latest->codebook_version,
                                     latest->codebook_sha256);
  if (found == NULL)
    found = unrep_codebook_new_missing (latest->codebook_id, (guint) latest->codebook_version, latest->codebook_sha256);
  return found;
}

/**
 * unrep_codebook_shelf_dup_free_id:
 * @self: a shelf
 * @stem: the id of a codebook
 *
 * Returns: (transfer full): an id for a copy of it, which no codebook on the shelf has
 */
char *
unrep_codebook_shelf_dup_free_id (UnrepCodebookShelf *self,
                                  const char         *stem)
{
  for (guint number = 2;; number++)
    {
      /* The number is at most ten digits. */
      g_autofree char *id = g_strdup_printf ("%.*s-%u", UNREP_WORD_MAX_CHARS - 11, stem, number);
      guint i = 0;

      while (i < self->books->len && !g_str_equal (unrep_codebook_get_id (get_book (self, i)->codebook), id))
        i++;
      if (i == self->books->len)
        return g_steal_pointer (&id);
    }
}

/**
 * unrep_codebook_new_own_file:
 * @id: id of a codebook, which is a word
 *
 * Makes the folder when it is missing.
 *
 * Returns: (transfer full): where the user's own codebook of that id is kept
 */
GFile *
unrep_codebook_new_own_file (const char *id)
{
  g_autoptr (GFile) folder = new_own_folder ();
  g_autofree char *name = g_strconcat (id, UNREP_CODEBOOK_SUFFIX, NULL);

  g_return_val_if_fail (unrep_word_is_valid (id), NULL);

  if (!g_file_make_directory (folder, NULL, NULL))
    g_debug ("the folder of codebooks is there already, or saving will say why not");
  return g_file_get_child (folder, name);
}

/**
 * unrep_codebook_save:
 * @codebook: a codebook
 * @file: where to save it
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Writes the bytes that it was read from, whose checksum side files hold, in whole
 * or not at all. It blocks.
 *
 * Errors: as unrep_file_save().
 *
 * Returns: whether it was saved
 */
gboolean
unrep_codebook_save (UnrepCodebook  *codebook,
                     GFile          *file,
                     GCancellable   *cancellable,
                     GError        **error)
{
  g_return_val_if_fail (!unrep_codebook_is_missing (codebook), FALSE);

  return unrep_file_save (file, codebook->bytes, cancellable, error);
}
