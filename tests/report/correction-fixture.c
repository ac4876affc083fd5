/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "correction-fixture.h"

#include "check-outline.h"

Fixture
fixture_new (const char *utf8)
{
  Fixture self = { unrep_text_new (utf8, -1), NULL };
  g_autoptr (GError) error = NULL;

  self.outline = unrep_outline_new (self.text, NULL, &error);
  g_assert_no_error (error);
  return self;
}

void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->outline, unrep_outline_unref);
  g_clear_pointer (&self->text, unrep_text_unref);
}

UnrepCorrection
fixture_get_correction (UnrepOutline *outline,
                        guint         unit)
{
  UnrepCorrection correction;

  unrep_outline_get_correction (outline, unit, &correction);
  return correction;
}

UnrepOutline *
fixture_correct (UnrepOutline          *outline,
                 const UnrepCorrection *corrections,
                 guint                  n,
                 guint                  n_contradicting)
{
  g_autoptr (GArray) contradicting = NULL;
  UnrepOutline *corrected = unrep_outline_new_corrected (outline, corrections, n, &contradicting);

  g_assert_cmpuint (contradicting->len, ==, n_contradicting);
  check_corrected_outline (corrected);
  return corrected;
}

/* But for @certain and the address of strings. */
void
fixture_assert_same_unit (const UnrepUnit *a,
                          const UnrepUnit *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpint (a->recommendation, ==, b->recommendation);
  g_assert_cmpuint (a->range.start, ==, b->range.start);
  g_assert_cmpuint (a->range.end, ==, b->range.end);
  g_assert_cmpuint (a->line, ==, b->line);
  g_assert_cmpuint (a->end_line, ==, b->end_line);
  g_assert_cmpstr (a->printed, ==, b->printed);
  g_assert_cmpuint (a->printed_range.start, ==, b->printed_range.start);
  g_assert_cmpuint (a->printed_range.end, ==, b->printed_range.end);
  g_assert_cmpstr (a->label, ==, b->label);
  g_assert_cmpstr (a->path, ==, b->path);
  g_assert_cmpuint (a->parent, ==, b->parent);
  g_assert_cmpuint (a->section, ==, b->section);
  g_assert_cmpuint (a->level, ==, b->level);
}

void
fixture_assert_same (UnrepOutline *a,
                     UnrepOutline *b)
{
  g_assert_cmpuint (unrep_outline_get_n_units (a), ==, unrep_outline_get_n_units (b));
  for (guint i = 0; i < unrep_outline_get_n_units (a); i++)
    fixture_assert_same_unit (unrep_outline_get_unit (a, i), unrep_outline_get_unit (b, i));
}

