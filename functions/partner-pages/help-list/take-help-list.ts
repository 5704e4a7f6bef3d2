import {
  currentConnectionForm,
  type createOpenConnection,
  type Referrer,
} from '#shared/family-connect/index.ts';
import { derivedReference } from '#shared/kernel/index.ts';

import type { HelpLine } from './read-help-list.ts';

export interface HelpTaken {
  readonly yourReference: string;
  readonly name: string;
  readonly outcome: 'taken' | 'sent-before' | 'reference-used';
  /** Absent when it was not taken. */
  readonly connectionRequestId?: string;
}

export interface SenderOfList {
  readonly partnerId: string;
  readonly referrer: Referrer;
}

/** Other words beside the box on the page of these lists need another name here. */
const listConsent = 'partner-help-list-consent-1';
const atOnce = 10;

/**
 * Asks for further help for every family of a list, each whole or not at all. Its id comes from the partner and
 * its own reference: the list sent again after a fault in the middle finds what was taken and takes what was not.
 */
export function createTakeHelpList(ports: {
  readonly openConnection: ReturnType<typeof createOpenConnection>;
}) {
  async function take(line: HelpLine, { partnerId, referrer }: SenderOfList): Promise<HelpTaken> {
    const { yourReference, name, family } = line;
    const own = yourReference.toLowerCase();
    const connectionRequestId = derivedReference('partner-help-list', partnerId, own);
    const { agreed: agreedHow, home, answers, ...asked } = family;
    const opened = await ports.openConnection({
      request: {
        ...asked,
        connectionRequestId,
        form: { version: currentConnectionForm.version, answers: defined(answers) },
        referrer,
        consent: {
          ...{ textVersion: listConsent, language: 'en', channel: 'professional' },
          agreedHow,
        },
      },
      home,
      actor: { kind: 'partner', id: partnerId },
    });
    const about = { yourReference, name };
    if (!opened.ok) return { ...about, outcome: 'reference-used' };
    const outcome = opened.value.already ? 'sent-before' : 'taken';
    return { ...about, connectionRequestId, outcome };
  }
  return async function takeHelpList(
    lines: readonly HelpLine[],
    by: SenderOfList,
  ): Promise<readonly HelpTaken[]> {
    const taken: HelpTaken[] = [];
    for (let from = 0; from < lines.length; from += atOnce) {
      const some = lines.slice(from, from + atOnce);
      taken.push(...(await Promise.all(some.map((line) => take(line, by)))));
    }
    return taken;
  };
}

function defined(
  answers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, answer]) =>
      answer === undefined ? [] : [[name, answer]],
    ),
  );
}
