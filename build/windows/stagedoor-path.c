// stagedoor-path.exe add|remove user|machine: adds its own folder to PATH, or removes it. For the NSIS installer, whose
// strings are too short for a long PATH and would truncate it. For the MSI, Windows does this.
#define UNICODE
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#include "path-list.h"

// The longest value of an environment variable.
#define LONGEST 32767
#define TELL_MS 5000

static wchar_t folder[LONGEST + 1], before[LONGEST + 1], after[2 * LONGEST + 3];

static int fail(const char *what) {
  fprintf(stderr, "stagedoor-path: %s\n", what);
  return 1;
}

static BOOL own_folder(void) {
  DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
  wchar_t *cut = length == 0 || length >= LONGEST ? NULL : wcsrchr(folder, L'\\');
  if (cut == NULL) return FALSE;
  *cut = L'\0';
  return TRUE;
}

int main(int argc, char **argv) {
  if (argc != 3) return fail("add or remove, then user or machine");
  BOOL add = strcmp(argv[1], "add") == 0, machine = strcmp(argv[2], "machine") == 0;
  if (!own_folder()) return fail("it cannot find out where it is");

  HKEY key;
  LSTATUS status = RegOpenKeyExW(machine ? HKEY_LOCAL_MACHINE : HKEY_CURRENT_USER,
                                 machine ? L"SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment" : L"Environment",
                                 0, KEY_QUERY_VALUE | KEY_SET_VALUE, &key);
  if (status != ERROR_SUCCESS) return fail("PATH cannot be changed here");
  // The value keeps its type, because entries such as %SystemRoot% are only expanded in one of the two types.
  DWORD type = REG_EXPAND_SZ, bytes = LONGEST * sizeof *before;
  status = RegQueryValueExW(key, L"Path", NULL, &type, (BYTE *)before, &bytes);
  if (status != ERROR_SUCCESS && status != ERROR_FILE_NOT_FOUND) return fail("PATH cannot be read");
  if (status == ERROR_SUCCESS && type != REG_SZ && type != REG_EXPAND_SZ) return fail("PATH is no text");

  (add ? path_with : path_without)(after, before, folder);
  size_t length = wcslen(after);
  if (length > LONGEST) return fail("PATH is too long for another folder");
  if (wcscmp(before, after) != 0) {
    status = RegSetValueExW(key, L"Path", 0, type, (const BYTE *)after, (DWORD)((length + 1) * sizeof *after));
    if (status != ERROR_SUCCESS) return fail("PATH cannot be written");
    // So that new consoles have the change without signing out.
    SendMessageTimeoutW(HWND_BROADCAST, WM_SETTINGCHANGE, 0, (LPARAM)L"Environment", SMTO_ABORTIFHUNG, TELL_MS, NULL);
  }
  RegCloseKey(key);
  return 0;
}
