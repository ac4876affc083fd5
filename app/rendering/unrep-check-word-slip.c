/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-word-set.h"

#include <glib/gi18n.h>

/* The longest slip has so many letters, with و before it. */
#define MAX_LENGTH 8
#define WAW 0x648

typedef struct
{
  const char *wrong;
  const char *right;
} Slip;

/* Words that do not exist, or hardly in a report, and what OCR makes them of. */
static const Slip misread[] = {
  { "يما", "بما" },   { "ألها", "أنها" }, { "بمدف", "بهدف" }, { "شأها", "شأنها" }, { "بشأها", "بشأنها" },   { "محال", "مجال" },
  { "حدول", "جدول" }, { "الى", "إلى" },   { "او", "أو" },     { "اذا", "إذا" },    { "الفضلي", "الفضلى" }, { NULL, NULL },
};

/* Words that do not exist, in which two letters have changed places that many fonts draw as
 * one sign. */
static const Slip turned[] = {
  { "يف", "في" },     { "اليت", "التي" },   { "إال", "إلا" },         { "أال", "ألا" },   { "خالل", "خلال" }, { "هؤالء", "هؤلاء" },
  { "جملس", "مجلس" }, { "مجيع", "جميع" },   { "مجهورية", "جمهورية" }, { "جلنة", "لجنة" }, { "هلذا", "لهذا" }, { "هلذه", "لهذه" },
  { "هبذا", "بهذا" }, { "هبذه", "بهذه" },   { "مبوجب", "بموجب" },     { "حتقيق", "تحقيق" }, { NULL, NULL },
};

typedef struct
{
  const Slip *slips;
  gsize ready;
  UnrepWordSet words; /* and with و, which is written with the word behind it */
} Table;

static void
table_prepare (Table *self)
{
  if (!g_once_init_enter (&self->ready))
    return;
  for (const Slip *slip = self->slips; slip->wrong != NULL; slip++)
    {
      g_autofree char *behind_waw = g_strconcat ("و", slip->wrong, NULL);

      unrep_word_set_add (&self->words, slip->wrong);
      unrep_word_set_add (&self->words, behind_waw);
    }
  g_once_init_leave (&self->ready, 1);
}

static gboolean
is_word (const UnrepCheckLine *line,
         gsize                 start,
         gsize                 end,
         const char           *word)
{
  for (; start < end; start++)
    {
      if ((line->kinds[start] & UNREP_CHAR_MARK) != 0)
        continue;
      if (line->at[start] != g_utf8_get_char (word))
        return FALSE;
      word = g_utf8_next_char (word);
    }
  return *word == '\0';
}

static const char *
table_find (const Table          *self,
            const UnrepCheckLine *line,
            gsize                 start,
            gsize                 end)
{
  for (const Slip *slip = self->slips; slip->wrong != NULL; slip++)
    if (is_word (line, start, end, slip->wrong))
      return slip->right;
  return NULL;
}

/* Few words have marks, which are no part of what is compared. */
static gboolean
may_be_slip (const Table          *self,
             const UnrepCheckLine *line,
             UnrepCheckWord        word,
             gboolean              has_marks)
{
  gunichar letters[MAX_LENGTH];
  gsize n = 0;

  if (!has_marks)
    return unrep_word_set_may_have (&self->words, word.hash);
  for (gsize i = word.start; i < word.end; i++)
    {
      if ((line->kinds[i] & UNREP_CHAR_MARK) != 0)
        continue;
      if (n == MAX_LENGTH)
        return FALSE;
      letters[n++] = line->at[i];
    }
  return unrep_word_set_may_have (&self->words, unrep_word_hash (letters, n));
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line,
     Table                *table)
{
  gsize sign = 0, mark;
  gboolean more = unrep_check_line_next (line, UNREP_CHAR_MARK, &sign, &mark);

  table_prepare (table);
  for (gsize i = 0; i < line->n_words; i++)
    {
      UnrepCheckWord word = line->words[i];
      const char *right = NULL;

      while (more && mark < word.start)
        more = unrep_check_line_next (line, UNREP_CHAR_MARK, &sign, &mark);
      if (!may_be_slip (table, line, word, more && mark < word.end))
        continue;
      for (gsize skip = 0; right == NULL && skip < 2 && (skip == 0 || line->at[word.start] == WAW); skip++)
        {
          right = table_find (table, line, word.start + skip, word.end);
          if (right != NULL)
            unrep_check_report (self, line->start + word.start + skip, line->start + word.end, right);
        }
    }
}

static void
run_misread (UnrepCheckRun        *self,
             const UnrepCheckLine *line)
{
  static Table table = { .slips = misread };

  run (self, line, &table);
}

static void
run_turned (UnrepCheckRun        *self,
            const UnrepCheckLine *line)
{
  static Table table = { .slips = turned };

  run (self, line, &table);
}

const UnrepCheck unrep_check_word_slip = {
  .id = "word-slip",
  .family = UNREP_FAMILY_GLYPHS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_ARABIC,
  .title = N_("A word is one that OCR makes of another"),
  .cause = N_("One letter of it was taken for a similar one. The list is short: other such words are there as well."),
  .run_line = run_misread,
};

const UnrepCheck unrep_check_ligature_order = {
  .id = "ligature-order",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_ARABIC,
  .title = N_("Two letters of a word have changed places"),
  .cause = N_("They are drawn as one sign, and the text was taken out of a PDF from left to right. The list is short: other such words are there as well."),
  .run_line = run_turned,
};
