/** What the engines have in common: checks of what is fed, updaters and layers in plain Java, helpers for flat blocks of numbers. */
package org.ganglion.tensor.support;
