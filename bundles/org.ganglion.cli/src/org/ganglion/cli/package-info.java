/** The command line. It sees what clients may see: {@code org.ganglion.runtime.api} and the contracts. */
package org.ganglion.cli;
