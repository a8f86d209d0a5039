#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Gives the terminal back however the process ends.
//
// A fault of the program, or QUIT, is answered in the handler itself, with nothing but calls that
// are safe there: leave the screen by bytes prepared before, restore the line settings, show what
// was written to standard error meanwhile, then let the handler that was there before (Swift's
// backtracer) and the signal's default do their part. All others that would end the program, and
// TSTP, CONT and WINCH, are only noted; the loop reads them by `guard_take_signals`.

/// What the guard needs to know of a screen.
typedef struct {
  /// Where the screen is drawn, a descriptor of its own, and where its keys come from.
  int screen;
  int keys;
  /// One byte is written to it when a signal has been noted; must not block.
  int wake;
  /// What standard output and standard error were, and the file that stands in for them while the
  /// screen is up; -1 for what was left alone.
  int standard_output;
  int standard_error;
  int captured;
} guard_terminal;

/// Remembers the line settings before curses changes them; false where `descriptor` is no terminal.
bool guard_remember(int descriptor);

/// Sets the bytes that leave the screen, at most 256 of them.
void guard_set_farewell(const char *_Nonnull bytes, size_t length);

/// Sets the bytes that erase a screen on which secrets can be read, at most 8192 of them; they are
/// sent before those that leave it. None where there are no secrets.
void guard_set_erasure(const char *_Nullable bytes, size_t length);

/// Has curses leave TSTP alone, before `newterm`; it waits until `guard_install`.
///
/// Where curses finds TSTP at its default it ignores it whenever it draws, and a stop that comes
/// meanwhile is lost.
void guard_keep_stop(void);

/// Takes that back where there is no screen after all.
void guard_let_stop(void);

/// Takes over the signals; after `newterm`, which installs handlers of its own.
void guard_install(guard_terminal terminal);

/// Says whether the screen is up, so that it has to be left when the process ends.
void guard_arm(bool on);

/// After `endwin`, for good: line settings, standard output and error, and the signals' defaults.
void guard_release(void);

/// The signals noted since the last call, as a set of bits `1 << (number - 1)`.
uint64_t guard_take_signals(void);

/// A file in memory that can stand in for standard output and error; -1 where none is to be had.
int guard_capture(void);

/// Whether somebody is there to continue this process if it stops; an orphan shows only on trying.
bool guard_can_stop(void);

/// Stops the whole job as ^Z does, and returns when it is continued.
///
/// False where the kernel did not stop it, because its group is orphaned.
bool guard_stop_job(void);

/// Ends the process by this signal, so that its parent sees the real cause.
_Noreturn void guard_die(int signal);
