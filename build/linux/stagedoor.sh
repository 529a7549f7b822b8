#!/bin/sh
# Starts Stagedoor from PATH, from the menu and for links.
#
# Chromium chooses its platform before the program's code runs, so commands that open no window get the switch for running
# without a display here. Arguments after "--" are the program's, so none can become a switch of Chromium.
program="$(dirname -- "$(readlink -f -- "$0")")/stagedoor-electron"

# Of Chromium's messages, only fatal errors are shown in a terminal.
start() { exec "$program" --log-level=3 "$@"; }

has_display() { [ -n "$DISPLAY$WAYLAND_DISPLAY" ]; }

opens_window() {
  case $1 in
    # A file is opened in the window's form.
    *.[Dd][Cc][Vv]) return 0 ;;
    '' | [Ss][Tt][Aa][Gg][Ee][Dd][Oo][Oo][Rr]:*) return 0 ;;
    *) return 1 ;;
  esac
}

# Arguments of the desktop entry: "--open-url -- LINK", or without a link if it was started from a menu.
if [ "$1" = --open-url ]; then
  if [ $# -gt 2 ]; then start "$@"; fi
  set --
fi

if opens_window "$1"; then
  if ! has_display; then
    echo 'stagedoor: there is no display for a window; see "stagedoor --help" for what works without' >&2
    exit 1
  fi
  if [ $# -eq 0 ]; then start; fi
  # The program that runs already has another working directory.
  case $1 in
    [!/]*.[Dd][Cc][Vv])
      case $1 in
        [Ff][Ii][Ll][Ee]:*) ;;
        [Ss][Tt][Aa][Gg][Ee][Dd][Oo][Oo][Rr]:*) ;;
        *) file=$PWD/$1; shift; set -- "$file" "$@" ;;
      esac
      ;;
  esac
  start -- "$@"
fi

if has_display; then start --disable-gpu -- "$@"; fi
start --disable-gpu --ozone-platform=headless -- "$@"
