/** What clients call to install, replace and remove plug-ins while work goes on. */
package org.ganglion.runtime.api.plugins;
