/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What style sheets generate before and behind elements (CSS Content 3, CSS Lists 3). */
#include "unrep-html.h"

#include <string.h>

#define BLANK " \t\r\n\f"
#define MAX_NUMBER 1000000
/* Deeper than sections are numbered, and longer than labels are. */
#define MAX_COUNTERS 100
#define MAX_CONTENT 4096

typedef struct
{
  char *name;
  int value;
  guint depth;
} Counter;

struct _UnrepHtmlCounters
{
  GArray *counters;
  guint n_quotes;
};

static void
counter_clear (gpointer data)
{
  g_free (((Counter *) data)->name);
}

/**
 * unrep_html_counters_new:
 *
 * Returns: (transfer full): no counters
 */
UnrepHtmlCounters *
unrep_html_counters_new (void)
{
  UnrepHtmlCounters *self = g_new0 (UnrepHtmlCounters, 1);

  self->counters = g_array_new (FALSE, FALSE, sizeof (Counter));
  g_array_set_clear_func (self->counters, counter_clear);
  return self;
}

/**
 * unrep_html_counters_free:
 * @self: (nullable): counters
 *
 * Frees them.
 */
void
unrep_html_counters_free (UnrepHtmlCounters *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->counters);
  g_free (self);
}

/* The innermost of its name. */
static Counter *
find_counter (UnrepHtmlCounters *self,
              const char        *name)
{
  for (guint i = self->counters->len; i > 0; i--)
    if (strcmp (g_array_index (self->counters, Counter, i - 1).name, name) == 0)
      return &g_array_index (self->counters, Counter, i - 1);
  return NULL;
}

/* One that a sibling made begins anew. There are no more than enough. */
static Counter *
make_counter (UnrepHtmlCounters *self,
              const char        *name,
              guint              depth)
{
  Counter *counter = find_counter (self, name);
  const Counter made = { .name = (char *) name, .depth = depth };

  if (self->counters->len >= MAX_COUNTERS || (counter != NULL && counter->depth == depth))
    return counter;
  g_array_append_val (self->counters, made);
  counter = &g_array_index (self->counters, Counter, self->counters->len - 1);
  counter->name = g_strdup (name);
  return counter;
}

/* `chapter`, `chapter 2`, `a 1 b -1`. */
static void
change (UnrepHtmlCounters *self,
        UnrepCssProperty   property,
        const char        *value,
        guint              depth)
{
  g_auto (GStrv) words = value != NULL ? g_strsplit_set (value, BLANK, -1) : NULL;
  int usual = property == UNREP_CSS_COUNTER_INCREMENT ? 1 : 0;

  for (guint i = 0; words != NULL && words[i] != NULL && i < MAX_COUNTERS;)
    {
      gint64 number = usual;
      const char *word = words[i++];
      Counter *counter;

      if (*word == '\0')
        continue;
      if (g_ascii_strcasecmp (word, "none") == 0)
        return;
      while (words[i] != NULL && words[i][0] == '\0')
        i++;
      if (words[i] != NULL
          && g_ascii_string_to_signed (words[i][0] == '+' ? words[i] + 1 : words[i], 10, -MAX_NUMBER, MAX_NUMBER, &number, NULL))
        i++;
      else
        number = usual;
      counter = property == UNREP_CSS_COUNTER_RESET ? NULL : find_counter (self, word);
      if (counter == NULL && (counter = make_counter (self, word, depth)) != NULL)
        counter->value = 0;
      if (counter == NULL)
        return;
      counter->value
        = property == UNREP_CSS_COUNTER_INCREMENT ? CLAMP (counter->value + (int) number, -MAX_NUMBER, MAX_NUMBER) : (int) number;
    }
}

/**
 * unrep_html_counters_enter:
 * @self: counters
 * @values: what the page says of an element
 * @depth: how deep the element lies
 *
 * Begins counters anew, counts, and sets, in this order.
 */
void
unrep_html_counters_enter (UnrepHtmlCounters    *self,
                           const UnrepCssValues *values,
                           guint                 depth)
{
  change (self, UNREP_CSS_COUNTER_RESET, values->of[UNREP_CSS_COUNTER_RESET], depth);
  change (self, UNREP_CSS_COUNTER_INCREMENT, values->of[UNREP_CSS_COUNTER_INCREMENT], depth);
  change (self, UNREP_CSS_COUNTER_SET, values->of[UNREP_CSS_COUNTER_SET], depth);
}

/**
 * unrep_html_counters_leave:
 * @self: counters
 * @depth: how deep an element lies whose content is over
 *
 * Forgets the counters that were made in it.
 */
void
unrep_html_counters_leave (UnrepHtmlCounters *self,
                           guint              depth)
{
  while (self->counters->len > 0 && g_array_index (self->counters, Counter, self->counters->len - 1).depth > depth)
    g_array_set_size (self->counters, self->counters->len - 1);
}

/* Quotation marks of languages, outer and inner, as browsers have them; of others as of English. */
static const struct
{
  const char *language;
  const char *marks[4];
} quotes[] = {
  { "en", { "“", "”", "‘", "’" } }, { "ar", { "”", "“", "’", "‘" } }, { "fr", { "«", "»", "«", "»" } },
  { "ru", { "«", "»", "„", "“" } }, { "de", { "„", "“", "‚", "‘" } },
};

static void
append_quote (UnrepHtmlCounters *self,
              GString           *out,
              gboolean           opens,
              const char        *language)
{
  const char *const *marks = quotes[0].marks;
  guint level;

  for (gsize i = 0; language != NULL && i < G_N_ELEMENTS (quotes); i++)
    if (g_ascii_strncasecmp (language, quotes[i].language, 2) == 0 && !g_ascii_isalpha (language[2]))
      marks = quotes[i].marks;
  if (!opens && self->n_quotes == 0)
    return;
  self->n_quotes -= !opens;
  level = self->n_quotes > 0;
  g_string_append (out, marks[level * 2 + !opens]);
  self->n_quotes += opens;
}

/* `counter(name, style)` and `counters(name, ".", style)`; the innermost, or all. */
static void
append_counters (UnrepHtmlCounters *self,
                 GString           *out,
                 const char        *arguments,
                 gboolean           all)
{
  const char *comma = strchr (arguments, ','), *rest = comma != NULL ? comma + 1 : "";
  g_autofree char *name = g_strndup (arguments, comma != NULL ? (gsize) (comma - arguments) : strlen (arguments));
  g_autofree char *between = NULL, *style = NULL;
  gboolean any = FALSE;

  rest += strspn (rest, BLANK);
  if (all && (*rest == '"' || *rest == '\''))
    {
      between = unrep_css_dup_string (rest, &rest);
      rest += strspn (rest, BLANK ",");
    }
  style = g_strdup (*rest != '\0' ? rest : "decimal");
  g_strstrip (style);
  g_strstrip (name);
  for (guint i = 0; i < self->counters->len; i++)
    {
      const Counter *counter = &g_array_index (self->counters, Counter, i);

      if (strcmp (counter->name, name) != 0 || (!all && counter != find_counter (self, name)))
        continue;
      if (any && between != NULL)
        g_string_append (out, between);
      unrep_html_list_append_number (out, style, counter->value);
      any = TRUE;
    }
  if (!any)
    unrep_html_list_append_number (out, style, 0);
}

/* A word of a content, or a function; @p is moved behind it. */
static void
append_word (UnrepHtmlCounters *self,
             GString           *out,
             const xmlNode     *node,
             const char       **p,
             const char        *language)
{
  gsize n = strcspn (*p, BLANK "(\"'");
  g_autofree char *name = g_ascii_strdown (*p, (gssize) n), *arguments = NULL;

  *p += n;
  if (**p == '(')
    {
      n = strcspn (*p, ")");
      arguments = g_strndup (*p + 1, n - 1);
      *p += n + ((*p)[n] == ')');
    }
  if (arguments != NULL && strcmp (name, "attr") == 0)
    {
      const char *value = unrep_xml_attribute (node, g_strstrip (arguments));

      g_string_append (out, value != NULL ? value : "");
    }
  else if (arguments != NULL && (strcmp (name, "counter") == 0 || strcmp (name, "counters") == 0))
    append_counters (self, out, arguments, name[7] == 's');
  else if (strcmp (name, "open-quote") == 0 || strcmp (name, "close-quote") == 0)
    append_quote (self, out, name[0] == 'o', language);
}

/**
 * unrep_html_counters_dup_content:
 * @self: counters
 * @node: an element
 * @content: what a style sheet says is generated there
 * @language: (nullable): of the element
 *
 * Pictures generate nothing, for none is loaded; nor does what is said for the blind.
 *
 * Returns: (transfer full): the text that is shown
 */
char *
unrep_html_counters_dup_content (UnrepHtmlCounters *self,
                                 const xmlNode     *node,
                                 const char        *content,
                                 const char        *language)
{
  GString *out = g_string_new (NULL);

  for (const char *p = content + strspn (content, BLANK); *p != '\0' && *p != '/' && out->len < MAX_CONTENT;
       p += strspn (p, BLANK))
    if (*p == '"' || *p == '\'')
      {
        g_autofree char *string = unrep_css_dup_string (p, &p);

        g_string_append (out, string);
      }
    else
      append_word (self, out, node, &p, language);
  return g_string_free (out, FALSE);
}
