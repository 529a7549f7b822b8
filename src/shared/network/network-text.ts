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

/**
 * The texts of an endpoint: what happened, what the user can do, and what to ask the network team
 * for.
 */
export interface EndpointText {
  readonly title: string;
  readonly person?: string;
  readonly team?: string;
}

/** The texts of a network test. */
type EndpointMessages = Messages['endpoints'];

/** The title of each outcome; some name the host alone, most with its port. */
function titleOf(
  { outcome, role, host, port }: EndpointResult,
  messages: EndpointMessages,
): string {
  const { titles } = messages;
  const who = messages.roles[role];
  switch (outcome) {
    case 'name':
    case 'no-route':
      return titles[outcome]({ who, host });
    case 'refused':
      return titles[outcome]({ who, host, port });
    default:
      return titles[outcome]({ who, at: messages.at({ host, port }) });
  }
}

const quicPortOf = ({ port, quicPort = port }: EndpointResult): number => quicPort;

/** What to let through, for those who run the network. */
function opening(endpoint: EndpointResult, { team, sentences }: EndpointMessages): string {
  const { host, port, quic, proxied } = endpoint;
  const open = (proxied ? team.openForProxy : team.open)({ host, port });
  if (!quic) return open;
  return sentences({ first: open, second: team.openQuic({ port: quicPortOf(endpoint) }) });
}

type Asking = (endpoint: EndpointResult, messages: EndpointMessages) => string | undefined;
const nothing: Asking = () => undefined;

/** What to ask of the network team after each outcome. */
const team: Readonly<Record<EndpointOutcome, Asking>> = {
  reached: nothing,
  'certificate-unknown': nothing,
  'not-tried': nothing,
  name: ({ host }, messages) => messages.team.lookUp({ host }),
  'no-route': opening,
  'time-out': opening,
  refused: (endpoint, messages) =>
    messages.sentences({ first: messages.team.noRefusal, second: opening(endpoint, messages) }),
  handshake: ({ host, port }, messages) => messages.team.unopened({ host, port }),
  certificate: ({ host, port, doubt }, messages) =>
    doubt === 'pin' || doubt === 'authority' || doubt === undefined
      ? messages.team.unopened({ host, port })
      : undefined,
  'proxy-login': ({ host, port }, messages) => messages.team.connectWithoutSignIn({ host, port }),
  'proxy-refused': ({ host, port }, messages) => messages.team.connect({ host, port }),
};

function personOf(
  { outcome, doubt }: EndpointResult,
  { person, doubtAdvice, sentences }: EndpointMessages,
) {
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
  endpoint: EndpointResult,
): endpoint is EndpointResult & { readonly doubt: CertificateProblem } =>
  endpoint.doubt !== undefined &&
  (endpoint.outcome === 'certificate' ||
    endpoint.outcome === 'certificate-unknown' ||
    isAboutCaFile(endpoint.doubt));

/** The words of one endpoint. */
export function endpointText(endpoint: EndpointResult, messages: EndpointMessages): EndpointText {
  const title = titleOf(endpoint, messages);
  const person = personOf(endpoint, messages);
  const asked = team[endpoint.outcome](endpoint, messages);
  return {
    title: isDoubted(endpoint)
      ? messages.sentences({ first: title, second: messages.doubts[endpoint.doubt] })
      : title,
    ...omitUndefined({ person, team: asked }),
  };
}

/** A whole network test as one text, to be copied into a mail to the network team. */
export function networkText(all: readonly EndpointResult[], messages: EndpointMessages): string {
  const parts = all.map((endpoint) => {
    const words = endpointText(endpoint, messages);
    const states = endpointSteps(endpoint);
    const steps = ENDPOINT_STEPS.map((step) =>
      messages.step({ step: messages.steps[step], state: messages.states[states[step]] }),
    );
    const lines = [words.title, steps.join(messages.between)];
    if (words.team !== undefined) lines.push(words.team);
    if (endpoint.quic) lines.push(messages.quic({ port: quicPortOf(endpoint) }));
    return lines.join('\n');
  });
  return parts.join('\n\n');
}

/** One endpoint as a check says it: how it is, and for the person and the network team what to do. */
export function endpointSentence(
  endpoint: EndpointResult,
  messages: EndpointMessages,
): Pick<Check, 'message' | 'advice'> {
  const { title, person, team: asked } = endpointText(endpoint, messages);
  const advice =
    person !== undefined && asked !== undefined
      ? messages.sentences({ first: person, second: asked })
      : (person ?? asked);
  return { message: title, ...(advice !== undefined && { advice: safeText(advice, 512) }) };
}
