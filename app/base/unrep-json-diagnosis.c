/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people, editors and sync tools make of JSON, by its name and with what to do. */
#include "unrep-json-diagnosis.h"

#include "unrep-utf8.h"

#include <glib/gi18n.h>
#include <string.h>

#define UTF8_MAX_BYTES 4

typedef struct
{
  const char *sign;
  const char *sentence;
} Sign;

/* What a file begins with. */
static const Sign beginnings[] = {
  { "\xef\xbb\xbf", N_("the text begins with a byte order mark, which JSON does not allow: save it as UTF-8 without one") },
  { "\xff\xfe", N_("this is UTF-16: save it as UTF-8") },
  { "\xfe\xff", N_("this is UTF-16: save it as UTF-8") },
  { "PK\x03\x04", N_("this is a ZIP archive and no JSON: unpack it first") },
  { "%PDF", N_("this is a PDF file and no JSON: choose another file") },
  { "<!", N_("this is a web page or XML and no JSON: download the file itself") },
  { "<h", N_("this is a web page or XML and no JSON: download the file itself") },
  { "<?", N_("this is a web page or XML and no JSON: download the file itself") },
};

/* What stands where JSON ends. */
static const Sign places[] = {
  { "<<<<<<<", N_("a version control system left both sides of a merge here: keep one of them") },
  { "=======", N_("a version control system left both sides of a merge here: keep one of them") },
  { ">>>>>>>", N_("a version control system left both sides of a merge here: keep one of them") },
  { "|||||||", N_("a version control system left both sides of a merge here: keep one of them") },
  { "//", N_("this is a comment, which JSON does not allow: take it out") },
  { "/*", N_("this is a comment, which JSON does not allow: take it out") },
  { "#", N_("this is a comment, which JSON does not allow: take it out") },
  { "'", N_("only straight double quotation marks may stand here: write \" instead") },
  { "“", N_("only straight double quotation marks may stand here: write \" instead") },
  { "”", N_("only straight double quotation marks may stand here: write \" instead") },
  { "«", N_("only straight double quotation marks may stand here: write \" instead") },
  { "NaN", N_("JSON has no such number: write another one, or null") },
  { "Infinity", N_("JSON has no such number: write another one, or null") },
};

static const char *
find_sign (const Sign *signs,
           gsize       n_signs,
           const char *data,
           gsize       length)
{
  for (gsize i = 0; i < n_signs; i++)
    if (length >= strlen (signs[i].sign) && memcmp (data, signs[i].sign, strlen (signs[i].sign)) == 0)
      return _(signs[i].sentence);
  return NULL;
}

/* The last byte before @at that is no white space, NUL where there is none. */
static char
find_before (const char *data,
             gsize       at)
{
  while (at > 0 && strchr (" \n\r\t", data[at - 1]) != NULL)
    at--;
  return at > 0 ? data[at - 1] : '\0';
}

/* A comma before a bracket or another comma. */
static const char *
find_comma (const char *data,
            gsize       at)
{
  if (find_before (data, at) != ',')
    return NULL;
  if (data[at] == '}' || data[at] == ']')
    return _("the comma before this bracket is one too many: take it out");
  return data[at] == ',' ? _("this comma is one too many: take it out") : NULL;
}

/**
 * unrep_json_diagnose:
 * @data: a text that is no JSON
 * @length: its length in bytes
 * @at: where it is not, in bytes
 * @problem: why it is not, translated
 *
 * Returns: what is wrong there by its usual name, and what to do, where that is known;
 *   else @problem
 */
const char *
unrep_json_diagnose (const char *data,
                     gsize       length,
                     gsize       at,
                     const char *problem)
{
  gboolean is_beginning = find_before (data, MIN (at, length)) == '\0';
  const char *known = NULL;

  if (length == 0 || (at >= length && is_beginning))
    return _("the file is empty: put an earlier copy in its place, or delete it");
  if (is_beginning)
    known = find_sign (beginnings, G_N_ELEMENTS (beginnings), data + at, length - at);
  if (known == NULL && at < length)
    known = find_sign (places, G_N_ELEMENTS (places), data + at, length - at);
  if (known == NULL && at < length)
    known = find_comma (data, at);
  if (known != NULL)
    return known;
  if (is_beginning && strchr ("{[\"-0123456789tfn", data[at]) == NULL && g_ascii_isprint (data[at]))
    return _("this is no JSON: choose another file");
  if (at < length && data[at] == '\0')
    return _("there is a NUL byte");
  if (at < length && unrep_utf8_find_invalid (data + at, MIN (length - at, UTF8_MAX_BYTES)) == 0)
    return _("this is not valid UTF-8: save it as UTF-8");
  return problem;
}
