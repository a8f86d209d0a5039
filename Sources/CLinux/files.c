#define _GNU_SOURCE
#include "files.h"

#include <stdio.h>
#include <sys/stat.h>

int rename_to_free_name(int folder, const char *from, const char *to) {
  return renameat2(folder, from, folder, to, RENAME_NOREPLACE);
}

int file_mode(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 ? (int)status.st_mode : -1;
}
