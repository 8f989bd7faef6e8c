/** Commands that a server answers. */
package org.ganglion.runtime.api.control;
