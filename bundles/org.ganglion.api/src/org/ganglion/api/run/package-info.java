/** Runs and steps as data, for reports. */
package org.ganglion.api.run;
