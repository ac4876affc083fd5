/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-reader.h"

G_BEGIN_DECLS

/* A Word document made of XML. Beginnings of elements may be left to W (): W ("p", "…")
 * is a paragraph. */
#define W(name, content) "<w:" name ">" content "</w:" name ">"
#define RUN(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define PARAGRAPH(properties, text) "<w:p><w:pPr>" properties "</w:pPr>" RUN (text) "</w:p>"
#define LISTED(num, level, text) \
  PARAGRAPH ("<w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" num "\"/></w:numPr>", text)
#define LEVEL(level, format, text, more) \
  "<w:lvl w:ilvl=\"" level "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/><w:lvlText w:val=\"" text "\"/>" \
  more "</w:lvl>"
#define DEFINITION(id, levels) "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define LIST(id, definition, more) \
  "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" definition "\"/>" more "</w:num>"

/* What is in it; NULL where a part is missing. */
typedef struct
{
  const char *body;
  const char *numbering;
  const char *styles;
  const char *footnotes;
  const char *endnotes;
  const char *settings;
  const char *header; /* relation rIdHeader */
} DocxParts;

GBytes  *docx_fixture_new      (const DocxParts *parts) G_GNUC_WARN_UNUSED_RESULT;
GBytes  *docx_fixture_new_zip  (const char      *name,
                                const char      *content,
                                ...) G_GNUC_WARN_UNUSED_RESULT G_GNUC_NULL_TERMINATED;
gboolean docx_fixture_extract  (GBytes          *bytes,
                                UnrepExtract    *extract,
                                GError         **error);
char    *docx_fixture_dup_text (const DocxParts *parts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
