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

/* As spreadsheet programs write tables where a comma is the decimal point, as “Unicode
 * Text”, and on old machines. */
static void
test_separators (void)
{
  assert_records ("a;b\r\nc,d;e\r\n", "1:[a][b]2:[c,d][e]");
  assert_records ("a\tb\nc;d,e\tf\n", "1:[a][b]2:[c;d,e][f]");
  assert_records ("a|b\nc|\n", "1:[a][b]2:[c][]");
  assert_records ("\"a,b,c\";d\n\"x;\"\"y\";\n", "1:[a,b,c][d]2:[x;\"y][]");
  assert_records ("a;b;note, more\n", "1:[a][b][note, more]");
  assert_records ("a\nb;c\n", "1:[a]2:[b;c]");
  assert_records ("a;b;\n1;2;\n\n", "1:[a][b][]2:[1][2][]3:[]");
  assert_records ("\n\r\na;b\n", "3:[a][b]");
  assert_records ("sep=;\na,b;c\n", "2:[a,b][c]");
  assert_records ("\357\273\277SEP=\t\r\na;b;c\td\r\n", "2:[a;b;c][d]");
  assert_records ("sep=,\n", "");
  assert_records ("a;b\rc;d\r\re;f", "1:[a][b]2:[c][d]3:[]4:[e][f]");
  assert_records ("a;\"b\nc\"\rd;e\r", "1:[a][b\nc]2:[d][e]");
  assert_refused ("a;b,c\n", -1, UNREP_ERROR_FORMAT, "as many commas as semicolons");
  assert_refused ("sep=:\na:b\n", -1, UNREP_ERROR_FORMAT, "sep=");
  assert_refused ("sep=;;\na;b\n", -1, UNREP_ERROR_FORMAT, "line 1");
  assert_refused ("a;b\n\"c\",d\n", -1, UNREP_ERROR_SYNTAX, "with semicolons between the fields");
  assert_refused ("a;b\nc\rd\n", -1, UNREP_ERROR_SYNTAX, "line 2");
}

static void
assert_utf16 (const char *csv,
              const char *encoding,
              const char *expected)
{
  g_autofree char *with_bom = g_strconcat ("\357\273\277", csv, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *stored = g_convert (with_bom, -1, encoding, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  g_assert_true (read_text (stored, (gssize) length, out, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_utf16 (void)
{
  assert_utf16 ("unit\tأمل\r\n13/أ\tsupport\r\n", "UTF-16LE", "1:[unit][أمل]2:[13/أ][support]");
  assert_utf16 ("unit;𝄞\n", "UTF-16BE", "1:[unit][𝄞]");
  assert_utf16 ("", "UTF-16LE", "");
  assert_refused ("\xff\xfe" "a\0;", 5, UNREP_ERROR_ENCODING, "breaks off");
  assert_refused ("\xff\xfe" "\0\xd8" "a\0", 6, UNREP_ERROR_ENCODING, "breaks off");
  assert_refused ("\xff\xfe" "a\0" "\0\0", 6, UNREP_ERROR_NOT_TEXT, "NUL");
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
  const char * const texts[] = {
    "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "'=1", "''-",
  };
  const char * const harmless[] = { "1=1", "'", "''", "'x", "x'=1", " =1", "ا=1" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL), plain = g_string_new (NULL);
      g_autofree char *expected = g_strdup_printf ("\"'%s\"", texts[i]);

      unrep_csv_append (out, texts[i]);
      g_assert_cmpstr (out->str, ==, expected);
      unrep_csv_append_unguarded (plain, texts[i]);
      g_assert_null (strstr (plain->str, expected + 1));
      g_assert_nonnull (strstr (plain->str, texts[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      unrep_csv_append (out, harmless[i]);
      g_assert_cmpstr (out->str, ==, harmless[i]);
      g_assert_cmpstr (unrep_csv_unguard (harmless[i]), ==, harmless[i]);
    }
}

/* Takes away what guards against formulas. */
static gboolean
collect_unguarded_cb (const char * const  *fields,
                      guint                n_fields,
                      guint                line,
                      gpointer             user_data,
                      GError             **error)
{
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (user_data, "[%s]", unrep_csv_unguard (fields[i]));
  return TRUE;
}

static void
assert_comes_back (const char *field)
{
  g_autoptr (GString) guarded = g_string_new (NULL), plain = g_string_new (NULL);
  g_autofree char *expected = g_strdup_printf ("[unit][%s][%s]", field, field);
  g_autofree char *expected_plain = g_strdup_printf ("1:[unit]2:[%s][end]", field);
  g_autoptr (GString) records = g_string_new (NULL), plain_records = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  unrep_csv_append (guarded, "unit");
  unrep_csv_end_row (guarded);
  unrep_csv_append (guarded, field);
  unrep_csv_append (guarded, field);
  unrep_csv_end_row (guarded);
  bytes = g_bytes_new (guarded->str, guarded->len);
  g_assert_true (unrep_csv_read (bytes, "t.csv", collect_unguarded_cb, records, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (records->str, ==, expected);

  unrep_csv_append (plain, "unit");
  unrep_csv_end_row (plain);
  unrep_csv_append_unguarded (plain, field);
  unrep_csv_append_unguarded (plain, "end");
  unrep_csv_end_row (plain);
  g_assert_true (read_text (plain->str, -1, plain_records, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (plain_records->str, ==, expected_plain);
}

/* Random bytes never do more than fail, and what was written is read back. */
static void
test_random (void)
{
  static const char alphabet[] = "a,\"\n\r\357\273\277 ='-";

  for (guint round = 0; round < 3000; round++)
    {
      char noise[24];
      gsize n = (gsize) g_test_rand_int_range (0, sizeof noise);
      g_autoptr (GString) records = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      for (gsize i = 0; i < n; i++)
        noise[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      noise[n] = '\0';
      if (!read_text (noise, (gssize) n, records, &error))
        g_assert_nonnull (error);
      if (g_utf8_validate (noise, -1, NULL))
        assert_comes_back (noise);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/csv/read", test_read);
  g_test_add_func ("/csv/separators", test_separators);
  g_test_add_func ("/csv/utf-16", test_utf16);
  g_test_add_func ("/csv/refuse", test_refuse);
  g_test_add_func ("/csv/write", test_write);
  g_test_add_func ("/csv/formulas", test_formulas);
  g_test_add_func ("/csv/random", test_random);

  return g_test_run ();
}
