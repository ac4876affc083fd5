/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of six languages that make a date, a large number or an hour of digits. */
#include "unrep-mention-private.h"

#include <string.h>
#include <uchar.h>

/* A name as it is compared: loosely folded, without hamza, and with ه for ة. */
typedef struct
{
  const char16_t *name;
  guint meaning;
} Word;

/* Where one begins with another, the longer one stands first. */
static const Word months[] = {
  { u"january", 1 }, { u"february", 2 }, { u"march", 3 }, { u"april", 4 }, { u"may", 5 }, { u"june", 6 },
  { u"july", 7 }, { u"august", 8 }, { u"september", 9 }, { u"october", 10 }, { u"november", 11 }, { u"december", 12 },
  { u"janvier", 1 }, { u"fevrier", 2 }, { u"mars", 3 }, { u"avril", 4 }, { u"mai", 5 }, { u"juin", 6 },
  { u"juillet", 7 }, { u"aout", 8 }, { u"septembre", 9 }, { u"octobre", 10 }, { u"novembre", 11 }, { u"decembre", 12 },
  { u"enero", 1 }, { u"febrero", 2 }, { u"marzo", 3 }, { u"abril", 4 }, { u"mayo", 5 }, { u"junio", 6 },
  { u"julio", 7 }, { u"agosto", 8 }, { u"septiembre", 9 }, { u"setiembre", 9 }, { u"octubre", 10 }, { u"noviembre", 11 },
  { u"diciembre", 12 },
  { u"января", 1 }, { u"январе", 1 }, { u"январь", 1 }, { u"февраля", 2 }, { u"феврале", 2 }, { u"февраль", 2 },
  { u"марта", 3 }, { u"марте", 3 }, { u"март", 3 }, { u"апреля", 4 }, { u"апреле", 4 }, { u"апрель", 4 },
  { u"мая", 5 }, { u"мае", 5 }, { u"май", 5 }, { u"июня", 6 }, { u"июне", 6 }, { u"июнь", 6 }, { u"июля", 7 },
  { u"июле", 7 }, { u"июль", 7 }, { u"августа", 8 }, { u"августе", 8 }, { u"август", 8 }, { u"сентября", 9 },
  { u"сентябре", 9 }, { u"сентябрь", 9 }, { u"октября", 10 }, { u"октябре", 10 }, { u"октябрь", 10 }, { u"ноября", 11 },
  { u"ноябре", 11 }, { u"ноябрь", 11 }, { u"декабря", 12 }, { u"декабре", 12 }, { u"декабрь", 12 },
  { u"كانون الثاني", 1 }, { u"شباط", 2 }, { u"اذار", 3 }, { u"نيسان", 4 }, { u"ايار", 5 }, { u"حزيران", 6 },
  { u"تموز", 7 }, { u"اب", 8 }, { u"ايلول", 9 }, { u"تشرين الاول", 10 }, { u"تشرين الثاني", 11 }, { u"كانون الاول", 12 },
  { u"يناير", 1 }, { u"فبراير", 2 }, { u"مارس", 3 }, { u"ابريل", 4 }, { u"مايو", 5 }, { u"يونيه", 6 }, { u"يونيو", 6 },
  { u"يوليه", 7 }, { u"يوليو", 7 }, { u"اغسطس", 8 }, { u"سبتمبر", 9 }, { u"اكتوبر", 10 }, { u"نوفمبر", 11 },
  { u"ديسمبر", 12 },
};

/* And how many zeros they stand for. */
static const Word scales[] = {
  { u"thousand", 3 }, { u"million", 6 }, { u"millions", 6 }, { u"billion", 9 }, { u"billions", 9 }, { u"trillion", 12 },
  { u"mille", 3 }, { u"milliard", 9 }, { u"milliards", 9 }, { u"mil millones", 9 }, { u"mil", 3 }, { u"millon", 6 },
  { u"millones", 6 }, { u"тыс", 3 }, { u"тысяча", 3 }, { u"тысячи", 3 }, { u"тысяч", 3 }, { u"млн", 6 },
  { u"миллион", 6 }, { u"миллиона", 6 }, { u"миллионов", 6 }, { u"млрд", 9 }, { u"миллиард", 9 }, { u"миллиарда", 9 },
  { u"миллиардов", 9 }, { u"الف", 3 }, { u"الاف", 3 }, { u"الفا", 3 }, { u"مليون", 6 }, { u"مليونا", 6 },
  { u"ملايين", 6 }, { u"بليون", 9 }, { u"بلايين", 9 }, { u"مليار", 9 }, { u"مليارات", 9 }, { u"تريليون", 12 },
};

static const Word chinese_scales[] = {
  { u"千", 3 }, { u"万亿", 12 }, { u"万", 4 }, { u"百万", 6 }, { u"亿", 8 },
};

/* Behind the digits of an hour; 1 where minutes have to follow, or it may be a duration. */
static const Word hours[] = {
  { u"a.m", 0 }, { u"p.m", 0 }, { u"h", 1 }, { u"ч", 1 },
};

static const Word ordinals[] = {
  { u"st", 0 }, { u"nd", 0 }, { u"rd", 0 }, { u"th", 0 }, { u"er", 0 }, { u"e", 0 }, { u"re", 0 }, { u"o", 0 }, { u"a", 0 },
  { u"-й", 0 }, { u"-го", 0 }, { u"-я", 0 }, { u"-е", 0 }, { u"-м", 0 }, { u"-х", 0 }, { u".o", 0 }, { u".a", 0 },
};

const char * const unrep_mention_day_gaps[] = {
  "", "de", "of", "du", "th", "st", "nd", "rd", "er", "o", ".o", "th of", "st of", "nd of", "rd of", "من", "من شهر", NULL
};

const char * const unrep_mention_year_gaps[] = { "", ",", "de", "del", "of", "من", "من عام", "عام", "سنه", NULL };

/* Between two days that share their month, or two months that share their year. */
const char * const unrep_mention_range_gaps[] = {
  "-", "to", "and", ",", "and of", "until", "through", "au", "et", "a", "al", "y", "e", "i", "по", "и", "до", "الي",
  "الي يوم", "حتي", "و", "至", "到", "和", "、", NULL
};

static gboolean
stands_at (const UnrepMentionText *text,
           gsize                   at,
           const char16_t         *name,
           gsize                  *end)
{
  gsize i = at;

  for (; *name != 0; name++, i++)
    if (unrep_mention_at (text, i) != *name)
      return FALSE;
  *end = i;
  return TRUE;
}

/* What stands at @at as a whole word, up to @end; its meaning, or G_MAXUINT. */
static guint
find_word (const UnrepMentionText *text,
           gsize                   at,
           const Word             *words,
           gsize                   n_words,
           gsize                  *end)
{
  for (gsize i = 0; i < n_words; i++)
    if (stands_at (text, at, words[i].name, end) && !unrep_mention_is_letter (text, *end))
      return words[i].meaning;
  return G_MAXUINT;
}

/**
 * unrep_mention_find_month:
 * @at: a unit of @text at which a word begins, or one letter in it that is written
 *   together with what follows
 * @end: (out): behind the name
 *
 * Returns: the month whose name stands at @at, from 1, or 0
 */
guint
unrep_mention_find_month (const UnrepMentionText *text,
                          gsize                   at,
                          gsize                  *end)
{
  guint month = find_word (text, at, months, G_N_ELEMENTS (months), end);

  /* "Paragraph 5 may be" has no month. */
  if (month == 5 && *end - at == 3 && text->at[at + 2] == 'y' && !text->is_upper[at])
    return 0;
  return month == G_MAXUINT ? 0 : month;
}

/**
 * unrep_mention_find_scale:
 * @at: a unit of @text behind a number
 * @end: (out): behind the word; @at where there is none
 *
 * Returns: how many zeros the word at @at adds to the number
 */
guint
unrep_mention_find_scale (const UnrepMentionText *text,
                          gsize                   at,
                          gsize                  *end)
{
  gsize first = at + (unrep_mention_at (text, at) == ' ');
  guint zeros = find_word (text, first, scales, G_N_ELEMENTS (scales), end);

  for (gsize i = 0; i < G_N_ELEMENTS (chinese_scales) && zeros == G_MAXUINT; i++)
    if (stands_at (text, first, chinese_scales[i].name, end))
      zeros = chinese_scales[i].meaning;
  if (zeros != G_MAXUINT)
    return zeros;
  *end = at;
  return 0;
}

/**
 * unrep_mention_find_hour:
 * @start: the first digit of a number
 * @end: (inout): behind the number; behind the whole time of day
 *
 * The languages of the UN write the time of day so differently that it is not compared.
 *
 * Returns: whether the number is a time of day
 */
gboolean
unrep_mention_find_hour (const UnrepMentionText *text,
                         gsize                   start,
                         gsize                  *end)
{
  static const char16_t arabic[] = u"الساعه ";
  const gsize n_arabic = G_N_ELEMENTS (arabic) - 1;
  gsize at = *end + (unrep_mention_at (text, *end) == ' ');
  guint needs_minutes;

  if (start >= n_arabic && stands_at (text, start - n_arabic, arabic, &at))
    return TRUE;
  needs_minutes = find_word (text, at, hours, G_N_ELEMENTS (hours), &at);
  if (unrep_mention_at (text, *end) == u'时')
    {
      needs_minutes = TRUE;
      at = *end + 1;
    }
  if (needs_minutes == G_MAXUINT)
    return FALSE;
  while (at < text->n && (text->at[at] == ' ' || text->at[at] == '.'))
    at++;
  if (at + 1 < text->n && text->is_digit[at] && text->is_digit[at + 1] && (at + 2 == text->n || !text->is_digit[at + 2]))
    *end = at + 2;
  else if (needs_minutes)
    return FALSE;
  return TRUE;
}

/**
 * unrep_mention_find_ordinal:
 * @at: a unit of @text behind a number
 *
 * Returns: whether what stands there makes an ordinal of the number
 */
gboolean
unrep_mention_find_ordinal (const UnrepMentionText *text,
                            gsize                   at)
{
  gsize end;

  return find_word (text, at, ordinals, G_N_ELEMENTS (ordinals), &end) != G_MAXUINT;
}

/**
 * unrep_mention_is_gap:
 * @start: where a gap between two tokens begins
 * @end: where it ends
 * @gaps: (array zero-terminated=1): words
 *
 * Returns: whether nothing but one of @gaps stands there
 */
gboolean
unrep_mention_is_gap (const UnrepMentionText *text,
                      gsize                   start,
                      gsize                   end,
                      const char * const     *gaps)
{
  g_autofree char *words = NULL;

  while (start < end && text->at[start] == ' ')
    start++;
  while (end > start && text->at[end - 1] == ' ')
    end--;
  if (end - start > 8)
    return FALSE;
  words = g_utf16_to_utf8 (text->at + start, (glong) (end - start), NULL, NULL, NULL);
  return words != NULL && g_strv_contains (gaps, words);
}
