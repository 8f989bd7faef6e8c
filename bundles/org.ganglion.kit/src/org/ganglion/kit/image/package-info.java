/** Pictures as bytes: rasters, grids of them, and PNG without a windowing system. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.kit.image;
