/** JSON as maps, lists, text, numbers and booleans. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.kit.json;
