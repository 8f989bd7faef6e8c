/** Live workflows: processors that take record after record until they are undeployed. */
package org.ganglion.api.live;
