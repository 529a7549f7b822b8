import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentKeys } from '../../../../src/main/adapters/profiles/environment-keys.ts';
import { childEnvironment } from '../../../../src/main/adapters/base/child-environment.ts';
import { err } from '../../../../src/shared/base/failure.ts';

describe('keys in the environment', () => {
  it('are an id, a secret and optionally a session token', () => {
    const env = {
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'hush',
      AWS_SESSION_TOKEN: 'tok',
    };
    const keys = environmentKeys(env);
    expect(keys.ok && keys.value.accessKeyId.reveal()).toBe('id');
    expect(keys.ok && keys.value.secretAccessKey.reveal()).toBe('hush');
    expect(keys.ok && keys.value.sessionToken?.reveal()).toBe('tok');
    expect(JSON.stringify(keys)).not.toMatch(/hush|tok"/);
  });

  it.each([undefined, ''])('have no session token if that is %j', (token) => {
    const env = {
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'hush',
      AWS_SESSION_TOKEN: token,
    };
    const keys = environmentKeys(env);
    expect(keys.ok && Object.keys(keys.value)).toEqual(['accessKeyId', 'secretAccessKey']);
  });

  it.each([
    {},
    { AWS_ACCESS_KEY_ID: 'id' },
    { AWS_SECRET_ACCESS_KEY: 'hush' },
    { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: 'hush' },
    { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: '' },
  ])('are missing with %j', (env) => {
    expect(environmentKeys(env)).toEqual(err({ code: 'credentials-missing' }));
  });
});

describe('the environment of child processes', () => {
  const needed = {
    HOME: '/home/ada',
    PATH: '/usr/bin',
    DISPLAY: ':1',
    WAYLAND_DISPLAY: 'wayland-0',
    XAUTHORITY: '/run/x',
    LC_ALL: 'C.UTF-8',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus',
    XDG_RUNTIME_DIR: '/run/user/7',
    GDK_SCALE: '2',
    SystemRoot: 'C:\\Windows',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  };

  it('contains the variables that a program with windows needs', () => {
    expect(childEnvironment(needed)).toEqual(needed);
  });

  it.each([
    'AWS_SECRET_ACCESS_KEY',
    'AWS_PROFILE',
    'aws_session_token',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'ELECTRON_RUN_AS_NODE',
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'DYLD_INSERT_LIBRARIES',
    'BASH_ENV',
    'PYTHONPATH',
    'GTK_MODULES',
    'GTK3_MODULES',
    'GTK_PATH',
    'GTK_EXE_PREFIX',
    'GTK_DATA_PREFIX',
    'GTK_IM_MODULE_FILE',
    'GTK2_RC_FILES',
    'GDK_PIXBUF_MODULE_FILE',
    'QT_PLUGIN_PATH',
    'QT_QPA_GENERIC_PLUGINS',
    'QT_QPA_PLATFORM_PLUGIN_PATH',
    'QT_LOGGING_CONF',
    'QT_MESSAGE_PATTERN',
    'gtk_im_module_file',
    'GIO_EXTRA_MODULES',
    'STAGEDOOR_VIEWER',
    'SSLKEYLOGFILE',
    'HTTPS_PROXY',
    'GITHUB_TOKEN',
  ])('never contains %s', (name) => {
    expect(childEnvironment({ ...needed, [name]: 'x' })).toEqual(needed);
  });

  it.each([
    'GTK_THEME',
    'GTK_IM_MODULE',
    'QT_IM_MODULE',
    'QT_QPA_PLATFORM',
    'QT_QPA_PLATFORMTHEME',
    'LANG',
    'LANGUAGE',
    'LC_ALL',
    'LC_MESSAGES',
  ])('contains %s as a name, but not as a path', (name) => {
    expect(childEnvironment({ [name]: 'ibus' })).toEqual({ [name]: 'ibus' });
    expect(childEnvironment({ [name]: '/tmp/x' })).toEqual({});
    expect(childEnvironment({ [name]: '..\\x' })).toEqual({});
  });

  it('contains no AWS, Node, Electron or loader variable, whatever its name', () => {
    const prefix = fc.constantFrom('AWS_', 'NODE_', 'ELECTRON_', 'LD_', 'DYLD_', 'aws_', 'npm_');
    fc.assert(
      fc.property(prefix, fc.string(), (start, rest) => {
        expect(childEnvironment({ [start + rest]: 'x' })).toEqual({});
      }),
    );
  });
});
