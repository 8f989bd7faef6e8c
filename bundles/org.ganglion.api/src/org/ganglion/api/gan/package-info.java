/** What a third party implements to add a GAN architecture. */
package org.ganglion.api.gan;
