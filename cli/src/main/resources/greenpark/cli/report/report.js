// The report's program. Everything shown comes from the one JSON in the page; nothing is computed here but texts and pixels.
(() => {
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);

//{{parts}}

const SECTIONS = {
  head: showHead, flow: showFlow, gauges: showGauges, months: showMonths, factories: showFactories,
  physics: showPhysics, storage: showStorage, certificates: showCertificates, carbon: showCarbon, indicators: showIndicators, article: showArticle,
  readings: showReadings, method: showMethod,
};

/** The hash is #language or #language/section, so that a link keeps both. */
function hash() {
  const [language, section] = location.hash.slice(1).split('/');
  return { language: data.texts[language] ? language : null, section };
}

function show(language) {
  speak(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = `${name(data.park.name)} · ${t('title')} · ${data.period.from} – ${data.period.to}`;
  disposeCharts();
  for (const [id, fill] of Object.entries(SECTIONS)) {
    const section = document.getElementById(id);
    section.replaceChildren();
    fill(section);
  }
  document.getElementById('bar-name').textContent = name(data.park.name);
  document.getElementById('nav').replaceChildren(...Object.keys(SECTIONS).filter((id) => id !== 'head').map((id) =>
    h('a', { href: `#${language}/${id}` }, t('nav.' + id))));
  document.getElementById('foot').textContent = t('foot', data.provenance.engine);
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
}

function follow() {
  const { language, section } = hash();
  if (language && language !== spoken()) show(language);
  if (SECTIONS[section]) document.getElementById(section).scrollIntoView();
}

for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    history.replaceState(null, '', '#' + button.dataset.language);
    show(button.dataset.language);
  });
}
addEventListener('hashchange', follow);
const preferred = (navigator.languages || [navigator.language]).find((l) => /^(zh|en)/i.test(l)) || 'zh';
show(hash().language || preferred.slice(0, 2).toLowerCase());
follow();
})();
