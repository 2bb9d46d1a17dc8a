import type { ChannelView, PostRequest, Sample } from '../../protocol.ts';
import { Icon, type IconName } from '../layout/icons.tsx';
import { isDrawn } from '../message/showable.ts';
import { tellRefusal } from '../notices.ts';
import { remembered } from '../remembered.ts';
import { act, post } from '../server.ts';
import { state, viewer } from '../store.ts';
import { say } from '../texts/language.ts';
import { sampleIntake } from './sample-intake.ts';
import { upload } from './uploads.ts';

const open = remembered<boolean>('samples', true);

/** Files, stickers, forwards and links to post with one click. */
export function Samples({ channel }: { readonly channel: ChannelView }) {
  const { samples = [], links = [], stickers = [], forwards = [] } = state.value ?? {};
  if (samples.length + links.length + stickers.length + forwards.length === 0) return null;
  const intake = sampleIntake.value;
  const use = async (sample: Sample) => {
    const file = await fetchSample(sample);
    if (intake !== undefined) intake(file);
    else await postSample(channel, sample, file);
  };
  // A command takes files only.
  const others = intake
    ? []
    : [
        ...stickers.map(({ id, name, url }) => (
          <Offer
            key={id}
            label={say('postSticker', { name })}
            picture={url}
            caption={say('stickerCaption')}
            choose={() => postMessage(channel, name, { stickers: [id] })}
          />
        )),
        ...forwards.map(({ id, name }) => (
          <Offer
            key={id}
            label={say('forwardOne', { name })}
            icon="forward"
            text={say('forward')}
            choose={() => forward(channel, id, name)}
          />
        )),
        ...links.map((url) => (
          <Offer
            key={url}
            label={say('postOne', { name: url })}
            icon="link"
            text={new URL(url).host}
            choose={() => postMessage(channel, url, { content: url })}
          />
        )),
      ];
  return (
    <details
      class="samples"
      open={open.value}
      onToggle={({ currentTarget }) => {
        open.value = currentTarget.open;
      }}
    >
      <summary>
        {say(intake ? 'fillInSample' : 'postSample')} <small>{state.value?.samplesNote}</small>
      </summary>
      <ul>
        {samples.map((sample) => (
          <Offer
            key={sample.name}
            label={say(intake ? 'useSample' : 'postOne', { name: sample.name })}
            title={sample.description}
            caption={sample.caption}
            {...(isDrawn(sample.contentType)
              ? { picture: sample.url }
              : { icon: 'file' as const, text: sample.name.slice(sample.name.lastIndexOf('.') + 1).toUpperCase() })}
            choose={() => use(sample)}
          />
        ))}
        {others}
      </ul>
    </details>
  );
}

interface OfferProps {
  readonly label: string;
  readonly title?: string;
  /** Address of what is shown of it; without one, an icon over a few characters. */
  readonly picture?: string;
  readonly icon?: IconName;
  readonly text?: string;
  /** Over the picture. */
  readonly caption?: string | undefined;
  choose(): Promise<void>;
}

function Offer({ label, title = label, picture, icon = 'file', text = '', caption, choose }: OfferProps) {
  // Who speaks to the computer says what they see on the button.
  const seen = picture === undefined ? text : (caption ?? '');
  const name = label.toLowerCase().includes(seen.toLowerCase()) ? label : `${label}, ${seen}`;
  return (
    <li>
      <button
        type="button"
        class={picture === undefined ? 'sample-chip' : undefined}
        title={title}
        aria-label={name}
        onClick={() => tellRefusal(choose())}
      >
        {picture === undefined ? <Icon name={icon} /> : <img src={picture} alt="" />}
        {picture === undefined ? text : caption && <span class="sample-caption">{caption}</span>}
      </button>
    </li>
  );
}

async function fetchSample({ url, name }: Sample): Promise<File> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(say('sampleFailed', { name }));
  const blob = await response.blob();
  return new File([blob], name, { type: blob.type });
}

function postSample(channel: ChannelView, sample: Sample, file: File): Promise<void> {
  const files = [{ description: sample.description, spoiler: false }];
  return postMessage(channel, sample.name, { files }, [file]);
}

function postMessage(
  channel: ChannelView,
  label: string,
  message: Partial<PostRequest>,
  files: readonly File[] = [],
): Promise<void> {
  const as = viewer.value?.id;
  if (as === undefined) return Promise.resolve();
  return upload(channel.id, label, (progress) =>
    post({ as, channel: channel.id, content: '', files: [], ...message }, files, progress),
  );
}

function forward(channel: ChannelView, message: string, name: string): Promise<void> {
  const as = viewer.value?.id;
  if (as === undefined) return Promise.resolve();
  return upload(channel.id, name, () => act({ do: 'forward', as, message, to: channel.id }));
}
