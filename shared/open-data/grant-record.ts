import * as z from 'zod';

import { answersOf, findRound, type GrantApplication } from '#shared/community-grants/index.ts';
import type { GrantAwardIn, PublishedGrant } from '#shared/grant-awards/index.ts';
import { derivedReference, localDate } from '#shared/kernel/index.ts';
import { wardByCode } from '#shared/reference/index.ts';

const organisation = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  charityNumber: z.string().optional(),
  companyNumber: z.string().optional(),
});

/**
 * A grant as 360Giving 1.4 has it: what its schema requires, and of what it allows that which is public of
 * our grants. Amounts are in pounds. Source: 360-giving-schema.json, ThreeSixtyGiving/standard 1.4.
 */
export const grantRecordSchema = z.strictObject({
  id: z.string().regex(/^360G-[A-Za-z0-9_]+-[A-Za-z0-9_]+$/),
  title: z.string().min(1).max(139),
  description: z.string().min(1),
  currency: z.literal('GBP'),
  amountAwarded: z.number().positive(),
  awardDate: z.iso.date(),
  plannedDates: z.array(z.strictObject({ startDate: z.iso.date(), endDate: z.iso.date() })),
  recipientOrganization: z.array(organisation).length(1),
  fundingOrganization: z.array(organisation).length(1),
  grantProgramme: z.array(z.strictObject({ code: z.string(), title: z.string() })),
  beneficiaryLocation: z.array(
    z.strictObject({ name: z.string(), geoCode: z.string(), geoCodeType: z.enum(['WD', 'MD']) }),
  ),
  fromOpenCall: z.literal('Yes'),
  dataSource: z.url(),
});
export type GrantRecord = z.infer<typeof grantRecordSchema>;

/** Who gives the grants, as the register of 360Giving and org-id.guide know them. */
export interface Publisher {
  /** What 360Giving gave the publisher, for its identifiers to begin with. */
  readonly prefix: string;
  /** `GB-CHC-…` of the charity that gives the grants. */
  readonly organisationId: string;
  readonly name: string;
  /** Where people read of the grants themselves. */
  readonly source: string;
}

/** The publisher of this platform's grants, as they were handed in at deployment. */
export function publisherOf(handedIn: {
  readonly prefix: string;
  readonly organisationId: string;
  readonly serviceOrigin: string;
}): Publisher {
  const { prefix, organisationId, serviceOrigin } = handedIn;
  return { prefix, organisationId, name: 'BVSC', source: `${serviceOrigin}/grants/awarded` };
}

const birmingham = { name: 'Birmingham', geoCode: 'E08000025', geoCodeType: 'MD' } as const;
/** The standard wants a title of less than 140 characters. */
const longestTitle = 139;

/** The record of an accepted grant; only what its group agreed to be published. */
export function grantRecordOf(
  publisher: Publisher,
  {
    application,
    award,
    published,
  }: {
    readonly application: GrantApplication;
    readonly award: GrantAwardIn<'accepted'>;
    readonly published: PublishedGrant;
  },
): GrantRecord {
  const { prefix, organisationId, name, source } = publisher;
  const { organisation: group } = answersOf(application);
  const { charityNumber, companyNumber } = group;
  const { roundId, projectFrom: startDate, projectUntil: endDate } = published;
  return {
    id: `360G-${prefix}-${award.grantApplicationId}`,
    title: award.title.slice(0, longestTitle),
    description: published.purpose,
    currency: 'GBP',
    amountAwarded: published.amountPence / 100,
    awardDate: localDate(published.acceptedAt),
    plannedDates: [{ startDate, endDate }],
    recipientOrganization: [
      {
        id: recipientId(prefix, published.groupName, { charityNumber, companyNumber }),
        name: published.groupName,
        ...(charityNumber !== undefined && { charityNumber }),
        ...(companyNumber !== undefined && { companyNumber }),
      },
    ],
    fundingOrganization: [{ id: organisationId, name }],
    grantProgramme: [{ code: roundId, title: findRound(roundId)?.name ?? roundId }],
    beneficiaryLocation:
      published.where.kind === 'city-wide'
        ? [birmingham]
        : published.where.wardCodes.map((geoCode) => ({
            ...{ name: wardByCode(geoCode)?.name ?? geoCode, geoCode, geoCodeType: 'WD' },
          })),
    fromOpenCall: 'Yes',
    dataSource: source,
  };
}

/** A group in no register has an id of ours, the same for each of its grants. */
function recipientId(
  prefix: string,
  name: string,
  numbers: {
    readonly charityNumber: string | undefined;
    readonly companyNumber: string | undefined;
  },
): string {
  const { charityNumber, companyNumber } = numbers;
  if (charityNumber !== undefined) return `GB-CHC-${charityNumber}`;
  if (companyNumber !== undefined) return `GB-COH-${companyNumber}`;
  return `360G-${prefix}-group_${derivedReference('open-data-group', name.trim().toLowerCase())}`;
}
