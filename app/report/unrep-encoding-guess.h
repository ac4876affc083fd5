/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepEncoding:
 * @name: as side files have it
 * @title: what it is for, for translation
 * @converter: the name that iconv has for what is really read, or ICU where iconv has none
 * @max_bytes: how many bytes a character has at most
 *
 * An encoding that plain text of the United Nations may be in.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *converter;
  guint max_bytes;
} UnrepEncoding;

extern const UnrepEncoding unrep_encodings[];

/**
 * UnrepEncodingGuess:
 * @encoding: an encoding
 * @confidence: how sure it is, from 0 to 100
 */
typedef struct
{
  const UnrepEncoding *encoding;
  int                  confidence;
} UnrepEncodingGuess;

const UnrepEncoding *unrep_encoding_find         (const char *name);
GArray              *unrep_encoding_list_guesses (GBytes     *bytes) G_GNUC_WARN_UNUSED_RESULT;
const UnrepEncoding *unrep_encoding_guess        (GBytes     *bytes);
char                *unrep_encoding_dup_beginning (GBytes              *bytes,
                                                  const UnrepEncoding *encoding,
                                                  glong                max_chars) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
