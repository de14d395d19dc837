/* Single keys for what staff do all day. They can be switched off, and never act while somebody types. */
(() => {
  'use strict';
  const dialog = document.getElementById('keys');
  if (!dialog) return;
  const STORE = 'earshot-keys';
  const on = () => localStorage.getItem(STORE) !== 'off';
  const choice = document.getElementById('keys-on');
  choice.checked = on();
  choice.addEventListener('change', () => localStorage.setItem(STORE, choice.checked ? 'on' : 'off'));
  document.querySelectorAll('[data-keys]').forEach((button) => button.addEventListener('click', () => dialog.showModal()));

  const list = (() => {
    try {
      return JSON.parse(sessionStorage.getItem('earshot-list')) ?? {};
    } catch (broken) {
      return {};
    }
  })();
  const page = document.getElementById('case');
  const rows = document.getElementById('rows');

  // In the queue a key is about the row that has the focus, else about the first one.
  const all = () => [...rows.querySelectorAll('[data-case]')];
  const current = () => document.activeElement?.closest('#rows [data-case]');
  const step = (by) => {
    const every = all();
    const at = every.indexOf(current());
    const row = at < 0 ? every[by > 0 ? 0 : every.length - 1] : every[at + by];
    row?.querySelector('.row-open').focus();
    row?.scrollIntoView({ block: 'nearest' });
    if (!row && by > 0) document.getElementById('more')?.focus();
  };
  const pick = () => (current() ?? all()[0])?.querySelector('.row-pick input')?.click();
  const gather = (field) => {
    const some = rows.querySelector('.row-pick input:checked');
    if (!some) pick();
    document.getElementById(field)?.focus();
  };
  const open = (row, hash) => { if (row) location.assign(row.querySelector('.row-open').href + hash); };
  const queue = {
    j: () => step(1),
    k: () => step(-1),
    a: () => (current() ?? all()[0])?.querySelector('button[form="take"]')?.click(),
    r: () => open(current() ?? all()[0], '#reply'),
    e: () => gather('bulk-outcome'),
    s: () => gather('bulk-pause'),
    x: pick,
    '/': () => document.getElementById('q')?.focus(),
  };

  const go = (by) => {
    const ids = list.ids ?? [];
    const at = ids.indexOf(page.dataset.case);
    const next = at < 0 ? ids[0] : ids[at + by];
    if (next) location.assign('/cases/' + next);
  };
  const unfold = (deed) => {
    const form = page.querySelector('form[action$="/' + deed + '"]');
    const folded = form?.closest('details');
    if (folded) folded.open = true;
    form?.querySelector('input:not([type=hidden]), button')?.focus();
  };
  const single = {
    j: () => go(1),
    k: () => go(-1),
    a: () => page.querySelector('form[action$="/claim"]')?.requestSubmit(),
    r: () => document.getElementById('reply')?.focus(),
    e: () => unfold('resolve'),
    s: () => unfold('snooze'),
    u: () => location.assign(list.address ?? '/'),
  };
  if (page) {
    sessionStorage.setItem('earshot-came', 'case');
    const back = document.querySelector('.back a');
    if (back && list.address?.startsWith('/?')) back.href = list.address;
    // What ends the work on a case leads back to the list from which it was opened; the server takes addresses of the queue only.
    page.addEventListener('submit', ({ target }) => {
      if (!list.address || target.elements.back || !/\/(resolve|snooze|dismiss)$/.test(target.action)) return;
      const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'back', value: list.address });
      target.append(field);
    });
    if (location.hash === '#reply') document.getElementById('reply')?.focus();
  }

  const typing = (at) => at.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target) || dialog.open) return;
    const arrow = rows && event.target.closest('#rows [data-case]') && { ArrowDown: 'j', ArrowUp: 'k' }[event.key];
    if (!arrow && !on()) return;
    const act = event.key === '?' ? () => dialog.showModal() : (rows ? queue : page ? single : {})[arrow || event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
