/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-text.h"

G_BEGIN_DECLS

const char *unrep_text_guess_language (UnrepText *text);

G_END_DECLS
