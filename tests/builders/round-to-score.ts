import { grantApplications, type GrantApplication } from '#shared/community-grants/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

const groups = [
  { id: '2AAAAAAAA1', name: 'Ward End Saturday Table', askedPence: 1_800_00 },
  { id: '2AAAAAAAA2', name: 'Alum Rock Advice', askedPence: 4_000_00 },
  { id: '2AAAAAAAA3', name: 'Warm Church Hall', askedPence: 900_00 },
] as const;

/** A round with £4,000 to give, and three groups that ask it for £6,700 together. */
export async function createRoundToScore() {
  const group = await createSubmittedGrant({ scored: false });
  const platform = createStaffPlatform();
  platform.clock.moveTo(group.platform.clock.now());
  for (const item of group.platform.all()) {
    if (!item.pk.startsWith('GRANT')) await platform.commit([{ action: 'create', item }]);
  }
  const submitted = await group.application();
  await platform.commit(groups.map((each) => grantApplications.create(sentBy(submitted, each))));
  return { platform, groups };
}

/** The same application as another group would have sent it. */
export function sentBy(
  application: GrantApplication,
  {
    id,
    name,
    askedPence,
  }: { readonly id: string; readonly name: string; readonly askedPence: number },
): GrantApplication {
  const { sections } = application;
  const { organisation, budget, project } = sections;
  const hodgeHill = {
    ...{ name: 'Hall', wardCode: 'E05011118', localityCode: 'hodge-hill' },
  };
  return {
    ...application,
    grantApplicationId: id,
    sections: {
      ...sections,
      organisation: { ...organisation!, answers: { ...organisation!.answers!, name } },
      project: {
        ...project!,
        answers: { ...project!.answers!, where: { kind: 'places', places: [hodgeHill] } },
      },
      budget: {
        ...budget!,
        answers: {
          ...budget!.answers!,
          askedPence,
          lines: [{ what: 'All', amountPence: askedPence }],
        },
      },
    },
  };
}
