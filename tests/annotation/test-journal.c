/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "unrep-journal-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A journal with three records, as bytes. */
static GBytes *
new_content (Desk  *desk,
             gsize  ends[4])
{
  UnrepJournal *journal = desk_open (desk);
  static const char * const notes[] = { "واحد", "@0000 اثنان\n@", "ثلاثة" };
  char *content;
  gsize length;

  for (guint i = 0; i < 3; i++)
    {
      desk_append_note (desk, journal, i, notes[i]);
      ends[i + 1] = get_file_size (desk->path);
    }
  g_assert_true (g_file_get_contents (desk->path, &content, &length, NULL));
  unrep_journal_close (journal);
  /* The head is one record more. */
  ends[0] = strstr (content + 1, "\n@") + 1 - content;
  g_assert_cmpuint (ends[3], ==, length);
  return g_bytes_new_take (content, length);
}

static void
write_content (Desk       *desk,
               const char *data,
               gsize       length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (desk->path, data, length, &error);
  g_assert_no_error (error);
}

static void
test_round_trip (void)
{
  g_auto (Desk) desk = desk_new ("round-trip");
  UnrepJournal *journal = desk_open (&desk);
  g_autoptr (UnrepAnnotation) first = desk_new_annotation (&desk, 1, "أول", DEVICE);
  g_autoptr (UnrepAnnotation) later = desk_new_version (first, "ثان", DEVICE);
  g_autoptr (GPtrArray) list = NULL;
  struct stat status;

  g_assert_cmpstr (unrep_journal_get_device (journal), ==, DEVICE);
  g_assert_true (journal_append (journal, first, NULL));
  desk_append_note (&desk, journal, 2, "zwei");
  g_assert_true (journal_append (journal, later, NULL));
  g_assert_true (journal_append (journal, first, NULL));
  journal_assert_notes (journal, "zwei ثان");
  g_assert_cmpint (stat (desk.path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  unrep_journal_close (journal);

  journal = desk_open (&desk);
  list = unrep_journal_list (journal);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_true (unrep_annotation_says_same (list->pdata[strcmp (unrep_annotation_get_note (list->pdata[0]), "ثان") ? 1 : 0],
                                             later));
  unrep_journal_close (journal);
}

/* Whatever the last write got to: what was whole is there, what was not is gone,
 * and what comes next can be read again. */
static void
test_torn (void)
{
  g_auto (Desk) desk = desk_new ("torn");
  gsize ends[4], length;
  g_autoptr (GBytes) content = new_content (&desk, ends);
  const char *data = g_bytes_get_data (content, &length);
  static const char * const whole[] = { "", "واحد", "@0000 اثنان\n@ واحد", "@0000 اثنان\n@ ثلاثة واحد" };

  for (gsize cut = 0; cut <= length; cut++)
    {
      guint n = cut < ends[1] ? 0 : cut < ends[2] ? 1 : cut < ends[3] ? 2 : 3;
      g_autofree char *expected = g_strconcat ("!", n > 0 ? " " : "", whole[n], NULL);
      UnrepJournal *journal;

      write_content (&desk, data, cut);
      journal = desk_open (&desk);
      journal_assert_notes (journal, whole[n]);
      desk_append_note (&desk, journal, 4, "!");
      unrep_journal_close (journal);
      desk_assert_left (&desk, expected);
    }
}

/* A disk that forgets one byte costs one record, and what is left of that is kept
 * for whoever can read it. */
static void
test_damaged (void)
{
  g_auto (Desk) desk = desk_new ("damaged");
  gsize ends[4], length;
  g_autoptr (GBytes) content = new_content (&desk, ends);
  const char *data = g_bytes_get_data (content, &length);
  g_autofree char *kept = g_strconcat (desk.path, ".damaged", NULL), *second = g_strconcat (kept, "-2", NULL);

  for (gsize at = ends[1]; at < ends[2]; at++)
    {
      g_autofree char *damaged = g_memdup2 (data, length);
      g_autofree char *copy = NULL;
      gsize copy_length;

      damaged[at] ^= 1u << at % 8;
      write_content (&desk, damaged, length);
      desk_assert_left (&desk, "ثلاثة واحد");
      g_assert_true (g_file_get_contents (kept, &copy, &copy_length, NULL));
      g_assert_cmpmem (copy, copy_length, damaged, length);
      /* Another one never takes its place. */
      write_content (&desk, data, length - 1);
      desk_assert_left (&desk, "@0000 اثنان\n@ واحد");
      write_content (&desk, damaged, length);
      desk_assert_left (&desk, "ثلاثة واحد");
      g_assert_cmpint (g_unlink (second), ==, 0);
      g_assert_cmpint (g_unlink (kept), ==, 0);
      desk_assert_left (&desk, "ثلاثة واحد");
      g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
    }
  /* The head says whose it is: without it nothing is trusted, and nothing touched. */
  for (gsize at = 0; at < ends[0]; at += 7)
    {
      g_autofree char *damaged = g_memdup2 (data, length);
      g_autofree char *after = NULL;
      gsize after_length;

      damaged[at] ^= 2;
      write_content (&desk, damaged, length);
      desk_assert_left (&desk, "");
      g_assert_true (g_file_get_contents (desk.path, &after, &after_length, NULL));
      g_assert_cmpmem (after, after_length, damaged, length);
    }
}

/* Somebody else's journal, or what is none, under the name that ours would have. */
static void
test_not_ours (void)
{
  g_auto (Desk) desk = desk_new ("not-ours");
  gsize ends[4], length;
  g_autoptr (GBytes) content = new_content (&desk, ends);
  const char *data = g_bytes_get_data (content, &length);
  g_autofree char *foreign = g_memdup2 (data, length), *after = NULL;
  g_autofree char *victim = unrep_test_write (desk.fixture.dir, "victim", "keep out", -1);

  memcpy (g_strstr_len (foreign, length, UID), OTHER_UID, strlen (OTHER_UID));
  write_content (&desk, foreign, length);
  desk_assert_left (&desk, "");
  g_assert_true (g_file_get_contents (desk.path, &after, NULL, NULL));
  g_assert_cmpmem (after, length, foreign, length);

  g_unlink (desk.path);
  g_assert_cmpint (symlink (victim, desk.path), ==, 0);
  desk_assert_left (&desk, "");
  unrep_test_assert_content (victim, "keep out");
  g_unlink (desk.path);
  g_assert_cmpint (mkfifo (desk.path, 0600), ==, 0);
  desk_assert_left (&desk, "");
  g_unlink (desk.path);
  g_assert_cmpint (g_mkdir (desk.path, 0700), ==, 0);
  desk_assert_left (&desk, "");
  g_rmdir (desk.path);

  write_content (&desk, data, length);
  if (chown (desk.path, 65534, -1) == 0)
    {
      desk_assert_left (&desk, "");
      g_assert_cmpuint (get_file_size (desk.path), ==, length);
    }
  else
    g_test_message ("not run as root: no file can be given away");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/journal/round-trip", test_round_trip);
  g_test_add_func ("/journal/torn", test_torn);
  g_test_add_func ("/journal/damaged", test_damaged);
  g_test_add_func ("/journal/not-ours", test_not_ours);
  return g_test_run ();
}
