import { Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { FunctionName } from '../function-configs.ts';
import type { ServiceFunction } from './service-function.ts';

type AnyFunction = ServiceFunction<FunctionName>;

export interface RecordStores {
  readonly records: TableV2;
  readonly reports: TableV2;
  readonly sessions: TableV2;
  readonly equality: TableV2;
  readonly key: Key;
  readonly secret: Secret;
  readonly messagesSecret: Secret;
  readonly caseSystemSecret: Secret;
}

/** The index of `records` by which staff find the next case; see records/keys.ts. */
export const queueIndex = 'byQueue';
/** The index by which they find it in one locality. */
export const localityIndex = 'byLocality';

/** Where bank details live, apart from the person they belong to. */
const payeeKeys = 'PAYEE#*';
/** Those among them that a payment run was collected with. */
const runAccountKeys = 'PAYEE#RUN#*';
/** The sealed codes of vouchers, apart from the cases: whoever reads one and has the key can spend it. */
const codeKeys = 'CODE#*';
/** What holds a household's place in a window, which may be given back. */
const claimKeys = 'CLAIM#*';

/** In the table of sessions: the answers of applications that were saved before they were sent. */
const savedKeys = 'SAVED#*';
/** In the same table: the codes by which families show that our messages reach them. */
const contactCodeKeys = 'CONTACT-CODE#*';
/** In the same table: how often something was done, by what it is counted by. */
const limitKeys = 'LIMIT#*';

/** Requests for further help, which locality leads allocate. */
const connectionKeys = 'CONNECTION#*';

/** Messages that nobody could handle, for staff to see. */
const parkedKeys = 'PARKED#*';

/** Which applications for grants somebody works on. */
const grantPersonKeys = 'GRANT-PERSON#*';

/**
 * Groups' applications for grants, what is public of them, who works on them, and the envelopes of rounds, which
 * get back what a declined offer had reserved.
 */
const grantKeys = ['GRANT#*', 'GRANT-PUBLISHED#*', grantPersonKeys, 'ENVELOPE#community-grants:*'];

/** Where grants are paid to, apart from their groups. */
const grantPayeeKeys = 'PAYEE#GRANT#*';

/** In the table of sessions: the codes by which people of groups come in. */
const groupSignInKeys = 'GROUP-SIGN-IN#*';

/** Statements with their events, the lines of floats, and the book of a month that closes with them. */
const floatKeys = ['STATEMENT#*', 'FLOAT#*', 'BANK#*'];

const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];

/**
 * Who may do what to the tables, action by action. Nobody may scan: whoever could would read
 * everybody. Nobody may update in place: an item is replaced whole, under a version condition.
 */
export class RecordAccess {
  private readonly stores: RecordStores;

  constructor(stores: RecordStores) {
    this.stores = stores;
  }

  /**
   * Reading, and committing whole items together. What is written stays written: the one thing that
   * everybody may delete is a claim that is given back. Bank details and codes may be written, and not read.
   */
  commit(committer: AnyFunction): void {
    this.read(committer);
    this.write(committer);
  }

  /**
   * The same, and ending what leads people of groups to what is kept no longer, and accounts of groups and of
   * families that it cannot read.
   */
  commitAndRemove(remover: AnyFunction): void {
    this.read(remover);
    this.write(remover, [claimKeys, grantPersonKeys, payeeKeys]);
  }

  /** The same, and reading families’ bank details besides: for what asks whose account it is, and nothing else. */
  commitAndReadPayees(asker: AnyFunction): void {
    this.readAll(asker);
    this.neverRead(asker, [codeKeys, runAccountKeys]);
    this.write(asker);
  }

  /**
   * The same, and the accounts that a run was collected with: read when its file is sent, deleted when
   * that is over. For what pays, and nothing else.
   */
  commitAndPay(payer: AnyFunction): void {
    this.readAll(payer);
    this.neverRead(payer, [codeKeys]);
    this.write(payer, [claimKeys, runAccountKeys]);
  }

  /** The same with the codes of vouchers instead: for what sends a family its code, and nothing else. */
  commitAndReadCodes(sender: AnyFunction): void {
    this.readAll(sender);
    this.neverRead(sender, [payeeKeys]);
    this.write(sender);
  }

  /** Reading records by key and by queue, but never anybody's bank details or code. */
  read(reader: AnyFunction): void {
    this.readAll(reader);
    this.neverRead(reader, [payeeKeys, codeKeys]);
  }

  /** Moving requests for further help on, and nothing else: no case, no money. */
  moveConnectionsOn(locality: AnyFunction): void {
    locality.allow({
      actions: ['dynamodb:PutItem'],
      resources: [this.stores.records.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [connectionKeys] } },
    });
  }

  /** Reading one request for further help and noting who was told of it, or a message nobody could handle. */
  tellOfConnections(teller: AnyFunction): void {
    const resources = [this.stores.records.tableArn];
    const onlyOf = (leadingKeys: readonly string[]) => ({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...leadingKeys] },
    });
    teller.allow({
      ...{ actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'], resources },
      conditions: onlyOf([connectionKeys]),
    });
    teller.allow({
      ...{ actions: ['dynamodb:PutItem'], resources },
      conditions: onlyOf([connectionKeys, parkedKeys]),
    });
    this.decrypt(teller);
  }

  /** Keeping statements of floats, their lines and the books of months, and nothing else. */
  keepFloats(fetcher: AnyFunction): void {
    this.read(fetcher);
    fetcher.allow({
      actions: ['dynamodb:PutItem'],
      resources: [this.stores.records.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...floatKeys] } },
    });
  }

  /**
   * Reading and keeping groups' applications for grants, what becomes of them, and what rounds have to give:
   * no family, no payment. Where to pay a grant may be written, and not read.
   */
  keepGrants(groups: AnyFunction): void {
    groups.allow({
      actions: [...reading, 'dynamodb:ConditionCheckItem'],
      resources: [this.stores.records.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...grantKeys] } },
    });
    groups.allow({
      actions: ['dynamodb:PutItem'],
      resources: [this.stores.records.tableArn],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...grantKeys, grantPayeeKeys] },
      },
    });
    // Of what it keeps, only who works on an application can end.
    groups.allow({
      actions: ['dynamodb:DeleteItem'],
      resources: [this.stores.records.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [grantPersonKeys] } },
    });
    this.decrypt(groups);
  }

  /** Adding records without reading any. */
  add(adder: AnyFunction): void {
    adder.allow({
      actions: ['dynamodb:PutItem'],
      resources: [this.stores.records.tableArn],
    });
    this.decrypt(adder);
  }

  /** Marking an event as counted and adding to the counters it moves, unread. */
  countReports(counter: AnyFunction): void {
    counter.allow({
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      resources: [this.stores.reports.tableArn],
    });
    this.decrypt(counter);
  }

  readReports(reader: AnyFunction): void {
    reader.allow({ actions: reading, resources: [this.stores.reports.tableArn] });
    this.decrypt(reader);
  }

  /** Beginning, keeping and ending the session of whoever is looking; never listing sessions. */
  keepSessions(site: AnyFunction): void {
    this.keepUnder(site, 'SESSION#*', ['GetItem', 'PutItem', 'DeleteItem']);
  }

  /** The same for people of community groups, whose pages can begin nobody else's session. */
  keepGroupSessions(site: AnyFunction): void {
    this.keepUnder(site, 'GROUP-SESSION#*', ['GetItem', 'PutItem', 'DeleteItem']);
  }

  /** The same with the answers that somebody saved to come back to. */
  keepSavedApplications(site: AnyFunction): void {
    this.keepUnder(site, savedKeys, ['GetItem', 'PutItem', 'DeleteItem']);
  }

  /** Sending codes to the contacts of applications, and holding what is typed against them. */
  keepContactCodes(site: AnyFunction): void {
    this.keepUnder(site, contactCodeKeys, ['GetItem', 'PutItem']);
  }

  /** Counting what strangers may only do so often, by keyed hash: nothing there can be read back. */
  countLimits(site: AnyFunction): void {
    this.keepUnder(site, limitKeys, ['UpdateItem']);
  }

  /** The codes that people of groups come in by, and where they are sent. */
  keepGroupSignIns(site: AnyFunction): void {
    this.keepUnder(site, groupSignInKeys, ['GetItem', 'PutItem']);
  }

  /** Reading where such a code is sent: for what sends messages, and nothing else. */
  readGroupSignIns(sender: AnyFunction): void {
    this.keepUnder(sender, groupSignInKeys, ['GetItem']);
  }

  /** Reading where whoever saved is told: for what sends messages, and nothing else. */
  readSavedApplications(sender: AnyFunction): void {
    this.keepUnder(sender, savedKeys, ['GetItem']);
  }

  readContactCodes(sender: AnyFunction): void {
    this.keepUnder(sender, contactCodeKeys, ['GetItem']);
  }

  /** Keeping what somebody told of themselves after sending; nobody may read it. */
  addEqualityAnswers(site: AnyFunction): void {
    site.allow({ actions: ['dynamodb:PutItem'], resources: [this.stores.equality.tableArn] });
    this.decrypt(site);
  }

  /** Following the stream needs the key as well, and nothing of the table itself. */
  decryptStream(follower: AnyFunction): void {
    this.decrypt(follower);
  }

  useSecret(user: AnyFunction): void {
    user.allow({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [this.stores.secret.secretArn],
    });
  }

  /** What lets us in where messages are sent. */
  useMessagesSecret(sender: AnyFunction): void {
    sender.allow({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [this.stores.messagesSecret.secretArn],
    });
  }

  /** What signs what the case-management system is told. */
  useCaseSystemSecret(teller: AnyFunction): void {
    teller.allow({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [this.stores.caseSystemSecret.secretArn],
    });
  }

  /** One item at a time of the sessions table, under keys of one kind. */
  private keepUnder(user: AnyFunction, keys: string, actions: readonly string[]): void {
    user.allow({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [this.stores.sessions.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [keys] } },
    });
    this.decrypt(user);
  }

  private neverRead(reader: AnyFunction, leadingKeys: readonly string[]): void {
    reader.allow({
      deny: true,
      actions: reading,
      resources: [this.stores.records.tableArn],
      conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [...leadingKeys] } },
    });
  }

  private readAll(reader: AnyFunction): void {
    const { records } = this.stores;
    reader.allow({ actions: reading, resources: [records.tableArn] });
    reader.allow({
      actions: ['dynamodb:Query'],
      resources: [queueIndex, localityIndex].map((index) => `${records.tableArn}/index/${index}`),
    });
    this.decrypt(reader);
  }

  private write(writer: AnyFunction, deletable: readonly string[] = [claimKeys]): void {
    const { records } = this.stores;
    writer.allow({
      actions: ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
      resources: [records.tableArn],
    });
    writer.allow({
      actions: ['dynamodb:DeleteItem'],
      resources: [records.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...deletable] } },
    });
  }

  /** DynamoDB uses the tables' key in the name of whoever asks, so each of them needs it too. */
  private decrypt(user: AnyFunction): void {
    user.allow({
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      resources: [this.stores.key.keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(user).region}.amazonaws.com` },
      },
    });
  }
}
