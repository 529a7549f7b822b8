// stagedoor-system.exe WHAT …: reports Windows' settings and states to Stagedoor, as UTF-8, whatever the code page is. It replaces reg.exe and
// PowerShell, which print in a code page of the machine, and which an administrator can turn off.
//
//   policy          the values of Stagedoor's key for Group Policy
//   viewer          the command that opens .dcv files
//   access PATH     the owner and the access list of a file or folder (SDDL)
//   signer PATH     who signed a program, if Windows accepts the signature
//   started PID     when a process was started
//   tree COMMAND…   runs a command, and ends it with everything that it started if this program is ended
//
// The result is one line of JSON, or null if there is nothing. Exit status 1: it cannot be known.
#define UNICODE
#define _WIN32_WINNT 0x0601
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <aclapi.h>
#include <sddl.h>
#include <shellapi.h>
#include <softpub.h>
#include <stdio.h>
#include <stdlib.h>
#include <wincrypt.h>
#include <wintrust.h>

#include "arguments.h"

#define UNKNOWN 1
#define POLICY L"Software\\Policies\\Stagedoor"
#define VIEWER L"DcvViewerProgId\\shell\\open\\command"
// The longest name of a value.
#define LONGEST_NAME 16384

static int fail(const char *what) {
  fprintf(stderr, "stagedoor-system: %s\n", what);
  return UNKNOWN;
}

static void *memory(size_t bytes) {
  void *room = calloc(1, bytes);
  if (room == NULL) exit(fail("there is not enough memory"));
  return room;
}

// Writes a JSON string. Everything outside ASCII is escaped as UTF-16, which JSON is defined in.
static void print_text(const wchar_t *text, size_t length) {
  putchar('"');
  for (size_t nth = 0; nth < length; nth++) {
    wchar_t unit = text[nth];
    if (unit == L'"' || unit == L'\\') printf("\\%c", (char)unit);
    else if (unit < 0x20 || unit > 0x7e) printf("\\u%04x", (unsigned)unit);
    else putchar((char)unit);
  }
  putchar('"');
}

static int print_null(void) {
  puts("null");
  return 0;
}

// The length of a text in the registry, which may end with a NUL or not.
static size_t text_length(const wchar_t *text, DWORD bytes) {
  size_t most = bytes / sizeof *text, length = 0;
  while (length < most && text[length] != L'\0') length++;
  return length;
}

static void print_texts(const wchar_t *text, DWORD bytes) {
  size_t units = bytes / sizeof *text, at = 0;
  const char *before = "";
  putchar('[');
  while (at < units && text[at] != L'\0') {
    size_t length = text_length(text + at, (DWORD)((units - at) * sizeof *text));
    fputs(before, stdout);
    print_text(text + at, length);
    before = ",";
    at += length + 1;
  }
  putchar(']');
}

// A value of another type is null, and the whole policy is refused then. That holds for REG_EXPAND_SZ too: what it refers to is
// the environment, which belongs to the user.
static void print_value(DWORD type, const BYTE *data, DWORD bytes) {
  if (type == REG_SZ) print_text((const wchar_t *)data, text_length((const wchar_t *)data, bytes));
  else if (type == REG_MULTI_SZ) print_texts((const wchar_t *)data, bytes);
  else if (type == REG_DWORD && bytes == sizeof(DWORD)) printf("%lu", *(const DWORD *)data);
  else fputs("null", stdout);
}

static int policy(void) {
  HKEY key;
  LSTATUS status = RegOpenKeyExW(HKEY_LOCAL_MACHINE, POLICY, 0, KEY_READ | KEY_WOW64_64KEY, &key);
  if (status == ERROR_FILE_NOT_FOUND) return print_null();
  if (status != ERROR_SUCCESS) return fail("the policy cannot be read");
  DWORD longest = 0;
  if (RegQueryInfoKeyW(key, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &longest, NULL, NULL) != ERROR_SUCCESS)
    return fail("the policy cannot be read");
  static wchar_t name[LONGEST_NAME];
  BYTE *data = memory(longest + sizeof(wchar_t));
  const char *before = "";
  putchar('{');
  for (DWORD nth = 0;; nth++) {
    DWORD length = LONGEST_NAME, bytes = longest, type;
    status = RegEnumValueW(key, nth, name, &length, NULL, &type, data, &bytes);
    if (status == ERROR_NO_MORE_ITEMS) break;
    if (status != ERROR_SUCCESS) return fail("the policy has changed while it was read");
    fputs(before, stdout);
    print_text(name, length);
    putchar(':');
    print_value(type, data, bytes);
    before = ",";
  }
  puts("}");
  return 0;
}

static int viewer(void) {
  HKEY key;
  LSTATUS status = RegOpenKeyExW(HKEY_CLASSES_ROOT, VIEWER, 0, KEY_READ, &key);
  if (status == ERROR_FILE_NOT_FOUND) return print_null();
  if (status != ERROR_SUCCESS) return fail("the viewer's command cannot be read");
  DWORD type, bytes = 0;
  status = RegQueryValueExW(key, NULL, NULL, &type, NULL, &bytes);
  if (status == ERROR_FILE_NOT_FOUND) return print_null();
  if (status != ERROR_SUCCESS) return fail("the viewer's command cannot be read");
  wchar_t *command = memory(bytes + sizeof(wchar_t));
  if (RegQueryValueExW(key, NULL, NULL, &type, (BYTE *)command, &bytes) != ERROR_SUCCESS)
    return fail("the viewer's command cannot be read");
  if (type != REG_SZ && type != REG_EXPAND_SZ) return print_null();
  command[text_length(command, bytes)] = L'\0';
  if (type == REG_EXPAND_SZ) {
    DWORD units = ExpandEnvironmentStringsW(command, NULL, 0);
    wchar_t *expanded = memory((units + 1) * sizeof *expanded);
    if (ExpandEnvironmentStringsW(command, expanded, units) == 0) return fail("the viewer's command cannot be read");
    command = expanded;
  }
  print_text(command, wcslen(command));
  puts("");
  return 0;
}

static int access_of(wchar_t *path) {
  PSECURITY_DESCRIPTOR descriptor;
  const SECURITY_INFORMATION parts = OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION;
  wchar_t *sddl;
  if (GetNamedSecurityInfoW(path, SE_FILE_OBJECT, parts, NULL, NULL, NULL, NULL, &descriptor) != ERROR_SUCCESS)
    return fail("the access list cannot be read");
  if (!ConvertSecurityDescriptorToStringSecurityDescriptorW(descriptor, SDDL_REVISION_1, parts, &sddl, NULL))
    return fail("the access list cannot be read");
  print_text(sddl, wcslen(sddl));
  puts("");
  return 0;
}

static void print_name(PCCERT_CONTEXT certificate, const char *label, char *attribute) {
  static wchar_t name[1024];
  DWORD length = CertGetNameStringW(certificate, CERT_NAME_ATTR_TYPE, 0, attribute, name, ARRAYSIZE(name));
  printf("%s:", label);
  print_text(name, length == 0 ? 0 : length - 1);
}

static int signer(const wchar_t *path) {
  GUID action = WINTRUST_ACTION_GENERIC_VERIFY_V2;
  WINTRUST_FILE_INFO file = {.cbStruct = sizeof file, .pcwszFilePath = path};
  WINTRUST_DATA data = {
      .cbStruct = sizeof data,
      .dwUIChoice = WTD_UI_NONE,
      .fdwRevocationChecks = WTD_REVOKE_NONE,
      .dwUnionChoice = WTD_CHOICE_FILE,
      .pFile = &file,
      .dwStateAction = WTD_STATEACTION_VERIFY,
  };
  if (WinVerifyTrust(INVALID_HANDLE_VALUE, &action, &data) != ERROR_SUCCESS) return fail("the signature is not accepted");
  // The certificate of the signature that was just accepted, not of another one in the file.
  CRYPT_PROVIDER_DATA *state = WTHelperProvDataFromStateData(data.hWVTStateData);
  CRYPT_PROVIDER_SGNR *first = state == NULL ? NULL : WTHelperGetProvSignerFromChain(state, 0, FALSE, 0);
  CRYPT_PROVIDER_CERT *leaf = first == NULL ? NULL : WTHelperGetProvCertFromChain(first, 0);
  if (leaf == NULL) return fail("the signer cannot be read");
  print_name(leaf->pCert, "{\"commonName\"", szOID_COMMON_NAME);
  print_name(leaf->pCert, ",\"organization\"", szOID_ORGANIZATION_NAME);
  print_name(leaf->pCert, ",\"country\"", szOID_COUNTRY_NAME);
  puts("}");
  return 0;
}

static int started(const wchar_t *text) {
  HANDLE process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, (DWORD)wcstoul(text, NULL, 10));
  FILETIME at, unused;
  DWORD status;
  if (process == NULL || !GetProcessTimes(process, &at, &unused, &unused, &unused)) return print_null();
  // A process that has ended stays as long as someone has it open.
  if (GetExitCodeProcess(process, &status) && status != STILL_ACTIVE) return print_null();
  printf("\"%llu\"\n", (unsigned long long)at.dwHighDateTime << 32 | at.dwLowDateTime);
  return 0;
}

// Windows ends all processes of a job when its last handle is closed, which happens however this program ends.
static BOOL ends_with_this_program(HANDLE job, BOOL ends) {
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {.BasicLimitInformation.LimitFlags = ends ? JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE : 0};
  return SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
}

static int tree(wchar_t *command) {
  HANDLE job = CreateJobObjectW(NULL, NULL);
  STARTUPINFOW start = {.cb = sizeof start};
  PROCESS_INFORMATION child;
  if (job == NULL || !ends_with_this_program(job, TRUE)) return fail("it cannot make a job");
  start.dwFlags = STARTF_USESTDHANDLES;
  start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
  start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
  start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
  const DWORD how = CREATE_SUSPENDED | CREATE_NO_WINDOW;
  if (!CreateProcessW(NULL, command, NULL, NULL, TRUE, how, NULL, NULL, &start, &child))
    return fail("the command cannot be started");
  if (!AssignProcessToJobObject(job, child.hProcess)) {
    TerminateProcess(child.hProcess, UNKNOWN);
    return fail("the command cannot be put into its job");
  }
  ResumeThread(child.hThread);
  // Only the command itself may keep its outputs open.
  for (DWORD nth = 0; nth < 3; nth++) CloseHandle(nth == 0 ? start.hStdInput : nth == 1 ? start.hStdOutput : start.hStdError);
  WaitForSingleObject(child.hProcess, INFINITE);
  DWORD status = UNKNOWN;
  GetExitCodeProcess(child.hProcess, &status);
  // A command that has ended by itself may have left a program running for later.
  ends_with_this_program(job, FALSE);
  ExitProcess(status);
}

int main(void) {
  int count;
  wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
  const wchar_t *what = words != NULL && count > 1 ? words[1] : L"";
  if (wcscmp(what, L"policy") == 0 && count == 2) return policy();
  if (wcscmp(what, L"viewer") == 0 && count == 2) return viewer();
  if (wcscmp(what, L"access") == 0 && count == 3) return access_of(words[2]);
  if (wcscmp(what, L"signer") == 0 && count == 3) return signer(words[2]);
  if (wcscmp(what, L"started") == 0 && count == 3) return started(words[2]);
  // The command as it was given, because cmd.exe has rules of its own for quotes.
  if (wcscmp(what, L"tree") == 0 && count > 2) return tree(_wcsdup(arguments_of(arguments_of(GetCommandLineW()))));
  return fail("policy, viewer, access PATH, signer PATH, started PID or tree COMMAND");
}
