/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-view-private.h"

#include "unrep-unit-about.h"

#include "annotation/unrep-conflict.h"

#include <glib/gi18n.h>

/**
 * unrep_review_view_update_about:
 * @self: a view
 *
 * Tells in the annotation pane what is known of the current unit that its words do
 * not say: that there is another version of what was said of it, what is not sure,
 * and what is repaired.
 */
void
unrep_review_view_update_about (UnrepReviewView *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *other = NULL, *doubt = NULL, *repairs = NULL, *all = NULL;
  guint current;

  if (self->desk == NULL)
    return;
  current = unrep_desk_get_current (self->desk);
  if (current != UNREP_NO_UNIT)
    {
      UnrepOutline *outline = unrep_desk_get_outline (self->desk);

      if (unrep_review_is_in_conflict (unrep_desk_get_review (self->desk), current))
        g_ptr_array_add (parts, _("⇄ There is another version of this, to choose from above the report"));
      if (unrep_desk_get_other_position (self->desk, current) != NULL)
        {
          other = g_strdup_printf (_("%s Its position “%s” is not in the codebook; it stays until you choose another"),
                                   UNREP_OTHER_SYMBOL, unrep_desk_get_other_position (self->desk, current));
          g_ptr_array_add (parts, other);
        }
      doubt = unrep_unit_about_dup_doubt (unrep_outline_get_unit (outline, current));
      repairs = unrep_unit_about_dup_repairs (unrep_report_view_get_reading (self->report), outline, current);
    }
  if (doubt != NULL)
    g_ptr_array_add (parts, doubt);
  if (repairs != NULL)
    g_ptr_array_add (parts, repairs);
  g_ptr_array_add (parts, NULL);
  all = parts->len > 1 ? g_strjoinv ("\n", (char **) parts->pdata) : NULL;
  unrep_annotation_pane_set_about (self->annotation, all);
}
