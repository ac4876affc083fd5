/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-docx-numbering.h"

#include <string.h>

/* Fonts of signs have them where letters are, or in the private area from here on. */
#define PRIVATE_FIRST 0xF000
#define PRIVATE_LAST 0xF0FF
#define FIRST 0x20
#define LAST 0xFF

/* What the fonts show from 0x20 to 0xFF, sixteen a line; a bullet where there is nothing
 * or nothing alike. Of a sign that Unicode has twice, the older one is taken, which more
 * fonts have. */
static const struct
{
  const char *font;
  const char *signs;
} fonts[] = {
  { "Symbol",
    " !∀#∃%&∋()∗+,−./"
    "0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ"
    "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνο"
    "πθρστυϖωξψζ{|}∼•"
    "••••••••••••••••"
    "••••••••••••••••"
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓"
    "°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"
    "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
    "•⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭•" },
  { "Wingdings",
    " ✏✂✁👓🔔📖🕯☎✆✉✉📪📫📬📭"
    "📁📂📄📃📃🗄⌛⌨🖱🖲💻🖴💾🖬✇✍"
    "✍✌👌👍👎☜☞☝☟✋☺😐☹💣☠🏳"
    "🏱✈☼💧❄✝✞🕈✠✡☪☯ॐ☸♈♉"
    "♊♋♌♍♎♏♐♑♒♓&&●❍■□"
    "◻❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞•"
    "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹"
    "❺❻❼❽❾❿❧☙❧☙❧☙❧☙·•"
    "▪○⭕⦿◉◎○▪◻✦✦★✶✴✹✵"
    "⌖⌖⟡⌑⍰✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"
    "🕙🕚🕛↩↪↰↱↲↳↴↵❧☙❧☙❧"
    "☙❧☙❧☙⌫⌦⮘➢⮙⮛⮈➲⮉⮋←"
    "→↑↓↖↗↙↘⬅➔⬆⬇↖↗↙↘⇦"
    "⇨⇧⇩⬄⇳⬁⬀⬃⬂▭▫✗✓☒☑•" },
};

/* The boxes and ticks of forms. */
static const struct
{
  guchar code;
  gunichar sign;
} wingdings_2[] = {
  { 0x4f, 0x2717 }, { 0x50, 0x2713 }, { 0x51, 0x2612 }, { 0x52, 0x2611 }, { 0x53, 0x2612 }, { 0x54, 0x2612 },
  { 0x95, 0x2981 }, { 0x96, 0x2022 }, { 0x97, 0x25cf }, { 0xa2, 0x25a0 }, { 0xa3, 0x2610 }, { 0xae, 0x25c6 },
};

/* OpenDocument puts names with a space in quotation marks. */
static gboolean
is_font (const char *font,
         const char *name)
{
  gsize n = strlen (name);

  if (font == NULL)
    return FALSE;
  font += *font == '\'';
  return g_ascii_strncasecmp (font, name, n) == 0 && (font[n] == '\0' || font[n] == '\'');
}

/**
 * unrep_docx_is_sign_font:
 * @font: (nullable): name of a font
 *
 * Returns: whether it shows signs in the place of letters, and it is known which
 */
gboolean
unrep_docx_is_sign_font (const char *font)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fonts); i++)
    if (is_font (font, fonts[i].font))
      return TRUE;
  return is_font (font, "Wingdings 2");
}

static gboolean
is_private (gunichar c)
{
  return c >= PRIVATE_FIRST && c <= PRIVATE_LAST;
}

/**
 * unrep_docx_symbol:
 * @font: (nullable): name of a font
 * @c: a character in it
 *
 * Returns: the character that looks as @c does in a font of signs; a bullet for a sign
 *   that is not known, so that something is there; @c itself in other fonts
 */
gunichar
unrep_docx_symbol (const char *font,
                   gunichar    c)
{
  gunichar code = is_private (c) ? c - PRIVATE_FIRST : c;

  if (code < FIRST || code > LAST)
    return c;
  for (gsize i = 0; i < G_N_ELEMENTS (fonts); i++)
    if (is_font (font, fonts[i].font))
      return g_utf8_get_char (g_utf8_offset_to_pointer (fonts[i].signs, code - FIRST));
  for (gsize i = 0; i < G_N_ELEMENTS (wingdings_2) && is_font (font, "Wingdings 2"); i++)
    if (wingdings_2[i].code == code)
      return wingdings_2[i].sign;
  return code == c ? c : UNREP_DOCX_BULLET;
}

/**
 * unrep_docx_dup_signs:
 * @font: a font of signs
 * @text: text that is set in it
 *
 * Returns: (transfer full): what it looks like. Only characters of the private area are
 *   signs: for letters, programs take another font
 */
char *
unrep_docx_dup_signs (const char *font,
                      const char *text)
{
  GString *signs = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (signs, is_private (c) ? unrep_docx_symbol (font, c) : c);
    }
  return g_string_free (signs, FALSE);
}
