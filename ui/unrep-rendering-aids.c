/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is checked beside the text: the fonts that it is drawn in and the words of the
 * dictionary, as a person has chosen once for all reports. */
#include "unrep-rendering-view-private.h"

#include "unrep-page-style.h"
#include "unrep-settings.h"

static const char * const choices[] = { "check-fonts", "check-words" };

static gboolean
is_chosen (UnrepRenderingView *self,
           const char         *choice)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (self->aids, choice);

  return g_variant_get_boolean (state);
}

/**
 * unrep_rendering_view_ask_for_aids:
 * @self: a view that has a desk
 *
 * Has checked what is chosen; to be called when that changes, or the fonts do.
 */
void
unrep_rendering_view_ask_for_aids (UnrepRenderingView *self)
{
  g_autofree char *families = is_chosen (self, choices[0]) ? unrep_page_style_dup_families () : NULL;
  g_autofree char *font = unrep_page_style_dup_chosen_family ();

  unrep_finding_desk_set_aids (self->desk, families, *font != '\0' ? font : NULL, is_chosen (self, choices[1]));
}

/**
 * unrep_rendering_view_init_aids:
 * @self: a view that has a desk
 *
 * Offers the choices as actions.
 */
void
unrep_rendering_view_init_aids (UnrepRenderingView *self)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  GSettings *settings = unrep_settings_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GAction) action = NULL;

      if (settings != NULL)
        action = g_settings_create_action (settings, choices[i]);
      else
        action = G_ACTION (g_simple_action_new_stateful (choices[i], NULL, g_variant_new_boolean (FALSE)));
      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  self->aids = G_ACTION_GROUP (group);
  g_signal_connect_object (group, "action-state-changed", G_CALLBACK (unrep_rendering_view_ask_for_aids), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "checks", self->aids);
}
