/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-module.h"

#include <dlfcn.h>
#include <glib/gi18n.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* In a build folder a module stands beside the program; where both are installed the way
 * from one to the other stays the same when their tree is moved. */
static void
find_module (const char *module,
             char        path[PATH_MAX])
{
  char program[PATH_MAX];
  ssize_t n = readlink ("/proc/self/exe", program, sizeof program);
  const char *slash = n > 0 ? memrchr (program, '/', (size_t) n) : NULL;
  int dir = slash != NULL ? (int) (slash - program) : 0;

  snprintf (path, PATH_MAX, "%.*s/%s", dir, program, module);
  if (access (path, R_OK) != 0)
    snprintf (path, PATH_MAX, "%.*s/" UNREP_CLI_TO_MODULES "/%s", dir, program, module);
}

/**
 * unrep_cli_load:
 * @module: the name of one of our modules
 * @symbol: what is looked for in it
 *
 * Loads a part of the program, and says so where that fails. It stays until the end.
 * Nothing but the C library is needed for that.
 *
 * Returns: (nullable): the function of this name
 */
void *
unrep_cli_load (const char *module,
                const char *symbol)
{
  char path[PATH_MAX];
  void *found;

  find_module (module, path);
  found = dlopen (path, RTLD_LAZY | RTLD_LOCAL);
  if (found != NULL)
    found = dlsym (found, symbol);
  if (found == NULL)
    /* Translators: %s is a file of the program */
    fprintf (stderr, _("unrep-cli: its part “%s” is missing or damaged. Install Unrep anew.\n"), module);
  return found;
}
