package org.ganglion.data;

import org.ganglion.api.artifact.Preparation;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Component;

/** Does to other rows what was learned from training rows. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.apply-preparation", version = "1.0", summary = "Prepares rows as those of training were, with nothing learned from them")
public final class ApplyPreparation implements Operator<ApplyPreparation.In, ApplyPreparation.Params, ApplyPreparation.Out> {
  /** Rows and what to do with them. */
  public record In(@Port("rows with the columns that training had") Table table, @Port("from data.prepare-table") Preparation preparation) {}

  /** Nothing to choose. */
  public record Params() {}

  /** Prepared rows. */
  public record Out(@Port("all rows, prepared") Table table) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    try {
      return new Out(in.preparation().apply(in.table()));
    } catch (IllegalArgumentException e) {
      throw new InputException("table: " + e.getMessage(), e);
    }
  }
}
