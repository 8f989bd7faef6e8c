/** Numbers in direct memory: element types, shapes, tensors and the arenas that own them. */
package org.ganglion.api.tensor;
