; The product's own macros, and nothing to look for running programs with: that needs PowerShell, which wine does not have.
!include "${PROJECT_DIR}/build/windows/installer.nsh"
!macro customCheckAppRunning
!macroend
