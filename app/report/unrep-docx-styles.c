/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-docx-styles.h"

#include "unrep-line-facts.h"

#include <string.h>

/* No chain of styles is longer in a sound file; it also ends those that are rings. */
#define MAX_CHAIN 64
#define MAX_NUM 1000000
#define MAX_LEVEL 8
#define MAX_OUTLINE 9

typedef struct
{
  char *id;
  char *based_on;
  UnrepDocxProperties own;
} Style;

struct _UnrepDocxStyles
{
  GHashTable *styles; /* by id */
  UnrepDocxProperties defaults;
  char *normal;       /* the default paragraph style */
};

/* The headings of the UN's own templates, by the letters and digits of their names;
 * they have no outline level. A suffix tells the template: _G, _GA. */
static const struct
{
  const char *name;
  guint heading;
} un_headings[] = {
  { "HM", UNREP_HEADING_TITLE },       { "HCH", 1 }, { "H1", 2 }, { "H23", 3 }, { "H4", 4 }, { "H56", 5 },
  { "TITLEHCH", UNREP_HEADING_TITLE }, { "TITLEH1", UNREP_HEADING_TITLE }, { "TITLEH2", UNREP_HEADING_TITLE },
};

/* Word has its own names in English, whatever its language; other programs have not. */
static const struct
{
  const char *heading; /* before a number */
  const char *title;
} local_names[] = {
  { "titre", "titre" },        { "título", "título" },     { "encabezado", "título" }, { "заголовок", "название" },
  { "عنوان", "عنوان" },        { "العنوان", "العنوان" },   { "标题", "标题" },         { "überschrift", "titel" },
  { "titolo", "titolo" },      { "cabeçalho", "título" },  { "başlık", "konu başlığı" },
};

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->id);
  g_free (style->based_on);
  g_free (style);
}

/**
 * unrep_docx_is_on:
 * @value: (nullable): an attribute that is on or off
 *
 * Returns: whether it is on, as it is without a value
 */
gboolean
unrep_docx_is_on (const char *value)
{
  return value == NULL || !(strcmp (value, "0") == 0 || strcmp (value, "false") == 0 || strcmp (value, "off") == 0);
}

/**
 * unrep_docx_read_toggle:
 * @properties: (nullable): properties of a paragraph or a run
 * @name: of a property that is on or off
 *
 * Returns: 1 where it is on, 0 where it is off, else %UNREP_DOCX_UNSET
 */
int
unrep_docx_read_toggle (const xmlNode *properties,
                        const char    *name)
{
  const xmlNode *node = unrep_xml_first (properties, name);

  return node == NULL ? UNREP_DOCX_UNSET : unrep_docx_is_on (unrep_xml_attribute (node, "val"));
}

static int
read_number (const xmlNode *parent,
             const char    *name,
             guint          max)
{
  return (int) unrep_xml_uint (unrep_xml_first (parent, name), "val", max, (guint) UNREP_DOCX_UNSET);
}

static UnrepDocxProperties
read_properties (const xmlNode *paragraph,
                 const xmlNode *run)
{
  const xmlNode *num = unrep_xml_first (paragraph, "numPr");
  UnrepDocxProperties own = { 0 };

  own.bidi = unrep_docx_read_toggle (paragraph, "bidi");
  own.outline = read_number (paragraph, "outlineLvl", MAX_OUTLINE);
  own.vanish = unrep_docx_read_toggle (run, "vanish");
  own.num = read_number (num, "numId", MAX_NUM);
  own.level = read_number (num, "ilvl", MAX_LEVEL);
  return own;
}

/* What @own sets goes over what @base has. */
static void
inherit (UnrepDocxProperties       *own,
         const UnrepDocxProperties *base)
{
  int *mine[] = { &own->bidi, &own->outline, &own->vanish, &own->num, &own->level };
  const int theirs[] = { base->bidi, base->outline, base->vanish, base->num, base->level };

  if (own->num == UNREP_DOCX_UNSET)
    own->num_style = base->num_style;
  for (gsize i = 0; i < G_N_ELEMENTS (mine); i++)
    if (*mine[i] == UNREP_DOCX_UNSET)
      *mine[i] = theirs[i];
  if (own->heading == 0)
    own->heading = base->heading;
  own->contents |= base->contents;
}

static void
read_letters (const char *name,
              char        letters[16])
{
  gsize n = 0;

  for (const char *p = name; *p != '\0' && n + 1 < 16; p++)
    if (g_ascii_isalnum (*p))
      letters[n++] = g_ascii_toupper (*p);
  letters[n] = '\0';
}

/* "Titre 2" is the second level, "Titre" the title; "Titre de partie" is neither. */
static guint
find_local_heading (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1), *words = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
  gsize n = words != NULL ? strlen (words) : 0;
  guint level = n > 0 && words[n - 1] >= '1' && words[n - 1] <= '9' ? (guint) (words[n - 1] - '0') : 0;

  if (level > 0)
    words[n - 1] = '\0';
  for (gsize i = 0; n > 0 && i < G_N_ELEMENTS (local_names); i++)
    if (strcmp (g_strstrip (words), level > 0 ? local_names[i].heading : local_names[i].title) == 0)
      return level > 0 ? level : UNREP_HEADING_TITLE;
  return 0;
}

/**
 * unrep_docx_find_heading:
 * @names: the name of a style; others that it has may follow behind a comma
 *
 * Returns: which heading the name says, in Word's own English, in the languages of the
 *   United Nations and a few others, and in the UN's own templates: a level from 1,
 *   %UNREP_HEADING_TITLE, or 0 for none
 */
guint
unrep_docx_find_heading (const char *names)
{
  g_autofree char *name = g_strndup (names, strcspn (names, ",;"));
  char letters[16];

  read_letters (name, letters);
  for (gsize i = 0; i < G_N_ELEMENTS (un_headings); i++)
    {
      gsize n_name = strlen (un_headings[i].name);
      const char *suffix = letters + n_name;

      if (strncmp (letters, un_headings[i].name, n_name) == 0
          && (*suffix == '\0' || strcmp (suffix, "G") == 0 || strcmp (suffix, "GA") == 0))
        return un_headings[i].heading;
    }
  if (strcmp (letters, "TITLE") == 0)
    return UNREP_HEADING_TITLE;
  if (strlen (letters) == 8 && memcmp (letters, "HEADING", 7) == 0 && letters[7] >= '1' && letters[7] <= '9')
    return (guint) (letters[7] - '0');
  return find_local_heading (name);
}

static void
read_name (const char          *name,
           UnrepDocxProperties *own)
{
  char letters[16];

  read_letters (name, letters);
  own->contents = strlen (letters) == 4 && memcmp (letters, "TOC", 3) == 0 && g_ascii_isdigit (letters[3]);
  own->heading = unrep_docx_find_heading (name);
}

static void
add_style (UnrepDocxStyles *self,
           const xmlNode   *node)
{
  const char *id = unrep_xml_attribute (node, "styleId"), *type = unrep_xml_attribute (node, "type");
  const char *name = unrep_xml_attribute (unrep_xml_first (node, "name"), "val");
  const char *standard = unrep_xml_attribute (node, "default");
  Style *style;

  if (id == NULL || g_hash_table_contains (self->styles, id))
    return;
  style = g_new0 (Style, 1);
  style->id = g_strdup (id);
  style->based_on = g_strdup (unrep_xml_attribute (unrep_xml_first (node, "basedOn"), "val"));
  style->own = read_properties (unrep_xml_first (node, "pPr"), unrep_xml_first (node, "rPr"));
  if (style->own.num != UNREP_DOCX_UNSET)
    style->own.num_style = style->id;
  if (type == NULL || strcmp (type, "paragraph") == 0)
    read_name (name != NULL ? name : id, &style->own);
  g_hash_table_insert (self->styles, style->id, style);
  if (self->normal == NULL && type != NULL && strcmp (type, "paragraph") == 0 && standard != NULL
      && unrep_docx_is_on (standard))
    self->normal = g_strdup (id);
}

/**
 * unrep_docx_styles_new:
 * @xml: (nullable): the styles part; %NULL where there is none
 * @error: return location of an error: %UNREP_ERROR_FORMAT
 *
 * Returns: (transfer full): the styles, %NULL on error
 */
UnrepDocxStyles *
unrep_docx_styles_new (UnrepXml  *xml,
                       GError   **error)
{
  g_autoptr (UnrepDocxStyles) self = g_new0 (UnrepDocxStyles, 1);
  const UnrepDocxProperties unset = { .bidi = UNREP_DOCX_UNSET, .outline = UNREP_DOCX_UNSET, .vanish = UNREP_DOCX_UNSET,
                                      .num = UNREP_DOCX_UNSET, .level = UNREP_DOCX_UNSET };
  xmlNode *root = NULL, *defaults;

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, style_free);
  self->defaults = unset;
  if (xml != NULL && !unrep_xml_read_root (xml, &root, error))
    return NULL;
  defaults = unrep_xml_first (root, "docDefaults");
  if (defaults != NULL)
    self->defaults = read_properties (unrep_xml_first (unrep_xml_first (defaults, "pPrDefault"), "pPr"),
                                      unrep_xml_first (unrep_xml_first (defaults, "rPrDefault"), "rPr"));
  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (unrep_xml_is (node, "style"))
      add_style (self, node);
  return g_steal_pointer (&self);
}

/**
 * unrep_docx_styles_free:
 * @self: (transfer full): styles
 *
 * Frees them.
 */
void
unrep_docx_styles_free (UnrepDocxStyles *self)
{
  g_hash_table_unref (self->styles);
  g_free (self->normal);
  g_free (self);
}

/* Lays the style @id and those it is based on under @properties. */
static void
inherit_chain (UnrepDocxStyles     *self,
               UnrepDocxProperties *properties,
               const char          *id)
{
  for (guint i = 0; i < MAX_CHAIN && id != NULL; i++)
    {
      const Style *style = g_hash_table_lookup (self->styles, id);

      if (style == NULL)
        return;
      inherit (properties, &style->own);
      id = style->based_on;
    }
}

/**
 * unrep_docx_styles_resolve:
 * @self: styles
 * @properties: (nullable): a paragraph's own (`w:pPr`)
 * @table_style: (nullable): id of the style of the table it stands in
 *
 * Returns: what holds for the paragraph: its own properties, else those of its style
 *   and of the styles that one is based on, else the table's, else the document's
 *   (ISO/IEC 29500-1, 17.7.2). A list that the paragraph itself does without stays out.
 */
UnrepDocxProperties
unrep_docx_styles_resolve (UnrepDocxStyles *self,
                           const xmlNode   *properties,
                           const char      *table_style)
{
  UnrepDocxProperties all = read_properties (properties, NULL);
  const char *style = unrep_xml_attribute (unrep_xml_first (properties, "pStyle"), "val");

  if (style == NULL || !g_hash_table_contains (self->styles, style))
    style = self->normal;
  inherit_chain (self, &all, style);
  inherit_chain (self, &all, table_style);
  inherit (&all, &self->defaults);
  all.style = style;
  /* A level that is set says more than the name of a style. */
  if (all.outline != UNREP_DOCX_UNSET)
    all.heading = all.heading == UNREP_HEADING_TITLE ? all.heading
                  : all.outline == MAX_OUTLINE       ? 0
                                                     : (guint) all.outline + 1;
  return all;
}

/**
 * unrep_docx_styles_is_hidden:
 * @self: styles
 * @run_properties: (nullable): a run's own (`w:rPr`)
 * @paragraph: what holds for its paragraph
 *
 * Returns: whether its text is hidden
 */
gboolean
unrep_docx_styles_is_hidden (UnrepDocxStyles           *self,
                             const xmlNode             *run_properties,
                             const UnrepDocxProperties *paragraph)
{
  UnrepDocxProperties run = { .vanish = unrep_docx_read_toggle (run_properties, "vanish") };

  if (run.vanish == UNREP_DOCX_UNSET)
    inherit_chain (self, &run, unrep_xml_attribute (unrep_xml_first (run_properties, "rStyle"), "val"));
  if (run.vanish == UNREP_DOCX_UNSET)
    run.vanish = paragraph->vanish;
  return run.vanish == 1;
}

/**
 * unrep_docx_styles_get_num:
 * @self: styles
 * @id: id of a style of a list
 *
 * Returns: the id of the list that it is of, or %UNREP_DOCX_UNSET
 */
int
unrep_docx_styles_get_num (UnrepDocxStyles *self,
                           const char      *id)
{
  const Style *style = g_hash_table_lookup (self->styles, id);

  return style != NULL ? style->own.num : UNREP_DOCX_UNSET;
}
