import { expect, test } from 'vitest';
import { readFilterPattern, readFilters } from '#infra/local/filter-pattern.ts';
import type { Json } from '#infra/local/json.ts';

const event: Json = {
  eventName: 'INSERT',
  count: 5,
  nothing: null,
  tags: ['red', 'green'],
  dynamodb: { NewImage: { kind: { S: 'event' }, amount: { N: '5' } } },
};

test.each<[string, Json]>([
  ['a text', { eventName: ['INSERT'] }],
  ['one of several', { eventName: ['REMOVE', 'INSERT'] }],
  ['a number', { count: [5] }],
  ['null', { nothing: [null] }],
  ['something deep inside', { dynamodb: { NewImage: { kind: { S: ['event'] } } } }],
  ['several fields at once', { eventName: ['INSERT'], count: [5] }],
  ['a member of a list', { tags: ['green'] }],
  ['a beginning', { eventName: [{ prefix: 'INS' }] }],
  ['an end', { eventName: [{ suffix: 'ERT' }] }],
  ['a text in any case', { eventName: [{ 'equals-ignore-case': 'insert' }] }],
  ['a wildcard', { eventName: [{ wildcard: 'I*S*T' }] }],
  ['anything but one', { eventName: [{ 'anything-but': 'REMOVE' }] }],
  ['anything but several', { eventName: [{ 'anything-but': ['REMOVE', 'MODIFY'] }] }],
  ['anything but a beginning', { eventName: [{ 'anything-but': { prefix: 'REM' } }] }],
  ['something that is there', { eventName: [{ exists: true }] }],
  ['something that is not there', { elsewhere: [{ exists: false }] }],
  ['something deep that is not there', { dynamodb: { OldImage: { kind: [{ exists: false }] } } }],
  ['a number in a range', { count: [{ numeric: ['>', 4, '<=', 5] }] }],
  ['one of two patterns', { $or: [{ eventName: ['REMOVE'] }, { count: [5] }] }],
])('matches %s', (_, pattern) => {
  expect(readFilterPattern(pattern)(event)).toBe(true);
});

test.each<[string, Json]>([
  ['another text', { eventName: ['REMOVE'] }],
  ['a number written as text', { count: ['5'] }],
  ['a field that is missing', { elsewhere: ['INSERT'] }],
  ['one field when two are asked for', { eventName: ['INSERT'], count: [6] }],
  ['another beginning', { eventName: [{ prefix: 'ins' }] }],
  ['the wildcard of another', { eventName: [{ wildcard: 'I*X' }] }],
  ['a question mark as a wildcard', { eventName: [{ wildcard: 'INSER?' }] }],
  ['anything but itself', { eventName: [{ 'anything-but': ['INSERT'] }] }],
  ['anything but, of what is missing', { elsewhere: [{ 'anything-but': 'x' }] }],
  ['something that should be missing', { eventName: [{ exists: false }] }],
  ['something missing that should be there', { elsewhere: [{ exists: true }] }],
  ['a number outside the range', { count: [{ numeric: ['>', 5] }] }],
  [
    'the number in a text, as DynamoDB writes it',
    {
      dynamodb: { NewImage: { amount: { N: [{ numeric: ['=', 5] }] } } },
    },
  ],
  ['neither of two patterns', { $or: [{ eventName: ['REMOVE'] }, { count: [6] }] }],
])('does not match %s', (_, pattern) => {
  expect(readFilterPattern(pattern)(event)).toBe(false);
});

test.each<[string, Json]>([
  ['an operator it does not know', { eventName: [{ cidr: '10.0.0.0/8' }] }],
  ['two operators at once', { eventName: [{ prefix: 'a', suffix: 'b' }] }],
  ['a comparison without its bound', { count: [{ numeric: ['>'] }] }],
  ['a bare value', { eventName: 'INSERT' }],
])('refuses %s rather than let the wrong events through', (_, pattern) => {
  expect(() => readFilterPattern(pattern)).toThrow(/cannot be read/);
});

test('lets everything through without filters, and otherwise what one of them matches', () => {
  expect(readFilters([])(event)).toBe(true);
  expect(readFilters(['{"count":[6]}', '{"count":[5]}'])(event)).toBe(true);
  expect(readFilters(['{"count":[6]}', '{"count":[7]}'])(event)).toBe(false);
});
