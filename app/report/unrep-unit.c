/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline.h"

#include "unrep-numbering.h"

#include <string.h>

/**
 * unrep_unit_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): its name as it is printed and stored
 */
const char *
unrep_unit_kind_to_string (UnrepUnitKind kind)
{
  static const char *const names[] = {
    "title", "meta", "heading", "paragraph", "item", "subitem", "continuation", "footnote", "artefact",
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), "");

  return names[kind];
}

/**
 * unrep_recommendation_to_string:
 * @recommendation: a value
 *
 * Returns: (transfer none): its name as it is printed and stored
 */
const char *
unrep_recommendation_to_string (UnrepRecommendation recommendation)
{
  static const char *const names[] = { "no", "yes", "unsure" };

  g_return_val_if_fail ((guint) recommendation < G_N_ELEMENTS (names), "");

  return names[recommendation];
}

/* Printed lists write the lone letter ه with a stretch, so that it looks like a
 * letter and not like a digit. */
static void
append_shown (GString    *out,
              const char *label,
              gsize       n_bytes)
{
  g_string_append_len (out, label, (gssize) n_bytes);
  if (n_bytes == strlen ("ه") && memcmp (label, "ه", n_bytes) == 0)
    g_string_append (out, "ـ");
}

/**
 * unrep_unit_dup_display_label:
 * @unit: a unit
 *
 * The true label as printed lists have it: `13` of a paragraph, `(أ)` of an item,
 * `(هـ)`; bare for headings.
 *
 * Returns: (transfer full): the label, "" where there is none
 */
char *
unrep_unit_dup_display_label (const UnrepUnit *unit)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean brackets;

  g_return_val_if_fail (unit != NULL, g_strdup (""));

  brackets
    = *unit->label != '\0' && strchr (unit->label, '.') == NULL
      && (unit->kind == UNREP_UNIT_ITEM || unit->kind == UNREP_UNIT_SUBITEM || unit->kind == UNREP_UNIT_FOOTNOTE);
  if (brackets)
    g_string_append_c (out, '(');
  append_shown (out, unit->label, strlen (unit->label));
  if (brackets)
    g_string_append_c (out, ')');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * unrep_unit_dup_citation:
 * @unit: a unit
 *
 * Its path as texts cite it: `13(ب)`, `10(ك)(3)`.
 *
 * Returns: (transfer full): the citation, "" of a unit without a path
 */
char *
unrep_unit_dup_citation (const UnrepUnit *unit)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *part, *slash;
  gboolean    first = TRUE;

  g_return_val_if_fail (unit != NULL, g_strdup (""));

  for (part = unit->path; *part != '\0'; part = slash + (*slash == '/'))
    {
      slash = strchr (part, '/');
      if (slash == NULL)
        slash = part + strlen (part);
      /* 109/109.1 is cited by its last part alone. */
      if (memchr (part, '.', (gsize) (slash - part)) != NULL)
        {
          g_string_truncate (out, 0);
          first = TRUE;
        }
      if (!first)
        g_string_append_c (out, '(');
      append_shown (out, part, (gsize) (slash - part));
      if (!first)
        g_string_append_c (out, ')');
      first = FALSE;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_separator (gunichar c)
{
  return c == '/' || c == '(' || c == ')' || c == '[' || c == ']' || c == '\'' || c == '"' || c == 0xb0 || c == 0xba
         || c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d || c == 0x060c || c == ',' || c == ';'
         || c == 0x2044;
}

/* Whether a new label begins between two code points that touch: 13ب. */
static gboolean
changes_class (gunichar before,
               gunichar c)
{
  return before != 0 && (g_unichar_isdigit (before) != 0) != (g_unichar_isdigit (c) != 0) && before != '.' && c != '.'
         && before != '@' && c != '@';
}

/**
 * unrep_path_normalize:
 * @typed: a path as somebody typed it: `١٣(ب)`, `13/ب`, `13 (b)`, `14 خخ`,
 *   `13(هـ)`, perhaps with `@LINE` behind it
 *
 * Digits become ASCII, tatweel, vowel marks and bidi controls go, labels are
 * bare and parted by "/".
 *
 * Returns: (transfer full): the path as units have it
 */
char *
unrep_path_normalize (const char *typed)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean parted = FALSE, inside = FALSE;
  gunichar before = 0;

  g_return_val_if_fail (typed != NULL, g_strdup (""));

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = unrep_glyph_fold (g_utf8_get_char (p));

      if (unrep_glyph_is_dropped (c) || g_unichar_iscntrl (c))
        continue;
      if (c == '(' || c == '[')
        inside = TRUE;
      else if (c == ')' || c == ']')
        inside = FALSE;
      if (is_separator (c) || (g_unichar_isspace (c) && !inside))
        {
          parted = TRUE;
          continue;
        }
      if (g_unichar_isspace (c) || ((c == '-' || c == 0x2013) && out->len > 0))
        continue;
      if (out->len > 0 && c != '@' && (parted || changes_class (before, c)))
        g_string_append_c (out, '/');
      g_string_append_unichar (out, c);
      parted = FALSE;
      before = c;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
