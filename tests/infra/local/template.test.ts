import { expect, test } from 'vitest';
import type { JsonObject } from '#infra/local/json.ts';
import { resourceTypes } from '#infra/local/resource-types.ts';
import { createStack } from '#infra/local/stack.ts';
import { readTemplate } from '#infra/local/template.ts';

/** Resolves a value as the environment of a function in a template with a queue and a table. */
function resolved(value: unknown, more: object = {}, parameters: Record<string, string> = {}) {
  const template = readTemplate(
    {
      Parameters: { Colour: { Type: 'String', Default: 'red' }, Shape: { Type: 'String' } },
      Mappings: { Sizes: { 'eu-west-2': { small: 'S' } } },
      Conditions: {
        IsRed: { 'Fn::Equals': [{ Ref: 'Colour' }, 'red'] },
        IsBlue: { 'Fn::Equals': [{ Ref: 'Colour' }, 'blue'] },
        IsEither: { 'Fn::Or': [{ Condition: 'IsRed' }, { Condition: 'IsBlue' }] },
        IsNeither: { 'Fn::Not': [{ Condition: 'IsEither' }] },
        IsBoth: { 'Fn::And': [{ Condition: 'IsRed' }, { Condition: 'IsBlue' }] },
      },
      Resources: {
        Work: { Type: 'AWS::SQS::Queue', Properties: {} },
        Letters: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
        Orders: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } },
        Role: { Type: 'AWS::IAM::Role', Properties: {} },
        OnlyWhenBlue: { Type: 'AWS::SQS::Queue', Condition: 'IsBlue', Properties: {} },
        Reader: { Type: 'AWS::Lambda::Function', Properties: { value } },
        ...more,
      },
    },
    'Small',
  );
  const stack = createStack(template);
  stack.setAttribute('Work', 'Ref', 'http://127.0.0.1:1/000000000000/Small-Work');
  for (const [name, given] of Object.entries(parameters)) stack.setParameter(name, given);
  return { stack, value: () => reader(stack.resourcesOf('AWS::Lambda::Function')[0]!.properties) };
}

function reader(properties: JsonObject): unknown {
  return properties['value'];
}

test.each<[string, unknown, unknown]>([
  ['a table’s name', { Ref: 'Orders' }, 'orders'],
  ['a queue’s address', { Ref: 'Work' }, 'http://127.0.0.1:1/000000000000/Small-Work'],
  ['a queue’s name', { 'Fn::GetAtt': ['Work', 'QueueName'] }, 'Small-Work'],
  ['a FIFO queue’s name', { 'Fn::GetAtt': ['Letters', 'QueueName'] }, 'Small-Letters.fifo'],
  [
    'a queue’s ARN',
    { 'Fn::GetAtt': ['Work', 'Arn'] },
    'arn:aws:sqs:eu-west-2:000000000000:Small-Work',
  ],
  ['a role’s ARN', { 'Fn::GetAtt': 'Role.Arn' }, 'arn:aws:iam::000000000000:role/Small-Role'],
  ['a parameter’s default', { Ref: 'Colour' }, 'red'],
  ['a parameter’s value', { Ref: 'Shape' }, 'round'],
  ['the region', { Ref: 'AWS::Region' }, 'eu-west-2'],
  ['the stack’s name', { Ref: 'AWS::StackName' }, 'Small'],
  ['a join', { 'Fn::Join': ['-', ['a', { Ref: 'Colour' }, 1]] }, 'a-red-1'],
  [
    'a substitution',
    { 'Fn::Sub': '${Colour} ${Orders.Arn} ${!Colour}' },
    'red arn:aws:dynamodb:eu-west-2:000000000000:table/orders ${Colour}',
  ],
  ['a substitution with values', { 'Fn::Sub': ['${x}!', { x: { Ref: 'Colour' } }] }, 'red!'],
  ['a choice from a split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
  ['a mapping', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] }, 'S'],
  ['a base64 text', { 'Fn::Base64': 'x' }, 'eA=='],
  [
    'the branch of a condition that holds',
    { 'Fn::If': ['IsEither', { Ref: 'Colour' }, 'no'] },
    'red',
  ],
  ['the branch of one that does not', { 'Fn::If': ['IsNeither', 'yes', 'no'] }, 'no'],
  ['both of two conditions', { 'Fn::If': ['IsBoth', 'yes', 'no'] }, 'no'],
  ['nothing', { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
])('resolves %s', (_, value, expected) => {
  expect(resolved({ in: value }, {}, { Shape: 'round' }).value()).toEqual({ in: expected });
});

test.each<[string, unknown, RegExp]>([
  [
    'a function that it does not know',
    { 'Fn::Cidr': [] },
    /uses Fn::Cidr, which the local platform cannot resolve/,
  ],
  [
    'a parameter without a value',
    { Ref: 'Shape' },
    /parameter Shape has no value: start the local provider/,
  ],
  ['a resource that is not there', { Ref: 'Nobody' }, /refers to Nobody, which it does not hold/],
  [
    'an attribute that only AWS knows',
    { 'Fn::GetAtt': ['Orders', 'TableId'] },
    /Orders\.TableId .* has no value on this machine/,
  ],
])('says what to do about %s', (_, value, problem) => {
  expect(() => resolved(value).value()).toThrow(problem);
});

test('leaves out a resource whose condition does not hold', () => {
  const { stack } = resolved('');
  expect(stack.resourcesOf('AWS::SQS::Queue').map(({ logicalId }) => logicalId)).toEqual([
    'Work',
    'Letters',
  ]);
});

test('refuses a type that nobody has decided about, and says where to decide', () => {
  expect(() => resolved('', { Film: { Type: 'AWS::S3::FilmReel', Properties: {} } })).toThrow(
    'The local platform does not know AWS::S3::FilmReel (Film): run it, or give the reason why it has no local effect, in infra/local/resource-types.ts.',
  );
});

test('gives a reason, as the rest of a sentence, for each type without a local effect', () => {
  for (const known of resourceTypes.values()) {
    expect(known.effect === 'runs' || /^[a-z'].{20,}[^.]$/.test(known.because)).toBe(true);
  }
});
