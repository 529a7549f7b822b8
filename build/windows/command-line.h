// How the launcher makes the command line of the program out of its own. Pure, so that a test can run it anywhere.
#ifndef STAGEDOOR_COMMAND_LINE_H
#define STAGEDOOR_COMMAND_LINE_H

#include <stdbool.h>
#include <wchar.h>
#include <wctype.h>

static bool is_blank(wchar_t sign) { return sign == L' ' || sign == L'\t'; }

// What follows the name of the program. By the rules of CommandLineToArgvW that name ends at the next quote where it
// starts with one, else at a blank; a backslash means nothing in it.
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

// Whether the arguments open the window: there are none, or the first one is a link.
static bool opens_window(const wchar_t *arguments) {
  static const wchar_t scheme[] = L"stagedoor:";
  if (*arguments == L'\0') return true;
  if (*arguments == L'"') arguments++;
  for (const wchar_t *sign = scheme; *sign != L'\0'; sign++, arguments++)
    if ((wchar_t)towlower(*arguments) != *sign) return false;
  return true;
}

// SECURITY: everything that came stands after "--", as it came, so nothing of it can become a switch of Chromium's. It
// need not be quoted anew: who reads it reads it by the rules it was written by. A path has no quote in it.
static const wchar_t *const WINDOW = L"\"%ls\" --log-level=3 -- %ls";
static const wchar_t *const COMMAND = L"\"%ls\" --log-level=3 --disable-gpu -- %ls";

static int command_line(wchar_t *out, size_t room, const wchar_t *program, const wchar_t *arguments) {
  return swprintf(out, room, opens_window(arguments) ? WINDOW : COMMAND, program, arguments);
}

#endif
