/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reviewer-private.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>
#include <string.h>

#define FILE_NAME "reviewers.ini"
#define FILE_MAX_BYTES (1024 * 1024)
#define MAIN_GROUP "unrep"
#define FALLBACK_ID "reviewer"
#define ID_MAX_CHARS 24

struct _UnrepReviewer
{
  char *id;
  char *uid;
  char *name;
};

G_DEFINE_BOXED_TYPE (UnrepReviewer, unrep_reviewer, unrep_reviewer_ref, unrep_reviewer_unref)

static void
reviewer_clear (UnrepReviewer *self)
{
  g_free (self->id);
  g_free (self->uid);
  g_free (self->name);
}

/**
 * unrep_reviewer_new:
 * @id: an id for which unrep_reviewer_id_is_valid() holds
 * @uid: (nullable): a UUID, %NULL to make one
 * @name: (nullable): UTF-8; where it is empty or unfit to be shown, @id stands in
 *
 * Returns: (transfer full): a person; nothing is stored
 */
UnrepReviewer *
unrep_reviewer_new (const char *id,
                    const char *uid,
                    const char *name)
{
  UnrepReviewer *self;

  g_return_val_if_fail (unrep_reviewer_id_is_valid (id), NULL);
  g_return_val_if_fail (uid == NULL || g_uuid_string_is_valid (uid), NULL);

  self = g_atomic_rc_box_new0 (UnrepReviewer);
  self->id = g_strdup (id);
  self->uid = uid != NULL ? g_ascii_strdown (uid, -1) : g_uuid_string_random ();
  self->name = g_strdup (unrep_reviewer_name_is_valid (name) ? name : id);
  return self;
}

/**
 * unrep_reviewer_ref:
 * @self: a reviewer
 *
 * Returns: (transfer full): @self; the count is atomic
 */
UnrepReviewer *
unrep_reviewer_ref (UnrepReviewer *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_reviewer_unref:
 * @self: (transfer full): a reviewer
 */
void
unrep_reviewer_unref (UnrepReviewer *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) reviewer_clear);
}

/**
 * unrep_reviewer_get_id:
 * @self: a reviewer
 *
 * Returns: the id, part of the names of side files
 */
const char *
unrep_reviewer_get_id (UnrepReviewer *self)
{
  return self->id;
}

/**
 * unrep_reviewer_get_uid:
 * @self: a reviewer
 *
 * Returns: the UUID in lower case; who has the same one is the same person
 */
const char *
unrep_reviewer_get_uid (UnrepReviewer *self)
{
  return self->uid;
}

/**
 * unrep_reviewer_get_name:
 * @self: a reviewer
 *
 * Returns: the name for people, UTF-8 without control characters, never empty
 */
const char *
unrep_reviewer_get_name (UnrepReviewer *self)
{
  return self->name;
}

/**
 * unrep_uuid_is_valid:
 * @text: any string
 *
 * Side files hold UUIDs in one spelling, so that the same one has the same bytes.
 *
 * Returns: whether @text is a UUID in lower case
 */
gboolean
unrep_uuid_is_valid (const char *text)
{
  static const char pattern[] = "00000000-0000-0000-0000-000000000000";
  guint wrong = strlen (text) != sizeof pattern - 1;

  /* Without a branch for each digit: the digits of UUIDs cannot be foretold. */
  for (gsize i = 0; wrong == 0 && i < sizeof pattern - 1; i++)
    wrong |= pattern[i] == '-' ? text[i] != '-' : !(((guint) (text[i] - '0') < 10) | ((guint) (text[i] - 'a') < 6));

  return wrong == 0;
}

/**
 * unrep_reviewer_name_is_valid:
 * @name: (nullable): any string
 *
 * Returns: whether @name can be shown on one line: UTF-8 of 1 to 200 code points
 *   that are not all space, without control characters
 */
gboolean
unrep_reviewer_name_is_valid (const char *name)
{
  gboolean visible = FALSE;

  if (name == NULL || !g_utf8_validate (name, -1, NULL) ||
      g_utf8_strlen (name, -1) > UNREP_REVIEWER_NAME_MAX_CHARS)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        return FALSE;
      visible = visible || g_unichar_isgraph (c);
    }
  return visible;
}

/**
 * unrep_reviewer_check_members:
 * @reader: where a reviewer was read from, who fails if something is wrong
 * @id: (nullable): the id, where the file may leave it out
 * @uid: the UUID
 * @name: the name
 *
 * Returns: whether a reviewer can be made of them
 */
gboolean
unrep_reviewer_check_members (UnrepJsonReader *reader,
                              const char      *id,
                              const char      *uid,
                              const char      *name)
{
  g_return_val_if_fail (reader != NULL && uid != NULL && name != NULL, FALSE);

  if (id != NULL && !unrep_reviewer_id_is_valid (id))
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("the reviewer's “id” must be 1 to 24 of the characters "
                            "a–z, 0–9 and -, and not a reserved word"));
  else if (!unrep_uuid_is_valid (uid))
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("the reviewer's “uid” must be a UUID in lower case"));
  else if (!unrep_reviewer_name_is_valid (name))
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT,
                            _("the reviewer's “name” must be 1 to %d characters without line breaks"),
                            UNREP_REVIEWER_NAME_MAX_CHARS);
  else
    return TRUE;
  return FALSE;
}

/**
 * unrep_reviewer_id_is_valid:
 * @id: (nullable): any string
 *
 * Returns: whether @id is `[a-z0-9][a-z0-9-]{0,23}` and not reserved
 *   (`outline`, `team` and what begins with `adjudicated`)
 */
gboolean
unrep_reviewer_id_is_valid (const char *id)
{
  gsize length;

  if (id == NULL || id[0] == '-')
    return FALSE;
  length = strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-");
  return length >= 1 && length <= ID_MAX_CHARS && id[length] == '\0' &&
         !g_str_equal (id, "outline") && !g_str_equal (id, "team") && !g_str_has_prefix (id, "adjudicated");
}

/**
 * unrep_reviewer_dup_id_from:
 * @account: the name of an account, UTF-8
 *
 * Folds @account to what an id may be: accents dropped, lower case, a hyphen for
 * any other character of ASCII. What leaves nothing fit becomes `reviewer`.
 *
 * Returns: (transfer full): an id that is valid and can be stored
 */
char *
unrep_reviewer_dup_id_from (const char *account)
{
  g_autofree char *decomposed = g_utf8_normalize (account, -1, G_NORMALIZE_ALL);
  GString *id = g_string_new (NULL);

  for (const char *p = decomposed; p != NULL && *p != '\0' && id->len < ID_MAX_CHARS; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (id, g_ascii_tolower (*p));
      else if (g_ascii_isprint (*p) && id->len > 0 && id->str[id->len - 1] != '-')
        g_string_append_c (id, '-');
    }
  if (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);

  if (!unrep_reviewer_id_is_valid (id->str) || g_str_equal (id->str, MAIN_GROUP))
    g_string_assign (id, FALLBACK_ID);
  return g_string_free (id, FALSE);
}

/**
 * unrep_reviewer_guess:
 *
 * Guesses id and name from the account, for the window to propose. Each call
 * makes another UUID; nothing is stored.
 *
 * Returns: (transfer full): who the user may be
 */
UnrepReviewer *
unrep_reviewer_guess (void)
{
  g_autofree char *id = unrep_reviewer_dup_id_from (g_get_user_name ());
  const char *name = g_get_real_name ();

  if (g_str_equal (name, "Unknown") || !unrep_reviewer_name_is_valid (name))
    name = g_get_user_name ();
  return unrep_reviewer_new (id, NULL, name);
}

static GFile *
new_ini_file (void)
{
  g_autofree char *path = unrep_dup_config_path (FILE_NAME);

  return g_file_new_for_path (path);
}

/* An empty key file where there is no file yet. */
static GKeyFile *
load_ini (GFile   *file,
          GError **error)
{
  g_autoptr (GKeyFile) ini = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_query_exists (file, NULL))
    return g_steal_pointer (&ini);
  bytes = unrep_file_read (file, FILE_MAX_BYTES, NULL, error);
  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) > 0 &&
      !g_key_file_load_from_bytes (ini, bytes, G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, &local_error))
    {
      g_autofree char *display = unrep_file_dup_display (file);
      g_autofree char *reason = unrep_dup_printable (local_error->message);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_SYNTAX, _("“%s” cannot be understood: %s. Correct or remove it."),
                   display, reason);
      return NULL;
    }
  return g_steal_pointer (&ini);
}

/* Ids are compared without case, and people edit the file by hand. */
static char *
dup_group (GKeyFile   *ini,
           const char *id)
{
  g_auto (GStrv) groups = g_key_file_get_groups (ini, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    if (g_ascii_strcasecmp (groups[i], id) == 0 && !g_str_equal (groups[i], MAIN_GROUP))
      return g_strdup (groups[i]);
  return NULL;
}

static UnrepReviewer *
read_reviewer (GKeyFile    *ini,
               GFile       *file,
               const char  *wanted,
               GError     **error)
{
  g_autofree char *id = g_ascii_strdown (wanted, -1);
  g_autofree char *display = unrep_file_dup_display (file);
  g_autofree char *printable = unrep_dup_printable (wanted);
  g_autofree char *group = dup_group (ini, id);
  g_autofree char *uid = NULL, *name = NULL;

  if (!unrep_reviewer_id_is_valid (id))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT, _("“%s”: “%s” cannot be a reviewer's id. "
                   "Use 1 to 24 of the characters a–z, 0–9 and -."), display, printable);
      return NULL;
    }
  if (group == NULL)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND, _("“%s” knows no reviewer “%s”."), display, printable);
      return NULL;
    }

  uid = g_key_file_get_string (ini, group, "uid", NULL);
  if (uid == NULL || !g_uuid_string_is_valid (g_strstrip (uid)))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT, _("“%s”: the “uid” of “%s” is missing or no UUID. "
                   "Put back the one that this person's side files hold."), display, printable);
      return NULL;
    }
  name = g_key_file_get_string (ini, group, "name", NULL);
  return unrep_reviewer_new (id, uid, name);
}

/**
 * unrep_reviewer_load_default:
 * @error: where to put what went wrong
 *
 * Errors: %UNREP_ERROR_NOT_FOUND where nobody has been stored as default yet;
 * %UNREP_ERROR_UNREADABLE, %UNREP_ERROR_SYNTAX and %UNREP_ERROR_FORMAT for a
 * `reviewers.ini` that cannot be used, named in the message.
 *
 * Returns: (transfer full): the person whom this account is, %NULL on error
 */
UnrepReviewer *
unrep_reviewer_load_default (GError **error)
{
  g_autoptr (GFile) file = new_ini_file ();
  g_autoptr (GKeyFile) ini = load_ini (file, error);
  g_autofree char *id = NULL;

  if (ini == NULL)
    return NULL;
  id = g_key_file_get_string (ini, MAIN_GROUP, "default", NULL);
  if (id == NULL || *g_strstrip (id) == '\0')
    {
      g_autofree char *display = unrep_file_dup_display (file);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND, _("“%s” names no default reviewer yet."), display);
      return NULL;
    }
  return read_reviewer (ini, file, id, error);
}

/**
 * unrep_reviewer_load:
 * @id: a reviewer's id, compared without case
 * @error: where to put what went wrong
 *
 * Errors: as unrep_reviewer_load_default(); %UNREP_ERROR_NOT_FOUND where
 * `reviewers.ini` has no group @id.
 *
 * Returns: (transfer full): that person, %NULL on error
 */
UnrepReviewer *
unrep_reviewer_load (const char  *id,
                     GError     **error)
{
  g_autoptr (GFile) file = new_ini_file ();
  g_autoptr (GKeyFile) ini = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  ini = load_ini (file, error);
  return ini != NULL ? read_reviewer (ini, file, id, error) : NULL;
}

/**
 * unrep_reviewer_store:
 * @self: a reviewer
 * @make_default: whether this account is to be @self from now on
 * @error: where to put what went wrong
 *
 * Adds @self to `reviewers.ini`, or replaces uid and name of the same id. The
 * rest of the file, comments included, stays. It blocks for a small file.
 *
 * Errors: %UNREP_ERROR_USAGE for the id `unrep`, which is the file's own group;
 * otherwise what reading and unrep_file_save() say.
 *
 * Returns: whether it is stored; if not, the file is as it was
 */
gboolean
unrep_reviewer_store (UnrepReviewer  *self,
                      gboolean        make_default,
                      GError        **error)
{
  g_autoptr (GFile) file = new_ini_file ();
  g_autoptr (GFile) target = NULL;
  g_autoptr (GKeyFile) ini = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *group = NULL;
  char *data;
  gsize length;

  g_return_val_if_fail (self != NULL, FALSE);

  if (g_str_equal (self->id, MAIN_GROUP))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("“%s” cannot be a reviewer's id here. Choose another one."),
                   self->id);
      return FALSE;
    }
  ini = load_ini (file, error);
  if (ini == NULL)
    return FALSE;

  group = dup_group (ini, self->id);
  g_key_file_set_string (ini, group != NULL ? group : self->id, "uid", self->uid);
  g_key_file_set_string (ini, group != NULL ? group : self->id, "name", self->name);
  if (make_default)
    g_key_file_set_string (ini, MAIN_GROUP, "default", self->id);

  data = g_key_file_to_data (ini, &length, NULL);
  bytes = g_bytes_new_take (data, length);
  /* People keep their settings under links; this one is in their own folder. */
  target = unrep_file_resolve_link (file, error);
  return target != NULL && unrep_file_save (target, bytes, NULL, error);
}
