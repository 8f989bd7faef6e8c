package org.ganglion.rl.agents;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.rl.agents.policy.PolicyExport;
import org.ganglion.rl.agents.policy.PolicyModel;
import org.osgi.service.component.annotations.Component;

/** Takes from a policy what acting needs, as a network that is ready to be made small. */
@Component(service = Operator.class)
@OperatorInfo(id = "rl.export", version = "1.0", summary = "Takes the acting part of a policy as a network of its own")
public final class ExportPolicy implements Operator<ExportPolicy.In, ExportPolicy.Params, ExportPolicy.Out> {
  /** What to export. */
  public record In(@Port("the policy") Model policy) {}

  /** How. */
  public record Params(@Default("false") @Help("whether a softmax behind it gives probabilities in place of logits") boolean probabilities) {}

  /** The network. */
  public record Out(@Port("observation in, opinion on each action out; no value, no training's remains") Model network,
      @Port("its size") Facts result) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Model policy = in.policy();
    if (!PolicyModel.KIND.equals(policy.about().get("kind"))) {
      throw new InputException("this model is a " + policy.about().getOrDefault("kind", "network")
          + ", a policy is needed, the port 'policy' of rl.train");
    }
    if (params.probabilities() && !"categorical".equals(policy.about().get("head"))) {
      throw new InputException("probabilities: this policy gives " + policy.about().get("head") + ", only a categorical one has probabilities");
    }
    Model network = PolicyExport.acting(policy, params.probabilities(), new HashMap<>(policy.about()));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("parameters", network.parameters().length);
    facts.put("parametersBefore", policy.parameters().length);
    return new Out(network, new Facts(facts));
  }
}
