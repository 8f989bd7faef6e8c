/** Published benchmarks, from folders as {@code nab} and {@code smap} publish them. */
package org.ganglion.anomaly.study;
