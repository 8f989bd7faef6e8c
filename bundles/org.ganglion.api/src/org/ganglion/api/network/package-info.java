/** Networks as data: layers, the graph they form, its shapes and parameters. No weights and no arithmetic. */
package org.ganglion.api.network;
