/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rules say: declarations whose values browsers know, and which media they are for. */
#include "unrep-css-private.h"

#include <string.h>

/* A window as most people have, in pixels of style sheets. */
#define WINDOW_WIDTH 1280
#define WINDOW_HEIGHT 720
#define PIXELS_PER_EM 16

/* Values, between spaces; where there are none, any is kept as it is written. */
static const struct
{
  const char *name;
  UnrepCssProperty property;
  const char *values;
} properties[] = {
  { "display", UNREP_CSS_DISPLAY,
    " none contents inline block inline-block list-item flow flow-root table inline-table table-row table-cell"
    " table-row-group table-header-group table-footer-group table-column table-column-group table-caption flex inline-flex grid"
    " inline-grid ruby ruby-base ruby-text math block-ruby -webkit-box -webkit-inline-box -webkit-flex -webkit-inline-flex " },
  { "visibility", UNREP_CSS_VISIBILITY, " visible hidden collapse " },
  { "float", UNREP_CSS_FLOAT, " left right none inline-start inline-end " },
  { "position", UNREP_CSS_POSITION, " static relative absolute fixed sticky " },
  { "white-space", UNREP_CSS_WHITE_SPACE, " normal nowrap pre pre-wrap pre-line break-spaces collapse preserve preserve-breaks " },
  { "white-space-collapse", UNREP_CSS_WHITE_SPACE, " collapse preserve preserve-breaks break-spaces " },
  { "text-transform", UNREP_CSS_TEXT_TRANSFORM, " none capitalize uppercase lowercase full-width full-size-kana math-auto " },
  { "direction", UNREP_CSS_DIRECTION, " ltr rtl " },
  { "unicode-bidi", UNREP_CSS_UNICODE_BIDI, " normal embed isolate bidi-override isolate-override plaintext " },
  { "list-style-type", UNREP_CSS_LIST_STYLE_TYPE, NULL },
  { "list-style", UNREP_CSS_LIST_STYLE_TYPE, NULL },
  { "content", UNREP_CSS_CONTENT, NULL },
  { "counter-reset", UNREP_CSS_COUNTER_RESET, NULL },
  { "counter-increment", UNREP_CSS_COUNTER_INCREMENT, NULL },
  { "counter-set", UNREP_CSS_COUNTER_SET, NULL },
};

static gboolean
has_word (const char *words,
          const char *word)
{
  g_autofree char *spaced = g_strdup_printf (" %s ", word);

  return strstr (words, spaced) != NULL;
}

/* What `display: inline flow-root` and its like are called in one word. */
static const char *
join_display (const char *value)
{
  static const struct
  {
    const char *word, *block, *line;
  } kinds[] = {
    { "list-item", "list-item", "list-item" }, { "flex", "flex", "inline-flex" },      { "grid", "grid", "inline-grid" },
    { "table", "table", "inline-table" },      { "flow-root", "block", "inline-block" }, { "flow", "block", "inline" },
    { "ruby", "block", "inline" },
  };
  g_autofree char *spaced = g_strdup_printf (" %s ", value);
  gboolean inside = strstr (spaced, " inline ") != NULL;

  for (gsize i = 0; strchr (value, ' ') != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (has_word (spaced, kinds[i].word))
      return inside ? kinds[i].line : kinds[i].block;
  return value;
}

/* The kind of label in `list-style: inside square url(a.png)`. */
static char *
dup_list_type (const char *value)
{
  const char *end = value + strlen (value);
  gboolean none = FALSE;

  for (const char *p = unrep_css_skip_blank (value, end); p < end; p = unrep_css_skip_blank (p, end))
    {
      const char *next = unrep_css_find (p, end, " \t\r\n\f");
      g_autofree char *word = unrep_css_dup_between (p, next);
      g_autofree char *lower = g_ascii_strdown (word, -1);

      p = next;
      if (strcmp (lower, "none") == 0)
        none = TRUE;
      else if (*word == '"' || *word == '\'')
        return g_steal_pointer (&word);
      else if (strcmp (lower, "inside") != 0 && strcmp (lower, "outside") != 0 && strchr (lower, '(') == NULL)
        return g_steal_pointer (&lower);
    }
  return g_strdup (none ? "none" : "disc");
}

/* %NULL for a value that browsers do not know, which changes nothing. */
static char *
dup_value (gsize       index,
           const char *written)
{
  g_autofree char *lower = g_ascii_strdown (written, -1);
  UnrepCssProperty property = properties[index].property;

  if (*written == '\0' || strstr (lower, "var(") != NULL)
    return NULL;
  if (has_word (" inherit initial unset revert revert-layer ", lower))
    return g_steal_pointer (&lower);
  if (strcmp (properties[index].name, "list-style") == 0)
    return dup_list_type (written);
  if (property == UNREP_CSS_LIST_STYLE_TYPE && *written != '"' && *written != '\'')
    return g_steal_pointer (&lower);
  if (properties[index].values == NULL)
    return g_strdup (written);
  if (property == UNREP_CSS_DISPLAY)
    {
      const char *joined = join_display (lower);

      return has_word (properties[index].values, joined) ? g_strdup (joined) : NULL;
    }
  if (property == UNREP_CSS_WHITE_SPACE || property == UNREP_CSS_TEXT_TRANSFORM)
    lower[strcspn (lower, " ")] = '\0';
  return has_word (properties[index].values, lower) ? g_steal_pointer (&lower) : NULL;
}

/* Takes a trailing `!important` off. */
static gboolean
take_importance (char *value)
{
  char *mark = strrchr (value, '!');
  g_autofree char *word = NULL;

  if (mark == NULL)
    return FALSE;
  word = g_ascii_strdown (mark + 1, -1);
  if (strcmp (g_strstrip (word), "important") != 0)
    return FALSE;
  *mark = '\0';
  g_strchomp (value);
  return TRUE;
}

static void
add_declaration (const char   *start,
                 const char   *end,
                 GStringChunk *strings,
                 GArray       *declarations)
{
  const char *colon = unrep_css_find (start, end, ":");
  g_autofree char *written = unrep_css_dup_between (start, colon), *name = g_ascii_strdown (written, -1);

  for (gsize i = 0; colon < end && i < G_N_ELEMENTS (properties); i++)
    if (strcmp (name, properties[i].name) == 0)
      {
        g_autofree char *said = unrep_css_dup_between (colon + 1, end);
        UnrepCssDeclaration declaration = { .property = properties[i].property, .important = take_importance (said) };
        g_autofree char *value = dup_value (i, said);

        if (value == NULL)
          return;
        declaration.value = g_string_chunk_insert_const (strings, value);
        g_array_append_val (declarations, declaration);
      }
}

/**
 * unrep_css_parse_declarations:
 * @p: where declarations begin
 * @end: where they end
 * @strings: where values are kept
 * @declarations: (element-type UnrepCssDeclaration): what they are added to
 *
 * Reads what changes the text that is shown. Rules within a rule are passed over.
 */
void
unrep_css_parse_declarations (const char   *p,
                              const char   *end,
                              GStringChunk *strings,
                              GArray       *declarations)
{
  while (p < end)
    {
      const char *next = unrep_css_find (p, end, ";{");

      if (next < end && *next == '{')
        next = unrep_css_find (next + 1, end, "}");
      else
        add_declaration (p, next, strings, declarations);
      p = next + 1;
    }
}

/* A length as `40em` or `700px` in pixels; anything else is none. */
static gboolean
read_length (const char *text,
             double     *pixels)
{
  char *unit;

  *pixels = g_ascii_strtod (text, &unit);
  if (unit == text)
    return FALSE;
  if (strncmp (unit, "em", 2) == 0 || strncmp (unit, "rem", 3) == 0)
    *pixels *= PIXELS_PER_EM;
  return TRUE;
}

/* `screen`, `(min-width: 40em)`: what the window is; what is not known is not so. */
static gboolean
feature_matches (const char *feature)
{
  g_autofree char *bare = g_strdup (feature);
  char *colon;
  double pixels;

  if (*bare != '(')
    return strcmp (bare, "all") == 0 || strcmp (bare, "screen") == 0;
  g_strdelimit (bare, "()", ' ');
  colon = strchr (bare, ':');
  if (colon == NULL)
    return FALSE;
  *colon = '\0';
  g_strstrip (bare);
  if (strcmp (bare, "orientation") == 0)
    return strstr (colon + 1, "landscape") != NULL;
  if (!read_length (colon + 1, &pixels))
    return FALSE;
  if (strcmp (bare, "min-width") == 0)
    return WINDOW_WIDTH >= pixels;
  if (strcmp (bare, "max-width") == 0)
    return WINDOW_WIDTH <= pixels;
  if (strcmp (bare, "min-height") == 0)
    return WINDOW_HEIGHT >= pixels;
  return strcmp (bare, "max-height") == 0 && WINDOW_HEIGHT <= pixels;
}

static gboolean
query_matches (const char *query)
{
  const char *end = query + strlen (query);
  gboolean negated = FALSE, matches = TRUE;

  for (const char *p = query; p < end; p = unrep_css_skip_blank (p, end))
    {
      const char *next = unrep_css_find (p, end, " \t\r\n\f");
      g_autofree char *word = unrep_css_dup_between (p, next);

      p = next;
      if (strcmp (word, "not") == 0)
        negated = TRUE;
      else if (strcmp (word, "only") != 0 && strcmp (word, "and") != 0)
        matches = matches && feature_matches (word);
    }
  return matches != negated;
}

/**
 * unrep_css_media_matches:
 * @start: where a list of media begins
 * @end: where it ends
 *
 * Returns: whether a window on a screen is one of them; of no list any is
 */
gboolean
unrep_css_media_matches (const char *start,
                         const char *end)
{
  g_autofree char *list = unrep_css_dup_between (start, end), *lower = g_ascii_strdown (list, -1);

  end = lower + strlen (lower);
  for (const char *p = lower; p < end;)
    {
      const char *comma = unrep_css_find (p, end, ",");
      g_autofree char *query = unrep_css_dup_between (p, comma);

      if (query_matches (query))
        return TRUE;
      p = comma + 1;
    }
  return *lower == '\0';
}
