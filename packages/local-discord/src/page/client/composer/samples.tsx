import type { ChannelView, Sample } from '../../protocol.ts';
import { Icon } from '../layout/icons.tsx';
import { tellRefusal } from '../notices.ts';
import { remembered } from '../remembered.ts';
import { post } from '../server.ts';
import { state, viewer } from '../store.ts';
import { say } from '../texts/language.ts';
import { sampleIntake } from './sample-intake.ts';
import { upload } from './uploads.ts';

const open = remembered<boolean>('samples', true);

/** Files and links to post with one click. */
export function Samples({ channel }: { readonly channel: ChannelView }) {
  const { samples = [], links = [] } = state.value ?? {};
  if (samples.length === 0 && links.length === 0) return null;
  const intake = sampleIntake.value;
  const use = async (sample: Sample) => {
    const file = await fetchSample(sample);
    if (intake !== undefined) intake(file);
    else await postSample(channel, sample, file);
  };
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
          <li key={sample.name}>
            <button
              type="button"
              title={sample.description}
              aria-label={say(intake ? 'useSample' : 'postOne', { name: sample.name })}
              onClick={() => tellRefusal(use(sample))}
            >
              <img src={sample.url} alt="" />
            </button>
          </li>
        ))}
        {(intake ? [] : links).map((url) => (
          <li key={url}>
            <button
              type="button"
              class="sample-link"
              aria-label={say('postOne', { name: url })}
              onClick={() => tellRefusal(postLink(channel, url))}
            >
              <Icon name="link" />
              {new URL(url).host}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

async function fetchSample({ url, name }: Sample): Promise<File> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(say('sampleFailed', { name }));
  const blob = await response.blob();
  return new File([blob], name, { type: blob.type });
}

function postSample(channel: ChannelView, sample: Sample, file: File): Promise<void> {
  const as = viewer.value?.id;
  if (as === undefined) return Promise.resolve();
  const files = [{ description: sample.description, spoiler: false }];
  return upload(channel.id, sample.name, (progress) =>
    post({ as, channel: channel.id, content: '', files }, [file], progress),
  );
}

function postLink(channel: ChannelView, url: string): Promise<void> {
  const as = viewer.value?.id;
  if (as === undefined) return Promise.resolve();
  return upload(channel.id, url, (progress) =>
    post({ as, channel: channel.id, content: url, files: [] }, [], progress),
  );
}
