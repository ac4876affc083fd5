/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean unrep_label_char_is_space              (gunichar c);
gboolean unrep_label_char_is_digit              (gunichar c);
gboolean unrep_label_char_is_digit_like         (gunichar c);
gboolean unrep_label_char_is_dash               (gunichar c);
gboolean unrep_label_char_is_bracket            (gunichar c);
gboolean unrep_label_char_is_quote              (gunichar c);
gboolean unrep_label_char_is_letter             (gunichar c);

G_END_DECLS
