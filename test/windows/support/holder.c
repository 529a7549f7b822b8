// Keeps a file or a folder open that nothing can replace or delete meanwhile, as a virus scanner does: holder.exe PATH. It prints
// a line when it has it open, and lets go of it when its input ends.
#define UNICODE
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>

int main(void) {
  int count;
  wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
  if (count != 2) return 2;
  // The flag is needed for folders, and changes nothing for files.
  HANDLE file = CreateFileW(words[1], GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
  if (file == INVALID_HANDLE_VALUE) return 1;
  puts("held");
  fflush(stdout);
  while (getchar() != EOF) continue;
  CloseHandle(file);
  return 0;
}
