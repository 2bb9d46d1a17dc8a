import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { picture } from './picture.ts';
import { formError, idIn, scene, sharedScene } from './scene.ts';

const V2 = { flags: MessageFlags.IsComponentsV2 };
const row = (...components: object[]) => ({ type: ComponentType.ActionRow, components });
const rows = (...components: object[]) => ({ content: 'x', components: [row(...components)] });
const button = (more: object = {}) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Primary,
  label: 'b',
  custom_id: `${Math.random()}`,
  ...more,
});
const option = (value: string) => ({ label: value, value });
const select = (more: object = {}) => ({
  type: ComponentType.StringSelect,
  custom_id: 's',
  options: [option('a')],
  ...more,
});
const text = (content: string) => ({ type: ComponentType.TextDisplay, content });
const first = ['components', 0, 'components', 0] as const;

const table = sharedScene();

test.each<[string, object, (string | number)[], string]>([
  [
    '100 characters of a custom_id',
    rows(button({ custom_id: 'x'.repeat(101) })),
    [...first, 'custom_id'],
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['80 characters of a label', rows(button({ label: 'x'.repeat(81) })), [...first, 'label'], 'BASE_TYPE_MAX_LENGTH'],
  [
    'buttons with neither label nor emoji',
    rows(button({ label: undefined })),
    [...first, 'label'],
    'BUTTON_COMPONENT_INVALID_LABEL_OR_EMOJI',
  ],
  [
    'five buttons a row',
    rows(...Array.from({ length: 6 }, () => button())),
    ['components', 0, 'components'],
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a menu that fills its row',
    rows(select(), button()),
    ['components', 0, 'components'],
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'five rows',
    { content: 'x', components: Array.from({ length: 6 }, () => row(button())) },
    ['components'],
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'custom_ids that differ',
    rows(button({ custom_id: 'a' }), button({ custom_id: 'a' })),
    ['components', 0, 'components', 1, 'custom_id'],
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    '25 options',
    rows(select({ options: Array.from({ length: 26 }, (_, index) => option(`${index}`)) })),
    [...first, 'options'],
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'option values that differ',
    rows(select({ options: [option('a'), option('a')] })),
    [...first, 'options', 1, 'value'],
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    '150 characters of a placeholder',
    rows(select({ placeholder: 'x'.repeat(151) })),
    [...first, 'placeholder'],
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['rows without the V2 flag', { components: [text('hi')] }, ['components', 0, 'type'], 'UNION_TYPE_CHOICES'],
  [
    'V2 without content',
    { ...V2, content: 'x', components: [text('hi')] },
    ['content'],
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'V2 without embeds',
    { ...V2, embeds: [{ title: 't' }], components: [text('hi')] },
    ['embeds'],
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    '40 components',
    { ...V2, components: [{ type: ComponentType.Container, components: Array(40).fill(text('x')) }] },
    ['components'],
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    '4,000 characters of text',
    { ...V2, components: [text('x'.repeat(2001)), text('x'.repeat(2000))] },
    ['components'],
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'files that came along',
    { ...V2, components: [{ type: ComponentType.File, file: { url: 'attachment://a.png' } }] },
    ['components', 0],
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
])('components that break the rule of %s are refused at their path', async (_name, body, path, code) => {
  const { server, call } = table();
  const channel = server.createChannel();
  expect(await call('POST', `/channels/${channel.id}/messages`, body)).toMatchObject(formError(path, code));
});

test('a link button takes no custom_id and needs a URL', async () => {
  const { channel, call } = await scene();
  const link = (more: object) => rows({ type: ComponentType.Button, style: ButtonStyle.Link, label: 'b', ...more });
  const path = `/channels/${channel.id}/messages`;
  expect((await call('POST', path, link({ url: 'https://example.org' }))).status).toBe(200);
  expect(await call('POST', path, link({}))).toMatchObject(formError([...first, 'url'], 'BASE_TYPE_REQUIRED'));
});

test('components get numbers, and media their signed URLs and sizes', async () => {
  const { channel, call } = await scene();
  const gallery = {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: 'attachment://a.png' }, description: 'alt' }],
  };
  const body = { ...V2, components: [{ type: ComponentType.Container, components: [text('hi'), gallery] }] };
  const posted = await call('POST', `/channels/${channel.id}/messages`, body, [
    { name: 'a.png', data: await picture() },
  ]);
  expect(posted.body).toMatchObject({
    attachments: [],
    components: [
      {
        id: 1,
        components: [
          { id: 2, content: 'hi' },
          { id: 3, items: [{ description: 'alt', media: { url: expect.stringContaining('?ex='), width: 40 } }] },
        ],
      },
    ],
  });
});

test('the V2 flag can be added by an edit and never removed', async () => {
  const { channel, call } = await scene();
  const path = `/channels/${channel.id}/messages`;
  const id = idIn(await call('POST', path, rows(button())));
  const edit = { ...V2, content: null, components: [text('hi')] };
  expect((await call('PATCH', `${path}/${id}`, edit)).body).toMatchObject({ flags: MessageFlags.IsComponentsV2 });
  expect((await call('PATCH', `${path}/${id}`, { flags: 0, content: 'back' })).body).toMatchObject({ code: 50035 });
});
