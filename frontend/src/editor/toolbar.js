// The toolbar above the text: one tab stop for the buttons, arrow keys among them, as ARIA asks of a toolbar.
import { groups, isAddress, kindOf, kinds, linkAt, setKind, setLink } from './formats.js';
import { icons } from './icons.js';
import { language, say } from '../words/say.js';

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value === true) {
      made.setAttribute(key, '');
    } else if (value !== false && value != null) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

export class Toolbar {
  #view;
  #link = this.#linkForm();
  #kind = element('select', { 'aria-label': say('Kind of paragraph'), onchange: () => this.#run(setKind(this.#kind.value)) },
    ...kinds.map(([value, label]) => element('option', { value }, label)));
  #groups = groups.map(group => ({
    ...group,
    place: element('div', { role: 'group', 'aria-label': group.name, class: group.onlyIn ? 'tools extra' : 'tools', hidden: Boolean(group.onlyIn) }),
    buttons: group.buttons.map(button => ({ ...button, place: this.#button(button) })),
  }));
  #bar = element('div', { role: 'toolbar', 'aria-label': say('Formatting'), class: 'tools', onkeydown: event => this.#move(event) });

  /** @param view gives ProseMirror's view at the time */
  constructor(view) {
    this.#view = view;
    for (const group of this.#groups) {
      group.place.append(...group.buttons.map(button => button.place));
      this.#bar.append(group.place);
    }
    this.place = element('div', { class: 'editor-tools', lang: language() }, this.#kind, this.#bar, this.#link);
    this.#stops()[0].tabIndex = 0;
  }

  focus() {
    this.#stops().find(stop => stop.tabIndex === 0)?.focus();
  }

  /** Shows what is on at the selection, and what can be done there. */
  show(state) {
    this.#kind.value = kindOf(state);
    for (const group of this.#groups) {
      group.place.hidden = Boolean(group.onlyIn) && !group.onlyIn(state);
      for (const button of group.buttons) {
        if (button.on) {
          button.place.setAttribute('aria-pressed', String(button.on(state)));
        }
        if (button.can) {
          button.place.setAttribute('aria-disabled', String(!button.can(state)));
        }
      }
    }
    if (!this.#stops().some(stop => stop.tabIndex === 0)) {
      this.#stops()[0].tabIndex = 0;
    }
  }

  #button(button) {
    const place = element('button', {
      type: 'button',
      tabindex: -1,
      title: button.icon && (button.keys ? `${button.label} (${button.keys})` : button.label),
      'aria-label': button.icon && button.label,
      class: button.icon ? null : 'worded',
      // The text keeps its selection.
      onmousedown: event => event.preventDefault(),
      onclick: () => {
        if (place.getAttribute('aria-disabled') === 'true') {
          return;
        }
        if (button.opens) {
          this.#openLink();
        } else {
          this.#run(button.run);
        }
      },
    });
    if (button.icon) {
      place.innerHTML = icons[button.icon];
    } else {
      place.textContent = button.label;
    }
    return place;
  }

  #run(command) {
    const view = this.#view();
    command(view.state, view.dispatch, view);
    view.focus();
  }

  #stops() {
    return [...this.#bar.querySelectorAll('button')].filter(button => !button.closest('[hidden]'));
  }

  #move(event) {
    const stops = this.#stops();
    const at = stops.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (to !== undefined && at >= 0) {
      event.preventDefault();
      stops.forEach(stop => { stop.tabIndex = -1; });
      const next = stops[(to + stops.length) % stops.length];
      next.tabIndex = 0;
      next.focus();
    }
  }

  #linkForm() {
    const address = element('input', { 'aria-label': say('Address of the link'), placeholder: say('https:// or mailto:'), inputmode: 'url', autocomplete: 'off' });
    const fault = element('span', { role: 'alert' });
    const form = element('form', {
      class: 'link-form',
      hidden: true,
      onsubmit: event => {
        event.preventDefault();
        const href = address.value.trim();
        const full = /^[\w-]+(\.[\w-]+)+/.test(href) ? `https://${href}` : href;
        if (!isAddress(full)) {
          fault.textContent = say('Begin with https:// or mailto:');
          address.focus();
          return;
        }
        this.#closeLink(full);
      },
      onkeydown: event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          this.#closeLink();
        }
      },
    }, address,
    element('button', { type: 'submit' }, say('Set link')),
    element('button', { type: 'button', onclick: () => this.#closeLink('') }, say('Remove link')),
    element('button', { type: 'button', onclick: () => this.#closeLink() }, say('Cancel')), fault);
    return form;
  }

  #openLink() {
    const address = this.#link.querySelector('input');
    this.link = linkAt(this.#view().state);
    address.value = this.link.href;
    this.#link.querySelector('[role=alert]').textContent = '';
    this.#link.querySelectorAll('button')[1].hidden = !this.link.href;
    this.#link.hidden = false;
    address.focus();
    address.select();
  }

  #closeLink(href) {
    this.#link.hidden = true;
    if (href !== undefined && (href !== '' || this.link.from !== this.link.to)) {
      setLink(this.#view(), this.link, href);
    }
    this.#view().focus();
  }
}
