import type { AddressInfo } from 'node:net';
import { ok, type Result } from '../../../shared/base/failure.ts';
import type { Tunnel, Tunnels } from '../../core/provider/tunnel.ts';
import type { TunnelRecords } from './tunnel-records.ts';

export interface TunnelsDeps {
  /** The plugin's executable. Fails with `tunnel-plugin`. */
  readonly findPlugin: () => Promise<Result<string>>;
  readonly env: NodeJS.ProcessEnv;
  readonly records: TunnelRecords;
}

/** {@link Tunnels} of this machine, which end with this run. */
export interface LocalTunnels extends Tunnels {
  /** Ends the tunnels that runs before this one left behind. */
  sweep(): Promise<void>;
  /** Ends all tunnels of this run. */
  dispose(): Promise<void>;
}

/** Creates {@link LocalTunnels}. */
export function createTunnels({ findPlugin, env, records }: TunnelsDeps): LocalTunnels {
  const running = new Set<Tunnel>();
  /** Records are removed one after the other; `dispose` waits for them. */
  const removals = new Set<Promise<void>>();
  const onOver = (pid: number) => {
    const removal = records.remove(pid).finally(() => removals.delete(removal));
    removals.add(removal);
  };
  return {
    async check() {
      const found = await findPlugin();
      return found.ok ? ok(undefined) : found;
    },
    freePort,
    async start(plan, signal) {
      const plugin = await findPlugin();
      if (!plugin.ok) return plugin;
      const deps = { env, onRunning: (pid: number) => records.add(pid), onOver };
      const { startPlugin } = await import('./plugin-process.ts');
      const tunnel = await startPlugin(plugin.value, plan, deps, signal);
      if (!tunnel.ok) return tunnel;
      running.add(tunnel.value);
      void tunnel.value.ended.then(() => running.delete(tunnel.value));
      return ok({
        ended: tunnel.value.ended,
        async stop() {
          running.delete(tunnel.value);
          await tunnel.value.stop();
        },
      });
    },
    sweep: () => records.sweep(),
    async dispose() {
      await Promise.all([...running].map((one) => one.stop()));
      await Promise.all(removals);
    },
  };
}

/** The plugin gets its port in advance, so the system chooses one that is free now. */
async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, () => {
      // The cast is safe: a listening TCP server always has an AddressInfo.
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
