// Indgang in the browser: keys for the work list, a question before what
// cannot be undone, and the start of dkfds. Every page works without it.
//
// What a page may say to it:
//   .row-link           the link of a row in .worklist; j/k and the arrows move between them
//   data-search         the field that "/" goes to
//   data-goto="d"       a link that "g" and then "d" follows; its text stands in the help
//   data-help           a hidden button that opens the list of keys; shown by this script
//   data-row-action     what "r" follows in the row one stands in
//   data-date           a field for a date: gets a calendar, and says which day it is
//   data-filter="#id"   a search field that keeps what it finds in #id, as one types:
//                       data-filter-item="words" in a data-filter-group; data-filter-none
//   data-suggest="/to"  a search field that shows what it finds under itself, as one types:
//                       /to answers a form with <li role="option" data-href> and a <p>
//   data-confirm="…"    on a form, its button or a link: ask first, with these words
//   data-confirm-label  the text of the button that says yes
//   data-confirm-no     and of the one that says no
//   data-copy           a hidden button that copies the text beside it; shown by this script
(() => {
  'use strict';

  // Single keys can be turned off, as WCAG 2.1.4 asks for those who dictate.
  const offKey = 'indgang.keys';
  const keysOn = () => {
    try { return localStorage.getItem(offKey) !== 'off'; } catch { return true; }
  };
  const setKeys = (on) => {
    try { localStorage.setItem(offKey, on ? 'on' : 'off'); } catch { /* not kept, then */ }
  };

  const make = (tag, props = {}, ...children) => {
    const el = Object.assign(document.createElement(tag), props);
    el.append(...children);
    return el;
  };

  // ---- the work list

  const rows = () => [...document.querySelectorAll('.worklist .row-link')].filter((a) => a.getClientRects().length > 0);

  const move = (step) => {
    const links = rows();
    if (links.length === 0) return false;
    const here = links.findIndex((a) => a.closest('tr').contains(document.activeElement));
    const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step;
    const link = links[Math.max(0, Math.min(links.length - 1, next))];
    link.focus({ preventScroll: true });
    link.closest('tr').scrollIntoView({ block: 'nearest' });
    return true;
  };

  const inWorklist = () => document.activeElement?.closest('.worklist tbody tr') != null;

  // ---- dialogs

  const show = (dialog) => {
    document.body.append(dialog);
    dialog.addEventListener('close', () => dialog.remove());
    dialog.showModal();
  };

  let serial = 0;
  const newDialog = (title) => {
    serial += 1;
    const id = `dialog-title-${serial}`;
    const dialog = make('dialog', { className: 'dialog' }, make('h2', { id, textContent: title }));
    dialog.setAttribute('aria-labelledby', id);
    return dialog;
  };

  const openHelp = () => {
    if (document.querySelector('dialog[open]')) return;
    const dialog = newDialog('Tastaturgenveje');
    dialog.classList.add('help-dialog');
    const list = make('dl', { className: 'key-list' });
    const add = (keys, text) => {
      const dt = make('dt');
      keys.forEach((k, i) => dt.append(...(i ? [' '] : []), make('kbd', { textContent: k })));
      list.append(dt, make('dd', { textContent: text }));
    };
    if (rows().length > 0) {
      add(['j', '↓'], 'Næste række');
      add(['k', '↑'], 'Forrige række');
      add(['Enter'], 'Åbn rækken');
      if (document.querySelector('.worklist [data-row-action]')) add(['r'], 'Registrér samtale i rækken');
    }
    if (document.querySelector('[data-search]')) add(['/'], 'Gå til søgefeltet');
    const seen = new Set();
    for (const el of document.querySelectorAll('[data-goto]')) {
      if (seen.has(el.dataset.goto)) continue;
      seen.add(el.dataset.goto);
      add(['g', el.dataset.goto], `Gå til ${el.textContent.trim()}`);
    }
    add(['?'], 'Vis denne liste');
    const box = make('input', { type: 'checkbox', id: `keys-${serial}`, className: 'form-checkbox', checked: keysOn() });
    box.addEventListener('change', () => setKeys(box.checked));
    const close = make('button', { type: 'button', className: 'button button-primary', textContent: 'Luk', autofocus: true });
    close.addEventListener('click', () => dialog.close());
    dialog.append(
      list,
      make('div', { className: 'form-group-checkbox' }, box, make('label', { htmlFor: box.id, textContent: 'Brug genveje med en enkelt tast' })),
      make('div', { className: 'actions' }, close),
    );
    show(dialog);
  };

  // ---- keys

  const typing = (el) => el instanceof Element && el.closest(
    'input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset]), textarea, select, [contenteditable]:not([contenteditable=false])',
  ) != null;

  let afterG = 0;

  document.addEventListener('keydown', (ev) => {
    if (ev.defaultPrevented || ev.isComposing || ev.ctrlKey || ev.metaKey || ev.altKey) return;
    if (typing(ev.target) || document.querySelector('dialog[open]')) return;

    if (ev.key === 'ArrowDown' || ev.key === 'ArrowUp') {
      // Elsewhere the arrows scroll the page, as they should.
      if (!ev.shiftKey && inWorklist() && move(ev.key === 'ArrowDown' ? 1 : -1)) ev.preventDefault();
      return;
    }
    if (!keysOn()) return;

    const waited = ev.timeStamp - afterG;
    if (afterG && waited < 1500) {
      afterG = 0;
      const target = document.querySelector(`[data-goto="${CSS.escape(ev.key)}"]`);
      if (target) {
        ev.preventDefault();
        target.click();
        return;
      }
    }
    afterG = 0;

    switch (ev.key) {
      case 'j':
      case 'k':
        if (move(ev.key === 'j' ? 1 : -1)) ev.preventDefault();
        break;
      case 'r': {
        const action = document.activeElement?.closest('.worklist tbody tr')?.querySelector('[data-row-action]');
        if (action) {
          ev.preventDefault();
          action.click();
        }
        break;
      }
      case 'g':
        afterG = ev.timeStamp;
        break;
      case '/': {
        const field = document.querySelector('[data-search]');
        if (field) {
          ev.preventDefault();
          field.focus();
          field.select?.();
        }
        break;
      }
      case '?':
        ev.preventDefault();
        openHelp();
        break;
    }
  });

  // ---- asking first

  const ask = (el, yes) => {
    const dialog = newDialog(el.dataset.confirm);
    const no = make('button', { type: 'button', className: 'button button-secondary', textContent: el.dataset.confirmNo || 'Gå tilbage', autofocus: true });
    const ok = make('button', { type: 'button', className: 'button button-primary', textContent: el.dataset.confirmLabel || 'Ja, fortsæt' });
    no.addEventListener('click', () => dialog.close());
    ok.addEventListener('click', () => { dialog.close(); yes(); });
    dialog.append(make('div', { className: 'actions' }, no, ok));
    show(dialog);
  };

  const agreed = new WeakSet();

  // In the capture phase, so that the question comes before anything is sent.
  document.addEventListener('submit', (ev) => {
    const form = ev.target;
    const el = ev.submitter?.dataset.confirm ? ev.submitter : form;
    if (!el.dataset.confirm || agreed.delete(form)) return;
    ev.preventDefault();
    ev.stopImmediatePropagation();
    ask(el, () => {
      agreed.add(form);
      form.requestSubmit(ev.submitter);
    });
  }, true);

  document.addEventListener('click', (ev) => {
    const link = ev.target instanceof Element ? ev.target.closest('a[data-confirm]') : null;
    if (!link || agreed.delete(link)) return;
    ev.preventDefault();
    ev.stopImmediatePropagation();
    ask(link, () => {
      agreed.add(link);
      link.click();
    });
  }, true);

  // ---- a menu closes when one goes elsewhere

  document.addEventListener('click', (ev) => {
    for (const menu of document.querySelectorAll('details.user-menu[open]')) {
      if (!menu.contains(ev.target)) menu.open = false;
    }
  });

  document.addEventListener('keydown', (ev) => {
    if (ev.key !== 'Escape') return;
    const menu = document.querySelector('details.user-menu[open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });

  // ---- dates

  const months = ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'];
  const weekdays = ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'];

  // As the server reads dates: 5.3.2025, 05-03-2025, 5/3 2025, 05032025, 2025-03-05.
  const readDate = (text) => {
    const t = text.trim();
    const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(t) ?? [];
    let [, y, mo, d] = m;
    if (!y) [, d, mo, y] = /^(\d{1,2})[.\-/ ]+(\d{1,2})[.\-/ ]+(\d{4})$/.exec(t) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(t) ?? [];
    if (!y) return null;
    const at = new Date(Date.UTC(+y, +mo - 1, +d));
    return at.getUTCMonth() === +mo - 1 && at.getUTCDate() === +d ? at : null;
  };

  // Short dates and words, where it is clear which day they mean: 8.12, 0812, 081226, 8.12.26, i morgen, om 2 uger. A
  // date without a year is the nearest one; where two are about as near, the server asks.
  const nearDate = (text, today) => {
    const exact = readDate(text);
    if (exact || !today) return exact;
    const t = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');
    const plus = (days) => new Date(+today + days * 864e5);
    const spoken = { 'i forgårs': -2, 'i går': -1, 'i dag': 0, 'i morgen': 1, 'i overmorgen': 2 }[t];
    if (spoken !== undefined) return plus(spoken);
    const [, n, unit] = /^om (\d{1,3}) (dage?|uger?)$/.exec(t) ?? [];
    if (n) return plus(n * (unit[0] === 'u' ? 7 : 1));
    const [, d, mo, yy] = /^(\d{1,2})[.\-/ ]+(\d{1,2})(?:[.\-/ ]+(\d\d))?$/.exec(t) ?? /^(\d\d)(\d\d)(\d\d)?$/.exec(t) ?? [];
    if (!d) return null;
    const year = today.getUTCFullYear();
    const inYear = (y) => readDate(`${d}.${mo}.${y}`);
    if (yy) {
      const y = year - (year % 100) + +yy;
      return inYear(y > year + 10 ? y - 100 : y);
    }
    const far = (at) => Math.abs(at - today) / 864e5;
    const near = [year - 1, year, year + 1].map(inYear).filter(Boolean).sort((a, b) => far(a) - far(b));
    return near.length > 1 && far(near[1]) - far(near[0]) < 31 ? null : near[0] ?? null;
  };

  const iso = (at) => at.toISOString().slice(0, 10);
  const danish = (at) => iso(at).split('-').reverse().join('.');

  // How the date reads, so that a slip of a digit shows before it is sent.
  const sayDate = (at, today) => {
    if (!at) return '';
    const days = today ? Math.round((at - today) / 864e5) : NaN;
    const away = days === 0 ? 'i dag' : days === 1 ? 'i morgen' : days === -1 ? 'i går' : days > 1 && days < 100 ? `om ${days} dage` : days < -1 && days > -100 ? `for ${-days} dage siden` : '';
    const name = `${weekdays[at.getUTCDay()]} ${at.getUTCDate()}. ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
    return away ? `${name}, ${away}` : name;
  };

  const dateField = (field) => {
    const today = readDate(document.documentElement.dataset.today ?? '');
    const box = make('span', { className: 'date-field' });
    field.before(box);
    const label = field.labels[0]?.textContent.trim() ?? 'dato';
    const picker = make('input', { type: 'date', tabIndex: -1 });
    picker.setAttribute('aria-hidden', 'true');
    const button = make('button', { type: 'button', title: 'Vælg i kalender' });
    button.setAttribute('aria-label', `Vælg i kalender: ${label}`);
    const said = make('output');
    if (field.id) said.htmlFor = field.id;
    box.append(field, button, picker, said);
    const say = () => { said.textContent = sayDate(nearDate(field.value, today), today); };
    field.addEventListener('input', say);
    field.addEventListener('change', () => {
      const at = nearDate(field.value, today);
      if (at) field.value = danish(at);
      say();
    });
    button.addEventListener('click', () => {
      const at = nearDate(field.value, today) ?? today;
      picker.value = at ? iso(at) : '';
      try { picker.showPicker(); } catch { field.focus(); }
    });
    picker.addEventListener('change', () => {
      const at = readDate(picker.value);
      if (!at) return;
      field.value = danish(at);
      say();
      field.focus();
    });
    say();
  };

  // ---- a list that is filtered as one types

  const filter = (field) => {
    const list = document.querySelector(field.dataset.filter);
    if (!list) return;
    const none = document.querySelector('[data-filter-none]');
    const apply = () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let found = 0;
      for (const item of list.querySelectorAll('[data-filter-item]')) {
        const hit = words.every((w) => item.dataset.filterItem.includes(w));
        item.hidden = !hit;
        found += hit ? 1 : 0;
      }
      for (const group of list.querySelectorAll('[data-filter-group]')) {
        group.hidden = group.querySelector('[data-filter-item]:not([hidden])') == null;
      }
      if (none) none.hidden = found > 0;
    };
    field.addEventListener('input', apply);
  };

  // ---- a search field that suggests as one types

  const suggestAfter = 200; // ms
  const suggestFrom = 2; // letters

  const suggest = (field) => {
    // A field of type search may not be a combobox.
    field.type = 'text';
    field.enterKeyHint = 'search';
    const list = make('ul', { id: 'forslag', className: 'suggest-list' });
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', 'Borgere, der passer');
    const hint = make('p', { className: 'suggest-hint' });
    hint.setAttribute('aria-hidden', 'true'); // said by the output
    const box = make('div', { className: 'suggest', hidden: true }, list, hint);
    const said = make('output', { className: 'visually-hidden' });
    field.form.append(box, said);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false' })) field.setAttribute(name, value);

    let timer = 0;
    let asking = null;
    let active = -1;
    const options = () => [...list.children];

    const choose = (i) => {
      active = i;
      options().forEach((o, n) => o.setAttribute('aria-selected', String(n === i)));
      if (i < 0) field.removeAttribute('aria-activedescendant');
      else {
        field.setAttribute('aria-activedescendant', options()[i].id);
        options()[i].scrollIntoView({ block: 'nearest' });
      }
    };
    const quiet = () => {
      clearTimeout(timer);
      asking?.abort();
      asking = null;
    };
    const close = () => {
      quiet();
      choose(-1);
      box.hidden = true;
      said.textContent = '';
      field.setAttribute('aria-expanded', 'false');
    };
    let going = false;
    const go = (option) => {
      close();
      going = true;
      location.assign(option.dataset.href);
    };

    const find = async () => {
      const q = field.value.trim();
      const mine = new AbortController();
      asking = mine;
      try {
        const r = await fetch(field.dataset.suggest, { method: 'POST', body: new URLSearchParams({ q }), signal: mine.signal });
        const text = await r.text();
        if (asking !== mine) return;
        asking = null;
        if (!r.ok || r.redirected) { close(); return; } // sent in earnest, it tells why
        const found = new DOMParser().parseFromString(text, 'text/html');
        list.replaceChildren(...found.querySelectorAll('[role=option]'));
        list.hidden = list.children.length === 0;
        hint.textContent = found.querySelector('p')?.textContent ?? '';
        said.textContent = hint.textContent;
        choose(-1);
        box.hidden = false;
        field.setAttribute('aria-expanded', String(!list.hidden));
      } catch {
        if (asking === mine) close();
      }
    };

    field.addEventListener('input', () => {
      quiet();
      if ([...field.value.trim()].length < suggestFrom) close();
      else timer = setTimeout(find, suggestAfter);
    });
    field.addEventListener('keydown', (ev) => {
      if (ev.isComposing || ev.ctrlKey || ev.metaKey || ev.altKey) return;
      const n = box.hidden ? 0 : list.children.length;
      switch (ev.key) {
        case 'ArrowDown':
        case 'ArrowUp': {
          ev.preventDefault();
          if (n === 0) {
            if (box.hidden && [...field.value.trim()].length >= suggestFrom) { quiet(); find(); }
            break;
          }
          // Through the field itself, which stands before the first and after the last.
          const step = ev.key === 'ArrowDown' ? 1 : -1;
          choose(((active + 1 + step + n + 1) % (n + 1)) - 1);
          break;
        }
        case 'Enter':
          if (active >= 0 && n > 0) {
            ev.preventDefault();
            go(options()[active]);
          }
          break;
        case 'Escape':
          if (!box.hidden) {
            ev.preventDefault();
            close();
          }
          break;
      }
    });
    field.addEventListener('blur', close);
    field.form.addEventListener('submit', (ev) => {
      close();
      if (!going) return;
      ev.preventDefault(); // one is on the way to what was chosen
      ev.stopPropagation();
    });
    window.addEventListener('pagehide', close);
    window.addEventListener('pageshow', () => { going = false; });
    // The field keeps the focus while one chooses with the mouse.
    box.addEventListener('mousedown', (ev) => ev.preventDefault());
    list.addEventListener('click', (ev) => {
      const option = ev.target.closest('[role=option]');
      if (option) go(option);
    });
  };

  // ---- a fact that a reason leads to may lie in something folded

  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let d = target.closest('details:not([open])'); d; d = d.parentElement?.closest('details:not([open])')) d.open = true;
    target.scrollIntoView({ block: 'center' });
  };

  window.addEventListener('hashchange', unfold);

  // ---- start

  const copies = (button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    const was = button.textContent;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(button.parentElement.querySelector('p').textContent.trim());
        button.textContent = 'Kopieret';
        setTimeout(() => { button.textContent = was; }, 2000);
      } catch { /* the text stands there and can be marked */ }
    });
  };

  const start = (scope) => {
    for (const el of scope.querySelectorAll('[data-copy]')) copies(el);
    for (const el of scope.querySelectorAll('[data-help]')) {
      el.hidden = false;
      el.addEventListener('click', openHelp);
    }
    for (const el of scope.querySelectorAll('[data-date]')) dateField(el);
    for (const el of scope.querySelectorAll('[data-filter]')) filter(el);
    for (const el of scope.querySelectorAll('[data-suggest]')) suggest(el);
    window.DKFDS?.init({ scope });
  };

  // ---- a form is sent once

  // The page one comes back to may send again.
  const sent = new WeakSet();
  document.addEventListener('submit', (ev) => {
    const form = ev.target;
    if (form.method !== 'post') return;
    if (sent.has(form)) { ev.preventDefault(); return; }
    sent.add(form);
    form.setAttribute('aria-busy', 'true');
    setTimeout(() => { sent.delete(form); form.removeAttribute('aria-busy'); }, 20000);
  });
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[aria-busy]')) { sent.delete(form); form.removeAttribute('aria-busy'); }
  });

  const begin = () => {
    start(document);
    unfold();
    document.querySelector('.error-summary')?.focus();
  };

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
})();
