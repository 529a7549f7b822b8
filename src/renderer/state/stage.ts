import type { Bridge, HelpTopic } from '../../shared/contract.ts';
import { ask } from './ask.ts';
import { createConnections } from './connections.svelte.ts';
import { createLaunches } from './launches.svelte.ts';
import { createLinkQuestion } from './link-question.svelte.ts';
import { createNotices } from './notices.svelte.ts';
import { createTicker } from './ticker.svelte.ts';
import { createView } from './view.svelte.ts';
import { createWorkstations } from './workstations.svelte.ts';

/** Everything the window knows, over one bridge. Lives as long as the window. */
export function createStage(bridge: Bridge) {
  const connections = createConnections(bridge);
  // Main has no such event; whoever waits for a network looks at once.
  window.addEventListener('online', () => void ask(() => bridge.app.networkBack(undefined)));
  const view = createView(connections);
  return {
    connections,
    view,
    launches: createLaunches(bridge, ({ connection }) => view.follow(connection)),
    workstations: createWorkstations(bridge),
    link: createLinkQuestion(bridge),
    notices: createNotices(bridge),
    ticker: createTicker(),
    /** Opens a page of help outside the window. */
    help: (topic: HelpTopic) => ask(() => bridge.help.open(topic)),
  };
}
export type Stage = ReturnType<typeof createStage>;
