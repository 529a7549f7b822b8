#!/bin/sh
# After the deb or rpm was unpacked. electron-builder fills in the two names.
set -e
folder='/opt/${sanitizedProductName}'

ln -sf "$folder/${executable}" '/usr/bin/${executable}'

# SECURITY: Chromium takes user namespaces for its sandbox where the system lets it, and this helper where it does not
# (Ubuntu 24.04, hardened kernels). Always set, because what holds for root here need not hold for users later.
chown root:root "$folder/chrome-sandbox"
chmod 4755 "$folder/chrome-sandbox"

# Packages of a distribution have this done for them; elsewhere links would work after the next sign-in only.
if command -v update-desktop-database > /dev/null; then update-desktop-database -q /usr/share/applications || true; fi
if command -v gtk-update-icon-cache > /dev/null; then gtk-update-icon-cache -qtf /usr/share/icons/hicolor || true; fi
