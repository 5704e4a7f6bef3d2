import * as z from 'zod';

import { equalityAnswersSchema, ethnicGroups, religions } from '#shared/equality/index.ts';
import {
  page,
  redirect,
  type FormValues,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import type { ApplyPorts } from './ports.ts';
import type { Visit } from './visit.ts';

const askedPath = '/apply/equality';
const donePath = '/apply/equality/thank-you';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/** In the order of the page. */
const questions = [
  { name: 'sex', options: ['female', 'male'] },
  { name: 'ethnicGroup', options: ethnicGroups },
  { name: 'religion', options: religions },
  { name: 'disability', options: ['yes', 'no'] },
] as const;

/** Questions about whoever applied, after sending: optional, and kept where nobody who decides can look. */
export function equalityRoutes(ports: Pick<ApplyPorts, 'keepEqualityAnswers'>): Route<Visit>[] {
  return [
    { method: 'GET', path: askedPath, handle: (ask) => show(ask) },
    { method: 'POST', path: askedPath, handle: (ask) => keep(ports, ask) },
    {
      method: 'GET',
      path: donePath,
      handle: ({ session: { sent } }) =>
        sent === undefined
          ? redirect('/apply')
          : page('equality-done.njk', { reference: sent.reference }),
    },
  ];
}

function show({ session: { sent } }: Ask): Reply {
  return sent === undefined
    ? redirect('/apply')
    : page('equality.njk', { questions, reference: sent.reference, form: { values: {} } });
}

async function keep(
  { keepEqualityAnswers }: Pick<ApplyPorts, 'keepEqualityAnswers'>,
  { session: { sent }, form }: Ask,
): Promise<Reply> {
  if (sent === undefined) return redirect('/apply');
  await keepEqualityAnswers(sent.reference, answersIn(form));
  return redirect(donePath);
}

/** What is none of the answers offered counts as none: nobody is told off for what they need not answer. */
function answersIn(form: FormValues) {
  const { shape } = equalityAnswersSchema;
  return z
    .object({
      sex: shape.sex.catch(undefined),
      ethnicGroup: shape.ethnicGroup.catch(undefined),
      religion: shape.religion.catch(undefined),
      disability: shape.disability.catch(undefined),
    })
    .parse(form);
}
