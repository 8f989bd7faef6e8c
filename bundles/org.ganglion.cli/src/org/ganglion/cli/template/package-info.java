/** Makes projects of plug-ins. */
package org.ganglion.cli.template;
