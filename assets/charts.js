// Draws charts by ECharts, whose script `cargo xtask` puts before this one: <e-chart option="…">, an option of ECharts as JSON.
//
// A custom element, so that the program draws a chart as it draws anything else, without calls of its own into this script: the
// element draws itself when it comes and when its option changes, follows its own width, and is gone when it is taken away. With
// `still` it draws nothing and keeps the picture as SVG text in its attribute `svg`, for paper. What is measured here is only
// drawn; the numbers stand in a table beside it.

const decimals = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 });

/** A number as people read it here, with the unit of the chart. */
function teller(unit) {
  const behind = unit === '%' ? '%' : unit ? ` ${unit}` : '';
  return (value) => (typeof value === 'number' ? decimals.format(value) + behind : String(value ?? ''));
}

/** The option with what no JSON can hold: colours of the page's style, numbers in words. */
function finished(text, unit) {
  const style = getComputedStyle(document.documentElement);
  const token = (key, value) =>
    typeof value === 'string' && value.startsWith('--') ? style.getPropertyValue(value).trim() : value;
  const option = JSON.parse(text, token);
  const tell = teller(unit);
  option.animation = false;
  option.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily };
  for (const axis of [option.xAxis, option.yAxis].flat()) {
    if (axis?.type === 'value') axis.axisLabel = { ...axis.axisLabel, formatter: unit === '%' ? tell : teller('') };
  }
  for (const series of option.series ?? []) {
    if (series.label?.show) series.label.formatter = ({ value }) => tell(value);
  }
  // HTML tooltips have style attributes, which the page's policy forbids.
  if (option.tooltip) Object.assign(option.tooltip, { renderMode: 'richText', confine: true, valueFormatter: tell });
  return option;
}

class ChartElement extends HTMLElement {
  static observedAttributes = ['option'];

  #chart = null;

  #watching = null;

  connectedCallback() {
    this.#draw();
  }

  disconnectedCallback() {
    this.#watching?.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
  }

  attributeChangedCallback() {
    if (this.hasAttribute('still')) this.setAttribute('svg', this.#still());
    else if (this.isConnected) this.#draw();
  }

  #option() {
    return finished(this.getAttribute('option'), this.getAttribute('unit'));
  }

  #draw() {
    if (!this.hasAttribute('option')) return;
    // Horizontal bars take a line each.
    const rows = Number(this.getAttribute('rows'));
    if (rows) this.style.height = `${rows * 26 + 72}px`;
    if (!this.#chart) {
      this.#chart = echarts.init(this, null, { renderer: 'svg' });
      this.#watching = new ResizeObserver(() => this.#chart?.resize());
      this.#watching.observe(this);
    }
    this.#chart.setOption(this.#option(), true);
    this.dataset.drawn = '';
  }

  #still() {
    const [width, height] = ['width', 'height'].map((name) => Number(this.getAttribute(name)));
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
    try {
      chart.setOption(this.#option());
      return chart.renderToSVGString();
    } finally {
      chart.dispose();
    }
  }
}

customElements.define('e-chart', ChartElement);
