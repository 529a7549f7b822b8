import type { LaunchRequest } from '../../../../../../src/main/core/launch/launch-request.ts';

/** What one launch has done outside, in all runs of the program. */
interface Account {
  request: LaunchRequest;
  readonly streamTokens: Set<string>;
  readonly changeTokens: Set<string>;
  inFlight: number;
  opens: number;
  /** Between opening the viewer and recording it: a crash in between looks like a crash before. */
  isOpening: boolean;
  crashesWhileOpening: number;
}

/** Records what each launch does outside, and throws at once if that is not allowed. */
export function createLedger(now: () => number) {
  const accounts = new Map<string, Account>();
  /** When each request was sent in this run of the program. */
  let sent: number[] = [];
  const of = (launch: string): Account => {
    const account = accounts.get(launch);
    if (account === undefined) throw new Error(`${launch} was never begun`);
    return account;
  };
  const only = (tokens: Set<string>, token: string, what: string) => {
    tokens.add(token);
    if (tokens.size > 1) throw new Error(`two tokens for one ${what}`);
  };

  return {
    of,
    launches: () => [...accounts.keys()],
    begin(launch: string, request: LaunchRequest) {
      const known = accounts.get(launch);
      if (known !== undefined) {
        known.request = request;
        known.inFlight = 0;
        return;
      }
      accounts.set(launch, {
        request,
        streamTokens: new Set<string>(),
        changeTokens: new Set<string>(),
        inFlight: 0,
        opens: 0,
        isOpening: false,
        crashesWhileOpening: 0,
      });
    },
    /** Records a request; call the returned function when it is answered or abandoned. */
    request(launch: string, signal: AbortSignal): () => void {
      const account = of(launch);
      if (signal.aborted) throw new Error('a request after the end');
      account.inFlight += 1;
      if (account.inFlight > 1) throw new Error('two requests of one launch at once');
      sent.push(now());
      const tenBefore = sent.at(-11);
      if (tenBefore !== undefined && now() - tenBefore < 999)
        throw new Error('more than ten requests within a second');
      let isOver = false;
      const over = () => {
        if (!isOver) account.inFlight -= 1;
        isOver = true;
      };
      signal.addEventListener('abort', over, { once: true });
      return over;
    },
    streamToken: (launch: string, token: string) => {
      only(of(launch).streamTokens, token, 'stream');
    },
    changeToken: (launch: string, token: string) => {
      only(of(launch).changeTokens, token, 'change');
    },
    open(launch: string) {
      const account = of(launch);
      account.opens += 1;
      account.isOpening = true;
      if (account.opens > 1 + account.crashesWhileOpening)
        throw new Error('handed over twice for one request');
    },
    noted(launch: string) {
      const account = accounts.get(launch);
      if (account !== undefined) account.isOpening = false;
    },
    crash() {
      sent = [];
      for (const account of accounts.values()) {
        if (account.isOpening) account.crashesWhileOpening += 1;
        account.isOpening = false;
      }
    },
  };
}
export type Ledger = ReturnType<typeof createLedger>;
