/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which elements selectors are about. */
#include "unrep-css-private.h"

#include <string.h>

#define BLANK " \t\r\n\f"

static gboolean
take_step (guint64 *budget)
{
  if (*budget == 0)
    return FALSE;
  (*budget)--;
  return TRUE;
}

static const xmlNode *
find_parent (const xmlNode *node)
{
  return node->parent != NULL && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
}

static const xmlNode *
find_sibling (const xmlNode *node,
              gboolean       forward)
{
  do
    node = forward ? node->next : node->prev;
  while (node != NULL && node->type != XML_ELEMENT_NODE);
  return node;
}

/* Whether a list of words has a word. */
static gboolean
has_word (const char *list,
          const char *word,
          gboolean    folds)
{
  gsize n_word = strlen (word);

  while (list != NULL && *list != '\0' && n_word > 0)
    {
      gsize n = strcspn (list, BLANK);

      if (n == n_word && (folds ? g_ascii_strncasecmp (list, word, n) : strncmp (list, word, n)) == 0)
        return TRUE;
      list += n + strspn (list + n, BLANK);
    }
  return FALSE;
}

static gboolean
compares (const UnrepCssTest *test,
          const char         *said)
{
  gsize n = strlen (test->value), n_said = strlen (said);
  g_autofree char *folded = test->folds ? g_ascii_strdown (said, -1) : NULL;
  g_autofree char *wanted = test->folds ? g_ascii_strdown (test->value, -1) : NULL;
  const char *value = wanted != NULL ? wanted : test->value;

  if (folded != NULL)
    said = folded;
  switch (test->operator)
    {
    case '=':
      return strcmp (said, value) == 0;
    case '~':
      return has_word (said, value, FALSE);
    case '|':
      return strncmp (said, value, n) == 0 && (said[n] == '\0' || said[n] == '-');
    case '^':
      return n > 0 && strncmp (said, value, n) == 0;
    case '$':
      return n > 0 && n_said >= n && strcmp (said + n_said - n, value) == 0;
    default:
      return n > 0 && strstr (said, value) != NULL;
    }
}

static gboolean
matches_nth (const UnrepCssTest *test,
             const xmlNode      *node,
             guint64            *budget)
{
  int index = 1, rest;

  for (const xmlNode *other = find_sibling (node, test->from_end); other != NULL; other = find_sibling (other, test->from_end))
    {
      if (!take_step (budget))
        return FALSE;
      index += !test->of_type || strcmp ((const char *) other->name, (const char *) node->name) == 0;
    }
  rest = index - test->offset;
  return test->step == 0 ? rest == 0 : rest % test->step == 0 && rest / test->step >= 0;
}

static gboolean
matches_language (const char    *language,
                  const xmlNode *node)
{
  for (; node != NULL; node = find_parent (node))
    {
      const char *said = unrep_xml_attribute (node, "lang");
      gsize n = strlen (language);

      if (said != NULL)
        return g_ascii_strncasecmp (said, language, n) == 0 && (said[n] == '\0' || said[n] == '-');
    }
  return FALSE;
}

static gboolean
matches_any (const GArray  *selectors,
             const xmlNode *node,
             guint64       *budget)
{
  for (guint i = 0; i < selectors->len; i++)
    if (unrep_css_selector_matches (&g_array_index (selectors, UnrepCssSelector, i), node, budget))
      return TRUE;
  return FALSE;
}

static gboolean
matches_test (const UnrepCssTest *test,
              const xmlNode      *node,
              guint64            *budget)
{
  const char *said;

  switch (test->kind)
    {
    case UNREP_CSS_TEST_TYPE:
      return strcmp ((const char *) node->name, test->name) == 0;
    case UNREP_CSS_TEST_ID:
      return g_strcmp0 (unrep_xml_attribute (node, "id"), test->name) == 0;
    case UNREP_CSS_TEST_CLASS:
      return has_word (unrep_xml_attribute (node, "class"), test->name, FALSE);
    case UNREP_CSS_TEST_ATTRIBUTE:
      said = unrep_xml_attribute (node, test->name);
      return said != NULL && (test->operator == '\0' || compares (test, said));
    case UNREP_CSS_TEST_ROOT:
      return find_parent (node) == NULL;
    case UNREP_CSS_TEST_EMPTY:
      return node->children == NULL;
    case UNREP_CSS_TEST_NTH:
      return matches_nth (test, node, budget);
    case UNREP_CSS_TEST_LANG:
      return matches_language (test->name, node);
    case UNREP_CSS_TEST_ANY:
      return matches_any (test->selectors, node, budget);
    case UNREP_CSS_TEST_NOT:
      return !matches_any (test->selectors, node, budget);
    case UNREP_CSS_TEST_NEVER:
    default:
      return FALSE;
    }
}

static gboolean
matches_compound (const UnrepCssCompound *compound,
                  const xmlNode          *node,
                  guint64                *budget)
{
  for (guint i = 0; i < compound->tests->len; i++)
    if (!take_step (budget) || !matches_test (&g_array_index (compound->tests, UnrepCssTest, i), node, budget))
      return FALSE;
  return TRUE;
}

static gboolean matches_up_to (const GArray  *compounds,
                               guint          n,
                               const xmlNode *node,
                               guint64       *budget);

/* Whether what stands left of a combinator fits the elements that it leads to. */
static gboolean
matches_left (const GArray  *compounds,
              guint          n,
              char           combinator,
              const xmlNode *node,
              guint64       *budget)
{
  gboolean up = combinator == ' ' || combinator == '>', once = combinator == '>' || combinator == '+';

  do
    {
      node = up ? find_parent (node) : find_sibling (node, FALSE);
      if (node == NULL || !take_step (budget))
        return FALSE;
      if (matches_up_to (compounds, n, node, budget))
        return TRUE;
    }
  while (!once);
  return FALSE;
}

static gboolean
matches_up_to (const GArray  *compounds,
               guint          n,
               const xmlNode *node,
               guint64       *budget)
{
  const UnrepCssCompound *last = &g_array_index (compounds, UnrepCssCompound, n - 1);

  return matches_compound (last, node, budget)
         && (n == 1 || matches_left (compounds, n - 1, last->combinator, node, budget));
}

/**
 * unrep_css_selector_matches:
 * @self: a selector
 * @node: an element
 * @budget: (inout): how many steps may be taken
 *
 * Returns: whether it is about the element; with the budget spent it is about none
 */
gboolean
unrep_css_selector_matches (const UnrepCssSelector *self,
                            const xmlNode          *node,
                            guint64                *budget)
{
  return matches_up_to (self->compounds, self->compounds->len, node, budget);
}
