/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UnrepTestShareFault:
 * @at: the call that is struck, from 1; 0 for none
 * @code: a GIOErrorEnum
 * @n_calls: how many calls there were since this was set
 * @only: (nullable): the name of the calls that count, %NULL for all
 * @struck: the name of the call that was
 * @lasts: whether every later call is struck too, as when the connection breaks
 * @late: whether what was asked for is done before the error comes
 * @damage: whether the struck write stores other bytes, and says nothing
 * @deletes_first: whether a move deletes the file that it replaces and then counts
 *   as another call, as SFTP and SMB servers do
 *
 * What is wrong with the share.
 */
typedef struct
{
  guint at;
  int code;
  guint n_calls;
  const char *only;
  const char *struck;
  gboolean lasts;
  gboolean late;
  gboolean damage;
  gboolean deletes_first;
  gint hangs;
} UnrepTestShareFault;

extern UnrepTestShareFault unrep_test_share_fault;

GFile *unrep_test_share_new   (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void   unrep_test_share_stall (const char *call);

G_END_DECLS
