/** What a progress bar shows. */
export interface Progress {
  /** How much of all the work is done, 0 to 1. */
  readonly share: number;
  readonly date: string;
  readonly households: number;
  readonly ofHouseholds: number;
  readonly seconds: number;
}

export interface ProgressBar {
  readonly show: (progress: Progress) => void;
  /** Leaves the line for whatever is printed next. */
  readonly end: () => void;
}

const barWidth = 24;
/** A terminal cannot be read faster, and a log need not be longer. */
const redrawnEveryMs = 100;
const toldEveryMs = 10_000;

/** One line that is drawn over on a terminal; a plain line now and then where there is none. */
export function createProgressBar(
  out: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean | undefined },
  nowMs: () => number = () => performance.now(),
): ProgressBar {
  const terminal = out.isTTY === true;
  let shownAtMs = Number.NEGATIVE_INFINITY;
  let drawn = false;
  return {
    show(progress) {
      if (nowMs() - shownAtMs < (terminal ? redrawnEveryMs : toldEveryMs)) return;
      shownAtMs = nowMs();
      const line = progressLine(progress);
      out.write(terminal ? `\r\u001b[2K${barOf(progress.share)} ${line}` : `${line}\n`);
      drawn = terminal;
    },
    end() {
      if (drawn) out.write('\n');
      drawn = false;
    },
  };
}

function barOf(share: number): string {
  const full = Math.round(Math.min(1, share) * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
}

/** \`2022-01-14  8,120 of 22,000 households  61/s  3:12 left\` */
export function progressLine(progress: Progress): string {
  const { share, date, households, ofHouseholds, seconds } = progress;
  const rate = seconds === 0 ? 0 : households / seconds;
  const left = share === 0 ? undefined : (seconds / share) * (1 - share);
  return [
    date,
    `${households.toLocaleString('en-GB')} of ${ofHouseholds.toLocaleString('en-GB')} households`,
    `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s`,
    left === undefined ? 'time left unknown' : `${minutes(left)} left`,
  ].join('  ');
}

function minutes(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
