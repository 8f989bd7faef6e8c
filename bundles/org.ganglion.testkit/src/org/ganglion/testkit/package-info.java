/** Test doubles of the platform's services, on the oracle. */
package org.ganglion.testkit;
