#!/bin/sh
# Starts Stagedoor: what is on PATH, in the menu, and what links are opened with.
#
# Chromium chooses its platform before the program's own code runs, so what opens no window gets the switch that lets
# it do without a display here. What is after "--" is the program's own: no argument can become a switch of Chromium's.
program="$(dirname -- "$(readlink -f -- "$0")")/stagedoor-electron"

# Of what Chromium has to say, only what ends the program is worth a line on a terminal.
start() { exec "$program" --log-level=3 "$@"; }

has_display() { [ -n "$DISPLAY$WAYLAND_DISPLAY" ]; }

opens_window() {
  case $1 in
    '' | [Ss][Tt][Aa][Gg][Ee][Dd][Oo][Oo][Rr]:*) return 0 ;;
    *) return 1 ;;
  esac
}

# From the desktop entry: "--open-url -- LINK", and nothing after "--" where it was started from a menu.
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
  start -- "$@"
fi

if has_display; then start --disable-gpu -- "$@"; fi
start --disable-gpu --ozone-platform=headless -- "$@"
