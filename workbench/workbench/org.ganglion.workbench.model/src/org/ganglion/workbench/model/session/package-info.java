/** What the workbench works on: one state folder and the platform over it. */
package org.ganglion.workbench.model.session;
