import type { MfaPrompts } from '../core/sign-in/mfa-prompts.ts';
import { redact } from '../core/base/redact.ts';
import type { Terminal } from './terminal.ts';

/**
 * Asks for the codes a command needs on its terminal, one after the other. Without a terminal nobody can be
 * asked, and each is refused at once. Ends with the function it gives.
 */
export function answerCodes(codes: MfaPrompts, terminal: Terminal): () => void {
  let asking = new AbortController();
  const stop = codes.onChange((question) => {
    asking.abort();
    asking = new AbortController();
    if (question === null) return;
    const { id, device } = question;
    void askOnce(terminal, redact(device), asking.signal).then((code) => {
      codes.give(id, code);
    });
  });
  return () => {
    asking.abort();
    stop();
  };
}

/** Six digits, or null. What is no code is asked for once more: a service counts wrong ones. */
async function askOnce(
  terminal: Terminal,
  device: string,
  signal: AbortSignal,
): Promise<string | null> {
  const { askSecret } = terminal;
  if (askSecret === undefined) return null;
  for (let attempt = 1; attempt <= 3; attempt++) {
    const typed = await askSecret(`Code of ${device}: `, signal);
    const code = typed?.replaceAll(' ', '');
    if (code === undefined || code === '') return null;
    if (/^\d{6}$/.test(code)) return code;
    terminal.err('A code has six digits.');
  }
  return null;
}
