#!/bin/sh
# Runs after the deb or rpm was unpacked. electron-builder fills in the two names.
set -e
folder='/opt/${sanitizedProductName}'

ln -sf "$folder/${executable}" '/usr/bin/${executable}'

# SECURITY: Chromium's sandbox uses user namespaces if the system allows them, and this helper otherwise (Ubuntu 24.04,
# hardened kernels). Always set, because users may later have fewer rights than root has here.
chown root:root "$folder/chrome-sandbox"
chmod 4755 "$folder/chrome-sandbox"

# For packages of the distribution, triggers do this. Otherwise links would only work after the next sign-in.
if command -v update-desktop-database > /dev/null; then update-desktop-database -q /usr/share/applications || true; fi
if command -v update-mime-database > /dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v gtk-update-icon-cache > /dev/null; then gtk-update-icon-cache -qtf /usr/share/icons/hicolor || true; fi
