// A program called with limits. In C since what stands between fork and exec may only make calls
// that are safe after a fork, and Swift promises none.
#define _GNU_SOURCE
#include "include/CSystem.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// The input as an open file without a name: a pipe would block on a child that does not read.
static int input_file(const unsigned char *input, size_t length) {
  FILE *file = tmpfile();
  if (!file) return -1;
  size_t written = fwrite(input, 1, length, file);
  if (written != length || fflush(file) != 0) {
    fclose(file);
    return -1;
  }
  int copy = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);
  fclose(file);
  if (copy >= 0) lseek(copy, 0, SEEK_SET);
  return copy;
}

static void limit(int what, rlim_t most) {
  struct rlimit limit = {most, most};
  setrlimit(what, &limit);
}

// What the child does; never returns.
static void become(const char *const *arguments, int input, int output, int seconds, size_t memory) {
  static char *const environment[] = {"LC_ALL=C", NULL};
  dup2(input, 0);
  dup2(output, 1);
  int nothing = open("/dev/null", O_WRONLY);
  if (nothing >= 0) dup2(nothing, 2);
  for (int file = 3; file < 1024; file++) close(file);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CPU, (rlim_t)seconds);
  limit(RLIMIT_AS, memory);
  signal(SIGPIPE, SIG_DFL);
  execve(arguments[0], (char *const *)arguments, environment);
  _exit(127);
}

// Reads until the child closes its output; 0, or why it was stopped.
static enum sayso_child_end collect(int file, double deadline, size_t most, struct sayso_child *child) {
  size_t room = 0;
  for (;;) {
    double left = deadline - now();
    struct pollfd wait = {file, POLLIN, 0};
    int ready = left > 0 ? poll(&wait, 1, (int)(left * 1000) + 1) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return SAYSO_CHILD_TIME;
    if (room - child->count < 65536) {
      unsigned char *larger = realloc(child->output, room = room * 2 + 131072);
      if (!larger) return SAYSO_CHILD_OUTPUT;
      child->output = larger;
    }
    ssize_t count = read(file, child->output + child->count, room - child->count);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return SAYSO_CHILD_EXIT;
    child->count += (size_t)count;
    if (child->count > most) return SAYSO_CHILD_OUTPUT;
  }
}

struct sayso_child sayso_run(const char *const *arguments, const unsigned char *input, size_t length,
                             int seconds, size_t memory, size_t most) {
  struct sayso_child child = {SAYSO_CHILD_FAILED, 0, NULL, 0};
  int ends[2];
  int in = input_file(input, length);
  if (in < 0 || pipe(ends) != 0) {
    child.code = errno;
    if (in >= 0) close(in);
    return child;
  }
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  pid_t process = fork();
  if (process == 0) become(arguments, in, ends[1], seconds, memory);
  close(in);
  close(ends[1]);
  if (process < 0) {
    child.code = errno;
    close(ends[0]);
    return child;
  }
  enum sayso_child_end stopped = collect(ends[0], now() + seconds, most, &child);
  close(ends[0]);
  if (stopped != SAYSO_CHILD_EXIT) kill(process, SIGKILL);
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  child.end = stopped != SAYSO_CHILD_EXIT ? stopped
              : WIFEXITED(status)         ? SAYSO_CHILD_EXIT
                                          : SAYSO_CHILD_SIGNAL;
  child.code = WIFEXITED(status) ? WEXITSTATUS(status) : WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  return child;
}
