package org.ganglion.tensor.onednn.plan;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.network.NetworkGraph;

/** Plans by batch size, the ones used last; the first one that was asked for (the largest batch) stays. */
public final class PlanCache implements AutoCloseable {
  private static final int KEPT = 6;

  private final NetworkGraph graph;
  private final PlanContext context;
  private final List<Plan> plans = new ArrayList<>();
  private Plan last;

  public PlanCache(NetworkGraph graph, PlanContext context) {
    this.graph = graph;
    this.context = context;
  }

  /** The plan for a batch size; compiled where it is not there. */
  public Plan of(int batch) {
    if (last != null && last.batch() == batch) {
      return last;
    }
    for (int i = 0; i < plans.size(); i++) {
      if (plans.get(i).batch() == batch) {
        last = plans.get(i);
        if (i > 0) {
          plans.add(plans.remove(i));
        }
        return last;
      }
    }
    if (plans.size() == KEPT) {
      plans.remove(1).close();
    }
    last = new Plan(graph, context, batch);
    plans.add(last);
    return last;
  }

  /** Native bytes of all plans. */
  public long bytes() {
    return plans.stream().mapToLong(Plan::bytes).sum();
  }

  @Override
  public void close() {
    plans.forEach(Plan::close);
    plans.clear();
    last = null;
  }
}
