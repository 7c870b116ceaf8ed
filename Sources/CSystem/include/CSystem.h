#ifndef SAYSO_SYSTEM_H
#define SAYSO_SYSTEM_H
#include <stddef.h>

/// What became of a program that was called.
enum sayso_child_end {
  SAYSO_CHILD_EXIT = 0,      ///< it ended; `code` is its exit code
  SAYSO_CHILD_SIGNAL = 1,    ///< a signal ended it (also its memory or CPU limit); `code` tells which
  SAYSO_CHILD_TIME = 2,      ///< it was stopped for taking too long
  SAYSO_CHILD_OUTPUT = 3,    ///< it was stopped for writing too much
  SAYSO_CHILD_FAILED = 4     ///< it could not be started; `code` is errno
};

struct sayso_child {
  enum sayso_child_end end;
  int code;
  /// What it wrote to standard output; to be freed.
  unsigned char *output;
  size_t count;
};

/// Runs a program (`arguments[0]` is its path, the last is NULL) with `input` as its standard input,
/// no environment, no files to write, and no more than so many seconds of time, bytes of memory and
/// bytes of output. Blocks until it has ended.
struct sayso_child sayso_run(const char *const *arguments, const unsigned char *input, size_t length,
                             int seconds, size_t memory, size_t most);
#endif
