/** The plug-in manager in a real framework, with plug-ins that are compiled while the tests run. */
package org.ganglion.plugins.tests;
