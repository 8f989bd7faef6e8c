/** Pictures as bytes: rasters, grids of them, and PNG without a windowing system. */
package org.ganglion.kit.image;
