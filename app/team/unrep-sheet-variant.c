/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as the cache of a team's work keeps it. */
#include "team/unrep-sheet-private.h"

#include <string.h>

/* The strings of a sheet, each once and with a NUL behind it, and the number of each. */
typedef struct
{
  GString    *strings;
  GHashTable *indices;
} Table;

#define NO_STRING G_MAXUINT32

/* What a unit or a span is in the cache: no padding, so that the same sheet is the same
 * bytes. */
typedef struct
{
  guint64 start;
  guint64 end;
  guint32 unit;
  guint32 position;
} StoredPlace;

typedef struct
{
  guint32 entry;
  guint32 tag;
} StoredTag;

static guint32
add_string (Table      *self,
            const char *string)
{
  gpointer index;

  if (string == NULL)
    return NO_STRING;
  if (!g_hash_table_lookup_extended (self->indices, string, NULL, &index))
    {
      index = GUINT_TO_POINTER (g_hash_table_size (self->indices));
      g_hash_table_insert (self->indices, (char *) string, index);
      g_string_append_len (self->strings, string, (gssize) strlen (string) + 1);
    }

  return GPOINTER_TO_UINT (index);
}

static void
add_place (Table      *table,
           GArray     *places,
           UnrepRange  range,
           const char *unit,
           const char *position)
{
  StoredPlace place = { range.start, range.end, add_string (table, unit), add_string (table, position) };

  g_array_append_val (places, place);
}

static GVariant *
new_places (GArray *places)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE ("(ttuu)"), places->data, places->len, sizeof (StoredPlace));
}

static GVariant *
new_entries (Table  *table,
             GArray *entries)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (StoredPlace));

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const UnrepSheetEntry *entry = &g_array_index (entries, UnrepSheetEntry, i);

      add_place (table, places, entry->range, entry->unit, entry->position);
    }
  return new_places (places);
}

static GVariant *
new_spans (Table  *table,
           GArray *spans)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (StoredPlace));

  for (guint i = 0; i < spans->len; i++)
    {
      const UnrepSheetSpan *span = &g_array_index (spans, UnrepSheetSpan, i);

      add_place (table, places, span->range, span->unit, span->position);
    }
  return new_places (places);
}

static GVariant *
new_tags (Table  *table,
          GArray *entries)
{
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (StoredTag));

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const UnrepSheetEntry *entry = &g_array_index (entries, UnrepSheetEntry, i);

      for (guint j = 0; entry->tags != NULL && entry->tags[j] != NULL; j++)
        {
          StoredTag tag = { i, add_string (table, entry->tags[j]) };

          g_array_append_val (tags, tag);
        }
    }
  return g_variant_new_fixed_array (G_VARIANT_TYPE ("(uu)"), tags->data, tags->len, sizeof (StoredTag));
}

/**
 * unrep_sheet_new_variant:
 * @self: a sheet
 *
 * Returns: (transfer floating): all that it holds but its file, of type
 *   %UNREP_SHEET_VARIANT_TYPE
 */
GVariant *
unrep_sheet_new_variant (UnrepSheet *self)
{
  g_autoptr (GString) strings = g_string_new (NULL);
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  Table table = { strings, indices };
  GVariant *entries = new_entries (&table, self->entries), *tags = new_tags (&table, self->entries);
  GVariant *judged = new_entries (&table, self->judged), *judged_tags = new_tags (&table, self->judged);
  GVariant *spans = new_spans (&table, self->spans);
  const guint32 named[] = {
    add_string (&table, unrep_reviewer_get_id (self->reviewer)),
    add_string (&table, unrep_reviewer_get_uid (self->reviewer)),
    add_string (&table, unrep_reviewer_get_name (self->reviewer)),
    add_string (&table, self->report_name),
    add_string (&table, self->text_sha256),
    add_string (&table, self->codebook_id),
    add_string (&table, self->round),
    add_string (&table, self->round_time),
    add_string (&table, self->opened_as_lead),
    add_string (&table, self->problem),
  };

  return g_variant_new ("(@ay@auuutb@a(ttuu)@a(uu)b@a(ttuu)@a(uu)@a(ttuu))",
                        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, strings->str, strings->len, 1),
                        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, named, G_N_ELEMENTS (named), sizeof *named),
                        self->codebook_version, self->n_changed, (guint64) self->text_chars, self->finished,
                        entries, tags, self->judged != NULL, judged, judged_tags, spans);
}

/* All of them at once: of a team there are some hundred thousand. %NULL where they are no
 * strings. */
static GPtrArray *
take_strings (UnrepSheet *self,
              GVariant   *stored)
{
  g_autoptr (GPtrArray) strings = NULL;
  gsize n;
  const char *bytes = g_variant_get_fixed_array (stored, &n, 1);
  char *string;

  if (n == 0 || bytes[n - 1] != '\0')
    return NULL;
  strings = g_ptr_array_sized_new ((guint) (n / 8 + 1));
  string = g_string_chunk_insert_len (self->strings, bytes, (gssize) n);
  for (const char *end = string + n; string < end; string += strlen (string) + 1)
    {
      if (!g_utf8_validate (string, -1, NULL))
        return NULL;
      g_ptr_array_add (strings, string);
    }

  return g_steal_pointer (&strings);
}

/* The string at @index; %NULL where there is none, which is an error only where one is
 * needed. */
static const char *
get_string (GPtrArray *strings,
            guint32    index)
{
  return index < strings->len ? g_ptr_array_index (strings, index) : NULL;
}

static gboolean
take_entries (UnrepSheet *self,
              GArray     *entries,
              GVariant   *stored,
              GVariant   *stored_tags,
              GPtrArray  *strings)
{
  gsize n, n_tags, tag = 0;
  const StoredPlace *places = g_variant_get_fixed_array (stored, &n, sizeof *places);
  const StoredTag *tags = g_variant_get_fixed_array (stored_tags, &n_tags, sizeof *tags);

  for (gsize i = 0; i < n; i++)
    {
      UnrepSheetEntry entry = {
        .range = { places[i].start, places[i].end },
        .unit = get_string (strings, places[i].unit),
        .position = get_string (strings, places[i].position),
      };
      gsize first = tag;

      while (tag < n_tags && tags[tag].entry == i)
        tag++;
      if (tag > first)
        {
          const char **list = g_new0 (const char *, tag - first + 1);

          for (gsize j = first; j < tag; j++)
            list[j - first] = get_string (strings, tags[j].tag);
          g_ptr_array_add (self->tags, list);
          entry.tags = list;
        }
      if (entry.unit == NULL || entry.position == NULL)
        return FALSE;
      g_array_append_val (entries, entry);
    }

  return TRUE;
}

static gboolean
take_spans (UnrepSheet *self,
            GVariant   *stored,
            GPtrArray  *strings)
{
  gsize n;
  const StoredPlace *places = g_variant_get_fixed_array (stored, &n, sizeof *places);

  for (gsize i = 0; i < n; i++)
    {
      UnrepSheetSpan span = {
        .range = { places[i].start, places[i].end },
        .unit = get_string (strings, places[i].unit),
        .position = get_string (strings, places[i].position),
      };

      if (span.unit == NULL)
        return FALSE;
      g_array_append_val (self->spans, span);
    }

  return TRUE;
}

static gboolean
take_names (UnrepSheet *self,
            GVariant   *stored,
            GPtrArray  *strings)
{
  gsize n;
  const guint32 *named = g_variant_get_fixed_array (stored, &n, sizeof *named);
  const char *names[10];

  if (n != G_N_ELEMENTS (names))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    names[i] = get_string (strings, named[i]);
  for (gsize i = 0; i < 6; i++)
    if (names[i] == NULL)
      return FALSE;
  if (!unrep_reviewer_id_is_valid (names[0]) || !unrep_uuid_is_valid (names[1]))
    return FALSE;

  self->reviewer = unrep_reviewer_new (names[0], names[1], names[2]);
  self->report_name = names[3];
  self->text_sha256 = names[4];
  self->codebook_id = names[5];
  self->round = names[6];
  self->round_time = names[7];
  self->opened_as_lead = names[8];
  self->problem = names[9];
  return TRUE;
}

/**
 * unrep_sheet_new_from_variant:
 * @variant: what unrep_sheet_new_variant() made, or something that is to be taken for
 *   it; of type %UNREP_SHEET_VARIANT_TYPE
 * @file: the side file it comes from
 *
 * Returns: (transfer full) (nullable): the sheet, %NULL where @variant makes no sense
 */
UnrepSheet *
unrep_sheet_new_from_variant (GVariant *variant,
                              GFile    *file)
{
  g_autoptr (UnrepSheet) self = unrep_sheet_alloc (file, 0);
  g_autoptr (GVariant) table = NULL, named = NULL, entries = NULL, tags = NULL, judged = NULL, judged_tags = NULL;
  g_autoptr (GVariant) spans = NULL;
  g_autoptr (GPtrArray) strings = NULL;
  guint64 text_chars;
  gboolean has_judged;

  g_variant_get (variant, "(@ay@auuutb@a(ttuu)@a(uu)b@a(ttuu)@a(uu)@a(ttuu))", &table, &named, &self->codebook_version,
                 &self->n_changed, &text_chars, &self->finished, &entries, &tags, &has_judged, &judged, &judged_tags,
                 &spans);
  strings = take_strings (self, table);
  self->text_chars = text_chars;
  if (has_judged)
    self->judged = g_array_new (FALSE, FALSE, sizeof (UnrepSheetEntry));
  if (strings == NULL || !take_names (self, named, strings) ||
      !take_entries (self, self->entries, entries, tags, strings) ||
      (has_judged && !take_entries (self, self->judged, judged, judged_tags, strings)) ||
      !take_spans (self, spans, strings))
    return NULL;

  return g_steal_pointer (&self);
}
