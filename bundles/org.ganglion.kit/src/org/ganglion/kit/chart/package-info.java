/** Charts as SVG inside a {@link org.ganglion.kit.page.Page}; colours come from the page's style. */
package org.ganglion.kit.chart;
