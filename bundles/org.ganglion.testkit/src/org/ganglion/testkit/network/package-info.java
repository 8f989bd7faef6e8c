/** Networks to test with: one for each kind and setting of layer, customary compositions, and random ones. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.testkit.network;
