import { connectionRequests, type ConnectionRequest } from '#shared/family-connect/index.ts';
import { derivedReference, plusDays, type Commit } from '#shared/kernel/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';

type Received = Extract<ConnectionRequest, { state: 'received' }>;

export function receivedConnection(name: string, more: Partial<Received> = {}): Received {
  return {
    state: 'received',
    connectionRequestId: derivedReference('connection', name),
    receivedAt: '2026-05-04T10:00:00.000Z',
    area: { localityCode: 'hodge-hill' },
    fullName: name,
    contact: {
      phone: '07700 900123',
      safeToText: true,
      safeToLeaveVoicemail: true,
      bestTime: 'any',
    },
    language: 'en',
    interpreterNeeded: false,
    adults: 1,
    children: 2,
    reasons: ['money'],
    ownWords: '',
    consent: {
      textVersion: '2026-04',
      language: 'en',
      givenAt: '2026-05-04T10:00:00.000Z',
      channel: 'online',
    },
    ...more,
  };
}

/** Puts requests where the application would have, with their events. */
export async function keepConnections(
  commit: Commit,
  requests: readonly Received[],
): Promise<void> {
  for (const request of requests) {
    const { connectionRequestId, area, reasons, receivedAt } = request;
    await commit([
      connectionRequests.create(request),
      eventRecord(
        keys.connection(connectionRequestId),
        1,
        { type: 'connection-requested', connectionRequestId, area, reasons },
        {
          at: receivedAt,
          actor: { kind: 'family', id: connectionRequestId },
          correlationId: connectionRequestId,
        },
      ),
    ]);
  }
}

/** Families of every kind a locality team must be able to tell apart at a glance. */
export function familiesOnTheClock(now: string): readonly Received[] {
  return [
    receivedConnection('Nadia Hussain', {
      receivedAt: plusDays(now, -9.2),
      contact: {
        phone: '07700 900456',
        safeToText: false,
        safeToLeaveVoicemail: false,
        bestTime: 'morning',
      },
      language: 'ur',
      interpreterNeeded: true,
      reasons: ['domestic-abuse', 'housing'],
      ownWords: 'He works nights. Please only call before noon.',
      children: 3,
    }),
    receivedConnection('Grace Adeyemi-Thompson', {
      receivedAt: plusDays(now, -5.5),
      contact: {
        phone: '07700 900789',
        email: 'grace@example.org',
        safeToText: true,
        safeToLeaveVoicemail: false,
        bestTime: 'evening',
      },
      adults: 2,
      reasons: ['housing', 'money', 'children-and-young-people'],
      ownWords: 'The flat is damp and the children cough all night.',
    }),
    receivedConnection('Arthur Pemberton', {
      receivedAt: plusDays(now, -1.1),
      children: 0,
      language: 'bfi',
      reasons: ['health-and-wellbeing'],
    }),
    receivedConnection('Dorota Kowalska', {
      receivedAt: plusDays(now, -0.2),
      contact: {
        email: 'dorota@example.org',
        safeToText: false,
        safeToLeaveVoicemail: false,
        bestTime: 'any',
      },
      language: 'pl',
    }),
  ];
}
