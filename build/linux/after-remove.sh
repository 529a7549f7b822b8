#!/bin/sh
# After the deb or rpm was removed, and after an upgrade, when the new one is there already: dpkg says "upgrade", rpm
# says how many are left. What users and administrators have of their own is left where it is.
case "$1" in
  remove | purge | 0)
    rm -f '/usr/bin/${executable}'
    if command -v update-desktop-database > /dev/null; then update-desktop-database -q /usr/share/applications || true; fi
    ;;
esac
exit 0
