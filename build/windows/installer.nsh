; What the NSIS installer does besides unpacking: stagedoor: links, the command line on PATH, and the folder of the
; machine's policy. SHELL_CONTEXT is HKLM where it is installed for everybody and HKCU where it is for one user.

; The system and Administrators may do everything, users may read; the folder and what comes into it.
!define POLICY_ACCESS "O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
; SECURITY_ATTRIBUTES: a length, a pointer and a flag, each in the room of a pointer.
!define /math SECURITY_ATTRIBUTES_SIZE ${NSIS_PTR_SIZE} * 3

; SECURITY: any user can create a folder below ProgramData and would own its content. The installer therefore creates it with
; its final access list. An existing folder is left unchanged: it may be an administrator's, and a user's folder could be a link
; to another one.
!macro makePolicyFolder
  System::Call 'advapi32::ConvertStringSecurityDescriptorToSecurityDescriptorW(w "${POLICY_ACCESS}", i 1, *p .r1, p 0) i .r0'
  ${if} $0 <> 0
    System::Call '*(p ${SECURITY_ATTRIBUTES_SIZE}, p r1, p 0) p .r2'
    System::Call 'kernel32::CreateDirectoryW(w "$APPDATA\Stagedoor", p r2)'
    System::Free $2
    System::Call 'kernel32::LocalFree(p r1)'
  ${endIf}
!macroend

; electron-builder's template keeps a copy of each installer for electron-updater, which is not used.
!macro removeInstallerCopy
  !ifdef APP_INSTALLER_STORE_FILE
    ${if} $installMode == "all"
      SetShellVarContext current
    ${endIf}
    Delete "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
    RMDir "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}\.."
    ${if} $installMode == "all"
      SetShellVarContext all
    ${endIf}
  !endif
!macroend

; Connection files (.dcv) can be opened with the program, which is never their default: the viewer is. "--" as for links:
; what follows is no switch of Chromium.
!macro addOpenWith
  WriteRegStr SHELL_CONTEXT "Software\Classes\Stagedoor.dcv" "" "DCV connection"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Stagedoor.dcv\DefaultIcon" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}",0'
  WriteRegStr SHELL_CONTEXT "Software\Classes\Stagedoor.dcv\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".dcv" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\.dcv\OpenWithProgids" "Stagedoor.dcv" ""
!macroend

!macro removeOpenWith
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Stagedoor.dcv"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.dcv\OpenWithProgids" "Stagedoor.dcv"
  DeleteRegKey /ifempty SHELL_CONTEXT "Software\Classes\.dcv\OpenWithProgids"
  DeleteRegKey /ifempty SHELL_CONTEXT "Software\Classes\.dcv"
!macroend

!macro customInstall
  !insertmacro removeInstallerCopy
  WriteRegStr SHELL_CONTEXT "Software\Classes\stagedoor" "" "URL:Stagedoor"
  WriteRegStr SHELL_CONTEXT "Software\Classes\stagedoor" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\stagedoor\DefaultIcon" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}",0'
  WriteRegStr SHELL_CONTEXT "Software\Classes\stagedoor\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --open-url -- "%1"'
  !insertmacro addOpenWith
  ${if} $installMode == "all"
    !insertmacro makePolicyFolder
    nsExec::Exec '"$INSTDIR\bin\stagedoor-path.exe" add machine'
  ${else}
    nsExec::Exec '"$INSTDIR\bin\stagedoor-path.exe" add user'
  ${endIf}
  Pop $0
!macroend

!macro customUnInstall
  ; The policy's folder stays: what is in it is an administrator's.
  ; An upgrade runs the old version's uninstaller, and the new version writes all of this again, maybe for everybody instead
  ; of one user. What belongs to the user would win then, and lead to a program that is gone.
  ${if} $installMode == "all"
    nsExec::Exec '"$INSTDIR\bin\stagedoor-path.exe" remove machine'
  ${else}
    nsExec::Exec '"$INSTDIR\bin\stagedoor-path.exe" remove user'
  ${endIf}
  Pop $0
  DeleteRegKey SHELL_CONTEXT "Software\Classes\stagedoor"
  !insertmacro removeOpenWith
  ; The program itself registers for its user when it starts.
  DeleteRegKey HKCU "Software\Classes\stagedoor"
!macroend
