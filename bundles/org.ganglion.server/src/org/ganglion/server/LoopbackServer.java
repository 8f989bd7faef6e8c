package org.ganglion.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.control.ControlCommands;
import org.ganglion.runtime.api.control.ControlServer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Answers the control protocol with the commands that are there; they may come and go. */
@Component(service = ControlServer.class)
public final class LoopbackServer implements ControlServer {
  private final Map<String, ControlCommands> commands = new ConcurrentHashMap<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void add(ControlCommands group, Map<String, Object> properties) {
    commands.put(String.valueOf(properties.get(ControlCommands.PREFIX)), group);
  }

  void remove(ControlCommands group, Map<String, Object> properties) {
    // A successor may have come before its predecessor goes.
    commands.remove(String.valueOf(properties.get(ControlCommands.PREFIX)), group);
  }

  @Override
  public Serving serve(Path home) throws IOException {
    ServerFolder folder = ServerFolder.take(home);
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
      AtomicLong number = new AtomicLong();
      ExecutorService threads = Executors.newCachedThreadPool(work -> Thread.ofPlatform().daemon()
          .name("ganglion-control-" + number.incrementAndGet()).unstarted(work));
      server.setExecutor(threads);
      server.createContext("/", new ControlHandler(folder.token(), commands));
      server.start();
      Map<String, Object> about = new LinkedHashMap<>();
      about.put("port", server.getAddress().getPort());
      about.put("pid", ProcessHandle.current().pid());
      about.put("started", Instant.now().toString());
      folder.announce(Json.pretty(about));
      return new Open(server, threads, folder);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private record Open(HttpServer server, ExecutorService threads, ServerFolder folder) implements Serving {
    @Override
    public int port() {
      return server.getAddress().getPort();
    }

    @Override
    public void close() throws IOException {
      server.stop(0);
      threads.shutdown();
      folder.close();
    }
  }
}
