// Replaces the plugin Nsis7z: unpacks with the program that STAGEDOOR_TEST_7ZA names.
#include "plugin.h"

FUNCTION(Extract) {
  UNUSED;
  wchar_t archive[1024], program[1024], line[4096];
  take(stack, archive, ARRAYSIZE(archive));
  if (GetEnvironmentVariableW(L"STAGEDOOR_TEST_7ZA", program, ARRAYSIZE(program)) == 0) return;
  _snwprintf(line, ARRAYSIZE(line), L"\"%ls\" x -y -bd \"%ls\"", program, archive);
  STARTUPINFOW startup = {.cb = sizeof startup};
  PROCESS_INFORMATION process;
  if (!CreateProcessW(NULL, line, NULL, NULL, FALSE, CREATE_NO_WINDOW, NULL, NULL, &startup, &process)) return;
  WaitForSingleObject(process.hProcess, INFINITE);
  CloseHandle(process.hProcess);
  CloseHandle(process.hThread);
}
