/* The queue: fetches its rows again without moving what somebody looks at, and keeps what is selected. */
(() => {
  'use strict';
  const rows = document.getElementById('rows');
  if (!rows || !window.earshot) return;
  const { freshenAll, retitle, rested } = window.earshot;
  const list = () => rows.querySelector('ol.queue');
  const shown = () => [...rows.querySelectorAll('[data-case]')];
  const pill = document.getElementById('pill');

  // Where the pointer rests, and since when; a row under it never moves.
  let moved = 0;
  let pressed = false;
  let pointed = null;
  rows.addEventListener('pointermove', (event) => {
    moved = Date.now();
    pointed = event.pointerType === 'touch' ? null : event.target.closest('[data-case]');
  }, { passive: true });
  rows.addEventListener('pointerleave', () => {
    pointed = null;
    rows.style.paddingTop = '';
    if (!pill.hidden) refresh();
  });
  document.addEventListener('pointerdown', (event) => { if (event.target.closest('#rows, #praise')) pressed = true; });
  window.addEventListener('pointerup', () => { pressed = false; });
  window.addEventListener('pointercancel', () => { pressed = false; });
  const resting = () => (pointed?.isConnected && pointed.matches(':hover') && Date.now() - moved < 30000 ? pointed : null);

  // The row that stays where it is: under the pointer, else with the focus, else the first one in sight of who has scrolled.
  const anchor = () => resting()
    ?? (document.activeElement?.closest('#rows [data-case]')
    ?? (window.scrollY > 0 ? shown().find((row) => row.getBoundingClientRect().bottom > 0) : null));

  const swapOutOfBand = (content) => content.querySelectorAll('[hx-swap-oob]').forEach((part) => {
    part.removeAttribute('hx-swap-oob');
    const old = document.getElementById(part.id);
    if (old && old.isEqualNode(part)) part.remove();
    else if (old && part.id === 'praise') praise(old, part);
    else if (old) old.replaceWith(part);
  });

  // Kind words stay the same elements where they are the same words, and nothing moves under a pointer.
  const praise = (old, fresh) => {
    fresh.remove();
    if (pressed || old.matches(':hover')) return;
    const focused = document.activeElement?.closest('#praise') ? document.activeElement.id : '';
    old.hidden = fresh.hidden;
    reconcile(old.querySelector('ol'), fresh.querySelector('ol'));
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };

  // Rows that did not change stay the same elements, so that focus, selection and a click that is under way survive.
  const reconcile = (old, fresh) => {
    const have = new Map([...old.children].map((item) => [item.id, item]));
    const wanted = [...fresh.children].map((item) => {
      const known = item.id ? have.get(item.id) : null;
      if (!known) {
        if (item.id && have.size) item.classList.add('fresh');
        return item;
      }
      if (known.dataset.version === item.dataset.version) return known;
      const box = item.querySelector('.row-pick input');
      if (box) box.checked = known.querySelector('.row-pick input')?.checked ?? false;
      known.replaceWith(item);
      return item;
    });
    const keep = new Set(wanted);
    [...old.children].filter((item) => !keep.has(item)).forEach((item) => item.remove());
    let at = old.firstElementChild;
    wanted.forEach((item) => {
      if (item === at) at = at.nextElementSibling;
      else old.insertBefore(item, at);
    });
  };

  const put = (content) => {
    const before = list();
    const after = content.querySelector('ol.queue');
    const total = rows.querySelector('.total');
    if (before && after && total) {
      total.replaceWith(content.querySelector('.total'));
      reconcile(before, after);
    } else {
      rows.replaceChildren(...content.childNodes);
    }
  };

  const apply = (content) => {
    const under = resting();
    const gone = under && !content.getElementById(under.id);
    swapOutOfBand(content);
    if (gone || pressed) {
      pill.hidden = false;
      return;
    }
    const held = anchor();
    const top = held?.getBoundingClientRect().top;
    const focused = document.activeElement?.closest('#rows') ? document.activeElement.id : '';
    put(content);
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
    const now = held && document.getElementById(held.id);
    if (now) {
      const shift = () => now.getBoundingClientRect().top - top;
      if (Math.abs(shift()) > 0.5) window.scrollBy({ top: shift(), behavior: 'instant' });
      if (under && shift() < -0.5) rows.style.paddingTop = (parseFloat(rows.style.paddingTop) || 0) - shift() + 'px';
    }
    pill.hidden = true;
    htmx.process(rows);
    freshenAll();
    retitle();
    count();
    document.dispatchEvent(new CustomEvent('earshot:news'));
  };

  // What somebody fetches with "show more" is never thrown away by a refresh that began before it.
  let fetching = null;
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (event.target.id !== 'more') return;
    fetching = new Promise((resolve) => event.detail.xhr.addEventListener('loadend', () => setTimeout(resolve, 100)));
  });

  // Whoever went further down than one answer reaches keeps that place: what follows is asked for, too.
  let least = 0;
  const depth = () => Math.max(least, shown().length);
  const lost = (content) => [...rows.querySelectorAll('.row:has(.row-pick input:checked)')].some((row) => !content.getElementById(row.id));
  const complete = async (content) => {
    await fetching;
    for (let have = content.querySelectorAll('.row').length; have < depth() || (have < depth() + 20 && lost(content));) {
      const more = content.querySelector('#more');
      if (!more) return;
      const answer = await fetch(more.getAttribute('hx-get') + '&limit=' + Math.max(20, Math.min(200, depth() - have)), { headers: { 'HX-Request': 'true' } });
      if (!answer.ok || answer.redirected) return;
      const next = document.createElement('template');
      next.innerHTML = await answer.text();
      more.closest('li').replaceWith(next.content);
      const now = content.querySelectorAll('.row').length;
      if (now === have) return;
      have = now;
      await fetching;
    }
  };

  let busy = false;
  let again = false;
  const refresh = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const start = Date.now();
    try {
      const address = rows.dataset.refresh + (rows.dataset.refresh.includes('?') ? '&' : '?')
        + 'limit=' + Math.max(50, Math.min(200, depth()));
      const answer = await fetch(address, { headers: { 'HX-Request': 'true' } });
      if (answer.ok && !answer.redirected) {
        const parsed = document.createElement('template');
        parsed.innerHTML = await answer.text();
        await complete(parsed.content);
        apply(parsed.content);
      }
    } catch (offline) {
      // The line that says so comes from the stream, which has noticed too.
    } finally {
      busy = false;
      rested(Date.now() - start);
      if (again) {
        again = false;
        refresh();
      }
    }
  };
  document.addEventListener('earshot:queue', refresh);
  pill.querySelector('button').addEventListener('click', () => {
    pointed = null;
    refresh();
  });

  // What is selected: with shift everything between; the bar is there only while something is.
  const bulk = document.getElementById('bulk');
  const boxes = () => [...rows.querySelectorAll('.row-pick input')];
  const all = document.getElementById('pick-all');
  const count = () => {
    const some = boxes().filter((box) => box.checked).length;
    const form = some === 1 ? 'countOne' : some % 10 >= 2 && some % 10 <= 4 && (some % 100 < 12 || some % 100 > 14) ? 'countFew' : 'countMany';
    const text = some ? bulk.dataset[form].replace(/\d+/, some) : '';
    const line = document.getElementById('bulk-count');
    if (line.textContent !== text) line.textContent = text;
    bulk.classList.toggle('some', some > 0);
    all.checked = some > 0 && some === boxes().length;
    all.indeterminate = some > 0 && some < boxes().length;
    boxes().forEach((box) => box.closest('.row').classList.toggle('picked', box.checked));
  };
  // On a phone the bar is one line until more is asked for.
  const more = document.getElementById('bulk-more');
  more?.addEventListener('click', () => more.setAttribute('aria-expanded', bulk.classList.toggle('wide')));
  let last = null;
  rows.addEventListener('click', (event) => {
    const box = event.target.closest('.row-pick input');
    if (!box) return;
    const every = boxes();
    const from = every.indexOf(last);
    if (event.shiftKey && from >= 0) {
      const to = every.indexOf(box);
      every.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((one) => { one.checked = box.checked; });
    }
    last = box;
    count();
  });
  all.addEventListener('change', () => {
    boxes().forEach((box) => { box.checked = all.checked; });
    count();
  });
  document.addEventListener('keydown', (event) => {
    const open = document.querySelector('details.menu[open]');
    if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    } else if (bulk.classList.contains('some')) {
      boxes().forEach((box) => { box.checked = false; });
      count();
    }
  });
  document.addEventListener('htmx:afterSettle', count);

  // An address that people pass on says only what is asked for.
  const filters = document.querySelector('form.filters');
  filters.addEventListener('submit', () => [...filters.elements].forEach((field) => {
    if (field.name && (field.value === '' || (field.name === 'tab' && field.value === 'open'))) field.disabled = true;
  }));
  window.addEventListener('pageshow', () => {
    [...filters.elements].forEach((field) => { field.disabled = false; });
    count();
  });

  // Cases that are opened from here know what comes next, and the way back leads to the row that was opened.
  const here = () => location.pathname + location.search;
  const past = (() => {
    try {
      return JSON.parse(sessionStorage.getItem('earshot-list')) ?? {};
    } catch (broken) {
      return {};
    }
  })();
  let opened = null;
  rows.addEventListener('click', (event) => { opened = event.target.closest('.row-open')?.id ?? opened; });
  window.addEventListener('pagehide', () => {
    const ids = shown().map((row) => row.dataset.case);
    const focused = document.activeElement?.closest('.row-open')?.id;
    sessionStorage.setItem('earshot-list', JSON.stringify({ address: here(), ids, opened: opened ?? focused, top: window.scrollY }));
  });
  const cameBack = performance.getEntriesByType('navigation')[0]?.type === 'back_forward'
    || sessionStorage.getItem('earshot-came') === 'case';
  sessionStorage.removeItem('earshot-came');
  const restore = async () => {
    if (past.ids.length > shown().length) {
      least = past.ids.length;
      await refresh();
      least = 0;
    }
    const row = document.getElementById(past.opened);
    if (!row) {
      window.scrollTo({ top: past.top, behavior: 'instant' });
      return;
    }
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };
  if (cameBack && past.address === here() && past.ids) restore();
  count();
})();
