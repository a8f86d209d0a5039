#define _GNU_SOURCE
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS, SIGQUIT};
static const int passing[] = {SIGTSTP, SIGCONT, SIGWINCH};
// With the real-time signals, all that end a process by default and are no fault of its own.
static const int ending[] = {
    SIGHUP,  SIGINT,    SIGUSR1, SIGUSR2, SIGALRM, SIGTERM,
    SIGPROF, SIGVTALRM, SIGXCPU, SIGPWR,  SIGIO,   SIGSTKFLT,
};

static guard_terminal terminal;
static struct termios settings;
static char farewell[256];
static size_t farewell_length;
static char erasure[8192];
static _Atomic size_t erasure_length;
static int nowhere = -1;
static struct sigaction before[NSIG];
static char signal_stack[65536];

static atomic_bool armed;
static atomic_bool leaving;
static _Atomic uint64_t pending;
static volatile time_t asked_to_end;

static uint64_t bit(int number) { return UINT64_C(1) << (number - 1); }

bool guard_remember(int descriptor) { return tcgetattr(descriptor, &settings) == 0; }

void guard_set_farewell(const char *bytes, size_t length) {
  farewell_length = length < sizeof farewell ? length : sizeof farewell;
  memcpy(farewell, bytes, farewell_length);
}

void guard_set_erasure(const char *bytes, size_t length) {
  if (length > sizeof erasure) length = sizeof erasure;
  // A process that dies meanwhile must not send half of each.
  atomic_store(&erasure_length, 0);
  if (length > 0) memcpy(erasure, bytes, length);
  atomic_store(&erasure_length, length);
}

void guard_arm(bool on) { atomic_store(&armed, on); }

// From here on down to note: called in signal handlers, so async-signal-safe calls only.

static void write_all(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    struct pollfd writable = {.fd = descriptor, .events = POLLOUT};
    if (poll(&writable, 1, 100) != 1) return;
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && errno != EINTR) return;
    if (written > 0) bytes += written, length -= (size_t)written;
  }
}

static void restore_settings(void) {
  // From the background this would stop us instead.
  pid_t foreground = tcgetpgrp(terminal.keys);
  if (foreground == -1 || foreground == getpgrp()) tcsetattr(terminal.keys, TCSANOW, &settings);
}

static void give_back(int descriptor, int standard) {
  if (descriptor >= 0) dup2(descriptor, standard);
}

static void show_captured(void) {
  char chunk[4096];
  off_t offset = 0;
  ssize_t count;
  if (terminal.captured < 0) return;
  while ((count = pread(terminal.captured, chunk, sizeof chunk, offset)) > 0) {
    write_all(STDERR_FILENO, chunk, (size_t)count);
    offset += count;
  }
}

static void give_back_streams(void) {
  give_back(terminal.standard_output, STDOUT_FILENO);
  give_back(terminal.standard_error, STDERR_FILENO);
  show_captured();
}

static void leave_screen(void) {
  if (!atomic_exchange(&armed, false)) return;
  // Whoever sees the modes given back finds the settings so too.
  restore_settings();
  write_all(terminal.screen, erasure, atomic_load(&erasure_length));
  write_all(terminal.screen, farewell, farewell_length);
  // The screen's own thread may be amid a frame: its rest must not follow.
  if (nowhere >= 0) dup2(nowhere, terminal.screen);
  give_back_streams();
}

static void die_by_default(int number) {
  sigset_t only;
  signal(number, SIG_DFL);
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  _exit(128 + number);
}

static void call(const struct sigaction *action, int number, siginfo_t *info, void *context) {
  if (action->sa_flags & SA_SIGINFO) {
    action->sa_sigaction(number, info, context);
  } else if (action->sa_handler != SIG_DFL && action->sa_handler != SIG_IGN) {
    action->sa_handler(number);
  }
}

static void end_in_handler(int number, siginfo_t *info, void *context) {
  // A second crash, in the handler or in another thread, must not begin all over.
  if (atomic_exchange(&leaving, true)) die_by_default(number);
  leave_screen();
  // Swift's backtracer has nothing to say of a signal that somebody else sent.
  bool is_own = info->si_code > 0 || info->si_pid == getpid();
  sigaction(number, &before[number], NULL);
  if (is_own) call(&before[number], number, info, context);
  die_by_default(number);
}

static bool is_in(int number, const int *numbers, size_t count) {
  for (size_t index = 0; index < count; index++)
    if (numbers[index] == number) return true;
  return false;
}

static bool ends(int number) {
  return number >= SIGRTMIN || is_in(number, ending, COUNT(ending));
}

static void note(int number, siginfo_t *info, void *context) {
  int kept = errno;
  bool again = atomic_fetch_or(&pending, bit(number)) & bit(number);
  if (ends(number)) {
    // Asked again after a while: the loop hangs, on a terminal that takes no bytes.
    if (again && time(NULL) - asked_to_end > 1) {
      leave_screen();
      die_by_default(number);
    }
    if (!again) asked_to_end = time(NULL);
  }
  // ncurses keeps its own mark of a changed size.
  if (number == SIGWINCH) call(&before[SIGWINCH], number, info, context);
  // A full pipe wakes the loop as well.
  ssize_t written = write(terminal.wake, &(char){1}, 1);
  (void)written;
  errno = kept;
}

static bool is_ignored(const struct sigaction *action) {
  return !(action->sa_flags & SA_SIGINFO) && action->sa_handler == SIG_IGN;
}

static void take_over(int number, void (*handler)(int, siginfo_t *, void *)) {
  struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigfillset(&action.sa_mask);
  sigaction(number, NULL, &before[number]);
  // Whoever started us with it ignored (nohup, a script's background job) meant it.
  if (!is_ignored(&before[number])) sigaction(number, &action, NULL);
}

static bool is_noted(int number) {
  return ends(number) || is_in(number, passing, COUNT(passing));
}

static void block_stop(int how) {
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(how, &stop, NULL);
}

static void pass(int number) { (void)number; }

void guard_keep_stop(void) {
  struct sigaction found, action = {.sa_handler = pass};
  block_stop(SIG_BLOCK);
  sigaction(SIGTSTP, NULL, &found);
  if (!is_ignored(&found)) sigaction(SIGTSTP, &action, NULL);
}

void guard_let_stop(void) {
  struct sigaction found;
  sigaction(SIGTSTP, NULL, &found);
  if (!is_ignored(&found)) signal(SIGTSTP, SIG_DFL);
  block_stop(SIG_UNBLOCK);
}

static void leave_at_exit(void) { leave_screen(); }

void guard_install(guard_terminal given) {
  stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
  terminal = given;
  nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  sigaltstack(&stack, NULL);
  for (size_t index = 0; index < COUNT(fatal); index++) take_over(fatal[index], end_in_handler);
  for (int number = 1; number <= SIGRTMAX; number++)
    if (is_noted(number)) take_over(number, note);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
  atexit(leave_at_exit);
  guard_arm(true);
  block_stop(SIG_UNBLOCK);
}

void guard_release(void) {
  guard_arm(false);
  restore_settings();
  give_back_streams();
  for (int number = 1; number <= SIGRTMAX; number++)
    if (is_noted(number) && !is_ignored(&before[number])) signal(number, SIG_DFL);
}

uint64_t guard_take_signals(void) { return atomic_exchange(&pending, 0); }

int guard_capture(void) { return memfd_create("captured", MFD_CLOEXEC); }

// The first process of a session has no shell above it.
bool guard_can_stop(void) { return getsid(0) != getpid(); }

bool guard_stop_job(void) {
  const uint64_t continued = bit(SIGCONT);
  struct sigaction noting;
  sigaction(SIGTSTP, NULL, &noting);
  signal(SIGTSTP, SIG_DFL);
  atomic_fetch_and(&pending, ~continued);
  kill(0, SIGTSTP);
  // The stop takes hold at once or, in an orphaned group, never.
  for (int waited = 0; waited < 20 && !(atomic_load(&pending) & continued); waited++)
    nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
  sigaction(SIGTSTP, &noting, NULL);
  return atomic_fetch_and(&pending, ~continued) & continued;
}

_Noreturn void guard_die(int number) {
  leave_screen();
  die_by_default(number);
  _exit(128 + number);
}
