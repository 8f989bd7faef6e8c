package org.ganglion.workflow.live.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One HTTP server for each address, shared by all sources that listen there; it ends with the last of them. Thread-safe. */
public final class Listeners {
  private static final int BACKLOG = 512;
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final Map<String, Listener> listeners = new HashMap<>();

  private static final class Listener {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Door> doors = new ConcurrentHashMap<>();

    Listener(HttpServer server) {
      this.server = server;
    }
  }

  /** The right to a path at an address. */
  public final class Place implements AutoCloseable {
    private final String address;
    private final String path;
    private final Listener listener;
    private Door door;

    private Place(String address, String path, Listener listener) {
      this.address = address;
      this.path = path;
      this.listener = listener;
    }

    /** Requests go to a door from now on. */
    public synchronized void open(Door requests) {
      door = requests;
      listener.doors.put(path, requests);
    }

    /** The port, also where any was asked for. */
    public int port() {
      return listener.server.getAddress().getPort();
    }

    @Override
    public synchronized void close() {
      if (door != null) {
        listener.doors.remove(path, door);
      }
      release(this);
    }
  }

  private final Map<Place, String> places = new HashMap<>();

  /**
   * Reserves a path; the port is bound when this returns.
   *
   * @param owner who may have the path at once with a successor of the same name
   * @throws IOException with one sentence when the port or the path is taken
   */
  public synchronized Place reserve(String host, int port, String path, String owner) throws IOException {
    String address = host + ":" + port;
    Listener listener = listeners.get(address);
    if (listener == null) {
      listener = listen(host, port);
      listeners.put(address, listener);
    }
    String before = listener.owners.get(path);
    if (before != null && !before.equals(owner)) {
      throw new IOException("http://" + address + path + " belongs to " + before + "; take another path or port");
    }
    listener.owners.put(path, owner);
    Place place = new Place(address, path, listener);
    places.put(place, owner);
    return place;
  }

  private static Listener listen(String host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("there is no address '" + host + "' on this machine");
    }
    if (System.getProperty(NO_DELAY) == null) {
      // Where head and body of an answer are two packets the second would wait for the first one's acknowledgement, 40 ms.
      System.setProperty(NO_DELAY, "true");
    }
    try {
      Listener listener = new Listener(HttpServer.create(address, BACKLOG));
      listener.server.setExecutor(listener.threads);
      listener.server.createContext("/", exchange -> Doorman.serve(exchange, listener.doors.get(exchange.getRequestURI().getPath())));
      listener.server.start();
      return listener;
    } catch (BindException e) {
      throw new IOException("port " + port + " of " + host + " cannot be had: " + e.getMessage() + "; name another 'port'", e);
    }
  }

  private synchronized void release(Place place) {
    if (places.remove(place) == null) {
      return;
    }
    Listener listener = place.listener;
    if (places.keySet().stream().noneMatch(other -> other.listener == listener && other.path.equals(place.path))) {
      listener.owners.remove(place.path);
    }
    if (places.keySet().stream().noneMatch(other -> other.listener == listener)) {
      listeners.remove(place.address);
      listener.server.stop(0);
      listener.threads.shutdown();
    }
  }
}
