#!/bin/sh
# Runs Stagedoor from a terminal, through a link in a folder on PATH. Arguments after "--" are the program's.
here=$0
while [ -L "$here" ]; do
  target=$(readlink "$here")
  case $target in
    /*) here=$target ;;
    *) here=$(dirname "$here")/$target ;;
  esac
done
exec "$(cd "$(dirname "$here")/../../MacOS" && pwd)/Stagedoor" --log-level=3 -- "$@"
