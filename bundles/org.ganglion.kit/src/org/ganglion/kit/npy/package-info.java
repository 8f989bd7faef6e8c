/** NumPy's array files ({@code .npy}, {@code .npz}), as specified in {@code numpy.lib.format}. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.kit.npy;
