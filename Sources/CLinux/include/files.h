#pragma once

/// Gives the file `from` of a folder the name `to`, unless something has it: then EEXIST.
///
/// Returns 0, or -1 with errno; EINVAL where the file system does not know how, ENOSYS where the
/// system does not. It is renameat2 with RENAME_NOREPLACE, which Swift's Glibc leaves out.
int rename_to_free_name(int folder, const char *from, const char *to);

/// Type and permission bits of the file at `path`, symbolic links followed, for example 0100600; -1
/// with errno where there is none. Swift has two modules that define `struct stat`, NIO's and Glibc's.
int file_mode(const char *path);
