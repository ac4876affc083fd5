/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-disagreement-names.h"

#include "base/unrep-file.h"
#include "report/unrep-direction.h"

#include <glib/gi18n.h>
#include <string.h>

/* In the order of UnrepDisagreementKind. */
static const char * const kind_names[UNREP_DISAGREEMENT_N_KINDS] = {
  N_("Opposite positions"),
  N_("Other differences"),
  N_("Somebody has no position"),
  N_("Different units"),
  N_("Different evidence"),
};

/**
 * unrep_disagreement_names_get_kind:
 * @index: place of a kind in UnrepDisagreementKind
 *
 * Returns: (transfer none): what people call it
 */
const char *
unrep_disagreement_names_get_kind (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (kind_names), NULL);

  return _(kind_names[index]);
}

/**
 * unrep_disagreement_names_dup_kinds:
 * @kinds: values of UnrepDisagreementKind together
 *
 * Returns: (transfer full): what people call them, or that there is none
 */
char *
unrep_disagreement_names_dup_kinds (guint kinds)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  if (kinds == 0)
    return g_strdup (_("All reviewers say the same"));
  for (guint i = 0; i < UNREP_DISAGREEMENT_N_KINDS; i++)
    if ((kinds & (1u << i)) != 0)
      g_strv_builder_add (builder, _(kind_names[i]));
  names = g_strv_builder_end (builder);
  return g_strjoinv (" · ", names);
}

/**
 * unrep_disagreement_names_get_symbol:
 * @codebook: (nullable): a codebook
 * @position: (nullable): the id of a position, of @codebook or not; %NULL for none
 *
 * Returns: (transfer none): its symbol
 */
const char *
unrep_disagreement_names_get_symbol (UnrepCodebook *codebook,
                                     const char    *position)
{
  guint index;

  if (position == NULL)
    return "–";
  return codebook != NULL && unrep_codebook_find_position (codebook, position, &index)
         ? unrep_codebook_get_position (codebook, index)->symbol : "?";
}

/**
 * unrep_disagreement_names_dup_position:
 * @codebook: (nullable): a codebook
 * @position: (nullable): the id of a position, of @codebook or not; %NULL for none
 *
 * Returns: (transfer full): what people call it
 */
char *
unrep_disagreement_names_dup_position (UnrepCodebook *codebook,
                                       const char    *position)
{
  guint index;

  if (position == NULL)
    return g_strdup (_("Not reviewed"));
  if (codebook != NULL && unrep_codebook_find_position (codebook, position, &index))
    return g_strdup (unrep_codebook_get_position_name (codebook, index, g_get_language_names ()[0]));
  return unrep_dup_printable (position);
}

/**
 * unrep_disagreement_names_turn:
 * @label: a label
 * @text: what it says
 *
 * Has @label begin where @text does, whatever the direction of the interface.
 */
void
unrep_disagreement_names_turn (GtkWidget  *label,
                               const char *text)
{
  UnrepDirection direction = unrep_unicode_base_direction (text, (gssize) strlen (text));

  if (direction != UNREP_DIRECTION_NEUTRAL)
    gtk_widget_set_direction (label, direction == UNREP_DIRECTION_RTL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}
