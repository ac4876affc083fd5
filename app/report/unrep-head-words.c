/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the heads of UN documents, in the six languages. */
#include "unrep-head-words.h"

#include "unrep-glyph.h"

/* A line that is longer is no line of a head. */
#define MAX_CHARS 200
#define MAX_BODY_WORDS 14
#define MAX_SESSION_WORDS 8

static const char *const languages[] = { "ar", "en", "es", "fr", "ru", "zh" };

typedef enum
{
  AR,
  EN,
  ES,
  FR,
  RU,
  ZH,
} Language;

/* Of several that fit, the longest counts. Arabic documents have most of this in
 * English. */
static const struct
{
  const char       *word;
  UnrepHeadWordKind kind;
  guint             value;
} words[] = {
  { "January", UNREP_HEAD_MONTH, 1 },     { "February", UNREP_HEAD_MONTH, 2 },     { "March", UNREP_HEAD_MONTH, 3 },
  { "April", UNREP_HEAD_MONTH, 4 },       { "May", UNREP_HEAD_MONTH, 5 },          { "June", UNREP_HEAD_MONTH, 6 },
  { "July", UNREP_HEAD_MONTH, 7 },        { "August", UNREP_HEAD_MONTH, 8 },       { "September", UNREP_HEAD_MONTH, 9 },
  { "October", UNREP_HEAD_MONTH, 10 },    { "November", UNREP_HEAD_MONTH, 11 },    { "December", UNREP_HEAD_MONTH, 12 },
  { "كانون الثاني", UNREP_HEAD_MONTH, 1 }, { "شباط", UNREP_HEAD_MONTH, 2 },         { "آذار", UNREP_HEAD_MONTH, 3 },
  { "نيسان", UNREP_HEAD_MONTH, 4 },       { "أيار", UNREP_HEAD_MONTH, 5 },         { "حزيران", UNREP_HEAD_MONTH, 6 },
  { "تموز", UNREP_HEAD_MONTH, 7 },        { "آب", UNREP_HEAD_MONTH, 8 },           { "أيلول", UNREP_HEAD_MONTH, 9 },
  { "تشرين الأول", UNREP_HEAD_MONTH, 10 }, { "تشرين الثاني", UNREP_HEAD_MONTH, 11 }, { "كانون الأول", UNREP_HEAD_MONTH, 12 },
  { "يناير", UNREP_HEAD_MONTH, 1 },       { "فبراير", UNREP_HEAD_MONTH, 2 },       { "مارس", UNREP_HEAD_MONTH, 3 },
  { "أبريل", UNREP_HEAD_MONTH, 4 },       { "مايو", UNREP_HEAD_MONTH, 5 },         { "يونيه", UNREP_HEAD_MONTH, 6 },
  { "يونيو", UNREP_HEAD_MONTH, 6 },       { "يوليه", UNREP_HEAD_MONTH, 7 },        { "يوليو", UNREP_HEAD_MONTH, 7 },
  { "أغسطس", UNREP_HEAD_MONTH, 8 },       { "سبتمبر", UNREP_HEAD_MONTH, 9 },       { "أكتوبر", UNREP_HEAD_MONTH, 10 },
  { "نوفمبر", UNREP_HEAD_MONTH, 11 },     { "ديسمبر", UNREP_HEAD_MONTH, 12 },
  { "janvier", UNREP_HEAD_MONTH, 1 },     { "février", UNREP_HEAD_MONTH, 2 },      { "mars", UNREP_HEAD_MONTH, 3 },
  { "avril", UNREP_HEAD_MONTH, 4 },       { "mai", UNREP_HEAD_MONTH, 5 },          { "juin", UNREP_HEAD_MONTH, 6 },
  { "juillet", UNREP_HEAD_MONTH, 7 },     { "août", UNREP_HEAD_MONTH, 8 },         { "septembre", UNREP_HEAD_MONTH, 9 },
  { "octobre", UNREP_HEAD_MONTH, 10 },    { "novembre", UNREP_HEAD_MONTH, 11 },    { "décembre", UNREP_HEAD_MONTH, 12 },
  { "enero", UNREP_HEAD_MONTH, 1 },       { "febrero", UNREP_HEAD_MONTH, 2 },      { "marzo", UNREP_HEAD_MONTH, 3 },
  { "abril", UNREP_HEAD_MONTH, 4 },       { "mayo", UNREP_HEAD_MONTH, 5 },         { "junio", UNREP_HEAD_MONTH, 6 },
  { "julio", UNREP_HEAD_MONTH, 7 },       { "agosto", UNREP_HEAD_MONTH, 8 },       { "septiembre", UNREP_HEAD_MONTH, 9 },
  { "octubre", UNREP_HEAD_MONTH, 10 },    { "noviembre", UNREP_HEAD_MONTH, 11 },   { "diciembre", UNREP_HEAD_MONTH, 12 },
  { "января", UNREP_HEAD_MONTH, 1 },      { "февраля", UNREP_HEAD_MONTH, 2 },      { "марта", UNREP_HEAD_MONTH, 3 },
  { "апреля", UNREP_HEAD_MONTH, 4 },      { "мая", UNREP_HEAD_MONTH, 5 },          { "июня", UNREP_HEAD_MONTH, 6 },
  { "июля", UNREP_HEAD_MONTH, 7 },        { "августа", UNREP_HEAD_MONTH, 8 },      { "сентября", UNREP_HEAD_MONTH, 9 },
  { "октября", UNREP_HEAD_MONTH, 10 },    { "ноября", UNREP_HEAD_MONTH, 11 },      { "декабря", UNREP_HEAD_MONTH, 12 },
  { "月", UNREP_HEAD_MONTH_MARK, 0 },     { "年", UNREP_HEAD_FILLER, 0 },          { "日", UNREP_HEAD_FILLER, 0 },

  { "Arabic", UNREP_HEAD_LANGUAGE, AR },  { "English", UNREP_HEAD_LANGUAGE, EN },  { "Spanish", UNREP_HEAD_LANGUAGE, ES },
  { "French", UNREP_HEAD_LANGUAGE, FR },  { "Russian", UNREP_HEAD_LANGUAGE, RU },  { "Chinese", UNREP_HEAD_LANGUAGE, ZH },
  { "العربية", UNREP_HEAD_LANGUAGE, AR }, { "الإنكليزية", UNREP_HEAD_LANGUAGE, EN }, { "الإسبانية", UNREP_HEAD_LANGUAGE, ES },
  { "الفرنسية", UNREP_HEAD_LANGUAGE, FR }, { "الروسية", UNREP_HEAD_LANGUAGE, RU },  { "الصينية", UNREP_HEAD_LANGUAGE, ZH },
  { "الإنجليزية", UNREP_HEAD_LANGUAGE, EN }, { "عربي", UNREP_HEAD_LANGUAGE, AR },
  { "arabe", UNREP_HEAD_LANGUAGE, AR },   { "anglais", UNREP_HEAD_LANGUAGE, EN },  { "espagnol", UNREP_HEAD_LANGUAGE, ES },
  { "français", UNREP_HEAD_LANGUAGE, FR }, { "russe", UNREP_HEAD_LANGUAGE, RU },   { "chinois", UNREP_HEAD_LANGUAGE, ZH },
  { "árabe", UNREP_HEAD_LANGUAGE, AR },   { "inglés", UNREP_HEAD_LANGUAGE, EN },   { "español", UNREP_HEAD_LANGUAGE, ES },
  { "francés", UNREP_HEAD_LANGUAGE, FR }, { "ruso", UNREP_HEAD_LANGUAGE, RU },     { "chino", UNREP_HEAD_LANGUAGE, ZH },
  { "арабский", UNREP_HEAD_LANGUAGE, AR }, { "английский", UNREP_HEAD_LANGUAGE, EN },
  { "испанский", UNREP_HEAD_LANGUAGE, ES }, { "французский", UNREP_HEAD_LANGUAGE, FR },
  { "русский", UNREP_HEAD_LANGUAGE, RU }, { "китайский", UNREP_HEAD_LANGUAGE, ZH },
  { "арабском", UNREP_HEAD_LANGUAGE, AR }, { "английском", UNREP_HEAD_LANGUAGE, EN },
  { "испанском", UNREP_HEAD_LANGUAGE, ES }, { "французском", UNREP_HEAD_LANGUAGE, FR },
  { "русском", UNREP_HEAD_LANGUAGE, RU }, { "китайском", UNREP_HEAD_LANGUAGE, ZH },
  { "阿拉伯文", UNREP_HEAD_LANGUAGE, AR }, { "英文", UNREP_HEAD_LANGUAGE, EN },     { "西班牙文", UNREP_HEAD_LANGUAGE, ES },
  { "法文", UNREP_HEAD_LANGUAGE, FR },    { "俄文", UNREP_HEAD_LANGUAGE, RU },     { "中文", UNREP_HEAD_LANGUAGE, ZH },

  { "Original", UNREP_HEAD_ORIGINAL, 0 }, { "Original language", UNREP_HEAD_ORIGINAL, 0 },
  { "الأصل", UNREP_HEAD_ORIGINAL, 0 },    { "اللغة الأصلية", UNREP_HEAD_ORIGINAL, 0 }, { "原文", UNREP_HEAD_ORIGINAL, 0 },
  { "Langue originale", UNREP_HEAD_ORIGINAL, 0 }, { "Idioma original", UNREP_HEAD_ORIGINAL, 0 },
  { "Оригинал", UNREP_HEAD_ORIGINAL, 0 }, { "Язык оригинала", UNREP_HEAD_ORIGINAL, 0 },
  { "Подлинный текст на", UNREP_HEAD_ORIGINAL, 0 },

  { "Distr", UNREP_HEAD_DISTRIBUTION, 0 }, { "Distribution", UNREP_HEAD_DISTRIBUTION, 0 },
  { "Distribución", UNREP_HEAD_DISTRIBUTION, 0 }, { "التوزيع", UNREP_HEAD_DISTRIBUTION, 0 },
  { "分发", UNREP_HEAD_DISTRIBUTION, 0 }, { "Распространение", UNREP_HEAD_DISTRIBUTION, 0 },

  { "General", UNREP_HEAD_FILLER, 0 },    { "Limited", UNREP_HEAD_FILLER, 0 },     { "Restricted", UNREP_HEAD_FILLER, 0 },
  { "générale", UNREP_HEAD_FILLER, 0 },   { "limitée", UNREP_HEAD_FILLER, 0 },     { "restreinte", UNREP_HEAD_FILLER, 0 },
  { "limitada", UNREP_HEAD_FILLER, 0 },   { "reservada", UNREP_HEAD_FILLER, 0 },   { "عام", UNREP_HEAD_FILLER, 0 },
  { "محدود", UNREP_HEAD_FILLER, 0 },      { "مقيد", UNREP_HEAD_FILLER, 0 },        { "общее", UNREP_HEAD_FILLER, 0 },
  { "ограниченное", UNREP_HEAD_FILLER, 0 }, { "普遍", UNREP_HEAD_FILLER, 0 },      { "有限", UNREP_HEAD_FILLER, 0 },
  { "United Nations", UNREP_HEAD_FILLER, 0 }, { "Nations Unies", UNREP_HEAD_FILLER, 0 },
  { "Naciones Unidas", UNREP_HEAD_FILLER, 0 }, { "الأمم المتحدة", UNREP_HEAD_FILLER, 0 }, { "联合国", UNREP_HEAD_FILLER, 0 },
  { "Организация Объединенных Наций", UNREP_HEAD_FILLER, 0 },
  { "only", UNREP_HEAD_FILLER, 0 },       { "seulement", UNREP_HEAD_FILLER, 0 },   { "solamente", UNREP_HEAD_FILLER, 0 },
  { "فقط", UNREP_HEAD_FILLER, 0 },        { "только", UNREP_HEAD_FILLER, 0 },      { "and", UNREP_HEAD_FILLER, 0 },
  { "et", UNREP_HEAD_FILLER, 0 },         { "y", UNREP_HEAD_FILLER, 0 },           { "и", UNREP_HEAD_FILLER, 0 },
  { "de", UNREP_HEAD_FILLER, 0 },         { "del", UNREP_HEAD_FILLER, 0 },         { "le", UNREP_HEAD_FILLER, 0 },
  { "er", UNREP_HEAD_FILLER, 0 },         { "º", UNREP_HEAD_FILLER, 0 },           { "года", UNREP_HEAD_FILLER, 0 },
  { "г", UNREP_HEAD_FILLER, 0 },          { "на", UNREP_HEAD_FILLER, 0 },          { "языке", UNREP_HEAD_FILLER, 0 },
  { "язык", UNREP_HEAD_FILLER, 0 },       { "ب", UNREP_HEAD_FILLER, 0 },           { "و", UNREP_HEAD_FILLER, 0 },
  { "باللغة", UNREP_HEAD_FILLER, 0 },
  /* Halves of the names of months that were torn apart: alone they are none. */
  { "تشرين", UNREP_HEAD_FILLER, 0 },      { "كانون", UNREP_HEAD_FILLER, 0 },       { "الأول", UNREP_HEAD_FILLER, 0 },
  { "الثاني", UNREP_HEAD_FILLER, 0 },
};

/* What the names of bodies begin with. */
static const char *const bodies[] = {
  "General Assembly", "Security Council", "Economic and Social Council", "Human Rights Council", "Trusteeship Council",
  "Committee ", "Human Rights Committee", "Commission ", "Conference of the ", "Meeting of the ", "Working Group ",
  "Expert Group ", "Executive Board", "Ad Hoc ", "Special Committee ", "Subcommittee ", "Permanent Forum ",
  "الجمعية العامة", "مجلس ", "المجلس ", "لجنة ", "اللجنة ", "مؤتمر ", "الفريق العامل ", "فريق ", "المنتدى الدائم ",
  "Assemblée générale", "Conseil ", "Comité ", "Commission ", "Conférence des ", "Groupe de travail ",
  "Asamblea General", "Consejo ", "Comisión ", "Conferencia de ", "Grupo de Trabajo ",
  "Генеральная Ассамблея", "Совет ", "Экономический и Социальный Совет", "Комитет ", "Комиссия ", "Конференция ",
  "Рабочая группа ",
  "大会", "安全理事会", "经济及社会理事会", "人权理事会", "人权事务委员会", "儿童权利委员会",
};

/* What a line that names a session begins or ends with, and what an ordinal in it has. */
static const struct
{
  const char *begin;
  const char *end;
  const char *ordinal;
} sessions[] = {
  { "", "session", "th " },     { "", "session", "first " },   { "", "session", "second " }, { "", "session", "third " },
  { "", "session", "1st " },    { "", "session", "2nd " },     { "", "session", "3rd " },    { "", "session", "ème " },
  { "", "session", "première " }, { "", "período de sesiones", " " }, { "", "сессия", "я " }, { "", "届会议", "第" },
  { "الدورة ", "", " ال" },
};

/* Words of titles, which speak of bodies and sessions too. */
static const char *const title_words[] = {
  "Report", "report", "Rapport", "Informe", "Доклад", "تقرير", "报告", "Resolution", "Résolution", "Resolución", "قرار ", "决议",
};

/* Letters that damaged Arabic confuses become one. */
static gunichar
fold_dots (gunichar c)
{
  static const char *const groups[] = { "بتثنيئ", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق" };

  for (guint i = 0; c >= 0x600 && c < 0x700 && i < G_N_ELEMENTS (groups); i++)
    if (g_utf8_strchr (groups[i], -1, c) != NULL)
      return g_utf8_get_char (groups[i]);
  return c;
}

static gunichar
fold (gunichar c)
{
  gunichar plain;

  if (g_unichar_isspace (c) || c == 0xa0)
    return ' ';
  if (c >= 0xc0 && g_unichar_fully_decompose (c, FALSE, &plain, 1) > 0)
    c = plain;
  return fold_dots (unrep_glyph_fold (g_unichar_tolower (c)));
}

static gsize
fold_text (const char *utf8,
           gunichar   *chars,
           gsize       max)
{
  gsize n = 0;

  for (const char *at = utf8; *at != '\0' && n < max; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!unrep_glyph_is_dropped (c))
        chars[n++] = fold (c);
    }
  return n;
}

/* Words as they are compared, each with a 0 behind it. */
typedef struct
{
  gunichar *words[G_N_ELEMENTS (words)];
  gunichar *bodies[G_N_ELEMENTS (bodies)];
  gunichar *title_words[G_N_ELEMENTS (title_words)];
  gunichar *sessions[G_N_ELEMENTS (sessions)][3];
} Tables;

static gunichar *
fold_word (const char *word)
{
  gunichar *chars = g_new0 (gunichar, (gsize) g_utf8_strlen (word, -1) + 1);

  fold_text (word, chars, MAX_CHARS);
  return chars;
}

static Tables *
make_tables (void)
{
  Tables *tables = g_new0 (Tables, 1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    tables->words[i] = fold_word (words[i].word);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    tables->bodies[i] = fold_word (bodies[i]);
  for (guint i = 0; i < G_N_ELEMENTS (title_words); i++)
    tables->title_words[i] = fold_word (title_words[i]);
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      tables->sessions[i][0] = fold_word (sessions[i].begin);
      tables->sessions[i][1] = fold_word (sessions[i].end);
      tables->sessions[i][2] = fold_word (sessions[i].ordinal);
    }
  return tables;
}

static const Tables *
get_tables (void)
{
  static gsize tables;

  if (g_once_init_enter (&tables))
    g_once_init_leave (&tables, (gsize) make_tables ());
  return (const Tables *) tables;
}

/**
 * unrep_head_line_init:
 * @self: a line
 * @utf8: its text
 *
 * Begins to read a line. It is read as if no more than 200 characters were in it, which no
 * line of a head has.
 */
void
unrep_head_line_init (UnrepHeadLine *self,
                      const char    *utf8)
{
  self->chars = g_new (gunichar, MAX_CHARS);
  self->n_chars = fold_text (utf8, self->chars, MAX_CHARS);
  self->at = 0;
}

/**
 * unrep_head_line_clear:
 * @self: a line
 */
void
unrep_head_line_clear (UnrepHeadLine *self)
{
  g_clear_pointer (&self->chars, g_free);
}

/* Where @word ends if it stands at @at; spaces in torn words count for nothing unless
 * @exact. 0 where it does not. */
static gsize
match (const UnrepHeadLine *self,
       gsize                at,
       const gunichar      *word,
       gboolean             exact)
{
  const gunichar *wanted = word;

  while (*wanted != 0 && at < self->n_chars)
    if (self->chars[at] == *wanted)
      at++, wanted++;
    else if (!exact && *wanted == ' ')
      wanted++;
    else if (!exact && self->chars[at] == ' ' && wanted > word)
      at++;
    else
      return 0;
  while (!exact && *wanted == ' ')
    wanted++;
  return *wanted == 0 ? at : 0;
}

static void
read_number (UnrepHeadLine *self,
             UnrepHeadWord *word)
{
  *word = (UnrepHeadWord) { UNREP_HEAD_NUMBER, 0, 0 };
  for (; self->at < self->n_chars && self->chars[self->at] >= '0' && self->chars[self->at] <= '9'; self->at++)
    if (++word->n_digits <= 6)
      word->value = word->value * 10 + (self->chars[self->at] - '0');
}

/**
 * unrep_head_line_next:
 * @self: a line
 * @word: (out): its next word
 *
 * Words are found in any order and with spaces in them, as damaged text has them. Signs
 * are passed over.
 *
 * Returns: whether there was one more; %UNREP_HEAD_NO_WORD is the last
 */
gboolean
unrep_head_line_next (UnrepHeadLine *self,
                      UnrepHeadWord *word)
{
  gsize longest = 0;

  *word = (UnrepHeadWord) { UNREP_HEAD_NO_WORD, 0, 0 };
  while (self->at < self->n_chars && self->chars[self->at] != 0xba && !g_unichar_isalnum (self->chars[self->at]))
    self->at++;
  if (self->at == self->n_chars)
    return FALSE;
  if (self->chars[self->at] >= '0' && self->chars[self->at] <= '9')
    {
      read_number (self, word);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize end = match (self, self->at, get_tables ()->words[i], FALSE);

      if (end > longest)
        {
          *word = (UnrepHeadWord) { words[i].kind, words[i].value, 0 };
          longest = end;
        }
    }
  self->at = longest > 0 ? longest : self->n_chars;
  return TRUE;
}

/**
 * unrep_head_line_is_known:
 * @self: a line of which nothing has been read yet
 *
 * Returns: whether it is made of words of heads only, such as a date and a language
 */
gboolean
unrep_head_line_is_known (UnrepHeadLine *self)
{
  UnrepHeadWord word;
  gboolean says = FALSE;

  while (unrep_head_line_next (self, &word))
    {
      if (word.kind == UNREP_HEAD_NO_WORD)
        return FALSE;
      says |= word.kind == UNREP_HEAD_MONTH || word.kind == UNREP_HEAD_LANGUAGE || word.kind == UNREP_HEAD_DISTRIBUTION;
    }
  return says;
}

static gboolean
contains (const UnrepHeadLine *self,
          const gunichar      *word)
{
  for (gsize i = 0; i < self->n_chars; i++)
    if (match (self, i, word, TRUE) > 0)
      return TRUE;
  return FALSE;
}

static gboolean
ends_with (const UnrepHeadLine *self,
           const gunichar      *word)
{
  for (gsize i = 0; *word != 0 && i < self->n_chars; i++)
    if (match (self, i, word, FALSE) == self->n_chars)
      return TRUE;
  return *word == 0;
}

static guint
count_words (const UnrepHeadLine *self)
{
  guint n = 0;

  for (gsize i = 0; i < self->n_chars; i++)
    n += self->chars[i] != ' ' && (i == 0 || self->chars[i - 1] == ' ');
  return n;
}

/* Whether it is short, no sentence, and no title that speaks of such a thing. */
static gboolean
is_name (const UnrepHeadLine *self,
         guint                max_words)
{
  static const gunichar ends[] = { '.', ';', ':', ',', 0x60c, 0x61b };
  gunichar last = self->n_chars > 0 ? self->chars[self->n_chars - 1] : '.';

  if (self->n_chars == MAX_CHARS || count_words (self) > max_words)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (last == ends[i])
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (title_words); i++)
    if (contains (self, get_tables ()->title_words[i]))
      return FALSE;
  return TRUE;
}

/**
 * unrep_head_line_is_body:
 * @self: a line without spaces around it
 *
 * Returns: whether it is the name of a body of the United Nations, and nothing else
 */
gboolean
unrep_head_line_is_body (UnrepHeadLine *self)
{
  if (!is_name (self, MAX_BODY_WORDS))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (match (self, 0, get_tables ()->bodies[i], FALSE) > 0)
      return TRUE;
  return FALSE;
}

/**
 * unrep_head_line_is_session:
 * @self: a line without spaces around it
 *
 * Returns: whether it names a session, and nothing else
 */
gboolean
unrep_head_line_is_session (UnrepHeadLine *self)
{
  if (!is_name (self, MAX_SESSION_WORDS))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      gunichar *const *parts = get_tables ()->sessions[i];

      if ((*parts[0] == 0 || match (self, 0, parts[0], FALSE) > 0) && ends_with (self, parts[1])
          && contains (self, parts[2]))
        return TRUE;
    }
  return FALSE;
}

/**
 * unrep_head_get_language:
 * @index: value of a word that is a language
 *
 * Returns: its code by ISO 639
 */
const char *
unrep_head_get_language (guint index)
{
  return index < G_N_ELEMENTS (languages) ? languages[index] : NULL;
}
