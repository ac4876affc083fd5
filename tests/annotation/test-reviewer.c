/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-device.h"
#include "annotation/unrep-reviewer-private.h"
#include "base/unrep-file.h"
#include "unrep-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define UID "5d9561e5-2ddd-437e-afaa-a82a968b8633"

static void
write_ini (const char *content)
{
  g_autofree char *path = unrep_dup_config_path ("reviewers.ini");
  g_autoptr (GError) error = NULL;

  if (content == NULL)
    g_remove (path);
  else
    g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static char *
dup_ini (void)
{
  g_autofree char *path = unrep_dup_config_path ("reviewers.ini");
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  return content;
}

static void
test_ids (void)
{
  static const char * const good[] = { "a", "7", "amal", "amal-2", "a--", "abcdefghijklmnopqrstuvwx", "outlined", "teams" };
  static const char * const bad[] = {
    "", "-a", "Amal", "a b", "a.b", "a/b", "..", "أمل", "abcdefghijklmnopqrstuvwxy", "outline", "team", "adjudicated",
    "adjudicated-amal", "a\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (unrep_reviewer_id_is_valid (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (unrep_reviewer_id_is_valid (bad[i]));
  g_assert_false (unrep_reviewer_id_is_valid (NULL));
}

static void
test_fold (void)
{
  static const char * const cases[][2] = {
    { "amal", "amal" },
    { "Amal.Saleh", "amal-saleh" },
    { "José Núñez", "jose-nunez" },
    { "__x__", "x" },
    { "أمل", "reviewer" },
    { "", "reviewer" },
    { "team", "reviewer" },
    { "Outline", "reviewer" },
    { "adjudicated-by-me", "reviewer" },
    { "unrep", "reviewer" },
    { "a-very-long-account-name-of-somebody", "a-very-long-account-name" },
    { "abcdefghijklmnopqrstuvw.xyz", "abcdefghijklmnopqrstuvw" },
    { "\xff\xfe", "reviewer" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = unrep_reviewer_dup_id_from (cases[i][0]);

      g_assert_cmpstr (id, ==, cases[i][1]);
      g_assert_true (unrep_reviewer_id_is_valid (id));
    }
}

static void
test_guess (void)
{
  g_autoptr (UnrepReviewer) a = unrep_reviewer_guess ();
  g_autoptr (UnrepReviewer) b = unrep_reviewer_guess ();
  g_autofree char *ini = dup_ini ();

  g_assert_true (unrep_reviewer_id_is_valid (unrep_reviewer_get_id (a)));
  g_assert_true (unrep_uuid_is_valid (unrep_reviewer_get_uid (a)));
  g_assert_cmpstr (unrep_reviewer_get_uid (a), !=, unrep_reviewer_get_uid (b));
  g_assert_cmpstr (unrep_reviewer_get_name (a), !=, "Unknown");
  g_assert_cmpstr (unrep_reviewer_get_name (a), !=, "");
  g_assert_null (ini);
}

static void
test_store (void)
{
  g_autoptr (UnrepReviewer) amal = unrep_reviewer_new ("amal", UID, "أمل; “1=[x]”");
  g_autoptr (UnrepReviewer) omar = unrep_reviewer_new ("omar", NULL, "Omar");
  g_autoptr (UnrepReviewer) loaded = NULL, second = NULL, third = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *ini = NULL;

  write_ini (NULL);
  g_assert_null (unrep_reviewer_load_default (&error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND);
  g_clear_error (&error);

  write_ini ("# mine\n[unrep]\nother=7\n");
  g_assert_true (unrep_reviewer_store (amal, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (unrep_reviewer_store (omar, FALSE, &error));
  g_assert_no_error (error);

  loaded = unrep_reviewer_load_default (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_reviewer_get_id (loaded), ==, "amal");
  g_assert_cmpstr (unrep_reviewer_get_uid (loaded), ==, UID);
  g_assert_cmpstr (unrep_reviewer_get_name (loaded), ==, "أمل; “1=[x]”");
  second = unrep_reviewer_load ("OMAR", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_reviewer_get_uid (second), ==, unrep_reviewer_get_uid (omar));
  third = unrep_reviewer_load ("sara", &error);
  g_assert_null (third);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND);

  ini = dup_ini ();
  g_assert_nonnull (strstr (ini, "# mine"));
  g_assert_nonnull (strstr (ini, "other=7"));
}

static void
test_by_hand (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepReviewer) loaded = NULL;

  write_ini ("[unrep]\ndefault = Amal \n\n[AMAL]\nuid= 5D9561E5-2DDD-437E-AFAA-A82A968B8633 \n");
  loaded = unrep_reviewer_load_default (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_reviewer_get_id (loaded), ==, "amal");
  g_assert_cmpstr (unrep_reviewer_get_uid (loaded), ==, UID);
  g_assert_cmpstr (unrep_reviewer_get_name (loaded), ==, "amal");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *ini;
    int code;
  } cases[] = {
    { "[unrep]\ndefault=amal\n", UNREP_ERROR_NOT_FOUND },
    { "[unrep]\ndefault=unrep\nuid=" UID "\n", UNREP_ERROR_NOT_FOUND },
    { "[unrep]\ndefault=../amal\n[../amal]\nuid=" UID "\n", UNREP_ERROR_FORMAT },
    { "[unrep]\ndefault=team\n[team]\nuid=" UID "\n", UNREP_ERROR_FORMAT },
    { "[unrep]\ndefault=amal\n[amal]\nname=Amal\n", UNREP_ERROR_FORMAT },
    { "[unrep]\ndefault=amal\n[amal]\nuid=1234\n", UNREP_ERROR_FORMAT },
    { "[unrep\ndefault=amal\n", UNREP_ERROR_SYNTAX },
    { "\xff\xfe\x00", UNREP_ERROR_SYNTAX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      write_ini (cases[i].ini);
      g_assert_null (unrep_reviewer_load_default (&error));
      g_assert_error (error, UNREP_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, "reviewers.ini"));
      after = dup_ini ();
      g_assert_cmpstr (after, ==, cases[i].ini);
    }
}

/* A file that cannot be understood is not replaced by one that can. */
static void
test_store_refused (void)
{
  g_autoptr (UnrepReviewer) amal = unrep_reviewer_new ("amal", UID, "Amal");
  g_autoptr (UnrepReviewer) unrep = unrep_reviewer_new ("unrep", UID, "Unrep");
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  write_ini ("[unrep\nnonsense\n");
  g_assert_false (unrep_reviewer_store (amal, TRUE, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_false (unrep_reviewer_store (unrep, TRUE, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  after = dup_ini ();
  g_assert_cmpstr (after, ==, "[unrep\nnonsense\n");
}

static void
test_names (void)
{
  g_autoptr (UnrepReviewer) line = unrep_reviewer_new ("amal", UID, "A\nB");
  g_autoptr (UnrepReviewer) escape = unrep_reviewer_new ("amal", UID, "A\x1b[31m");
  g_autoptr (UnrepReviewer) blank = unrep_reviewer_new ("amal", UID, "  ");
  g_autoptr (UnrepReviewer) bytes = unrep_reviewer_new ("amal", UID, "\xc3");

  g_assert_cmpstr (unrep_reviewer_get_name (line), ==, "amal");
  g_assert_cmpstr (unrep_reviewer_get_name (escape), ==, "amal");
  g_assert_cmpstr (unrep_reviewer_get_name (blank), ==, "amal");
  g_assert_cmpstr (unrep_reviewer_get_name (bytes), ==, "amal");
}

static void
test_device (void)
{
  g_autofree char *first = unrep_device_dup_id ();
  g_autofree char *second = unrep_device_dup_id ();
  g_autofree char *path = unrep_dup_state_path ("device");
  g_autofree char *third = NULL, *fourth = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_device_is_valid (first));
  g_assert_cmpstr (first, ==, second);

  g_file_set_contents (path, "00c0ffee\n", -1, &error);
  g_assert_no_error (error);
  third = unrep_device_dup_id ();
  g_assert_cmpstr (third, ==, "00c0ffee");

  /* Damaged, or the zeros that are nobody's: a new one is made and kept. */
  g_file_set_contents (path, "00000000", -1, &error);
  g_assert_no_error (error);
  fourth = unrep_device_dup_id ();
  g_assert_true (unrep_device_is_valid (fourth));
  g_assert_cmpstr (fourth, !=, "00000000");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/reviewer/ids", test_ids);
  g_test_add_func ("/reviewer/fold", test_fold);
  g_test_add_func ("/reviewer/guess", test_guess);
  g_test_add_func ("/reviewer/store", test_store);
  g_test_add_func ("/reviewer/by-hand", test_by_hand);
  g_test_add_func ("/reviewer/refused", test_refused);
  g_test_add_func ("/reviewer/store-refused", test_store_refused);
  g_test_add_func ("/reviewer/names", test_names);
  g_test_add_func ("/reviewer/device", test_device);
  return g_test_run ();
}
