import { runArea } from '#infra/commands/describe-area.ts';
import { describe, expect, it } from 'vitest';

function run(...args: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const exitCode = runArea(
    args,
    (line) => printed.push(line),
    (line) => complaints.push(line),
  );
  return { exitCode, printed: printed.join('\n'), complaints };
}

describe('npm run area', () => {
  it('prints the area of a postcode inside the city with the ranks of both vintages', () => {
    const { exitCode, printed } = run('b8', '3bb');

    expect(exitCode).toBe(0);
    expect(JSON.parse(printed)).toEqual({
      status: 'inside',
      postcode: 'B8 3BB',
      live: true,
      nearEdge: false,
      localityCode: 'hodge-hill',
      localityName: 'Hodge Hill',
      wardCode: 'E05011120',
      wardName: 'Alum Rock',
      lsoa2011: 'E01009194',
      lsoa2021: 'E01034932',
      imd2019: 3490,
      imd2019Decile: 2,
      imd2025: 1944,
      imd2025Decile: 1,
      idaci2019: 7978,
      idaci2019Decile: 3,
      idaci2025: 2774,
      idaci2025Decile: 1,
      cityRank2019: 49.9,
      cityRank2025: 64.2,
    });
  });

  it('names the council of a postcode outside', () => {
    const { exitCode, printed } = run('B14 4LJ');

    expect(exitCode).toBe(0);
    expect(JSON.parse(printed)).toEqual({
      status: 'outside',
      postcode: 'B14 4LJ',
      councilCode: 'E08000029',
      councilName: 'Solihull',
    });
  });

  it('answers unknown, and not a failure, for text that is no postcode', () => {
    const { exitCode, printed } = run('hello');

    expect(exitCode).toBe(0);
    expect(JSON.parse(printed)).toEqual({ status: 'unknown', reason: 'not-a-postcode' });
  });

  it.each([[[]], [['']], [['  ']]])('asks in one sentence for a postcode when given %j', (args) => {
    const { exitCode, printed, complaints } = run(...args);

    expect(exitCode).toBe(2);
    expect(printed).toBe('');
    expect(complaints).toEqual([
      'Say which postcode to look up: npm run --silent area -- "B8 3BB".',
    ]);
  });
});
