/** Networks as data: layers, the graph they form, its shapes and parameters. No weights and no arithmetic. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.api.network;
