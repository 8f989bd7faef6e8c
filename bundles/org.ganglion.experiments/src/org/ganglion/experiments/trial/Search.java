package org.ganglion.experiments.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.RunContext;

/** Tries settings rung by rung, several at once. Which setting is promoted depends on scores alone, never on who finished first. */
public final class Search {
  private final Training training;
  private final Ledger ledger;
  private final RunContext context;
  private final int finalists;

  /** @param finalists settings that reach the last rung at least, where there are so many */
  public Search(Training training, Ledger ledger, RunContext context, int finalists) {
    this.training = training;
    this.ledger = ledger;
    this.context = context;
    this.finalists = finalists;
  }

  /** Runs all rungs and gives the trials of the last one, best first. */
  public List<Trial> run(List<Map<String, Object>> settings, Rungs rungs, int parallel) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= settings.size(); i++) {
      numbers.add(i);
    }
    List<Trial> last = List.of();
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.max(1, Math.min(parallel, settings.size())), Thread.ofPlatform().name("trial-", 0).daemon().factory());
    try {
      for (int rung = 0; rung < rungs.epochs().size(); rung++) {
        List<Trial> trials = rung(settings, numbers, rung, rungs, workers);
        last = Rungs.best(trials);
        last.stream().limit(1)
            .forEach(best -> context.log("of " + trials.size() + " trials with " + best.epochs() + " epochs the best is number " + best.number()
            + String.format(java.util.Locale.ROOT, " with %.2f %%", 100 * best.score())));
        numbers = rungs.promoted(trials, finalists).stream().map(Trial::number).sorted().toList();
      }
    } finally {
      workers.shutdownNow();
    }
    return last;
  }

  private List<Trial> rung(List<Map<String, Object>> settings, List<Integer> numbers, int rung, Rungs rungs, ExecutorService workers)
      throws IOException {
    ExecutorCompletionService<Trial> running = new ExecutorCompletionService<>(workers);
    List<Future<Trial>> open = new ArrayList<>();
    List<Trial> trials = new ArrayList<>();
    int epochs = rungs.epochs().get(rung);
    int level = rung;
    for (int number : numbers) {
      ledger.find(number, rung).ifPresentOrElse(trials::add, () ->
          open.add(running.submit(() -> training.attempt(number, settings.get(number - 1), level, epochs, context.seed() + number))));
    }
    for (int i = 0; i < open.size(); i++) {
      Trial trial = next(running);
      trials.add(trial);
      ledger.add(trial);
      if (trial.succeeded()) {
        context.metric(training.material().measure().title() + "/rung " + (rung + 1), trial.number(), trial.score());
      } else {
        context.log("trial " + trial.number() + " failed: " + trial.problem());
      }
      // a trial costs more than this: at most the running ones are ever lost
      context.checkpoint(ledger::write);
      context.progress(trials.size(), numbers.size(), "trials of rung " + (rung + 1) + " of " + rungs.epochs().size());
      context.checkCancelled();
    }
    return trials;
  }

  private static Trial next(ExecutorCompletionService<Trial> running) {
    try {
      return running.take().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
