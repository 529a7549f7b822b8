import { isWell, type Check, type Finding } from './check.ts';
import { failureWords, type FailureTexts } from './failure-words.ts';
import type { Texts } from '../languages/catalogue.ts';
import { endpointSentence } from '../network/network-words.ts';

/** What words of a check are made of. */
export type CheckTexts = Pick<Texts, 'checks' | 'general' | 'hops' | 'troubles'> & FailureTexts;

type Said = Pick<Check, 'message' | 'advice'>;

/** A finding in words. `moment` says when a sign-in ends, in milliseconds since 1970. */
export function checkWords(
  found: Finding,
  texts: CheckTexts,
  moment: (atMs: number) => string,
): Check & Pick<Finding, 'name'> {
  return { name: found.name, ok: isWell(found), ...said(found, texts, moment) };
}

function said(found: Finding, texts: CheckTexts, moment: (atMs: number) => string): Said {
  const { checks } = texts;
  switch (found.found) {
    case 'signed-in':
      return { message: signedIn(found, checks, moment) };
    case 'signed-in-as': {
      const is = found.who === undefined ? checks.signedIn : checks.signedInAsPerson(found.who);
      return { message: ended(is, found, checks, moment) };
    }
    case 'administrator':
      return {
        message: ended(checks.asAdministrator, found, checks, moment),
        advice: checks.administrator,
      };
    case 'answers':
      return { message: checks.answers };
    case 'known-as':
      return { message: checks.knownAs(found.who) };
    case 'templates':
      return { message: (found.more ? checks.templatesFirst : checks.templates)(found.count) };
    case 'servers': {
      const each = found.kinds.map(({ system, count }) =>
        checks.serversOf(count, system ?? checks.unknownSystem),
      );
      return { message: checks.servers(found.count, each.join(texts.general.comma)) };
    }
    case 'no-servers':
      return { message: checks.noServers, advice: checks.askForServers };
    case 'studios':
      return { message: checks.studios(found.count) };
    case 'listed':
      return { message: (found.more ? checks.listedFirst : checks.listed)(found.count) };
    case 'allowed':
      return { message: checks.allowed(found.operation) };
    case 'clock-agrees':
      return { message: checks.clockAgrees };
    case 'clock-off':
      return { message: checks.clockOff(found.minutes), advice: checks.setClock };
    case 'reached':
      return { message: checks.reached(found.host, found.port) };
    case 'proxied':
      return { message: checks.proxied };
    case 'hop':
      return endpointSentence(found.hop, texts.hops);
    case 'trouble':
      return { message: checks.trouble, advice: texts.troubles[found.trouble] };
    case 'failure': {
      const { title, advice } = failureWords(found.failure, texts);
      return { message: title, advice };
    }
  }
}

function signedIn(
  { who, until, renews }: Extract<Finding, { found: 'signed-in' }>,
  checks: CheckTexts['checks'],
  moment: (atMs: number) => string,
): string {
  const [account = '', name = '?'] = (who ?? '').split(' ');
  const is = account === '' ? checks.signedIn : checks.signedInAs(name, account);
  return ended(is, { renews, ...(until !== undefined && { until }) }, checks, moment);
}

/** With until when, and whether it goes on by itself. */
function ended(
  is: string,
  { until, renews }: { readonly until?: number | undefined; readonly renews: boolean },
  checks: CheckTexts['checks'],
  moment: (atMs: number) => string,
): string {
  if (until === undefined) return checks.sentence(is);
  return (renews ? checks.untilRenewed : checks.until)(is, moment(until));
}
