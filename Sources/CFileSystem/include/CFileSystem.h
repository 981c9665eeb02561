#ifndef CFILESYSTEM_H
#define CFILESYSTEM_H

/// Exchanges two paths in one step; 0, or -1 with errno (EINVAL or ENOSYS where the system cannot).
int cfs_exchange(const char *first, const char *second);

/// Waits until everything written to the file system of an open file is on its disk; 0, or -1 with errno.
int cfs_synchronize(int descriptor);

/// Opens a file that lies in memory and goes with its last descriptor, or -1 with errno.
int cfs_memory_file(void);

#endif
