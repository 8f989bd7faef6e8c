package org.ganglion.workflow.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ganglion.api.data.BadValueException;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.check.Plan.PlannedStep;
import org.ganglion.workflow.form.Step;
import org.ganglion.workflow.form.Uses;
import org.ganglion.workflow.form.Workflow;
import org.ganglion.workflow.form.WorkflowReader;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.operators.OperatorCatalog;
import org.ganglion.workflow.routing.Ghost;

/** Reads a workflow and binds it to operators; finds all that is wrong in one go. */
public final class WorkflowCheck {
  private final OperatorCatalog catalog;

  /** Checks against the operators of a catalog. */
  public WorkflowCheck(OperatorCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The plan of a workflow that can run.
   *
   * @throws WorkflowException with all problems of one that cannot
   */
  public Plan plan(WorkflowSource source) {
    List<Problem> problems = new ArrayList<>();
    Plan plan = plan(source, problems);
    if (!problems.isEmpty()) {
      throw new WorkflowException(problems);
    }
    return plan;
  }

  /** All problems in the order of the file. */
  public List<Problem> problems(WorkflowSource source) {
    List<Problem> problems = new ArrayList<>();
    plan(source, problems);
    return problems;
  }

  private Plan plan(WorkflowSource source, List<Problem> problems) {
    Optional<Workflow> workflow = new WorkflowReader(problems::add).read(source);
    if (workflow.isEmpty()) {
      return null;
    }
    Map<String, OperatorDescriptor> operators = new LinkedHashMap<>();
    Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();
    for (Step step : workflow.get().steps()) {
      offer(step, problems).ifPresentOrElse(
          offer -> describe(step, offer, operators, parameters, problems),
          () -> catalog.ghost(step.uses().id()).ifPresent(ghost -> operators.put(step.id(), ghost.operator())));
    }
    Wiring wiring = new Wiring(workflow.get(), operators, problems::add);
    List<PlannedStep> steps = new ArrayList<>();
    for (Step step : workflow.get().steps()) {
      OperatorDescriptor operator = operators.get(step.id());
      Map<String, List<Plan.Source>> inputs = operator == null ? Map.of() : wiring.inputs(step, operator);
      Set<String> behind = new LinkedHashSet<>();
      inputs.values().forEach(sources -> sources.forEach(each -> behind.add(each.step())));
      wiring.after(step).forEach(behind::add);
      steps.add(new PlannedStep(step, operator, step.with().tree(), parameters.getOrDefault(step.id(), Map.of()), inputs, behind));
    }
    Cycles.find(workflow.get()).ifPresent(problems::add);
    problems.sort(Comparator.comparing((Problem problem) -> problem.line() == 0).thenComparingInt(Problem::line).thenComparingInt(Problem::column));
    return problems.isEmpty() ? new Plan(workflow.get(), steps) : null;
  }

  private Optional<Offer> offer(Step step, List<Problem> problems) {
    Uses uses = step.uses();
    Optional<Offer> offer = catalog.find(uses.id(), uses.choice());
    Optional<Ghost> ghost = catalog.ghost(uses.id());
    if (offer.isEmpty() && ghost.isPresent() && catalog.offers(uses.id()).isEmpty()) {
      problems.add(uses.place().problem(step.id() + ".uses", uses.ghost(ghost.get().plugin())));
    } else if (offer.isEmpty()) {
      List<Offer> others = catalog.offers(uses.id());
      String message =
          others.isEmpty() ? "names no operator '" + uses.id() + "'; " + Names.offer(uses.id(), catalog.offers().stream().map(Offer::id).toList())
              : uses.unmet(others);
      problems.add(uses.place().problem(step.id() + ".uses", message));
    }
    List<String> rivals = catalog.rivals(uses.id(), uses.choice());
    if (!rivals.isEmpty()) {
      problems.add(uses.place().problem(step.id() + ".uses", uses.undecided(rivals)));
    }
    return offer;
  }

  @SuppressWarnings("unchecked")
  private void describe(
      Step step, Offer offer, Map<String, OperatorDescriptor> operators, Map<String, Map<String, Object>> parameters, List<Problem> problems) {
    try {
      operators.put(step.id(), catalog.describe(offer));
      parameters.put(step.id(), (Map<String, Object>) catalog.parameters(offer, step.with().tree()));
    } catch (BadValueException e) {
      String where = step.id() + ".with" + (e.path().isEmpty() ? "" : "." + e.where());
      problems.add(step.with().find(e.path()).problem(where, e.getMessage()));
    } catch (IllegalStateException | LinkageError e) {
      problems.add(step.uses().place().problem(step.id() + ".uses", "names an operator that cannot be used: " + e.getMessage()));
    }
  }
}
