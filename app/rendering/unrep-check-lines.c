/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include "base/unrep-block.h"

/* So many lines are checked before a cancellation is noticed. */
#define LINES_AT_ONCE 1000
/* A part of a text that is worth a thread of its own, in bytes, and how many there are
 * at most. */
#define MIN_PART (256 * 1024)
#define MAX_PARTS 4

/* A line in code points, its words and signs: room for the longest one. */
typedef struct
{
  gunichar *at;
  guint32 *kinds;
  UnrepCheckWord *words;
  gsize *signs;
  gsize size;
} Room;

static void
room_clear (Room *self)
{
  g_free (self->at);
  g_free (self->kinds);
  g_free (self->words);
  g_free (self->signs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

/* Nothing in it is kept. Between two words there is something else. */
static void
room_grow (Room  *self,
           gsize  n)
{
  gsize size = n + n / 2 + 256;

  room_clear (self);
  self->size = size;
  self->at = g_new (gunichar, size);
  self->kinds = g_new (guint32, size);
  self->words = g_new (UnrepCheckWord, size / 2 + 1);
  self->signs = g_new (gsize, size);
}

/* Reads code points as far as @end. How long each is, a processor does not foresee, so that
 * there is no branch for those of one or two bytes: every byte is taken for the first of
 * one, and overwritten if it was none. */
static gsize
room_read_chars (Room       *self,
                 const char *p,
                 const char *end)
{
  gsize n = 0;

  while (p < end)
    {
      guint first = (guchar) p[0];

      if (first >= 0xe0)
        {
          self->at[n++] = g_utf8_get_char (p);
          p = g_utf8_next_char (p);
          continue;
        }
      self->at[n] = first < 0x80 ? first : (first & 0x1f) << 6 | ((guchar) p[1] & 0x3f);
      n += (first & 0xc0) != 0x80;
      p++;
    }
  return n;
}

/* Finds of what kind the characters of @line are, its words and its signs. Nor are there
 * branches for where a word ends: it is overwritten until it has. */
static void
room_classify (Room           *self,
               UnrepCheckLine *line)
{
  const guint32 *table = unrep_char_get_table ();
  gsize n_words = 0, n_signs = 0, start = 0;
  gboolean within = FALSE;

  for (gsize i = 0; i < line->n; i++)
    {
      gunichar c = self->at[i];
      guint32 kind = c < UNREP_CHAR_TABLE_SIZE ? table[c] : unrep_char_get_kind (c);
      gboolean is_letter = (kind & UNREP_CHAR_ANY_LETTER) != 0;
      gboolean goes_on = within & ((kind & (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_MARK | UNREP_CHAR_TATWEEL)) != 0);

      self->kinds[i] = kind;
      line->has |= kind;
      self->signs[n_signs] = i;
      n_signs += (kind & ~(guint32) UNREP_CHAR_PLAIN) != 0;
      self->words[n_words].start = start = within ? start : i;
      self->words[n_words].end = i;
      n_words += within & !goes_on;
      within = goes_on | is_letter;
    }
  self->words[n_words].start = start;
  self->words[n_words].end = line->n;
  n_words += within;
  for (gsize i = 0; i < n_words; i++)
    self->words[i].hash = unrep_word_hash (self->at + self->words[i].start, self->words[i].end - self->words[i].start);
  line->kinds = self->kinds;
  line->words = self->words;
  line->n_words = n_words;
  line->signs = self->signs;
  line->n_signs = n_signs;
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
  const char *utf8 = unrep_text_get_utf8 (text) + byte, *end = unrep_text_get_utf8 (text) + unrep_text_get_n_bytes (text);
  const char *line_end = unrep_block_find_line_end (utf8, end);

  *line = (UnrepCheckLine) { .start = start, .utf8 = utf8, .n_bytes = (gsize) (line_end - utf8) };
  if (line->n_bytes + UNREP_CHECK_N_BEHIND > self->size)
    room_grow (self, line->n_bytes);
  line->n = room_read_chars (self, utf8, line_end);
  line->at = self->at;
  memset (self->at + line->n, 0, UNREP_CHECK_N_BEHIND * sizeof *self->at);
  room_classify (self, line);
  memset (self->kinds + line->n, 0, UNREP_CHECK_N_BEHIND * sizeof *self->kinds);
  return byte + line->n_bytes + (line_end[0] == '\r' && line_end[1] == '\n' ? 2 : line_end < end);
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

/* Begins a part of @run. What the first one finds is that of the whole text already. */
static void
part_init (Part                *self,
           const UnrepCheckRun *run,
           GArray              *starts,
           gboolean             is_first,
           GCancellable        *cancellable)
{
  *self = (Part) { .run = *run, .cancellable = cancellable };
  self->run.findings = is_first ? g_array_ref (run->findings) : g_array_new (FALSE, FALSE, sizeof (UnrepFinding));
  self->run.strings = g_string_chunk_new (4096);
  self->starts = is_first ? g_array_ref (starts) : g_array_new (FALSE, FALSE, sizeof (gsize));
}

/* What the lines of @self have shown goes to those of the whole text. */
static void
part_hand_over (Part          *self,
                UnrepCheckRun *run,
                GArray        *starts)
{
  g_ptr_array_add (run->kept, g_steal_pointer (&self->run.strings));
  if (self->run.findings != run->findings)
    g_array_append_vals (run->findings, self->run.findings->data, self->run.findings->len);
  if (self->starts != starts)
    g_array_append_vals (starts, self->starts->data, self->starts->len);
  run->n_articles += self->run.n_articles;
  run->n_inner_maksuras += self->run.n_inner_maksuras;
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
      part_init (&parts[i], run, starts, i == 0, cancellable);
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
