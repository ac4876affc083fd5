/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-docx-numbering.h"

#include "unrep-docx-number.h"

#include <string.h>

#define N_LEVELS 9
/* So many styles may lead from one list to the one that it stands for. */
#define MAX_LINKS 16
#define MAX_ID 10000000
#define MAX_NUMBER 1000000
/* A label is cut here: pictures made of labels are none. */
#define MAX_TEXT 120

/* What stands behind a label. */
typedef enum
{
  SUFFIX_TAB,
  SUFFIX_SPACE,
  SUFFIX_NOTHING,
} Suffix;

typedef struct
{
  gboolean set;
  guint start;
  const UnrepDocxNumberFormat *format;
  char *text;    /* as in the file: "%1.%2" */
  char *style;   /* paragraphs of this style are on this level */
  char *font;
  Suffix suffix;
  guint restart; /* begins again behind a level below this one; 0 never */
  gboolean legal;
  gboolean picture;
  gboolean hidden;
} Level;

/* A definition (w:abstractNum), whose counters all lists share that are made of it. */
typedef struct
{
  guint index; /* from 1 */
  Level levels[N_LEVELS];
  char *link;  /* the style of the list it stands for */
  guint counters[N_LEVELS];
  guint started; /* bit N: level N has counted */
} Definition;

/* A list (w:num). */
typedef struct
{
  guint definition_id;
  Level levels[N_LEVELS]; /* that it overrides */
  guint starts[N_LEVELS];
  guint overridden; /* bit N: @starts counts for level N */
  guint pending;    /* bit N: and has not yet been used */
} List;

struct _UnrepDocxNumbering
{
  UnrepDocxStyles *styles;
  GHashTable *definitions; /* by id */
  GHashTable *lists;
};

static void
clear_levels (Level *levels)
{
  for (guint i = 0; i < N_LEVELS; i++)
    {
      g_free (levels[i].text);
      g_free (levels[i].style);
      g_free (levels[i].font);
    }
}

static void
definition_free (gpointer data)
{
  Definition *definition = data;

  clear_levels (definition->levels);
  g_free (definition->link);
  g_free (definition);
}

static void
list_free (gpointer data)
{
  List *list = data;

  clear_levels (list->levels);
  g_free (list);
}

static const char *
get_value (const xmlNode *parent,
           const char    *name)
{
  return unrep_xml_attribute (unrep_xml_first (parent, name), "val");
}

/* Newer formats are wrapped: the first of the alternatives is the newest. */
static const xmlNode *
find_format (const xmlNode *level)
{
  const xmlNode *alternatives = unrep_xml_first (level, "AlternateContent");
  const xmlNode *newest = unrep_xml_first (unrep_xml_first (alternatives, "Choice"), "numFmt");

  return newest != NULL ? newest : unrep_xml_first (level, "numFmt");
}

static void
read_level (Level         *level,
            const xmlNode *node,
            guint          index)
{
  const xmlNode *format = find_format (node), *run = unrep_xml_first (node, "rPr");
  const char *suffix = get_value (node, "suff"), *text = get_value (node, "lvlText");

  if (level->set)
    return;
  level->set = TRUE;
  level->start = unrep_xml_uint (unrep_xml_first (node, "start"), "val", MAX_NUMBER, 0);
  level->format = unrep_docx_number_find (unrep_xml_attribute (format, "val"), unrep_xml_attribute (format, "format"));
  level->text = g_strdup (text != NULL ? text : "");
  level->style = g_strdup (get_value (node, "pStyle"));
  level->font = g_strdup (unrep_xml_attribute (unrep_xml_first (run, "rFonts"), "ascii"));
  level->suffix = g_strcmp0 (suffix, "space") == 0     ? SUFFIX_SPACE
                  : g_strcmp0 (suffix, "nothing") == 0 ? SUFFIX_NOTHING
                                                       : SUFFIX_TAB;
  level->restart = unrep_xml_uint (unrep_xml_first (node, "lvlRestart"), "val", N_LEVELS, index);
  level->legal = unrep_docx_read_toggle (node, "isLgl") == 1;
  level->picture = unrep_xml_first (node, "lvlPicBulletId") != NULL;
  level->hidden = unrep_docx_read_toggle (run, "vanish") == 1;
}

static void
read_levels (Level         *levels,
             const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      guint index = unrep_xml_is (node, "lvl") ? unrep_xml_uint (node, "ilvl", N_LEVELS - 1, N_LEVELS) : N_LEVELS;

      if (index < N_LEVELS)
        read_level (&levels[index], node, index);
    }
}

static void
add_definition (UnrepDocxNumbering *self,
                const xmlNode      *node)
{
  guint id = unrep_xml_uint (node, "abstractNumId", MAX_ID, G_MAXUINT);
  Definition *definition;

  if (id == G_MAXUINT || g_hash_table_contains (self->definitions, GUINT_TO_POINTER (id)))
    return;
  definition = g_new0 (Definition, 1);
  definition->index = g_hash_table_size (self->definitions) + 1;
  definition->link = g_strdup (get_value (node, "numStyleLink"));
  read_levels (definition->levels, node);
  g_hash_table_insert (self->definitions, GUINT_TO_POINTER (id), definition);
}

static void
add_list (UnrepDocxNumbering *self,
          const xmlNode      *node)
{
  guint id = unrep_xml_uint (node, "numId", MAX_ID, G_MAXUINT);
  List *list;

  if (id == G_MAXUINT || g_hash_table_contains (self->lists, GUINT_TO_POINTER (id)))
    return;
  list = g_new0 (List, 1);
  list->definition_id = unrep_xml_uint (unrep_xml_first (node, "abstractNumId"), "val", MAX_ID, G_MAXUINT);
  for (const xmlNode *override = node->children; override != NULL; override = override->next)
    {
      guint level = unrep_xml_is (override, "lvlOverride")
                      ? unrep_xml_uint (override, "ilvl", N_LEVELS - 1, N_LEVELS)
                      : N_LEVELS;
      const xmlNode *start = unrep_xml_first (override, "startOverride");

      if (level == N_LEVELS)
        continue;
      read_levels (list->levels, override);
      if (start != NULL)
        {
          list->starts[level] = unrep_xml_uint (start, "val", MAX_NUMBER, 0);
          list->overridden |= 1u << level;
        }
    }
  list->pending = list->overridden;
  g_hash_table_insert (self->lists, GUINT_TO_POINTER (id), list);
}

/**
 * unrep_docx_numbering_new:
 * @xml: (nullable): the numbering part; %NULL where there is none
 * @styles: the styles, which must live as long
 * @error: return location of an error: %UNREP_ERROR_FORMAT
 *
 * Returns: (transfer full): the lists, none of which has counted yet; %NULL on error
 */
UnrepDocxNumbering *
unrep_docx_numbering_new (UnrepXml         *xml,
                          UnrepDocxStyles  *styles,
                          GError          **error)
{
  g_autoptr (UnrepDocxNumbering) self = g_new0 (UnrepDocxNumbering, 1);
  xmlNode *root = NULL;

  self->styles = styles;
  self->definitions = g_hash_table_new_full (NULL, NULL, NULL, definition_free);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, list_free);
  if (xml != NULL && !unrep_xml_read_root (xml, &root, error))
    return NULL;
  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (unrep_xml_is (node, "abstractNum"))
      add_definition (self, node);
    else if (unrep_xml_is (node, "num"))
      add_list (self, node);
  return g_steal_pointer (&self);
}

/**
 * unrep_docx_numbering_free:
 * @self: (transfer full): the lists
 *
 * Frees them.
 */
void
unrep_docx_numbering_free (UnrepDocxNumbering *self)
{
  g_hash_table_unref (self->definitions);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/* The definition of @list; one that only stands for a style leads to the style's. */
static Definition *
find_definition (UnrepDocxNumbering *self,
                 const List         *list)
{
  for (guint i = 0; i < MAX_LINKS && list != NULL; i++)
    {
      Definition *definition = g_hash_table_lookup (self->definitions, GUINT_TO_POINTER (list->definition_id));

      if (definition == NULL || definition->link == NULL)
        return definition;
      list = g_hash_table_lookup (self->lists,
                                  GINT_TO_POINTER (unrep_docx_styles_get_num (self->styles, definition->link)));
    }
  return NULL;
}

static const Level *
get_level (const Definition *definition,
           const List       *list,
           guint             level)
{
  return list->levels[level].set ? &list->levels[level] : &definition->levels[level];
}

/* A style that has a list, but says no level of it, is named by its level. */
static guint
find_level (const Definition          *definition,
            const List                *list,
            const UnrepDocxProperties *paragraph)
{
  if (paragraph->num_style != NULL)
    for (guint i = 0; i < N_LEVELS; i++)
      if (g_strcmp0 (get_level (definition, list, i)->style, paragraph->style) == 0
          || (paragraph->level == UNREP_DOCX_UNSET
              && g_strcmp0 (get_level (definition, list, i)->style, paragraph->num_style) == 0))
        return i;
  return paragraph->level == UNREP_DOCX_UNSET ? 0 : (guint) paragraph->level;
}

static guint
get_start (const Definition *definition,
           const List       *list,
           guint             level)
{
  return list->overridden & (1u << level) ? list->starts[level] : get_level (definition, list, level)->start;
}

/* Counts one paragraph on @level. */
static void
count (Definition *definition,
       List       *list,
       guint       level)
{
  guint bit = 1u << level;

  if (definition->started & ~list->pending & bit)
    definition->counters[level] = MIN (definition->counters[level] + 1, MAX_NUMBER);
  else
    definition->counters[level] = get_start (definition, list, level);
  list->pending &= ~bit;
  definition->started |= bit;
  for (guint i = 0; i < N_LEVELS; i++)
    {
      guint restart = get_level (definition, list, i)->restart;

      if (i > level && restart > level)
        definition->started &= ~(1u << i);
      else if (i < level && !(definition->started & (1u << i)))
        {
          /* A level that is left out counts, but no paragraph has begun it. */
          definition->counters[i] = get_start (definition, list, i);
          definition->started |= 1u << i;
        }
    }
}

/* Puts the label in words: %1 stands for the number of the first level. Where the
 * numbers of several levels stand in it, joined by points, it is bare as a whole. */
static void
append_text (const Definition *definition,
             const List       *list,
             guint             index,
             GString          *out,
             UnrepLineFacts   *facts)
{
  const Level *level = get_level (definition, list, index);
  gsize start = out->len;
  guint n_numbers = 0;

  for (const char *p = level->text; *p != '\0' && out->len - start < MAX_TEXT; p++)
    {
      guint other = p[0] == '%' && p[1] >= '1' && p[1] <= '9' ? (guint) (p[1] - '1') : N_LEVELS;
      const UnrepDocxNumberFormat *format;
      gsize before = out->len;

      if (other > index)
        {
          g_string_append_c (out, *p);
          continue;
        }
      format = get_level (definition, list, other)->format;
      if (level->legal && format != NULL && format->kind != UNREP_DOCX_NUMBER_NONE)
        format = unrep_docx_number_find ("decimal", NULL);
      if (format != NULL)
        unrep_docx_number_append (out, format, definition->counters[other]);
      p++;
      if (out->len == before)
        continue;
      if (n_numbers++ == 0 || out->str[before - 1] != '.')
        facts->bare_start = (guint16) (before - start);
      facts->bare_end = (guint16) (out->len - start);
    }
  facts->counted = n_numbers > 0;
  facts->ordinal = facts->counted ? definition->counters[index] : 0;
}

static void
append_bullet (const Level *level,
               GString     *out)
{
  const char *text = level->text;

  if (level->picture || *text == '\0')
    {
      if (level->picture)
        g_string_append (out, "•");
      return;
    }
  for (guint i = 0; *text != '\0' && i < MAX_TEXT / 8; text = g_utf8_next_char (text), i++)
    g_string_append_unichar (out, unrep_docx_symbol (level->font, g_utf8_get_char (text)));
}

static gboolean
is_multi_level (const GString        *out,
                gsize                 start,
                const UnrepLineFacts *facts)
{
  const char *bare = out->str + start + facts->bare_start;

  return memchr (bare, '.', (gsize) (facts->bare_end - facts->bare_start)) != NULL;
}

/**
 * unrep_docx_numbering_append:
 * @self: the lists
 * @paragraph: what holds for a paragraph
 * @out: where its label goes, and what stands between it and the text
 * @facts: where it is said what the label is
 *
 * Counts the paragraph, if it is in a list, as Word does: lists that are made of one
 * definition count together; a level begins again behind one above it; a list that says
 * where it starts does so at its first paragraph, and wherever it begins again
 * (ISO/IEC 29500-1, startOverride).
 */
void
unrep_docx_numbering_append (UnrepDocxNumbering        *self,
                             const UnrepDocxProperties *paragraph,
                             GString                   *out,
                             UnrepLineFacts            *facts)
{
  List *list = paragraph->num > 0 ? g_hash_table_lookup (self->lists, GINT_TO_POINTER (paragraph->num)) : NULL;
  Definition *definition = list != NULL ? find_definition (self, list) : NULL;
  const Level *level;
  gsize start = out->len;
  guint index;

  if (definition == NULL)
    return;
  index = find_level (definition, list, paragraph);
  level = get_level (definition, list, index);
  if (!level->set)
    return;
  count (definition, list, index);
  if (level->hidden)
    return;
  facts->bullet = level->format->kind == UNREP_DOCX_NUMBER_BULLET || level->picture;
  if (facts->bullet)
    append_bullet (level, out);
  else
    append_text (definition, list, index, out, facts);
  if (out->len == start)
    return;
  facts->list = definition->index;
  facts->level = index & 15;
  facts->label_bytes = (guint16) (out->len - start);
  facts->system = level->legal ? UNREP_NUMBERING_DIGITS : level->format->system;
  if (facts->counted && is_multi_level (out, start, facts))
    facts->system = UNREP_NUMBERING_DECIMAL;
  if (level->suffix != SUFFIX_NOTHING)
    g_string_append_c (out, level->suffix == SUFFIX_TAB ? '\t' : ' ');
}
