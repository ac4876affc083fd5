/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-fixture.h"
#include "report/unrep-zip.h"
#include "unrep-test.h"

#include <string.h>

#define DOCUMENT(body) "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" \
                       body "</w:body></w:document>"
#define TYPES "[Content_Types].xml", "<Types/>"

/* The bytes are refused with this code, and with a message that names the file and has
 * these words. */
static void
assert_refused (GBytes     *taken,
                int         code,
                const char *words)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (GError) error = NULL;
  g_auto (UnrepExtract) extract = { 0 };

  g_assert_false (docx_fixture_extract (bytes, &extract, &error));
  g_assert_error (error, UNREP_ERROR, code);
  g_assert_nonnull (strstr (error->message, "a.docx"));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_not_word (void)
{
  const char ole[] = "\320\317\021\340\241\261\032\341 and more";
  const char locked[] = "\320\317\021\340\241\261\032\341E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

  assert_refused (g_bytes_new_static (ole, sizeof ole), UNREP_ERROR_NOT_TEXT, "without a password");
  assert_refused (g_bytes_new_static (locked, sizeof locked), UNREP_ERROR_FORMAT, "is encrypted");
  assert_refused (g_bytes_new_static ("%PDF-1.4\n", 9), UNREP_ERROR_FORMAT, "damaged or cut off");
  assert_refused (docx_fixture_new_zip (TYPES, "xl/workbook.xml", "<w/>", NULL), UNREP_ERROR_NOT_TEXT, "spreadsheet");
  /* As spreadsheet programs write it: the package says which part is the main one. */
  assert_refused (docx_fixture_new_zip (
                    TYPES, "_rels/.rels", "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                    "xl/workbook.xml", "<workbook><sheets><sheet name=\"a\"/></sheets></workbook>", NULL),
                  UNREP_ERROR_NOT_TEXT, "spreadsheet");
  assert_refused (docx_fixture_new_zip (TYPES, "ppt/presentation.xml", "<w/>", NULL), UNREP_ERROR_NOT_TEXT,
                  "presentation");
  assert_refused (docx_fixture_new_zip ("a.txt", "text", NULL), UNREP_ERROR_NOT_TEXT, "ZIP file without a document");
}

/* Every beginning of a document is refused, and none of them harms. */
static void
test_cut_off (void)
{
  g_autoptr (GBytes) whole = docx_fixture_new (&(DocxParts) { .body = PARAGRAPH ("", "text") });
  gsize n = g_bytes_get_size (whole);

  for (gsize i = 4; i + 22 < n; i += 7)
    assert_refused (g_bytes_new_from_bytes (whole, 0, i), UNREP_ERROR_FORMAT, "damaged or cut off: the list of its parts");
}

/* Some programs write white space, and anything else, between elements. */
static void
test_spaced (void)
{
  g_autoptr (GBytes) bytes = docx_fixture_new_zip (
    TYPES, "_rels/.rels", "<Relationships>\n  <Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/>\nwords\n</Relationships>",
    "word/_rels/document.xml.rels", "<Relationships>\n <Relationship Type=\"x/none\" Target=\"none\"/>\n</Relationships>",
    "word/document.xml", DOCUMENT ("\n <w:p>\n <w:r>\n<w:t>text</w:t>\n </w:r></w:p>\n"), NULL);
  g_auto (UnrepExtract) extract = { 0 };
  g_autoptr (GError) error = NULL;

  docx_fixture_extract (bytes, &extract, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_text_get_utf8 (extract.text), ==, "text\n");
}

static void
test_damaged_xml (void)
{
  assert_refused (docx_fixture_new_zip (TYPES, "word/document.xml", "<w:document", NULL), UNREP_ERROR_FORMAT,
                  "word/document.xml");
  assert_refused (docx_fixture_new_zip (TYPES, "word/document.xml", DOCUMENT ("<w:p>") "\n<", NULL), UNREP_ERROR_FORMAT,
                  "not well-formed");
  assert_refused (docx_fixture_new (&(DocxParts) { .body = PARAGRAPH ("", "a"), .styles = "<w:style>" }),
                  UNREP_ERROR_FORMAT, "word/styles.xml");
  assert_refused (docx_fixture_new (&(DocxParts) { .body = "<w:p/><w:p>" RUN ("  ") "</w:p>" }), UNREP_ERROR_EMPTY,
                  "no text");
}

static void
test_entities (void)
{
  static const char *const prologues[] = {
    "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]>",
    "<!DOCTYPE w [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE w SYSTEM \"http://127.0.0.1:9/a.dtd\" [<!ENTITY c \"x\">]>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prologues); i++)
    {
      g_autofree char *xml = g_strconcat (prologues[i], DOCUMENT (PARAGRAPH ("", "&c;")), NULL);

      assert_refused (docx_fixture_new_zip (TYPES, "word/document.xml", xml, NULL), UNREP_ERROR_FORMAT, "entities");
    }
}

/* What unpacks to more than the limit, in the document and in another part. */
static void
test_bomb (void)
{
  g_autofree char *spaces = g_strnfill (UNREP_ZIP_MAX_PART + 1, ' ');
  g_autoptr (GBytes) bomb = docx_fixture_new_zip (TYPES, "word/document.xml", spaces, NULL);

  g_assert_cmpuint (g_bytes_get_size (bomb), <, 128 * 1024);
  assert_refused (g_steal_pointer (&bomb), UNREP_ERROR_TOO_LARGE, "32 MB");
  assert_refused (docx_fixture_new_zip (TYPES, "_rels/.rels", spaces, NULL), UNREP_ERROR_TOO_LARGE, "_rels/.rels");
}

/* A few bytes that would become a long label, many times over. */
static void
test_long_text (void)
{
  g_autofree char *label = g_strnfill (100, 'x');
  g_autofree char *numbering
    = g_strdup_printf (DEFINITION ("1", LEVEL ("0", "decimal", "%s%%1", "<w:pStyle w:val=\"A\"/>")) LIST ("1", "1", ""), label);
  GString *body = g_string_new (NULL);
  g_autofree char *owned = NULL;

  for (guint i = 0; i < 650 * 1000; i++)
    g_string_append (body, "<w:p/>");
  owned = g_string_free (body, FALSE);
  assert_refused (docx_fixture_new (&(DocxParts) {
                    .body = owned, .numbering = numbering,
                    .styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"A\"><w:pPr><w:numPr><w:numId w:val=\"1\"/>"
                              "</w:numPr></w:pPr></w:style>" }),
                  UNREP_ERROR_TOO_LARGE, "longer than 64 MB");
}

static void
test_deep (void)
{
  GString *body = g_string_new (NULL);
  g_autofree char *owned = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (body, "<w:sdt>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (body, "</w:sdt>");
  owned = g_string_free (body, FALSE);
  assert_refused (docx_fixture_new (&(DocxParts) { .body = owned }), UNREP_ERROR_FORMAT, "nested too deeply");
}

static void
test_names (void)
{
  g_autoptr (GBytes) one = docx_fixture_new_zip ("_rels/.rels", "<r/>", NULL);

  g_assert_true (unrep_zip_has (one, "_RELS/.rels"));
  g_assert_false (unrep_zip_has (one, "../_rels/.rels"));
}

/* Names that lead out of the file, or out of the machine, lead nowhere. */
static void
test_targets (void)
{
  static const char *const targets[] = { "../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/a" };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *relations
        = g_strdup_printf ("<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"%s\"/></Relationships>",
                           targets[i]);

      assert_refused (docx_fixture_new_zip (TYPES, "_rels/.rels", relations, NULL), UNREP_ERROR_FORMAT, "is missing");
    }
}

/* What a document refers to and has not is missed in its text. Where it has lost what it
 * says of its parts, they are found by the names that Word gives. */
static void
test_missing (void)
{
#define MAIN "<Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/>"
#define LISTS "<Relationship Type=\"x/numbering\" Target=\"lists.xml\"/>"
  const char *body = DOCUMENT (LISTED ("1", "0", "a"));
  const char *numbering = "<w:numbering xmlns:w=\"w\">" DEFINITION ("1", LEVEL ("0", "decimal", "%1)", "")) LIST ("1", "1", "") "</w:numbering>";
  g_autoptr (GBytes) bare = docx_fixture_new_zip (TYPES, "word/document.xml", body, "word/numbering.xml", numbering, NULL);
  g_auto (UnrepExtract) extract = { 0 };

  assert_refused (docx_fixture_new_zip (TYPES, "_rels/.rels", "<Relationships>" MAIN "</Relationships>", NULL),
                  UNREP_ERROR_FORMAT, "its part “word/document.xml” is missing");
  assert_refused (docx_fixture_new_zip (TYPES, "word/document.xml", "", NULL), UNREP_ERROR_FORMAT, "its part “word/document.xml” is missing");
  assert_refused (docx_fixture_new_zip (TYPES, "word/document.xml", body, "word/_rels/document.xml.rels",
                                        "<Relationships>" LISTS "</Relationships>", NULL),
                  UNREP_ERROR_FORMAT, "its part “word/lists.xml” is missing");
  g_assert_true (docx_fixture_extract (bare, &extract, NULL));
  g_assert_cmpstr (unrep_text_get_utf8 (extract.text), ==, "1)\ta\n");
#undef LISTS
#undef MAIN
}

/* Programs that write paths as Windows does are understood. */
static void
test_backslashes (void)
{
  static const char *const targets[] = { "\\a\\b.xml", "a\\b.xml", "a\\..\\a/b.xml" };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *relations
        = g_strdup_printf ("<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"%s\"/></Relationships>",
                           targets[i]);
      g_autoptr (GBytes) bytes
        = docx_fixture_new_zip (TYPES, "_rels/.rels", relations, "a/b.xml", "<document><body><p><r><t>a</t></r></p></body></document>", NULL);
      g_auto (UnrepExtract) extract = { 0 };
      g_autoptr (GError) error = NULL;

      docx_fixture_extract (bytes, &extract, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (unrep_text_get_utf8 (extract.text), ==, "a\n");
    }
}

/* A note that refers to itself, and one that is referred to a thousand times. */
static void
test_notes (void)
{
  GString *body = g_string_new ("<w:p><w:r>");
  g_autofree char *owned = NULL, *text = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (body, "<w:footnoteReference w:id=\"1\"/>");
  g_string_append (body, "</w:r></w:p>");
  owned = g_string_free (body, FALSE);
  text = docx_fixture_dup_text (&(DocxParts) {
    .body = owned,
    .footnotes = "<w:footnote w:id=\"1\"><w:p><w:r><w:footnoteRef/><w:t>once</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
                 "</w:footnote>" });
  g_assert_nonnull (strstr (text, "|1 once"));
  g_assert_null (strstr (strstr (text, "once") + 4, "once"));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/docx-hostile/not-word", test_not_word);
  g_test_add_func ("/docx-hostile/cut-off", test_cut_off);
  g_test_add_func ("/docx-hostile/spaced", test_spaced);
  g_test_add_func ("/docx-hostile/damaged-xml", test_damaged_xml);
  g_test_add_func ("/docx-hostile/entities", test_entities);
  g_test_add_func ("/docx-hostile/bomb", test_bomb);
  g_test_add_func ("/docx-hostile/long-text", test_long_text);
  g_test_add_func ("/docx-hostile/deep", test_deep);
  g_test_add_func ("/docx-hostile/names", test_names);
  g_test_add_func ("/docx-hostile/targets", test_targets);
  g_test_add_func ("/docx-hostile/missing", test_missing);
  g_test_add_func ("/docx-hostile/backslashes", test_backslashes);
  g_test_add_func ("/docx-hostile/notes", test_notes);

  return g_test_run ();
}
