import type { FormView } from '#shared/web/index.ts';

/** The form of a page as it is shown, and what the page answers with. */
export interface ShownForm {
  readonly form: FormView;
  readonly status: number;
}

/** Nothing was typed yet. */
export const emptyForm: ShownForm = { form: { values: {} }, status: 200 };
