import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xmlProblem } from '../../../../src/main/providers/ec2/xml-response.ts';

const problem = (body: string) => xmlProblem({ body });
const inside = (content: string) =>
  `<DescribeInstancesResponse>${content}</DescribeInstancesResponse>`;
const levels = (count: number) => '<item>'.repeat(count) + '</item>'.repeat(count);

describe('a response that can be parsed', () => {
  it.each([
    ['a list', inside('<reservationSet/>')],
    ['a declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${inside('')}\n`],
    ['a byte order mark', `\uFEFF${inside('')}`],
    ['attributes', '<StopInstancesResponse xmlns="http://ec2/"><a/></StopInstancesResponse>'],
    ['an error', '<Response><Errors><Error><Code>X</Code></Error></Errors></Response>'],
    ['the five entities of XML, and numbers', inside('<a>&lt;&amp;&gt;&quot;&apos;&#65;</a>')],
    ['40 levels', inside(levels(39))],
    ['ten thousand siblings', inside('<item><a>1</a></item>'.repeat(10_000))],
  ])('has %s', (_, body) => {
    expect(problem(body)).toBeUndefined();
  });
});

const entity = '<!ENTITY a "b">';
describe('a response that is not parsed', () => {
  it.each([
    ['its own entity', `<!DOCTYPE x [${entity}]>${inside('&a;')}`],
    [
      'an entity that is a file',
      `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${inside('&a;')}`,
    ],
    [
      'an entity after the declaration',
      `<?xml version="1.0"?><!DOCTYPE x [${entity}]>${inside('&a;')}`,
    ],
    ['a parameter entity', `<!DOCTYPE x [<!ENTITY % a SYSTEM "http://x/">%a;]>${inside('')}`],
    ['a document type in lower case', `<!doctype x [${entity}]>${inside('&a;')}`],
    ['a document type inside the root', inside(`<!DOCTYPE x [${entity}]>&a;`)],
    ['a document type after the root', `${inside('')}<!DOCTYPE x [${entity}]>`],
    ['a comment before a document type', `<!-- x --><!DOCTYPE x [${entity}]>${inside('')}`],
    ['a document type of another service', '<!DOCTYPE html><html></html>'],
    ['another root', '<html><body/></html>'],
    ['no root', 'service unavailable'],
    ['too many levels', inside(levels(41))],
    ['levels with attributes', inside('<a b="1">'.repeat(60) + '</a>'.repeat(60))],
    ['levels that are never closed', inside('<a>'.repeat(60))],
  ])('has %s', (_, body) => {
    expect(problem(body)).toMatchObject({ kind: 'transient-error' });
  });

  it.each([
    ['is empty', '', 'empty-answer'],
    ['is blank', ' \n', 'empty-answer'],
    ['ends in a tag', inside('<a>1</a>').slice(0, -3), 'cut-answer'],
    ['ends in a value', '<DescribeInstancesResponse><a>12', 'cut-answer'],
    ['ends before the root is closed', inside('<a/>').replace(/<\/Desc.*/, ''), 'cut-answer'],
    ['continues after the root', `${inside('')}${inside('').slice(0, 8)}`, 'cut-answer'],
  ])('%s', (_, body, code) => {
    expect(problem(body)).toMatchObject({ kind: 'transient-error', code });
  });

  it('is incomplete, wherever it ends', () => {
    const body = inside(
      '<reservationSet><item><instanceId>i-1</instanceId></item></reservationSet>',
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: body.length - 1 }), (at) => {
        expect(problem(body.slice(0, at))).toMatchObject({ kind: 'transient-error' });
      }),
    );
  });
});
