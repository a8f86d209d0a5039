#pragma once

// First, or there is no wide API: SwiftPM drops the flags that ncursesw.pc would add.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

// What Swift cannot import of ncurses: its variables, and macros with casts or arguments.

/// The whole screen; NULL before `newterm`.
WINDOW *_Nullable curses_screen(void);
int curses_rows(void);
int curses_columns(void);
/// 0 where the terminal has no colours, 16777216 where colours are RGB values.
int curses_colours(void);
int curses_colour_pairs(void);

attr_t curses_bold(void);
attr_t curses_dim(void);
attr_t curses_underline(void);
attr_t curses_reverse(void);

/// What `setupterm` found of a terminal's description.
typedef enum {
  CURSES_KNOWN,
  /// No description of that name.
  CURSES_UNKNOWN,
  /// A description, but of something that cannot address its cursor.
  CURSES_TOO_DUMB,
} curses_description;

/// Looks a terminal up without starting curses on it, so that `newterm` is only called once.
curses_description curses_probe(const char *_Nonnull term, int descriptor);

/// How many colours a known terminal's description gives it; below 1 where it has none.
int curses_described_colours(const char *_Nonnull term, int descriptor);

/// Starts curses on two streams; false where the terminal is none.
///
/// The size comes from the terminal alone: LINES and COLUMNS would freeze it.
bool curses_start(const char *_Nonnull term, FILE *_Nonnull output, FILE *_Nonnull input);

/// Reads one byte of input, or a KEY_ constant or what `define_key` gave a sequence (all above
/// 255); -1 where there is nothing to read.
///
/// Not `get_wch`: after a byte that the locale does not know it swallows the keys that follow.
int curses_read(void);

/// Puts scalars at a place with attributes and a colour pair; what the edge cuts off is no error.
void curses_put(
    int row, int column, const wchar_t *_Nonnull text, int count, attr_t attributes, int pair);

/// Makes a pair of two colours, -1 for the terminal's own; false where the terminal refuses.
bool curses_define_pair(int pair, int foreground, int background);

/// Sets the pair of the cells that nothing is put in; 0 is the terminal's own colours.
void curses_set_ground(int pair);

/// The columns and rows that the kernel holds for a terminal; false where it holds none.
bool curses_window_size(int descriptor, int *_Nonnull width, int *_Nonnull height);

/// Whether the process's locale writes UTF-8.
bool curses_locale_is_utf8(void);

/// Whether the terminal understands the sequences of xterm, for example bracketed paste.
bool curses_is_xterm_like(void);

/// Copies a string capability without its padding marks; returns its length, 0 where there is none.
size_t curses_capability(const char *_Nonnull name, char *_Nonnull bytes, size_t room);

/// The same of what moves the cursor to a place, counted from 0.
size_t curses_move(int row, int column, char *_Nonnull bytes, size_t room);

/// Whether the next update clears the screen first, as it does after a change of size.
bool curses_clears_next(void);
