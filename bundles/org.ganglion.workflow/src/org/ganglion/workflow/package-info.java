/**
 * The workflow engine. Each room below holds one idea: yaml, form, check, run, journal, store, cache, codec, leases, history, archive, schema, home.
 */
package org.ganglion.workflow;
