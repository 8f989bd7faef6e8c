/** Updaters on flat blocks of parameters. */
package org.ganglion.tensor.onednn.update;
