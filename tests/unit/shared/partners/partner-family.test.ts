import { describe, expect, it } from 'vitest';

import { familiesNamed, nameKeysOf, partnerFamilies } from '#shared/partners/index.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

const secret = 'matching-key';
const partnerId = 'acorn-primary-school';

async function setup() {
  const memory = createMemoryRecords();
  const { records, commit } = memory;
  const brings = async (applicationId: string, fullName: string, by = partnerId) => {
    const nameKeys = nameKeysOf(fullName, by, secret);
    const submittedAt = `2026-05-0${applicationId.at(-1) ?? ''}T09:00:00.000Z`;
    await commit([partnerFamilies.create({ partnerId: by, applicationId, submittedAt, nameKeys })]);
  };
  await brings('A1', 'Zoë Nowak-Święcicka');
  await brings('A2', 'Amina Yusuf');
  await brings('A3', 'Yusuf Khan');
  await brings('A4', 'Amina Yusuf', 'lantern-family-charity');
  const find = async (name: string) =>
    (await familiesNamed(records, { partnerId, name, secret })).map((found) => found.applicationId);
  return { find, all: () => memory.all() };
}

describe('the families of a partner', () => {
  it.each([
    ['yusuf', ['A3', 'A2']],
    ['  YUSUF amina ', ['A2']],
    ['zoe', ['A1']],
    ['swiecicka', ['A1']],
    ['Yus', []],
    ['Amina Khan', []],
    ['  - ', []],
  ])('are found by every word of a name: %j', async (name, expected) => {
    const { find } = await setup();
    expect(await find(name)).toEqual(expected);
  });

  it('are listed without their names', async () => {
    const { all } = await setup();
    expect(JSON.stringify(all())).not.toMatch(/yusuf|amina|nowak/i);
  });

  it('have other keys for another partner, so that lists say nothing side by side', () => {
    const [ours] = nameKeysOf('Amina', partnerId, secret);
    expect(nameKeysOf('Amina', 'lantern-family-charity', secret)).not.toContain(ours);
  });
});
