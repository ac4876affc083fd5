/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How elements of web pages are shown: by what browsers say themselves (HTML, section
 * 15.3), by attributes, by style sheets, and by what is inherited. */
#include "unrep-html-style.h"

#include <string.h>
#include <unicode/ucasemap.h>

/* How many nodes are looked at for the first letter of an element with dir=auto. */
#define AUTO_NODES 500
#define MAX_DEPTH 300

#define MAX_SHEETS 1000

/* What elements are where nobody says anything; what is not here stands in a line. */
static const struct
{
  const char *display;
  const char *elements;
} defaults[] = {
  { "block",
    " address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hgroup hr html legend listing main menu nav ol p plaintext pre search section summary ul xmp optgroup option " },
  { "inline-block", " button " },
  { "list-item", " li " },
  { "table", " table " },
  { "table-row", " tr " },
  { "table-row-group", " tbody thead tfoot " },
  { "table-caption", " caption " },
  { "table-cell", " td th " },
  { "none",
    " area base basefont col colgroup datalist head link meta noembed noframes noscript param script style template title " },
};

static gboolean
has_word (const char *words,
          const char *word)
{
  gsize n = strlen (word);

  for (const char *p = strstr (words, word); p != NULL && n > 0; p = strstr (p + n, word))
    if (p > words && p[-1] == ' ' && p[n] == ' ')
      return TRUE;
  return FALSE;
}

static const char *
find_default_display (const xmlNode *node)
{
  const char *name = (const char *) node->name;
  const char *hidden = unrep_xml_attribute (node, "hidden");

  if (hidden != NULL || (strcmp (name, "dialog") == 0 && unrep_xml_attribute (node, "open") == NULL))
    return "none";
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (has_word (defaults[i].elements, name))
      return defaults[i].display;
  return strcmp (name, "dialog") == 0 ? "block" : "inline";
}

static gboolean
is_unset (const char *value)
{
  return value == NULL || has_word (" inherit initial unset revert revert-layer ", value);
}

/* An element that floats or is set apart is a block, and so is one in a laid out box. */
static gboolean
is_set_apart (const UnrepHtmlStyle *self)
{
  const char *floating = self->values.of[UNREP_CSS_FLOAT], *position = self->values.of[UNREP_CSS_POSITION];

  return (!is_unset (floating) && strcmp (floating, "none") != 0)
         || (!is_unset (position) && (strcmp (position, "absolute") == 0 || strcmp (position, "fixed") == 0));
}

static void
set_display (UnrepHtmlStyle       *self,
             const xmlNode        *node,
             const UnrepHtmlStyle *outer)
{
  const char *said = self->values.of[UNREP_CSS_DISPLAY], *display = said;

  if (said == NULL || strncmp (said, "revert", 6) == 0)
    display = find_default_display (node);
  else if (is_unset (said))
    display = "inline";
  self->is_item = strcmp (display, "list-item") == 0;
  self->lays_out = strstr (display, "flex") != NULL || strstr (display, "grid") != NULL || strstr (display, "-box") != NULL;
  if (has_word (" none table-column table-column-group ", display))
    self->display = UNREP_HTML_DISPLAY_NONE;
  else if (strcmp (display, "contents") == 0)
    {
      self->display = UNREP_HTML_DISPLAY_CONTENTS;
      self->lays_out = outer->lays_out;
    }
  else if (strcmp (display, "table-cell") == 0)
    self->display = UNREP_HTML_DISPLAY_CELL;
  else if (strstr (display, "inline") == NULL && !has_word (" ruby ruby-base ruby-text math flow ", display))
    self->display = UNREP_HTML_DISPLAY_BLOCK;
  else
    {
      /* Browsers copy paragraphs as lines, even those that stand side by side. */
      gboolean alone = outer->lays_out || is_set_apart (self) || unrep_xml_is (node, "p");

      self->display = alone ? UNREP_HTML_DISPLAY_BLOCK : UNREP_HTML_DISPLAY_INLINE;
    }
  self->is_atomic = self->display == UNREP_HTML_DISPLAY_INLINE && strncmp (display, "inline-", 7) == 0;
}

/* The direction of the first letter in an element (HTML, 3.2.6.4); parts with a
 * direction of their own do not count. */
static UnrepDirection
find_auto (const xmlNode *parent,
           guint         *n_left,
           guint          depth)
{
  UnrepDirection direction = UNREP_DIRECTION_NEUTRAL;

  for (const xmlNode *node = parent->children; node != NULL && direction == UNREP_DIRECTION_NEUTRAL; node = node->next)
    {
      if (*n_left == 0 || depth > MAX_DEPTH)
        break;
      (*n_left)--;
      if (node->type == XML_TEXT_NODE)
        direction = unrep_first_strong_direction ((const char *) node->content, strlen ((const char *) node->content));
      else if (node->type == XML_ELEMENT_NODE && unrep_xml_attribute (node, "dir") == NULL
               && !has_word (" bdi script style textarea ", (const char *) node->name))
        direction = find_auto (node, n_left, depth + 1);
    }
  return direction;
}

/* By the attribute; style sheets come behind it. */
static void
apply_dir (UnrepHtmlStyle *self,
           const xmlNode  *node)
{
  const char *dir = unrep_xml_attribute (node, "dir");
  gboolean override = unrep_xml_is (node, "bdo"), automatic = unrep_xml_is (node, "bdi");
  guint n_left = AUTO_NODES;

  if (dir != NULL && (g_ascii_strcasecmp (dir, "rtl") == 0 || g_ascii_strcasecmp (dir, "ltr") == 0))
    {
      self->direction = g_ascii_tolower (*dir) == 'r' ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
      automatic = FALSE;
    }
  else if (dir != NULL && g_ascii_strcasecmp (dir, "auto") == 0)
    automatic = TRUE;
  else if (!override && !automatic)
    return;
  if (automatic)
    {
      self->direction = find_auto (node, &n_left, 0);
      if (self->direction == UNREP_DIRECTION_NEUTRAL)
        self->direction = UNREP_DIRECTION_LTR;
    }
  self->bidi = override ? UNREP_HTML_BIDI_ISOLATE_OVERRIDE : UNREP_HTML_BIDI_ISOLATE;
  if (automatic && (unrep_xml_is (node, "pre") || unrep_xml_is (node, "textarea")))
    self->bidi = UNREP_HTML_BIDI_PLAINTEXT;
}

static void
set_direction (UnrepHtmlStyle       *self,
               const xmlNode        *node,
               const UnrepHtmlStyle *outer)
{
  static const char *const kinds[] = { "normal", "embed", "isolate", "bidi-override", "isolate-override", "plaintext" };
  const char *direction = self->values.of[UNREP_CSS_DIRECTION], *bidi = self->values.of[UNREP_CSS_UNICODE_BIDI];

  self->direction = outer->direction;
  apply_dir (self, node);
  if (!is_unset (direction))
    self->direction = direction[0] == 'r' ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
  for (guint i = 0; bidi != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (bidi, kinds[i]) == 0)
      self->bidi = (UnrepHtmlBidi) i;
}

static void
set_space (UnrepHtmlStyle       *self,
           const xmlNode        *node,
           const UnrepHtmlStyle *outer)
{
  const char *value = self->values.of[UNREP_CSS_WHITE_SPACE];

  self->space = outer->space;
  if (has_word (" pre listing plaintext xmp ", (const char *) node->name))
    self->space = UNREP_HTML_SPACE_KEPT;
  if (is_unset (value))
    return;
  if (has_word (" pre-line preserve-breaks ", value))
    self->space = UNREP_HTML_SPACE_LINES;
  else
    self->space = has_word (" normal nowrap collapse ", value) ? UNREP_HTML_SPACE_COLLAPSED : UNREP_HTML_SPACE_KEPT;
}

/* Lists in lists have other bullets. */
static const char *
find_bullet (const xmlNode *node)
{
  static const char *const bullets[] = { "disc", "circle", "square" };
  guint n = 0;

  for (node = node->parent; node != NULL && n < G_N_ELEMENTS (bullets) - 1; node = node->parent)
    n += node->type == XML_ELEMENT_NODE && has_word (" ol ul menu dir ", (const char *) node->name);
  return bullets[n];
}

static const struct
{
  const char *type, *style;
} types[] = {
  { "1", "decimal" },     { "a", "lower-alpha" }, { "A", "upper-alpha" },
  { "i", "lower-roman" }, { "I", "upper-roman" },
};

static void
set_marker (UnrepHtmlStyle       *self,
            const xmlNode        *node,
            const UnrepHtmlStyle *outer)
{
  const char *value = self->values.of[UNREP_CSS_LIST_STYLE_TYPE];
  gboolean list = unrep_xml_is (node, "ol") || has_word (" ul menu dir ", (const char *) node->name);
  const char *type = list || unrep_xml_is (node, "li") ? unrep_xml_attribute (node, "type") : NULL;

  self->marker = outer->marker;
  if (list)
    self->marker = unrep_xml_is (node, "ol") ? "decimal" : find_bullet (node);
  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (type, types[i].type) == 0)
      self->marker = types[i].style;
  if (type != NULL && (g_ascii_strcasecmp (type, "disc") == 0 || g_ascii_strcasecmp (type, "circle") == 0
                       || g_ascii_strcasecmp (type, "square") == 0 || g_ascii_strcasecmp (type, "none") == 0))
    self->marker = type;
  if (value != NULL && strcmp (value, "initial") == 0)
    self->marker = "disc";
  else if (value != NULL && has_word (" inherit unset ", value))
    self->marker = outer->marker;
  else if (!is_unset (value))
    self->marker = value;
}

/**
 * unrep_html_style_init:
 * @self: (out caller-allocates): what is filled in
 * @css: the style sheets of the page, which must live as long
 * @node: an element
 * @outer: the style of what it stands in
 *
 * Finds the style of an element.
 */
void
unrep_html_style_init (UnrepHtmlStyle       *self,
                       UnrepCss             *css,
                       const xmlNode        *node,
                       const UnrepHtmlStyle *outer)
{
  const char *language = unrep_xml_attribute (node, "lang"), *value;

  *self = (UnrepHtmlStyle) { .invisible = outer->invisible, .transform = outer->transform,
                             .language = language != NULL ? language : outer->language };
  unrep_css_cascade (css, node, UNREP_CSS_ELEMENT, &self->values);
  set_display (self, node, outer);
  set_direction (self, node, outer);
  set_space (self, node, outer);
  set_marker (self, node, outer);
  value = self->values.of[UNREP_CSS_VISIBILITY];
  if (!is_unset (value))
    self->invisible = strcmp (value, "visible") != 0;
  value = self->values.of[UNREP_CSS_TEXT_TRANSFORM];
  if (!is_unset (value))
    self->transform = has_word (" capitalize uppercase lowercase ", value) ? value : NULL;
}

static gboolean
is_sheet (const xmlNode *node)
{
  const char *type = unrep_xml_attribute (node, "type"), *media = unrep_xml_attribute (node, "media");

  return unrep_xml_is (node, "style") && (type == NULL || *type == '\0' || g_ascii_strcasecmp (type, "text/css") == 0)
         && (media == NULL || g_ascii_strncasecmp (media, "print", 5) != 0);
}

/* A sheet in a file of its own, which is not opened. */
static gboolean
is_foreign_sheet (const xmlNode *node)
{
  const char *rel = unrep_xml_attribute (node, "rel"), *media = unrep_xml_attribute (node, "media");
  g_autofree char *lower = rel != NULL ? g_ascii_strdown (rel, -1) : NULL;

  return unrep_xml_is (node, "link") && lower != NULL && has_word (" stylesheet ", g_strstrip (lower))
         && unrep_xml_attribute (node, "href") != NULL && unrep_xml_attribute (node, "disabled") == NULL
         && (media == NULL || g_ascii_strncasecmp (media, "print", 5) != 0);
}

static void
add_sheets (UnrepCss      *css,
            const xmlNode *parent,
            guint         *n_left,
            guint         *n_foreign,
            guint          depth)
{
  for (const xmlNode *node = parent->children; node != NULL && depth < MAX_DEPTH && *n_left > 0; node = node->next)
    if (is_sheet (node))
      {
        g_autoptr (GString) text = g_string_new (NULL);

        for (const xmlNode *child = node->children; child != NULL; child = child->next)
          g_string_append (text, child->content != NULL ? (const char *) child->content : "");
        unrep_css_add_sheet (css, text->str);
        (*n_left)--;
      }
    else if (is_foreign_sheet (node))
      (*n_foreign)++;
    else if (node->type == XML_ELEMENT_NODE && !has_word (" template noscript svg ", (const char *) node->name))
      add_sheets (css, node, n_left, n_foreign, depth + 1);
}

/**
 * unrep_html_style_add_sheets:
 * @css: where style sheets are added
 * @root: the root of a page
 *
 * Adds the style sheets that stand in the page, for screens.
 *
 * Returns: how many more it has that stand elsewhere, and are not opened
 */
guint
unrep_html_style_add_sheets (UnrepCss      *css,
                             const xmlNode *root)
{
  guint n_left = MAX_SHEETS, n_foreign = 0;

  add_sheets (css, root, &n_left, &n_foreign, 0);
  return n_foreign;
}

static int32_t
transform (const char *kind,
           UCaseMap   *map,
           char       *out,
           int32_t     n_out,
           const char *text,
           UErrorCode *error)
{
  if (*kind == 'u')
    return ucasemap_utf8ToUpper (map, out, n_out, text, -1, error);
  if (*kind == 'l')
    return ucasemap_utf8ToLower (map, out, n_out, text, -1, error);
  return ucasemap_utf8ToTitle (map, out, n_out, text, -1, error);
}

/**
 * unrep_html_style_transform:
 * @self: the style of an element that changes letters
 * @text: text in it
 * @in_word: a word goes on in it
 *
 * Changes letters as the style says, by the rules of its language: what is shown and what
 * browsers copy is the changed text.
 *
 * Returns: (transfer full): the text that is shown
 */
char *
unrep_html_style_transform (const UnrepHtmlStyle *self,
                            const char           *text,
                            gboolean              in_word)
{
  const char *start = text;
  UErrorCode error = U_ZERO_ERROR;
  UCaseMap *map = NULL;
  char *out = NULL, *changed = NULL;
  int32_t n;

  while (in_word && *self->transform == 'c' && g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  map = ucasemap_open (self->language != NULL ? self->language : "", U_TITLECASE_NO_LOWERCASE, &error);
  if (map != NULL && U_SUCCESS (error))
    {
      n = transform (self->transform, map, NULL, 0, text, &error);
      if (error == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS (error))
        {
          error = U_ZERO_ERROR;
          out = g_malloc0 ((gsize) n + 1);
          transform (self->transform, map, out, n + 1, text, &error);
        }
    }
  if (map != NULL)
    ucasemap_close (map);
  if (out != NULL && U_SUCCESS (error))
    changed = g_strdup_printf ("%.*s%s", (int) (text - start), start, out);
  g_free (out);
  return changed != NULL ? changed : g_strdup (start);
}
