/** Maps of success: learning which cell of an image to act on from success and failure alone, and judging what such a map says. */
package org.ganglion.rl.agents.map;
