/** The contract of operators: what a plug-in implements and what the platform gives to it. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.api.operator;
