/** Records as trees of maps, lists and scalars: parameters, networks and settings in YAML and JSON, and the schema that says what fits. */
package org.ganglion.api.data;
