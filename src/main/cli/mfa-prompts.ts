import type { MfaPrompts } from '../core/sign-in/mfa-prompts.ts';
import { redact } from '../core/base/redact.ts';
import type { Terminal } from './terminal.ts';

/**
 * Asks on the terminal for the MFA codes that a command needs, one after the other. Without a terminal, each request is
 * refused immediately. Returns a function that stops asking.
 */
export function startMfaPrompts(mfaPrompts: MfaPrompts, terminal: Terminal): () => void {
  let asking = new AbortController();
  const stop = mfaPrompts.onChange((question) => {
    asking.abort();
    asking = new AbortController();
    if (question === null) return;
    const { id, device } = question;
    void askOnce(terminal, redact(device), asking.signal).then((code) => {
      mfaPrompts.give(id, code);
    });
  });
  return () => {
    asking.abort();
    stop();
  };
}

/** Six digits, or null. Anything else is asked for again and never sent, because services count wrong codes. */
async function askOnce(
  terminal: Terminal,
  device: string,
  signal: AbortSignal,
): Promise<string | null> {
  const { askSecret } = terminal;
  if (askSecret === undefined) return null;
  for (let attempt = 1; attempt <= 3; attempt++) {
    const entered = await askSecret(`Code from ${device}: `, signal);
    const code = entered?.replaceAll(' ', '');
    if (code === undefined || code === '') return null;
    if (/^\d{6}$/.test(code)) return code;
    terminal.err('Enter the six digits of the code.');
  }
  return null;
}
