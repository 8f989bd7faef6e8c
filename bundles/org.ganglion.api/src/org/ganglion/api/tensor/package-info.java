/** Numbers in direct memory: element types, shapes, tensors and the arenas that own them. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.api.tensor;
