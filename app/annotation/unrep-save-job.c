/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-save-job.h"

#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "unrep-conflict-store.h"
#include "unrep-place.h"
#include "unrep-review-store.h"
#include "unrep-side-file-private.h"
#include "unrep-versions.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <sys/file.h>
#include <unistd.h>

/* A lock is for politeness between two programs of one machine, never a wall. */
#define LOCK_ATTEMPTS 200
#define LOCK_WAIT_US 10000

struct _UnrepSaveJob
{
  GFile *file;
  GFile *elsewhere;
  UnrepSideFile *snapshot;
  GBytes *expected;
  GPtrArray *keepsakes;
  UnrepJournal *journal;

  GError *error;
  gboolean refused;
  gboolean drafted;
  /* Why, and where, the work was saved elsewhere. */
  char *diversion;
  GBytes *written;
  UnrepSideFile *merged;

  GMutex mutex;
  GCond cond;
  gboolean finished;
};

/**
 * unrep_keepsake_new:
 * @side_file: what a side file holds; not changed by anybody any more
 * @reason: why that is worth keeping
 *
 * Returns: (transfer full): both together
 */
UnrepKeepsake *
unrep_keepsake_new (UnrepSideFile      *side_file,
                    UnrepVersionReason  reason)
{
  UnrepKeepsake *self = g_new0 (UnrepKeepsake, 1);

  self->side_file = unrep_side_file_ref (side_file);
  self->reason = reason;
  return self;
}

/**
 * unrep_keepsake_free:
 * @self: (transfer full): an older version to be
 */
void
unrep_keepsake_free (UnrepKeepsake *self)
{
  unrep_side_file_unref (self->side_file);
  g_free (self);
}

/**
 * unrep_save_job_new:
 * @file: the side file
 * @elsewhere: (nullable): where to save if @file cannot be written
 * @snapshot: what it is to hold; not changed by anybody any more
 * @expected: (nullable): what the file held when it was last read or written, %NULL
 *   if it did not exist
 * @keepsakes: (element-type UnrepKeepsake): older versions to keep first
 * @journal: (nullable): where the changes in @snapshot are recorded
 *
 * Returns: (transfer full): a job that has not run
 */
UnrepSaveJob *
unrep_save_job_new (GFile         *file,
                    GFile         *elsewhere,
                    UnrepSideFile *snapshot,
                    GBytes        *expected,
                    GPtrArray     *keepsakes,
                    UnrepJournal  *journal)
{
  UnrepSaveJob *self = g_atomic_rc_box_new0 (UnrepSaveJob);

  self->file = g_object_ref (file);
  g_set_object (&self->elsewhere, elsewhere);
  self->snapshot = unrep_side_file_ref (snapshot);
  self->expected = expected != NULL ? g_bytes_ref (expected) : NULL;
  self->keepsakes = g_ptr_array_ref (keepsakes);
  self->journal = journal != NULL ? unrep_journal_ref (journal) : NULL;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  return self;
}

static void
job_clear (UnrepSaveJob *self)
{
  g_object_unref (self->file);
  g_clear_object (&self->elsewhere);
  g_free (self->diversion);
  unrep_side_file_unref (self->snapshot);
  g_clear_pointer (&self->expected, g_bytes_unref);
  g_ptr_array_unref (self->keepsakes);
  g_clear_pointer (&self->journal, unrep_journal_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->written, g_bytes_unref);
  g_clear_pointer (&self->merged, unrep_side_file_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

/**
 * unrep_save_job_ref:
 * @self: a job
 *
 * Returns: (transfer full): @self; the count is atomic
 */
UnrepSaveJob *
unrep_save_job_ref (UnrepSaveJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_save_job_unref:
 * @self: (transfer full): a job
 */
void
unrep_save_job_unref (UnrepSaveJob *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) job_clear);
}

/* Between reading the target and replacing it another window or the command line
 * could replace it too. Locking the folder leaves no file behind. Some network
 * file systems cannot; then the next save merges what this one overtook. */
static int
lock_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;
  int fd = path != NULL ? open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

  for (guint i = 0; fd >= 0 && i < LOCK_ATTEMPTS; i++)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        break;
      g_usleep (LOCK_WAIT_US);
    }
  return fd;
}

static void
keep_version (UnrepSideFile      *side_file,
              UnrepVersionReason  reason)
{
  g_autoptr (GError) error = NULL;

  if (!unrep_versions_keep (side_file, reason, &error))
    g_debug ("%s", error->message);
}

static UnrepSideFile *
get_work (UnrepSaveJob *self)
{
  return self->merged != NULL ? self->merged : self->snapshot;
}

static void
take_merged (UnrepSaveJob  *self,
             UnrepSideFile *merged)
{
  g_clear_pointer (&self->merged, unrep_side_file_unref);
  self->merged = unrep_side_file_ref (merged);
}

/* Adds to the work what somebody else (mostly the same person, on another device)
 * has put into @file. What adds nothing leaves no trace: the caller would take
 * over 10,000 annotations for it. */
static gboolean
merge_with_target (UnrepSaveJob  *self,
                   GFile         *file,
                   GBytes        *current,
                   GError       **error)
{
  g_autofree char *name = unrep_file_dup_display (file);
  g_autoptr (UnrepSideFile) theirs = NULL, merged = NULL;

  if (current == NULL || (self->expected != NULL && g_bytes_equal (current, self->expected)))
    return TRUE;

  theirs = unrep_store_read (current, self->snapshot, name, error);
  if (theirs == NULL)
    {
      self->refused = file == self->file;
      return FALSE;
    }
  merged = unrep_side_file_merge_as_shown (get_work (self), theirs);
  if (!unrep_side_file_knows_same (get_work (self), merged))
    {
      keep_version (theirs, UNREP_VERSION_BEFORE_MERGE);
      keep_version (get_work (self), UNREP_VERSION_BEFORE_MERGE);
      take_merged (self, merged);
    }
  return TRUE;
}

/* Adds the versions that another window or program found and could not decide
 * upon; returns where they are kept. */
static GPtrArray *
merge_conflicts (UnrepSaveJob *self)
{
  GPtrArray *files = unrep_conflict_store_list (self->snapshot);
  g_autoptr (UnrepSideFile) merged = unrep_conflict_store_merge (get_work (self), files);

  if (merged != NULL && !unrep_side_file_knows_same (get_work (self), merged))
    take_merged (self, merged);
  return files;
}

/* What cannot be read again must never take the place of what can. */
static gboolean
check_bytes (UnrepSaveJob  *self,
             GFile         *file,
             GBytes        *bytes,
             GError       **error)
{
  g_autofree char *name = unrep_file_dup_display (file);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (UnrepSideFile) again = unrep_side_file_read_bytes (bytes, name, &local_error);

  if (again != NULL && again->annotations->len == get_work (self)->annotations->len)
    return TRUE;
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE, _("“%s” was not saved, because what would be written "
               "could not be read again: %s"), name, local_error != NULL ? local_error->message : "");
  return FALSE;
}

static gboolean
save_to (UnrepSaveJob  *self,
         GFile         *target,
         GBytes        *current,
         GError       **error)
{
  g_autoptr (GBytes) bytes = unrep_side_file_to_bytes (get_work (self));

  if (!check_bytes (self, target, bytes, error))
    return FALSE;
  if ((current == NULL || !g_bytes_equal (bytes, current)) && !unrep_file_save (target, bytes, NULL, error))
    return FALSE;
  self->written = g_steal_pointer (&bytes);
  return TRUE;
}

/* A share that does not answer is no share without the file: what is there must be
 * merged, not replaced. */
static gboolean
read_target (GFile   *target,
             GBytes **current,
             GError **error)
{
  g_autoptr (GError) query_error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (target, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL,
                                                  &query_error);

  *current = NULL;
  if (g_error_matches (query_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  *current = unrep_file_read (target, UNREP_JSON_MAX_BYTES, NULL, error);
  return *current != NULL;
}

static gboolean
save_at (UnrepSaveJob  *self,
         GFile         *file,
         GError       **error)
{
  g_autoptr (GFile) target = unrep_file_resolve_link (file, error);
  g_autoptr (GBytes) current = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  if (target == NULL || !read_target (target, &current, error) || !merge_with_target (self, file, current, error))
    return FALSE;
  conflicts = merge_conflicts (self);
  if (!unrep_conflict_store_keep (get_work (self), error) || !save_to (self, target, current, error))
    return FALSE;
  unrep_conflict_store_remove_decided (get_work (self), conflicts);
  return TRUE;
}

static char *
dup_sentence (const GError *error)
{
  return g_strconcat (error->message, g_str_has_suffix (error->message, ".") ? "" : ".", NULL);
}

/* Says where the work is instead, and whether the next start will know. */
static void
divert (UnrepSaveJob *self,
        const GError *reason)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->elsewhere);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = unrep_file_dup_display (self->elsewhere), *why = dup_sentence (reason);

  if (unrep_place_store (self->snapshot->text_sha256, folder, &error))
    /* Translators: the first %s is a sentence that says what could not be saved and why, the second a file */
    self->diversion = g_strdup_printf (_("%s Your work is saved in “%s” until it can."), why, name);
  else
    /* Translators: as before; the last %s is a sentence that says why this cannot be remembered */
    self->diversion = g_strdup_printf (_("%s Your work is saved in “%s”, but this place will be forgotten: %s"), why,
                                       name, error->message);
}

static gboolean
save (UnrepSaveJob  *self,
      GError       **error)
{
  g_autoptr (GError) first = NULL, second = NULL;

  if (save_at (self, self->file, &first))
    return TRUE;
  if (self->elsewhere != NULL && !self->refused && save_at (self, self->elsewhere, &second))
    {
      divert (self, first);
      return TRUE;
    }
  if (second == NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  else
    {
      g_autofree char *why = dup_sentence (first);

      g_set_error (error, first->domain, first->code, "%s %s", why, second->message);
    }
  return FALSE;
}

static UnrepSideFile *
read_draft (UnrepSaveJob *self,
            GFile        *file)
{
  g_autoptr (UnrepSideFile) draft = unrep_side_file_read (file, NULL, NULL);

  return draft != NULL && unrep_side_file_is_for (draft, self->snapshot, "", NULL) ? g_steal_pointer (&draft) : NULL;
}

/* Whether every change is in the journal; what could not be written before may
 * fit in now. */
static gboolean
is_recorded (UnrepSaveJob *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return self->journal != NULL && unrep_journal_append (self->journal, none, NULL);
}

static gboolean
write_draft (UnrepSaveJob  *self,
             GError       **error)
{
  g_autoptr (GFile) file = unrep_store_new_draft (self->snapshot);
  g_autoptr (UnrepSideFile) old = read_draft (self, file);
  g_autoptr (UnrepSideFile) both = old != NULL ? unrep_side_file_merge_as_shown (self->snapshot, old)
                                               : unrep_side_file_ref (self->snapshot);
  g_autoptr (GBytes) bytes = unrep_side_file_to_bytes (both);

  return unrep_conflict_store_keep (both, error) && unrep_file_save (file, bytes, NULL, error);
}

/* The work survives the program although its file could not be saved: all of it in
 * a draft, or else at least what was changed in the journal. */
static void
keep_draft (UnrepSaveJob *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *why = dup_sentence (self->error);
  g_autofree char *message = NULL;

  self->drafted = write_draft (self, &error);
  if (self->drafted)
    /* Translators: %s is a sentence that says what could not be saved and why */
    message = g_strdup_printf (_("%s Your work is kept in a draft, which is added when the file can be saved."), why);
  else if (is_recorded (self))
    /* Translators: the first %s is a sentence that says what could not be saved and why, the second says the same of the draft */
    message = g_strdup_printf (_("%s There is no draft either (%s), but your changes are in the journal, from which they "
                                 "are added when the file can be saved."), why, error->message);
  else
    /* Translators: the first %s is a sentence that says what could not be saved and why, the second says the same of the draft */
    message = g_strdup_printf (_("%s There is no draft either (%s): do not close this until it is solved."), why,
                               error->message);
  g_free (self->error->message);
  self->error->message = g_steal_pointer (&message);
}

/* Only when everything in it is in the file: another program may have added to it. */
static void
remove_draft (UnrepSaveJob *self)
{
  g_autoptr (GFile) file = unrep_store_new_draft (self->snapshot);
  g_autoptr (UnrepSideFile) draft = read_draft (self, file);
  g_autoptr (UnrepSideFile) both = NULL;

  if (draft == NULL)
    return;
  both = unrep_side_file_merge_as_shown (get_work (self), draft);
  if (unrep_side_file_knows_same (get_work (self), both))
    g_file_delete (file, NULL, NULL);
}

/**
 * unrep_save_job_run:
 * @self: a job that has not run
 *
 * Reads the target again, merges if it is not what was expected, and saves; where
 * that fails, elsewhere if that is given; where that fails too, a draft is kept in
 * the user's state folder. It blocks.
 */
void
unrep_save_job_run (UnrepSaveJob *self)
{
  int lock;

  for (guint i = 0; i < self->keepsakes->len; i++)
    {
      const UnrepKeepsake *keepsake = g_ptr_array_index (self->keepsakes, i);

      keep_version (keepsake->side_file, keepsake->reason);
    }
  lock = lock_folder (self->file);
  if (save (self, &self->error))
    remove_draft (self);
  else
    keep_draft (self);
  if (lock >= 0)
    close (lock);

  g_mutex_lock (&self->mutex);
  self->finished = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/**
 * unrep_save_job_wait:
 * @self: a job that somebody runs
 *
 * Returns when it has run.
 */
void
unrep_save_job_wait (UnrepSaveJob *self)
{
  g_mutex_lock (&self->mutex);
  while (!self->finished)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * unrep_save_job_get_error:
 * @self: a job that has run
 *
 * Returns: (nullable): why nothing was saved
 */
const GError *
unrep_save_job_get_error (UnrepSaveJob *self)
{
  return self->error;
}

/**
 * unrep_save_job_is_refused:
 * @self: a job that has run
 *
 * Returns: whether the file turned out not to be ours to write
 */
gboolean
unrep_save_job_is_refused (UnrepSaveJob *self)
{
  return self->refused;
}

/**
 * unrep_save_job_is_drafted:
 * @self: a job that has run
 *
 * Returns: whether the work that could not be saved is in a draft
 */
gboolean
unrep_save_job_is_drafted (UnrepSaveJob *self)
{
  return self->drafted;
}

/**
 * unrep_save_job_get_diversion:
 * @self: a job that has run
 *
 * Returns: (nullable): a translated sentence that says where the work was saved
 *   because the side file could not be written; %NULL if it was, or if nothing was saved
 */
const char *
unrep_save_job_get_diversion (UnrepSaveJob *self)
{
  return self->diversion;
}

/**
 * unrep_save_job_get_written:
 * @self: a job that has run
 *
 * Returns: (nullable): what the file holds now, %NULL if nothing was saved
 */
GBytes *
unrep_save_job_get_written (UnrepSaveJob *self)
{
  return self->written;
}

/**
 * unrep_save_job_get_merged:
 * @self: a job that has run
 *
 * Returns: (nullable): the work with what was in the file, if that had changed
 */
UnrepSideFile *
unrep_save_job_get_merged (UnrepSaveJob *self)
{
  return self->merged;
}
