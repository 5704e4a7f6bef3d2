import {
  largestEvidenceBytes,
  mostEvidenceFiles,
  wasRefused,
  type EvidenceFile,
  type KeptEvidence,
} from '#shared/evidence/index.ts';
import { originalLanguage, type Formats } from '#shared/languages/index.ts';
import {
  page,
  problemAt,
  redirect,
  type FormView,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import { tooManyFiles } from './limits.ts';
import type { FamilyPages } from './family-pages.ts';
import type { FamilyWords } from './locales/index.ts';
import { closedPath, isChanging, nothingIsOpen, whereElse } from './question-pages.ts';
import type { Speech } from './speech.ts';
import { keepAnswer, type Visit } from './visit.ts';

export interface ProofPagesOptions extends FamilyPages {
  /** How many days after the decision a file is kept, by the programme that keeps it longest. */
  readonly keptDays: number;
}

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/** A file, the form around it, and still less than Lambda takes when it is written as base64. */
const largestUploadBytes = largestEvidenceBytes + 150_000;

type ProofWords = FamilyWords['questions']['evidence'];

/**
 * Photos and papers a family sends as proof: one file at a time, with a list of what is here. It all
 * works by pressing buttons of one form, so that it needs no script.
 */
export function proofRoutes(options: ProofPagesOptions): Route<Visit>[] {
  const { path } = options.speak({ language: originalLanguage }).questions.proof;
  return [
    {
      method: 'GET',
      path,
      handle: async (ask: Ask) => {
        const { questions, words } = options.speak(ask);
        const elsewhere = await whereElse(options, questions.proof, ask);
        if (elsewhere !== undefined) return elsewhere;
        // What stands before us turned the file away, and sent the family back here.
        const tooLarge = ask.query['too-large'] !== undefined;
        const { refusals } = words.questions.evidence;
        return proofPage(options, ask, tooLarge ? refusals['too-large'] : undefined);
      },
    },
    { method: 'POST', path, largestUploadBytes, handle: (ask: Ask) => take(options, ask) },
  ];
}

async function take(options: ProofPagesOptions, ask: Ask): Promise<Reply> {
  const { ports } = options;
  const speech = options.speak(ask);
  const { journey, questions } = speech;
  const words = speech.words.questions.evidence;
  const { applicationId, draft } = ask.session;
  if (await nothingIsOpen(ports, ask)) return redirect(closedPath);
  const elsewhere = await whereElse(options, questions.proof, ask);
  if (elsewhere !== undefined) return elsewhere;
  const { remove } = ask.form;
  if (typeof remove === 'string') {
    await ports.withdrawEvidence(applicationId, remove);
    return redirect(samePath(speech, ask), kept(words, await held(ports, applicationId)));
  }
  const wantsOn = ask.form['action'] === 'continue';
  const { file } = ask.files;
  if (file !== undefined) {
    if (await tooManyFiles(ports, ask, file.content.byteLength)) {
      return proofPage(options, ask, speech.words.limits.files);
    }
    const added = await ports.addEvidence(applicationId, file);
    if (!added.ok) return proofPage(options, ask, words.refusals[added.failure.kind]);
  }
  const files = await held(ports, applicationId);
  if (file === undefined && (!wantsOn || files.length === 0)) {
    return proofPage(options, ask, words.missingFile);
  }
  const change = kept(words, files);
  if (!wantsOn) return redirect(samePath(speech, ask), change);
  const next = { ...draft, [questions.proof.id]: answerOf(words, files) };
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
function answerOf({ unnamedFile }: ProofWords, files: readonly KeptEvidence[]) {
  return {
    files: files.map(({ fileId }) => fileId),
    names: files.map(({ name }) => (name === '' ? unnamedFile : name)),
  };
}

function kept(words: ProofWords, files: readonly KeptEvidence[]) {
  return keepAnswer('proof', answerOf(words, files));
}

function samePath({ questions }: Speech, ask: Ask): string {
  return isChanging(ask) ? `${questions.proof.path}?change=1` : questions.proof.path;
}

async function proofPage(
  { speak, ports, keptDays }: ProofPagesOptions,
  ask: Ask,
  problem?: string,
): Promise<Reply> {
  const { journey, questions, words, formats } = speak(ask);
  const { proofKept } = words.questions.evidence;
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
      whoSees: formats.fill(formats.plural(proofKept, keptDays), { days: keptDays }),
      files: files.map((file) => fileView(words.questions.evidence, formats, file)),
      anyRefused: all.some(wasRefused),
      isFull: files.length >= mostEvidenceFiles,
    },
    { status: problem === undefined ? 200 : 400 },
  );
}

function fileView(words: ProofWords, { fill }: Formats, { fileId, name, scan }: KeptEvidence) {
  const shown = name === '' ? words.unnamedFile : name;
  return {
    fileId,
    name: shown,
    checked: scan !== undefined,
    removeLabel: fill(words.removeThis, { name: shown }),
  };
}

/** The files a visit sent, to take back when the visit is wiped. */
export function filesOf({ draft }: Visit): readonly EvidenceFile['fileId'][] {
  const files = draft['proof']?.['files'] ?? [];
  return typeof files === 'string' ? [files] : files;
}
