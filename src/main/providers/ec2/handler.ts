import type { Trust } from '../../core/base/trust.ts';
import type { Http } from '../../core/network/http.ts';
import { signedAt, type SdkRequest } from '../../core/provider/sdk-request.ts';
import { SdkRequestHandler } from '../../core/network/sdk-request-handler.ts';
import type { FailedResponse, ServiceAnswer } from '../../core/provider/service-answer.ts';
import type { AwsRequest } from './classify.ts';

/** The error that a response means; undefined for a successful response. */
export type Classify = (answer: ServiceAnswer, request: AwsRequest) => FailedResponse | undefined;

/** Sends the requests of the clients for EC2 and Systems Manager. */
export const createEc2Handler = (http: Http, trust: Trust, classify: Classify) =>
  new SdkRequestHandler(http, trust, (answer, request, body) => {
    const failed = classify(answer, {
      action: actionOf(request),
      signedAt: signedAt(request) ?? Date.now(),
    });
    return failed === undefined ? { body } : { failed };
  });

/** The action of a request in the syntax of IAM: EC2's is in the form, Systems Manager's in a header. */
function actionOf({ headers, body }: SdkRequest): string {
  const target = headers['x-amz-target']?.split('.').at(-1);
  if (target !== undefined) return `ssm:${target}`;
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
  const form = new URLSearchParams(typeof text === 'string' ? text : '');
  return `ec2:${form.get('Action') ?? 'unknown'}`;
}
