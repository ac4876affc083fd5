/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-report.h"

#include "made-damage.h"

#include <string.h>

/* A made-up report of nonsense words in the form of a UN report, with its true
 * outline. Chance decides its shape; the same seed makes the same report. */

#define LEFT_OUT_PERCENT 4
#define WRAP_CHARS 92
#define MAX_PATH 200

typedef struct
{
  const char *words; /* the last is a citation, which is no label */
  const char *separator;
  const char *letters;
  const char *numerals;  /* of subitems: i ii iii, or NULL for quoted digits */
  const char *point;     /* behind a paragraph's number */
  const char *open;      /* around an item's letter */
  const char *close;
  const char *full_stop;
  const char *semicolon;
  const char *colon;
  const char *annex;
  const char *front;
} Language;

static const char *const arabic_sections[] = { "أولاً", "ثانياً", "ثالثاً", "رابعاً", "خامساً", "سادساً", "سابعاً" };
static const char *const arabic_names[] = { "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي" };
static const char *const roman[] = { "I", "II", "III", "IV", "V", "VI", "VII" };
static const char *const small_roman[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x" };
static const char *const chinese[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };

static const Language languages[MADE_N_LANGUAGES] = {
  [MADE_ARABIC]
  = { "مصباح نافذة بستان طريق جسر سحاب مركب حجر وردة كتاب ينبغي قمح نهر جبل ساعة مفتاح سفينة برتقالة عصفور شتاء|"
      "الفقرة 2 (ب) من المادة 4",
      " ", "أ ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ", NULL, "-", "(", ")", ".", "؛", ":", "المرفق",
      "تقرير عن اجتماع البستانيين والملاحين المعقود في جزيرة بعيدة" },
  [MADE_ENGLISH] = { "lantern window orchard road bridge cloud barge stone rose ledger wheat river hill clock key "
                     "vessel orange sparrow|"
                     "paragraph 2 (b) of article 4",
                     " ", "a b c d e f g h i j k l m n o p q r s t u v w x y z", "", ".", "(", ")", ".", ";", ":",
                     "Annex", "Report on the meeting of gardeners and sailors held on a distant island" },
  [MADE_FRENCH]
  = { "lanterne fenêtre verger route pont nuage péniche pierre rose registre blé rivière colline horloge clef navire|"
      "paragraphe 2 b) de l’article 4",
      " ", "a b c d e f g h i j k l m n o p q r s t u v w x y z", "", ".", "", ")", ".", " ;", " :", "Annexe",
      "Rapport de la réunion des jardiniers et des marins tenue sur une île lointaine" },
  [MADE_SPANISH]
  = { "linterna ventana huerto camino puente nube barcaza piedra rosa libro trigo río colina reloj llave buque naranja|"
      "párrafo 2 b) del artículo 4",
      " ", "a b c d e f g h i j k l m n o p q r s t u v w x y z", "", ".", "", ")", ".", ";", ":", "Anexo",
      "Informe de la reunión de jardineros y marineros celebrada en una isla lejana" },
  [MADE_RUSSIAN]
  = { "фонарь окно сад дорога мост облако баржа камень роза книга пшеница река холм часы ключ судно апельсин воробей|"
      "пункта 2 b) статьи 4",
      " ", "а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ э ю я", "", ".", "", ")", ".", ";", ":", "Приложение",
      "Доклад о работе совещания садовников и моряков на далеком острове" },
  [MADE_CHINESE]
  = { "灯笼 窗户 果园 道路 桥梁 云彩 驳船 石头 玫瑰 账本 小麦 河流 山丘 时钟 钥匙 船只 橙子 麻雀|第4条第2款(b)项", "",
      "a b c d e f g h i j k l m n o p q r s t u v w x y z", "", ".", "(", ")", "。", "；", "：", "附件",
      "园丁和水手在遥远岛屿上举行会议的报告" },
};

typedef struct
{
  const Language *language;
  MadeLanguage    id;
  MadeStyle       style;
  guint           damage_percent;
  GRand          *rand;
  GString        *out;
  guint           line;
  GArray         *units;
  char          **words;
  guint           n_words;
  char           *citation;
  char          **letters;
  guint           n_letters;
  guint           paragraph;
  guint           page;
} Maker;

static gboolean
chance (Maker *self,
        guint  percent)
{
  return (guint) g_rand_int_range (self->rand, 0, 100) < percent;
}

static guint
between (Maker *self,
         guint  low,
         guint  high)
{
  return (guint) g_rand_int_range (self->rand, (gint32) low, (gint32) high + 1);
}

static void
put (Maker      *self,
     const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    self->line += *p == '\n';
  g_string_append (self->out, text);
}

/* Capital where the script has them. */
static char *
dup_capital (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, text + strlen (first), NULL);
}

static char *
dup_words (Maker *self,
           guint  n,
           gboolean cite)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (text, self->language->separator);
      g_string_append (text, cite && i > 3 && chance (self, 4) ? self->citation
                                                               : self->words[between (self, 0, self->n_words - 1)]);
    }
  return dup_capital (text->str);
}

static char *
localize_digits (Maker *self,
                 char  *label)
{
  GString *out;

  if (self->id != MADE_ARABIC || (self->style & MADE_ASCII_DIGITS) != 0)
    return label;
  out = g_string_new (NULL);
  for (const char *p = label; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_unichar (out, 0x660 + (gunichar) (*p - '0'));
    else
      g_string_append_c (out, *p);
  g_free (label);
  return g_string_free (out, FALSE);
}

/* In visual order the dash is before the number. */
static char *
dup_visual (const char *printed)
{
  if (g_str_has_suffix (printed, "-"))
    {
      g_autofree char *bare = g_strndup (printed, strlen (printed) - 1);

      return g_strconcat ("-", g_strchomp (bare), NULL);
    }
  return g_strdup (printed);
}

/* What taking text out of a page by its geometry does to a line: gaps that stay
 * open, words stretched or torn, pieces out of place. */
static char *
dup_geometry_noise (Maker      *self,
                    const char *line)
{
  GString *out = g_string_new (NULL);
  guint    torn = between (self, 0, 99);

  if (torn < 8)
    g_string_append (out, torn % 2 == 0 ? "ـــة " : "عا ");
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, c);
      if (c == ' ' && chance (self, 3))
        g_string_append_c (out, ' ');
      else if (g_unichar_isalpha (c) && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p))) && chance (self, 1))
        g_string_append (out, chance (self, 60) ? "ــــ" : " ");
    }
  return g_string_free (out, FALSE);
}

/* The place of the label in visual order: nearly always behind the line's text,
 * with a gap; at times in its middle, at times without the gap. */
static void
put_visual_line (Maker      *self,
                 const char *line,
                 const char *label)
{
  guint            kind = between (self, 0, 99);
  const char      *middle = kind < 3 ? strchr (line + strlen (line) / 2, ' ') : NULL;
  g_autofree char *start = middle != NULL ? g_strndup (line, (gsize) (middle - line)) : g_strdup (line);

  put (self, start);
  put (self, kind >= 3 && kind < 6 ? " " : "  ");
  put (self, label);
  put (self, middle != NULL ? middle : "");
}

static void
put_wrapped (Maker      *self,
             const char *printed,
             const char *text)
{
  gboolean           visual = (self->style & MADE_VISUAL) != 0;
  gboolean           before = !visual && *printed != '\0';
  g_autofree char   *visual_label = dup_visual (printed);
  g_autofree char   *all = before ? g_strdup_printf ("%s %s", printed, text) : g_strdup (text);
  g_auto (GStrv)     words = g_strsplit (all, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0, n_lines = 0; words[i] != NULL; i++)
    {
      g_string_append (line, words[i]);
      if (words[i + 1] != NULL && g_utf8_strlen (line->str, -1) + g_utf8_strlen (words[i + 1], -1) < WRAP_CHARS)
        {
          g_string_append_c (line, ' ');
          continue;
        }
      if (visual)
        {
          g_autofree char *noisy = dup_geometry_noise (self, line->str);

          g_string_assign (line, noisy);
        }
      if (visual && n_lines == 0 && *printed != '\0')
        put_visual_line (self, line->str, visual_label);
      else
        put (self, line->str);
      if (words[i + 1] != NULL)
        put (self, visual && n_lines % 2 == 0 && chance (self, 90) ? "\n\n" : "\n");
      n_lines++;
      g_string_truncate (line, 0);
    }
}

/* The text with a page break in its middle, maybe. */
static void
put_flowing (Maker         *self,
             UnrepUnitKind  kind,
             const char    *text)
{
  gboolean    may_break = (self->style & (MADE_FOOTERS | MADE_BREAKS)) != 0 && kind != UNREP_UNIT_HEADING;
  const char *middle = text + strlen (text) / 2;
  const char *cut = may_break && chance (self, 12) ? strchr (middle, ' ') : NULL;

  if (cut == NULL || strlen (text) < 300)
    {
      put (self, text);
      return;
    }
  g_string_append_len (self->out, text, cut - text);
  put (self, "\n\n");
  if ((self->style & MADE_FOOTERS) != 0)
    {
      g_autofree char *footer = g_strdup_printf ("V.26-01234 %u/20\n\n", self->page++);

      put (self, footer);
    }
  put (self, cut + 1);
}

static void
add_unit (Maker         *self,
          UnrepUnitKind  kind,
          DamageKind     damage,
          const char    *label,
          const char    *path,
          const char    *printed,
          const char    *text)
{
  MadeUnit         unit = { kind, self->line, 0, g_strdup (label), g_strdup (path), FALSE };
  g_autofree char *shown = g_strdup (printed);
  gboolean         list = kind == UNREP_UNIT_ITEM || kind == UNREP_UNIT_SUBITEM;
  gboolean         tight = list && (self->style & MADE_BULLETS) != 0;

  if (*printed != '\0' && chance (self, self->damage_percent))
    {
      g_free (shown);
      shown = made_damage_label (damage, printed, self->rand);
      /* A list item that lost its label can be told by its bullet alone. */
      if (*shown == '\0' && list)
        {
          g_free (shown);
          shown = g_strdup (printed);
        }
      unit.damaged = strcmp (shown, printed) != 0;
    }
  if (tight)
    put (self, "- ");
  if ((self->style & MADE_WRAPPED) != 0)
    put_wrapped (self, shown, text);
  else
    {
      put (self, shown);
      put (self, *shown != '\0' ? " " : "");
      put_flowing (self, kind, text);
    }
  unit.end_line = self->line;
  g_array_append_val (self->units, unit);
  put (self, tight || ((self->style & MADE_VISUAL) != 0 && chance (self, 40)) ? "\n" : "\n\n");
}

static void
add_heading (Maker      *self,
             const char *label,
             const char *printed)
{
  g_autofree char *text = dup_words (self, between (self, 2, 6), FALSE);

  if ((self->style & MADE_BULLETS) != 0)
    put (self, "\n");
  add_unit (self, UNREP_UNIT_HEADING, DAMAGE_HEADING, label, "", printed, text);
}

static gboolean
is_left_out (Maker *self)
{
  return (self->style & MADE_LEFT_OUT) != 0 && chance (self, LEFT_OUT_PERCENT);
}

static void
add_paragraph (Maker      *self,
               const char *ending)
{
  g_autofree char *label = g_strdup_printf ("%u", ++self->paragraph);
  g_autofree char *printed = localize_digits (self, g_strconcat (label, self->language->point, NULL));
  g_autofree char *words = dup_words (self, between (self, 12, 90), TRUE);
  g_autofree char *text = g_strconcat (words, ending, NULL);

  if (strcmp (ending, self->language->colon) == 0 || !is_left_out (self))
    add_unit (self, UNREP_UNIT_PARAGRAPH, DAMAGE_NUMBER, label, label, printed, text);
}

/* The letter of @index, from 0: once, then doubled, then tripled. */
static char *
dup_letter (Maker *self,
            guint  index)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i <= index / self->n_letters; i++)
    g_string_append (out, self->letters[index % self->n_letters]);
  return g_string_free (out, FALSE);
}

static void
add_subitems (Maker      *self,
              const char *above)
{
  guint n = between (self, 2, self->id == MADE_ARABIC ? 16 : 9);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = self->language->numerals == NULL
                                 ? g_strdup_printf ("%u", i + 1)
                                 : g_strdup (self->id == MADE_CHINESE ? chinese[i] : small_roman[i]);
      g_autofree char *path = g_strdup_printf ("%s/%s", above, label);
      g_autofree char *printed = self->language->numerals == NULL
                                   ? localize_digits (self, g_strdup_printf ("'%s'", label))
                                   : g_strconcat (self->language->open, label, self->language->close, NULL);
      g_autofree char *words = dup_words (self, between (self, 5, 20), FALSE);
      g_autofree char *text = g_strconcat (words, self->language->semicolon, NULL);

      add_unit (self, UNREP_UNIT_SUBITEM, DAMAGE_SUBITEM, label, path, printed, text);
    }
}

static void
add_items (Maker      *self,
           const char *above,
           guint       n,
           gboolean    nested)
{
  guint index = 0;

  for (guint i = 0; i < n; i++, index++)
    {
      /* The UN's Arabic lists often leave out the last two letters. */
      if (self->id == MADE_ARABIC && index % self->n_letters == self->n_letters - 2 && n % 2 == 1)
        index += 2;
      {
        g_autofree char *label = dup_letter (self, index);
        g_autofree char *path = g_strdup_printf ("%s/%s", above, label);
        g_autofree char *printed = g_strconcat (self->language->open, label, strcmp (label, "ه") == 0 ? "ـ" : "",
                                                self->language->close, NULL);
        gboolean         parent = nested && chance (self, 8);
        g_autofree char *words = dup_words (self, between (self, 8, 70), TRUE);
        g_autofree char *text = g_strconcat (words, parent          ? self->language->colon
                                                    : i + 1 == n ? self->language->full_stop
                                                                 : self->language->semicolon, NULL);

        if (!parent && i > 0 && i + 1 < n && is_left_out (self))
          continue;
        add_unit (self, UNREP_UNIT_ITEM, DAMAGE_LETTER, label, path, printed, text);
        if (parent)
          add_subitems (self, path);
      }
    }
}

static void
add_list (Maker *self,
          guint  n)
{
  char above[16];

  add_paragraph (self, self->language->colon);
  g_snprintf (above, sizeof above, "%u", self->paragraph);
  add_items (self, above, n, TRUE);
  if ((self->style & MADE_BULLETS) != 0)
    put (self, "\n");
}

/* A list of numbers, the first of them with two letters below. */
static void
add_agenda (Maker *self)
{
  add_paragraph (self, self->language->colon);
  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i);
      g_autofree char *path = g_strdup_printf ("%u/%u", self->paragraph, i);
      g_autofree char *printed = localize_digits (self, g_strconcat (label, self->language->point, NULL));
      g_autofree char *words = dup_words (self, between (self, 2, 5), FALSE);
      g_autofree char *text = g_strconcat (words, i == 1 ? self->language->colon : self->language->full_stop, NULL);

      add_unit (self, UNREP_UNIT_ITEM, DAMAGE_SUBITEM, label, path, printed, text);
      if (i == 1)
        add_items (self, path, 2, FALSE);
    }
  if ((self->style & MADE_BULLETS) != 0)
    put (self, "\n");
}

static void
add_plain_heading (Maker *self)
{
  if ((self->style & MADE_BARE_HEADINGS) != 0 && chance (self, 40))
    add_heading (self, "", "");
}

static void
add_body (Maker *self,
          guint  section)
{
  guint n = between (self, 2, 7);

  for (guint i = 0; i < n; i++)
    {
      add_plain_heading (self);
      add_paragraph (self, self->language->full_stop);
    }
  if (section == 1 || chance (self, 25))
    add_list (self, between (self, 4, section == 1 ? 60 : 20));
  if (section == 2)
    add_agenda (self);
}

static void
add_section (Maker *self,
             guint  section)
{
  gboolean         arabic = self->id == MADE_ARABIC;
  g_autofree char *bare = g_strdup (arabic                     ? arabic_sections[section]
                                    : self->id == MADE_CHINESE ? chinese[section]
                                                               : roman[section]);
  g_autofree char *printed = g_strconcat (bare, arabic ? " -" : self->id == MADE_CHINESE ? "、" : ".", NULL);

  add_heading (self, bare, printed);
  if (chance (self, 40))
    {
      add_body (self, section);
      return;
    }
  for (guint i = 0; i < between (self, 2, 5); i++)
    {
      g_autofree char *name = arabic ? g_strdup (arabic_names[i]) : g_strdup_printf ("%c", 'A' + (int) i);
      g_autofree char *shown = g_strconcat (name, arabic ? " -" : ".", NULL);

      add_heading (self, name, shown);
      add_body (self, section);
    }
}

static void
made_unit_clear (gpointer data)
{
  g_free (((MadeUnit *) data)->label);
  g_free (((MadeUnit *) data)->path);
}

/* made_report_new:
 * @language: of its words and numbering
 * @style: how it is laid out
 * @damage_percent: of its labels so many are damaged
 * @seed: decides everything else
 *
 * Returns: (transfer full): a report and its true outline
 */
MadeReport *
made_report_new (MadeLanguage language,
                 MadeStyle    style,
                 guint        damage_percent,
                 guint32      seed)
{
  Maker          self = { &languages[language], language, style, damage_percent };
  MadeReport    *report = g_new0 (MadeReport, 1);
  g_auto (GStrv) parts = g_strsplit (self.language->words, "|", 2);
  guint          n_sections;

  self.rand = g_rand_new_with_seed (seed);
  self.out = g_string_new (NULL);
  self.units = g_array_new (FALSE, FALSE, sizeof (MadeUnit));
  g_array_set_clear_func (self.units, made_unit_clear);
  self.words = g_strsplit (parts[0], " ", -1);
  self.n_words = g_strv_length (self.words);
  self.citation = parts[1];
  self.letters = g_strsplit (self.language->letters, " ", -1);
  self.n_letters = g_strv_length (self.letters);
  self.line = 1;
  self.page = 2;
  put (&self, "X/EG.7/2026/3\n\n");
  put (&self, self.language->front);
  put (&self, "\n\n");
  n_sections = between (&self, 3, 6);
  for (guint i = 0; i < n_sections; i++)
    add_section (&self, i);
  if ((style & MADE_ANNEX) != 0)
    {
      MadeUnit unit = { UNREP_UNIT_HEADING, self.line, self.line, g_strdup (""), g_strdup (""), FALSE };

      g_array_append_val (self.units, unit);
      put (&self, self.language->annex);
      put (&self, "\n\n");
      self.paragraph = 0;
      add_body (&self, 1);
    }
  report->utf8 = g_string_free (self.out, FALSE);
  report->units = self.units;
  g_strfreev (self.words);
  g_strfreev (self.letters);
  g_rand_free (self.rand);
  return report;
}

void
made_report_free (MadeReport *self)
{
  g_free (self->utf8);
  g_array_unref (self->units);
  g_free (self);
}
