import { chosenViewer, nameOf, state, viewer } from '../store.ts';
import { chooseLocale, locale, say } from '../texts/language.ts';
import { nameOfLocale, PAGE_LOCALES } from '../texts/languages.ts';
import { switchTheme, theme } from '../theme.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { ToolButton } from './tool-button.tsx';

/** Who one posts as, the way to become somebody else, the language, and the switch for dark and light. */
export function ViewerPanel() {
  if (state.value === undefined || viewer.value === undefined) return null;
  const { people } = state.value;
  const { id } = viewer.value;
  const entries = people.map(({ user, note }, index) => ({
    label: nameOf(user) ?? user.username,
    detail: note,
    icon: <Avatar user={user} small />,
    checked: user.id === id,
    ...(index === 0 && { heading: say('postAs') }),
    choose: () => {
      chosenViewer.value = user.id;
    },
  }));
  const note = people.find(({ user }) => user.id === id)?.note ?? '';
  return (
    <div class="viewer">
      <Menu entries={entries} class="viewer-name">
        <span class="visually-hidden">{say('postingAs')} </span>
        <Avatar user={viewer.value} small />
        <span class="viewer-text">
          {nameOf(viewer.value)} <small>{note}</small>
        </span>
        <Icon name="chevron" />
      </Menu>
      <LanguageMenu />
      <ToolButton
        icon={theme.value === 'dark' ? 'sun' : 'moon'}
        label={say(theme.value === 'dark' ? 'switchToLight' : 'switchToDark')}
        onClick={switchTheme}
      />
    </div>
  );
}

/** What the page and, by each interaction's locale, the bot speak. Each language is called as who speaks it calls it. */
function LanguageMenu() {
  const entries = PAGE_LOCALES.map((each) => ({
    label: nameOfLocale(each),
    checked: each === locale.value,
    choose: () => chooseLocale(each),
  }));
  return (
    <Menu label={say('language')} entries={entries} class="tool">
      <Icon name="globe" />
    </Menu>
  );
}
