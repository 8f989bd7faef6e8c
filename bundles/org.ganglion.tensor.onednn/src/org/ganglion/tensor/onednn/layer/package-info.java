/** How each family of layers adds its operations to a plan. */
package org.ganglion.tensor.onednn.layer;
