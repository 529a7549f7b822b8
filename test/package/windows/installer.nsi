; A small installer that runs Stagedoor's two macros under the conditions of electron-builder's installer. That one passes
; --updated to the uninstaller of each older version, even if that was for one user and the new one is for all users.
Target amd64-unicode
!include LogicLib.nsh
!include x64.nsh
!define APP_EXECUTABLE_FILENAME "Stagedoor.exe"
!macro _isUpdated _a _b _t _f
  StrCmp "" "" `${_t}` `${_f}`
!macroend
!define isUpdated `"" isUpdated ""`
!include "${INSTALLER}"

Name Stagedoor
OutFile "${TARGET}"
InstallDir "C:\Stagedoor"
RequestExecutionLevel user
SilentInstall silent
SilentUnInstall silent
Var installMode

Section
  SetRegView 64
  SetShellVarContext ${CONTEXT}
  StrCpy $installMode ${MODE}
  SetOutPath "$INSTDIR\bin"
  File "${PROGRAMS}\stagedoor-path.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  !insertmacro customInstall
SectionEnd

Section Uninstall
  SetRegView 64
  SetShellVarContext ${CONTEXT}
  StrCpy $installMode ${MODE}
  !insertmacro customUnInstall
  RMDir /r "$INSTDIR"
SectionEnd
