/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists and numbered headings (OpenDocument 1.3, 5.3 and 16.30). */
#include "unrep-odt.h"

#include <string.h>

#define MAX_NUMBER 1000000
#define MAX_LABEL 500
#define BULLET "•"

/* Number formats, by what they begin with: standard ones are one character, and LibreOffice
 * writes others by example. With letter-sync letters are doubled: aa, bb. */
static const struct
{
  const char *begins;
  UnrepDocxNumberFormat format;
} formats[] = {
  { "1st", { NULL, UNREP_DOCX_NUMBER_ORDINAL, UNREP_NUMBERING_DIGITS } },
  { "1", { NULL, UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS } },
  { "001", { NULL, UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, .width = 3 } },
  { "01", { NULL, UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, .width = 2 } },
  { "٠١", { NULL, UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, "٠١٢٣٤٥٦٧٨٩", .width = 2 } },
  { "١", { NULL, UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, "٠١٢٣٤٥٦٧٨٩" } },
  { "۱", { NULL, UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, "۰۱۲۳۴۵۶۷۸۹" } },
  { "a", { NULL, UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_LATIN_LOWER, "abcdefghijklmnopqrstuvwxyz" } },
  { "A", { NULL, UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_LATIN_UPPER, "ABCDEFGHIJKLMNOPQRSTUVWXYZ" } },
  { "i", { NULL, UNREP_DOCX_NUMBER_ROMAN, UNREP_NUMBERING_ROMAN_LOWER } },
  { "I", { NULL, UNREP_DOCX_NUMBER_ROMAN, UNREP_NUMBERING_ROMAN_UPPER } },
  { "ا, ب, ج", { NULL, UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_ARABIC_LETTER, "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ" } },
  { "أ, ب, ج", { NULL, UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_ARABIC_LETTER, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ" } },
  { "أ, ب, ت", { NULL, UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_ARABIC_LETTER, "أبتثجحخدذرزسشصضطظعغفقكلمنهوى" } },
  { "ا, ب, ت", { NULL, UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_ARABIC_LETTER, "ابتثجحخدذرزسشصضطظعغفقكلمنهوى" } },
  { "а, б", { NULL, UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_CYRILLIC_LOWER, "абвгдежзиклмнопрстуфхцчшщыэюя" } },
  { "А, Б", { NULL, UNREP_DOCX_NUMBER_ALPHABET, UNREP_NUMBERING_CYRILLIC_UPPER, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ" } },
  { "一", { NULL, UNREP_DOCX_NUMBER_CHINESE, UNREP_NUMBERING_CHINESE } },
  { "①", { NULL, UNREP_DOCX_NUMBER_SIGNS, UNREP_NUMBERING_DIGITS, "①" } },
  { "א, י, ק", { NULL, UNREP_DOCX_NUMBER_HEBREW, UNREP_NUMBERING_DIGITS } },
  { "א, ב, ג", { NULL, UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_DIGITS, "אבגדהוזחטיכלמנסעפצקרשת" } },
  { "One", { NULL, UNREP_DOCX_NUMBER_WORDS, UNREP_NUMBERING_DIGITS } },
  { "First", { NULL, UNREP_DOCX_NUMBER_WORDS, UNREP_NUMBERING_DIGITS, .ordinal = TRUE } },
  { "*, †", { NULL, UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_DIGITS, "*†‡§" } },
};

/* One that goes on where another ended is the same list. */
typedef struct
{
  guint index;
  guint numbers[UNREP_ODT_MAX_LEVELS];
  gboolean begun[UNREP_ODT_MAX_LEVELS];
} List;

/* A list that is open, in the one before. */
typedef struct
{
  List *list;
  const xmlNode *style;
  const xmlNode *own; /* of the item, where it has another style */
  guint level;
  int start;          /* of the item, where it says so; else -1 */
  gboolean due;       /* the next paragraph has the item's label */
} Open;

struct _UnrepOdtLists
{
  UnrepOdtStyles *styles;
  UnrepLineWriter *writer;
  GPtrArray *lists;
  GHashTable *by_id;    /* List by xml:id */
  GHashTable *by_style; /* the last List in a style */
  GArray *open;
  guint bottom;         /* lists below are of the text around a note or a text box */
  List *headings;
};

/**
 * unrep_odt_lists_new:
 * @styles: the styles, which must live as long
 * @writer: what lines are written with, which must live as long
 *
 * Returns: (transfer full): no lists yet
 */
UnrepOdtLists *
unrep_odt_lists_new (UnrepOdtStyles  *styles,
                     UnrepLineWriter *writer)
{
  UnrepOdtLists *self = g_new0 (UnrepOdtLists, 1);

  self->styles = styles;
  self->writer = writer;
  self->lists = g_ptr_array_new_with_free_func (g_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_style = g_hash_table_new (g_str_hash, g_str_equal);
  self->open = g_array_new (FALSE, TRUE, sizeof (Open));
  return self;
}

/**
 * unrep_odt_lists_free:
 * @self: (transfer full): lists
 */
void
unrep_odt_lists_free (UnrepOdtLists *self)
{
  g_ptr_array_unref (self->lists);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_style);
  g_array_unref (self->open);
  g_free (self);
}

static List *
new_list (UnrepOdtLists *self)
{
  List *list = g_new0 (List, 1);

  list->index = ++self->writer->n_lists;
  g_ptr_array_add (self->lists, list);
  return list;
}

/* The list that @node goes on with, or a new one. */
static List *
find_list (UnrepOdtLists *self,
           const xmlNode *node,
           const char    *style)
{
  const char *of = unrep_xml_attribute (node, "continue-list");
  gboolean goes_on = g_strcmp0 (unrep_xml_attribute (node, "continue-numbering"), "true") == 0;
  List *list = of != NULL ? g_hash_table_lookup (self->by_id, of) : NULL;

  if (list == NULL && goes_on && style != NULL)
    list = g_hash_table_lookup (self->by_style, style);
  return list != NULL ? list : new_list (self);
}

static Open *
get_open (UnrepOdtLists *self)
{
  return self->open->len > self->bottom ? &g_array_index (self->open, Open, self->open->len - 1) : NULL;
}

/**
 * unrep_odt_lists_begin:
 * @self: lists
 * @list: a list, perhaps in another
 * @paragraph: (nullable): name of the style of its first paragraph, whose list style counts
 *   where the list has none
 *
 * Begins a list.
 */
void
unrep_odt_lists_begin (UnrepOdtLists *self,
                       const xmlNode *list,
                       const char    *paragraph)
{
  const char *name = unrep_xml_attribute (list, "style-name"), *id = unrep_xml_attribute (list, "id");
  const Open *outer = get_open (self);
  Open open = { .start = -1 };

  if (name == NULL && outer == NULL)
    name = unrep_odt_styles_get_property (self->styles, "paragraph", paragraph, NULL, "list-style-name");
  open.style = name != NULL ? unrep_odt_styles_get_list (self->styles, name) : outer != NULL ? outer->style : NULL;
  open.list = outer != NULL ? outer->list : find_list (self, list, name);
  open.level = outer != NULL ? MIN (outer->level + 1, UNREP_ODT_MAX_LEVELS - 1) : 0;
  if (outer == NULL && id != NULL)
    g_hash_table_insert (self->by_id, (gpointer) id, open.list);
  if (outer == NULL && name != NULL)
    g_hash_table_insert (self->by_style, (gpointer) name, open.list);
  g_array_append_val (self->open, open);
}

/**
 * unrep_odt_lists_end:
 * @self: lists
 *
 * Ends the list that was begun last.
 */
void
unrep_odt_lists_end (UnrepOdtLists *self)
{
  g_array_set_size (self->open, self->open->len - 1);
}

/**
 * unrep_odt_lists_begin_item:
 * @self: lists, one of which is open
 * @item: an item of it; a `list-header` has no label
 *
 * Begins an item.
 */
void
unrep_odt_lists_begin_item (UnrepOdtLists *self,
                            const xmlNode *item)
{
  Open *open = get_open (self);
  const char *override = unrep_xml_attribute (item, "style-override");

  g_return_if_fail (open != NULL);

  open->due = unrep_xml_is (item, "list-item");
  open->start = (int) unrep_xml_uint (item, "start-value", MAX_NUMBER, G_MAXUINT);
  open->own = unrep_odt_styles_get_list (self->styles, override);
}

static const xmlNode *
get_level_style (const xmlNode *style,
                 guint          level)
{
  for (const xmlNode *node = style != NULL ? style->children : NULL; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && unrep_xml_uint (node, "level", UNREP_ODT_MAX_LEVELS, 0) == level + 1)
      return node;
  return NULL;
}

/* NULL where the level has no numbers. */
static gboolean
find_format (const xmlNode         *level,
             UnrepDocxNumberFormat *format)
{
  const char *name = unrep_xml_attribute (level, "num-format");
  gboolean doubled = g_strcmp0 (unrep_xml_attribute (level, "num-letter-sync"), "true") == 0;

  if (name == NULL || *name == '\0')
    return FALSE;
  *format = formats[1].format;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_prefix (name, formats[i].begins))
      {
        *format = formats[i].format;
        break;
      }
  if (doubled && format->kind == UNREP_DOCX_NUMBER_ALPHABET)
    format->kind = UNREP_DOCX_NUMBER_LETTERS;
  return TRUE;
}

static void
count (List          *list,
       const xmlNode *style,
       guint          level,
       int            start)
{
  guint first = unrep_xml_uint (get_level_style (style, level), "start-value", MAX_NUMBER, 1);

  if (start >= 0)
    list->numbers[level] = (guint) start;
  else
    list->numbers[level] = list->begun[level] ? list->numbers[level] + 1 : first;
  list->begun[level] = TRUE;
  for (guint i = level + 1; i < UNREP_ODT_MAX_LEVELS; i++)
    list->begun[i] = FALSE;
  /* What was left out counts as its first. */
  for (guint i = 0; i < level; i++)
    if (!list->begun[i])
      {
        list->numbers[i] = unrep_xml_uint (get_level_style (style, i), "start-value", MAX_NUMBER, 1);
        list->begun[i] = TRUE;
      }
}

/* The number of one level, in its own format. */
static gboolean
append_number (GString       *out,
               const List    *list,
               const xmlNode *style,
               guint          level)
{
  UnrepDocxNumberFormat format;

  if (!find_format (get_level_style (style, level), &format))
    return FALSE;
  unrep_docx_number_append (out, &format, list->numbers[level]);
  return TRUE;
}

/* A label as LibreOffice 7 describes it: `%1%.%2%)`. */
static void
append_pattern (UnrepLineWriter *writer,
                const char      *pattern,
                const List      *list,
                const xmlNode   *style,
                guint            level)
{
  for (const char *p = pattern; *p != '\0' && writer->label->len < MAX_LABEL;)
    {
      char *end;
      guint64 of = *p == '%' && g_ascii_isdigit (p[1]) ? g_ascii_strtoull (p + 1, &end, 10) : 0;

      if (of == 0 || of > level + 1 || *end != '%')
        {
          g_string_append_c (writer->label, *p++);
          continue;
        }
      if (of == level + 1)
        writer->label_facts.bare_start = (guint16) writer->label->len;
      append_number (writer->label, list, style, (guint) of - 1);
      if (of == level + 1)
        writer->label_facts.bare_end = (guint16) writer->label->len;
      p = end + 1;
    }
}

static void
append_levels (UnrepLineWriter *writer,
               const xmlNode   *own,
               const List      *list,
               const xmlNode   *style,
               guint            level)
{
  guint shown = CLAMP (unrep_xml_uint (own, "display-levels", UNREP_ODT_MAX_LEVELS, 1), 1, level + 1);
  const char *prefix = unrep_xml_attribute (own, "num-prefix"), *suffix = unrep_xml_attribute (own, "num-suffix");

  g_string_append (writer->label, prefix != NULL ? prefix : "");
  for (guint i = level + 1 - shown; i <= level; i++)
    {
      if (i == level)
        writer->label_facts.bare_start = (guint16) writer->label->len;
      if (append_number (writer->label, list, style, i) && i < level)
        g_string_append_c (writer->label, '.');
    }
  writer->label_facts.bare_end = (guint16) writer->label->len;
  g_string_append (writer->label, suffix != NULL ? suffix : "");
}

/* A label is one line, and no text. */
static void
trim_label (GString *label)
{
  g_strdelimit (label->str, "\t\n\r", ' ');
  if (label->len > MAX_LABEL)
    *g_utf8_find_prev_char (label->str, label->str + MAX_LABEL + 1) = '\0';
  g_strchomp (label->str);
  label->len = strlen (label->str);
}

static void
set_number (UnrepLineWriter             *writer,
            const UnrepDocxNumberFormat *format,
            const xmlNode               *own,
            const List                  *list,
            const xmlNode               *style,
            guint                        level)
{
  const char *pattern = unrep_xml_attribute (own, "num-list-format");

  g_string_truncate (writer->label, 0);
  writer->label_facts = (UnrepLineFacts) { .system = format->system, .counted = TRUE,
                                           .ordinal = list->numbers[level], .list = list->index, .level = level & 15 };
  if (pattern != NULL)
    append_pattern (writer, pattern, list, style, level);
  else
    append_levels (writer, own, list, style, level);
  trim_label (writer->label);
  writer->label_facts.label_bytes = (guint16) writer->label->len;
  /* A number of nothing, or one too long to be one, is no certain label. */
  if (writer->label_facts.bare_end <= writer->label_facts.bare_start || writer->label_facts.bare_end > writer->label->len)
    unrep_line_writer_set_bullet (writer, writer->label->len > 0 ? writer->label->str : "");
}

/* Fonts of signs have them where letters are, or where no character is. */
static void
set_bullet (UnrepOdtLists *self,
            const xmlNode *level,
            const char    *bullet)
{
  g_autoptr (GString) signs = g_string_new (NULL);

  for (const char *p = bullet; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (signs, unrep_odt_styles_get_sign (self->styles, unrep_xml_first (level, "text-properties"),
                                                               g_utf8_get_char (p)));
  unrep_line_writer_set_bullet (self->writer, signs->str);
}

static gboolean
set_label (UnrepOdtLists *self,
           const List    *list,
           const xmlNode *style,
           guint          level)
{
  const xmlNode *own = get_level_style (style, level);
  const char *bullet = unrep_xml_attribute (own, "bullet-char");
  UnrepDocxNumberFormat format = formats[1].format;

  if (unrep_xml_is (own, "list-level-style-image"))
    bullet = BULLET;
  if (bullet != NULL && *bullet != '\0' && g_utf8_strlen (bullet, -1) <= 4)
    set_bullet (self, own, bullet);
  else if (find_format (own, &format) || unrep_xml_is (own, "list-level-style-number"))
    set_number (self->writer, &format, own, list, style, level);
  else
    return FALSE;
  return self->writer->label->len > 0;
}

/**
 * unrep_odt_lists_set_label:
 * @self: lists
 *
 * Gives the next paragraph the label of the item that it begins, if it begins one.
 *
 * Returns: whether it has one
 */
gboolean
unrep_odt_lists_set_label (UnrepOdtLists *self)
{
  Open *open = get_open (self);
  const xmlNode *style;

  if (open == NULL || !open->due)
    return FALSE;
  open->due = FALSE;
  style = open->own != NULL ? open->own : open->style;
  count (open->list, style, open->level, open->start);
  return set_label (self, open->list, style, open->level);
}

/**
 * unrep_odt_lists_set_heading:
 * @self: lists
 * @heading: a heading that is in no list
 * @level: its level, from 1
 *
 * Gives it the number that the outline of the document has for headings.
 *
 * Returns: whether it has one
 */
gboolean
unrep_odt_lists_set_heading (UnrepOdtLists *self,
                             const xmlNode *heading,
                             guint          level)
{
  const xmlNode *style = unrep_odt_styles_get_outline (self->styles);
  const char *restarts = unrep_xml_attribute (heading, "restart-numbering");
  const char *bare = unrep_xml_attribute (heading, "is-list-header");
  UnrepDocxNumberFormat format;
  int start = -1;

  if (level > UNREP_ODT_MAX_LEVELS || g_strcmp0 (bare, "true") == 0
      || !find_format (get_level_style (style, level - 1), &format))
    return FALSE;
  if (self->headings == NULL)
    self->headings = new_list (self);
  if (g_strcmp0 (restarts, "true") == 0)
    start = (int) unrep_xml_uint (heading, "start-value", MAX_NUMBER, 1);
  count (self->headings, style, level - 1, start);
  return set_label (self, self->headings, style, level - 1);
}

/**
 * unrep_odt_lists_suspend:
 * @self: lists
 *
 * Closes all lists for a while: a note and a text box have lists of their own.
 *
 * Returns: what unrep_odt_lists_resume() opens them with again
 */
guint
unrep_odt_lists_suspend (UnrepOdtLists *self)
{
  guint bottom = self->bottom;

  self->bottom = self->open->len;
  return bottom;
}

/**
 * unrep_odt_lists_resume:
 * @self: lists
 * @depth: what unrep_odt_lists_suspend() returned
 *
 * Opens the lists around a note or a text box again.
 */
void
unrep_odt_lists_resume (UnrepOdtLists *self,
                        guint          depth)
{
  self->bottom = depth;
}
