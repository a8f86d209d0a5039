#define _GNU_SOURCE
#include "naming.h"

#include <stdio.h>

int rename_to_free_name(int folder, const char *from, const char *to) {
  return renameat2(folder, from, folder, to, RENAME_NOREPLACE);
}
