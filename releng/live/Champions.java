import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts digits to a running server at a steady rate over connections that stay open, and replaces the champion meanwhile. The time of a request
 * counts from when it was due, so that a pause counts for all that it holds up. See README.md.
 */
final class Champions {
  private static final int CONNECTIONS = 4;
  private static final int PIXELS = 784;
  private static final int HEADER = 16;
  private static final String FLOW = """
      kind: live
      name: champions
      nodes:
        posts:   { uses: live.http, with: { path: /digits, port: %d } }
        predict: { uses: edge.predict, from: posts, in: { model: "%s" } }
        reply:   { uses: live.answer, from: predict }
      """;

  private final Path home;
  private final int port;
  private final byte[] images;
  private final AtomicInteger failed = new AtomicInteger();

  private Champions(Path home, int port, byte[] images) {
    this.home = home;
    this.port = port;
    this.images = images;
  }

  /** State folder, IDX file of images, requests a second, requests of each part at least, replacements, folders with a package each. */
  public static void main(String[] arguments) throws Exception {
    Champions champions = new Champions(Path.of(arguments[0]).toAbsolutePath(), 8791, Files.readAllBytes(Path.of(arguments[1])));
    double rate = Double.parseDouble(arguments[2]);
    int requests = Integer.parseInt(arguments[3]);
    int replacements = Integer.parseInt(arguments[4]);
    List<String> models = Arrays.stream(arguments).skip(5).map(folder -> Path.of(folder).toAbsolutePath().toString()).toList();
    champions.deploy(models.get(0));
    champions.part("warming", rate, requests, 0, models);
    champions.part("steady", rate, requests, 0, models);
    champions.part("replacing", rate, requests, replacements, models);
  }

  private void part(String name, double rate, int requests, int replacements, List<String> models) throws Exception {
    failed.set(0);
    AtomicBoolean replacing = new AtomicBoolean(replacements > 0);
    long began = System.nanoTime();
    List<Future<long[]>> parts = new ArrayList<>();
    long[] times = new long[0];
    double seconds;
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS + 1)) {
      Future<?> changes = threads.submit(replacing(replacements, requests / rate, models, replacing));
      for (int i = 0; i < CONNECTIONS; i++) {
        int first = i;
        parts.add(threads.submit(() -> requests(began, rate, requests, first, replacing)));
      }
      for (Future<long[]> part : parts) {
        int before = times.length;
        times = Arrays.copyOf(times, before + part.get().length);
        System.arraycopy(part.get(), 0, times, before, part.get().length);
      }
      seconds = (System.nanoTime() - began) / 1e9;
      changes.get();
    }
    Arrays.sort(times);
    System.out.printf(Locale.ROOT,
        "%s: %d requests at %.0f/s, %d failed, %d replacements; median %.2f ms, 99 of 100 within %.2f ms, longest %.1f ms%n", name,
        times.length, times.length / seconds, failed.get(), replacements, times[times.length / 2] / 1e6, times[(int) (0.99 * times.length)] / 1e6,
        times[times.length - 1] / 1e6);
  }

  private Callable<Void> replacing(int replacements, double seconds, List<String> models, AtomicBoolean replacing) {
    return () -> {
      long gap = (long) (seconds * 1e9 / (replacements + 1));
      try {
        for (int done = 0; done < replacements; done++) {
          LockSupport.parkNanos(gap);
          deploy(models.get((done + 1) % models.size()));
        }
      } finally {
        replacing.set(false);
      }
      return null;
    };
  }

  private void deploy(String model) throws IOException, InterruptedException {
    String server = Files.readString(home.resolve("server.json")).replaceAll("(?s).*\"port\"\\s*:\\s*(\\d+).*", "$1");
    String body = "{\"home\": " + quoted(home.toString()) + ", \"file\": " + quoted(home.resolve("champions.yaml").toString()) + ", \"text\": "
        + quoted(FLOW.formatted(port, model)) + "}";
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server + "/v1/live/deploy"))
        .header("Authorization", "Bearer " + Files.readString(home.resolve("server.token")).strip()).POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      if (!answer.contains("\"answer\"") || answer.contains("\"problems\"")) {
        throw new IOException("not deployed: " + answer);
      }
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private long[] requests(long began, double rate, int requests, int first, AtomicBoolean more) throws IOException {
    byte[] head = ("POST /digits HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Files.readString(home.resolve("live/token")).strip()
        + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + PIXELS + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    List<Long> times = new ArrayList<>();
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = first; i < requests || more.get(); i += CONNECTIONS) {
        long due = began + (long) (i * 1e9 / rate);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head);
        request.write(images, HEADER + i % ((images.length - HEADER) / PIXELS) * PIXELS, PIXELS);
        request.writeTo(socket.getOutputStream());
        if (!answered(in)) {
          failed.incrementAndGet();
        }
        times.add(System.nanoTime() - due);
      }
    }
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  private static boolean answered(InputStream in) throws IOException {
    String status = line(in);
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return status.contains(" 200 ") && body.contains("\"label\"");
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int sign = in.read(); sign != '\n'; sign = in.read()) {
      if (sign < 0) {
        throw new IOException("the server ended the connection");
      }
      if (sign != '\r') {
        line.append((char) sign);
      }
    }
    return line.toString();
  }
}
