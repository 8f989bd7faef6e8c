/**
 * Replaces plug-ins while work goes on. Rooms: {@code jar} looks at what is to be installed, {@code state} is what the disk remembers, {@code
 * protocol} decides (stage, probe, switch, drain, retire), {@code framework} does it in OSGi.
 */
package org.ganglion.plugins;
