/**
 * The six regions Nimble Studio had. A region decides the host that signed requests go to, and
 * SDKs of that time built the host from any text (GHSA-6475-r3vj-m8vf), so it comes from this list only.
 */
export const REGIONS = [
  'ap-northeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-west-2',
  'us-east-1',
  'us-west-2',
] as const;
export type Region = (typeof REGIONS)[number];
