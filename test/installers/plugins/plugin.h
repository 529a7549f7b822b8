// Common parts of NSIS plugins. Parameters and results are passed on a stack of texts.
#define UNICODE
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <wchar.h>

typedef struct entry {
  struct entry *below;
  wchar_t text[1];
} entry;

#define FUNCTION(name) __declspec(dllexport) void name(HWND window, int size, wchar_t *variables, entry **stack)
#define UNUSED (void)window, (void)size, (void)variables, (void)stack

// Takes the topmost text. `room` is 0 if the text is not needed.
static inline void take(entry **stack, wchar_t *text, int room) {
  entry *top = *stack;
  if (room > 0) text[0] = 0;
  if (top == NULL) return;
  if (room > 0) lstrcpynW(text, top->text, room);
  *stack = top->below;
  GlobalFree(top);
}

static inline void give(entry **stack, int size, const wchar_t *text) {
  entry *top = GlobalAlloc(GPTR, sizeof(entry) + size * sizeof(wchar_t));
  lstrcpynW(top->text, text, size);
  top->below = *stack;
  *stack = top;
}
