import { runArea } from '#infra/commands/describe-area.ts';
import { decodeEarlier } from '#shared/reference/earlier.ts';
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

  it('looks up what a release that was replaced said, and names it', () => {
    const area =
      'E01034932|Birmingham 045F|hodge-hill|E05011120|70|12|1|34|1|1500|500|200|-1.8|52.5';
    const earlier = decodeEarlier({
      smallAreas: { 2019: '', 2025: `1|${area}` },
      places: '1|B8 3BB|E01009194|E01034932|E05011151|ladywood|11',
    });
    const printed: string[] = [];
    const args = ['B8 3BB', '--release', 'postcodes=1', '--release', 'deprivation2025=1'];
    runArea(
      args,
      (line) => printed.push(line),
      () => undefined,
      earlier,
    );

    expect(JSON.parse(printed.join(''))).toMatchObject({
      ...{ localityCode: 'ladywood', nearEdge: true, imd2025: 12, idaci2025: 34, imd2019: 3490 },
      releases: {
        postcodes: expect.stringContaining('Code-Point Open 2025.4.0') as string,
        deprivation2025: expect.stringContaining('2025') as string,
      },
    });
  });

  it.each(['postcodes=99', 'deprivation2030=1', 'x'])('knows no release %s', (release) => {
    const { exitCode, complaints } = run('B8 3BB', '--release', release);

    expect(exitCode).toBe(2);
    expect(complaints[0]).toContain(`There is no release ${release}.`);
  });
});
