; What the NSIS installer does besides unpacking: stagedoor: links, and the command line on PATH. SHELL_CONTEXT is HKLM
; where it is installed for everybody and HKCU where it is for one user.

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\stagedoor" "" "URL:Stagedoor"
  WriteRegStr SHELL_CONTEXT "Software\Classes\stagedoor" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\stagedoor\DefaultIcon" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}",0'
  WriteRegStr SHELL_CONTEXT "Software\Classes\stagedoor\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --open-url -- "%1"'
  ${if} $installMode == "all"
    nsExec::Exec '"$INSTDIR\bin\stagedoor-path.exe" add machine'
  ${else}
    nsExec::Exec '"$INSTDIR\bin\stagedoor-path.exe" add user'
  ${endIf}
  Pop $0
!macroend

!macro customUnInstall
  ; An upgrade runs the old version's uninstaller: what it would take away is written again by the new one.
  ${ifNot} ${isUpdated}
    ${if} $installMode == "all"
      nsExec::Exec '"$INSTDIR\bin\stagedoor-path.exe" remove machine'
    ${else}
      nsExec::Exec '"$INSTDIR\bin\stagedoor-path.exe" remove user'
    ${endIf}
    Pop $0
    DeleteRegKey SHELL_CONTEXT "Software\Classes\stagedoor"
    ; The program itself registers for its user when it starts.
    DeleteRegKey HKCU "Software\Classes\stagedoor"
  ${endIf}
!macroend
