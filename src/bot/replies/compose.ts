import { AttachmentBuilder, EmbedBuilder, escapeMarkdown } from 'discord.js';
import type { ReplySize } from '../../store/choices.ts';
import { groupAltText } from '../../wording/cards/group.ts';
import { oneFaceAltText } from '../../wording/cards/one-face.ts';
import { GROUP_COLOURS } from '../../wording/groups.ts';
import { type Language, type Wording, wordingIn } from '../../wording/language.ts';
import { seenText } from '../../wording/seen.ts';
import { crowdTitle, faceTitle, leadingGroup } from '../../wording/titles.ts';
import { noFaceText, unreadText } from '../../wording/unread.ts';
import { DISCORD_LIMITS } from '../discord/limits.ts';
import { type Owners, type Row, replyControls } from './controls.ts';
import { sigmoidLine } from './explanation.ts';
import { faceLines, type Show } from './face-lines.ts';
import { type FaceInReply, facesIn, type Telling } from './faces.ts';
import { fewOf, groupLine } from './group-line.ts';
import { type AnalysedPicture, isAnalysed, type PictureResult } from './picture.ts';

export interface ReplyOptions extends Telling {
  readonly show: Show;
  readonly owners: Owners;
  /** How much is said of one face: all of it, or what tells most. Default full. */
  readonly size?: ReplySize;
  /** Default English. */
  readonly language?: Language;
  /** Largest file that may be uploaded, in bytes. */
  readonly uploadLimit?: number;
  /** Without it, the reply is plain text. Default true. */
  readonly mayEmbed?: boolean;
  /** Without it, there is no card: the text says all of it. Default true. */
  readonly mayAttach?: boolean;
  /** A first line, for instance the bot's introduction. */
  readonly opening?: string;
  /** One card of several pictures, in place of a card of each. */
  readonly sheet?: Buffer;
  /** Only who asked sees it: a menu lets them try other thresholds. Default false. */
  readonly private?: boolean;
}

/** Fits every way of sending a message. */
export interface ComposedReply {
  readonly content: string;
  readonly embeds: EmbedBuilder[];
  readonly files: AttachmentBuilder[];
  readonly components: Row[];
}

/** Keeps a file name from filling a line. */
const NAME_LENGTH = 60;

export function escapeName(name: string): string {
  const short = name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
  return escapeMarkdown(short.replaceAll(/\s+/g, ' '), {
    heading: true,
    bulletedList: true,
    numberedList: true,
    maskedLink: true,
  });
}

/**
 * The answer to a request of one or more pictures: a card, then one text that lists every face's most telling
 * attributes, all of them where there is one face. What does not fit is counted. Pictures without a face and pictures
 * that failed are explained above.
 */
export function composeReply(results: readonly PictureResult[], options: ReplyOptions): ComposedReply {
  const wording = wordingIn(options.language);
  const pictures = results
    .flatMap((result, index) => (isAnalysed(result) ? [{ ...result, index: result.index ?? index }] : []))
    .filter(({ analysis }) => analysis.faces.length > 0);
  const faces = facesIn(pictures, options);
  const { mayEmbed = true, mayAttach = true } = options;

  const notes = joinLines(
    notesOn(results, pictures, options, wording),
    mayEmbed ? DISCORD_LIMITS.content : DISCORD_LIMITS.content / 2,
    wording,
  );
  const text =
    faces.length > 0
      ? textOf(
          faces,
          pictures.map(({ index }) => index + 1),
          options,
          wording,
        )
      : undefined;
  return {
    content: text && !mayEmbed ? plainText(notes, text, wording) : notes,
    embeds: text && mayEmbed ? embedsOf(text, wording) : [],
    files: mayAttach ? cardsOf(faces, pictures, options, wording) : [],
    components: replyControls(faces, options.owners, wording, { threshold: options.private ?? false }),
  };
}

/** What stands over the description. */
function notesOn(
  results: readonly PictureResult[],
  pictures: readonly AnalysedPicture[],
  { opening }: ReplyOptions,
  wording: Wording,
): string[] {
  const named = (name: string, text: string) =>
    results.length > 1 ? wording.say('line.named', { name: `**${escapeName(name)}**`, text }) : text;
  const undescribed = results.flatMap((result) => {
    if (!isAnalysed(result)) return [named(result.name, wording.explain(result.failure))];
    return result.analysis.faces.length === 0 ? [named(result.name, noFaceText(result.analysis, wording))] : [];
  });
  const unread = unreadText(
    pictures.map(({ analysis }) => analysis),
    wording,
  );
  const seen = pictures.flatMap(({ name, analysis }) => {
    const sentences = seenText(analysis, wording);
    return sentences.length > 0 ? [`-# ${named(name, wording.sentences(sentences))}`] : [];
  });
  return [opening, ...undescribed, ...seen, unread].filter((line) => line !== undefined);
}

/** What is said of the faces of one picture; covered, it shows when it is pressed. */
interface Section {
  readonly heading: string | undefined;
  /** One face has several lines; of several faces each has one. */
  readonly lines: readonly string[];
  readonly covered: boolean;
}

/** What a reply says of its faces, in parts that may be covered one by one. */
interface ReplyText {
  readonly title: string;
  readonly colour: number;
  readonly sections: readonly Section[];
  readonly closing: string;
  readonly footer: string;
}

function textOf(
  faces: readonly FaceInReply[],
  numbers: readonly number[],
  { show, size }: Pick<ReplyOptions, 'show' | 'size'>,
  wording: Wording,
): ReplyText {
  const all = faces.map(({ readings }) => readings);
  const [only] = faces;
  const covered = faces.some((face) => face.covered);
  const single = only !== undefined && faces.length === 1;
  const few = size === 'compact' && show === 'detected';
  const title = single ? faceTitle(only.readings, wording) : crowdTitle(all, wording);
  // Where every picture has one face, the face's number is the picture's.
  const headed =
    numbers.length > 1 && !(faces.length === numbers.length && numbers.every((number, at) => number === at + 1));
  const notShown = faces.reduce((sum, face) => sum + face.notShown, 0);
  return {
    // A title cannot be covered.
    title: covered ? wording.say('title.faces', { faces: faces.length }) : title,
    colour: covered ? NO_COLOUR : Number.parseInt(GROUP_COLOURS[leadingGroup(all, wording)].slice(1), 16),
    sections: single
      ? [
          {
            heading: undefined,
            lines: few ? [fewOf(only.readings, wording)] : linesOfOne(only, show, wording),
            covered: only.covered,
          },
        ]
      : numbers.map((number, index) => ({
          heading: headed ? `**${wording.say('line.picture', { number })}**` : undefined,
          lines: faces
            .filter(({ picture }) => picture === index)
            .map(({ ref, readings }) => groupLine(ref.number, readings, wording)),
          covered: faces.some((face) => face.picture === index && face.covered),
        })),
    closing: single
      ? sigmoidLine(only.readings, only.scores, wording)
      : wording.say('sigmoid.several', { scores: only?.scores ?? 0 }),
    footer: [
      ...(notShown > 0 ? [wording.say('opinions.notShown', { count: notShown })] : []),
      wording.say('note'),
    ].join(' · '),
  };
}

const NO_COLOUR = 0x4e5058;

function linesOfOne({ readings, ref }: FaceInReply, show: Show, wording: Wording): string[] {
  const lines = faceLines(readings, show, wording);
  if (lines.length > 0) return lines;
  return [wording.say('line.nothingOver', { threshold: wording.percent(ref.threshold) })];
}

/** Lines of text over the description, as many as fit; the last resort is to say how many did not. */
function joinLines(lines: readonly string[], room: number, wording: Wording): string {
  for (let kept = lines.length; kept > 0; kept--) {
    const left = lines.length - kept;
    const rest = left > 0 ? [`*${wording.say('line.notesLeft', { count: left })}*`] : [];
    const text = [...lines.slice(0, kept), ...rest].join('\n');
    if (text.length <= room) return text;
  }
  return '';
}

/** The sections in blocks of at most `most` characters and `room` in all; faces that do not fit are counted. */
function blocksOf({ sections }: ReplyText, most: number, room: number, wording: Wording): string[] {
  const blocks: string[] = [''];
  let left = 0;
  let used = 0;
  for (const { heading, lines, covered } of sections) {
    const fitting = lines.filter((line, index) => {
      const length = line.length + 1 + (index === 0 ? (heading?.length ?? 0) + COVER : 0);
      const fits = left === 0 && used + length <= room - REST_ROOM;
      if (fits) used += length;
      else left += 1;
      return fits;
    });
    for (const [index, line] of fitting.entries()) {
      const text = index === 0 && heading !== undefined ? `${heading}\n${line}` : line;
      const block = blocks.at(-1) ?? '';
      const whole = covered ? `||${text}||` : text;
      if (block.length + whole.length + 1 > most) blocks.push(whole);
      else if (covered && index > 0) blocks.splice(-1, 1, `${block.slice(0, -2)}\n${text}||`);
      else blocks.splice(-1, 1, block === '' ? whole : `${block}\n${whole}`);
    }
  }
  const rest = left > 0 ? [`*${wording.say('line.facesLeft', { faces: left })}*`] : [];
  const last = blocks.pop();
  return [...blocks, [last, ...rest].filter((text) => text !== undefined && text !== '').join('\n')];
}

/** The marks around what is covered. */
const COVER = 4;

/** What the line that counts the rest takes at most. */
const REST_ROOM = 80;

/** One face as text alone, from what its buttons carry. */
export function composeFace(face: FaceInReply, show: Show, wording: Wording): EmbedBuilder[] {
  return embedsOf(textOf([face], [1], { show }, wording), wording);
}

function embedsOf(text: ReplyText, wording: Wording): EmbedBuilder[] {
  const fixed = text.title.length + text.closing.length + text.footer.length + 1;
  const most = DISCORD_LIMITS.embedDescription - text.closing.length - REST_ROOM;
  const blocks = blocksOf(text, most, DISCORD_LIMITS.embedText - fixed, wording);
  return blocks.map((block, index) => {
    const embed = new EmbedBuilder().setColor(text.colour);
    if (index === 0) embed.setTitle(text.title);
    if (index < blocks.length - 1) return embed.setDescription(block);
    // A spoiler's closing names its scores, too.
    const covered = text.sections.at(-1)?.covered ?? false;
    const closing = covered ? `||${text.closing}||` : text.closing;
    return embed.setDescription(`${block}\n${closing}`).setFooter({ text: text.footer });
  });
}

function plainText(notes: string, text: ReplyText, wording: Wording): string {
  const covered = text.sections.at(-1)?.covered ?? false;
  const closing = covered ? `||${text.closing}||` : text.closing;
  const fixed = [notes, `**${text.title}**`, closing, `-# ${text.footer}`];
  const room = DISCORD_LIMITS.content - fixed.join('\n').length - REST_ROOM;
  const [notesText = '', title, ...ending] = fixed;
  return [notesText, title, ...blocksOf(text, room, room, wording), ...ending].filter((line) => line !== '').join('\n');
}

/** The cards, each a spoiler where its picture is one. As attachments: embeds' images have no alt text there. */
function cardsOf(
  faces: readonly FaceInReply[],
  pictures: readonly AnalysedPicture[],
  { sheet, uploadLimit = DISCORD_LIMITS.fileBytes }: ReplyOptions,
  wording: Wording,
): AttachmentBuilder[] {
  const cards = sheet
    ? [{ data: sheet, shown: faces, spoiler: pictures.some(({ spoiler }) => spoiler) }]
    : pictures.flatMap(({ pictures: { card }, spoiler }, index) => {
        const shown = faces.filter(({ picture }) => picture === index);
        return card ? [{ data: card, shown, spoiler }] : [];
      });
  return cards
    .filter(({ data }) => data.byteLength <= uploadLimit)
    .slice(0, DISCORD_LIMITS.files)
    .map(({ data, shown, spoiler }, index) => {
      const name = cards.length === 1 ? 'card.jpg' : `card-${index + 1}.jpg`;
      const description = altText(shown, wording);
      return new AttachmentBuilder(data, { name, description }).setSpoiler(spoiler);
    });
}

function altText(faces: readonly FaceInReply[], wording: Wording): string {
  const [only] = faces;
  if (only !== undefined && faces.length === 1) return oneFaceAltText(only.readings, wording);
  return groupAltText(
    faces.map(({ ref, readings }) => ({ number: ref.number, readings })),
    wording,
  );
}
