import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explanationOf } from '../../../../src/main/core/provider/explanation.ts';

describe('the explanation of an error', () => {
  it.each<[string, unknown, string | undefined]>([
    ['of AWS', { code: 'X', message: 'No room.' }, 'No room.'],
    ['of AWS, in capitals', { __type: 'X', Message: 'No room.' }, 'No room.'],
    ['of OAuth', { error: 'invalid_scope', error_description: 'No such scope.' }, 'No such scope.'],
    ['of OAuth, without a description', { error: 'invalid_scope' }, 'invalid_scope'],
    ['of Spring', { status: 400, error: 'Bad Request', message: '', path: '/x' }, 'Bad Request'],
    ['of the Access Console', { Error: { Code: '400', Message: 'No.' } }, 'No.'],
    ['of an item', { SessionId: 'x', FailureReason: 'No server.' }, 'No server.'],
    ['of an item, with a code only', { FailureCode: 'NO_CAPACITY' }, 'NO_CAPACITY'],
    ['of an item, with reason and code', { FailureCode: 'X', FailureReason: 'No.' }, 'No.'],
    [
      'of an item, with several reasons',
      { FailureReasons: { Broker: 'No server.', Other: 'No room.', Odd: 7 } },
      'No server. No room.',
    ],
    ['of a list of items', { UnsuccessfulList: [{}, { FailureReason: 'No.' }] }, 'No.'],
    ['of a list of errors', { errors: [{ message: 'First.' }, { message: 'Second.' }] }, 'First.'],
    ['of a list of texts', { errors: ['First.', 'Second.'] }, 'First.'],
    ['of RFC 9457', { type: 'about:blank', title: 'Bad', detail: 'No room.' }, 'No room.'],
    ['of RFC 9457, with a title only', { type: 'about:blank', title: 'No room.' }, 'No room.'],
    ['of JSON:API', { errors: [{ title: 'Bad', detail: 'No room.' }] }, 'No room.'],
    [
      'of an API gateway',
      { fault: { faultstring: 'No room.', detail: { code: 'x' } } },
      'No room.',
    ],
    ['of several texts', { errorMessages: ['First.', 'Second.'] }, 'First.'],
    ['as msg', { status: 1, msg: 'No.' }, 'No.'],
    ['as a description', { code: 1, description: 'No.' }, 'No.'],
    ['in snake case', { error_message: 'No.' }, 'No.'],
    ['in camel case', { errorMessage: 'No.' }, 'No.'],
    ['none, because it is blank', { message: '  ' }, undefined],
    ['none, because of another type', { message: 7, error: null, errors: {} }, undefined],
    ['none, because there is no text', { status: 400 }, undefined],
    ['none, because it is nested too deep', [[[[[['deep']]]]]], undefined],
    ['none, because there is no body', undefined, undefined],
  ])('%s', (_, body, text) => {
    expect(explanationOf(body)).toBe(text);
  });

  it('is a text or undefined, whatever the body', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(['string', 'undefined']).toContain(typeof explanationOf(body));
      }),
    );
  });
});
