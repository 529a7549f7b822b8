#!/bin/sh
# Runs Stagedoor from a terminal: to be linked to from a folder on PATH. What is after "--" is the program's own.
here=$0
while [ -L "$here" ]; do
  target=$(readlink "$here")
  case $target in
    /*) here=$target ;;
    *) here=$(dirname "$here")/$target ;;
  esac
done
exec "$(cd "$(dirname "$here")/../../MacOS" && pwd)/Stagedoor" --log-level=3 -- "$@"
