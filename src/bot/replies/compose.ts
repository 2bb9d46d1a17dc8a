import { AttachmentBuilder, EmbedBuilder, escapeMarkdown } from 'discord.js';
import { milliseconds } from '../../inference/analysis.ts';
import type { AttributeName } from '../../inference/attributes/names.ts';
import { type Reading, readScores } from '../../wording/readings.ts';
import { count } from '../../wording/words.ts';
import { DISCORD_LIMITS } from '../discord/limits.ts';
import { annotatedAltText } from './alt-text.ts';
import { type Owners, type Row, replyControls } from './controls.ts';
import type { FaceRef } from './custom-ids.ts';
import { explainSigmoid } from './explanation.ts';
import { faceText, type Show } from './face-text.ts';
import { noFaceText } from './no-face.ts';
import { packScores, unpackScores } from './packing.ts';
import { type AnalysedPicture, isAnalysed, type PictureResult } from './picture.ts';

export interface ReplyOptions {
  /** Probability from which an attribute counts as detected. */
  readonly threshold: number;
  readonly show: Show;
  readonly hidden: ReadonlySet<AttributeName>;
  readonly owners: Owners;
  /** Largest file that may be uploaded, in bytes. */
  readonly uploadLimit?: number;
  /** Without it, the reply is plain text. Default true. */
  readonly mayEmbed?: boolean;
  /** Without it, annotated copies and crops are left out. Default true. */
  readonly mayAttach?: boolean;
  /** A first line, for instance the bot's introduction. */
  readonly opening?: string;
}

/** Fits every way of sending a message. */
export interface ComposedReply {
  readonly content: string;
  readonly embeds: EmbedBuilder[];
  readonly files: AttachmentBuilder[];
  readonly components: Row[];
}

const COLOUR = 0x5865f2;
const NOTE = 'These are labels that annotators gave to pictures, not facts about a person.';
/** Keeps a file name from filling a line. */
const NAME_LENGTH = 60;

interface FaceInReply {
  readonly picture: AnalysedPicture;
  readonly title: string;
  readonly ref: FaceRef;
  readonly crop: Buffer | undefined;
  readonly readings: readonly Reading[];
}

export function escapeName(name: string): string {
  const short = name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
  return escapeMarkdown(short.replaceAll(/\s+/g, ' '), {
    heading: true,
    bulletedList: true,
    numberedList: true,
    maskedLink: true,
  });
}

function facesOf(pictures: readonly AnalysedPicture[], { threshold, hidden }: ReplyOptions): FaceInReply[] {
  const total = pictures.reduce((sum, { analysis }) => sum + analysis.faces.length, 0);
  let number = 0;
  return pictures.flatMap((picture, pictureIndex) =>
    picture.analysis.faces.map((face, faceIndex) => {
      number += 1;
      // Everything that is shown comes from the packed scores, so that a button pressed later shows the same figures.
      const packed = packScores(face.attributes, hidden);
      const readings = readScores(unpackScores(packed), threshold);
      const detected = readings.filter((reading) => reading.detected).length;
      const uncertain = readings.filter((reading) => reading.uncertain).length;
      const where = [
        ...(pictures.length > 1 ? [`Picture ${pictureIndex + 1}`] : []),
        ...(total > 1 ? [`Face ${number}`] : []),
        count(detected, 'attribute'),
        ...(uncertain > 0 ? [`${uncertain} uncertain`] : []),
      ];
      const crop = picture.pictures.crops[faceIndex];
      return { picture, title: where.join(' · '), ref: { number, threshold, packed }, crop, readings };
    }),
  );
}

function footerOf(pictures: readonly AnalysedPicture[]): string {
  const spent = Math.round(pictures.reduce((sum, { analysis }) => sum + milliseconds(analysis), 0));
  const [first] = pictures;
  return first === undefined ? '' : `${first.analysis.model} · ${first.analysis.device} · ${spent} ms`;
}

function covered(text: string, spoiler: boolean): string {
  return spoiler ? `||${text}||` : text;
}

function unreadText(pictures: readonly AnalysedPicture[]): string | undefined {
  const unread = pictures.reduce((sum, { analysis }) => sum + analysis.unread.length, 0);
  if (unread === 0) return undefined;
  return `${count(unread, 'more face was', 'more faces were')} found but not described: too small, not clear enough or beyond the limit.`;
}

/** Lines of text over the embeds, as many as fit; the last resort is to say how many did not. */
function joinLines(lines: readonly string[], room: number): string {
  for (let kept = lines.length; kept > 0; kept--) {
    const left = lines.length - kept;
    const text = [...lines.slice(0, kept), ...(left > 0 ? [`*${left} more notes*`] : [])].join('\n');
    if (text.length <= room) return text;
  }
  return '';
}

/** Divides `room` among the faces: what one leaves over goes to those after it. */
function shareRoom(faces: readonly FaceInReply[], room: number, most: number, show: Show): string[] {
  let left = room;
  return faces.map(({ readings, picture }, index) => {
    const cover = picture.spoiler ? 4 : 0;
    const share = Math.min(most, Math.floor(left / (faces.length - index)));
    const text = faceText(readings, show, share - cover);
    left -= text.length + cover;
    return text;
  });
}

function embedsOf(faces: readonly FaceInReply[], pictures: readonly AnalysedPicture[], show: Show): EmbedBuilder[] {
  const closingFace = faces.at(-1);
  if (closingFace === undefined) return [];
  const closing = `${explainSigmoid(closingFace.readings)}\n*${NOTE}*`;
  const footer = footerOf(pictures);
  const fixed = faces.reduce((sum, { title }) => sum + title.length, closing.length + footer.length + 6);
  // The closing stands in one description together with a face, which has a limit of its own.
  const most = DISCORD_LIMITS.embedDescription - closing.length - 6;
  const texts = shareRoom(faces, DISCORD_LIMITS.embedText - fixed, most, show);
  return faces.map(({ title, picture }, index) => {
    const last = index === faces.length - 1;
    const text = [texts[index] ?? '', ...(last ? ['', closing] : [])].join('\n');
    const embed = new EmbedBuilder().setColor(COLOUR).setTitle(title).setDescription(covered(text, picture.spoiler));
    return last ? embed.setFooter({ text: footer }) : embed;
  });
}

function plainText(faces: readonly FaceInReply[], show: Show, room: number): string {
  const titles = faces.reduce((sum, { title }) => sum + title.length + 6, 0);
  const texts = shareRoom(faces, room - titles - NOTE.length - 3, room, show);
  const parts = faces.map(
    ({ title, picture }, index) => `**${title}**\n${covered(texts[index] ?? '', picture.spoiler)}`,
  );
  return [...parts, `*${NOTE}*`].join('\n');
}

/** The annotated copies. As attachments, not as embeds' images: those have no alt text and ignore spoilers. */
function copiesOf(pictures: readonly AnalysedPicture[], uploadLimit: number): AttachmentBuilder[] {
  return pictures
    .flatMap((picture) => (picture.pictures.annotated ? [{ ...picture, copy: picture.pictures.annotated }] : []))
    .filter(({ copy }) => copy.byteLength <= uploadLimit)
    .slice(0, DISCORD_LIMITS.files)
    .map(({ copy, analysis, spoiler }, index) => {
      const name = `faces-${index + 1}.jpg`;
      return new AttachmentBuilder(copy, { name, description: annotatedAltText(analysis) }).setSpoiler(spoiler);
    });
}

/** Puts each face's crop beside its text, for as many as there is room; a spoiler's would show uncovered. */
function addThumbnails(
  embeds: readonly EmbedBuilder[],
  faces: readonly FaceInReply[],
  room: number,
): AttachmentBuilder[] {
  const withCrop = faces.flatMap(({ picture, crop, ref }, index) => {
    const embed = embeds[index];
    return crop && embed && !picture.spoiler ? [{ crop, embed, name: `face-${ref.number}.png` }] : [];
  });
  return withCrop.slice(0, room).map(({ crop, embed, name }) => {
    embed.setThumbnail(`attachment://${name}`);
    return new AttachmentBuilder(crop, { name });
  });
}

/**
 * The answer to a request of one or more pictures: one embed a face, at most ten, 6,000 characters in all; with
 * several faces a menu of them. What does not fit is counted. Pictures without a face and pictures that failed are
 * explained in the text above.
 */
export function composeReply(results: readonly PictureResult[], options: ReplyOptions): ComposedReply {
  const pictures = results.filter(isAnalysed);
  const withFaces = pictures.filter(({ analysis }) => analysis.faces.length > 0);
  const faces = facesOf(withFaces, options);
  const shown = faces.slice(0, DISCORD_LIMITS.embeds);
  const several = results.length > 1;

  const lines = [
    options.opening,
    ...results.flatMap((result) => {
      const prefix = several ? `**${escapeName(result.name)}**: ` : '';
      if (!isAnalysed(result)) return [`${prefix}${result.failure.message}`];
      return result.analysis.faces.length === 0 ? [`${prefix}${noFaceText(result.analysis)}`] : [];
    }),
    unreadText(withFaces),
    faces.length > shown.length ? `${count(faces.length - shown.length, 'more face')} in the menu below.` : undefined,
  ].filter((line) => line !== undefined);

  const mayEmbed = options.mayEmbed ?? true;
  const text = joinLines(lines, mayEmbed ? DISCORD_LIMITS.content : DISCORD_LIMITS.content / 2);
  const embeds = mayEmbed ? embedsOf(shown, withFaces, options.show) : [];
  const mayAttach = options.mayAttach ?? true;
  const copies = mayAttach ? copiesOf(withFaces, options.uploadLimit ?? DISCORD_LIMITS.fileBytes) : [];
  const crops = mayAttach ? addThumbnails(embeds, shown, DISCORD_LIMITS.files - copies.length) : [];
  const content =
    mayEmbed || shown.length === 0
      ? text
      : [text, plainText(shown, options.show, DISCORD_LIMITS.content - text.length - 1)]
          .filter((part) => part !== '')
          .join('\n');

  return {
    content,
    embeds,
    files: [...copies, ...crops],
    components: replyControls(
      faces.map(({ ref }) => ref),
      options.owners,
    ),
  };
}
