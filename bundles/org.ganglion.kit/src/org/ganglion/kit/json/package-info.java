/** JSON as maps, lists, text, numbers and booleans. */
package org.ganglion.kit.json;
