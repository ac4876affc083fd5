/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-rendering-view-private.h"
#include "unrep-ui-fixture.h"
#include "unrep-window-private.h"

G_BEGIN_DECLS

/**
 * RENDERING_REPORT:
 *
 * An invented report with four findings, of which repairs change three.
 */
#define RENDERING_REPORT \
  "تقرير فريق الخبراء عن الجرائم السيبرانية\n\n" \
  "1- ينبغي للدول أن تعامل الجرائم الســـيبرانية معاملة الجرائم الخطيرة.\n\n" \
  "2- ينبغي للدول أن تضع المنظمـــة قانونا جديدا    المعنون بالجرائم.\n\n" \
  "3- وإذ تشير إلى القرار ۲۳ الذي اتخذته في هذا الشأن.\n"

/* The window that a translator looks into, and its Rendering view: from
 * rendering_fixture_open() to rendering_fixture_close(). */
extern UnrepWindow *rendering_window;
extern UnrepRenderingView *rendering_view;

void       rendering_fixture_open        (const char *dir,
                                          const char *text);
void       rendering_fixture_close       (void);
void       rendering_fixture_act         (const char *action,
                                          const char *parameter);
void       rendering_fixture_go_to       (const char *check);
gboolean   rendering_fixture_says        (gpointer    message);
void       rendering_fixture_assert_said (const char *message);
gboolean   rendering_fixture_has_copied  (gpointer    words);

G_END_DECLS
