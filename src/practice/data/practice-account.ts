/** The AWS account id of every practice studio. No real account has it. */
export const account = '000000000000';

/** The id of the practice studio, the same in every run, so that copied links keep working. */
export const practiceStudioId = 'us-west-2:stid-PracticeStudio01';

/** The only user of a practice studio: its keys belong to this person. */
export const practiceUser = 'practice-artist';

/**
 * An ARN (Amazon Resource Name) of the practice account, as the service writes it.
 * `resource` is type and id, for example `studio/ID`.
 */
export function arn(region: string, resource: string): string {
  return `arn:aws:nimble:${region}:${account}:${resource}`;
}
