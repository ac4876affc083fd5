/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-salvage.h"

#include "annotation/unrep-annotation-private.h"
#include "unrep-test.h"

#include <string.h>

#define N 9
#define HEADER \
  "\"format\":\"unrep-side-file\",\"version\":1,\"role\":\"annotation\",\"offset_unit\":\"code-point\"," \
  "\"reviewer\":{\"id\":\"amal\",\"uid\":\"5d9561e5-2ddd-437e-afaa-a82a968b8633\",\"name\":\"أمل\"}," \
  "\"status\":\"finished\",\"report\":{\"name\":\"تقرير.txt\",\"sha256\":" \
  "\"1111111111111111111111111111111111111111111111111111111111111111\",\"bytes\":4321}," \
  "\"text\":{\"sha256\":\"2222222222222222222222222222222222222222222222222222222222222222\",\"chars\":2345," \
  "\"reader\":\"text\",\"reader_version\":1,\"encoding\":\"UTF-8\"}," \
  "\"codebook\":{\"id\":\"new-convention\",\"version\":1,\"sha256\":" \
  "\"0000000000000000000000000000000000000000000000000000000000000000\"},"

/* A sound file in our layout: N annotations of several kinds, none like another. */
static char *
dup_sound (void)
{
  static const char * const positions[] = { "\"support\"", "null", "\"none\"", "\"oppose\"" };
  g_autoptr (GString) text = g_string_new ("{" HEADER "\"annotations\":[");
  g_autoptr (GBytes) bytes = NULL, written = NULL;
  g_autoptr (UnrepSideFile) file = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N; i++)
    {
      g_string_append_printf (text, "%s{\"id\":\"%08x-1c1c-4a4a-8b8b-%012x\",\"kind\":\"%s\",\"unit\":\"%u/ب\","
                              "\"target\":{\"start\":%u,\"end\":%u,\"exact\":\"توصي\",\"prefix\":\"{\\\"\",\"suffix\":\"]}\"},",
                              i > 0 ? "," : "", i * 2654435761u, i * 40503u + 77, i == 4 ? "span" : i == 7 ? "rendering" : "unit", i + 1,
                              100 * i, 100 * i + 4);
      if (i == 7)
        {
          g_string_append (text, "\"finding\":{\"check\":\"tatweel\",\"state\":\"to-fix\"},\"note\":\"راجع {\",\"edits\":{\"9f31c2aa\":8},"
                           "\"created\":\"2026-01-01T00:00:00Z\",\"modified\":\"2026-02-08T10:00:00Z\",\"deleted\":false}");
          continue;
        }
      g_string_append_printf (text, "\"position\":%s,\"flag\":%s,\"tags\":[%s],\"note\":\"%s\",\"edits\":{\"9f31c2aa\":%u},"
                              "\"created\":\"2026-01-01T00:00:00Z\",\"modified\":\"2026-02-0%uT10:00:00Z\",\"deleted\":%s%s}",
                              positions[i % 4], i == 2 ? "true" : "false", i == 3 ? "\"money\",\"law\"" : "",
                              i % 2 == 0 ? "ملاحظة عن \\\"id\\\": {" : "", i + 1, i + 1, i == 5 ? "true" : "false",
                              i == 6 ? ",\"later\":{\"a\":[1.50]}" : "");
    }
  g_string_append (text, "],\"rounds\":[{\"id\":\"r1\"}],\"opened_as_lead\":\"2026-02-03T04:05:06Z\"}");
  bytes = g_bytes_new (text->str, text->len);
  file = unrep_side_file_read_bytes (bytes, "sound", &error);
  g_assert_no_error (error);
  written = unrep_side_file_to_bytes (file);
  return g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
}

static UnrepSalvage *
salvage_bytes (const char *data,
               gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  UnrepSalvage *salvage = unrep_salvage_new (bytes, "a.json", NULL, &error);

  g_assert_cmpint (salvage == NULL, ==, error != NULL);
  if (error != NULL)
    g_test_message ("%s", error->message);
  return salvage;
}

static char *
dup_file (UnrepSalvage *salvage)
{
  g_autoptr (GBytes) bytes = unrep_side_file_to_bytes (unrep_salvage_get_file (salvage));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The text of each annotation of a file in our layout, without the comma. */
static GPtrArray *
list_records (const char *sound)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = strstr (sound, "\n    {"); p != NULL; p = strstr (p + 1, "\n    {"))
    g_ptr_array_add (records, g_strndup (p, strstr (p, "\n    }") + strlen ("\n    }") - p));
  g_assert_cmpuint (records->len, ==, N);
  return records;
}

/* What was saved is sound, and holds every record that @is_whole says is undamaged. */
static guint
assert_saved (UnrepSalvage  *salvage,
              GPtrArray     *records,
              const guint8  *is_whole,
              const char    *what)
{
  g_autofree char *saved = dup_file (salvage);
  g_autoptr (GBytes) bytes = g_bytes_new (saved, strlen (saved));
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepSideFile) again = unrep_side_file_read_bytes (bytes, "again", &error);
  guint n_whole = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    if (is_whole[i])
      {
        if (strstr (saved, g_ptr_array_index (records, i)) == NULL)
          g_error ("%s: record %u is undamaged but was not saved as it was", what, i);
        n_whole++;
      }
  g_assert_cmpuint (unrep_salvage_get_n_kept (salvage) + unrep_salvage_get_n_mended (salvage), ==,
                    unrep_side_file_get_n_annotations (again));
  g_assert_cmpuint (unrep_side_file_get_n_annotations (again), >=, n_whole);
  /* What was cut out from the middle of one record to the middle of another leaves one
   * that is sound; without @records anything may have happened. */
  if (records->len > 0 && unrep_side_file_get_n_annotations (again) < N && unrep_salvage_get_n_lost (salvage) == 0)
    g_error ("%s: something is lost, and nothing tells of it", what);
  return n_whole;
}

static void
test_sound (void)
{
  g_autofree char *sound = dup_sound ();
  g_autoptr (UnrepSalvage) salvage = salvage_bytes (sound, strlen (sound));
  g_autofree char *saved = dup_file (salvage);

  g_assert_cmpstr (saved, ==, sound);
  g_assert_cmpuint (unrep_salvage_get_n_kept (salvage), ==, N);
  g_assert_cmpuint (unrep_salvage_get_n_mended (salvage), ==, 0);
  g_assert_cmpuint (unrep_salvage_get_n_lost (salvage), ==, 0);
  g_assert_null (unrep_salvage_get_messages (salvage)[0]);
}

/* Cut at every byte. */
static void
test_cut (void)
{
  g_autofree char *sound = dup_sound ();
  g_autoptr (GPtrArray) records = list_records (sound);
  gsize length = strlen (sound), header = strstr (sound, "\"annotations\"") - sound;
  guint n_records = 0;

  for (gsize cut = 0; cut < length; cut++)
    {
      g_autofree char *copy = g_strndup (sound, cut);
      g_autoptr (UnrepSalvage) salvage = salvage_bytes (copy, cut);
      guint8 is_whole[N];

      for (guint i = 0; i < N; i++)
        is_whole[i] = strstr (copy, g_ptr_array_index (records, i)) != NULL;
      if (cut >= header)
        g_assert_nonnull (salvage);
      if (salvage == NULL)
        continue;
      n_records += assert_saved (salvage, records, is_whole, copy);
      /* The last two bytes are the closing brace and a newline. */
      g_assert_cmpint (unrep_salvage_get_n_lost (salvage) > 0, ==, cut < length - 1);
    }
  g_assert_cmpuint (n_records, >, 1000);
}

static void
mark_whole (const char *sound,
            gsize       start,
            gsize       end,
            guint8     *is_whole)
{
  const char *p = sound;

  for (guint i = 0; i < N; i++)
    {
      gsize record_start, record_end;

      p = strstr (p + 1, "\n    {");
      record_start = p - sound;
      record_end = strstr (p, "\n    }") + strlen ("\n    }") - sound;
      is_whole[i] = is_whole[i] && (end <= record_start || start >= record_end);
    }
}

/* Bytes changed from the name of the list of annotations on, where all that is whole
 * must be saved; and anywhere, where the head may be lost, but nothing silently. */
static void
test_flips (void)
{
  g_autofree char *sound = dup_sound ();
  g_autoptr (GPtrArray) records = list_records (sound);
  gsize length = strlen (sound), name = strstr (sound, "\"annotations\"") - sound;
  gsize chars = strstr (sound, "2345,") - sound;
  guint n_saved = 0;

  for (guint round = 0; round < 6000; round++)
    {
      g_autofree char *copy = g_strdup (sound);
      g_autoptr (UnrepSalvage) salvage = NULL;
      guint8 is_whole[N] = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
      guint n = g_test_rand_int_range (1, 4);
      gsize first = round % 3 == 0 ? 0 : name;

      for (guint i = 0; i < n; i++)
        {
          gsize limit = round % 3 == 1 ? name + strlen ("\"annotations\": [\n    {\n      \"id\"") : length;
          gsize at = g_test_rand_int_range ((gint32) first, (gint32) limit);

          /* Another length of the text is not damage that can be seen. */
          if (at >= chars && at < chars + strlen ("2345"))
            at = name;
          copy[at] = round % 2 == 0 ? (char) g_test_rand_int_range (0, 256) : "\"{}[]:,\\ \n"[g_test_rand_int_range (0, 10)];
          mark_whole (sound, at, at + 1, is_whole);
        }
      salvage = salvage_bytes (copy, length);
      if (first == name)
        g_assert_nonnull (salvage);
      if (salvage != NULL)
        assert_saved (salvage, records, is_whole, copy);
      n_saved += salvage != NULL;
    }
  g_assert_cmpuint (n_saved, >, 5500);
}

/* Lines that stand twice or are gone, also in the header, where nothing may be
 * left to save; and stretches of zeros, as a crash leaves them. */
static void
test_lines (void)
{
  g_autofree char *sound = dup_sound ();
  g_autoptr (GPtrArray) records = list_records (sound);
  gsize header = strstr (sound, "\"annotations\"") - sound;
  guint n_saved = 0;

  for (gsize start = 0; sound[start] != '\0';)
    {
      gsize end = strchr (sound + start, '\n') + 1 - sound;

      for (guint kind = 0; kind < 3; kind++)
        {
          g_autoptr (GString) text = g_string_new (sound);
          g_autoptr (UnrepSalvage) salvage = NULL;
          guint8 is_whole[N] = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };

          mark_whole (sound, start, end, is_whole);
          if (kind == 0)
            g_string_insert_len (text, (gssize) end, sound + start, (gssize) (end - start));
          else if (kind == 1)
            g_string_erase (text, (gssize) start, (gssize) (end - start));
          else
            memset (text->str + start, 0, end - start);
          salvage = salvage_bytes (text->str, text->len);
          if (start >= header)
            g_assert_nonnull (salvage);
          if (salvage != NULL)
            n_saved += assert_saved (salvage, records, is_whole, text->str);
        }
      start = end;
    }
  g_assert_cmpuint (n_saved, >, 3000);
}

/* Damage of any kind anywhere: what comes out is sound. */
static void
test_anything (void)
{
  g_autofree char *sound = dup_sound ();
  gsize length = strlen (sound);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (sound);
      g_autoptr (UnrepSalvage) salvage = NULL;

      for (int i = g_test_rand_int_range (1, 5); i > 0 && text->len > 2; i--)
        {
          gsize a = g_test_rand_int_range (0, (gint32) text->len), n = g_test_rand_int_range (1, 900);

          if (i % 3 == 0)
            g_string_erase (text, (gssize) a, (gssize) MIN (n, text->len - a));
          else if (i % 3 == 1)
            g_string_insert_len (text, (gssize) a, sound + MIN (n, length / 2), (gssize) n);
          else
            text->str[a] = (char) g_test_rand_int_range (0, 256);
        }
      salvage = salvage_bytes (text->str, text->len);
      if (salvage != NULL)
        assert_saved (salvage, none, NULL, text->str);
    }
}

/* Replaces the first @from, or appends where @from is NULL; then this many are kept
 * and mended, with this many losses, and the first message says so. */
typedef struct
{
  const char *from;
  const char *to;
  guint n_kept;
  guint n_mended;
  guint n_lost;
  const char *message;
} Case;

static const Case cases[] = {
  { NULL, "garbage\n", N, 0, 1, "a.json: lines 237 to 237: lost: " },
  { "\"status\": \"finished\",", "", N, 0, 0, "in progress" },
  { "\"offset_unit\": \"code-point\",", "", N, 0, 0, "offset_unit" },
  { "\"status\": \"finished\",", "\"status\": \"finished\"", N, 0, 0, "a.json: line 12, column 3: a comma or “}”" },
  { "\"status\": \"finished\",", "\"status\": \"finished\",\"status\": \"in-progress\",", N, 0, 1, "“status” stands here" },
  { "\"status\": \"finished\",", "\"status\": \"finished\",\"status\": \"finished\",", N, 0, 0, "already has a member" },
  { "\"flag\": false,", "\"flag\": false,\"flag\": false,", N - 1, 1, 0, "unit “1/ب”: a member that stood twice" },
  { "\"flag\": false,", "\"flag\": false,\"flag\": true,", N - 1, 0, 1, "already has a member of that name" },
  { "\"9f31c2aa\": 1", "\"9f31c2aa\": -1", N - 1, 1, 0, "count of changes" },
  { "\"9f31c2aa\": 1", "\"9f31c2aa\": 1, \"ZZ\": 4", N - 1, 1, 0, "count of changes" },
  { "\"start\": 100,\n        \"end\": 104", "\"start\": 104,\n        \"end\": 100", N - 1, 1, 0, "start and end changed places" },
  { "\"start\": 100,", "\"start\": 101,", N - 1, 0, 1, "“exact” is not as long" },
  { "\"end\": 104", "\"end\": 99999", N - 1, 0, 1, "“exact” is not as long" },
  { "\"chars\": 2345", "\"chars\": 450", N - 4, 0, 4, "behind the end of the text" },
  { "\"created\": \"2026-01-01T00:00:00Z\"", "\"created\": \"yesterday\"", N - 1, 1, 0, "the time it was made" },
  { "\"modified\": \"2026-02-01T10:00:00Z\"", "\"modified\": 7", N - 1, 1, 0, "the time of the last change" },
  { "ملاحظة عن", "ملا\xff\xd8 عن", N - 1, 1, 0, "U+FFFD" },
  { "\"name\": \"أمل\"", "\"name\": \"أ\xd9\"", N, 0, 0, "“reviewer” became U+FFFD" },
  { "\n      \"position\": \"support\",", "\n<<<<<<< HEAD\n\"position\": \"support\",\n||||||| base\n\"position\": null,\n"
    "=======\n\"position\": \"oppose\",\n>>>>>>> theirs", N, 0, 1, "both sides of a merge" },
};

static void
test_cases (void)
{
  g_autofree char *sound = dup_sound ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *found = cases[i].from != NULL ? strstr (sound, cases[i].from) : sound + strlen (sound);
      g_autoptr (GString) text = g_string_new_len (sound, found - sound);
      g_autofree char *shown = g_strescape (cases[i].to, NULL);
      g_autoptr (UnrepSalvage) salvage = NULL;

      g_string_append (text, cases[i].to);
      g_string_append (text, found + (cases[i].from != NULL ? strlen (cases[i].from) : 0));
      salvage = salvage_bytes (text->str, text->len);
      g_test_message ("%s: %s", shown, unrep_salvage_get_messages (salvage)[0]);
      g_assert_cmpuint (unrep_salvage_get_n_kept (salvage), ==, cases[i].n_kept);
      g_assert_cmpuint (unrep_salvage_get_n_mended (salvage), ==, cases[i].n_mended);
      g_assert_cmpuint (unrep_salvage_get_n_lost (salvage), ==, cases[i].n_lost);
      g_assert_nonnull (strstr (unrep_salvage_get_messages (salvage)[0], cases[i].message));
    }
}

/* Marks, UTF-16 in both orders, other line ends, zeros behind the end: all is kept. */
static void
test_encodings (void)
{
  static const char * const charsets[] = { "UTF-16LE", "UTF-16BE" };
  g_autofree char *sound = dup_sound ();

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *utf16 = NULL, *saved = NULL;
      g_autoptr (UnrepSalvage) salvage = NULL;
      gsize length = 0;

      if (i < 4)
        {
          utf16 = g_convert (sound, -1, charsets[i % 2], "UTF-8", NULL, &length, NULL);
          g_string_append_len (text, i % 2 == 0 ? "\xff\xfe" : "\xfe\xff", i < 2 ? 2 : 0);
          g_string_append_len (text, utf16, (gssize) length);
        }
      else
        {
          g_string_append_len (text, "\xef\xbb\xbf", i == 4 || i == 5 ? 3 : 0);
          g_string_append (text, sound);
          g_string_replace (text, "\n", i == 5 ? "\r\n" : i == 6 ? "\r" : "\n", 0);
          g_string_append_len (text, "\0\0\0\0\0", i == 7 ? 5 : 0);
        }
      salvage = salvage_bytes (text->str, text->len);
      saved = dup_file (salvage);
      g_assert_cmpstr (saved, ==, sound);
      g_assert_cmpuint (unrep_salvage_get_n_lost (salvage), ==, 0);
      g_assert_cmpint (unrep_salvage_get_messages (salvage)[0] != NULL, ==, i != 6);
    }
}

/* The same document twice is one; somebody else's is not mixed in; the rest of an
 * older and longer version behind a newer one loses against it. */
static void
test_documents (void)
{
  g_autofree char *sound = dup_sound ();
  g_autoptr (GString) twice = g_string_new (sound), other = g_string_new (sound), tail = g_string_new (sound);
  g_autoptr (UnrepSalvage) salvage = NULL, with_other = NULL, with_tail = NULL;
  g_autofree char *saved = NULL, *saved_other = NULL, *saved_tail = NULL;
  const char *old;

  g_string_append (twice, sound);
  salvage = salvage_bytes (twice->str, twice->len);
  saved = dup_file (salvage);
  g_assert_cmpstr (saved, ==, sound);
  g_assert_cmpuint (unrep_salvage_get_n_lost (salvage), ==, 0);

  g_string_append (other, sound);
  g_string_replace (other, "5d9561e5", "6d9561e5", 1);
  with_other = salvage_bytes (other->str, other->len);
  saved_other = dup_file (with_other);
  g_assert_nonnull (strstr (saved_other, "6d9561e5"));
  g_assert_cmpuint (unrep_salvage_get_n_lost (with_other), ==, 1);
  g_assert_nonnull (strstr (unrep_salvage_get_messages (with_other)[0], "another side file begins here, by amal"));

  old = strstr (sound, "\n    },\n    {");
  g_string_append (tail, old);
  g_string_replace (tail, "\"9f31c2aa\": 3", "\"9f31c2aa\": 30", 1);
  with_tail = salvage_bytes (tail->str, tail->len);
  saved_tail = dup_file (with_tail);
  g_assert_nonnull (strstr (saved_tail, "\"9f31c2aa\": 30\n"));
  g_assert_cmpuint (unrep_side_file_get_n_annotations (unrep_salvage_get_file (with_tail)), ==, N);
}

static void
test_refused (void)
{
  static const struct { const char *text; int code; } texts[] = {
    { "", UNREP_ERROR_FORMAT },
    { "[1,2]", UNREP_ERROR_FORMAT },
    { "{\"a\":1}", UNREP_ERROR_FORMAT },
    { "no JSON at all", UNREP_ERROR_FORMAT },
    { "{\"format\":\"unrep-team\",\"version\":1}", UNREP_ERROR_FORMAT },
    { "{\"format\":\"unrep-side-file\",\"version\":2,", UNREP_ERROR_NEWER },
    { "{\"format\":\"unrep-side-file\",\"version\":1,\"annotations\":[]}", UNREP_ERROR_FORMAT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i].text, strlen (texts[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (unrep_salvage_new (bytes, "a.json", NULL, &error));
      g_assert_error (error, UNREP_ERROR, texts[i].code);
      g_assert_nonnull (strstr (error->message, "a.json"));
    }
}

/* Damage to the head: what is replaced; what the file must hold afterwards, or what
 * is said to be lost where nothing beside the file tells; what is said otherwise. */
typedef struct
{
  const char *from;
  const char *to;
  const char *saved;
  const char *lost;
  const char *message;
} HeadCase;

static const HeadCase head_cases[] = {
  { "\"annotations\": [", "\"annotatinos\": [", "\"annotations\": [", NULL, "“annotatinos” holds the annotations" },
  { "\"annotations\": [\n    {\n      \"id\"", "\"anxotations\": [\n    {\n      \"xd\"", "\"annotations\": [", NULL, "“anxotations” holds" },
  { "\"report\": {", "\"repxrt\": {", "\"report\": {", NULL, "“repxrt” is “report”" },
  { "\"text\": {", "\"t\\u0000xt\": {", "\"text\": {", NULL, "“text” stands here without its name" },
  { "\"status\": \"finished\"", "\"statux\": \"finished\"", "\"status\": \"finished\"", NULL, "“statux” is “status”" },
  { "\"format\"", "\"formal\"", "\"9f31c2aa\"", NULL, NULL },
  { "\"encoding\": \"UTF-8\"\n  },", "\"encoding\": \"UTF-8\"\n   ,", "\"codebook\": {", NULL, "“text” is damaged" },
  { "0000\"\n  },\n  \"annotations\"", "0000\"\n   ,\n  \"annotations\"", "\"annotations\": [", NULL, "“codebook” is damaged" },
  { "0000\"\n  }", "00X0\"\n  }", "00000000\"\n", NULL, "“codebook.sha256” was lost; zeros" },
  { "\"name\": \"أمل\"", "\"name\": أمل\"", "\"name\": \"أمل\"", NULL, "“reviewer.name” was lost; this computer" },
  { "\"uid\": \"5d9561e5-2ddd-437e-afaa-a82a968b8633\",\n    \"name\": \"أمل\"", "\"uid\": \"5d9561e5-2ddd-437e-afaa-a82a968b8630\",\n    \"name\": 3",
    "\"name\": \"amal\"", NULL, "“reviewer.name” was lost; the reviewer's id" },
  { "\"uid\": \"5d9561e5", "\"uid\": \"5d9561g5", "5d9561e5-", "“reviewer.uid” is lost", "“reviewer.uid” was lost; this computer" },
  { "\"chars\": 2345", "\"chars\": 23-5", "\"chars\": 2345", "“text.chars” is lost", "“text.chars” was lost; the report" },
  { "\"bytes\": 4321", "\"bytes\": ", "\"bytes\": 4321", "“report.bytes” is lost", "“report.bytes” was lost; the report" },
  { "\"role\": \"annotation\"", "\"role\": \"annotatio\"", "\"role\": \"annotation\"", "“role” is lost", "“role” was lost; the name of the file" },
  { "\"version\": 1,\n    \"sha256\"", "\"version\": -,\n    \"sha256\"", "\"version\": 1,\n    \"sha256\"", "“codebook.version” is lost", "“codebook.version” was lost; a name" },
};

/* The report that the head of @sound tells of, in @dir; returns @sound with its sums. */
static char *
dup_with_report (const char *sound,
                 const char *dir)
{
  g_autoptr (GString) report = g_string_new (NULL), text = g_string_new (sound);
  g_autofree char *path = NULL, *sum = NULL;

  for (guint i = 0; i < 2345; i++)
    g_string_append (report, i < 4321 - 2345 ? "ن" : "a");
  g_assert_cmpuint (report->len, ==, 4321);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, report->str, -1);
  path = unrep_test_write (dir, "تقرير.txt", report->str, (gssize) report->len);
  g_string_replace (text, "1111111111111111111111111111111111111111111111111111111111111111", sum, 0);
  g_string_replace (text, "2222222222222222222222222222222222222222222222222222222222222222", sum, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_head (void)
{
  g_autofree char *plain = dup_sound (), *dir = unrep_test_dup_dir ("salvage"), *sound = dup_with_report (plain, dir);
  g_autofree char *path = g_build_filename (dir, "تقرير.txt.amal.unrep.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (UnrepReviewer) amal = unrep_reviewer_new ("amal", "5d9561e5-2ddd-437e-afaa-a82a968b8633", "أمل");
  g_autoptr (GError) store_error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (head_cases); i++)
    {
      const HeadCase *c = &head_cases[i];
      g_autoptr (GString) text = g_string_new (sound);
      g_autoptr (UnrepSalvage) salvage = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      if (g_string_replace (text, c->from, c->to, 1) == 0)
        g_error ("“%s” is not there", c->from);
      bytes = g_string_free_to_bytes (g_steal_pointer (&text));
      salvage = unrep_salvage_new (bytes, "a.json", NULL, &error);
      g_assert_cmpint (salvage == NULL, ==, c->lost != NULL);
      if (c->lost != NULL && strstr (error->message, c->lost) == NULL)
        g_error ("“%s”: %s", c->to, error->message);
    }

  g_assert_true (unrep_reviewer_store (amal, FALSE, &store_error));
  for (gsize i = 0; i < G_N_ELEMENTS (head_cases); i++)
    {
      const HeadCase *c = &head_cases[i];
      g_autoptr (GString) text = g_string_new (sound);
      g_autoptr (UnrepSalvage) salvage = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *saved = NULL, *messages = NULL;

      g_string_replace (text, c->from, c->to, 1);
      bytes = g_string_free_to_bytes (g_steal_pointer (&text));
      salvage = unrep_salvage_new (bytes, "a.json", file, &error);
      g_assert_no_error (error);
      saved = dup_file (salvage);
      messages = g_strjoinv ("\n", (char **) unrep_salvage_get_messages (salvage));
      if (strstr (saved, c->saved) == NULL || (c->message != NULL && strstr (messages, c->message) == NULL))
        g_error ("“%s”: %s\n%s", c->to, messages, saved);
      g_assert_cmpuint (unrep_side_file_get_n_annotations (unrep_salvage_get_file (salvage)), >=, N - 1);
    }
}

/* What only looks like annotations stays where it is when the file has its own. */
static void
test_decoys (void)
{
  g_autofree char *sound = dup_sound (), *saved = NULL;
  g_autoptr (GString) text = g_string_new (sound);
  g_autoptr (UnrepSalvage) salvage = NULL;

  g_string_replace (text, "\"annotations\": [", "\"drafts\": [{\"id\": \"d\", \"kind\": \"unit\", \"target\": 1}],\n  \"annotations\": [", 1);
  g_string_append (text, "x");
  salvage = salvage_bytes (text->str, text->len);
  saved = dup_file (salvage);
  g_assert_nonnull (strstr (saved, "\"drafts\": [{\"id\": \"d\""));
  g_assert_cmpuint (unrep_side_file_get_n_annotations (unrep_salvage_get_file (salvage)), ==, N);
}

/* Open brackets and quotes without end: no time and no stack. */
static void
test_hostile (void)
{
  static const char * const patterns[] = { "{", "[", "{\"", "{\"a\":", "[{\"\":", "\"", "{\"a\":\"", "\"text\":{", "<<<<<<<\n", "\\" };
  g_autofree char *sound = dup_sound ();

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GString) text = g_string_new_len (sound, strstr (sound, "\n    {") - sound);
      g_autoptr (UnrepSalvage) salvage = NULL;

      for (guint n = 0; n < 20000; n++)
        g_string_append (text, patterns[i]);
      salvage = salvage_bytes (text->str, text->len);
      g_assert_nonnull (salvage);
      g_assert_cmpuint (unrep_salvage_get_n_lost (salvage), >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/salvage/sound", test_sound);
  g_test_add_func ("/salvage/cut", test_cut);
  g_test_add_func ("/salvage/flips", test_flips);
  g_test_add_func ("/salvage/lines", test_lines);
  g_test_add_func ("/salvage/anything", test_anything);
  g_test_add_func ("/salvage/cases", test_cases);
  g_test_add_func ("/salvage/encodings", test_encodings);
  g_test_add_func ("/salvage/documents", test_documents);
  g_test_add_func ("/salvage/refused", test_refused);
  g_test_add_func ("/salvage/head", test_head);
  g_test_add_func ("/salvage/decoys", test_decoys);
  g_test_add_func ("/salvage/hostile", test_hostile);

  return g_test_run ();
}
