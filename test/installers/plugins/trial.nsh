; Stagedoor's macros without the check for running programs, which needs PowerShell. Wine does not have it.
!include "${PROJECT_DIR}/build/windows/installer.nsh"
!macro customCheckAppRunning
!macroend
