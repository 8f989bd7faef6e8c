package org.ganglion.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.OperatorSummary;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunListener;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.RunSummary;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.runtime.api.control.ControlCommands;
import org.ganglion.runtime.api.control.ControlException;
import org.ganglion.runtime.api.control.ControlServer;
import org.ganglion.server.client.ControlClient;
import org.ganglion.server.client.NoServerException;
import org.ganglion.server.client.RemotePlugins;
import org.ganglion.server.client.RemoteRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A platform used from another process, over a real connection: if one of these failed, an attached window would show other things than the server
 * has.
 */
class RemoteTest {
  private static final String RUN = "20260314-092653-digits";
  private static final OperatorDescriptor TRAIN = new OperatorDescriptor(
      "gan.train", "1.0", "Trains", true, List.of(new PortDescriptor("images", "ganglion:images/1", true, false, "to imitate")), parameters(),
          List.of(), List.of("file"));

  @TempDir Path home;
  private ControlServer.Serving serving;
  private ControlClient client;
  private RemoteRuntime remote;
  private RunListener listener;
  private volatile RunStatus status = RunStatus.RUNNING;
  private final CompletableFuture<RunResult> result = new CompletableFuture<>();

  private static Schema.Fields parameters() {
    Schema.Field epochs =
        new Schema.Field("epochs", new Schema.Scalar(Schema.Kind.INTEGER), Optional.of("12"), false, Optional.of(1.0), Optional.of(1e9), "passes");
    Schema.Fields inner = new Schema.Fields("Inner",
        List.of(epochs, field("word", new Schema.Choice(List.of("a", "b"))), field("more", new Schema.Reference("Inner"))));
    return new Schema.Fields("Params", List.of(epochs, field("list", new Schema.ListOf(new Schema.MapOf(new Schema.Any()))), field("inner", inner),
        field("choice", new Schema.Variant("Choice", Map.of("inner", inner)))));
  }

  private static Schema.Field field(String name, Schema schema) {
    return new Schema.Field(name, schema, Optional.empty(), true, Optional.empty(), Optional.empty(), "");
  }

  /** The platform of the server, and the folder as its client reads it. */
  private Object answer(String method, Object[] arguments) {
    return switch (method) {
      case "operators" -> List.of(new OperatorSummary("gan.train", "1.0", "Trains", "org.ganglion.gan 1.0.0"));
      case "describe" -> Optional.of(TRAIN);
      case "check" -> List.of(new Problem("x.yaml", 7, 3, "gan.with.epochs", "must be at least 1, it is 0"));
      case "start" -> {
        listener = (RunListener) arguments[2];
        yield new Handle(result);
      }
      case "show" -> new RunDetails(new RunSummary(RUN, "digits", status, Instant.EPOCH, Duration.ZERO, 2, 1, 0), home, "", Map.of(), List.of());
      default -> throw new ControlException("nobody asks for " + method);
    };
  }

  private record Handle(CompletableFuture<RunResult> result) implements RunHandle {
    @Override
    public String id() {
      return RUN;
    }

    @Override
    public void stop() {
      throw new ControlException("the folder is asked to stop it");
    }

    @Override
    public void cancel() {
      stop();
    }
  }

  @BeforeEach
  void begin() throws IOException {
    GanglionRuntime runtime = (GanglionRuntime) Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {GanglionRuntime.class}, (self, method, arguments) -> answer(method.getName(), arguments));
    LoopbackServer server = new LoopbackServer();
    server.add(new WorkflowCommands(runtime), Map.of(ControlCommands.PREFIX, "workflow"));
    server.add(new RunCommands(runtime), Map.of(ControlCommands.PREFIX, "run"));
    serving = server.serve(home);
    client = new ControlClient(home);
    remote = new RemoteRuntime(client, runtime);
  }

  @AfterEach
  void end() throws IOException {
    remote.close();
    client.close();
    serving.close();
  }

  @Test
  void operatorsArriveWithAllThatFormsAreMadeOf() throws IOException {
    assertTrue(remote.refresh());
    assertEquals(List.of("gan.train"), remote.operators().stream().map(OperatorSummary::id).toList());
    assertEquals(Optional.of(TRAIN), remote.describe("gan.train"));
    assertFalse(remote.refresh(), "what has not changed is not told again");
  }

  @Test
  void problemsKeepTheirPlace() {
    assertEquals(answer("check", null), remote.check(new WorkflowSource(home.resolve("x.yaml"), "text", Map.of())));
  }

  @Test
  void aRunIsFollowedToItsEnd() throws Exception {
    BlockingQueue<RunEvent> heard = new LinkedBlockingQueue<>();
    RunHandle run = remote.start(new WorkflowSource(home.resolve("x.yaml"), "text", Map.of()), RunOptions.in(home), heard::add);
    assertEquals(RUN, run.id());
    assertEquals(List.of(RUN), remote.running());
    listener.on(new RunEvent.Started(Instant.EPOCH, RUN, "digits", List.of("digits", "gan"), false));
    listener.on(new RunEvent.StepFinished(Instant.EPOCH, "digits", true, Duration.ZERO, Map.of()));
    listener.on(new RunEvent.Progress(Instant.EPOCH, "gan", 3, 12, "epochs"));
    while (!(next(heard) instanceof RunEvent.Progress now && now.step().equals("gan") && now.done() == 3 && now.total() == 12
        && now.unit().equals("epochs"))) {
      assertFalse(run.result().isDone(), "it has not ended");
    }
    status = RunStatus.SUCCEEDED;
    result.complete(null);
    assertEquals(RunStatus.SUCCEEDED, run.result().get(20, TimeUnit.SECONDS).status());
    assertEquals(List.of(), remote.running());
  }

  private static RunEvent next(BlockingQueue<RunEvent> heard) throws InterruptedException {
    return Optional.ofNullable(heard.poll(20, TimeUnit.SECONDS)).orElseThrow();
  }

  @Test
  void aServerThatGoesLeavesSentencesNotFaults() throws Exception {
    remote.refresh();
    RunHandle run = remote.start(new WorkflowSource(home.resolve("x.yaml"), "text", Map.of()), RunOptions.in(home), event -> { });
    serving.close();
    assertTrue(assertThrows(NoServerException.class, remote::refresh).getMessage().contains("no server runs over"));
    assertEquals(1, remote.operators().size(), "what was known stays");
    List<Problem> problems = remote.check(new WorkflowSource(home.resolve("x.yaml"), "text", Map.of()));
    assertTrue(problems.getFirst().message().startsWith("not checked: no server runs over"), problems.toString());
    assertThrows(UncheckedIOException.class, () -> new RemotePlugins(client).list());
    assertFalse(run.result().isDone(), "the folder says that it runs");
    status = RunStatus.INTERRUPTED;
    assertEquals(RunStatus.INTERRUPTED, run.result().get(20, TimeUnit.SECONDS).status());
  }

  @Test
  void aServerThatComesAgainIsFound() throws Exception {
    serving.close();
    assertThrows(NoServerException.class, remote::refresh);
    assertFalse(ControlClient.there(home));
    LoopbackServer next = new LoopbackServer();
    next.add((command, arguments, events) -> Map.of("number", 5, "operators", List.of()), Map.of(ControlCommands.PREFIX, "workflow"));
    serving = next.serve(home);
    assertTrue(ControlClient.there(home));
    assertTrue(remote.refresh());
    assertEquals(List.of(), remote.operators());
  }
}
