/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-finding-message.h"

#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* What stands in a pattern where the words go that a message has. */
#define TITLE_PLACE "\1"
#define QUOTE_PLACE "\2"
/* Or what it is about: no message has both. */
#define REPAIR_PLACE "\3"

struct _UnrepFindingMessages
{
  UnrepFindings *findings;
  gboolean plain;
  GHashTable *titles; /* by check, in the interface language */
  char *pattern;
  char *nothing_pattern;
  char *repair_pattern;
  char *original_pattern;
  char *about_pattern;
  /* Where the last finding began: the next one is near. */
  gsize offset;
  const char *at;
};

/* So many code points are gone over to the next finding. */
#define NEAR 64

/**
 * unrep_findings_dup_quote:
 * @index: less than unrep_findings_get_n()
 *
 * Returns: (transfer full): what stands in the text there, at most 60 characters of
 *   it; those that cannot be seen or would change the order of others are written
 *   as numbers
 */
char *
unrep_findings_dup_quote (UnrepFindings *self,
                          guint          index)
{
  const UnrepFinding *finding = unrep_findings_get (self, index);
  UnrepText *text;

  g_return_val_if_fail (finding != NULL, NULL);

  text = unrep_findings_get_text (self);
  return unrep_finding_dup_shown (unrep_text_get_utf8 (text) + unrep_text_get_byte (text, finding->range.start),
                                  unrep_range_length (finding->range));
}

/* Gives up @string for one without isolates, where these are not wanted. */
static char *
take (UnrepFindingMessages *self,
      char                 *string)
{
  g_autoptr (GString) plain = NULL;

  if (!self->plain)
    return string;
  plain = g_string_new (string);
  g_free (string);
  g_string_replace (plain, "\u2068", "", 0);
  g_string_replace (plain, "\u2069", "", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/**
 * unrep_finding_messages_new:
 * @findings: findings
 * @plain: leave out the isolates (U+2068, U+2069) that a translation may have around
 *   quoted words: few terminals know them
 *
 * Makes ready to say what is wrong in each of many findings, in the interface language.
 *
 * Returns: (transfer full): what unrep_finding_messages_append() goes on with
 */
UnrepFindingMessages *
unrep_finding_messages_new (UnrepFindings *findings,
                            gboolean       plain)
{
  UnrepFindingMessages *self;

  g_return_val_if_fail (findings != NULL, NULL);

  self = g_new0 (UnrepFindingMessages, 1);
  self->findings = unrep_findings_ref (findings);
  self->plain = plain;
  self->at = unrep_text_get_utf8 (unrep_findings_get_text (findings));
  self->titles = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  /* Translators: what is wrong, and the words it is about */
  self->pattern = take (self, g_strdup_printf (_("%s: “%s”"), TITLE_PLACE, QUOTE_PLACE));
  /* Translators: what is wrong, and the characters that should not be there */
  self->nothing_pattern = take (self, g_strdup_printf (_("%s: “%s”, probably nothing"), TITLE_PLACE, QUOTE_PLACE));
  /* Translators: what is wrong, how it stands in the report, and how it should */
  self->repair_pattern = take (self, g_strdup_printf (_("%s: “%s”, probably “%s”"), TITLE_PLACE, QUOTE_PLACE, REPAIR_PLACE));
  /* Translators: what differs, how it stands in the report, and how in the original */
  self->original_pattern = take (self, g_strdup_printf (_("%s: “%s”, there “%s”"), TITLE_PLACE, QUOTE_PLACE, REPAIR_PLACE));
  /* Translators: what is wrong, a character that shows it, and the name of what is wrong, a font's */
  self->about_pattern = take (self, g_strdup_printf (_("%s: “%s”, in “%s”"), TITLE_PLACE, QUOTE_PLACE, REPAIR_PLACE));
  return self;
}

/**
 * unrep_finding_messages_free:
 * @self: (transfer full): messages
 */
void
unrep_finding_messages_free (UnrepFindingMessages *self)
{
  g_clear_pointer (&self->findings, unrep_findings_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->pattern, g_free);
  g_clear_pointer (&self->nothing_pattern, g_free);
  g_clear_pointer (&self->repair_pattern, g_free);
  g_clear_pointer (&self->original_pattern, g_free);
  g_clear_pointer (&self->about_pattern, g_free);
  g_free (self);
}

static const char *
get_pattern (UnrepFindingMessages *self,
             const UnrepFinding   *finding)
{
  if (finding->about != NULL)
    return self->about_pattern;
  if (finding->repair == NULL)
    return self->pattern;
  if (*finding->repair == '\0')
    return self->nothing_pattern;
  return finding->check->family == UNREP_FAMILY_ORIGINAL ? self->original_pattern : self->repair_pattern;
}

static const char *
get_title (UnrepFindingMessages *self,
           const UnrepCheck     *check)
{
  char *title = g_hash_table_lookup (self->titles, check);

  if (title == NULL)
    {
      title = take (self, g_strdup (_(check->title)));
      g_hash_table_insert (self->titles, (gpointer) check, title);
    }
  return title;
}

static void
append_quote (UnrepFindingMessages *self,
              UnrepRange            range,
              GString              *out)
{
  UnrepText *text = unrep_findings_get_text (self->findings);

  if (range.start >= self->offset && range.start - self->offset <= NEAR)
    self->at = g_utf8_offset_to_pointer (self->at, (glong) (range.start - self->offset));
  else
    self->at = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, range.start);
  self->offset = range.start;
  unrep_finding_append_shown (out, self->at, unrep_range_length (range));
}

/**
 * unrep_finding_messages_append:
 * @self: messages
 * @index: less than unrep_findings_get_n()
 * @out: what the message is added to
 *
 * Says what is wrong, with what stands there and what should. That is safe for a terminal.
 */
void
unrep_finding_messages_append (UnrepFindingMessages *self,
                               guint                 index,
                               GString              *out)
{
  const UnrepFinding *finding = unrep_findings_get (self->findings, index);
  const char *pattern, *plain;

  g_return_if_fail (finding != NULL);

  pattern = get_pattern (self, finding);
  for (plain = pattern; *pattern != '\0'; pattern++)
    {
      if (*pattern > REPAIR_PLACE[0] || *pattern < 0)
        continue;
      g_string_append_len (out, plain, pattern - plain);
      plain = pattern + 1;
      if (*pattern == TITLE_PLACE[0])
        g_string_append (out, get_title (self, finding->check));
      else if (*pattern == QUOTE_PLACE[0])
        append_quote (self, finding->range, out);
      else
        unrep_finding_append_shown (out, finding->about != NULL ? finding->about : finding->repair, G_MAXSIZE);
    }
  g_string_append_len (out, plain, pattern - plain);
}

/**
 * unrep_findings_dup_message:
 * @index: less than unrep_findings_get_n()
 *
 * Returns: (transfer full): what is wrong, in the interface language, with what
 *   stands there and what should; safe for a terminal but for isolates (U+2068,
 *   U+2069) that a translation may have around both
 */
char *
unrep_findings_dup_message (UnrepFindings *self,
                            guint          index)
{
  g_autoptr (UnrepFindingMessages) messages = unrep_finding_messages_new (self, FALSE);
  g_autoptr (GString) out = g_string_new (NULL);

  unrep_finding_messages_append (messages, index, out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
