// Replaces the plugin UAC: every user is an administrator, so nothing has to request rights.
#include "plugin.h"

static void answer(entry **stack, int size, wchar_t *variables, BOOL is_on_stack, const wchar_t *text) {
  if (is_on_stack) give(stack, size, text);
  else lstrcpynW(variables, text, size);
}

FUNCTION(_) {
  UNUSED;
  wchar_t question[64];
  take(stack, question, ARRAYSIZE(question));
  BOOL is_on_stack = question[0] != 0 && question[1] == 's';
  switch (question[0]) {
    case '2': // is an administrator
      answer(stack, size, variables, is_on_stack, L"1");
      break;
    case '3': // is the inner one of two processes
      answer(stack, size, variables, is_on_stack, L"0");
      break;
    case '6': // the integrity level
      give(stack, size, L"0x3000");
      break;
    case '0': // start again with more rights: not necessary. The registers $0 to $3 have the answer.
      lstrcpynW(variables, L"0", size);
      lstrcpynW(variables + size, L"2", size);
      lstrcpynW(variables + 3 * size, L"1", size);
      break;
  }
}
