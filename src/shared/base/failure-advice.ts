import { statusSentence } from '../launch/session-status.ts';
import type { DiskProblem, Failure } from './failure.ts';
import type { FailureOf, FailureMessages, FailureTextFunctions } from './failure-text-types.ts';
import { linkSentence, sentenceOf } from './reason-text.ts';
import { ruleSentence } from './rule-text.ts';

/** Texts of failures that need several messages, because their facts are codes or may be missing. */
export const failureTextFunctions: FailureTextFunctions = {
  usage: ({ message }) => message,
  'link-refused': (failure, { failures, reasons }) =>
    failures['link-refused'].advice({ sentence: linkSentence(failure, reasons) }),
  'connection-invalid': ({ field, ...broken }, { failures, rules }) =>
    failures['connection-invalid'].advice({ field, sentence: open(ruleSentence(broken, rules)) }),
  'settings-unwritable': diskAdvice,
  'credentials-missing': ({ origin = 'none' }, { failures }) =>
    failures['credentials-missing'].advice({ origin }),
  'credentials-refused': (failure, messages) => {
    const {
      advice: adviceOf,
      adviceRegion,
      wrongRegion,
      adviceWrongRegion,
    } = messages.failures['credentials-refused'];
    const { region, wrong } = failure;
    if (wrong === 'region' && region !== undefined)
      return {
        title: wrongRegion({ region }),
        advice: withDetail(adviceWrongRegion, failure, messages),
      };
    const advice = adviceOf({ origin: failure.origin ?? 'none' });
    const whole = region === undefined ? advice : adviceRegion({ advice, region });
    return withDetail(whole, failure, messages);
  },
  'credentials-expired': ({ origin = 'none' }, { failures }) =>
    failures['credentials-expired'].advice({ origin }),
  'sign-in-needed': ({ command }, { failures }) => {
    const { advice, renew } = failures['sign-in-needed'];
    return command === undefined ? advice : renew({ command });
  },
  'settings-unreadable': (
    { file, why, system, link, folder = file, what },
    { failures, advice },
  ) => {
    const { path = file, target = '' } = link ?? {};
    const text = advice.unreadable[why];
    const sentence = typeof text === 'string' ? text : text({ system, link: path, target, folder });
    if (what === undefined) return failures['settings-unreadable'].advice({ file, sentence });
    const stored = advice.stored[what];
    return { title: stored.unreadable, advice: stored.advice({ file, sentence }) };
  },
  'settings-newer': ({ what }, { failures, advice }) =>
    what === undefined
      ? failures['settings-newer'].advice
      : { title: advice.stored[what].newer, advice: advice.storedNewer },
  'workstation-stopped': ({ workstation }, { failures }) => {
    const { title, named, advice } = failures['workstation-stopped'];
    return { title: workstation === undefined ? title : named({ workstation }), advice };
  },
  'stream-failed': ({ statusCode }, { advice }) => streamAdvice(statusCode, advice),
  'change-failed': ({ what, state, statusCode }, { advice, statuses }) => {
    // Only a start from a backup is refused for a workstation that is running.
    if (what === 'start' && state === 'READY') return advice.notRestored;
    return {
      title: advice.changeTitles[what],
      advice:
        (what === 'create' && statusCode === 'INSUFFICIENT_CAPACITY'
          ? statuses.both({ what: statuses.causes[statusCode].what, advice: advice.otherType })
          : undefined) ??
        statusSentence(statusCode, statuses) ??
        (what === 'reboot' && state === 'STOPPED' ? advice.startInstead : undefined) ??
        (state === undefined ? advice.noReason : advice.tryAgain({ state })),
    };
  },
  'stream-url-refused': ({ reason, part = '', host }, { failures, advice }) => {
    const { streamUrl, hostRefused } = advice;
    if (host !== undefined)
      return {
        title: hostRefused.title({ host }),
        advice: reason === 'inward-host' ? hostRefused.inward : hostRefused.notAllowed,
      };
    return failures['stream-url-refused'].advice({
      sentence: reason === 'part' ? streamUrl.part({ part }) : streamUrl[reason],
    });
  },
  'time-limit': ({ seconds, transientError }, { failures, advice: spans, outages }) => {
    const { title, advice, lastSeen } = failures['time-limit'];
    const span =
      seconds >= 120
        ? spans.minutes({ minutes: Math.round(seconds / 60) })
        : spans.seconds({ seconds });
    return {
      title: title({ span }),
      advice:
        transientError === undefined ? advice : lastSeen({ sentence: outages[transientError] }),
    };
  },
  'profile-unusable': ({ why, about, detail }, { reasons, advice: { programWrote } }) => {
    const advice = sentenceOf(reasons.profile[why], about);
    return detail === undefined ? advice : programWrote({ advice, detail });
  },
  'profiles-unreadable': ({ why, about }, { reasons }) => sentenceOf(reasons.profile[why], about),
  'viewer-missing': ({ platform, named }, { advice: { install, viewerMissing } }) =>
    named === true
      ? { title: viewerMissing.named, advice: viewerMissing.correct }
      : install[platform],
  'viewer-unfit': ({ reason, about, named }, { reasons, advice: { viewerMissing } }) => {
    const sentence = sentenceOf(reasons.viewer[reason], about);
    if (named !== true) return sentence;
    return {
      title: viewerMissing.namedUnfit,
      advice: viewerMissing.correctUnfit({ sentence }),
    };
  },
  'viewer-failed': viewerAdvice,
  'handover-unwritable': diskAdvice,
  'vault-failed': ({ why }, { failures, reasons }) =>
    failures['vault-failed'].advice({ sentence: reasons.vault[why] }),
  'service-unreachable': ({ transientError }, { outages }) => outages[transientError],
  certificate: ({ where, why = 'authority' }, { failures, endpoints }) =>
    failures.certificate.advice({
      where,
      what: endpoints.doubts[why],
      advice: endpoints.doubtAdvice[why],
    }),
  'host-unreachable': (failure, { advice }) => advice.reach[failure.cause](failure),
  'policy-unreadable': policyAdvice,
  'not-allowed-by-policy': ({ rule }, { advice }) => advice.policyRules[rule],
  'update-refused': ({ why }, { failures, advice }) =>
    failures['update-refused'].advice({ sentence: advice.updateRefusals[why] }),
  'update-not-kept': diskAdvice,
};

/** Adds the explanation of another program to the advice. */
export function withDetail(advice: string, failure: Failure, messages: FailureMessages): string {
  const detail = 'detail' in failure ? failure.detail : undefined;
  return detail === undefined || detail === ''
    ? advice
    : messages.advice.withDetail({ advice, detail });
}

type Advice = FailureMessages['advice'];

/** A sentence without its full stop, to be put into another one. */
const open = (sentence: string): string => sentence.replace(/[.。]$/, '');

function diskAdvice(
  { why, path }: { readonly why: DiskProblem; readonly path?: string | undefined },
  { advice }: FailureMessages,
): string {
  return path === undefined ? advice.disk[why] : advice.notAFolder({ path });
}

function streamAdvice(statusCode: string | undefined, advice: Advice): string {
  switch (statusCode) {
    case 'NETWORK_CONNECTION_ERROR':
    case 'INTERNAL_ERROR':
      return advice.stream[statusCode];
    case undefined:
      return advice.noReason;
    default:
      return advice.tryAgain({ state: statusCode });
  }
}

function policyAdvice(
  { why, path, field, rule, ...broken }: FailureOf<'policy-unreadable'>,
  { failures, advice: { policyProblems }, rules }: FailureMessages,
): string {
  const { advice, adviceAt, adviceIn, adviceUnfit } = failures['policy-unreadable'];
  const problem = policyProblems[why];
  if (field === undefined)
    return path === undefined ? advice({ problem }) : adviceIn({ problem, path });
  if (rule === undefined) return adviceUnfit({ problem, field });
  return adviceAt({ problem, field, sentence: open(ruleSentence({ rule, ...broken }, rules)) });
}

/** Signals with which a program ends because of a mistake in it. */
const CRASHES: ReadonlySet<string> = new Set([
  ...['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP', 'SIGSYS'],
]);

/** How the viewer ended. Windows reports a crash as a code from 0xC0000000 on, and has no signals. */
function viewerAdvice(
  { exitCode, signal, unread }: FailureOf<'viewer-failed'>,
  { advice: { viewerEnded } }: FailureMessages,
): string {
  if (unread === true && exitCode === 0) return viewerEnded.unread;
  if (exitCode >= 0xc0000000)
    return viewerEnded.crashed({ signal: `0x${exitCode.toString(16).toUpperCase()}` });
  if (signal === undefined) return viewerEnded.code({ exitCode });
  if (signal === 'SIGKILL') return viewerEnded.killed({ signal });
  return CRASHES.has(signal) ? viewerEnded.crashed({ signal }) : viewerEnded.stopped({ signal });
}
