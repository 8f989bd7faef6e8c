/** What clients of the platform call: workflows and runs. */
package org.ganglion.runtime.api;
