/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-head.h"

#include "unrep-artefact.h"
#include "unrep-head-language.h"
#include "unrep-head-said.h"

#include <glib/gi18n.h>
#include <string.h>

/* A head has no more lines, empty ones left out. */
#define MAX_LINES 60
/* A line that is longer, in code points, is no line of a head: the empty string stands for it. */
#define MAX_CHARS 400
/* More columns a page has not. */
#define MAX_CELLS 4

/* What has been read so far. */
typedef struct
{
  UnrepReportHead *head;
  GPtrArray *symbols; /* the different ones */
  GPtrArray *bodies;
  char *near_bodies[MAX_CELLS]; /* the last in each column */
  guint last_cell;              /* in which column the last of them stands */
  gboolean distributed;
  gboolean dated;     /* by a date below that word */
  gboolean original;  /* the next line names the language of the original */
  gboolean symbolic;  /* a symbol, a date or that word stands in it: it is a head */
} Reading;

/**
 * unrep_report_head_free:
 * @self: (transfer full): a head
 */
void
unrep_report_head_free (UnrepReportHead *self)
{
  g_free (self->symbol);
  g_free (self->body);
  g_free (self->session);
  g_free (self->date);
  g_free (self->language);
  g_free (self->original);
  g_free (self);
}

static void
add_distinct (GPtrArray  *strings,
              const char *string)
{
  if (!g_ptr_array_find_with_equal_func (strings, string, g_str_equal, NULL))
    g_ptr_array_add (strings, g_strdup (string));
}

/* Meetings and old documents have symbols with one stroke: `S/PV.8514`, `A/520`. */
static gboolean
has_one_stroke (const char *symbol)
{
  const char *stroke = strchr (symbol, '/'), *at = symbol;

  for (; g_ascii_isupper (*at) || *at == '/' || *at == '.'; at++)
    ;
  return stroke != NULL && at > stroke && g_ascii_isdigit (*at) && strspn (at, "0123456789") == strlen (at)
         && strlen (at) >= 3;
}

/* A symbol that was torn beside a stroke, or has Arabic digits, becomes whole; the mark of a
 * note is none of it (A/79/876*). NULL where it is none. */
static char *
dup_symbol (const char *line)
{
  g_autoptr (GString) symbol = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = unrep_glyph_fold (g_utf8_get_char (at));

      if (c == ' ' || c == '*')
        {
          space = TRUE;
          continue;
        }
      if (space && c != '/' && symbol->len > 0 && symbol->str[symbol->len - 1] != '/')
        return NULL;
      space = FALSE;
      g_string_append_unichar (symbol, c);
    }
  if (!g_ascii_isupper (symbol->str[0]) || !(unrep_line_is_symbol (symbol->str, symbol->len) || has_one_stroke (symbol->str)))
    return NULL;
  return g_string_free (g_steal_pointer (&symbol), FALSE);
}

static void
take_string (char    **place,
             GString  *said)
{
  if (*place == NULL && said->len > 0)
    *place = g_strdup (said->str);
}

/* A date below the word for distribution is the document's; else the first that stands
 * alone may be. */
static void
take_date (Reading    *self,
           const UnrepHeadSaid *said)
{
  g_autofree char *date = unrep_head_said_dup_date (said);

  if (date == NULL || self->dated || (self->head->date != NULL && !self->distributed))
    return;
  g_free (self->head->date);
  self->head->date = g_steal_pointer (&date);
  self->dated = self->distributed;
}

static gboolean
read_known_words (Reading    *self,
                  const char *line)
{
  g_auto (UnrepHeadSaid) said = { 0 };

  if (!unrep_head_said_read (&said, line) || !said.says)
    return FALSE;
  self->distributed |= said.distribution;
  self->symbolic |= said.distribution || said.month != 0;
  if (self->original && !said.original)
    take_string (&self->head->original, said.languages);
  else
    {
      take_string (&self->head->original, said.originals);
      take_string (&self->head->language, said.languages);
    }
  self->original = said.original && said.originals->len == 0;
  take_date (self, &said);
  return TRUE;
}

/* A line without what is not seen, and without spaces around it. */
static char *
dup_clean (UnrepText *text,
           guint      line)
{
  UnrepRange range = unrep_text_get_line_range (text, line);
  g_autofree char *own = range.end - range.start > MAX_CHARS ? g_strdup ("") : unrep_text_dup_range (text, range);
  g_autoptr (GString) clean = g_string_sized_new (strlen (own));

  for (const char *at = own; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        g_string_append (clean, c == '\t' ? "   " : " ");
      else if (!unrep_glyph_is_dropped (c) || (c >= 0x300 && c <= 0x36f) || (c >= 0x64b && c <= 0x670))
        g_string_append_unichar (clean, c);
    }
  return g_strstrip (g_string_free (g_steal_pointer (&clean), FALSE));
}

/* What goes on on the next line, as names of committees do: it begins with a small letter,
 * or in Arabic with an "and". */
static gboolean
goes_on (const char *next)
{
  gunichar c = g_utf8_get_char (next);

  return g_unichar_islower (c) || (g_str_has_prefix (next, "و") && strchr (next, ' ') != NULL);
}

/* Whether a name cannot end so: with an article or a preposition. */
static gboolean
breaks_off (const char *name)
{
  static const char *const prepositions[] = { " في", " من", " على", " عن", " إلى", " بين", " بشأن" };
  const char *last = strrchr (name, ' ');

  if (last == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (prepositions); i++)
    if (g_str_equal (last, prepositions[i]))
      return TRUE;
  return g_unichar_islower (g_utf8_get_char (last + 1)) && g_utf8_strlen (last + 1, -1) <= 3;
}

static void
take_body (Reading    *self,
           UnrepText *text,
           guint      line,
           guint      cell,
           const char *body)
{
  g_autofree char *next = line < unrep_text_get_n_lines (text) ? dup_clean (text, line + 1) : NULL;
  g_autofree char *whole = next != NULL && (goes_on (next) || breaks_off (body)) ? g_strjoin (" ", body, next, NULL) : g_strdup (body);
  g_auto (UnrepHeadLine) words = { 0 };

  unrep_head_line_init (&words, whole);
  g_free (self->near_bodies[cell]);
  self->near_bodies[cell] = unrep_head_line_is_body (&words) ? g_steal_pointer (&whole) : g_strdup (body);
  self->last_cell = cell;
  add_distinct (self->bodies, self->near_bodies[cell]);
}

static void
take_session (Reading    *self,
              guint       cell,
              const char *session)
{
  guint of = self->near_bodies[cell] != NULL ? cell : self->last_cell;

  if (self->head->session != NULL)
    return;
  self->head->session = g_strdup (session);
  self->head->body = g_strdup (self->near_bodies[of]);
}

static gboolean
read_whole_cell (Reading    *self,
                 UnrepText  *text,
                 guint       line,
                 guint       cell,
                 const char *clean)
{
  g_autofree char *symbol = dup_symbol (clean);
  g_auto (UnrepHeadLine) words = { 0 };

  if (symbol != NULL)
    {
      add_distinct (self->symbols, symbol);
      self->symbolic = TRUE;
      return TRUE;
    }
  if (read_known_words (self, clean))
    return TRUE;
  unrep_head_line_init (&words, clean);
  if (unrep_head_line_is_session (&words))
    take_session (self, cell, clean);
  else if (unrep_head_line_is_body (&words))
    take_body (self, text, line, cell, clean);
  else
    return FALSE;
  return TRUE;
}

/* The words for distribution and what follows them, where they stand behind the name of a
 * body; NULL where they do not. */
static const char *
find_distribution (const char *clean)
{
  const char *found = NULL;

  for (const char *at = strchr (clean, ' '); at != NULL; at = strchr (at + 1, ' '))
    {
      g_auto (UnrepHeadSaid) said = { 0 };

      if (unrep_head_said_read (&said, at + 1) && said.distribution)
        found = at + 1;
    }
  return found;
}

/* The symbol that stands before or behind what the line says otherwise. NULL where it has
 * none; @rest is the other part. */
static char *
dup_symbol_beside (const char  *clean,
                   char       **rest)
{
  const char *first = strchr (clean, ' '), *last = strrchr (clean, ' ');
  g_autofree char *before = first != NULL ? g_strndup (clean, (gsize) (first - clean)) : NULL;
  g_autofree char *symbol = last != NULL ? dup_symbol (last + 1) : NULL;

  if (symbol != NULL)
    *rest = g_strchomp (g_strndup (clean, (gsize) (last - clean)));
  else if (before != NULL && (symbol = dup_symbol (before)) != NULL)
    *rest = g_strdup (first + 1);
  return g_steal_pointer (&symbol);
}

static void
read_cell (Reading    *self,
           UnrepText  *text,
           guint       line,
           guint       cell,
           const char *clean)
{
  const char *distribution = find_distribution (clean);
  g_autofree char *rest = NULL;
  g_autofree char *symbol = NULL;
  g_auto (UnrepHeadSaid) said = { 0 };

  if (distribution != NULL)
    {
      g_autofree char *before = g_strchomp (g_strndup (clean, (gsize) (distribution - clean)));

      read_whole_cell (self, text, line, cell, before);
      read_whole_cell (self, text, line, cell, distribution);
      return;
    }
  if (read_whole_cell (self, text, line, cell, clean))
    return;
  symbol = dup_symbol_beside (clean, &rest);
  if (symbol != NULL && (unrep_head_said_read (&said, rest) || read_whole_cell (self, text, line, cell, rest)))
    read_whole_cell (self, text, line, cell, symbol);
}

/* What stands side by side on a page may be one line with a gap in it. */
static void
read_line (Reading   *self,
           UnrepText *text,
           guint      line,
           char      *clean)
{
  g_auto (GStrv) cells = g_strsplit (clean, "   ", -1);

  for (guint i = 0, cell = 0; cells[i] != NULL; i++)
    if (*g_strstrip (cells[i]) != '\0')
      {
        read_cell (self, text, line, cell, cells[i]);
        cell = MIN (cell + 1, MAX_CELLS - 1);
      }
}

/* The last line before the first paragraph with a number, of the whole text if it has
 * none. */
static guint
find_end (UnrepOutline *outline)
{
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      if (unit->kind == UNREP_UNIT_PARAGRAPH || unit->kind == UNREP_UNIT_ITEM
          || (unit->kind == UNREP_UNIT_HEADING && *unit->label != '\0'))
        return unit->line - 1;
    }
  return unrep_text_get_n_lines (unrep_outline_get_text (outline));
}

/* The pages' own, where the head has none. */
static void
read_page_headers (Reading      *self,
                   UnrepOutline *outline)
{
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);
      gboolean apart = unit->kind == UNREP_UNIT_META || unit->kind == UNREP_UNIT_ARTEFACT;

      for (guint line = unit->line; apart && line <= unit->end_line; line++)
        {
          g_autofree char *clean = dup_clean (unrep_outline_get_text (outline), line);
          g_autofree char *symbol = dup_symbol (clean);

          if (symbol != NULL)
            add_distinct (self->symbols, symbol);
        }
    }
}

static void
read_lines (Reading      *self,
            UnrepOutline *outline)
{
  UnrepText *text = unrep_outline_get_text (outline);
  guint end = find_end (outline), n_lines = 0;

  for (guint line = 1; line <= end && n_lines < MAX_LINES; line++)
    {
      g_autofree char *clean = dup_clean (text, line);

      if (*clean == '\0')
        continue;
      n_lines++;
      read_line (self, text, line, clean);
    }
}

/* The only symbol, or the first where the others are parts of it: one of two organs is
 * `A/79/876-S/2025/230`, and `A/79/876` above `S/2025/230` on its pages. */
static char *
dup_only_symbol (GPtrArray *symbols)
{
  const char *first = symbols->len > 0 ? g_ptr_array_index (symbols, 0) : NULL;

  for (guint i = 1; i < symbols->len; i++)
    if (strstr (first, g_ptr_array_index (symbols, i)) == NULL)
      return NULL;
  return g_strdup (first);
}

/**
 * unrep_report_head_new:
 * @outline: the outline of a report
 *
 * Reads what a report says of itself: in its head, before the first paragraph with a number,
 * on lines that say nothing else; the symbol also where all pages have the same one. Of
 * several symbols none is the report's. The words of damaged text may be torn, and their
 * digits backwards. Where no language is named it is that of the text.
 *
 * Returns: (transfer full): the head
 */
UnrepReportHead *
unrep_report_head_new (UnrepOutline *outline)
{
  UnrepReportHead *head = g_new0 (UnrepReportHead, 1);
  g_autoptr (GPtrArray) symbols = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  Reading reading = { .head = head, .symbols = symbols, .bodies = bodies };

  g_return_val_if_fail (outline != NULL, NULL);

  read_lines (&reading, outline);
  if (symbols->len == 0)
    read_page_headers (&reading, outline);
  head->symbol = dup_only_symbol (symbols);
  if (head->body == NULL && bodies->len == 1 && reading.symbolic)
    head->body = g_strdup (g_ptr_array_index (bodies, 0));
  if (head->language == NULL)
    head->language = g_strdup (unrep_text_guess_language (unrep_outline_get_text (outline)));
  for (guint i = 0; i < MAX_CELLS; i++)
    g_free (reading.near_bodies[i]);
  return head;
}

static char **
find_fact (UnrepReportHead *self,
           UnrepHeadFact    fact)
{
  char **const facts[UNREP_N_HEAD_FACTS] = {
    [UNREP_HEAD_SYMBOL] = &self->symbol,        [UNREP_HEAD_BODY] = &self->body,
    [UNREP_HEAD_SESSION] = &self->session,      [UNREP_HEAD_DATE] = &self->date,
    [UNREP_HEAD_OWN_LANGUAGE] = &self->language, [UNREP_HEAD_ORIGINAL_LANGUAGE] = &self->original,
  };

  return facts[fact];
}

/**
 * unrep_report_head_get:
 * @self: (nullable): a head
 * @fact: what is asked for
 *
 * Returns: (nullable): what the head says of it
 */
const char *
unrep_report_head_get (const UnrepReportHead *self,
                       UnrepHeadFact          fact)
{
  return self != NULL ? *find_fact ((UnrepReportHead *) self, fact) : NULL;
}

/**
 * unrep_report_head_copy:
 * @self: (nullable): a head
 * @facts: which facts, bits of `1 << UnrepHeadFact`
 *
 * Returns: (transfer full): a head that says these facts and no others
 */
UnrepReportHead *
unrep_report_head_copy (const UnrepReportHead *self,
                        guint                  facts)
{
  UnrepReportHead *copy = g_new0 (UnrepReportHead, 1);

  for (guint i = 0; i < UNREP_N_HEAD_FACTS; i++)
    if (facts & (1u << i))
      *find_fact (copy, i) = g_strdup (unrep_report_head_get (self, i));
  return copy;
}

/**
 * unrep_report_head_is_empty:
 * @self: (nullable): a head
 *
 * Returns: whether it says nothing
 */
gboolean
unrep_report_head_is_empty (const UnrepReportHead *self)
{
  for (guint i = 0; i < UNREP_N_HEAD_FACTS; i++)
    if (unrep_report_head_get (self, i) != NULL)
      return FALSE;
  return TRUE;
}

/**
 * unrep_head_fact_get_name:
 * @fact: something that heads say
 *
 * Returns: what tables and JSON call it
 */
const char *
unrep_head_fact_get_name (UnrepHeadFact fact)
{
  static const char *const names[UNREP_N_HEAD_FACTS] = {
    [UNREP_HEAD_SYMBOL] = "symbol",         [UNREP_HEAD_BODY] = "body",
    [UNREP_HEAD_SESSION] = "session",       [UNREP_HEAD_DATE] = "date",
    [UNREP_HEAD_OWN_LANGUAGE] = "language", [UNREP_HEAD_ORIGINAL_LANGUAGE] = "original_language",
  };

  return names[fact];
}

/**
 * unrep_report_head_write:
 * @self: (nullable): a head
 * @writer: where an object is open
 *
 * Writes a member for each fact, null where the head does not say it.
 */
void
unrep_report_head_write (const UnrepReportHead *self,
                         UnrepJsonWriter       *writer)
{
  for (guint i = 0; i < UNREP_N_HEAD_FACTS; i++)
    unrep_json_writer_member_string (writer, unrep_head_fact_get_name (i), unrep_report_head_get (self, i));
}

/**
 * unrep_language_dup_names:
 * @codes: codes of the languages of the United Nations, spaces between them
 *
 * Returns: (transfer full): their names in the language of the interface
 */
char *
unrep_language_dup_names (const char *codes)
{
  static const struct
  {
    const char *code;
    const char *name;
  } known[] = {
    { "ar", N_("Arabic") }, { "en", N_("English") }, { "es", N_("Spanish") },
    { "fr", N_("French") }, { "ru", N_("Russian") }, { "zh", N_("Chinese") },
  };
  g_autoptr (GString) names = g_string_new (NULL);
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (known); j++)
      if (strcmp (list[i], known[j].code) == 0)
        /* Translators: what stands between names in a list */
        g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "", _(known[j].name));
  return g_string_free (g_steal_pointer (&names), FALSE);
}
