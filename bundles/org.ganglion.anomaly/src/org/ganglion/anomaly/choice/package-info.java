/** Which detector is the best for a user's own data: with labels where there are any, without by faults that are put in. */
package org.ganglion.anomaly.choice;
