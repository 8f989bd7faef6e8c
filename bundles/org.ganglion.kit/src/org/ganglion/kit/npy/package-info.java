/** NumPy's array files ({@code .npy}, {@code .npz}), as specified in {@code numpy.lib.format}. */
package org.ganglion.kit.npy;
