// Replaces the plugin WinShell, which sets the program's id of shortcuts and removes them from the taskbar. Wine has no taskbar.
#include "plugin.h"

FUNCTION(SetLnkAUMI) {
  UNUSED;
  for (int nth = 0; nth < 2; nth++) take(stack, NULL, 0);
}

FUNCTION(UninstShortcut) {
  UNUSED;
  take(stack, NULL, 0);
}

FUNCTION(UninstAppUserModelId) {
  UNUSED;
  take(stack, NULL, 0);
}
