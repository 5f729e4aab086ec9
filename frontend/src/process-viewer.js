// Shows a BPMN model fitted to the page: the path taken strong, what may come quiet, where it stands marked.
import Viewer from 'bpmn-js/lib/Viewer';
import diagramCss from 'bpmn-js/dist/assets/diagram-js.css';
import bpmnCss from 'bpmn-js/dist/assets/bpmn-js.css';
import ownCss from './process-viewer.css';

const AIR = 24;
const LARGEST = 1;
const SMALLEST = { page: 0.6, phone: 0.9, phoneWidth: 640 };
const STEP = 1.25;

/** What bpmn-js draws with; the colours are variables, so that light and dark need no second drawing. */
const LOOK = {
  bpmnRenderer: {
    defaultFillColor: 'var(--picture-ground)',
    defaultStrokeColor: 'var(--picture-quiet)',
    defaultLabelColor: 'var(--picture-quiet-text)',
  },
  textRenderer: {
    defaultStyle: { fontFamily: 'Inter, system-ui, sans-serif', fontSize: 12 },
    externalStyle: { fontSize: 11.5 },
  },
};

/**
 * Properties: `xml` (BPMN), and lists of element ids: `past` (activities and flows behind it), `current`, `stuck`;
 * `label` is the same in words, for those who do not see the picture; `words` holds what the component says, by its
 * English name, in the reader's language.
 * It scrolls as the page does and never takes the wheel away from it; zooming is for the buttons.
 */
class ProcessViewer extends HTMLElement {
  #xml = '';
  #ids = { past: [], current: [], stuck: [] };
  #words = {};
  #zoom = 0;
  #drawing;
  #viewer;
  #resized = new ResizeObserver(() => (this.#viewer ? this.#fit() : this.#draw()));

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = `
      <style>${diagramCss}${bpmnCss}${ownCss}</style>
      <div class="tools" role="group">
        <button type="button" data-zoom="out">&minus;</button>
        <button type="button" data-zoom="fit"></button>
        <button type="button" data-zoom="in">+</button>
      </div>
      <div class="frame"></div>
      <p class="legend" aria-hidden="true"><span class="way"></span><span class="to-come"></span></p>`;
    this.#write();
    root.querySelector('.tools').addEventListener('click', event => this.#press(event.target.dataset.zoom));
  }

  set xml(xml) { this.#xml = xml ?? ''; this.#draw(); }
  set past(ids) { this.#ids.past = ids ?? []; this.#draw(); }
  set current(ids) { this.#ids.current = ids ?? []; this.#draw(); }
  set stuck(ids) { this.#ids.stuck = ids ?? []; this.#draw(); }
  set words(words) { this.#words = words ?? {}; this.#write(); this.#draw(); }
  set label(text) { this.setAttribute('label', text ?? ''); this.#name(); }

  connectedCallback() {
    this.#resized.observe(this);
    this.#draw();
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    this.#viewer?.destroy();
    this.#viewer = undefined;
  }

  /** Properties come one by one; the picture is drawn once, when all are there and there is room: nothing can be measured in a closed fold. */
  #draw() {
    clearTimeout(this.#drawing);
    if (this.isConnected && this.#xml && this.clientWidth) {
      this.#drawing = setTimeout(() => this.#drawNow());
    }
  }

  async #drawNow() {
    // Words are measured to be centred: before the font is there they would be measured in another.
    await document.fonts.load('12px Inter').catch(() => []);
    this.#viewer?.destroy();
    const frame = this.shadowRoot.querySelector('.frame');
    const viewer = this.#viewer = new Viewer({ container: frame, ...LOOK });
    viewer.on('import.render.start', ({ definitions }) => this.#colour(definitions));
    await viewer.importXML(this.#xml);
    if (viewer !== this.#viewer) {
      return;
    }
    this.#mark();
    this.#makeScrollable(frame.querySelector('.djs-container'));
    this.#name();
    this.#zoom = 0;
    this.#fit();
    this.#showToken();
    this.dataset.drawn = '';
  }

  /** Colours go into the diagram itself before it is drawn, since arrow heads and icons can't be reached from CSS. */
  #colour(definitions) {
    const tones = new Map([
      ...this.#ids.past.map(id => [id, 'var(--picture-taken)']),
      ...this.#ids.current.map(id => [id, 'var(--picture-now)']),
      ...this.#ids.stuck.map(id => [id, 'var(--picture-stuck)']),
    ]);
    for (const di of definitions.diagrams[0].plane.planeElement) {
      const tone = tones.get(di.bpmnElement?.id);
      if (tone) {
        di.set('bioc:stroke', tone);
      }
    }
  }

  #mark() {
    const canvas = this.#viewer.get('canvas');
    const registry = this.#viewer.get('elementRegistry');
    const overlays = this.#viewer.get('overlays');
    const known = ids => ids.filter(id => registry.get(id));
    known(this.#ids.past).forEach(id => canvas.addMarker(id, 'taken'));
    known(this.#ids.current).forEach(id => canvas.addMarker(id, 'now'));
    known(this.#ids.stuck).forEach(id => canvas.addMarker(id, 'stuck'));
    known([...new Set([...this.#ids.current, ...this.#ids.stuck])]).forEach(id => {
      const stuck = this.#ids.stuck.includes(id);
      const shape = registry.get(id);
      overlays.add(id, {
        position: { top: -13, left: shape.width / 2 - 40 },
        html: `<div class="token ${stuck ? 'token-stuck' : ''}">${stuck ? `&#9888; ${this.#say('Stuck')}` : `&#9679; ${this.#say('Now')}`}</div>`,
      });
    });
  }

  #say(english) {
    return this.#words[english] ?? english;
  }

  #write() {
    const find = selector => this.shadowRoot.querySelector(selector);
    find('.tools').setAttribute('aria-label', this.#say('Size of the picture'));
    find('[data-zoom=out]').setAttribute('aria-label', this.#say('Smaller'));
    find('[data-zoom=fit]').setAttribute('aria-label', this.#say('Fit to the page'));
    find('[data-zoom=fit]').textContent = this.#say('Fit');
    find('[data-zoom=in]').setAttribute('aria-label', this.#say('Larger'));
    find('.way').textContent = this.#say('way taken');
    find('.to-come').textContent = this.#say('still open');
  }

  #name() {
    const picture = this.shadowRoot.querySelector('.djs-container');
    const svg = picture?.querySelector(':scope > svg');
    if (svg) {
      svg.removeAttribute('tabindex');
      svg.setAttribute('role', 'img');
      svg.setAttribute('aria-label', this.getAttribute('label') || this.#say('Process diagram'));
    }
  }

  /** The box of the drawing scrolls as any part of the page does: by keyboard, wheel, touch, and by pulling. */
  #makeScrollable(box) {
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', this.#say('Process diagram, scrolls with the arrow keys'));
    box.addEventListener('pointerdown', down => {
      if (down.pointerType !== 'mouse' || down.button !== 0) {
        return;
      }
      const from = { x: box.scrollLeft + down.clientX, y: box.scrollTop + down.clientY };
      const pull = move => box.scrollTo(from.x - move.clientX, from.y - move.clientY);
      window.addEventListener('pointermove', pull);
      window.addEventListener('pointerup', () => window.removeEventListener('pointermove', pull), { once: true });
    });
  }

  #press(what) {
    if (what && this.#viewer) {
      const now = this.#viewer.get('canvas').zoom();
      this.#zoom = what === 'fit' ? 0 : Math.min(2, Math.max(0.2, what === 'in' ? now * STEP : now / STEP));
      this.#fit();
      this.#showToken();
    }
  }

  /** As wide as the page, but never too small to read: then it scrolls sideways. */
  #fit() {
    const canvas = this.#viewer?.get('canvas');
    const box = this.shadowRoot.querySelector('.djs-container');
    if (!canvas || !box || !this.clientWidth) {
      return;
    }
    const { inner } = canvas.viewbox();
    const wide = (this.clientWidth - 2 * AIR) / inner.width;
    const smallest = this.clientWidth < SMALLEST.phoneWidth ? SMALLEST.phone : SMALLEST.page;
    const scale = this.#zoom || Math.min(LARGEST, Math.max(smallest, wide));
    const width = Math.max(inner.width * scale + 2 * AIR, this.clientWidth - 2);
    const height = inner.height * scale + 2 * AIR;
    box.style.setProperty('--width', `${width}px`);
    box.style.setProperty('--height', `${height}px`);
    canvas.resized();
    canvas.zoom(scale, { x: 0, y: 0 });
    const view = canvas.viewbox();
    canvas.scroll({
      dx: (view.x - inner.x) * scale + (width - inner.width * scale) / 2,
      dy: (view.y - inner.y) * scale + AIR,
    });
  }

  #showToken() {
    const box = this.shadowRoot.querySelector('.djs-container');
    const token = box?.querySelector('.token');
    if (token) {
      const at = token.getBoundingClientRect();
      const seen = box.getBoundingClientRect();
      box.scrollLeft += at.left + at.width / 2 - seen.left - seen.width / 2;
      box.scrollTop += at.top - seen.top - seen.height / 2;
    }
  }
}

customElements.define('process-viewer', ProcessViewer);
