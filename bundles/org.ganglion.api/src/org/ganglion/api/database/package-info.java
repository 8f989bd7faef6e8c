/** Databases as sources of tables; a plug-in for each kind of database. */
package org.ganglion.api.database;
