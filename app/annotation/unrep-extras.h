/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-json-reader.h"
#include "base/unrep-json-writer.h"

G_BEGIN_DECLS

/**
 * UnrepExtras:
 *
 * Members of a JSON object that this version does not know, in their order, each
 * as the text it was: what a newer version or another program wrote comes back
 * byte for byte. %NULL stands for none, which is what nearly every object has.
 */
typedef struct _UnrepExtras UnrepExtras;

UnrepExtras *unrep_extras_copy  (UnrepExtras      *self) G_GNUC_WARN_UNUSED_RESULT;
void         unrep_extras_free  (UnrepExtras      *self);
gboolean     unrep_extras_read  (UnrepExtras     **self,
                                 UnrepJsonReader  *reader,
                                 const char       *name);
void         unrep_extras_set   (UnrepExtras     **self,
                                 const char       *name,
                                 const char       *json);
const char  *unrep_extras_get   (UnrepExtras      *self,
                                 const char       *name);
void         unrep_extras_write (UnrepExtras      *self,
                                 UnrepJsonWriter  *writer);
void         unrep_extras_add   (UnrepExtras     **self,
                                 UnrepExtras      *others);
void         unrep_extras_remove (UnrepExtras     *self,
                                 const char       *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepExtras, unrep_extras_free)

G_END_DECLS
