// Replaces Stagedoor.exe: writes its command line, in UTF-8, to the file that STAGEDOOR_TEST_RECORD names.
#define UNICODE
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>

int main(void) {
  wchar_t path[1024];
  static char line[4 * 32768];
  if (GetEnvironmentVariableW(L"STAGEDOOR_TEST_RECORD", path, ARRAYSIZE(path)) == 0) return 1;
  WideCharToMultiByte(CP_UTF8, 0, GetCommandLineW(), -1, line, sizeof line, NULL, NULL);
  FILE *file = _wfopen(path, L"wb");
  if (file == NULL) return 1;
  fputs(line, file);
  return fclose(file);
}
