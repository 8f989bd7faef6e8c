/** The tensor core: networks compiled from their specification, trained and run by exchangeable engines. */
package org.ganglion.api.engine;
