/** Random numbers that are a function of their place: reproducible in any order, on any thread, on any machine. */
package org.ganglion.api.random;
