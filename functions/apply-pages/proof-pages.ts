import {
  largestEvidenceBytes,
  mostEvidenceFiles,
  wasRefused,
  type EvidenceFile,
  type EvidenceRefusal,
  type KeptEvidence,
} from '#shared/evidence/index.ts';
import {
  fill,
  page,
  problemAt,
  redirect,
  type FormView,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import { en } from './locales/en/index.ts';
import {
  closedPath,
  isChanging,
  nothingIsOpen,
  whereElse,
  type QuestionPagesOptions,
} from './question-pages.ts';
import { keepAnswer, type Visit } from './visit.ts';

export interface ProofPagesOptions extends QuestionPagesOptions {
  /** How many days after the decision a file is kept, by the programme that keeps it longest. */
  readonly keptDays: number;
}

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/** A file, the form around it, and still less than Lambda takes when it is written as base64. */
const largestUploadBytes = largestEvidenceBytes + 150_000;

const words = en.questions.evidence;

/**
 * Photos and papers a family sends as proof: one file at a time, with a list of what is here. It all
 * works by pressing buttons of one form, so that it needs no script.
 */
export function proofRoutes(options: ProofPagesOptions): Route<Visit>[] {
  const { path } = options.questions.proof;
  return [
    {
      method: 'GET',
      path,
      handle: async (ask: Ask) => {
        const elsewhere = await whereElse(options, options.questions.proof, ask);
        if (elsewhere !== undefined) return elsewhere;
        // What stands before us turned the file away, and sent the family back here.
        const tooLarge = ask.query['too-large'] !== undefined;
        return proofPage(options, ask, tooLarge ? words.refusals['too-large'] : undefined);
      },
    },
    { method: 'POST', path, largestUploadBytes, handle: (ask: Ask) => take(options, ask) },
  ];
}

async function take(options: ProofPagesOptions, ask: Ask): Promise<Reply> {
  const { journey, questions, ports } = options;
  const { applicationId, draft } = ask.session;
  if (await nothingIsOpen(ports, ask)) return redirect(closedPath);
  const elsewhere = await whereElse(options, questions.proof, ask);
  if (elsewhere !== undefined) return elsewhere;
  const { remove } = ask.form;
  if (typeof remove === 'string') {
    await ports.withdrawEvidence(applicationId, remove);
    return redirect(samePath(options, ask), kept(await held(ports, applicationId)));
  }
  const wantsOn = ask.form['action'] === 'continue';
  const { file } = ask.files;
  if (file !== undefined) {
    const added = await ports.addEvidence(applicationId, file);
    if (!added.ok) return proofPage(options, ask, refusalInWords(added.failure));
  }
  const files = await held(ports, applicationId);
  if (file === undefined && (!wantsOn || files.length === 0)) {
    return proofPage(options, ask, words.missingFile);
  }
  const change = kept(files);
  if (!wantsOn) return redirect(samePath(options, ask), change);
  const next = { ...draft, [questions.proof.id]: answerOf(files) };
  return redirect(journey.pathAfter(questions.proof, next, ask.at, isChanging(ask)), change);
}

async function held(
  ports: ProofPagesOptions['ports'],
  applicationId: string,
): Promise<KeptEvidence[]> {
  const all = await ports.findEvidence(applicationId);
  return all.filter((file) => file.state === 'kept');
}

/** The answer in the draft: which files, and how they are called, for whoever checks the answers. */
function answerOf(files: readonly KeptEvidence[]) {
  return {
    files: files.map(({ fileId }) => fileId),
    names: files.map(({ name }) => (name === '' ? words.unnamedFile : name)),
  };
}

function kept(files: readonly KeptEvidence[]) {
  return keepAnswer('proof', answerOf(files));
}

function samePath({ questions }: ProofPagesOptions, ask: Ask): string {
  return isChanging(ask) ? `${questions.proof.path}?change=1` : questions.proof.path;
}

async function proofPage(
  { journey, questions, ports, keptDays }: ProofPagesOptions,
  ask: Ask,
  problem?: string,
): Promise<Reply> {
  const { applicationId, draft } = ask.session;
  const all = await ports.findEvidence(applicationId);
  const files = all.filter((file) => file.state === 'kept');
  const form: FormView = problem === undefined ? { values: {} } : problemAt({}, 'file', problem);
  return page(
    questions.proof.template,
    {
      ...questions.proof.view(draft),
      form,
      back: journey.pathBefore(questions.proof, draft, isChanging(ask)),
      whoSees: fill(words.proofKept, { days: keptDays }),
      files: files.map(fileView),
      anyRefused: all.some(wasRefused),
      isFull: files.length >= mostEvidenceFiles,
    },
    { status: problem === undefined ? 200 : 400 },
  );
}

function fileView({ fileId, name, scan }: KeptEvidence) {
  const shown = name === '' ? words.unnamedFile : name;
  return {
    fileId,
    name: shown,
    checked: scan !== undefined,
    removeLabel: fill(words.removeThis, { name: shown }),
  };
}

function refusalInWords({ kind }: EvidenceRefusal): string {
  return words.refusals[kind];
}

/** The files a visit sent, to take back when the visit is wiped. */
export function filesOf({ draft }: Visit): readonly EvidenceFile['fileId'][] {
  const files = draft['proof']?.['files'] ?? [];
  return typeof files === 'string' ? [files] : files;
}
