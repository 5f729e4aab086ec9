// Draws figures with ECharts: a course over time, or bars that are parts of a whole. The table of the same figures is the page's.
import { use, init } from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Apart by lightness too, for those who tell few colours. */
const COLOURS = ['accent', 'published', 'waiting', 'overdue', 'consultation', 'retired'];
const DASHES = ['solid', 'dashed', 'dotted'];

/**
 * Properties: `figures` with `kind` (`course` or `bars`), `labels` (days or names), `series` (each with `name`, `values`
 * where null is a gap, and `colour`, a name of the theme's or nothing) and `unit` (`%` or nothing); `label` says the same in a
 * sentence, for those who do not see the picture.
 */
class FigureChart extends HTMLElement {
  #figures;
  #chart;
  #frame;
  #probe;
  #resized = new ResizeObserver(() => this.#fit());
  #scheme = matchMedia('(prefers-color-scheme: dark)');
  #chosen = new MutationObserver(() => this.#draw());
  #repaint = () => this.#draw();

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = `
      <style>:host { display: block; block-size: var(--chart-height, 260px); } .frame { inline-size: 100%; block-size: 100%; }
        .probe { display: none; }</style>
      <div class="frame" role="img"></div><span class="probe"></span>`;
    this.#frame = this.shadowRoot.querySelector('.frame');
    this.#probe = this.shadowRoot.querySelector('.probe');
  }

  set figures(figures) { this.#figures = figures; this.#draw(); }
  set label(words) { this.#frame.setAttribute('aria-label', words ?? ''); }

  connectedCallback() {
    this.#resized.observe(this);
    this.#scheme.addEventListener('change', this.#repaint);
    this.#chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'theme'] });
    this.#draw();
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    this.#scheme.removeEventListener('change', this.#repaint);
    this.#chosen.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  #fit() {
    if (this.#chart) {
      this.#chart.resize();
    } else {
      this.#draw();
    }
  }

  #draw() {
    if (!this.isConnected || !this.#figures || !this.clientWidth) {
      return;
    }
    this.#chart ??= init(this.#frame, null, { renderer: 'svg' });
    const text = this.#colour('--lumo-secondary-text-color');
    const line = this.#colour('--bylaw-line');
    const { kind, labels, series, unit } = this.#figures;
    const figures = { type: 'value', min: 0, max: unit === '%' ? 100 : undefined, minInterval: 1,
      axisLabel: { color: text, formatter: `{value}${unit === '%' ? ' %' : ''}` }, splitLine: { lineStyle: { color: line } } };
    const names = { type: 'category', data: labels, boundaryGap: kind === 'bars', inverse: kind === 'bars',
      axisLabel: { color: text, hideOverlap: true, width: kind === 'bars' ? 160 : undefined, overflow: 'truncate' },
      axisLine: { lineStyle: { color: line } }, axisTick: { show: false } };
    this.#chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'Inter, system-ui, sans-serif' },
      grid: { left: 8, right: 24, top: series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
      legend: { type: 'scroll', show: series.length > 1, top: 0, left: 0, pageTextStyle: { color: text }, pageIconColor: text, icon: 'roundRect', textStyle: { color: text } },
      tooltip: { trigger: 'axis', confine: true, backgroundColor: this.#colour('--lumo-base-color'), borderColor: line,
        textStyle: { color: this.#colour('--lumo-body-text-color') }, valueFormatter: value => (value == null ? '–' : `${value}${unit === '%' ? ' %' : ''}`) },
      xAxis: kind === 'bars' ? figures : names,
      yAxis: kind === 'bars' ? names : figures,
      series: series.map((one, place) => this.#series(kind, one, place)),
    }, true);
  }

  #series(kind, { name, values, colour }, place) {
    const paint = this.#colour(`--bylaw-${colour || COLOURS[place % COLOURS.length]}`);
    return kind === 'bars'
      ? { type: 'bar', stack: 'all', name, data: values, barMaxWidth: 20, itemStyle: { color: paint } }
      : { type: 'line', name, data: values, showSymbol: values.length < 3, connectNulls: false, itemStyle: { color: paint },
          lineStyle: { width: 2, color: paint, type: DASHES[Math.floor(place / COLOURS.length) % DASHES.length] } };
  }

  /** As the browser paints it now: the theme's values say light and dark in one. */
  #colour(variable) {
    this.#probe.style.color = `var(${variable})`;
    return getComputedStyle(this.#probe).color;
  }
}

customElements.define('figure-chart', FigureChart);
