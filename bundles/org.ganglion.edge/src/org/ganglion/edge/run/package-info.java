/** The command that runs a package on files. */
package org.ganglion.edge.run;
