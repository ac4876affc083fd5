/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-table-private.h"

#include "team/unrep-csv.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* A matrix on its way: every value as the text it is, until it is known whether
 * all of them are numbers. */
typedef struct
{
  GPtrArray  *columns;
  GHashTable *category_of_text;
  GPtrArray  *texts;
  GArray     *ratings;
  GArray     *ends;
  gboolean    numbers;
} Matrix;

static gboolean
parse_number (const char *text,
              double     *number)
{
  char *end;

  /* Neither blanks in front nor the hexadecimal and named numbers of strtod(). */
  if (*text == '\0' || strspn (text, "0123456789+-.eE") != strlen (text))
    return FALSE;
  *number = g_ascii_strtod (text, &end);

  return *end == '\0' && isfinite (*number);
}

static guint
intern (Matrix     *self,
        const char *text)
{
  gpointer value;
  double number;

  if (g_hash_table_lookup_extended (self->category_of_text, text, NULL, &value))
    return GPOINTER_TO_UINT (value);

  value = GUINT_TO_POINTER (self->texts->len);
  g_ptr_array_add (self->texts, g_strdup (text));
  g_hash_table_insert (self->category_of_text, g_ptr_array_index (self->texts, self->texts->len - 1), value);
  self->numbers = self->numbers && parse_number (text, &number);

  return GPOINTER_TO_UINT (value);
}

static gboolean
read_header (Matrix              *self,
             const char * const  *fields,
             guint                n_fields,
             GError             **error)
{
  if (n_fields < 2)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   _("the header has one column; there must be one for the unit and one for each reviewer."));
      return FALSE;
    }
  for (guint i = 1; i < n_fields; i++)
    g_ptr_array_add (self->columns, g_strdup (fields[i]));

  return TRUE;
}

static gboolean
read_record_cb (const char * const  *fields,
                guint                n_fields,
                guint                line,
                gpointer             user_data,
                GError             **error)
{
  Matrix *self = user_data;

  if (self->columns->len == 0)
    return read_header (self, fields, n_fields, error);
  /* Spreadsheet programs write separators behind the last column that has anything in it,
   * and an empty line is no record. */
  while (n_fields > self->columns->len + 1 && *fields[n_fields - 1] == '\0')
    n_fields--;
  if (n_fields == 1 && *fields[0] == '\0')
    return TRUE;
  if (n_fields != self->columns->len + 1)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT, _("there are %u fields, but the header has %u."),
                   n_fields, self->columns->len + 1);
      return FALSE;
    }

  for (guint i = 1; i < n_fields; i++)
    if (*fields[i] != '\0')
      {
        UnrepRating rating = { .reviewer = i - 1, .category = intern (self, fields[i]) };

        g_array_append_val (self->ratings, rating);
      }
  g_array_append_val (self->ends, self->ratings->len);

  return TRUE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const double *numbers = user_data;
  double p = numbers[*(const guint *) a], q = numbers[*(const guint *) b];

  return (p > q) - (p < q);
}

/* Numbers become categories in their order, and 1 and 1.0 are the same one.
 * Returns how many there are. */
static guint
order_numbers (Matrix *self,
               guint  *category)
{
  guint n = self->texts->len, n_categories = 0;
  g_autofree double *numbers = g_new (double, MAX (n, 1));
  g_autofree guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      parse_number (g_ptr_array_index (self->texts, i), &numbers[i]);
      order[i] = i;
    }
  g_qsort_with_data (order, n, sizeof *order, compare_numbers, numbers);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && numbers[order[i]] > numbers[order[i - 1]])
        n_categories++;
      category[order[i]] = n_categories;
    }

  return n > 0 ? n_categories + 1 : 0;
}

/* What to call each category: the first of the texts that stand for it. */
static GPtrArray *
name_categories (Matrix      *self,
                 const guint *category,
                 guint        n_categories)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (names, (int) n_categories);
  for (guint i = 0; i < self->texts->len; i++)
    if (g_ptr_array_index (names, category[i]) == NULL)
      g_ptr_array_index (names, category[i]) = g_strdup (g_ptr_array_index (self->texts, i));

  return names;
}

/* A column behind the last separator that has neither a name nor a value is no reviewer. */
static void
drop_empty_columns (Matrix *self)
{
  guint n_used = 0;

  for (guint i = 0; i < self->ratings->len; i++)
    {
      guint reviewer = g_array_index (self->ratings, UnrepRating, i).reviewer;

      n_used = MAX (n_used, reviewer + 1);
    }
  while (self->columns->len > MAX (n_used, 1) &&
         *(const char *) g_ptr_array_index (self->columns, self->columns->len - 1) == '\0')
    g_ptr_array_set_size (self->columns, (int) self->columns->len - 1);
}

static UnrepAgreementTable *
finish (Matrix *self)
{
  guint n_categories = self->texts->len;
  g_autofree guint *category = g_new (guint, MAX (n_categories, 1));
  g_autoptr (UnrepRatings) ratings = NULL;
  g_autoptr (GPtrArray) names = NULL;
  UnrepAgreementTable *table;
  UnrepRating *values = (UnrepRating *) self->ratings->data;

  drop_empty_columns (self);
  for (guint i = 0; i < n_categories; i++)
    category[i] = i;
  if (self->numbers)
    n_categories = order_numbers (self, category);

  ratings = unrep_ratings_new (self->columns->len, n_categories);
  for (guint i = 0; self->numbers && i < n_categories; i++)
    unrep_ratings_set_rank (ratings, i, (int) i);
  for (guint i = 0; i < self->ratings->len; i++)
    values[i].category = category[values[i].category];
  for (guint unit = 0, start = 0; unit < self->ends->len; unit++)
    {
      guint end = g_array_index (self->ends, guint, unit);

      unrep_ratings_add_unit (ratings, values + start, end - start);
      start = end;
    }

  names = name_categories (self, category, n_categories);
  table = unrep_agreement_table_new (self->columns, names, ratings);
  table->n_possible = (guint64) unrep_ratings_count_pairable (ratings) * self->columns->len;
  return table;
}

/**
 * unrep_agreement_table_new_for_matrix:
 * @csv: a CSV text
 * @name: what to call it in messages, fit to be shown
 * @error: where to put what went wrong
 *
 * Reads a table of any origin: a header; then a record a unit, its first field the
 * unit's name, then one field a reviewer, empty where the value is missing. Values
 * are compared as the texts they are, unless all of them are numbers.
 *
 * Errors: those of unrep_csv_read(); %UNREP_ERROR_EMPTY where there is no header.
 *
 * Returns: (transfer full): a table without codebook and rows, %NULL on error
 */
UnrepAgreementTable *
unrep_agreement_table_new_for_matrix (GBytes      *csv,
                                      const char  *name,
                                      GError     **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) category_of_text = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (UnrepRating));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  Matrix matrix = {
    .columns = columns,
    .category_of_text = category_of_text,
    .texts = texts,
    .ratings = ratings,
    .ends = ends,
    .numbers = TRUE,
  };

  if (!unrep_csv_read (csv, name, read_record_cb, &matrix, error))
    return NULL;
  if (columns->len == 0)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_EMPTY,
                   _("“%s” is empty; it needs a header with one column a reviewer."), name);
      return NULL;
    }

  return finish (&matrix);
}
