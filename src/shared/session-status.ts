/** Why a workstation is as it is: the service's status codes in sentences, with what to do. */
const sentences: ReadonlyMap<string, string> = new Map([
  [
    'INSUFFICIENT_CAPACITY',
    'There is no machine of this kind free right now. Try again in a while, or choose another instance type.',
  ],
  [
    'ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR',
    "It could not join the studio's domain. Tell your administrator.",
  ],
  [
    'NETWORK_CONNECTION_ERROR',
    "It could not reach the studio's network. Try again; if it stays so, tell your administrator.",
  ],
  [
    'NETWORK_INTERFACE_ERROR',
    'It got no network of its own. Try again; if it stays so, tell your administrator.',
  ],
  [
    'INITIALIZATION_SCRIPT_ERROR',
    'A script that prepares it has failed. Tell your administrator, with the name of the launch profile.',
  ],
  ['DECRYPT_STREAMING_IMAGE_ERROR', 'Its image could not be decrypted. Tell your administrator.'],
  ['AMI_VALIDATION_ERROR', 'Its image is not one the studio can use. Tell your administrator.'],
  ['INTERNAL_ERROR', 'The studio had a problem of its own. Try again in a minute.'],
]);

/** The sentence for a status code; the code itself where it is not known, nothing where there is none. */
export function statusSentence(statusCode: string | undefined): string | undefined {
  if (statusCode === undefined || statusCode === '') return undefined;
  return sentences.get(statusCode) ?? `The service says ${statusCode}.`;
}
