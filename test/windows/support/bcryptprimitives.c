// bcryptprimitives.dll with the only function that programs in Rust use. Wine 8 does not have this library.
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

BOOLEAN WINAPI SystemFunction036(PVOID buffer, ULONG size);

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *data, SIZE_T size) {
  const SIZE_T most = 1 << 20;
  while (size > 0) {
    SIZE_T part = size < most ? size : most;
    if (!SystemFunction036(data, (ULONG)part)) return FALSE;
    data += part;
    size -= part;
  }
  return TRUE;
}
