#!/bin/sh
# Runs after the deb or rpm was removed, and after an upgrade, when the new version is already installed: then dpkg passes
# "upgrade", and rpm passes how many versions remain. Files of users and administrators are kept.
case "$1" in
  remove | purge | 0)
    rm -f '/usr/bin/${executable}'
    if command -v update-desktop-database > /dev/null; then update-desktop-database -q /usr/share/applications || true; fi
    if command -v update-mime-database > /dev/null; then update-mime-database /usr/share/mime || true; fi
    ;;
esac
exit 0
