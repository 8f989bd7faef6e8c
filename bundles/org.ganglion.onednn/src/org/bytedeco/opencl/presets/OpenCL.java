package org.bytedeco.opencl.presets;

/**
 * Stands in for a class of a library that is not published. An annotation of the oneDNN binding names it, and the
 * binding does not load without it; nothing is ever called on it, and no OpenCL is needed.
 */
public class OpenCL {
}
