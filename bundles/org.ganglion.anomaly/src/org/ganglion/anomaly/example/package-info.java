/** Records that are made, so that what is wrong with them is known: a water network, payments, months, paragraphs. */
package org.ganglion.anomaly.example;
