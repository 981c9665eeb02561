// The calls that Swift's Glibc module leaves out, because they need _GNU_SOURCE.
#define _GNU_SOURCE
#include "CFileSystem.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int cfs_exchange(const char *first, const char *second) {
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
}

int cfs_synchronize(int descriptor) {
  return syncfs(descriptor);
}

int cfs_memory_file(void) {
  return memfd_create("cnn-viz", MFD_CLOEXEC);
}
