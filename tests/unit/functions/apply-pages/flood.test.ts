import { describe, expect, test } from 'vitest';

import { honeypotField } from '#functions/apply-pages/signals.ts';
import { createBringBack, createSubmitApplication } from '#shared/applications/index.ts';
import { createAssessApplication, createConsiderProgrammes } from '#shared/approvals/index.ts';
import { messagesFor } from '#shared/events/index.ts';
import { plusSeconds, type Clock } from '#shared/kernel/index.ts';
import { isEventItem, keys, parseEvent, queues } from '#shared/records/index.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const templates = builtTemplates('functions/apply-pages/templates');
const programme = 'crisis-and-resilience-fund';
type Answers = Record<string, string | string[]>;
type Draft = Record<string, Answers>;
type Visitor = ReturnType<typeof createPageVisitor>;

/** The form, the records behind it and what assesses: all that is between a family and a caseworker. */
function setup() {
  const memory = createMemoryRecords();
  const moment = { now: () => '' };
  const clock: Clock = { now: () => moment.now() };
  const ports = { ...memory, clock, matchingKey: 'matching-key' };
  const queue: { readonly target: string; readonly body: string }[] = [];
  memory.onCommit((writes) => {
    for (const write of writes) {
      if ('item' in write && isEventItem({ ...write.item, version: 1 })) {
        queue.push(...messagesFor(parseEvent({ ...write.item, version: 1 })));
      }
    }
  });
  const family = createFamilySite(
    { templates, assets: plainAssets },
    {
      submitApplication: createSubmitApplication({
        ...ports,
        considerProgrammes: createConsiderProgrammes(),
      }),
    },
  );
  moment.now = () => family.time.now;
  const assessApplication = createAssessApplication(ports);
  const personAt = (sourceIp: string): Visitor =>
    createPageVisitor((event, context) => {
      const { requestContext, ...rest } = event as { requestContext: { http: object } };
      const http = { ...requestContext.http, sourceIp };
      return family.site({ ...rest, requestContext: { http } }, context);
    });
  const wait = (seconds: number) => {
    family.time.now = plusSeconds(family.time.now, seconds);
  };
  /** Does what the queue of assessments has, in its order; answers how many messages it had. */
  async function assess(): Promise<number> {
    const messages = queue.splice(0).filter(({ target }) => target === 'applications');
    for (const { body } of messages) {
      const { applicationId } = JSON.parse(body) as { applicationId: string };
      await assessApplication(applicationId);
    }
    return messages.length;
  }
  /** The references in a queue of caseworkers, in its order. */
  const standing = async (caseQueue: string) => {
    const { items } = await memory.records.queue({
      queue: queues.cases(programme, caseQueue),
      limit: 2_000,
    });
    return items.map((item) => (item['document'] as { applicationId: string }).applicationId);
  };
  const bringBack = createBringBack(ports);
  return { ...family, memory, personAt, wait, assess, standing, bringBack, queue };
}

type Flooded = ReturnType<typeof setup>;

const day = (birth: number) => ({
  'dateOfBirth-day': String(1 + (birth % 28)),
  'dateOfBirth-month': String(1 + (birth % 12)),
  'dateOfBirth-year': String(1950 + (birth % 50)),
});

const letters = (number: number) =>
  String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));

/** What one of many answers, so that nothing links it to the next but how it comes in. */
function answersOf(number: number, changes: Draft = {}): Draft {
  const bare: Draft = Object.fromEntries(familyAnswers);
  return {
    ...bare,
    '/apply/name': { fullName: `Amina Yusuf ${letters(number)}` },
    '/apply/date-of-birth': day(number),
    '/apply/address': { line1: `${number} Alum Rock Road`, line2: 'Saltley' },
    '/apply/contact': {
      ...bare['/apply/contact'],
      phone: `07700 9${String(number).padStart(5, '0')}`,
    },
    '/apply/payment-method': { answer: 'cash-out' },
    '/apply/more-help': { answer: 'no' },
    ...changes,
  };
}

const unasked = new Set(['/apply/bank-details', '/apply/more-help-details']);

/** Page by page, with so many seconds for each. */
async function fillIn({ wait }: Flooded, visitor: Visitor, answers: Draft, seconds: number) {
  for (const [path] of familyAnswers) {
    if (unasked.has(path)) continue;
    await visitor.see(path);
    wait(seconds);
    const answered = await visitor.send(path, answers[path] ?? {});
    expect(answered.statusCode, path).toBe(303);
  }
}

async function send(visitor: Visitor, more: Record<string, string> = {}): Promise<string> {
  await visitor.see('/apply/check-answers');
  const sent = await visitor.send('/apply/check-answers', more);
  expect(sent.statusCode).toBe(303);
  return sent.headers['location']?.split('/').at(-1) ?? '';
}

/**
 * A program that has seen the form once and now puts its answers in place without asking for each
 * page again: only the pages it cannot do without are loaded.
 */
async function sendAsProgram(
  flooded: Flooded,
  visitor: Visitor,
  number: number,
  more: {
    readonly seconds: number;
    readonly draft: Draft;
    readonly fields?: Record<string, string>;
  },
): Promise<string> {
  await visitor.see('/apply/where-you-live');
  const id = flooded.store.ids().at(-1)!;
  const loaded = (await flooded.store.load(id))!;
  const session = loaded.session as { data: { draft: Draft } };
  const draft = {
    ...more.draft,
    name: { fullName: `Amina Yusuf ${letters(number)}` },
    'date-of-birth': day(number),
    address: { line1: `${number} Alum Rock Road`, line2: '' },
    contact: { ...more.draft['contact'], phone: `07700 9${String(number).padStart(5, '0')}` },
  };
  const data = { ...session.data, draft };
  await flooded.store.save(id, { ...session, data }, loaded.expiresAt, loaded.version);
  flooded.wait(more.seconds);
  return send(visitor, more.fields);
}

/** The draft of somebody who answered everything, for programs to copy. */
async function wholeDraft(): Promise<Draft> {
  const flooded = setup();
  const visitor = flooded.personAt('192.0.2.1');
  await fillIn(flooded, visitor, answersOf(1), 4);
  const loaded = await flooded.store.load(flooded.store.ids()[0]!);
  return (loaded?.session as { data: { draft: Draft } }).data.draft;
}

test(
  'a flood of a thousand delays no family: each is assessed and stands where caseworkers look, none of the flood does',
  { timeout: 60_000 },
  async () => {
    const flooded = setup();
    const draft = await wholeDraft();
    const library = '81.2.69.142';
    const fakes: string[] = [];
    const real: string[] = [];
    const assessedInRound: number[] = [];
    let number = 1_000;
    for (let round = 0; round < 5; round += 1) {
      for (let each = 0; each < 200; each += 1) {
        number += 1;
        // In turn: fast from the library; slow, with the hidden field; fast, from everywhere.
        const kind = each % 3;
        const visitor = flooded.personAt(kind === 2 ? `198.51.${round}.${each}` : library);
        fakes.push(
          await sendAsProgram(flooded, visitor, number, {
            draft,
            seconds: kind === 1 ? 50 : 0.2,
            ...(kind === 1 && { fields: { [honeypotField]: 'https://cheap.example' } }),
          }),
        );
      }
      // A family in the same library, and one at home, in the midst of it.
      for (const [place, at] of [library, `203.0.113.${round}`].entries()) {
        const visitor = flooded.personAt(at);
        await fillIn(flooded, visitor, answersOf(10 + round * 2 + place), 4);
        real.push(await send(visitor));
      }
      assessedInRound.push(await flooded.assess());
    }
    expect(new Set([...fakes, ...real]).size).toBe(1_010);
    // Whoever assesses had the families to do, and not one of the flood before them.
    expect(assessedInRound).toEqual([2, 2, 2, 2, 2]);
    const ordinary = await Promise.all(
      ['eligible', 'refer', 'not-eligible', 'duplicate'].map((advice) =>
        flooded.standing(`to-decide-${advice}`),
      ),
    );
    expect(ordinary.flat().toSorted()).toEqual(real.toSorted());
    expect(await flooded.standing('submitted')).toEqual([]);
    expect((await flooded.standing('maybe-machine')).toSorted()).toEqual(fakes.toSorted());
    // Nobody was refused, and nobody was asked to prove anything.
    expect(flooded.memory.ofKind('application')).toHaveLength(1_010);
    expect(flooded.failures).toEqual([]);
    // A person finds a family among them, and it stands with the others.
    const [found = ''] = fakes;
    await flooded.bringBack({ applicationIds: [found], staffId: 'amina' });
    expect(await flooded.assess()).toBe(1);
    const item = flooded.memory.peek(keys.application(found));
    expect(item?.queue).toMatch(/#to-decide-/);
  },
);

describe('what is unlike a family', () => {
  const signalsOf = ({ sent }: { readonly sent: readonly { readonly signals?: object }[] }) =>
    sent.map(({ signals }) => signals);

  function plainSetup() {
    const family = createFamilySite({ templates, assets: plainAssets });
    const wait = (seconds: number) => {
      family.time.now = plusSeconds(family.time.now, seconds);
    };
    return { ...setup(), ...family, wait, visitor: createPageVisitor(family.site) };
  }

  test('is nothing about a family that takes its time', async () => {
    const family = plainSetup();
    await fillIn(family, family.visitor, answersOf(1), 4);
    await send(family.visitor, { [honeypotField]: '' });
    expect(signalsOf(family)).toEqual([undefined]);
  });

  test('is a hidden field filled in, and less time than pressing the buttons takes', async () => {
    const family = plainSetup();
    await fillIn(family, family.visitor, answersOf(1), 1);
    await send(family.visitor, { [honeypotField]: 'x' });
    expect(signalsOf(family)).toEqual([
      [{ name: 'honeypot-filled' }, { name: 'implausibly-fast', count: 25 }],
    ]);
  });

  test('is counted anew for the next family at the same telephone', async () => {
    const family = plainSetup();
    await fillIn(family, family.visitor, answersOf(1), 4);
    await send(family.visitor);
    family.wait(600);
    await fillIn(family, family.visitor, answersOf(2), 2);
    await send(family.visitor);
    expect(signalsOf(family)).toEqual([undefined, undefined]);
  });

  test('is a telephone that is given for many, by how many there were', async () => {
    const family = plainSetup();
    const phone = { '/apply/contact': answersOf(7)['/apply/contact']! };
    for (let number = 1; number <= 7; number += 1) {
      const visitor = createPageVisitor(family.site);
      await fillIn(family, visitor, answersOf(number, phone), 4);
      await send(visitor);
    }
    expect(signalsOf(family)).toEqual([
      ...Array<undefined>(6).fill(undefined),
      [{ name: 'many-with-one-phone', count: 7 }],
    ]);
  });

  test('is nothing when nobody can count', async () => {
    const family = plainSetup();
    family.counters.broken = true;
    await fillIn(family, family.visitor, answersOf(1), 4);
    await send(family.visitor);
    expect(signalsOf(family)).toEqual([undefined]);
  });

  test('has no place in what a screen reader reads or a keyboard reaches', async () => {
    const family = plainSetup();
    await fillIn(family, family.visitor, answersOf(1), 4);
    const { body } = await family.visitor.see('/apply/check-answers');
    const [, hidden = ''] =
      /<div class="govuk-visually-hidden" aria-hidden="true">([^]*?)<\/div>/.exec(body)!;
    expect(hidden).toContain('Leave this box empty');
    expect(hidden).toMatch(/<input [^>]*name="homepage"[^>]*tabindex="-1" autocomplete="off"/);
  });
});
