/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

/* So many lines are checked before a cancellation is noticed. */
#define LINES_AT_ONCE 1000
/* A part of a text that is worth a thread of its own, in bytes, and how many there are
 * at most. */
#define MIN_PART (256 * 1024)
#define MAX_PARTS 4

/* A line in code points, and its words: room that grows with the longest one. */
typedef struct
{
  gunichar *at;
  guint32 *kinds;
  UnrepCheckWord *words;
  gsize size;
} Room;

static void
room_clear (Room *self)
{
  g_free (self->at);
  g_free (self->kinds);
  g_free (self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

static void
room_grow (Room  *self,
           gsize  n)
{
  self->size = 2 * n + 256;
  self->at = g_renew (gunichar, self->at, self->size);
  self->kinds = g_renew (guint32, self->kinds, self->size);
  self->words = g_renew (UnrepCheckWord, self->words, self->size);
}

/* Reads the code point at @p, which no line end is. The length of most is not foreseen by
 * a processor, so that there is no branch for it. */
static inline const char *
read_char (const char *p,
           gunichar   *c)
{
  guint first = (guchar) p[0], has_two = first >= 0x80;

  if (first >= 0xe0)
    {
      *c = g_utf8_get_char (p);
      return g_utf8_next_char (p);
    }
  *c = has_two ? (first & 0x1f) << 6 | ((guchar) p[1] & 0x3f) : first;
  return p + 1 + has_two;
}

/* Writes down where the words of @line are. A word ends as often as not: without branches,
 * an end is overwritten until it is one. */
static void
room_find_words (Room           *self,
                 UnrepCheckLine *line)
{
  UnrepCheckWord *word = self->words;
  gboolean within = FALSE;

  for (gsize i = 0; i <= line->n; i++)
    {
      gboolean begins = (self->kinds[i] & UNREP_CHAR_ANY_LETTER) != 0;
      gboolean goes_on = within & ((self->kinds[i] & (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_MARK | UNREP_CHAR_TATWEEL)) != 0);

      word->start = within ? word->start : i;
      word->end = i;
      word += within & !goes_on;
      within = goes_on | begins;
    }
  line->words = self->words;
  line->n_words = (gsize) (word - self->words);
}

/* Reads the line that begins at byte @byte, offset @start. Returns the byte behind its
 * line end. */
static gsize
room_read (Room           *self,
           UnrepText      *text,
           gsize           byte,
           gsize           start,
           UnrepCheckLine *line)
{
  const char *utf8 = unrep_text_get_utf8 (text) + byte, *p = utf8;
  const char *end = unrep_text_get_utf8 (text) + unrep_text_get_n_bytes (text);
  const guint32 *table = unrep_char_get_table ();
  gsize n = 0;

  *line = (UnrepCheckLine) { .start = start, .utf8 = utf8 };
  for (;; n++)
    {
      gunichar c;

      if (n >= self->size)
        room_grow (self, n);
      /* A text ends with a NUL, and may have others. */
      if ((guchar) *p <= '\r' && (*p == '\n' || *p == '\r' || p == end))
        break;
      p = read_char (p, &c);
      self->at[n] = c;
      self->kinds[n] = c < UNREP_CHAR_TABLE_SIZE ? table[c] : unrep_char_get_kind (c);
      line->has |= self->kinds[n];
    }
  self->at[n] = 0;
  self->kinds[n] = 0;
  line->n = n;
  line->at = self->at;
  line->kinds = self->kinds;
  line->n_bytes = (gsize) (p - utf8);
  room_find_words (self, line);
  return byte + line->n_bytes + (*p == '\r' && p[1] == '\n' ? 2 : p < end);
}

/* Some lines of a text: from the byte where one begins to that where another does. */
typedef struct
{
  UnrepCheckRun run;
  gsize byte;
  gsize end;
  GArray *starts;
  GCancellable *cancellable;
} Part;

static gpointer
part_run (gpointer data)
{
  Part *self = data;
  UnrepCheckRun *run = &self->run;
  g_auto (Room) room = { 0 };
  gsize start = unrep_text_get_offset (run->text, self->byte), byte = self->byte;

  while (byte < self->end)
    {
      UnrepCheckLine line;
      gsize next = room_read (&room, run->text, byte, start, &line);

      if (self->starts->len % LINES_AT_ONCE == 0 && g_cancellable_is_cancelled (self->cancellable))
        break;
      g_array_append_val (self->starts, start);
      run->line_direction = UNREP_DIRECTION_NEUTRAL;
      for (gsize j = 0; unrep_checks[j] != NULL; j++)
        {
          run->check = unrep_checks[j];
          if (run->check->run_line != NULL && (line.has & run->check->needs) == run->check->needs)
            run->check->run_line (run, &line);
        }
      start += line.n + (next - byte - line.n_bytes);
      byte = next;
    }
  return NULL;
}

/* The byte behind the first line end at @byte or behind it. */
static gsize
find_line_start (UnrepText *text,
                 gsize      byte)
{
  const char *utf8 = unrep_text_get_utf8 (text);
  gsize end = unrep_text_get_n_bytes (text);

  while (byte < end && utf8[byte] != '\n')
    byte++;
  return MIN (byte + 1, end);
}

/* What the lines of @self have shown goes to those of the whole text. */
static void
part_hand_over (Part          *self,
                UnrepCheckRun *run,
                GArray        *starts)
{
  g_ptr_array_add (run->kept, g_steal_pointer (&self->run.strings));
  g_array_append_vals (run->findings, self->run.findings->data, self->run.findings->len);
  g_array_append_vals (starts, self->starts->data, self->starts->len);
  run->n_articles += self->run.n_articles;
  run->n_inner_maksuras += self->run.n_inner_maksuras;
}

static void
part_init (Part                *self,
           const UnrepCheckRun *run,
           GCancellable        *cancellable)
{
  *self = (Part) { .run = *run, .cancellable = cancellable };
  self->run.findings = g_array_new (FALSE, FALSE, sizeof (UnrepFinding));
  self->run.strings = g_string_chunk_new (4096);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static void
part_clear (Part *self)
{
  g_array_unref (self->run.findings);
  g_clear_pointer (&self->run.strings, g_string_chunk_free);
  g_array_unref (self->starts);
}

/**
 * unrep_check_run_lines:
 * @run: a run that has found nothing yet
 * @starts: (element-type gsize): empty
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Looks at every line with every check that looks at lines, a long text in several
 * threads, and fills @starts with the offset of every line. What is found, and its
 * order, do not depend on how many threads there are. The only error is to be
 * cancelled.
 *
 * Returns: whether all was done
 */
gboolean
unrep_check_run_lines (UnrepCheckRun  *run,
                       GArray         *starts,
                       GCancellable   *cancellable,
                       GError        **error)
{
  gsize n_bytes = unrep_text_get_n_bytes (run->text);
  guint n = (guint) CLAMP (n_bytes / MIN_PART, 1, MIN (g_get_num_processors (), MAX_PARTS));
  GThread *threads[MAX_PARTS] = { NULL };
  Part parts[MAX_PARTS];

  for (guint i = 0; i < n; i++)
    {
      part_init (&parts[i], run, cancellable);
      parts[i].byte = i == 0 ? 0 : parts[i - 1].end;
      parts[i].end = i + 1 == n ? n_bytes : MAX (parts[i].byte, find_line_start (run->text, n_bytes / n * (i + 1)));
      /* Where there is no thread to be had, this one does it. */
      if (i + 1 < n)
        threads[i] = g_thread_try_new ("checks", part_run, &parts[i], NULL);
      if (threads[i] == NULL)
        part_run (&parts[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      if (threads[i] != NULL)
        g_thread_join (threads[i]);
      part_hand_over (&parts[i], run, starts);
      part_clear (&parts[i]);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
