/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "team/unrep-csv.h"

#include <string.h>

/* Writes each record as `LINE:[field][field]`. */
static gboolean
collect_cb (const char * const  *fields,
            guint                n_fields,
            guint                line,
            gpointer             user_data,
            GError             **error)
{
  GString *out = user_data;

  g_string_append_printf (out, "%u:", line);
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (out, "[%s]", fields[i]);
  return TRUE;
}

static gboolean
read_text (const char  *csv,
           gssize       length,
           GString     *out,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (csv, length < 0 ? strlen (csv) : (gsize) length);

  return unrep_csv_read (bytes, "t.csv", collect_cb, out, error);
}

static void
assert_records (const char *csv,
                const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (read_text (csv, -1, out, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
assert_refused (const char *csv,
                gssize      length,
                int         code,
                const char *mention)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (read_text (csv, length, out, &error));
  g_assert_error (error, UNREP_ERROR, code);
  g_assert_nonnull (strstr (error->message, "t.csv"));
  g_assert_nonnull (strstr (error->message, mention));
}

static void
test_read (void)
{
  assert_records ("", "");
  assert_records ("a,b\r\nc,d\r\n", "1:[a][b]2:[c][d]");
  assert_records ("a,b\nc,", "1:[a][b]2:[c][]");
  assert_records (",,\n", "1:[][][]");
  assert_records ("\357\273\277unit,أمل\n", "1:[unit][أمل]");
  assert_records (" a , b\n", "1:[ a ][ b]");
  assert_records ("\"a\"\"b\",\"c,d\"\r\n\"e\r\nf\",g\n", "1:[a\"b][c,d]2:[e\r\nf][g]");
  assert_records ("\"\n\n\",x\ny,\"\"\n", "1:[\n\n][x]4:[y][]");
}

static void
test_refuse (void)
{
  assert_refused ("a,b\nc,\"d\n\ne", -1, UNREP_ERROR_SYNTAX, "line 2");
  assert_refused ("a,b\nc,\"d\"e\n", -1, UNREP_ERROR_SYNTAX, "line 2");
  assert_refused ("a,b\nc,d\"e\n", -1, UNREP_ERROR_SYNTAX, "line 2");
  assert_refused ("a\rb\n", -1, UNREP_ERROR_SYNTAX, "line 1");
  assert_refused ("a,\377\n", -1, UNREP_ERROR_ENCODING, "UTF-8");
  assert_refused ("a\0b", 3, UNREP_ERROR_NOT_TEXT, "NUL");
}

static void
test_write (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  unrep_csv_append (out, "plain");
  unrep_csv_append (out, "a,b");
  unrep_csv_append (out, "say \"x\"");
  unrep_csv_append_number (out, -7);
  unrep_csv_end_row (out);
  unrep_csv_append (out, "");
  unrep_csv_append (out, "");
  unrep_csv_append (out, "two\nlines");
  unrep_csv_end_row (out);

  g_assert_cmpstr (out->str, ==, "plain,\"a,b\",\"say \"\"x\"\"\",-7\r\n\"\",,\"two\nlines\"\r\n");
}

static void
test_formulas (void)
{
  const char * const texts[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *expected = g_strdup_printf ("\"'%s\"", texts[i]);

      unrep_csv_append (out, texts[i]);
      g_assert_cmpstr (out->str, ==, expected);
    }
}

/* Random bytes never do more than fail, and what was written is read back. */
static void
test_random (void)
{
  static const char alphabet[] = "a,\"\n\r\357\273\277 =";

  for (guint round = 0; round < 3000; round++)
    {
      char noise[24];
      gsize n = (gsize) g_test_rand_int_range (0, sizeof noise);
      g_autoptr (GString) records = g_string_new (NULL), csv = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *expected = NULL;

      for (gsize i = 0; i < n; i++)
        noise[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      if (!read_text (noise, (gssize) n, records, &error))
        g_assert_nonnull (error);

      noise[n] = '\0';
      if (n == 0 || !g_utf8_validate (noise, -1, NULL) || strchr ("=\r", *noise) != NULL)
        continue;
      g_string_truncate (records, 0);
      unrep_csv_append (csv, noise);
      unrep_csv_append (csv, "end");
      unrep_csv_end_row (csv);
      g_clear_error (&error);
      /* A byte order mark at the very start belongs to the file. */
      if (g_str_has_prefix (csv->str, "\357\273\277"))
        continue;
      g_assert_true (read_text (csv->str, -1, records, &error));
      expected = g_strdup_printf ("1:[%s][end]", noise);
      g_assert_cmpstr (records->str, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/csv/read", test_read);
  g_test_add_func ("/csv/refuse", test_refuse);
  g_test_add_func ("/csv/write", test_write);
  g_test_add_func ("/csv/formulas", test_formulas);
  g_test_add_func ("/csv/random", test_random);

  return g_test_run ();
}
