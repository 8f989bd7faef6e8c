/** Pages for people: markup, numbers in words, one style for all, light and dark. */
package org.ganglion.kit.page;
