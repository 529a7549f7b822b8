// Replaces the plugin StdUtils, which reads parameters of the command line.
#include "plugin.h"

// Whether the command line has /NAME, --NAME or one of them with a value, which goes to `value`.
static BOOL find_parameter(const wchar_t *name, wchar_t *value, int room) {
  int count;
  wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
  size_t length = wcslen(name);
  for (int nth = 1; nth < count; nth++) {
    const wchar_t *word = words[nth];
    if (wcsncmp(word, L"--", 2) == 0) word += 2;
    else if (word[0] == '/') word += 1;
    else continue;
    if (_wcsnicmp(word, name, length) != 0 || (word[length] != 0 && word[length] != '=')) continue;
    if (room > 0) lstrcpynW(value, word[length] == '=' ? word + length + 1 : L"", room);
    return TRUE;
  }
  return FALSE;
}

FUNCTION(TestParameter) {
  UNUSED;
  wchar_t name[256];
  take(stack, name, ARRAYSIZE(name));
  give(stack, size, find_parameter(name, NULL, 0) ? L"true" : L"false");
}

FUNCTION(GetParameter) {
  UNUSED;
  wchar_t name[256], value[1024], otherwise[1024];
  take(stack, otherwise, ARRAYSIZE(otherwise));
  take(stack, name, ARRAYSIZE(name));
  give(stack, size, find_parameter(name, value, ARRAYSIZE(value)) ? value : otherwise);
}

FUNCTION(GetAllParameters) {
  UNUSED;
  const wchar_t *line = GetCommandLineW();
  BOOL is_quoted = FALSE;
  for (; *line != 0 && (is_quoted || *line != ' '); line++)
    if (*line == '"') is_quoted = !is_quoted;
  while (*line == ' ') line++;
  take(stack, NULL, 0);
  give(stack, size, line);
}

FUNCTION(GetParentPath) {
  UNUSED;
  wchar_t path[1024];
  take(stack, path, ARRAYSIZE(path));
  wchar_t *end = wcsrchr(path, '\\');
  if (end != NULL) *end = 0;
  give(stack, size, path);
}

// Only needed to start the program after the installation, which is not tested.
FUNCTION(ExecShellAsUser) {
  UNUSED;
  for (int nth = 0; nth < 3; nth++) take(stack, NULL, 0);
  give(stack, size, L"ok");
}

FUNCTION(HashFile) {
  UNUSED;
  for (int nth = 0; nth < 2; nth++) take(stack, NULL, 0);
  give(stack, size, L"error");
}
