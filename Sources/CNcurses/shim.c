#define _GNU_SOURCE
#include "shim.h"

#include <langinfo.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>

WINDOW *curses_screen(void) { return stdscr; }
int curses_rows(void) { return LINES; }
int curses_columns(void) { return COLS; }
int curses_colours(void) { return COLORS; }
int curses_colour_pairs(void) { return COLOR_PAIRS; }

attr_t curses_bold(void) { return A_BOLD; }
attr_t curses_dim(void) { return A_DIM; }
attr_t curses_underline(void) { return A_UNDERLINE; }
attr_t curses_reverse(void) { return A_REVERSE; }

// Absent is NULL, "not a string capability" is -1.
static const char *string_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (char *)-1 ? NULL : value;
}

curses_description curses_probe(const char *term, int descriptor) {
  int found = 0;
  if (setupterm(term, descriptor, &found) != OK) return CURSES_UNKNOWN;
  bool addressable = string_capability("cup") && !tigetflag("hc") && !tigetflag("gn");
  del_curterm(cur_term);
  return addressable ? CURSES_KNOWN : CURSES_TOO_DUMB;
}

int curses_described_colours(const char *term, int descriptor) {
  int found = 0;
  if (setupterm(term, descriptor, &found) != OK) return 0;
  int colours = tigetnum("colors");
  del_curterm(cur_term);
  return colours;
}

// Each time ncurses takes the screen again it resets all colours (`oc`), those too that the person
// has defined. We define none. The macro `orig_colors` would change a copy that ncurses only keeps
// for programs; `tigetstr` has the text that it sends.
static void keep_palette(void) {
  char *reset = tigetstr("oc");
  if (reset != NULL && reset != (char *)-1) *reset = '\0';
}

bool curses_start(const char *term, FILE *output, FILE *input) {
  use_env(FALSE);
  use_tioctl(TRUE);
  if (newterm(term, output, input) == NULL) return false;
  keep_palette();
  return true;
}

int curses_read(void) { return wgetch(stdscr); }

void curses_put(
    int row, int column, const wchar_t *text, int count, attr_t attributes, int pair) {
  // A pair beyond 255 does not fit the attributes, so it goes by the extended argument.
  wattr_set(stdscr, attributes, (short)0, &pair);
  mvwaddnwstr(stdscr, row, column, text, count);
}

bool curses_define_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

void curses_set_ground(int pair) {
  cchar_t blank;
  setcchar(&blank, L" ", A_NORMAL, (short)0, &pair);
  wbkgrndset(stdscr, &blank);
}

bool curses_window_size(int descriptor, int *width, int *height) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_col == 0 || size.ws_row == 0) return false;
  *width = size.ws_col;
  *height = size.ws_row;
  return true;
}

bool curses_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool curses_is_xterm_like(void) {
  return string_capability("kmous") != NULL && string_capability("smcup") != NULL;
}

// Copies a sequence without its pauses, and returns how many bytes that is.
static size_t copy_without_pauses(const char *value, char *bytes, size_t room) {
  size_t length = 0;
  while (value && *value && length < room) {
    const char *end = strncmp(value, "$<", 2) == 0 ? strchr(value, '>') : NULL;
    if (end) {
      value = end + 1;
    } else {
      bytes[length++] = *value++;
    }
  }
  return length;
}

size_t curses_capability(const char *name, char *bytes, size_t room) {
  return copy_without_pauses(string_capability(name), bytes, room);
}

size_t curses_move(int row, int column, char *bytes, size_t room) {
  const char *move = string_capability("cup");
  return copy_without_pauses(move ? tiparm(move, row, column) : NULL, bytes, room);
}

bool curses_clears_next(void) { return is_cleared(curscr) || is_cleared(stdscr); }
