/** A workflow file as it is edited: its text, what the text says with the place of each part, and edits that change nothing but what they are for. */
package org.ganglion.workbench.model.document;
