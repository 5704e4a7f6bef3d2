import type { CommentView, PanelOutcome } from '#shared/grant-assessments/index.ts';

/** What the panel said, as a tag. */
export const panelTags: Readonly<
  Record<PanelOutcome, { readonly text: string; readonly tone: string }>
> = {
  fund: { text: 'Fund', tone: 'green' },
  reserve: { text: 'Reserve list', tone: 'yellow' },
  no: { text: 'No grant', tone: 'red' },
};

/** What a locality says, as a tag after its name. */
export const commentTags: Readonly<
  Record<CommentView, { readonly text: string; readonly tone: string }>
> = {
  supports: { text: 'supports it', tone: 'green' },
  neutral: { text: 'comments', tone: 'grey' },
  concerned: { text: 'is concerned', tone: 'orange' },
};
