/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What styles of OpenDocument say: which is inherited, which is the page's. */
#include "unrep-odt.h"

#include "unrep-docx-numbering.h"
#include "unrep-docx-styles.h"

#include <string.h>

/* Longer chains, and circles, end here. */
#define MAX_CHAIN 32

struct _UnrepOdtStyles
{
  GHashTable *styles;  /* "family/name" → style:style */
  GHashTable *lists;   /* name → text:list-style */
  GHashTable *masters; /* name → style:master-page */
  GHashTable *layouts; /* name → style:page-layout */
  GHashTable *fonts;   /* name → style:font-face */
  const xmlNode *outline;
  const xmlNode *first_master;
};

/**
 * unrep_odt_styles_new:
 *
 * Returns: (transfer full): no styles
 */
UnrepOdtStyles *
unrep_odt_styles_new (void)
{
  UnrepOdtStyles *self = g_new0 (UnrepOdtStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lists = g_hash_table_new (g_str_hash, g_str_equal);
  self->masters = g_hash_table_new (g_str_hash, g_str_equal);
  self->layouts = g_hash_table_new (g_str_hash, g_str_equal);
  self->fonts = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * unrep_odt_styles_free:
 * @self: (transfer full): styles
 */
void
unrep_odt_styles_free (UnrepOdtStyles *self)
{
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->masters);
  g_hash_table_unref (self->layouts);
  g_hash_table_unref (self->fonts);
  g_free (self);
}

static void
add_style (UnrepOdtStyles *self,
           const xmlNode  *node)
{
  const char *name = unrep_xml_attribute (node, "name"), *family = unrep_xml_attribute (node, "family");

  if (unrep_xml_is (node, "outline-style"))
    self->outline = node;
  else if (unrep_xml_is (node, "default-style") && family != NULL)
    g_hash_table_insert (self->styles, g_strconcat (family, "/", NULL), (gpointer) node);
  else if (name == NULL)
    return;
  else if (unrep_xml_is (node, "style") && family != NULL)
    g_hash_table_insert (self->styles, g_strconcat (family, "/", name, NULL), (gpointer) node);
  else if (unrep_xml_is (node, "list-style"))
    g_hash_table_insert (self->lists, (gpointer) name, (gpointer) node);
  else if (unrep_xml_is (node, "page-layout"))
    g_hash_table_insert (self->layouts, (gpointer) name, (gpointer) node);
  else if (unrep_xml_is (node, "font-face"))
    g_hash_table_insert (self->fonts, (gpointer) name, (gpointer) node);
  else if (unrep_xml_is (node, "master-page"))
    {
      g_hash_table_insert (self->masters, (gpointer) name, (gpointer) node);
      if (self->first_master == NULL)
        self->first_master = node;
    }
}

/**
 * unrep_odt_styles_add:
 * @self: styles
 * @root: (nullable): root of a part of the document that has some
 *
 * Adds all styles of the part. Those of the part with the text go last: there the ones that
 * belong to its paragraphs are.
 */
void
unrep_odt_styles_add (UnrepOdtStyles *self,
                      const xmlNode  *root)
{
  static const char *const places[] = { "font-face-decls", "styles", "automatic-styles", "master-styles" };

  for (const xmlNode *place = root != NULL ? root->children : NULL; place != NULL; place = place->next)
    for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
      if (unrep_xml_is (place, places[i]))
        for (const xmlNode *node = place->children; node != NULL; node = node->next)
          if (node->type == XML_ELEMENT_NODE)
            add_style (self, node);
}

/**
 * unrep_odt_styles_find:
 * @self: styles
 * @family: such as `paragraph`
 * @name: (nullable): name of a style; "" for the default of the family
 *
 * Returns: (transfer none) (nullable): the style
 */
const xmlNode *
unrep_odt_styles_find (UnrepOdtStyles *self,
                       const char     *family,
                       const char     *name)
{
  g_autofree char *key = name != NULL ? g_strconcat (family, "/", name, NULL) : NULL;

  return key != NULL ? g_hash_table_lookup (self->styles, key) : NULL;
}

/* The style above; the default of the family is above all. */
static const xmlNode *
get_parent (UnrepOdtStyles *self,
            const char     *family,
            const xmlNode  *style)
{
  const char *parent = unrep_xml_attribute (style, "parent-style-name");
  const xmlNode *found = unrep_odt_styles_find (self, family, parent);

  if (found != NULL)
    return found;
  found = unrep_odt_styles_find (self, family, "");
  return style != found ? found : NULL;
}

/**
 * unrep_odt_styles_get_property:
 * @self: styles
 * @family: such as `paragraph`
 * @name: (nullable): name of a style
 * @properties: (nullable): element of the style that has the property, such as
 *   `text-properties`; %NULL for the style itself
 * @property: local name of the attribute
 *
 * Returns: (nullable): what the style says, or the nearest above it that says anything
 */
const char *
unrep_odt_styles_get_property (UnrepOdtStyles *self,
                               const char     *family,
                               const char     *name,
                               const char     *properties,
                               const char     *property)
{
  const xmlNode *style = unrep_odt_styles_find (self, family, name);

  if (style == NULL)
    style = unrep_odt_styles_find (self, family, "");
  for (guint i = 0; style != NULL && i < MAX_CHAIN; i++, style = get_parent (self, family, style))
    {
      const xmlNode *node = properties != NULL ? unrep_xml_first (style, properties) : style;
      const char *value = unrep_xml_attribute (node, property);

      if (value != NULL)
        return value;
    }
  return NULL;
}

/**
 * unrep_odt_styles_is_hidden:
 * @self: styles
 * @family: `paragraph` or `text`
 * @name: (nullable): name of a style
 * @inherited: whether the text around is hidden
 *
 * Returns: whether text in that style is hidden
 */
gboolean
unrep_odt_styles_is_hidden (UnrepOdtStyles *self,
                            const char     *family,
                            const char     *name,
                            gboolean        inherited)
{
  const char *display = unrep_odt_styles_get_property (self, family, name, "text-properties", "display");

  return display != NULL ? strcmp (display, "none") == 0 : inherited;
}

/* The name of a font is that of its declaration, which has the name of its family. */
static const char *
find_font (UnrepOdtStyles *self,
           const char     *name)
{
  const xmlNode *face = name != NULL ? g_hash_table_lookup (self->fonts, name) : NULL;
  const char *family = unrep_xml_attribute (face, "font-family");

  return family != NULL ? family : name;
}

/**
 * unrep_odt_styles_get_sign_font:
 * @self: styles
 * @family: `paragraph` or `text`
 * @name: (nullable): name of a style
 * @inherited: (nullable): what holds for the text around
 *
 * Returns: (nullable): the font of signs that text in that style is set in, or %NULL
 */
const char *
unrep_odt_styles_get_sign_font (UnrepOdtStyles *self,
                                const char     *family,
                                const char     *name,
                                const char     *inherited)
{
  const char *font = unrep_odt_styles_get_property (self, family, name, "text-properties", "font-name");

  if (font == NULL)
    return inherited;
  font = find_font (self, font);
  return unrep_docx_is_sign_font (font) ? font : NULL;
}

/**
 * unrep_odt_styles_get_sign:
 * @self: styles
 * @properties: (nullable): `text-properties` that name a font
 * @c: a character in it
 *
 * Returns: what it looks like; a bullet where that is not known
 */
gunichar
unrep_odt_styles_get_sign (UnrepOdtStyles *self,
                           const xmlNode  *properties,
                           gunichar        c)
{
  const char *name = unrep_xml_attribute (properties, "font-name");
  const char *font = name != NULL ? find_font (self, name) : unrep_xml_attribute (properties, "font-family");
  gunichar sign = unrep_docx_is_sign_font (font) ? unrep_docx_symbol (font, c) : c;

  return g_unichar_type (sign) == G_UNICODE_PRIVATE_USE ? UNREP_DOCX_BULLET : sign;
}

/* What people call a style: names have what XML names may not have as `_20_`. */
static char *
dup_display_name (const xmlNode *style,
                  const char    *name)
{
  const char *display = unrep_xml_attribute (style, "display-name");
  GString *decoded = g_string_new (display);

  for (const char *p = display != NULL ? "" : name; *p != '\0'; p++)
    if (p[0] == '_' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]) && p[3] == '_')
      {
        g_string_append_c (decoded, (char) (g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2])));
        p += 3;
      }
    else
      g_string_append_c (decoded, *p);
  return g_string_free (decoded, FALSE);
}

/**
 * unrep_odt_styles_get_heading:
 * @self: styles
 * @name: (nullable): name of a paragraph style
 *
 * Returns: which heading its name says, or the name of a style that it is made of: a level
 *   from 1, %UNREP_HEADING_TITLE, or 0 for none
 */
guint
unrep_odt_styles_get_heading (UnrepOdtStyles *self,
                              const char     *name)
{
  guint heading = 0;

  for (guint i = 0; heading == 0 && name != NULL && i < MAX_CHAIN; i++)
    {
      const xmlNode *style = unrep_odt_styles_find (self, "paragraph", name);
      g_autofree char *display = dup_display_name (style, name);

      heading = unrep_docx_find_heading (display);
      name = unrep_xml_attribute (style, "parent-style-name");
    }
  return heading;
}

static UnrepDirection
read_direction (const char *mode)
{
  if (mode != NULL && g_str_has_prefix (mode, "rl"))
    return UNREP_DIRECTION_RTL;
  return mode != NULL && g_str_has_prefix (mode, "l") ? UNREP_DIRECTION_LTR : UNREP_DIRECTION_NEUTRAL;
}

/* The page that a document begins with, where no paragraph says another. */
static const xmlNode *
get_first_master (UnrepOdtStyles *self)
{
  const xmlNode *standard = g_hash_table_lookup (self->masters, "Standard");

  return standard != NULL ? standard : self->first_master;
}

/**
 * unrep_odt_styles_get_direction:
 * @self: styles
 * @name: (nullable): name of a paragraph style
 *
 * Returns: the direction of its paragraphs, that of the page where they follow it;
 *   %UNREP_DIRECTION_NEUTRAL where nothing says it
 */
UnrepDirection
unrep_odt_styles_get_direction (UnrepOdtStyles *self,
                                const char     *name)
{
  const char *mode = unrep_odt_styles_get_property (self, "paragraph", name, "paragraph-properties", "writing-mode");
  const char *layout = unrep_xml_attribute (get_first_master (self), "page-layout-name");
  const xmlNode *page = layout != NULL ? g_hash_table_lookup (self->layouts, layout) : NULL;

  if (read_direction (mode) != UNREP_DIRECTION_NEUTRAL)
    return read_direction (mode);
  return read_direction (unrep_xml_attribute (unrep_xml_first (page, "page-layout-properties"), "writing-mode"));
}

/**
 * unrep_odt_styles_get_list:
 * @self: styles
 * @name: (nullable): name of a list style
 *
 * Returns: (transfer none) (nullable): the style
 */
const xmlNode *
unrep_odt_styles_get_list (UnrepOdtStyles *self,
                           const char     *name)
{
  return name != NULL ? g_hash_table_lookup (self->lists, name) : NULL;
}

/**
 * unrep_odt_styles_get_outline:
 * @self: styles
 *
 * Returns: (transfer none) (nullable): how headings are numbered
 */
const xmlNode *
unrep_odt_styles_get_outline (UnrepOdtStyles *self)
{
  return self->outline;
}

/**
 * unrep_odt_styles_get_first_header:
 * @self: styles
 * @paragraph: (nullable): name of the style of the first paragraph
 *
 * Returns: (transfer none) (nullable): the header of the first page, where it is one of its
 *   own; headers of all pages repeat what they say
 */
const xmlNode *
unrep_odt_styles_get_first_header (UnrepOdtStyles *self,
                                   const char     *paragraph)
{
  const char *name = unrep_odt_styles_get_property (self, "paragraph", paragraph, NULL, "master-page-name");
  const xmlNode *master = name != NULL && *name != '\0' ? g_hash_table_lookup (self->masters, name) : NULL;
  const xmlNode *header;
  const char *next;

  if (master == NULL)
    master = get_first_master (self);
  header = unrep_xml_first (master, "header-first");
  next = unrep_xml_attribute (master, "next-style-name");
  if (header == NULL && next != NULL && g_strcmp0 (next, unrep_xml_attribute (master, "name")) != 0)
    header = unrep_xml_first (master, "header");
  return g_strcmp0 (unrep_xml_attribute (header, "display"), "false") != 0 ? header : NULL;
}
