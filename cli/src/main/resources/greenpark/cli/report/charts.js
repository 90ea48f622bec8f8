// Colours, and what all charts have in common.

const COLOUR = {
  own: '#0b5d3f', contract: '#2f8f5b', pool: '#7cbf85', storageGreen: '#6c5fb5', storageOther: '#b9b2dd', grid: '#b4bcb8',
  export: '#4a7fb5', loss: '#c9a36a', storageLoss: '#d6bf97', content: '#8f86c9', opening: '#8f86c9',
  unaccounted: '#c2694f', unexplained: '#c2694f', unattributed: '#c2694f', factory: '#4d5b54', other: '#9aa5a0',
  ink: '#18211d', muted: '#64716b', line: '#e3e8e4',
};
const SHADES = {
  wind: ['#1f7a8c', '#4fa3b1', '#83c0c9', '#a9d3d8'],
  'solar-ground': ['#e09f1f', '#e8b54f', '#efca7e'],
  'solar-roof': ['#cf6f2e', '#d98549', '#e19a64', '#e8ae80', '#eec19c', '#f2d0b3', '#f5dcc6', '#f8e7d8'],
  other: ['#9aa5a0'],
};
const ROUTES = ['own', 'contract', 'pool', 'storageGreen', 'storageOther', 'grid'];

/** A colour per origin: the kind gives the hue, the rank within the kind the shade. */
const ORIGIN_COLOURS = (() => {
  const used = {};
  return data.origins.map(({ kind }) => {
    if (!SHADES[kind]) return COLOUR[kind];
    const rank = used[kind] = (used[kind] ?? -1) + 1;
    return SHADES[kind][Math.min(rank, SHADES[kind].length - 1)];
  });
})();

function originName(origin) {
  const { name: names, kind } = data.origins[origin];
  return names ? name(names) : t('origin.' + kind);
}

/** [[colour, Wh, label] …] of a row of origins, for {@link parts}. */
function originParts(byOrigin) {
  return byOrigin.map((wh, origin) => [ORIGIN_COLOURS[origin], wh, originName(origin)]);
}

function routeParts(routes) {
  return ROUTES.map((route) => [COLOUR[route], routes[route], t('route.' + route)]);
}

function legend(entries) {
  return h('ul', { class: 'legend' }, entries.map(([colour, label, value]) =>
    h('li', {}, h('i', { style: { background: colour } }), label, value ? h('b', {}, value) : null)));
}

const charts = new Set();

/** A chart in a box of its own, as SVG: crisp on paper. */
function chart(height, className, option) {
  const box = h('div', { class: 'chart ' + className, style: { height: height + 'px' } });
  const draw = () => {
    const instance = echarts.init(box, null, { renderer: 'svg' });
    instance.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: COLOUR.ink },
      ...option,
    });
    const entry = { box, instance };
    charts.add(entry);
    fit(entry);
  };
  requestAnimationFrame(() => box.isConnected && draw());
  return box;
}

/** Lets the drawing shrink to the width of the paper. */
function fit({ box, instance }) {
  box.querySelector('svg').setAttribute('viewBox', `0 0 ${instance.getWidth()} ${instance.getHeight()}`);
}

function disposeCharts() {
  for (const { instance } of charts) instance.dispose();
  charts.clear();
}

addEventListener('resize', () => {
  for (const entry of charts) {
    if (entry.box.isConnected) {
      entry.instance.resize();
      fit(entry);
    } else {
      entry.instance.dispose();
      charts.delete(entry);
    }
  }
});

function tipBox(...lines) {
  return h('div', { class: 'chart-tip' }, lines.map((line, i) => h(i === 0 ? 'b' : 'span', {}, line)));
}

const TOOLTIP = { confine: true, borderColor: COLOUR.line, padding: [8, 12], textStyle: { color: COLOUR.ink, fontSize: 13 } };

/** Columns of energy by month, stacked: series are {name, colour, values [Wh], line?}. */
function monthColumns(height, months, series) {
  const largest = Math.max(...months.map((_, m) => series.filter((s) => !s.line).reduce((sum, s) => sum + s.values[m], 0)), 1);
  const [unit, size] = UNITS[language].find(([, s]) => largest >= s) || ['Wh', 1];
  return chart(height, 'months-chart', {
    grid: { left: 8, right: 8, top: 34, bottom: 4, containLabel: true },
    tooltip: {
      ...TOOLTIP, trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: 'rgba(24,33,29,.05)' } },
      formatter: (points) => tipBox(points[0].axisValue, ...points.filter((p) => p.value > 0).map((p) => `${p.seriesName}  ${energy(Math.round(p.value * size))}`)),
    },
    xAxis: { type: 'category', data: months, axisTick: { show: false }, axisLine: { lineStyle: { color: COLOUR.line } }, axisLabel: { color: COLOUR.muted, hideOverlap: true, formatter: shortMonth } },
    yAxis: { type: 'value', name: unit, nameTextStyle: { color: COLOUR.muted, align: 'left' }, nameGap: 14, splitLine: { lineStyle: { color: COLOUR.line } }, axisLabel: { color: COLOUR.muted } },
    series: series.map((s) => ({
      name: s.name, type: s.line ? 'line' : 'bar', stack: s.line ? undefined : 'all', barMaxWidth: 46,
      itemStyle: { color: s.colour }, lineStyle: { color: s.colour, width: 2 }, symbol: s.line ? 'circle' : undefined, symbolSize: 6,
      data: s.values.map((wh) => wh / size),
    })),
  });
}

function shortMonth(month) {
  const [year, m] = month.split('-');
  const label = t('month.short', Number(m), year);
  return language === 'zh' ? label : new Date(Date.UTC(+year, m - 1)).toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
}
