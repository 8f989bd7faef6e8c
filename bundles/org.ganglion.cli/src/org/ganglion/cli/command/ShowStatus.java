package org.ganglion.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.text.Figures;
import org.ganglion.cli.text.Json;
import org.ganglion.cli.text.Style;
import org.ganglion.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion status}. */
@Command(name = "status", description = "Shows live workflows with rates and latencies of the last seconds.")
public final class ShowStatus implements Callable<Integer> {
  private final Client client;

  @Mixin private final HomeOption home;

  @Option(names = "--json", description = "Writes a JSON list.")
  private boolean json;

  public ShowStatus(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    List<?> workflows = (List<?>) client.server().call(home.path(), "live/status", Map.of("home", home.path().toString()), event -> { })
        .get("workflows");
    if (json) {
      client.out().println(Json.of(workflows));
    } else if (workflows.isEmpty()) {
      client.out().println("Nothing is deployed.");
    } else {
      workflows.forEach(workflow -> print((Map<?, ?>) workflow));
    }
    return ExitCode.OK;
  }

  private void print(Map<?, ?> workflow) {
    boolean colour = client.screen().colour();
    String state = String.valueOf(workflow.get("state"));
    client.out().println(Style.BOLD.on(String.valueOf(workflow.get("name")), colour) + "  " + (state.equals("running") ? Style.GOOD : Style.BAD)
        .on(state, colour) + "  "
        + workflow.get("records") + " records, " + number(workflow.get("rate")) + "/s, " + latency(workflow) + ", " + workflow.get("inFlight")
            + " in flight"
        + ("0".equals(String.valueOf(workflow.get("failed"))) ? "" : ", " + workflow.get("failed") + " dead letters"));
    tell(workflow, "  ");
    TextTable table = new TextTable().row("NODE", "USES", "STATE", "QUEUE", "IN", "OUT", "FAILED", "RATE", "P50", "P99", "SWAPS", "VERSION");
    for (Object each : (List<?>) workflow.get("nodes")) {
      Map<?, ?> node = (Map<?, ?>) each;
      Map<?, ?> latency = (Map<?, ?>) node.get("latency");
      table.row(text(node, "id"), text(node, "uses"), text(node, "state").toLowerCase(Locale.ROOT), text(node, "queue"), text(node, "in"),
          text(node, "out"), text(node, "failed"),
          number(node.get("rate")) + "/s", number(latency.get("p50")) + " ms", number(latency.get("p99")) + " ms", text(node, "swaps"),
              text(node, "version"));
    }
    table.print(client.out(), "  ");
    for (Object each : (List<?>) workflow.get("nodes")) {
      tell((Map<?, ?>) each, "  " + text((Map<?, ?>) each, "id") + ": ");
    }
  }

  private void tell(Map<?, ?> it, String before) {
    String problem = text(it, "problem");
    if (!problem.isEmpty()) {
      client.out().println(before + problem);
    }
  }

  private static String latency(Map<?, ?> workflow) {
    Map<?, ?> latency = (Map<?, ?>) workflow.get("latency");
    return "p50 " + number(latency.get("p50")) + " ms, p99 " + number(latency.get("p99")) + " ms";
  }

  private static String text(Map<?, ?> it, String name) {
    return String.valueOf(it.get(name));
  }

  private static String number(Object value) {
    return Figures.number(value instanceof Number number ? number.doubleValue() : 0);
  }
}
