// Folders in a PATH. Pure, so that a test can run it on any system.
#ifndef STAGEDOOR_PATH_LIST_H
#define STAGEDOOR_PATH_LIST_H

#include <stdbool.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

// Whether an entry of PATH, `length` characters long, is this folder. Case and a backslash at the end are ignored.
static bool is_folder(const wchar_t *entry, size_t length, const wchar_t *folder) {
  if (length > 0 && entry[length - 1] == L'\\') length--;
  if (length != wcslen(folder)) return false;
  for (size_t nth = 0; nth < length; nth++)
    if (towlower(entry[nth]) != towlower(folder[nth])) return false;
  return true;
}

// `path` without this folder. Everything else stays unchanged, also empty entries. `out` needs as much room as `path`.
static void path_without(wchar_t *out, const wchar_t *path, const wchar_t *folder) {
  bool first = true;
  *out = L'\0';
  while (*path != L'\0') {
    size_t length = wcscspn(path, L";");
    if (!is_folder(path, length, folder)) {
      if (!first) out[0] = L';', out++;
      wmemcpy(out, path, length);
      out += length;
      *out = L'\0';
      first = false;
    }
    path += length;
    if (*path == L';') path++;
  }
}

// `path` with this folder at its end, once. `out` needs room for both, a semicolon and a NUL.
static void path_with(wchar_t *out, const wchar_t *path, const wchar_t *folder) {
  path_without(out, path, folder);
  size_t length = wcslen(out);
  if (length > 0 && out[length - 1] != L';') wcscat(out, L";");
  wcscat(out, folder);
}

#endif
