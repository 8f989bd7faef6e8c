/** Networks compiled for a batch size: values, layouts, schedules, parameters. */
package org.ganglion.tensor.onednn.plan;
