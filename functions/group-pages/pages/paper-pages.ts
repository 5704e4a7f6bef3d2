import {
  documentNames,
  documentWords,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import { filePurposeSchema, type FilePurpose } from '#shared/events/index.ts';
import {
  evidenceOf,
  kindOfContent,
  largestEvidenceBytes,
  mostEvidenceFiles,
  wasRefused,
  type EvidenceRefusal,
} from '#shared/evidence/index.ts';
import {
  papersOf,
  takesPapers,
  takesPhotos,
  type Paper,
  type PaperRefusal,
} from '#shared/grant-papers/index.ts';
import { notFound, page, problemAt, redirect, type Route } from '#shared/web/index.ts';

import {
  applicationsPath,
  groupAction,
  groupPage,
  limitedPage,
  withApplication,
  type GroupRequest,
  type Reply,
} from '../group-page.ts';
import { tooManyFiles } from '../limits.ts';
import type { GroupPorts } from '../ports.ts';
import type { GroupVisit } from '../visit.ts';
import { common } from './application-pages.ts';
import { isNotNeeded, papersPath } from './papers-line.ts';
import { reportPath } from './report-pages.ts';

const all = `${applicationsPath}/{application}/papers`;
const one = `${all}/{paper}`;

/** A file, the form around it, and still less than Lambda takes when it is written as base64. */
const largestUploadBytes = largestEvidenceBytes + 150_000;

/** The papers of a group: which are here, sending one, and taking one back. */
export function paperRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(all, (request) =>
      withApplication(ports, request, (application) => showAll(ports, application, request)),
    ),
    groupPage(one, (request) =>
      withPaper(ports, request, (application, purpose) =>
        // What stands before us turned the file away, and sent the group back here.
        request.query['too-large'] === undefined
          ? showOne(ports, { application, purpose, request })
          : showOne(
              ...([
                ports,
                { application, purpose, request },
                { field: 'file', words: refusalWords['too-large'] },
              ] as const),
            ),
      ),
    ),
    {
      ...groupAction(one, (request) =>
        withPaper(ports, request, (application, purpose) =>
          take(ports, { application, purpose, request }),
        ),
      ),
      largestUploadBytes,
    },
  ];
}

interface Problem {
  readonly field: string;
  readonly words: string;
}

interface AtPaper {
  readonly application: GrantApplication;
  readonly purpose: FilePurpose;
  readonly request: GroupRequest;
}

/** While papers are wanted; afterwards the list says that none are. */
function withPaper(
  ports: GroupPorts,
  request: GroupRequest,
  show: (application: GrantApplication, purpose: FilePurpose) => Reply | Promise<Reply>,
): Promise<Reply> {
  return withApplication(ports, request, async (application) => {
    const purpose = filePurposeSchema.safeParse(request.params['paper']).data;
    if (purpose === undefined) return notFound();
    const { records } = ports;
    const takes = purpose === 'report-photo' ? takesPhotos : takesPapers;
    return (await takes(records, application, request.at))
      ? show(application, purpose)
      : redirect(papersPath(application));
  });
}

async function showAll(
  { records }: GroupPorts,
  application: GrantApplication,
  { at, query }: GroupRequest,
): Promise<Reply> {
  const papers = await papersOf(records, application.grantApplicationId);
  return page('papers.njk', {
    application: common(application, at),
    saved: documentNames.find((name) => name === query['saved']) !== undefined,
    isOpen: await takesPapers(records, application, at),
    papers: papers.map((paper) => ({
      href: `${papersPath(application)}/${paper.name}`,
      name: documentWords[paper.name],
      ...standing(paper, isNotNeeded(application, paper.name)),
    })),
  });
}

function standing({ kept, isAskedAgain, isHere }: Paper, notNeeded: boolean) {
  if (isAskedAgain) return { status: 'Send another', tone: 'red' };
  if (isHere) return { status: 'We have it', tone: undefined };
  if (kept.length > 0) return { status: 'Being checked', tone: 'light-blue' };
  return notNeeded
    ? { status: 'Does not apply', tone: undefined }
    : { status: 'To send', tone: 'grey' };
}

async function showOne(
  { records }: GroupPorts,
  { application, purpose, request }: AtPaper,
  problem?: Problem,
): Promise<Reply> {
  const { grantApplicationId } = application;
  const sent = (await evidenceOf(records, grantApplicationId, 'group')).filter(
    (file) => file.purpose === purpose,
  );
  const kept = sent.filter(({ state }) => state === 'kept');
  const isPhoto = purpose === 'report-photo';
  return page(
    'paper.njk',
    {
      application: common(application, request.at),
      form: problem === undefined ? { values: {} } : problemAt({}, problem.field, problem.words),
      backTo: isPhoto
        ? { text: 'Report on your grant', href: reportPath(application) }
        : { text: 'Papers of your group', href: papersPath(application) },
      title: isPhoto ? 'Photos for your report' : documentWords[purpose],
      ...{ isPhoto, isStatement: purpose === 'bank-statement' },
      files: kept.map((file) => ({
        fileId: file.fileId,
        name: file.state === 'kept' && file.name !== '' ? file.name : 'File without a name',
        checked: file.scan !== undefined,
        mayTakeBack: file.opened === 0,
      })),
      isAskedAgain: kept.length === 0 && sent.some(wasRefused),
      isFull: kept.length >= mostEvidenceFiles,
      most: mostEvidenceFiles,
    },
    { status: problem === undefined ? 200 : 400 },
  );
}

async function take(ports: GroupPorts, at: AtPaper): Promise<Reply> {
  const { application, purpose, request } = at;
  const { grantApplicationId } = application;
  const of = { grantApplicationId, personId: request.personId, purpose };
  const again = (words: string, field = 'file') => showOne(ports, at, { field, words });
  const here = `${papersPath(application)}/${purpose}`;
  const { remove } = request.form;
  if (typeof remove === 'string') {
    const taken = await ports.takePaperBack({ ...of, fileId: remove });
    if (taken.ok) return redirect(here);
    return taken.failure.kind === 'looked-at'
      ? again('We have looked at this file, so it stays with your application')
      : notFound();
  }
  const { file } = request.files;
  if (file === undefined) return again('Choose a photo or a file');
  if (purpose === 'report-photo') {
    if (kindOfContent(file.content) === 'pdf') return again('Send a photo (JPG, PNG or HEIC)');
    if (request.form['agree'] !== 'yes') return again(notAgreed, 'agree');
  }
  if (await tooManyFiles(ports, request, grantApplicationId, file.content.byteLength)) {
    return limitedPage();
  }
  const sent = await ports.sendPaper({ ...of, sent: file });
  if (!sent.ok) return refusalWordsOf(sent.failure, again, application);
  return redirect(
    purpose === 'report-photo' ? here : `${papersPath(application)}?saved=${purpose}`,
  );
}

const notAgreed = 'Ask everybody in the photo, or a parent, and tick the box when they agree';

function refusalWordsOf(
  { kind }: EvidenceRefusal | PaperRefusal,
  show: (words: string) => Promise<Reply>,
  application: GrantApplication,
): Reply | Promise<Reply> {
  switch (kind) {
    case 'no-such-application':
      return notFound();
    case 'not-needed':
      return redirect(papersPath(application));
    default:
      return show(refusalWords[kind]);
  }
}

const refusalWords: Readonly<Record<EvidenceRefusal['kind'], string>> = {
  empty: 'The file is empty. Choose another one',
  'too-large':
    'The file must be smaller than 4.5 MB. Take a screenshot of the photo, or send fewer pages',
  'wrong-type': 'The file must be a photo (JPG, PNG or HEIC) or a PDF',
  locked: 'The PDF needs a password. Save it without one, or send a photo of it',
  'too-many': `You can send ${mostEvidenceFiles} files of each paper. Remove one first`,
};
