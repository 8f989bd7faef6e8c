package org.ganglion.edge.platform.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.model.Decision;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.Weights;
import org.ganglion.runtime.api.LiveWorkflows;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator asks of the platform; that the service answers is for the platform's own tests. */
class DeployPackageTest {
  @TempDir Path home;

  private final List<String> calls = new ArrayList<>();
  private WorkflowSource deployed;
  private String refusal = "";

  private LiveWorkflows live() {
    return (LiveWorkflows) Proxy.newProxyInstance(LiveWorkflows.class.getClassLoader(), new Class<?>[] {LiveWorkflows.class},
        (proxy, method, arguments) -> {
      calls.add(method.getName());
      if (method.getName().equals("deploy")) {
        if (!refusal.isEmpty()) {
          throw new IOException(refusal);
        }
        deployed = (WorkflowSource) arguments[1];
      }
      return null;
    });
  }

  private static DevicePackage model(float weight) {
    EdgeModelBuilder builder = new EdgeModelBuilder("hand", 4).decision(Decision.argMax()).label("dark").label("bright");
    builder.output("y", builder.dense("d", 0, Weights.float32(2, 4, new float[] {0, 0, 0, 0, weight, 1, 1, 1}), null, false));
    return new DevicePackage(PackageFormat.write(builder.build()));
  }

  private DeployPackage.Out run(DevicePackage model, Optional<Images> images, Map<String, Object> with) throws IOException {
    return new DeployPackage(live())
        .run(new DeployPackage.In(model, images), Records.read(DeployPackage.Params.class, with), new TestRunContext(1).inHome(home));
  }

  /** If this fails, what is in service goes when the run that made it is removed, or old packages pile up. */
  @Test
  void keepsThePackageBesideTheDeploymentAndNoOther() throws Exception {
    run(model(1), Optional.empty(), Map.of("name", "watch"));
    DevicePackage second = model(2);
    DeployPackage.Out out = run(second, Optional.empty(), Map.of("name", "watch", "explain", true));
    assertEquals(List.of("deploy", "stop", "deploy", "stop"), calls);
    try (var folders = Files.list(home.resolve("live/watch/models"))) {
      List<Path> kept = folders.toList();
      assertEquals(1, kept.size());
      assertArrayEquals(second.bytes(), Files.readAllBytes(kept.get(0).resolve("model.gpk")));
      assertTrue(deployed.text().contains("\"models/" + kept.get(0).getFileName() + "\""), deployed.text());
    }
    assertTrue(deployed.text().contains("path: \"/watch\", port: 8787, token: true"), deployed.text());
    assertTrue(deployed.text().contains("explain: true"), deployed.text());
    assertEquals("http://127.0.0.1:8787/watch", out.facts().values().get("url"));
  }

  /** If this fails, a taken port costs a champion that took a quarter of an hour. */
  @Test
  void aServiceThatCannotStartDoesNotFailTheRun() throws Exception {
    refusal = "port 8787 cannot be had";
    DeployPackage.Out out = run(model(1), Optional.empty(), Map.of("name", "watch"));
    assertEquals("not in service: port 8787 cannot be had", out.facts().values().get("service"));
  }

  @Test
  void refusesNamesThatAreNone() {
    assertTrue(assertThrows(InputException.class, () -> run(model(1), Optional.empty(), Map.of("name", "../x"))).getMessage().startsWith("name: "));
  }

  /** If this fails, the figures of the trial are not those of what was asked. */
  @Test
  void triesItWithImagesAsTheyAre() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/watch", exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      byte[] answer = ("{\"label\": \"" + (body[0] == 0 ? "dark" : "bright") + "\"}").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer secret") ? 200 : 401, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    server.start();
    try {
      Files.createDirectories(home.resolve("live"));
      Files.writeString(home.resolve("live/token"), "secret\n");
      Images images = new Images(1, 2, 2, ByteBuffer.wrap(new byte[] {0, 0, 0, 0, 9, 9, 9, 9, 0, 9, 9, 9}),
          Optional.of(new Images.Labels(new int[] {0, 1, 1}, List.of("dark", "bright"))), Optional.empty());
      DeployPackage.Out out = run(model(1), Optional.of(images), Map.of("name", "watch", "port", server.getAddress().getPort()));
      assertEquals(3, out.facts().values().get("posts tried"));
      assertEquals(2, out.facts().values().get("of these right"), "the third is bright by its label and dark by its first pixel");
    } finally {
      server.stop(0);
    }
  }
}
