package org.ganglion.anomaly;

import org.ganglion.anomaly.example.Made;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Component;

/** Makes a record in which something goes wrong, so that what is found can be held against the truth. */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.example", version = "1.0", summary = "Makes a record with known anomalies: water network, payments, months, paragraphs")
public final class MakeExample implements Operator<MakeExample.In, MakeExample.Params, MakeExample.Out> {
  /** Nothing: it is made. */
  public record In() {}

  /** Which record. */
  public record Params(
      @Default("water") @Help("what is recorded") Made.Kind kind,
      @Default("3000") @Min(500) @Help("hours, payments, months or paragraphs") int rows) {}

  /** The record, and the truth. */
  public record Out(@Port("the record, with the column time") Table rows, @Port("what is wrong with it: from, to, kind") Table events) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Made made = Made.of(params.kind(), params.rows(), context.seed());
    context.log(made.rows().rows() + " rows, " + made.events().rows() + " things go wrong in them");
    return new Out(made.rows(), made.events());
  }
}
