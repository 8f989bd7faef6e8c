/** Networks to test with: one for each kind and setting of layer, customary compositions, and random ones. */
package org.ganglion.testkit.network;
