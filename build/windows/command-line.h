// How the launcher creates the program's command line from its own. Pure, so that a test can run it on any system.
#ifndef STAGEDOOR_COMMAND_LINE_H
#define STAGEDOOR_COMMAND_LINE_H

#include <wctype.h>

#include "arguments.h"

// Whether the arguments open the window: there are no arguments, or the first one is a link.
static bool opens_window(const wchar_t *arguments) {
  static const wchar_t scheme[] = L"stagedoor:";
  if (*arguments == L'\0') return true;
  if (*arguments == L'"') arguments++;
  for (const wchar_t *sign = scheme; *sign != L'\0'; sign++, arguments++)
    if ((wchar_t)towlower(*arguments) != *sign) return false;
  return true;
}

// SECURITY: all arguments are passed unchanged after "--", so none can become a switch of Chromium. They do not need to
// be quoted again, because they are read by the same rules. A path contains no quote.
static const wchar_t *const WINDOW = L"\"%ls\" --log-level=3 -- %ls";
static const wchar_t *const COMMAND = L"\"%ls\" --log-level=3 --disable-gpu -- %ls";

static int command_line(wchar_t *out, size_t room, const wchar_t *program, const wchar_t *arguments) {
  return swprintf(out, room, opens_window(arguments) ? WINDOW : COMMAND, program, arguments);
}

#endif
