/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-edit-shape.h"

#include <glib/gi18n.h>

const UnrepEditShapeInfo unrep_edit_shapes[] = {
  [UNREP_SHAPE_RETURN] = { UNREP_EDIT_VISUAL_ORDER, NULL },
  [UNREP_SHAPE_RTL_MARK] = { UNREP_EDIT_DIRECTION, "\u200F" },
  [UNREP_SHAPE_LTR_MARK] = { UNREP_EDIT_DIRECTION, "\u200E" },
  [UNREP_SHAPE_PIECE] = { UNREP_EDIT_PIECE, "\n" },
  [UNREP_SHAPE_LINE_END] = { UNREP_EDIT_LINE_END, "\n" },
  /* The look of a paragraph's end, within the same paragraph. */
  [UNREP_SHAPE_SEPARATOR] = { UNREP_EDIT_SEPARATOR, "\u2028" },
  [UNREP_SHAPE_JOIN] = { UNREP_EDIT_JOIN_LINES, "" },
  [UNREP_SHAPE_JOIN_SPACE] = { UNREP_EDIT_JOIN_LINES, " " },
  [UNREP_SHAPE_FOOTER_LINE] = { UNREP_EDIT_FOOTER, "\n" },
  [UNREP_SHAPE_FOOTER_MOVE] = { UNREP_EDIT_FOOTER, NULL },
  [UNREP_SHAPE_STRETCH] = { UNREP_EDIT_STRETCH, "" },
  [UNREP_SHAPE_GAP] = { UNREP_EDIT_GAP, "" },
  [UNREP_SHAPE_GAP_SPACE] = { UNREP_EDIT_GAP, " " },
  [UNREP_SHAPE_ORDER_HIDE] = { UNREP_EDIT_VISUAL_ORDER, "" },
  [UNREP_SHAPE_ORDER_SPACE] = { UNREP_EDIT_VISUAL_ORDER, " " },
  [UNREP_SHAPE_ORDER_MOVE] = { UNREP_EDIT_VISUAL_ORDER, NULL },
  [UNREP_SHAPE_RECODED] = { UNREP_EDIT_ENCODING, "\uFFFD" },
};

typedef struct
{
  const char *name;
  const char *reason;
} Description;

static const Description descriptions[] = {
  [UNREP_EDIT_DIRECTION] = {
    N_("Direction mark"),
    N_("The paragraph begins with a character that would give it the wrong direction; a mark that draws nothing is displayed before it."),
  },
  [UNREP_EDIT_PIECE] = {
    N_("Long paragraph in pieces"),
    N_("The paragraph is too long to be displayed at once; it is displayed in pieces."),
  },
  [UNREP_EDIT_LINE_END] = {
    N_("Line end"),
    N_("The line ends as in files of another system; it is displayed as any other."),
  },
  [UNREP_EDIT_SEPARATOR] = {
    N_("Paragraph separator"),
    N_("A paragraph separator is displayed as a line break."),
  },
  [UNREP_EDIT_JOIN_LINES] = {
    N_("Lines joined"),
    N_("The lines belong to one paragraph, which a page or its width has broken; they are displayed as one."),
  },
  [UNREP_EDIT_FOOTER] = {
    N_("Footer set apart"),
    N_("A page footer, a page header or a footnote interrupts the paragraph; it is displayed behind it."),
  },
  [UNREP_EDIT_STRETCH] = {
    N_("Stretching closed"),
    N_("The word is stretched with tatweel (kashida); it is displayed without."),
  },
  [UNREP_EDIT_GAP] = {
    N_("Gap closed"),
    N_("Spaces that separate nothing are not displayed."),
  },
  [UNREP_EDIT_VISUAL_ORDER] = {
    /* Translators: a PDF's text is stored in the order in which it is drawn, not read */
    N_("Put back in reading order"),
    N_("The text is stored in the order in which it was drawn; this is displayed where it is read."),
  },
  [UNREP_EDIT_ENCODING] = {
    N_("Read in its encoding"),
    N_("The text was read in another encoding than it was written in, before it came here; it is displayed as it was written."),
  },
};

/**
 * unrep_edit_kind_get_name:
 * @kind: a kind of edit
 *
 * Returns: (transfer none): what such an edit does, in few words, translated
 */
const char *
unrep_edit_kind_get_name (UnrepEditKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (descriptions), NULL);

  return _(descriptions[kind].name);
}

/**
 * unrep_edit_kind_get_reason:
 * @kind: a kind of edit
 *
 * Returns: (transfer none): why such an edit is made, a translated sentence
 */
const char *
unrep_edit_kind_get_reason (UnrepEditKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (descriptions), NULL);

  return _(descriptions[kind].reason);
}

/**
 * unrep_edit_kind_is_repair:
 * @kind: a kind of edit
 *
 * Returns: whether such an edit mends the text, rather than to help the display
 */
gboolean
unrep_edit_kind_is_repair (UnrepEditKind kind)
{
  return kind >= UNREP_EDIT_JOIN_LINES;
}
