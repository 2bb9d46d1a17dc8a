import { chosenViewer, nameOf, state, viewer } from '../store.ts';
import { switchTheme, theme } from '../theme.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { ToolButton } from './tool-button.tsx';

/** Who one posts as, the way to become somebody else, and the switch for dark and light. */
export function ViewerPanel() {
  if (state.value === undefined || viewer.value === undefined) return null;
  const { people } = state.value;
  const { id } = viewer.value;
  const entries = people.map(({ user, note }, index) => ({
    label: nameOf(user) ?? user.username,
    detail: note,
    icon: <Avatar user={user} small />,
    checked: user.id === id,
    ...(index === 0 && { heading: 'Post as' }),
    choose: () => {
      chosenViewer.value = user.id;
    },
  }));
  const note = people.find(({ user }) => user.id === id)?.note ?? '';
  const other = theme.value === 'dark' ? 'light' : 'dark';
  return (
    <div class="viewer">
      <Menu entries={entries} class="viewer-name">
        <span class="visually-hidden">Posting as </span>
        <Avatar user={viewer.value} small />
        <span class="viewer-text">
          {nameOf(viewer.value)} <small>{note}</small>
        </span>
        <Icon name="chevron" />
      </Menu>
      <ToolButton icon={theme.value === 'dark' ? 'sun' : 'moon'} label={`Switch to ${other}`} onClick={switchTheme} />
    </div>
  );
}
