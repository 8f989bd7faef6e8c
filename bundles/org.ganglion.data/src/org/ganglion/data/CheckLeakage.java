package org.ganglion.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.leakage.LeakageCheck;
import org.ganglion.data.prepare.Rows;
import org.osgi.service.component.annotations.Component;

/** Looks for what makes a test too easy: rows that were trained on, columns that hold the answer, or an answer that nothing tells. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.check-leakage", version = "1.0",
    summary = "Finds test rows that were trained on, columns that give the answer away, and labels that nothing tells")
public final class CheckLeakage implements Operator<CheckLeakage.In, CheckLeakage.Params, CheckLeakage.Out> {
  /** The two sides of a split. */
  public record In(@Port("rows to train on") Table train, @Port("rows to judge by") Table test) {}

  /** What is to be predicted. */
  public record Params(
      @Help("column that is to be predicted") String target,
      @Default("0.98") @Min(0) @Max(1)
          @Help("a single column that tells so much of the target (0 nothing, 1 all) is suspected to be known only afterwards") double suspect,
      @Default("false") @Help("stop the workflow when something is found") boolean stop) {}

  /** What was found. */
  public record Out(@Port("findings, and how much every column alone tells of the target") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Rows.column(in.train(), "target", params.target());
    if (in.train().rows() < 20) {
      throw new InputException("train: " + in.train().rows() + " rows are too few to tell anything by");
    }
    LeakageCheck check = new LeakageCheck(in.train(), params.target());
    List<String> findings = new ArrayList<>();
    int torn = torn(in);
    if (torn > 0) {
      findings.add(torn + " of " + in.test().rows() + " test rows stand in training, too; split with equal rows kept together");
    }
    Map<String, Double> told = check.tells();
    told.forEach((column, share) -> {
      if (share >= params.suspect()) {
        findings.add("column '" + column + "' alone tells " + Math.round(100 * share) + " % of '" + params.target()
            + "': is it known before the answer is?");
      }
    });
    if (!check.anythingTells()) {
      findings.add("no column alone tells more of '" + params.target()
          + "' than it tells of shuffled labels; a model that does much better than chance should be doubted");
    }
    findings.forEach(context::log);
    if (params.stop() && !findings.isEmpty()) {
      throw new InputException(String.join("; ", findings));
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("findings", findings.size());
    facts.put("testRowsTrainedOn", torn);
    IntStream.range(0, findings.size()).forEach(i -> facts.put("finding" + (i + 1), findings.get(i)));
    facts.put("toldByOneColumn", told);
    return new Out(new Facts(facts));
  }

  private static int torn(In in) {
    Set<String> trained = new HashSet<>();
    IntStream.range(0, in.train().rows()).forEach(row -> trained.add(Rows.text(in.train(), row)));
    return (int) IntStream.range(0, in.test().rows()).filter(row -> trained.contains(Rows.text(in.test(), row))).count();
  }
}
