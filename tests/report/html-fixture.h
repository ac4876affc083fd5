/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-reader.h"

G_BEGIN_DECLS

/* A page around elements; one with a style sheet. */
#define PAGE(body) "<!DOCTYPE html><html><body>" body "</body></html>"
#define STYLED(sheet, body) "<!DOCTYPE html><html><head><style>" sheet "</style></head><body>" body "</body></html>"

gboolean html_fixture_extract  (const char    *data,
                                gssize         n,
                                UnrepExtract  *extracted,
                                GError       **error);
char    *html_fixture_describe (const char    *html) G_GNUC_WARN_UNUSED_RESULT;
void     html_fixture_assert   (const char    *html,
                                const char    *wanted);

G_END_DECLS
