// stagedoor.exe, the console program on PATH. It starts Stagedoor.exe, which has no console because it is a program with
// a window, passes its arguments on, waits, and relays input, output and the exit status.
#define UNICODE
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#include "command-line.h"

#define CANCELLED 130
#define BUG 70
// A viewer that was started can keep the pipes open, so only what they already contain is read.
#define DRAIN_MS 1000

static HANDLE program_process;

typedef struct {
  HANDLE from, to;
} Relay;

static int fail(const char *what) {
  fprintf(stderr, "stagedoor: %s (Windows says %lu)\n", what, GetLastError());
  return BUG;
}

static DWORD WINAPI relay(LPVOID argument) {
  const Relay *pipe = argument;
  char buffer[8192];
  DWORD got, put;
  while (ReadFile(pipe->from, buffer, sizeof buffer, &got, NULL) && got > 0)
    for (DWORD done = 0; done < got; done += put)
      if (!WriteFile(pipe->to, buffer + done, got - done, &put, NULL)) return 1;
  // The end of the input is passed on as well.
  if (pipe->from == GetStdHandle(STD_INPUT_HANDLE)) CloseHandle(pipe->to);
  return 0;
}

// The program has no console, so only this launcher can pass on Ctrl+C and the closing of the console.
static BOOL WINAPI on_control(DWORD kind) {
  (void)kind;
  if (program_process != NULL) TerminateProcess(program_process, CANCELLED);
  return TRUE;
}

// ..\Stagedoor.exe, seen from the folder this program is in.
static wchar_t *program_path(void) {
  static wchar_t path[32768];
  DWORD length = GetModuleFileNameW(NULL, path, ARRAYSIZE(path));
  if (length == 0 || length >= ARRAYSIZE(path)) return NULL;
  for (int folders = 0; folders < 2; folders++) {
    wchar_t *cut = wcsrchr(path, L'\\');
    if (cut == NULL) return NULL;
    *cut = L'\0';
  }
  if (wcslen(path) + wcslen(L"\\Stagedoor.exe") >= ARRAYSIZE(path)) return NULL;
  return wcscat(path, L"\\Stagedoor.exe");
}

// A pipe with one end for this launcher and one that the program inherits.
static BOOL make_pipe(HANDLE *ours, HANDLE *theirs, BOOL program_reads) {
  SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
  HANDLE read, write;
  if (!CreatePipe(&read, &write, &inherited, 0)) return FALSE;
  *ours = program_reads ? write : read;
  *theirs = program_reads ? read : write;
  return SetHandleInformation(*ours, HANDLE_FLAG_INHERIT, 0);
}

int main(void) {
  const wchar_t *program = program_path();
  if (program == NULL) return fail("it cannot find out where it is");

  const wchar_t *arguments = arguments_of(GetCommandLineW());
  size_t room = wcslen(program) + wcslen(arguments) + 64;
  wchar_t *line = malloc(room * sizeof *line);
  if (line == NULL || command_line(line, room, program, arguments) < 0) return fail("there is not enough memory");

  HANDLE ours[3], theirs[3];
  for (int nth = 0; nth < 3; nth++)
    if (!make_pipe(&ours[nth], &theirs[nth], nth == 0)) return fail("it cannot make a pipe");
  STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
  start.hStdInput = theirs[0];
  start.hStdOutput = theirs[1];
  start.hStdError = theirs[2];

  SetConsoleCtrlHandler(on_control, TRUE);
  PROCESS_INFORMATION started;
  if (!CreateProcessW(program, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &started)) {
    fprintf(stderr, "stagedoor: Stagedoor.exe is not next to its bin folder, or cannot be started (Windows says %lu)\n",
            GetLastError());
    return BUG;
  }
  program_process = started.hProcess;
  for (int nth = 0; nth < 3; nth++) CloseHandle(theirs[nth]);

  // The program writes UTF-8, whatever the console's code page is.
  UINT code_page = GetConsoleOutputCP();
  SetConsoleOutputCP(CP_UTF8);
  static Relay relays[3];
  relays[0] = (Relay){GetStdHandle(STD_INPUT_HANDLE), ours[0]};
  relays[1] = (Relay){ours[1], GetStdHandle(STD_OUTPUT_HANDLE)};
  relays[2] = (Relay){ours[2], GetStdHandle(STD_ERROR_HANDLE)};
  HANDLE threads[3];
  for (int nth = 0; nth < 3; nth++) {
    threads[nth] = CreateThread(NULL, 0, relay, &relays[nth], 0, NULL);
    if (threads[nth] == NULL) return fail("it cannot start a thread");
  }

  WaitForSingleObject(program_process, INFINITE);
  WaitForMultipleObjects(2, threads + 1, TRUE, DRAIN_MS);
  DWORD status = BUG;
  GetExitCodeProcess(program_process, &status);
  if (code_page != 0) SetConsoleOutputCP(code_page);
  // The thread that reads the input may still wait for a key.
  ExitProcess(status);
}
