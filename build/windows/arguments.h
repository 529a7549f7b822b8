// The arguments in a command line, as they were given. Pure, so that a test can run it on any system.
#ifndef STAGEDOOR_ARGUMENTS_H
#define STAGEDOOR_ARGUMENTS_H

#include <stdbool.h>
#include <wchar.h>

static inline bool is_blank(wchar_t sign) { return sign == L' ' || sign == L'\t'; }

// The part after the program's name. By the rules of CommandLineToArgvW, the name ends at the next quote if it starts
// with one, otherwise at a blank. A backslash has no special meaning in it.
static const wchar_t *arguments_of(const wchar_t *line) {
  if (*line == L'"') {
    do line++; while (*line != L'\0' && *line != L'"');
    if (*line == L'"') line++;
  } else {
    while (*line != L'\0' && !is_blank(*line)) line++;
  }
  while (is_blank(*line)) line++;
  return line;
}

#endif
