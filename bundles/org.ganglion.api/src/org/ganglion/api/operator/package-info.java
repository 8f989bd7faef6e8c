/** The contract of operators: what a plug-in implements and what the platform gives to it. */
package org.ganglion.api.operator;
