/** What a third party implements to add a GAN architecture. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.api.gan;
