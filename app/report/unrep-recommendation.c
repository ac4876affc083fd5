/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-recommendation.h"

#include "unrep-label.h"
#include "unrep-numbering.h"
#include "unrep-outline-line.h"

#include <string.h>

/* So much of a unit's text is read, in code points: what introduces a list says
 * so at its beginning or at its end. */
#define LOOK_CHARS 500
/* A norm's verb stands among the first words. */
#define VERB_BYTES 160
/* Right before a list, so many bytes say what it is a list of. */
#define TAIL_BYTES 90
#define MAX_LEVEL 12

/* What a heading or the paragraph before a list says of the list. Without vowel
 * marks; the beginnings of words are enough. */
static const char *const recommending[] = {
  "توصي", "يوصي", "التوصيات", "أوصى", "أوصت", "اقتراح", "الاقتراحات", "مقترح", "استنتاج", "الاستنتاجات",
  "ecommend", "RECOMMEND", "uggestion", "onclusion", "CONCLUSION", "roposal", "roposed the following",
  "ecommand", "roposition", "ecomend", "onclusi", "ropuesta", "ugerencia",
  "екоменд", "ЕКОМЕНД", "редложени", "ывод", "建议", "结论", "提议",
};
/* What says that a list is of something else. */
static const char *const listing[] = {
  "الوثائق التالية",
  "وثائق المعلومات",
  "الدول التالية",
  "الدول الأعضاء التالية:",
  "أسماؤهم",
  "المنظمات التالية",
  "following documents",
  "following States",
  "following Member States",
  "were represented",
  "attended by",
  "documents suivants",
  "États suivants",
  "documentos siguientes",
  "Estados siguientes",
  "siguientes Estados",
  "следующие документы",
  "следующие государства",
  "следующих государств",
  "下列文件",
  "下列国家",
};
/* An agenda is listed too, unless a number beside the word says that it is one of
 * its items that is spoken of: an introduction to recommendations may name one. */
static const char *const agenda[] = {
  "جدول الأعمال", "genda", "rdre du jour", "rden del día", "rograma provisional", "овестк", "议程",
};
#define AGENDA_LOOK_BYTES 12
/* The year before the word is no item of an agenda. */
#define MAX_AGENDA_DIGITS 2
/* What a report says of its conclusions has a norm's verb and is none. */
static const char *const disclaimers[] = {
  "be construed as endorse",
  "be interpreted as endorse",
  "pas être interprétées comme",
  "sauraient être interprétées",
  "no debe interpretarse",
  "no deben interpretarse",
  "не следует истолковывать",
  "не должны истолковываться",
  "不应被视为",
  "不应被理解为",
  "لا ينبغي أن تفسر",
  "لا ينبغي أن تفهم",
};
/* Verbs of norms: forms that the noun "recommendation" does not begin with. */
static const char *const norms[] = {
  "ينبغي",       "يجب",        "يتعين",     "يوصى",    "أوصي",        "أوصى",          "توصي ",
  "تشجع",        "يشجع",       "شجع",       "تدعى",    "يدعى",        "تدعو",          "تحث",
  "لا بد",       "من الضروري", "هناك حاجة", "should",  "must",        "recommends",    "recommended that",
  "encourage",   "urge",       "invite",    "call on", "calls on",    "call upon",     "calls upon",
  "called upon", "need to",    "devrai",    "doit",    "doivent",     "recommande ",   "recommandé de",
  "invite",      "encourage",  "prie ",     "deber",   "recomienda",  "recomendó que", "insta",
  "alienta",     "exhorta",    "следует",   "должн",   "рекомендует", "рекомендовано", "призывает",
  "предлагает",  "应",         "鼓励",      "促请",    "敦促",
  "يوصي ",
  /* As a verb; as a noun it is what the whole report speaks of. */
  " 建议",       "，建议",     "。建议",    "兹建议",  "组建议",      "会建议",        "国建议",
};

typedef struct
{
  UnrepText *text;
  GArray    *units;
  gboolean   heading[MAX_LEVEL]; /* what headings in force say, by level */
  gboolean   norm;               /* the introduction of the list has a norm's verb */
  GString   *scratch;
} Marker;

/* The text of @range without vowel marks and tatweel, its middle left out. */
static const char *
fold_text (Marker    *self,
           UnrepRange range)
{
  const char *utf8 = unrep_text_get_utf8 (self->text);
  gsize       middle = range.start + LOOK_CHARS, tail = range.end > LOOK_CHARS ? range.end - LOOK_CHARS : 0;

  g_string_truncate (self->scratch, 0);
  for (int part = 0; part < 2; part++)
    {
      gsize       from = part == 0 ? range.start : MAX (middle, tail);
      gsize       to = part == 0 ? MIN (middle, range.end) : range.end;
      const char *p, *end;

      if (from >= to)
        continue;
      p = utf8 + unrep_text_get_byte (self->text, from);
      end = utf8 + unrep_text_get_byte (self->text, to);
      for (; p < end; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (!unrep_glyph_is_dropped (c))
            g_string_append_len (self->scratch, p, g_utf8_next_char (p) - p);
        }
    }
  return self->scratch->str;
}

static gboolean
has_any (const char        *text,
         const char *const *words,
         guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

#define HAS_ANY(text, words) has_any (text, words, G_N_ELEMENTS (words))

/* Whether one of @words begins a word among the first of @text. */
static gboolean
begins_with_any (const char        *text,
                 const char *const *words,
                 guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    for (const char *at = strstr (text, words[i]); at != NULL && at - text < VERB_BYTES; at = strstr (at + 1, words[i]))
      if (at == text || (guchar) at[-1] < 0x80 || (guchar) *at >= 0xe0)
        return TRUE;
  return FALSE;
}

static gboolean
is_under_recommending_heading (const Marker *self)
{
  for (guint i = 0; i < MAX_LEVEL; i++)
    if (self->heading[i])
      return TRUE;
  return FALSE;
}

static void
read_heading (Marker          *self,
              const UnrepUnit *unit)
{
  guint level = MIN (unit->level, MAX_LEVEL - 1);

  for (guint i = level; i < MAX_LEVEL; i++)
    self->heading[i] = FALSE;
  self->heading[level] = HAS_ANY (fold_text (self, unit->range), recommending);
}

static gboolean
is_norm (Marker          *self,
         const UnrepUnit *unit)
{
  const char *text = fold_text (self, unit->range);

  return begins_with_any (text, norms, G_N_ELEMENTS (norms)) && !HAS_ANY (text, disclaimers);
}

/* Whether there is a number of few digits between @at and @end. */
static gboolean
has_short_number (const char *at,
                  const char *end)
{
  guint n = 0;

  for (; at < end && *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_unichar_isdigit (g_utf8_get_char (at)))
        n++;
      else if (n > 0 && n <= MAX_AGENDA_DIGITS)
        return TRUE;
      else
        n = 0;
    }
  return n > 0 && n <= MAX_AGENDA_DIGITS;
}

/* Whether an agenda is named in @text, and not one of its items by number. */
static gboolean
names_agenda (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (agenda); i++)
    for (const char *at = strstr (text, agenda[i]); at != NULL; at = strstr (at + 1, agenda[i]))
      {
        const char *behind = at + strlen (agenda[i]);
        const char *before = at;

        while (before > text && at - before < AGENDA_LOOK_BYTES)
          before = g_utf8_find_prev_char (text, before);
        if (!has_short_number (before, at)
            && !has_short_number (behind, behind + strnlen (behind, AGENDA_LOOK_BYTES)))
          return TRUE;
      }
  return FALSE;
}

/* What the items below @index are, from the paragraph that introduces them. */
static UnrepRecommendation
read_introduction (Marker          *self,
                   const UnrepUnit *unit)
{
  const char *text = fold_text (self, unit->range);
  gsize       n = strlen (text);
  const char *tail = n > TAIL_BYTES ? g_utf8_find_next_char (text + n - TAIL_BYTES - 1, NULL) : text;

  /* The words right before the list say what it is: an introduction to
   * recommendations may name an agenda item too. */
  if (HAS_ANY (tail, listing) || (HAS_ANY (text, recommending) ? names_agenda (tail) : HAS_ANY (tail, agenda)))
    return UNREP_RECOMMENDATION_NO;
  if (is_under_recommending_heading (self) || HAS_ANY (text, recommending))
    return UNREP_RECOMMENDATION_YES;
  self->norm = is_norm (self, unit);
  return UNREP_RECOMMENDATION_UNSURE;
}

static gboolean
has_children (const Marker *self,
              guint         index)
{
  for (guint i = index + 1; i < self->units->len && i < index + 8; i++)
    {
      const UnrepUnit *next = &g_array_index (self->units, UnrepUnit, i);

      if (next->parent == index)
        return TRUE;
      if (next->kind == UNREP_UNIT_PARAGRAPH || next->kind == UNREP_UNIT_HEADING)
        return FALSE;
    }
  return FALSE;
}

/* Whether @unit is an item of a list that has bullets and no labels. */
static gboolean
is_bulleted (const Marker    *self,
             const UnrepUnit *unit)
{
  const char *utf8 = unrep_text_get_utf8 (self->text);
  gsize       start = unrep_text_get_byte (self->text, unit->range.start);
  gsize       end = unrep_text_get_byte (self->text, unit->range.end);

  return unit->kind == UNREP_UNIT_CONTINUATION && unrep_label_read_bullet (utf8 + start, end - start) != UNREP_BULLET_NONE;
}

/* Whether the unit at @index ends with a colon, and such a list stands behind it. */
static gboolean
introduces_bullets (const Marker *self,
                    guint         index)
{
  const UnrepUnit *unit = &g_array_index (self->units, UnrepUnit, index);
  const char      *utf8 = unrep_text_get_utf8 (self->text);
  gsize            start = unrep_text_get_byte (self->text, unit->range.start);
  gsize            end = unrep_text_get_byte (self->text, unit->range.end);

  return (unit->kind == UNREP_UNIT_PARAGRAPH || unit->kind == UNREP_UNIT_CONTINUATION) && index + 1 < self->units->len
         && is_bulleted (self, &g_array_index (self->units, UnrepUnit, index + 1))
         && unrep_line_classify_end (utf8 + start, utf8 + end) == UNREP_LINE_END_COLON;
}

/* What an item is, of a list whose introduction says that it is @listed. */
static UnrepRecommendation
judge_item (Marker             *self,
            const UnrepUnit    *unit,
            UnrepRecommendation listed)
{
  return listed == UNREP_RECOMMENDATION_UNSURE && !self->norm && !is_norm (self, unit) ? UNREP_RECOMMENDATION_NO : listed;
}

/**
 * unrep_recommendations_mark:
 * @text: the text
 * @units: (element-type UnrepUnit): its units, in order
 *
 * Says of every unit whether reviewers tag it: items of lists that a heading or
 * the paragraph before them calls recommendations, suggestions, proposals or
 * conclusions, and numbered paragraphs with a norm's verb under such a heading.
 */
void
unrep_recommendations_mark (UnrepText *text,
                            GArray    *units)
{
  Marker              self = { .text = text, .units = units };
  UnrepRecommendation listed = UNREP_RECOMMENDATION_NO, bulleted = UNREP_RECOMMENDATION_NO;

  self.scratch = g_string_new (NULL);
  for (guint i = 0; i < units->len; i++)
    {
      UnrepUnit *unit = &g_array_index (units, UnrepUnit, i);

      if (unit->kind == UNREP_UNIT_HEADING)
        {
          read_heading (&self, unit);
          bulleted = UNREP_RECOMMENDATION_NO;
        }
      else if (introduces_bullets (&self, i))
        bulleted = read_introduction (&self, unit);
      else if (unit->kind == UNREP_UNIT_PARAGRAPH)
        {
          bulleted = UNREP_RECOMMENDATION_NO;
          if (has_children (&self, i))
            listed = read_introduction (&self, unit);
          else if (is_under_recommending_heading (&self) && is_norm (&self, unit))
            unit->recommendation = UNREP_RECOMMENDATION_YES;
        }
      else if (unit->kind == UNREP_UNIT_ITEM)
        unit->recommendation = judge_item (&self, unit, listed);
      else if (is_bulleted (&self, unit))
        unit->recommendation = judge_item (&self, unit, bulleted);
    }
  g_string_free (self.scratch, TRUE);
}
