import { createSubscriber } from 'svelte/reactivity';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** The current time for the page. The timer runs only while markup reads it. */
export interface Ticker {
  /** Milliseconds since 1970, renewed each second. */
  readonly second: number;
  /** Milliseconds since 1970, renewed each minute. */
  readonly minute: number;
}

/** One timer for the whole window: only while something reads it and the page can be seen. */
export function createTicker(page: Document = document): Ticker {
  let readers: readonly { readonly beatMs: number; readonly update: () => void }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function schedule() {
    clearTimeout(timer);
    timer = undefined;
    if (page.hidden || readers.length === 0) return;
    const beatMs = Math.min(...readers.map((reader) => reader.beatMs));
    timer = setTimeout(tick, beatMs - (Date.now() % beatMs));
  }

  function tick() {
    for (const { update } of readers) update();
    schedule();
  }

  function seenOrHidden() {
    if (page.hidden) schedule();
    else tick();
  }

  const every = (beatMs: number) =>
    createSubscriber((update) => {
      if (readers.length === 0) page.addEventListener('visibilitychange', seenOrHidden);
      const reader = { beatMs, update };
      readers = [...readers, reader];
      schedule();
      return () => {
        readers = readers.filter((other) => other !== reader);
        if (readers.length === 0) page.removeEventListener('visibilitychange', seenOrHidden);
        schedule();
      };
    });

  const everySecond = every(SECOND_MS);
  const everyMinute = every(MINUTE_MS);
  return {
    get second() {
      everySecond();
      return Date.now();
    },
    get minute() {
      everyMinute();
      return Date.now();
    },
  };
}
