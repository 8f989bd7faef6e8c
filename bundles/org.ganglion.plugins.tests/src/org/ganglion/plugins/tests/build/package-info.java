/** Makes plug-ins from source text. */
package org.ganglion.plugins.tests.build;
