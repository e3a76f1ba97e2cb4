import { listing, shownIds } from './data/store.ts';

/** On paper the list is whole: for that moment its window is as high as all of its rows. */
export function startPrinting(): () => void {
  addEventListener('beforeprint', unfold);
  addEventListener('afterprint', fold);
  return () => {
    removeEventListener('beforeprint', unfold);
    removeEventListener('afterprint', fold);
  };
}

const scroller = () => document.querySelector<HTMLElement>('.task-scroll');

function unfold(): void {
  const { total, cursor } = listing.peek();
  const box = scroller();
  if (!box) return;
  box.style.height = `${box.scrollHeight}px`;
  box.style.flex = 'none';
  // Drawn by who listens to it, before the browser looks.
  box.dispatchEvent(new Event('scroll'));
  if (!cursor) return;
  const note = document.createElement('p');
  note.className = 'printed-part';
  note.textContent = `The first ${shownIds.peek().length} of ${total} tasks. Scroll to the end before printing to have all of them.`;
  box.before(note);
}

function fold(): void {
  document.querySelector('.printed-part')?.remove();
  const box = scroller();
  if (!box) return;
  box.style.height = box.style.flex = '';
  box.dispatchEvent(new Event('scroll'));
}
