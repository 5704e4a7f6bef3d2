import { describe, expect, it } from 'vitest';

import {
  applicationSubmittedSchema,
  createHandler,
} from '#functions/assess-application/handler.ts';
import { messagesFor } from '#shared/events/index.ts';
import { parseEvent } from '#shared/records/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

function setup() {
  const winter = openWinter();
  return { ...winter, handle: createHandler({ assessApplication: winter.assessApplication }) };
}

describe('a message that an application came in', () => {
  it('is what the event of the submission leads to, and is done when it is assessed', async () => {
    const { applied, memory, handle, application } = setup();
    const id = await applied();
    const [event] = memory.ofKind('event').map(parseEvent);
    const [message] = messagesFor(event!);
    const parsed = applicationSubmittedSchema.parse(JSON.parse(message!.body));
    expect(await handle(parsed)).toEqual({ kind: 'done' });
    expect(await application(id)).toMatchObject({ state: 'to-decide' });
  });

  it('is done the second time too', async () => {
    const { assessed, handle } = setup();
    expect(await handle({ applicationId: await assessed() })).toEqual({ kind: 'done' });
  });

  it('is parked when there is no such application', async () => {
    expect(await setup().handle({ applicationId: 'A000000009' })).toEqual({
      kind: 'park',
      reason: 'There is no application A000000009, though a message says it was submitted.',
    });
  });
});
