import { expect, test } from 'vitest';
import { readCommandLine } from '#infra/local/command-line.ts';

test('runs our own engine on port 3000 unless told otherwise', () => {
  expect(readCommandLine([])).toEqual({
    port: 3000,
    fresh: false,
    records: 'in-process',
    dataFolder: '.local/platform',
    help: false,
  });
});

test('reads every flag', () => {
  const given = ['--port', '0', '--fresh', '--records', 'http://127.0.0.1:8000', '--data', 'x'];
  expect(readCommandLine(given)).toEqual({
    port: 0,
    fresh: true,
    records: new URL('http://127.0.0.1:8000'),
    dataFolder: 'x',
    help: false,
  });
});

test.each([
  [['--port', 'http'], /--port takes a number/],
  [['--port', '70000'], /--port takes a number/],
  [['--records', 'oracle'], /--records takes in-process, dynoxide or an address/],
  [['--frsh'], /Unknown option '--frsh'[\s\S]*npm start --/],
  [['now'], /Unexpected argument 'now'/],
])('answers %j with a sentence', (given, sentence) => {
  expect(() => readCommandLine(given)).toThrow(sentence);
});
