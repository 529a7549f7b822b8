const MOMENT =
  /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)? ?(?:Z|UTC|GMT|([+-]\d\d):?(\d\d)?)?$/i;

/**
 * A time as AWS's tools and helper programs write it, in milliseconds since 1970; undefined if it is none. Without a
 * time zone it is UTC, and old versions of the AWS CLI write `UTC` instead of `Z`. The basic format without separators,
 * which AWS uses in signatures, is read as well. Pure and total.
 */
export function expiryOf(text: string): number | undefined {
  const parts = MOMENT.exec(text.trim());
  const moment = Date.parse(parts === null ? text : isoText(parts));
  return Number.isNaN(moment) ? undefined : moment;
}

function isoText([, year, month, day, hour, minute, ...rest]: readonly (
  | string
  | undefined
)[]): string {
  const [second = '00', fraction = '0', hours, minutes = '00'] = rest;
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}${zone}`;
}
