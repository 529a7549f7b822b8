// A stand-in for dcvviewer.exe. It writes what it received to received.txt, next to itself: its command line, the environment
// and the connection file, in UTF-8. Files next to it change its behaviour:
// exit.txt   its exit status
// hold.txt   milliseconds for which it keeps the connection file open, so that nothing can delete it
#define UNICODE
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>

static wchar_t folder[32768];

static const wchar_t *next_to_it(const wchar_t *name) {
  static wchar_t path[33000];
  _snwprintf(path, ARRAYSIZE(path), L"%ls\\%ls", folder, name);
  return path;
}

static int number_in(const wchar_t *name) {
  int number = 0;
  FILE *file = _wfopen(next_to_it(name), L"r");
  if (file == NULL) return 0;
  if (fscanf(file, "%d", &number) != 1) number = 0;
  fclose(file);
  return number;
}

static void write_line(FILE *file, const char *label, const wchar_t *text) {
  static char bytes[4 * 32768];
  if (WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL) == 0) strcpy(bytes, "?");
  fprintf(file, "%s %s\n", label, bytes);
}

int main(void) {
  int count;
  wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
  if (count > 1 && wcscmp(words[1], L"--version") == 0) {
    puts("Amazon DCV Viewer 2025.0 (r19160)");
    return 0;
  }
  GetModuleFileNameW(NULL, folder, ARRAYSIZE(folder));
  *wcsrchr(folder, L'\\') = L'\0';

  FILE *report = _wfopen(next_to_it(L"received.part"), L"wb");
  if (report == NULL) return 90;
  for (int nth = 1; nth < count; nth++) write_line(report, "argument", words[nth]);
  wchar_t *environment = GetEnvironmentStringsW();
  for (wchar_t *entry = environment; *entry != L'\0'; entry += wcslen(entry) + 1) write_line(report, "variable", entry);

  wchar_t *equals = count > 1 ? wcschr(words[1], L'=') : NULL;
  HANDLE connection = equals == NULL ? INVALID_HANDLE_VALUE
                                     : CreateFileW(equals + 1, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  static char content[65536];
  DWORD length = 0;
  if (connection != INVALID_HANDLE_VALUE && ReadFile(connection, content, sizeof content, &length, NULL)) {
    fputs("file\n", report);
    fwrite(content, 1, length, report);
  }
  fclose(report);
  wchar_t from[33000];
  wcscpy(from, next_to_it(L"received.part"));
  MoveFileExW(from, next_to_it(L"received.txt"), MOVEFILE_REPLACE_EXISTING);
  Sleep(number_in(L"hold.txt"));
  if (connection != INVALID_HANDLE_VALUE) CloseHandle(connection);
  return number_in(L"exit.txt");
}
