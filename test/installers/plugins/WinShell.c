// Stands for the plugin WinShell, which gives shortcuts the program's id and takes them from the taskbar: wine has no taskbar.
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
