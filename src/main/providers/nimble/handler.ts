import type { Trust } from '../../core/base/trust.ts';
import type { Http } from '../../core/network/http.ts';
import { isTooLarge } from '../../core/provider/response-size.ts';
import { signedAt } from '../../core/provider/sdk-request.ts';
import { SdkRequestHandler } from '../../core/network/sdk-request-handler.ts';
import { parseObject } from '../../core/provider/service-answer.ts';
import { failure } from '../../core/provider/service-response.ts';
import { classify } from './classify.ts';
import { normalizeResponse } from './normalize-response.ts';
import { operationOf } from './operations.ts';

/** Sends the requests of the Nimble client, and gives it responses in which only known fields are left. */
export const createNimbleHandler = (http: Http, trust: Trust) =>
  new SdkRequestHandler(http, trust, (answer, request) => {
    const failed = classify(answer, operationOf(request), signedAt(request) ?? Date.now(), request);
    if (failed !== undefined) return { failed };
    const parsed = parseObject(answer.body) ?? {};
    if (isTooLarge(parsed)) return { failed: failure({ code: 'answer-too-large' }) };
    return { body: new TextEncoder().encode(JSON.stringify(normalizeResponse(parsed))) };
  });
