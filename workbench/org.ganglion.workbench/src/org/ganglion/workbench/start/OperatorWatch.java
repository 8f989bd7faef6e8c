package org.ganglion.workbench.start;

import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.ganglion.api.operator.Operator;
import org.ganglion.workbench.model.session.Changes;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;

/** Listens for operators that come and go as services, and tells it once for all that a plug-in brings. */
final class OperatorWatch {
  private static final long TOGETHER_MILLIS = 100;

  private OperatorWatch() {}

  static Changes open(BundleContext context) {
    Changes changes = new Changes();
    Job tell = Job.createSystem("Operators", monitor -> {
      changes.tell();
      return Status.OK_STATUS;
    });
    try {
      context.addServiceListener(event -> tell.schedule(TOGETHER_MILLIS), "(" + Constants.OBJECTCLASS + "=" + Operator.class.getName() + ")");
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
    return changes;
  }
}
