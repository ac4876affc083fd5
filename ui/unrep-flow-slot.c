/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-flow-slot.h"

struct _UnrepFlowSlot
{
  GtkFlowBoxChild parent_instance;
};

G_DEFINE_FINAL_TYPE (UnrepFlowSlot, unrep_flow_slot, GTK_TYPE_FLOW_BOX_CHILD)

/* GTK's own takes the focus for itself, and where it must not have it says so all the
 * same: Tab would never get past it. */
static gboolean
unrep_flow_slot_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  return gtk_widget_child_focus (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (widget)), direction);
}

static void
unrep_flow_slot_class_init (UnrepFlowSlotClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = unrep_flow_slot_focus;
}

static void
unrep_flow_slot_init (UnrepFlowSlot *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * unrep_flow_slot_new:
 * @child: what it holds
 *
 * Returns: (transfer floating): a slot, to be put into a GtkFlowBox
 */
GtkWidget *
unrep_flow_slot_new (GtkWidget *child)
{
  GtkWidget *self = g_object_new (UNREP_TYPE_FLOW_SLOT, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (child), self);

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (self), child);
  return self;
}
