// Replaces Stagedoor.exe: a program of the Windows subsystem that prints its arguments. Its exit status is the number after
// "exit", if there is one.
#define UNICODE
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

int main(void) {
  int count, status = 0;
  wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
  for (int nth = 1; nth < count; nth++) {
    char text[65536];
    WideCharToMultiByte(CP_UTF8, 0, words[nth], -1, text, sizeof text, NULL, NULL);
    printf("<%s>\n", text);
    if (nth + 1 < count && wcscmp(words[nth], L"exit") == 0) status = _wtoi(words[nth + 1]);
  }
  char line[256];
  while (fgets(line, sizeof line, stdin) != NULL) fprintf(stderr, "read %s", line);
  return status;
}
