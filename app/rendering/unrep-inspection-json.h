/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-inspection.h"

#include "base/unrep-json-writer.h"

G_BEGIN_DECLS

void unrep_inspection_write_json (UnrepInspection *self,
                                  UnrepJsonWriter *writer,
                                  double           scale);

G_END_DECLS
