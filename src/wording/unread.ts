import type { Analysis, UnreadReason } from '../inference/analysis.ts';
import type { Wording } from './language.ts';

const REASONS: readonly UnreadReason[] = ['too-small', 'unclear', 'beyond-limit'];

type Unread = Pick<Analysis, 'unread'>;

/** `2 too small, 1 not clear enough` */
function reasonsText(analyses: readonly Unread[], wording: Wording): string {
  const unread = analyses.flatMap((analysis) => analysis.unread);
  const counts = REASONS.map((reason) => ({ reason, count: unread.filter((face) => face.reason === reason).length }));
  return wording.enumerate(
    counts.filter(({ count }) => count > 0).map(({ reason, count }) => wording.say(`unread.${reason}`, { count })),
  );
}

/** What was found beside the faces that are described, and why it is not; undefined where there is nothing. */
export function unreadText(analyses: readonly Unread[], wording: Wording): string | undefined {
  const faces = analyses.reduce((sum, { unread }) => sum + unread.length, 0);
  return faces === 0 ? undefined : wording.say('unread.more', { faces, why: reasonsText(analyses, wording) });
}

/** What to say of a picture in which no face was described, with what may help; first of all, that its file is damaged. */
export function noFaceText(analysis: Unread & Pick<Analysis, 'damaged'>, wording: Wording): string {
  const faces = analysis.unread.length;
  const found =
    faces === 0
      ? wording.say('noFace.none')
      : wording.say('noFace.unread', { faces, why: reasonsText([analysis], wording) });
  const seen = analysis.damaged ? [wording.say('seen.damaged')] : [];
  return wording.sentences([...seen, found, wording.say('noFace.tips')]);
}
