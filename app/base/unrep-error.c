/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-error.h"

G_DEFINE_QUARK (unrep-error-quark, unrep_error)
