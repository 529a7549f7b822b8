import type { Check } from '../base/check.ts';
import type { Messages } from '../languages/language-messages.ts';
import {
  ENDPOINT_STEPS,
  endpointSteps,
  isAboutCaFile,
  type CertificateProblem,
  type EndpointOutcome,
  type EndpointResult,
} from './network.ts';
import { safeText } from '../base/safe-text.ts';
import { entryOf } from '../launch/session-status.ts';
import { omitUndefined } from '../base/omit-undefined.ts';

/** The texts of a network test, from a language's `hops`. */

/**
 * The texts of an endpoint: what happened, what the user can do, and what to ask the network team
 * for.
 */
export interface EndpointText {
  readonly title: string;
  readonly person?: string;
  readonly team?: string;
}

type Hops = Messages['hops'];

/** The title of each outcome; some name the host alone, most with its port. */
function titleOf({ outcome, role, host, port }: EndpointResult, hops: Hops): string {
  const { titles } = hops;
  const who = hops.roles[role];
  switch (outcome) {
    case 'name':
    case 'no-route':
      return titles[outcome]({ who, host });
    case 'refused':
      return titles[outcome]({ who, host, port });
    default:
      return titles[outcome]({ who, at: hops.at({ host, port }) });
  }
}

const quicPortOf = ({ port, quicPort = port }: EndpointResult): number => quicPort;

/** What to let through, for those who run the network. */
function opening(hop: EndpointResult, { team, sentences }: Hops): string {
  const { host, port, quic, proxied } = hop;
  const open = (proxied ? team.openForProxy : team.open)({ host, port });
  if (!quic) return open;
  return sentences({ first: open, second: team.openQuic({ port: quicPortOf(hop) }) });
}

type Asking = (hop: EndpointResult, hops: Hops) => string | undefined;
const nothing: Asking = () => undefined;

/** What to ask of the network team after each outcome. */
const team: Readonly<Record<EndpointOutcome, Asking>> = {
  reached: nothing,
  'certificate-unknown': nothing,
  'not-tried': nothing,
  name: ({ host }, hops) => hops.team.lookUp({ host }),
  'no-route': opening,
  'time-out': opening,
  refused: (hop, hops) =>
    hops.sentences({ first: hops.team.noRefusal, second: opening(hop, hops) }),
  handshake: ({ host, port }, hops) => hops.team.unopened({ host, port }),
  certificate: ({ host, port, doubt }, hops) =>
    doubt === 'pin' || doubt === 'authority' || doubt === undefined
      ? hops.team.unopened({ host, port })
      : undefined,
  'proxy-login': ({ host, port }, hops) => hops.team.connectWithoutSignIn({ host, port }),
  'proxy-refused': ({ host, port }, hops) => hops.team.connect({ host, port }),
};

function personOf({ outcome, doubt }: EndpointResult, { person, doubtAdvice, sentences }: Hops) {
  if (outcome === 'certificate') return doubtAdvice[doubt ?? 'authority'];
  const advice = entryOf(person, outcome);
  return advice !== undefined && doubt !== undefined && isAboutCaFile(doubt)
    ? sentences({ first: doubtAdvice[doubt], second: advice })
    : advice;
}

/**
 * True if it is known what is wrong with the certificate that the title is about, or with the CA file. An unusable CA
 * file is named even if the host was not reached, because the next attempt would fail because of it.
 */
const isDoubted = (
  hop: EndpointResult,
): hop is EndpointResult & { readonly doubt: CertificateProblem } =>
  hop.doubt !== undefined &&
  (hop.outcome === 'certificate' ||
    hop.outcome === 'certificate-unknown' ||
    isAboutCaFile(hop.doubt));

/** The words of one hop. */
export function endpointText(hop: EndpointResult, hops: Hops): EndpointText {
  const title = titleOf(hop, hops);
  const person = personOf(hop, hops);
  const asked = team[hop.outcome](hop, hops);
  return {
    title: isDoubted(hop)
      ? hops.sentences({ first: title, second: hops.doubts[hop.doubt] })
      : title,
    ...omitUndefined({ person, team: asked }),
  };
}

/** A whole network test as one text, to be copied into a mail to the network team. */
export function networkText(all: readonly EndpointResult[], hops: Hops): string {
  const parts = all.map((hop) => {
    const words = endpointText(hop, hops);
    const states = endpointSteps(hop);
    const steps = ENDPOINT_STEPS.map((step) =>
      hops.step({ step: hops.steps[step], state: hops.states[states[step]] }),
    );
    const lines = [words.title, steps.join(hops.between)];
    if (words.team !== undefined) lines.push(words.team);
    if (hop.quic) lines.push(hops.quic({ port: quicPortOf(hop) }));
    return lines.join('\n');
  });
  return parts.join('\n\n');
}

/** One hop as a check says it: how it is, and for the person and the network team what to do. */
export function endpointSentence(
  hop: EndpointResult,
  hops: Hops,
): Pick<Check, 'message' | 'advice'> {
  const { title, person, team: asked } = endpointText(hop, hops);
  const advice =
    person !== undefined && asked !== undefined
      ? hops.sentences({ first: person, second: asked })
      : (person ?? asked);
  return { message: title, ...(advice !== undefined && { advice: safeText(advice, 512) }) };
}
