import { isOk, type Check, type Finding } from './check.ts';
import type { FailureMessages } from './failure-text-types.ts';
import { failureText } from './failure-text.ts';
import type { Messages } from '../languages/language-messages.ts';
import type { Moment } from '../languages/moment.ts';
import { endpointSentence } from '../network/network-text.ts';

/** The messages for the text of a check. */
export type CheckMessages = Pick<Messages, 'checks' | 'general' | 'endpoints' | 'outages'> &
  FailureMessages;

type CheckText = Pick<Check, 'message' | 'advice'>;

/** The text of a finding. `moment` formats the end of a sign-in, given in milliseconds since 1970. */
export function checkText(
  found: Finding,
  messages: CheckMessages,
  moment: (atMs: number) => Moment,
): Check & Pick<Finding, 'name'> {
  return { name: found.name, ok: isOk(found), ...textOf(found, messages, moment) };
}

function textOf(
  found: Finding,
  messages: CheckMessages,
  moment: (atMs: number) => Moment,
): CheckText {
  const { checks } = messages;
  switch (found.found) {
    case 'signed-in':
      return { message: signedIn(found, checks, moment) };
    case 'signed-in-as': {
      const is =
        found.who === undefined ? checks.signedIn : checks.signedInAsPerson({ who: found.who });
      return { message: withEnd(is, found, checks, moment) };
    }
    case 'administrator':
      return {
        message: withEnd(checks.asAdministrator, found, checks, moment),
        advice: checks.administrator,
      };
    case 'open-to-all':
      return { message: checks.noSignIn, advice: checks.openToAll };
    case 'answers':
      return { message: checks.answers };
    case 'known-as':
      return { message: checks.knownAs({ who: found.who }) };
    case 'templates':
      return { message: (found.more ? checks.templatesFirst : checks.templates)(found) };
    case 'servers': {
      const each = found.kinds.map(({ system, count }) =>
        checks.serversOf({ count, system: system ?? checks.unknownSystem }),
      );
      return {
        message: checks.servers({ count: found.count, each: each.join(messages.general.comma) }),
      };
    }
    case 'no-servers':
      return { message: checks.noServers, advice: checks.askForServers };
    case 'studios':
      return { message: checks.studios(found) };
    case 'listed':
      return { message: (found.more ? checks.listedFirst : checks.listed)(found) };
    case 'allowed':
      return { message: checks.allowed(found) };
    case 'clock-agrees':
      return { message: checks.clockAgrees };
    case 'clock-off':
      return { message: checks.clockOff(found), advice: checks.setClock };
    case 'reached':
      return { message: checks.reached(found) };
    case 'proxied':
      return { message: checks.proxied };
    case 'endpoint':
      return endpointSentence(found.endpoint, messages.endpoints);
    case 'transient-error':
      return { message: checks.transientError, advice: messages.outages[found.transientError] };
    case 'failure': {
      const { title, advice } = failureText(found.failure, messages);
      return { message: title, advice };
    }
  }
}

function signedIn(
  { who, until, renews }: Extract<Finding, { found: 'signed-in' }>,
  checks: CheckMessages['checks'],
  moment: (atMs: number) => Moment,
): string {
  const [account = '', name = '?'] = (who ?? '').split(' ');
  const is = account === '' ? checks.signedIn : checks.signedInAs({ name, account });
  return withEnd(is, { renews, until }, checks, moment);
}

/** Adds the end of the sign-in, and whether it is renewed automatically. */
function withEnd(
  is: string,
  { until, renews }: { readonly until?: number | undefined; readonly renews: boolean },
  checks: CheckMessages['checks'],
  moment: (atMs: number) => Moment,
): string {
  if (until === undefined) return checks.sentence({ is });
  return (renews ? checks.untilRenewed : checks.until)({ is, ...moment(until) });
}
