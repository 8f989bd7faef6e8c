/** The other end of the control protocol: what a program asks a server that runs over a state folder, on this machine, for the same user. */
package org.ganglion.server.client;
