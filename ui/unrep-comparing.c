/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-comparing.h"

#include "unrep-dialogs.h"
#include "unrep-memory.h"
#include "unrep-original-pane.h"
#include "unrep-report-couple.h"

#include <glib/gi18n.h>

struct _UnrepComparing
{
  GObject parent_instance;

  GtkBox *texts; /* not owned: it outlives us, and so does the view in it */
  UnrepReportView *report;
  UnrepFindingDesk *desk;
  UnrepOriginalPane *original; /* NULL where there is none */
  UnrepReportCouple *couple;
  gboolean repaired;
};

G_DEFINE_FINAL_TYPE (UnrepComparing, unrep_comparing, G_TYPE_OBJECT)

enum
{
  PROP_OPEN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
unrep_comparing_dispose (GObject *object)
{
  UnrepComparing *self = UNREP_COMPARING (object);

  g_clear_object (&self->couple);
  g_clear_object (&self->desk);
  self->original = NULL;
  G_OBJECT_CLASS (unrep_comparing_parent_class)->dispose (object);
}

static void
unrep_comparing_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (property_id == PROP_OPEN)
    g_value_set_boolean (value, unrep_comparing_is_open (UNREP_COMPARING (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
unrep_comparing_class_init (UnrepComparingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = unrep_comparing_dispose;
  object_class->get_property = unrep_comparing_get_property;
  properties[PROP_OPEN]
    = g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
unrep_comparing_init (UnrepComparing *self)
{
}

static void
mark_places (UnrepComparing  *self,
             UnrepMismatches *mismatches)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (UnrepReportPlace));

  for (guint i = 0; i < unrep_mismatches_get_n (mismatches); i++)
    {
      const UnrepMismatch *mismatch = unrep_mismatches_get (mismatches, i);
      UnrepReportPlace place = { mismatch->range[UNREP_SIDE_SECOND], mismatch->severity };

      g_array_append_val (places, place);
    }
  unrep_report_view_take_places (unrep_original_pane_get_view (self->original), places);
}

static UnrepReview *
get_review (UnrepComparing *self)
{
  return unrep_finding_desk_get_review (self->desk);
}

static UnrepMismatches *
get_mismatches (UnrepComparing *self)
{
  return self->original != NULL ? unrep_original_pane_get_mismatches (self->original) : NULL;
}

/* Corrections of the outline change what belongs together. */
static void
checking_changed_cb (UnrepComparing *self)
{
  UnrepMismatches *mismatches = get_mismatches (self);
  UnrepOutline *outline;

  if (mismatches == NULL || unrep_finding_desk_get_checking (self->desk) != UNREP_CHECKING_DONE)
    return;
  outline = unrep_review_get_outline (get_review (self));
  if (unrep_pairing_get_outline (unrep_mismatches_get_pairing (mismatches), UNREP_SIDE_FIRST) != outline)
    unrep_original_pane_compare (self->original, outline);
}

/* The words in the original that the current finding is about. */
static void
current_changed_cb (UnrepComparing *self)
{
  UnrepMismatches *mismatches = get_mismatches (self);
  UnrepFindingRow *row = unrep_finding_desk_get_current (self->desk);
  const UnrepFindingInfo *info = row != NULL ? unrep_finding_row_get_info (row) : NULL;
  UnrepRange there = { 0, 0 };
  guint index;

  if (self->couple == NULL || mismatches == NULL || info == NULL)
    return;
  index = info->id != NULL ? unrep_mismatches_find (mismatches, info->id, UNREP_SIDE_FIRST, info->range)
                           : unrep_mismatches_get_n (mismatches);
  if (index < unrep_mismatches_get_n (mismatches))
    there = unrep_mismatches_get (mismatches, index)->range[UNREP_SIDE_SECOND];
  unrep_report_view_frame_place (unrep_original_pane_get_view (self->original), there);
  unrep_report_couple_lead (self->couple, UNREP_SIDE_FIRST);
}

/* Who clicks on a difference in the original means that finding. */
static void
place_chosen_cb (UnrepComparing *self)
{
  UnrepMismatches *mismatches = get_mismatches (self);
  gsize caret = unrep_report_view_get_caret (unrep_original_pane_get_view (self->original));

  for (guint i = 0; mismatches != NULL && i < unrep_mismatches_get_n (mismatches); i++)
    {
      const UnrepMismatch *mismatch = unrep_mismatches_get (mismatches, i);
      guint position;

      if (!unrep_range_contains (mismatch->range[UNREP_SIDE_SECOND], caret))
        continue;
      position = unrep_finding_list_find (unrep_finding_desk_get_list (self->desk), mismatch->range[UNREP_SIDE_FIRST],
                                          unrep_mismatch_get_check (mismatch->kind)->id);
      if (position != UNREP_NO_FINDING)
        unrep_finding_desk_set_position (self->desk, position);
      return;
    }
}

static UnrepReport *
get_report (UnrepComparing *self)
{
  return unrep_review_get_report (get_review (self));
}

static void
compared_cb (UnrepComparing *self)
{
  g_autofree char *uri = g_file_get_uri (unrep_report_get_file (unrep_original_pane_get_report (self->original)));
  UnrepMismatches *mismatches = get_mismatches (self);

  unrep_memory_keep_original (unrep_report_get_text_sha256 (get_report (self)), uri);
  mark_places (self, mismatches);
  unrep_report_couple_set_mismatches (self->couple, mismatches);
  unrep_finding_desk_set_mismatches (self->desk, mismatches);
}

static void
remove_original (UnrepComparing *self)
{
  if (self->original == NULL)
    return;
  unrep_report_couple_set_mismatches (self->couple, NULL);
  g_clear_object (&self->couple);
  gtk_box_remove (self->texts, GTK_WIDGET (self->original));
  self->original = NULL;
}

static void
open_original (UnrepComparing *self,
               GFile          *file)
{
  remove_original (self);
  self->original = UNREP_ORIGINAL_PANE (unrep_original_pane_new (file, unrep_review_get_outline (get_review (self))));
  unrep_original_pane_set_repaired (self->original, self->repaired);
  g_signal_connect_object (self->original, "compared", G_CALLBACK (compared_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->original, "place-chosen", G_CALLBACK (place_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->texts, GTK_WIDGET (self->original));
  self->couple = unrep_report_couple_new (self->report, unrep_original_pane_get_view (self->original));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

static void
close_original (UnrepComparing *self)
{
  remove_original (self);
  unrep_finding_desk_set_mismatches (self->desk, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->report));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
  g_debug ("the original is closed");
}

static void
chosen_cb (GListModel *files,
           gpointer    user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  open_original (user_data, file);
}

/**
 * unrep_comparing_new:
 * @texts: (transfer none): the box in which @report is, and in which the original is to be
 * @report: (transfer none): the view of the report
 * @desk: the findings of the report
 *
 * Returns: (transfer full): nothing is compared yet
 */
UnrepComparing *
unrep_comparing_new (GtkBox           *texts,
                     UnrepReportView  *report,
                     UnrepFindingDesk *desk)
{
  UnrepComparing *self = g_object_new (UNREP_TYPE_COMPARING, NULL);

  self->texts = texts;
  self->report = report;
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "checking-changed", G_CALLBACK (checking_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "current-changed", G_CALLBACK (current_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

/**
 * unrep_comparing_is_open:
 * @self: a comparison
 *
 * Returns: whether an original is shown, or being opened
 */
gboolean
unrep_comparing_is_open (UnrepComparing *self)
{
  g_return_val_if_fail (UNREP_IS_COMPARING (self), FALSE);

  return self->original != NULL;
}

/**
 * unrep_comparing_choose:
 * @self: a comparison whose desk has a review
 *
 * Asks for another original.
 */
void
unrep_comparing_choose (UnrepComparing *self)
{
  g_autoptr (GFile) folder = NULL;

  g_return_if_fail (UNREP_IS_COMPARING (self));

  if (get_review (self) == NULL)
    return;
  folder = g_file_get_parent (unrep_report_get_file (get_report (self)));
  unrep_dialogs_open_original (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->texts))), folder, chosen_cb, self);
}

/**
 * unrep_comparing_toggle:
 * @self: a comparison whose desk has a review
 *
 * Closes the original; or opens the one that the report was compared with before, or asks
 * for one.
 */
void
unrep_comparing_toggle (UnrepComparing *self)
{
  g_autofree char *uri = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (UNREP_IS_COMPARING (self));

  if (get_review (self) == NULL)
    return;
  if (self->original != NULL)
    {
      close_original (self);
      return;
    }
  uri = unrep_memory_dup_original (unrep_report_get_text_sha256 (get_report (self)));
  file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  if (file != NULL && g_file_query_exists (file, NULL))
    open_original (self, file);
  else
    unrep_comparing_choose (self);
}

/**
 * unrep_comparing_set_repaired:
 * @self: a comparison
 * @repaired: whether to show the original repaired, else as stored
 */
void
unrep_comparing_set_repaired (UnrepComparing *self,
                              gboolean        repaired)
{
  g_return_if_fail (UNREP_IS_COMPARING (self));

  self->repaired = repaired;
  if (self->original != NULL)
    unrep_original_pane_set_repaired (self->original, repaired);
}
