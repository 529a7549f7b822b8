import * as v from 'valibot';
import { rule } from '../base/rule.ts';
import { isServiceAddress } from './hosts.ts';

/**
 * Where a connection's requests go: https anywhere, http on this machine only; no link-local
 * address and no metadata service; no user info, query or fragment. The text must be in the
 * normalized form of `URL` (except for a trailing slash), so that the address shown is the one that
 * is used.
 */
export const Endpoint = v.pipe(
  v.string(),
  v.maxLength(512, rule('endpoint-long')),
  v.check(isEndpoint, rule('endpoint')),
);

function isEndpoint(text: string): boolean {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || /[?#@\\]/.test(text)) return false;
  if (url.href !== text && url.href !== `${text}/` && !sameButPort(url, text)) return false;
  return isServiceAddress(url);
}

/** `https://host:443` is a fair way to write `https://host/`. */
function sameButPort(url: URL, text: string): boolean {
  const port = url.protocol === 'https:' ? ':443' : ':80';
  return text.replace(/\/$/, '') === `${url.origin}${port}${url.pathname}`.replace(/\/$/, '');
}
