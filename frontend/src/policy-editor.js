// Writes a policy as it will read, in Markdown underneath, and saves it by itself.
import { surface } from './editor/writing.js';
import { putCursor } from './editor/formats.js';
import { Original } from './editor/faithful.js';
import { Saving } from './editor/saving.js';
import { Toolbar, element } from './editor/toolbar.js';
import { language, say } from './words/say.js';

const PRESENT = 15_000;
const AWAY = 5 * 60_000;

class PolicyEditor extends HTMLElement {
  #surface;
  #original;
  /** The text while its surface is being made: the old one may still lose the focus, and that saves. */
  #opening;
  #opened = Promise.resolve();
  #lastAct = Date.now();
  #saving = new Saving(() => this.text, (revision, text) => this.$server.save(revision, text), (words, trouble) => this.#tell(words, trouble));
  #toolbar = new Toolbar(() => this.#surface.view);
  #state = element('span', { class: 'save-state' });
  #trouble = element('span', { class: 'save-trouble', role: 'alert', lang: language() });
  #source = element('textarea', { 'aria-label': say('Text as Markdown'), spellcheck: 'true', hidden: true, oninput: () => this.#changed() });
  #sourceButton = element('button', { type: 'button', class: 'worded', 'aria-pressed': 'false', title: say('See and change the text as Markdown'), onclick: () => this.#toggleSource() }, 'Markdown');
  #place = element('div', { class: 'editor-place' });
  #foot = element('p', { class: 'editor-foot', tabindex: -1, lang: language() });
  #connection;

  connectedCallback() {
    if (!this.firstChild) {
      this.#toolbar.place.append(element('span', { class: 'editor-end' }, this.#state, this.#sourceButton));
      this.append(this.#toolbar.place, this.#trouble, this.#place, this.#source, this.#foot);
      this.addEventListener('focusout', () => this.#saving.flush());
    }
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    for (const act of ['keydown', 'pointerdown', 'wheel']) {
      document.addEventListener(act, () => { this.#lastAct = Date.now(); }, { passive: true, signal });
    }
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#saving.flush(), { signal });
    window.addEventListener('beforeunload', event => {
      if (!this.#saving.isClean) {
        this.#saving.flush();
        // Whoever is told that the session is over, or that it went wrong, loads the page anew in this tab, which has the text.
        if (!(this.#saving.isKept && document.querySelector('.v-system-error'))) {
          event.preventDefault();
        }
      }
    }, { signal });
    const beat = setInterval(() => this.#present(), PRESENT);
    signal.addEventListener('abort', () => clearInterval(beat));
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  /** The text as Markdown, as it would be saved. */
  get text() {
    return this.#opening ?? (this.#source.hidden ? this.#original?.write(this.#surface.view.state.doc) ?? '' : this.#source.value);
  }

  /**
   * Opens a text in place of the one that is here.
   *
   * @param key under which this tab keeps what is typed until it is saved
   */
  open(key, text, revision, language) {
    this.#opened = this.#opened.then(async () => {
      this.#saving.hold();
      this.lang = language;
      this.classList.remove('held');
      const kept = this.#saving.kept(key, text);
      await this.#write(kept?.text ?? text);
      this.#saving.start(key, text, revision);
      if (kept) {
        this.#saving.resume(kept);
      }
    });
    return this.#opened;
  }

  /** Opens the text that was decided for; what was typed before has been dealt with. */
  replace(key, text, revision, language) {
    sessionStorage.removeItem(key);
    return this.open(key, text, revision, language);
  }

  /** Somebody else's text, where nothing was typed here meanwhile. */
  refresh(key, text, revision, language) {
    if (this.#saving.isClean && this.#saving.revision < revision) {
      this.open(key, text, revision, language);
      this.#tell(say('Updated with what somebody else wrote'), false);
    }
  }

  /** Leaves the text to read and to copy, saves no more, and gives it. */
  async hold() {
    await this.#opened;
    this.#saving.hold();
    this.classList.add('held');
    this.#source.readOnly = true;
    // ProseMirror asks anew whether the text may be changed.
    this.#surface.view.setProps({});
    this.#tell('', false);
    return this.text;
  }

  /** Saves at once; promises whether everything is saved. */
  async flush() {
    await this.#opened;
    return this.#saving.flush();
  }

  copy() {
    navigator.clipboard.writeText(this.text).then(() => this.#tell(say('Copied'), false));
  }

  download(fileName) {
    const address = URL.createObjectURL(new Blob([this.text], { type: 'text/markdown' }));
    element('a', { href: address, download: fileName }).click();
    URL.revokeObjectURL(address);
  }

  /** Shows a heading, counted from the first one. */
  goTo(heading) {
    const place = this.#place.querySelectorAll('h1, h2, h3, h4, h5, h6')[heading];
    place?.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }

  async #write(markdown) {
    this.#opening = markdown;
    this.#original = undefined;
    const cursor = this.#surface?.view.hasFocus() ? this.#surface.view.state.selection.from : undefined;
    await this.#surface?.destroy();
    const place = element('div');
    this.#source.readOnly = false;
    this.#showSource(false);
    this.#surface = await surface({
      place,
      markdown,
      editable: () => !this.classList.contains('held'),
      attributes: { class: 'reading', role: 'textbox', 'aria-multiline': 'true', 'aria-label': this.getAttribute('aria-label') ?? say('Text'), spellcheck: 'true' },
      keys: {
        Escape: () => { this.#foot.focus(); return true; },
        'Mod-s': () => { this.#saving.flush(); return true; },
        'Alt-F10': () => { this.#toolbar.focus(); return true; },
      },
      changed: (state, former) => {
        this.#toolbar.show(state);
        if (this.#original && !state.doc.eq(former.doc)) {
          this.#changed();
        }
      },
    });
    this.#place.replaceChildren(place);
    const { view } = this.#surface;
    this.#original = new Original(this.#surface, markdown, view.state.doc);
    this.#opening = undefined;
    this.#toolbar.show(view.state);
    this.#count();
    if (cursor !== undefined) {
      putCursor(view, cursor);
    }
  }

  #changed() {
    this.#count();
    this.#saving.typed();
  }

  #toggleSource() {
    if (this.#source.hidden) {
      this.#source.value = this.text;
      this.#showSource(true);
      this.#source.focus();
    } else {
      this.#opened = this.#opened.then(() => this.#write(this.#source.value)).then(() => this.#surface.view.focus());
    }
  }

  #showSource(shown) {
    this.#source.hidden = !shown;
    this.#place.hidden = shown;
    this.classList.toggle('as-source', shown);
    this.#sourceButton.setAttribute('aria-pressed', String(shown));
  }

  #count() {
    const text = this.#source.hidden ? this.#place.textContent : this.#source.value;
    const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    this.#foot.textContent = say('{0} words. Alt F10 leads to the formatting, Escape out of the text.', words.toLocaleString(language()));
  }

  #tell(words, trouble) {
    this.#state.textContent = trouble ? say('Not saved') : words;
    this.#state.classList.toggle('in-trouble', trouble);
    this.#trouble.textContent = trouble ? words : '';
  }

  #present() {
    if (this.$server && document.visibilityState === 'visible' && Date.now() - this.#lastAct < AWAY) {
      this.$server.stillHere(this.#saving.revision);
    }
  }
}

customElements.define('policy-editor', PolicyEditor);
