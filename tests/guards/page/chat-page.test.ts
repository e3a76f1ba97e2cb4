import { type Guard, testGuards } from '../guard.ts';

/** Guards of the page's chat: what comes from outside stays text, nothing that was written is lost, nobody is moved. */

const web = (file: string) => `src/web/chat/${file}`;
const browser = (name: string) => `tests/browser/${name}.test.ts`;

const pure: Guard[] = [
  {
    what: 'the protocols that a link may have',
    file: web('markdown/inline.ts'),
    cut: "if (url?.protocol === 'https:' && !url.username && !url.password)",
    leaves: 'if (url && !url.username && !url.password)',
    test: 'tests/unit/web-markdown.test.ts',
    named: 'never HTML',
  },
  {
    what: 'the look for a name in an address',
    file: web('markdown/inline.ts'),
    cut: ' && !url.username && !url.password',
    leaves: '',
    test: 'tests/unit/web-markdown.test.ts',
    named: 'no link',
  },
  {
    what: 'the host behind a link',
    file: web('markdown/nodes.ts'),
    cut: '!isAddress && h(',
    leaves: 'false && h(',
    test: 'tests/unit/web-markdown.test.ts',
    named: 'shows where it leads',
  },
  {
    what: 'the memory of marks without an end',
    file: web('markdown/inline.ts'),
    cut: 'endless.add(mark);',
    leaves: '',
    test: 'tests/unit/web-markdown.test.ts',
    named: 'long nonsense',
  },
  {
    what: 'the line feed that belongs to a return before it',
    file: web('protocol/events.ts'),
    cut: "this.#afterReturn && piece.startsWith('\\n')",
    leaves: 'false',
    test: 'tests/unit/web-events.test.ts',
    named: 'however a text is cut',
  },
  {
    what: 'the decoder that keeps half a character',
    file: web('protocol/events.ts'),
    cut: '{ stream: !done }',
    leaves: '{}',
    test: 'tests/unit/web-events.test.ts',
    named: 'byte by byte',
  },
  {
    what: 'the bound of parts',
    file: web('protocol/thread.ts'),
    cut: ' || index >= mostParts',
    leaves: '',
    test: 'tests/unit/web-thread.test.ts',
    named: 'nonsense changes nothing',
  },
  {
    what: 'the part of an answer that the server does not have',
    file: web('protocol/merge.ts'),
    cut: ', ...unkept(here, read)]',
    leaves: ']',
    test: 'tests/unit/web-merge.test.ts',
    named: 'a part of an answer',
  },
  {
    what: 'the look at compositions',
    file: web('view/keys.ts'),
    cut: 'key.isComposing || ',
    leaves: '',
    test: 'tests/unit/web-keys.test.ts',
    named: 'composition',
  },
];

const inBrowser: Guard[] = [
  {
    what: 'the key code of an input method',
    file: web('view/keys.ts'),
    cut: ' || key.keyCode === keyOfInputMethod',
    leaves: '',
    test: 'tests/unit/web-keys.test.ts',
    named: 'input method',
  },
  {
    what: 'the height that is kept while composing',
    file: web('view/composer.ts'),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a text of the program.
    cut: "isComposing ? `${current.offsetHeight}px` : ''",
    leaves: "''",
    test: browser('chat-writing'),
    named: 'ends a composition',
  },
  {
    what: 'the wait for the end of a composition',
    file: web('conversation/draft.ts'),
    cut: 'if (!this.#isComposing) this.write(',
    leaves: 'this.write(',
    test: browser('chat-writing'),
    named: 'while somebody composes',
  },
  {
    what: 'the receipt of a message',
    file: web('conversation/conversation.ts'),
    cut: "this.#begin('sending');\n    this.#isTaken = false;",
    leaves: "this.#begin('sending');\n    this.draft.taken(sent);\n    this.#isTaken = false;",
    test: browser('chat'),
    named: 'not taken stays',
  },
  {
    what: 'the look whether somebody scrolled up',
    file: web('view/pin.ts'),
    cut: '!this.#isPinned.value) return;',
    leaves: 'false) return;',
    test: browser('chat-reading'),
    named: 'not moved',
  },
  {
    what: 'the place that is kept when earlier messages come',
    file: web('view/pin.ts'),
    cut: 'box.scrollTop += top() - before;',
    leaves: '',
    test: browser('chat-reading'),
    named: 'fifty at a time',
  },
  {
    what: 'reading before sending',
    file: web('conversation/conversation.ts'),
    cut: ', this.reading.catchUp()]',
    leaves: ']',
    test: browser('chat-reading'),
    named: 'somebody else wrote',
  },
  {
    what: 'the wait for a click when one is back online',
    file: web('view/composer.ts'),
    cut: 'if (!isOnline.value) {\n      waits.value = true;',
    leaves: 'if (false) {\n      waits.value = true;',
    test: browser('chat-writing'),
    named: 'offline the message',
  },
  {
    what: 'what the board holds back until the chat is asked',
    file: web('conversation/conversation.ts'),
    cut: '[sendWaiting(), ',
    leaves: '[',
    test: browser('chat-story'),
    named: 'being deleted',
  },
  {
    what: 'the look whether something is being said',
    file: web('conversation/reading.ts'),
    cut: 'if (!isWanted()) return;',
    leaves: '',
    test: browser('chat-reading'),
    named: 'read late',
  },
  {
    what: 'the end of the wait for the element',
    file: web('element.ts'),
    cut: 'setTimeout(decide(failed), readyWithinMs)',
    leaves: 'setTimeout(() => {}, readyWithinMs)',
    test: browser('chat-element'),
    named: 'not ready within',
  },
  {
    what: 'the answer to a script that does not load',
    file: web('element.ts'),
    cut: '}, decide(failed));',
    leaves: '}, () => {});',
    test: browser('chat-element'),
    named: 'is blocked',
  },
];

testGuards([...pure, ...inBrowser.map((guard) => ({ seconds: 40, ...guard }))]);
