/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selectors of style sheets, read (Selectors 4, as far as pages use them). */
#include "unrep-css-private.h"

#include <string.h>

/* Longer selectors than any page has; brackets in brackets. */
#define MAX_COMPOUNDS 32
#define MAX_TESTS 32
#define MAX_DEPTH 4
#define MAX_COUNT 1023

/* What is read of one selector. */
typedef struct
{
  const char   *p;
  const char   *end;
  GStringChunk *strings;
  guint         depth;
  guint         n_ids, n_classes, n_types;
  UnrepCssPart  part;
} Reading;

static GArray *selectors_new (const char   *p,
                              const char   *end,
                              GStringChunk *strings,
                              guint         depth);

static void
test_clear (gpointer data)
{
  g_clear_pointer (&((UnrepCssTest *) data)->selectors, g_array_unref);
}

static void
compound_clear (gpointer data)
{
  g_array_unref (((UnrepCssCompound *) data)->tests);
}

static void
selector_clear (gpointer data)
{
  g_array_unref (((UnrepCssSelector *) data)->compounds);
}

static GArray *
new_array (gsize          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

static const char *
take (Reading *self,
      char    *name)
{
  g_autofree char *owned = name;

  return owned != NULL ? g_string_chunk_insert_const (self->strings, owned) : NULL;
}

static const char *
take_lower (Reading *self,
            char    *name)
{
  g_autofree char *owned = name;

  return owned != NULL ? take (self, g_ascii_strdown (owned, -1)) : NULL;
}

/* `[name]`, `[name=value]`, `[name~="value" i]`; the sign is behind the bracket. */
static gboolean
read_attribute (Reading      *self,
                UnrepCssTest *test)
{
  const char *close = unrep_css_find (self->p, self->end, "]");

  test->kind = UNREP_CSS_TEST_ATTRIBUTE;
  self->p = unrep_css_skip_blank (self->p, close);
  test->name = take_lower (self, unrep_css_dup_name (&self->p, close));
  self->p = unrep_css_skip_blank (self->p, close);
  if (test->name == NULL || close == self->end)
    return FALSE;
  if (self->p < close)
    {
      test->operator = *self->p++;
      if (strchr ("=~|^$*", test->operator) == NULL || (test->operator != '=' && *self->p++ != '='))
        return FALSE;
      self->p = unrep_css_skip_blank (self->p, close);
      if (*self->p == '"' || *self->p == '\'')
        test->value = take (self, unrep_css_dup_string (self->p, &self->p));
      else
        test->value = take (self, unrep_css_dup_name (&self->p, close));
      self->p = self->p < close ? unrep_css_skip_blank (self->p, close) : close;
      test->folds = *self->p == 'i' || *self->p == 'I';
      if (test->value == NULL)
        return FALSE;
    }
  self->p = close + 1;
  self->n_classes++;
  return TRUE;
}

/* `even`, `odd`, `3`, `2n+1`, `-n + 3`. */
static gboolean
read_nth (const char   *text,
          UnrepCssTest *test)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " \t\r\n\f", -1);
  g_autofree char *said = g_strjoinv ("", words);
  char *n = strchr (said, 'n');
  gint64 step = 0, offset = 0;

  if (strcmp (said, "even") == 0 || strcmp (said, "odd") == 0)
    {
      test->step = 2, test->offset = said[0] == 'o';
      return TRUE;
    }
  if (n != NULL)
    {
      *n = '\0';
      if (*said == '\0' || strcmp (said, "+") == 0 || strcmp (said, "-") == 0)
        step = *said == '-' ? -1 : 1;
      else if (!g_ascii_string_to_signed (said[0] == '+' ? said + 1 : said, 10, -1000000, 1000000, &step, NULL))
        return FALSE;
      n++;
    }
  else
    n = said;
  if (*n != '\0' && !g_ascii_string_to_signed (*n == '+' ? n + 1 : n, 10, -1000000, 1000000, &offset, NULL))
    return FALSE;
  test->step = (int) step, test->offset = (int) offset;
  return n != said || *n != '\0';
}

/* Pseudo-classes that count siblings, and those that attributes say. */
static const struct
{
  const char *name;
  gboolean from_end, of_type, only;
} counted[] = {
  { "first-child", FALSE, FALSE, FALSE }, { "last-child", TRUE, FALSE, FALSE },
  { "first-of-type", FALSE, TRUE, FALSE }, { "last-of-type", TRUE, TRUE, FALSE },
  { "nth-child", FALSE, FALSE, FALSE }, { "nth-last-child", TRUE, FALSE, FALSE },
  { "nth-of-type", FALSE, TRUE, FALSE }, { "nth-last-of-type", TRUE, TRUE, FALSE },
  { "only-child", FALSE, FALSE, TRUE }, { "only-of-type", FALSE, TRUE, TRUE },
};

static const struct
{
  const char *name, *attribute;
} attributes[] = {
  { "link", "href" }, { "any-link", "href" }, { "checked", "checked" }, { "open", "open" },
  { "disabled", "disabled" }, { "required", "required" },
};

static const struct
{
  const char *name;
  UnrepCssPart part;
} parts[] = {
  { "before", UNREP_CSS_BEFORE }, { "after", UNREP_CSS_AFTER }, { "marker", UNREP_CSS_MARKER },
};

static gboolean
read_counted (Reading      *self,
              const char   *name,
              const char   *argument,
              GArray       *tests)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      UnrepCssTest test = { .kind = UNREP_CSS_TEST_NTH, .from_end = counted[i].from_end, .of_type = counted[i].of_type,
                            .offset = 1 };

      if (strcmp (name, counted[i].name) != 0)
        continue;
      if (argument != NULL && !read_nth (argument, &test))
        return FALSE;
      g_array_append_val (tests, test);
      test.from_end = TRUE;
      if (counted[i].only)
        g_array_append_val (tests, test);
      self->n_classes++;
      return TRUE;
    }
  return FALSE;
}

/* The highest specificity of what stands in brackets counts for them. */
static void
add_specificity (Reading      *self,
                 const GArray *selectors)
{
  guint highest = 0;

  for (guint i = 0; i < selectors->len; i++)
    highest = MAX (highest, g_array_index (selectors, UnrepCssSelector, i).specificity);
  self->n_ids += highest >> 20;
  self->n_classes += highest >> 10 & MAX_COUNT;
  self->n_types += highest & MAX_COUNT;
}

static gboolean
read_brackets (Reading    *self,
               const char *name,
               const char *argument,
               GArray     *tests)
{
  UnrepCssTest test = { .kind = strcmp (name, "not") == 0 ? UNREP_CSS_TEST_NOT : UNREP_CSS_TEST_ANY };

  if (self->depth >= MAX_DEPTH)
    return FALSE;
  test.selectors = selectors_new (argument, argument + strlen (argument), self->strings, self->depth + 1);
  if (test.selectors == NULL)
    return FALSE;
  if (strcmp (name, "where") != 0)
    add_specificity (self, test.selectors);
  g_array_append_val (tests, test);
  return TRUE;
}

static void
read_pseudo_class (Reading    *self,
                   const char *name,
                   const char *argument,
                   GArray     *tests)
{
  UnrepCssTest test = { .kind = UNREP_CSS_TEST_NEVER };

  if (read_counted (self, name, argument, tests))
    return;
  if (argument != NULL && (strcmp (name, "not") == 0 || strcmp (name, "is") == 0 || strcmp (name, "where") == 0)
      && read_brackets (self, name, argument, tests))
    return;
  if (strcmp (name, "root") == 0)
    test.kind = UNREP_CSS_TEST_ROOT;
  else if (strcmp (name, "empty") == 0)
    test.kind = UNREP_CSS_TEST_EMPTY;
  else if (strcmp (name, "lang") == 0 && argument != NULL)
    {
      test.kind = UNREP_CSS_TEST_LANG;
      test.name = g_string_chunk_insert_const (self->strings, argument);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (strcmp (name, attributes[i].name) == 0)
      {
        test.kind = UNREP_CSS_TEST_ATTRIBUTE;
        test.name = attributes[i].attribute;
      }
  self->n_classes++;
  g_array_append_val (tests, test);
}

/* What begins with one colon or two; the sign is behind the first. */
static gboolean
read_pseudo (Reading *self,
             GArray  *tests)
{
  const UnrepCssTest never = { .kind = UNREP_CSS_TEST_NEVER };
  gboolean element = self->p < self->end && *self->p == ':';
  g_autofree char *name = NULL, *lower = NULL, *argument = NULL;

  self->p += element;
  name = unrep_css_dup_name (&self->p, self->end);
  if (name == NULL)
    return FALSE;
  lower = g_ascii_strdown (name, -1);
  if (self->p < self->end && *self->p == '(')
    {
      const char *close = unrep_css_find (self->p + 1, self->end, ")");

      argument = unrep_css_dup_between (self->p + 1, close);
      self->p = close < self->end ? close + 1 : close;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (lower, parts[i].name) == 0)
      {
        self->part = parts[i].part;
        self->n_types++;
        return TRUE;
      }
  if (element || strcmp (lower, "first-line") == 0 || strcmp (lower, "first-letter") == 0)
    g_array_append_val (tests, never);
  else
    read_pseudo_class (self, lower, argument, tests);
  return TRUE;
}

static gboolean
read_test (Reading *self,
           GArray  *tests)
{
  UnrepCssTest test = { 0 };
  char sign = *self->p;

  if (sign == ':' || sign == '.' || sign == '#' || sign == '[' || sign == '*')
    self->p++;
  if (sign == ':')
    return read_pseudo (self, tests);
  if (sign == '*')
    return TRUE;
  if (sign == '[')
    {
      if (!read_attribute (self, &test))
        return FALSE;
    }
  else
    {
      char *name = unrep_css_dup_name (&self->p, self->end);

      test.kind = sign == '.' ? UNREP_CSS_TEST_CLASS : sign == '#' ? UNREP_CSS_TEST_ID : UNREP_CSS_TEST_TYPE;
      test.name = test.kind == UNREP_CSS_TEST_TYPE ? take_lower (self, name) : take (self, name);
      self->n_ids += sign == '#';
      self->n_classes += sign == '.';
      self->n_types += test.kind == UNREP_CSS_TEST_TYPE;
      if (test.name == NULL)
        return FALSE;
    }
  g_array_append_val (tests, test);
  return TRUE;
}

/* The tests that stand without a space between them. */
static gboolean
read_compound (Reading *self,
               GArray  *compounds,
               char     combinator)
{
  UnrepCssCompound compound = { new_array (sizeof (UnrepCssTest), test_clear), combinator };
  gboolean any = FALSE, valid = TRUE;

  while (valid && self->p < self->end && strchr (" \t\r\n\f>+~", *self->p) == NULL && compound.tests->len < MAX_TESTS)
    {
      any = TRUE;
      valid = read_test (self, compound.tests);
    }
  g_array_append_val (compounds, compound);
  return any && valid && compound.tests->len < MAX_TESTS;
}

static gboolean
read_selector (Reading          *self,
               UnrepCssSelector *selector)
{
  char combinator = '\0';

  self->p = unrep_css_skip_blank (self->p, self->end);
  while (self->p < self->end)
    {
      const char *next;

      if (selector->compounds->len >= MAX_COMPOUNDS || !read_compound (self, selector->compounds, combinator))
        return FALSE;
      next = unrep_css_skip_blank (self->p, self->end);
      combinator = ' ';
      if (next < self->end && strchr (">+~", *next) != NULL)
        {
          combinator = *next;
          next = unrep_css_skip_blank (next + 1, self->end);
          if (next == self->end)
            return FALSE;
        }
      self->p = next;
    }
  selector->part = self->part;
  selector->specificity
    = MIN (self->n_ids, MAX_COUNT) << 20 | MIN (self->n_classes, MAX_COUNT) << 10 | MIN (self->n_types, MAX_COUNT);
  return selector->compounds->len > 0;
}

static GArray *
selectors_new (const char   *p,
               const char   *end,
               GStringChunk *strings,
               guint         depth)
{
  g_autoptr (GArray) selectors = new_array (sizeof (UnrepCssSelector), selector_clear);

  for (gboolean more = TRUE; more;)
    {
      const char *comma = unrep_css_find (p, end, ",");
      g_autofree char *text = unrep_css_dup_between (p, comma);
      Reading reading = { .p = text, .end = text + strlen (text), .strings = strings, .depth = depth };
      UnrepCssSelector selector = { .compounds = new_array (sizeof (UnrepCssCompound), compound_clear) };
      gboolean valid = read_selector (&reading, &selector);

      g_array_append_val (selectors, selector);
      if (!valid)
        return NULL;
      more = comma < end;
      p = comma + 1;
    }
  return g_steal_pointer (&selectors);
}

/**
 * unrep_css_selectors_new:
 * @p: where a list of selectors begins
 * @end: where it ends
 * @strings: where names are kept, which must live as long
 *
 * What depends on a person, as `:hover`, and what is not known, is a selector that fits
 * nothing.
 *
 * Returns: (transfer full) (nullable) (element-type UnrepCssSelector): the selectors;
 *   %NULL where one of them is none, for then browsers pass over the rule
 */
GArray *
unrep_css_selectors_new (const char   *p,
                         const char   *end,
                         GStringChunk *strings)
{
  return selectors_new (p, end, strings, 0);
}
