/**
 * The names that other programs receive, in capitals. Each is listed, because a pattern such as
 * `GTK_*` also passes variables that load code into the program.
 */
const PASSED_ON: ReadonlySet<string> = new Set([
  ...['HOME', 'USER', 'LOGNAME', 'PATH', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
  ...['DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XMODIFIERS'],
  ...['XDG_RUNTIME_DIR', 'XDG_SESSION_TYPE', 'XDG_SESSION_ID', 'XDG_CURRENT_DESKTOP', 'XDG_SEAT'],
  ...['XDG_DATA_DIRS', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CONFIG_DIRS', 'XDG_CACHE_HOME'],
  ...['XDG_STATE_HOME', 'DESKTOP_SESSION', 'KDE_FULL_SESSION', 'KDE_SESSION_VERSION'],
  // Scale, theme, platform and the name of the input method. GTK and Qt look these names up in the
  // folders they were installed with.
  ...['GDK_SCALE', 'GDK_DPI_SCALE', 'GDK_BACKEND', 'GTK_THEME', 'GTK_IM_MODULE', 'GTK_CSD'],
  ...['GTK_OVERLAY_SCROLLING', 'GTK_USE_PORTAL', 'QT_SCALE_FACTOR', 'QT_FONT_DPI', 'QT_IM_MODULE'],
  ...['QT_AUTO_SCREEN_SCALE_FACTOR', 'QT_ENABLE_HIGHDPI_SCALING', 'QT_SCREEN_SCALE_FACTORS'],
  ...['QT_SCALE_FACTOR_ROUNDING_POLICY', 'QT_QPA_PLATFORM', 'QT_QPA_PLATFORMTHEME'],
  ...['QT_ACCESSIBILITY', 'QT_WAYLAND_DISABLE_WINDOWDECORATION', 'PULSE_SERVER'],
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA'],
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'COMMONPROGRAMFILES', 'USERPROFILE'],
  ...['USERNAME', 'USERDOMAIN', 'HOMEDRIVE', 'HOMEPATH', 'PUBLIC', 'COMPUTERNAME', 'SESSIONNAME'],
  ...['NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE', 'PATHEXT', 'COMSPEC', 'OS'],
  'STAGEDOOR_HOME',
]);
const LOCALE = /^LC_[A-Z]+$/;
/** Names that are looked up in a folder may not be a path to a file that is then loaded; `LANGUAGE` and `LC_*` are such names too. */
const LOOKED_UP: ReadonlySet<string> = new Set([
  ...['GTK_THEME', 'GTK_IM_MODULE', 'QT_IM_MODULE', 'QT_QPA_PLATFORMTHEME', 'QT_QPA_PLATFORM'],
  ...['LANG', 'LANGUAGE'],
]);

/**
 * The part of `env` that every other program receives: no keys, and nothing that loads code into it.
 * A profile's `credential_process` is the only exception, because it may need the AWS variables.
 */
export function childEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const passed = Object.entries(env).filter((pair): pair is [string, string] =>
    isPassedOn(pair[0].toUpperCase(), pair[1]),
  );
  return Object.fromEntries(passed);
}

const isPassedOn = (name: string, value: string | undefined): boolean =>
  value !== undefined &&
  (PASSED_ON.has(name) || LOCALE.test(name)) &&
  !((LOOKED_UP.has(name) || LOCALE.test(name)) && /[\\/]/.test(value));
