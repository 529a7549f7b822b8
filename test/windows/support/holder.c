// holder.exe PATH keeps a file or a folder open like a virus scanner, so that nothing can replace or delete it. It prints a line
// once it is open, and closes it when its input ends.
#define UNICODE
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>

int main(void) {
  int count;
  wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
  if (count != 2) return 2;
  // The flag is needed for folders and has no effect on files.
  HANDLE file = CreateFileW(words[1], GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
  if (file == INVALID_HANDLE_VALUE) return 1;
  puts("held");
  fflush(stdout);
  while (getchar() != EOF) continue;
  CloseHandle(file);
  return 0;
}
