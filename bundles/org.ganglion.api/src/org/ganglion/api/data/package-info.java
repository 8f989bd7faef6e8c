/** Records as trees of maps, lists and scalars: parameters, networks and settings in YAML and JSON, and the schema that says what fits. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.api.data;
