// Saves quietly: a second after the last key, when the text loses the focus, before the page is left, and again
// after a failure. One save is under way at a time. Until it went through, the text is also kept in this tab.

import { say } from '../words/say.js';

const QUIET = 1000;
const AGAIN = 5000;
const LONGEST = 15000;

export class Saving {
  #text;
  #send;
  #tell;
  #key;
  #timer;
  #underWay;
  #saved = '';
  #revision = 0;
  #held = true;

  /**
   * @param text gives the text as it is now
   * @param send saves it: takes revision and text, and promises the next revision, or none where it was not saved
   * @param tell takes the words for the state, and whether it is a trouble
   */
  constructor(text, send, tell) {
    this.#text = text;
    this.#send = send;
    this.#tell = tell;
  }

  /** What was typed in this tab before the page was loaded anew, and not saved, if it is not what the server has. */
  kept(key, text) {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return kept && kept.text !== text ? kept : null;
  }

  /** From here on, changes of this text are saved. */
  start(key, text, revision) {
    clearTimeout(this.#timer);
    this.#key = key;
    this.#saved = text;
    this.#revision = revision;
    this.#held = false;
  }

  /** Goes on from what was typed before the page was loaded anew. */
  resume(kept) {
    this.#revision = kept.revision;
    this.#later(0);
  }

  get revision() {
    return this.#revision;
  }

  get isClean() {
    return !this.#underWay && this.#text() === this.#saved;
  }

  /** Whether this tab has the text as it is, for when the page is loaded anew. */
  get isKept() {
    return JSON.parse(sessionStorage.getItem(this.#key) ?? 'null')?.text === this.#text();
  }

  /** No more saves: somebody has to decide first, or the text cannot be changed any more. */
  hold() {
    this.#held = true;
    clearTimeout(this.#timer);
  }

  typed() {
    if (!this.#held) {
      this.#later(QUIET);
    }
  }

  /** Saves now; promises whether all that was typed is saved. */
  async flush() {
    clearTimeout(this.#timer);
    while (this.#underWay) {
      await this.#underWay;
    }
    const text = this.#text();
    if (text === this.#saved) {
      sessionStorage.removeItem(this.#key);
      return true;
    }
    if (this.#held) {
      return false;
    }
    this.#underWay = this.#save(text);
    return this.#underWay;
  }

  #later(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), milliseconds);
  }

  async #save(text) {
    this.#keep(text);
    this.#tell(say('Saving…'), false);
    try {
      const slow = setTimeout(() => this.#tell(say('Not saved yet. Your text stays here and is saved when the connection is back.'), true), LONGEST);
      const answer = await this.#send(this.#revision, text).finally(() => clearTimeout(slow));
      if (answer.revision == null) {
        return false;
      }
      this.#saved = text;
      this.#revision = answer.revision;
      this.#tell(say('Saved {0}', answer.at), false);
      if (this.#text() === text) {
        sessionStorage.removeItem(this.#key);
      } else {
        this.#later(QUIET);
      }
      return true;
    } catch {
      this.#tell(say('Could not be saved. Your text stays here; the next try is in a few seconds.'), true);
      this.#later(AGAIN);
      return false;
    } finally {
      this.#underWay = undefined;
    }
  }

  #keep(text) {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ revision: this.#revision, text }));
    } catch {
      // A full store takes nothing away: the text stays in the editor, and saving goes on.
    }
  }
}
