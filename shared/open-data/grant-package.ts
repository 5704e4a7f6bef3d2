import type { GrantRecord, Publisher } from './grant-record.ts';
import type { OpenGrantIn } from './open-grant.ts';

/** The version of the standard that the records keep to. */
const standardVersion = '1.4';
/** CC BY 4.0, as the publisher's register says. */
const licence = 'https://creativecommons.org/licenses/by/4.0/';

/** All that was signed as one 360Giving package; undefined while nothing was, for the standard knows no empty one. */
export function grantPackage(publisher: Publisher, grants: readonly OpenGrantIn<'open'>[]) {
  if (grants.length === 0) return undefined;
  const { prefix, name, organisationId, source } = publisher;
  const modified = grants
    .map(({ signedAt }) => signedAt)
    .sort()
    .at(-1);
  return {
    version: standardVersion,
    title: `Community grants of ${name}`,
    description: 'Grants to community, voluntary and faith groups in Birmingham',
    identifier: `360G-${prefix}-community-grants`,
    publisher: { identifier: organisationId, name, website: source },
    license: licence,
    modified,
    grants: grants.map(({ record, signedAt }) => ({ ...record, dateModified: signedAt })),
  };
}

type Cell = string | number;

/** The same as rows under the titles that the standard gives its spreadsheets. */
export function grantRows(grants: readonly OpenGrantIn<'open'>[]): readonly (readonly Cell[])[] {
  const places = Math.max(1, ...grants.map(({ record }) => record.beneficiaryLocation.length));
  const numbers = Array.from({ length: places }, (_, index) => index);
  const heads = [
    ...['Identifier', 'Title', 'Description', 'Currency', 'Amount Awarded', 'Award Date'],
    ...['Planned Dates:Start Date', 'Planned Dates:End Date'],
    ...['Recipient Org:Identifier', 'Recipient Org:Name'],
    ...['Recipient Org:Charity Number', 'Recipient Org:Company Number'],
    ...['Funding Org:Identifier', 'Funding Org:Name'],
    ...['Grant Programme:Code', 'Grant Programme:Title', 'From An Open Call?'],
    ...numbers.flatMap((number) => [
      ...[`Beneficiary Location:${number}:Name`],
      ...[`Beneficiary Location:${number}:Geographic Code`],
      ...[`Beneficiary Location:${number}:Geographic Code Type`],
    ]),
    ...['Last Modified', 'Data Source'],
  ];
  return [heads, ...grants.map((grant) => rowOf(grant, numbers))];
}

function rowOf(
  { record, signedAt }: OpenGrantIn<'open'>,
  numbers: readonly number[],
): readonly Cell[] {
  const { recipientOrganization, fundingOrganization, plannedDates, grantProgramme } = record;
  const [recipient] = recipientOrganization;
  const [funder] = fundingOrganization;
  const [dates] = plannedDates;
  const [programme] = grantProgramme;
  return [
    ...[record.id, record.title, record.description, record.currency],
    ...[record.amountAwarded, record.awardDate, dates?.startDate ?? '', dates?.endDate ?? ''],
    ...[recipient?.id ?? '', recipient?.name ?? ''],
    ...[recipient?.charityNumber ?? '', recipient?.companyNumber ?? ''],
    ...[funder?.id ?? '', funder?.name ?? '', programme?.code ?? '', programme?.title ?? ''],
    record.fromOpenCall,
    ...numbers.flatMap((number) => placeCells(record.beneficiaryLocation[number])),
    ...[signedAt, record.dataSource],
  ];
}

function placeCells(place: GrantRecord['beneficiaryLocation'][number] | undefined): string[] {
  return [place?.name ?? '', place?.geoCode ?? '', place?.geoCodeType ?? ''];
}
