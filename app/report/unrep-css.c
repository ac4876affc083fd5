/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a page, and which of them holds for an element (CSS Cascade 4). No library
 * that Debian has reads style sheets for a program in C. */
#include "unrep-css-private.h"

#include <string.h>

#define BLANK " \t\r\n\f"
/* How many tests of elements are made before a page is too much: a second or so. */
#define MAX_STEPS ((guint64) 20 * 1000 * 1000)
/* How deep groups of rules may lie in one another. */
#define MAX_DEPTH 8

typedef struct
{
  GArray *selectors;    /* UnrepCssSelector; shared by the rules that stand under it */
  GArray *declarations; /* UnrepCssDeclaration */
  gboolean layered;
} Rule;

/* One selector of a rule, found by what it asks of the element itself. */
typedef struct
{
  guint rule;
  guint selector;
} Entry;

struct _UnrepCss
{
  GStringChunk *strings;
  GArray *rules;
  GHashTable *ids, *classes, *types; /* name → GArray of Entry */
  GArray *others;
  GHashTable *styles; /* style attribute → GArray of UnrepCssDeclaration */
  gboolean has_part[UNREP_CSS_MARKER + 1];
  guint64 budget;
};

/* For each property, which declaration holds so far. */
typedef struct
{
  UnrepCssValues *values;
  guint64 priorities[UNREP_CSS_N_PROPERTIES];
} Cascade;

static void
rule_clear (gpointer data)
{
  Rule *rule = data;

  g_array_unref (rule->selectors);
  g_array_unref (rule->declarations);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
}

/**
 * unrep_css_new:
 *
 * Returns: (transfer full): the style of a page without style sheets
 */
UnrepCss *
unrep_css_new (void)
{
  UnrepCss *self = g_new0 (UnrepCss, 1);

  self->strings = g_string_chunk_new (4096);
  self->rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  g_array_set_clear_func (self->rules, rule_clear);
  self->ids = new_index ();
  self->classes = new_index ();
  self->types = new_index ();
  self->others = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->budget = MAX_STEPS;
  return self;
}

/**
 * unrep_css_free:
 * @self: (nullable): the style of a page
 *
 * Frees it, and the values that it gave.
 */
void
unrep_css_free (UnrepCss *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_array_unref (self->others);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->classes);
  g_hash_table_unref (self->ids);
  g_array_unref (self->rules);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static void
add_to_index (GHashTable *index,
              const char *name,
              Entry       entry)
{
  GArray *entries = g_hash_table_lookup (index, name);

  if (entries == NULL)
    {
      entries = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_hash_table_insert (index, (gpointer) name, entries);
    }
  g_array_append_val (entries, entry);
}

/* Selectors are looked up by the id, class or name that they ask of the element. */
static void
add_entry (UnrepCss               *self,
           const UnrepCssSelector *selector,
           Entry                   entry)
{
  const UnrepCssCompound *last = &g_array_index (selector->compounds, UnrepCssCompound, selector->compounds->len - 1);

  self->has_part[selector->part] = TRUE;
  for (guint i = 0; i < last->tests->len; i++)
    {
      const UnrepCssTest *test = &g_array_index (last->tests, UnrepCssTest, i);

      if (test->kind == UNREP_CSS_TEST_NEVER)
        return;
      if (test->kind == UNREP_CSS_TEST_ID || test->kind == UNREP_CSS_TEST_CLASS || test->kind == UNREP_CSS_TEST_TYPE)
        {
          add_to_index (test->kind == UNREP_CSS_TEST_ID      ? self->ids
                        : test->kind == UNREP_CSS_TEST_CLASS ? self->classes
                                                             : self->types,
                        test->name, entry);
          return;
        }
    }
  g_array_append_val (self->others, entry);
}

static void
add_rule (UnrepCss   *self,
          const char *start,
          const char *brace,
          const char *end,
          gboolean    layered)
{
  g_autoptr (GArray) declarations = g_array_new (FALSE, FALSE, sizeof (UnrepCssDeclaration));
  Rule rule = { .layered = layered };

  unrep_css_parse_declarations (brace + 1, end, self->strings, declarations);
  if (declarations->len == 0)
    return;
  rule.selectors = unrep_css_selectors_new (start, brace, self->strings);
  if (rule.selectors == NULL)
    return;
  rule.declarations = g_steal_pointer (&declarations);
  g_array_append_val (self->rules, rule);
  for (guint i = 0; i < rule.selectors->len; i++)
    add_entry (self, &g_array_index (rule.selectors, UnrepCssSelector, i), (Entry) { self->rules->len - 1, i });
}

static void parse_rules (UnrepCss   *self,
                         const char *p,
                         const char *end,
                         gboolean    layered,
                         guint       depth);

/* Rules that stand in a group, as `@media screen { … }`, where it holds. */
static void
add_group (UnrepCss   *self,
           const char *start,
           const char *brace,
           const char *end,
           gboolean    layered,
           guint       depth)
{
  const char *p = start + 1;
  g_autofree char *written = unrep_css_dup_name (&p, brace), *name = g_ascii_strdown (written != NULL ? written : "", -1);
  g_autofree char *prelude = unrep_css_dup_between (p, brace);
  gboolean holds = strcmp (name, "media") == 0      ? unrep_css_media_matches (p, brace)
                   : strcmp (name, "supports") == 0 ? g_ascii_strncasecmp (prelude, "not", 3) != 0
                                                    : strcmp (name, "layer") == 0 || strcmp (name, "scope") == 0;

  if (holds && depth < MAX_DEPTH)
    parse_rules (self, brace + 1, end, layered || strcmp (name, "layer") == 0, depth + 1);
}

static void
parse_rules (UnrepCss   *self,
             const char *p,
             const char *end,
             gboolean    layered,
             guint       depth)
{
  for (p = unrep_css_skip_blank (p, end); p < end; p = unrep_css_skip_blank (p, end))
    {
      gboolean at = *p == '@';
      const char *brace = unrep_css_find (p, end, at ? "{;" : "{"), *close;

      if (brace == end || *brace == ';')
        {
          p = brace == end ? end : brace + 1;
          continue;
        }
      close = unrep_css_find (brace + 1, end, "}");
      if (at)
        add_group (self, p, brace, close, layered, depth);
      else
        add_rule (self, p, brace, close, layered);
      p = close < end ? close + 1 : end;
    }
}

/**
 * unrep_css_add_sheet:
 * @self: the style of a page
 * @text: a style sheet of it, in the order in which they stand
 *
 * Adds the rules of a style sheet. Those of other files are not looked for.
 */
void
unrep_css_add_sheet (UnrepCss   *self,
                     const char *text)
{
  g_autofree char *plain = unrep_css_dup_plain (text);

  for (char *p = strstr (plain, "<!--"); p != NULL; p = strstr (p, "<!--"))
    memset (p, ' ', 4);
  for (char *p = strstr (plain, "-->"); p != NULL; p = strstr (p, "-->"))
    memset (p, ' ', 3);
  parse_rules (self, plain, plain + strlen (plain), FALSE, 0);
}

/* Importance, then whether it is the element's own, layers, specificity, and order; a
 * layer wins where it is important, and else loses. */
static void
apply (Cascade      *self,
       const GArray *declarations,
       gboolean      own,
       gboolean      layered,
       guint         specificity,
       guint         order)
{
  for (guint i = 0; i < declarations->len; i++)
    {
      const UnrepCssDeclaration *declaration = &g_array_index (declarations, UnrepCssDeclaration, i);
      guint64 priority = (guint64) declaration->important << 63 | (guint64) own << 62
                         | (guint64) (layered == declaration->important) << 61 | (guint64) specificity << 31 | order;

      if (priority < self->priorities[declaration->property])
        continue;
      self->priorities[declaration->property] = priority;
      self->values->of[declaration->property] = declaration->value;
    }
}

static void
apply_entries (UnrepCss      *self,
               const GArray  *entries,
               const xmlNode *node,
               UnrepCssPart   part,
               Cascade       *cascade)
{
  for (guint i = 0; entries != NULL && i < entries->len && self->budget > 0; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      const Rule *rule = &g_array_index (self->rules, Rule, entry->rule);
      const UnrepCssSelector *selector = &g_array_index (rule->selectors, UnrepCssSelector, entry->selector);

      self->budget--;
      if (selector->part == part && unrep_css_selector_matches (selector, node, &self->budget))
        apply (cascade, rule->declarations, FALSE, rule->layered, selector->specificity, entry->rule);
    }
}

/* The same style attribute is read once. */
static const GArray *
find_style (UnrepCss   *self,
            const char *style)
{
  GArray *declarations = g_hash_table_lookup (self->styles, style);

  if (declarations == NULL)
    {
      g_autofree char *plain = unrep_css_dup_plain (style);

      declarations = g_array_new (FALSE, FALSE, sizeof (UnrepCssDeclaration));
      unrep_css_parse_declarations (plain, plain + strlen (plain), self->strings, declarations);
      g_hash_table_insert (self->styles, g_strdup (style), declarations);
    }
  return declarations;
}

/**
 * unrep_css_cascade:
 * @self: the style of a page
 * @node: an element of it
 * @part: what of the element is asked for
 * @values: (out caller-allocates): what the page says of it
 *
 * Finds which declarations hold for an element, by importance, layers, specificity and
 * order. What browsers themselves say, and what is inherited, is not looked at.
 */
void
unrep_css_cascade (UnrepCss       *self,
                   const xmlNode  *node,
                   UnrepCssPart    part,
                   UnrepCssValues *values)
{
  Cascade cascade = { .values = values };
  const char *id = unrep_xml_attribute (node, "id"), *classes = unrep_xml_attribute (node, "class");
  const char *style = part == UNREP_CSS_ELEMENT ? unrep_xml_attribute (node, "style") : NULL;

  *values = (UnrepCssValues) { 0 };
  if (self->has_part[part])
    {
      apply_entries (self, self->others, node, part, &cascade);
      apply_entries (self, g_hash_table_lookup (self->types, node->name), node, part, &cascade);
      if (id != NULL)
        apply_entries (self, g_hash_table_lookup (self->ids, id), node, part, &cascade);
    }
  while (self->has_part[part] && self->budget > 0 && classes != NULL && *classes != '\0')
    {
      gsize n = strcspn (classes, BLANK);
      g_autofree char *name = g_strndup (classes, n);

      self->budget--;
      apply_entries (self, g_hash_table_lookup (self->classes, name), node, part, &cascade);
      classes += n + strspn (classes + n, BLANK);
    }
  if (style != NULL)
    apply (&cascade, find_style (self, style), TRUE, FALSE, 0, 0);
}

/**
 * unrep_css_is_exhausted:
 * @self: the style of a page
 *
 * Returns: whether it has too many rules for too many elements, so that the last
 *   elements were not asked after
 */
gboolean
unrep_css_is_exhausted (UnrepCss *self)
{
  return self->budget == 0;
}
