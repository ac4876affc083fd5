/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UNREP_PDF_MAGIC:
 *
 * What the output of `unrep-pdf text` begins with; the last character is the version of
 * what follows. Numbers are in the machine's own byte order: both ends of the pipe are
 * on one machine.
 */
#define UNREP_PDF_MAGIC "UnrepPD1"

/**
 * UNREP_PDF_MAX_PAGES:
 *
 * The longest document that is read, in pages.
 */
#define UNREP_PDF_MAX_PAGES 3000

/**
 * UNREP_PDF_MAX_GLYPHS:
 *
 * The most characters that are read of a document: 12 million, of some 3 thousand on a
 * page of a report.
 */
#define UNREP_PDF_MAX_GLYPHS 12000000

/**
 * UNREP_PDF_BOLD:
 *
 * The bit of @font that says that letters are bold.
 */
#define UNREP_PDF_BOLD 0x8000

/**
 * UnrepPdfStatus:
 * @UNREP_PDF_FINE: pages follow
 * @UNREP_PDF_ENCRYPTED: it needs a password
 * @UNREP_PDF_DAMAGED: it is no PDF that can be read
 * @UNREP_PDF_TOO_LONG: it has more than %UNREP_PDF_MAX_PAGES
 * @UNREP_PDF_TOO_MUCH: it has more than %UNREP_PDF_MAX_GLYPHS; stands in the place of a
 *   page
 *
 * What the helper says of a document.
 */
typedef enum
{
  UNREP_PDF_FINE,
  UNREP_PDF_ENCRYPTED,
  UNREP_PDF_DAMAGED,
  UNREP_PDF_TOO_LONG,
  UNREP_PDF_TOO_MUCH,
} UnrepPdfStatus;

/**
 * UnrepPdfHead:
 * @magic: %UNREP_PDF_MAGIC, without its end
 * @status: an #UnrepPdfStatus
 * @n_pages: how many pages the document has; each follows where @status is fine
 *
 * What the helper's output begins with.
 */
typedef struct
{
  char    magic[8];
  guint32 status;
  guint32 n_pages;
} UnrepPdfHead;

/**
 * UnrepPdfPageHead:
 * @status: %UNREP_PDF_FINE, or why nothing more follows
 * @n_glyphs: how many characters follow
 * @width: of the page, in hundredths of a point, as all measures are
 * @height: of the page
 * @pictures: per mille of the page that pictures cover; counted only where there is
 *   hardly any text
 *
 * What every page begins with.
 */
typedef struct
{
  guint32 status;
  guint32 n_glyphs;
  gint32  width;
  gint32  height;
  guint32 pictures;
} UnrepPdfPageHead;

/**
 * UnrepPdfGlyph:
 * @x0: its left side, from the left of the page
 * @y0: its upper side, from the top of the page
 * @x1: its right side
 * @y1: its lower side
 * @c: the character
 * @size: of the font
 * @font: a hash of the font's name, and %UNREP_PDF_BOLD
 *
 * A character where the page shows it. There are none for white space, which is found
 * from the gaps.
 */
typedef struct
{
  gint32  x0;
  gint32  y0;
  gint32  x1;
  gint32  y1;
  guint32 c;
  guint16 size;
  guint16 font;
} UnrepPdfGlyph;

/**
 * UNREP_PDF_PICTURE_MAGIC:
 *
 * What the output of `unrep-pdf picture` begins with.
 */
#define UNREP_PDF_PICTURE_MAGIC "UnrepPP1"

/**
 * UNREP_PDF_MAX_PIXELS:
 *
 * The widest and the highest picture.
 */
#define UNREP_PDF_MAX_PIXELS 4000

/**
 * UnrepPdfPictureHead:
 * @magic: %UNREP_PDF_PICTURE_MAGIC, without its end
 * @width: in pixels
 * @height: in pixels
 *
 * What a picture begins with; behind it stand rows of 4 bytes a pixel, as cairo's ARGB32
 * has them.
 */
typedef struct
{
  char    magic[8];
  guint32 width;
  guint32 height;
} UnrepPdfPictureHead;

G_END_DECLS
