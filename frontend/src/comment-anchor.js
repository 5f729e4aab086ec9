// Comments beside a text: marks the passages they hang on, leads from a thread to its passage and back, and offers to
// comment on a heading or on whatever is selected. The server says where the passages are; it alone finds them again.

import { say } from './words/say.js';

// White space and what no one sees does not count; Passages.java leaves out the same characters.
const UNSEEN = /[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b\ufeff]/u;
const NEIGHBOURS = 60;
const TOOL = '[data-comment-tool]';
// The passage shown last in a text that must not be touched, since somebody writes in it.
const HERE = 'bylaw-comment-here';
const HEADINGS = 'h1, h2, h3, h4, h5, h6';

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const squeeze = text => text.replace(/\s+/gu, ' ');
const seen = text => text.replace(new RegExp(UNSEEN, 'gu'), '');

/** The characters of a text that are seen, in order, each with its node, so that positions become ranges and back. */
class SeenText {
  constructor(root) {
    this.root = root;
    this.nodes = [];
    this.all = '';
    this.length = 0;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.parentElement.closest(TOOL)) {
        this.nodes.push({ node, start: this.length, raw: this.all.length });
        this.all += node.data;
        this.length += seen(node.data).length;
      }
    }
  }

  /** The pieces of text nodes between two positions. */
  pieces(start, end) {
    const pieces = [];
    this.nodes.forEach(({ node, start: first }, index) => {
      const next = this.nodes[index + 1]?.start ?? this.length;
      if (first < end && next > start) {
        let at = first;
        let from = -1;
        let to = 0;
        for (let i = 0; i < node.length; i++) {
          if (!UNSEEN.test(node.data[i])) {
            if (at >= start && at < end) {
              from = from < 0 ? i : from;
              to = i + 1;
            }
            at++;
          }
        }
        if (from >= 0) {
          pieces.push({ node, from, to });
        }
      }
    });
    return pieces;
  }

  /** The range of some words; of several the one nearest to a position. */
  find(words, near) {
    const wanted = seen(words);
    const all = seen(this.all);
    let best = -1;
    for (let at = wanted ? all.indexOf(wanted) : -1; at >= 0; at = all.indexOf(wanted, at + 1)) {
      best = best < 0 || Math.abs(at - near) < Math.abs(best - near) ? at : best;
    }
    const pieces = best < 0 ? [] : this.pieces(best, best + wanted.length);
    if (!pieces.length) {
      return null;
    }
    const range = document.createRange();
    range.setStart(pieces[0].node, pieces[0].from);
    range.setEnd(pieces.at(-1).node, pieces.at(-1).to);
    return range;
  }

  /** What is selected, with its neighbours and the heading above it. */
  passage(range) {
    let start = -1;
    let end = -1;
    for (const { node, raw } of this.nodes) {
      if (range.intersectsNode(node)) {
        const from = raw + (node === range.startContainer ? range.startOffset : 0);
        const to = raw + (node === range.endContainer ? range.endOffset : node.length);
        start = start < 0 ? from : start;
        end = to;
      }
    }
    const quote = start < 0 ? '' : squeeze(this.all.slice(start, end)).trim();
    if (!quote) {
      return null;
    }
    const above = [...this.root.querySelectorAll(HEADINGS)].filter(
      heading => heading.contains(range.startContainer)
        || heading.compareDocumentPosition(range.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING);
    return {
      heading: above.at(-1)?.id ?? '',
      quote,
      before: squeeze(this.all.slice(Math.max(0, start - NEIGHBOURS), start)),
      behind: squeeze(this.all.slice(end, end + NEIGHBOURS)),
    };
  }
}

class BylawComments extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.addEventListener('click', event => this.jumpFrom(event), { signal });
    document.addEventListener('selectionchange', () => this.offerLater(), { signal });
    addEventListener('scroll', () => this.place(), { signal, passive: true, capture: true });
    addEventListener('resize', () => this.settle(), { signal });
    // On pages that show the text themselves it may be exchanged, for its comparison, say.
    this.watch = new MutationObserver(() => {
      cancelAnimationFrame(this.settling);
      this.settling = requestAnimationFrame(() => this.settle());
    });
    this.select = this.floating('comment-select', say('Comment on this passage'), () => this.commentOnSelection());
    this.back = this.floating('comment-back', say('Back to the comment'), () => this.goBack());
    this.watch.observe(this.closest('main') ?? this, { childList: true, subtree: true });
  }

  disconnectedCallback() {
    this.leaving.abort();
    cancelAnimationFrame(this.settling);
    globalThis.CSS?.highlights?.delete(HERE);
    this.watch.disconnect();
    this.select.remove();
    this.back.remove();
    if (this.fits) {
      this.clear();
    }
  }

  floating(name, words, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `comment-floating ${name}`;
    button.textContent = words;
    button.hidden = true;
    // Pressing it must not undo the selection that it is about.
    button.addEventListener('pointerdown', event => event.preventDefault());
    button.addEventListener('click', act);
    document.body.append(button);
    return button;
  }

  /** Called by the server: how long the text is, which thread hangs where, and whether the reader may comment. */
  show(length, places, writes) {
    this.length = length;
    this.places = places;
    this.writes = writes;
    this.apply();
  }

  settle() {
    if (this.places && this.findReading() !== this.reading) {
      this.apply();
    }
  }

  /** The text beside the threads, or where that is hidden, the one that the page shows anyway. */
  findReading() {
    const texts = [...this.querySelectorAll('.reading'), ...(this.closest('main')?.querySelectorAll('.reading') ?? [])];
    return texts.find(text => text.offsetParent !== null) ?? null;
  }

  apply() {
    this.watch.disconnect();
    if (this.fits) {
      this.clear();
    }
    this.reading = this.findReading();
    this.text = this.reading && new SeenText(this.reading);
    this.written = this.reading?.isContentEditable ?? false;
    this.fits = !this.written && this.text?.length === this.length;
    this.toggleAttribute('no-text', !this.fits && !this.written);
    if (this.fits) {
      this.places.forEach(place => this.mark(place));
      this.reading.querySelectorAll(HEADINGS).forEach(heading => this.equip(heading));
      this.text = new SeenText(this.reading);
    }
    this.watch.observe(this.closest('main') ?? this, { childList: true, subtree: true });
  }

  clear() {
    this.reading.querySelectorAll('mark[data-thread]').forEach(mark => mark.replaceWith(...mark.childNodes));
    this.reading.querySelectorAll('.comment-heading').forEach(box => box.replaceWith(box.querySelector(HEADINGS)));
    this.reading.normalize();
  }

  mark({ thread, start, end, open }) {
    new SeenText(this.reading).pieces(start, end).forEach(({ node, from, to }) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const mark = document.createElement('mark');
      mark.dataset.thread = thread;
      mark.toggleAttribute('data-open', open);
      mark.tabIndex = -1;
      range.surroundContents(mark);
      mark.addEventListener('click', event => {
        event.stopPropagation();
        this.toThread(thread);
      });
      mark.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === 'Escape') {
          this.toThread(thread);
        }
      });
    });
  }

  /** Puts the way to comment by keyboard, and the way to the comments that are there, beside a heading. */
  equip(heading) {
    const box = document.createElement('div');
    box.className = 'comment-heading';
    box.dataset.level = heading.tagName[1];
    heading.replaceWith(box);
    box.append(heading);
    const tools = document.createElement('span');
    tools.className = 'comment-tools';
    tools.dataset.commentTool = '';
    const words = squeeze(heading.textContent).trim();
    const mark = heading.querySelector('mark[data-thread]');
    if (mark) {
      tools.append(this.tool(say('To the comment'), say('To the comment on the heading {0}', words), () => this.toThread(mark.dataset.thread)));
    }
    if (this.writes) {
      tools.append(this.tool(say('Comment'), say('Comment on the heading {0}', words), () => {
        const range = document.createRange();
        range.selectNodeContents(heading);
        this.ask(range);
      }));
    }
    box.append(tools);
  }

  tool(words, name, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words;
    button.setAttribute('aria-label', name);
    button.addEventListener('click', act);
    return button;
  }

  offerLater() {
    clearTimeout(this.offering);
    this.offering = setTimeout(() => this.place(), 120);
  }

  selected() {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    return this.fits && this.writes && range && !range.collapsed && this.reading.contains(range.commonAncestorContainer) ? range : null;
  }

  /** Keeps the button at the end of the selection. */
  place() {
    const range = this.selected();
    this.select.hidden = !range || !squeeze(range.toString()).trim();
    if (!this.select.hidden) {
      const at = range.getBoundingClientRect();
      const top = Math.min(at.bottom + 8, innerHeight - 64);
      this.select.style.top = `${Math.max(top, 64)}px`;
      this.select.style.left = `${Math.max(8, Math.min(at.left, innerWidth - this.select.offsetWidth - 8))}px`;
    }
  }

  commentOnSelection() {
    const range = this.selected();
    if (range) {
      this.ask(range);
      getSelection().removeAllRanges();
      this.select.hidden = true;
    }
  }

  ask(range) {
    const passage = this.text.passage(range);
    if (passage) {
      this.$server.commentOn(passage.heading, passage.quote, passage.before, passage.behind);
    }
  }

  jumpFrom(event) {
    const link = event.target.closest('[data-passage-of]');
    if (!link || !this.reading) {
      return;
    }
    const thread = link.dataset.passageOf;
    this.from = link;
    this.current(thread);
    if (this.written) {
      this.pointAt(link.textContent, this.places.find(place => place.thread === thread)?.start ?? 0);
    } else {
      const mark = this.reading.querySelector(`mark[data-thread="${thread}"]`);
      mark?.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
      mark?.focus({ preventScroll: true });
    }
    this.offerBack();
  }

  /** Shows a passage in a text that somebody writes in: the words are looked for as they are now, and nothing is inserted. */
  pointAt(words, near) {
    const range = new SeenText(this.reading).find(words, near);
    range?.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
    if (range && globalThis.CSS?.highlights) {
      CSS.highlights.set(HERE, new Highlight(range));
    }
  }

  /** Where thread and passage do not stand side by side, the way back has to be offered. */
  offerBack() {
    clearTimeout(this.away);
    this.away = setTimeout(() => {
      const at = this.from.getBoundingClientRect();
      const bar = this.closest('main')?.querySelector('.approval-bar')?.getBoundingClientRect();
      const floor = bar ? Math.min(bar.top, innerHeight) : innerHeight - 80;
      this.back.hidden = at.top >= 0 && at.bottom <= floor;
      this.back.style.bottom = `${innerHeight - floor + 12}px`;
    }, 500);
  }

  goBack() {
    this.back.hidden = true;
    this.from?.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
    this.from?.focus({ preventScroll: true });
  }

  toThread(thread) {
    const card = this.querySelector(`[data-thread-card="${thread}"]`);
    if (card) {
      this.back.hidden = true;
      this.current(thread);
      card.closest('details')?.setAttribute('open', '');
      card.scrollIntoView({ block: 'nearest', behavior: calm() ? 'auto' : 'smooth' });
      card.focus({ preventScroll: true });
    }
  }

  current(thread) {
    const name = 'data-current';
    const marks = this.fits ? [...this.reading.querySelectorAll('mark[data-thread]')] : [];
    [...this.querySelectorAll('[data-thread-card]'), ...marks].forEach(
      one => one.toggleAttribute(name, (one.dataset.threadCard ?? one.dataset.thread) === thread));
  }
}

customElements.define('bylaw-comments', BylawComments);
