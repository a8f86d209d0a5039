#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a value of the document is.
typedef enum {
  CTOML_TABLE,
  CTOML_ARRAY,
  CTOML_STRING,
  CTOML_INTEGER,
  CTOML_FLOAT,
  CTOML_BOOLEAN,
  CTOML_DATE,
} ctoml_kind;

/// UTF-8 text that may hold a zero byte; valid as long as the call it was handed to.
typedef struct {
  const char *bytes;
  size_t length;
} ctoml_text;

/// One value and the place where it is written, both counted from 1, columns in characters.
///
/// A member of a table stands where its key is, an element of an array where its value is.
typedef struct {
  const ctoml_text *path;
  size_t depth;
  ctoml_kind kind;
  ctoml_text text;
  int64_t integer;
  double number;
  bool boolean;
  uint32_t line;
  uint32_t column;
} ctoml_entry;

/// Why a document is none.
typedef struct {
  char message[256];
  uint32_t line;
  uint32_t column;
} ctoml_error;

typedef void (*ctoml_visitor)(void *context, const ctoml_entry *entry);

/// Parses `length` bytes and hands each value but the root to `visit`, tables before their members.
///
/// Returns false, with `error` filled and `visit` never called, where the text is not TOML 1.0.
bool ctoml_parse(
    const char *bytes, size_t length, ctoml_visitor visit, void *context, ctoml_error *error);

#ifdef __cplusplus
}
#endif
