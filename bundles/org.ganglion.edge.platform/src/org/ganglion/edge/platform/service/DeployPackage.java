package org.ganglion.edge.platform.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.format.BadPackageException;
import org.ganglion.runtime.api.LiveWorkflows;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.runtime.api.WorkflowSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts a package into service: a live workflow of the run's state folder that answers posts with it. Where a server runs over the folder it takes it
 * at once, and where it has one of this name it replaces the package between two records. Where none runs the service is started here, tried, and
 * left for the next one.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "edge.deploy", version = "1.0", summary = "Puts a package into service: a live workflow that answers posts", pure = false)
public final class DeployPackage implements Operator<DeployPackage.In, DeployPackage.Params, DeployPackage.Out> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  private static final String FILE = "model.gpk";

  private final LiveWorkflows live;

  @Activate
  public DeployPackage(@Reference LiveWorkflows live) {
    this.live = live;
  }

  /** What answers. */
  public record In(
      @Port("the network, packed for devices") DevicePackage model,
      @Port("images to try the service with; their pixels are posted as they are") Optional<Images> images) {}

  /** How it is asked. */
  public record Params(
      @Help("name of the live workflow; that of this workflow where it is left out") Optional<String> name,
      @Help("path of the URL; /<name> where it is left out") Optional<String> path,
      @Default("8787") @Min(1) @Max(65_535) @Help("port to listen at, on 127.0.0.1") int port,
      @Default("true") @Help("whether who asks must show the token of the state folder") boolean token,
      @Default("false") @Help("whether each answer says why; a post with explain: true gets it in any case") boolean explain,
      @Default("1000") @Min(1) @Help("images to try it with, at most") int tries) {}

  /** Where it is. */
  public record Out(@Port("where it is, and how fast it answered") Facts facts, @Port("how to ask it") Document page) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    String name = params.name().orElse(context.run().workflow());
    if (!NAME.matcher(name).matches()) {
      throw new InputException("name: a live workflow cannot be called '" + name + "'; names are up to 64 letters, digits, - and _, a letter first");
    }
    Path folder = context.home().toAbsolutePath().resolve("live").resolve(name);
    Path model = keep(in.model(), folder.resolve("models"));
    String path = params.path().map(text -> text.startsWith("/") ? text : "/" + text).orElse("/" + name);
    LiveText text = new LiveText(name, path, params.port(), params.token(), params.explain(), folder.relativize(model));
    Path token = context.home().resolve("live").resolve("token");
    Map<String, Object> facts = new LinkedHashMap<>();
    Optional<Trial> trial = Optional.empty();
    String state;
    try (Started started = start(new WorkflowSource(folder.resolve(name + ".yaml"), text.yaml(), Map.of()), context.home())) {
      state = started.state();
      if (in.images().isPresent()) {
        trial = Optional.of(tried(text, in.images().get(), params.tries(), params.token() ? Files.readString(token).strip() : ""));
      }
      dropOthers(model);
    } catch (IOException | WorkflowException e) {
      // A model that took long to make is worth more than its service: the run goes on and says so.
      state = "not in service: " + e.getMessage();
    }
    context.log(state);
    facts.put("service", state);
    facts.put("url", text.url());
    trial.ifPresent(tried -> facts.putAll(tried.facts()));
    return new Out(new Facts(facts), ServicePage.of(text, state, trial, token.toString()));
  }

  private record Started(String state, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  private Started start(WorkflowSource source, Path home) throws IOException {
    Optional<RunningServer> server = RunningServer.over(home);
    if (server.isPresent()) {
      server.get().deploy(source);
      return new Started("in service, by the server over " + home, () -> { });
    }
    live.deploy(home, source);
    if (RunningServer.isThisProcess(home)) {
      return new Started("in service, by this server", () -> { });
    }
    return new Started("deployed and tried; 'ganglion serve' puts it into service", () -> live.stop(home));
  }

  private static Trial tried(LiveText text, Images images, int tries, String token) throws IOException {
    try (Posting posting = new Posting(text.port(), text.path(), token)) {
      return Trial.of(posting, images, tries);
    }
  }

  /** The package beside the deployment, under the digest of its content: runs and their artifacts may be removed, what is in service stays. */
  private static Path keep(DevicePackage model, Path models) throws IOException {
    Path folder = models.resolve(digest(model));
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      Path part = models.resolve("." + UUID.randomUUID() + ".part");
      Files.write(part, model.bytes());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return folder;
  }

  private static String digest(DevicePackage model) {
    try {
      return HexFormat.of().formatHex(EdgePackage.read(model.bytes()).digest());
    } catch (BadPackageException e) {
      throw new InputException("model: " + e.getMessage(), e);
    }
  }

  private static void dropOthers(Path model) throws IOException {
    try (var all = Files.list(model.getParent())) {
      for (Path other : all.filter(path -> !path.getFileName().equals(model.getFileName()) && Files.isDirectory(path)).toList()) {
        Files.deleteIfExists(other.resolve(FILE));
        Files.deleteIfExists(other);
      }
    }
  }
}
