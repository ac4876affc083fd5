/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-finding-list-private.h"

#include "unrep-finding-message.h"

#include <glib/gi18n.h>

struct _UnrepFindingRow
{
  GObject parent_instance;

  UnrepFindings *findings;
  UnrepFindingInfo info;
};

G_DEFINE_FINAL_TYPE (UnrepFindingRow, unrep_finding_row, G_TYPE_OBJECT)

static void
unrep_finding_row_finalize (GObject *object)
{
  UnrepFindingRow *self = UNREP_FINDING_ROW (object);

  g_clear_object (&self->info.annotation);
  g_clear_pointer (&self->findings, unrep_findings_unref);
  G_OBJECT_CLASS (unrep_finding_row_parent_class)->finalize (object);
}

static void
unrep_finding_row_class_init (UnrepFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_finding_row_finalize;
}

static void
unrep_finding_row_init (UnrepFindingRow *self)
{
}

static const char *
get_title (const UnrepFindingPlace *place,
           UnrepFindingRowKind      kind)
{
  if (kind == UNREP_FINDING_ROW_PLACE)
    return NULL;
  if (kind == UNREP_FINDING_ROW_CHECK)
    /* A check of another version is called as the side file does. */
    return place->check != NULL ? _(place->check->title) : unrep_judgement_get_check (unrep_annotation_get_judgement (place->annotation));
  if (place->group == UNREP_GROUP_MARKED)
    return _("Marked by you");
  return place->group == UNREP_GROUP_SIGNED_OFF ? _("Signed off") : unrep_family_get_title (place->group);
}

/**
 * unrep_finding_row_new:
 * @findings: the findings that @place is one of
 * @place: a place; for a heading the first one below it
 * @kind: what the row says
 * @count: how many places are below it
 * @severity: of the place, or the worst below it
 *
 * Returns: (transfer full): a row
 */
UnrepFindingRow *
unrep_finding_row_new (UnrepFindings           *findings,
                       const UnrepFindingPlace *place,
                       UnrepFindingRowKind      kind,
                       guint                    count,
                       UnrepSeverity            severity)
{
  UnrepFindingRow *self = g_object_new (UNREP_TYPE_FINDING_ROW, NULL);

  self->findings = unrep_findings_ref (findings);
  self->info = (UnrepFindingInfo) {
    kind, get_title (place, kind), count, place->check, NULL, severity, place->index, place->range, place->line,
    place->repair, place->state, place->annotation != NULL ? g_object_ref (place->annotation) : NULL,
  };
  /* The place need not live as long as its row. */
  if (place->check != NULL)
    self->info.id = place->check->id;
  else if (place->annotation != NULL)
    self->info.id = unrep_judgement_get_check (unrep_annotation_get_judgement (place->annotation));
  return self;
}

/**
 * unrep_finding_row_get_info:
 * @self: a row
 *
 * Returns: (transfer none): what there is to know about it
 */
const UnrepFindingInfo *
unrep_finding_row_get_info (UnrepFindingRow *self)
{
  g_return_val_if_fail (UNREP_IS_FINDING_ROW (self), NULL);

  return &self->info;
}

/**
 * unrep_finding_row_dup_quote:
 * @self: a row of a place
 *
 * Returns: (transfer full): what stands there, as unrep_findings_dup_quote() has it
 */
char *
unrep_finding_row_dup_quote (UnrepFindingRow *self)
{
  UnrepText *text;

  g_return_val_if_fail (UNREP_IS_FINDING_ROW (self), NULL);

  text = unrep_findings_get_text (self->findings);
  return unrep_finding_dup_shown (unrep_text_get_utf8 (text) + unrep_text_get_byte (text, self->info.range.start),
                                  unrep_range_length (self->info.range));
}

/**
 * unrep_finding_row_dup_repair:
 * @self: a row of a place
 *
 * Returns: (transfer full) (nullable): what should probably stand there, %NULL where
 *   nobody knows; "" for nothing
 */
char *
unrep_finding_row_dup_repair (UnrepFindingRow *self)
{
  g_return_val_if_fail (UNREP_IS_FINDING_ROW (self), NULL);

  return self->info.repair != NULL ? unrep_finding_dup_shown (self->info.repair, G_MAXSIZE) : NULL;
}
