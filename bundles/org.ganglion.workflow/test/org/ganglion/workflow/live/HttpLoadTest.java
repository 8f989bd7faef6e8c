package org.ganglion.workflow.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.ganglion.workflow.fakes.Figures;
import org.ganglion.workflow.live.Processors.Counting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests at a steady rate over a few connections that stay open; the time of each counts from when it was due. Small counts here;
 * {@code -Dganglion.live.requests=40000 -Dganglion.live.posts=2000} are those of the study.
 */
class HttpLoadTest {
  private static final int REQUESTS = Integer.getInteger("ganglion.live.requests", 600);
  private static final int RATE = Integer.getInteger("ganglion.live.posts", 300);
  private static final int CONNECTIONS = 4;
  private static final int WARM = Math.min(10_000, REQUESTS / 2);

  @TempDir Path home;

  @Test
  void postsAreAnsweredWithinAMillisecondOrSo(TestReporter reporter) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    LiveBench bench = new LiveBench(home).processor("test.count", "1.0", new Counting("one"));
    bench.deploy("kind: live\nname: web\nnodes:\n  posts: { uses: live.http, with: { port: " + port
        + " } }\n  count: { uses: test.count, from: posts }\n  end: { uses: live.answer, from: count }\n");
    String token = Files.readString(home.resolve("live/token")).strip();
    long began = System.nanoTime();
    List<Callable<long[]>> clients = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int first = i;
      clients.add(() -> requests(port, token, began, first));
    }
    long[] times = new long[0];
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (Future<long[]> part : threads.invokeAll(clients)) {
        long[] all = Arrays.copyOf(times, times.length + part.get().length);
        System.arraycopy(part.get(), 0, all, times.length, part.get().length);
        times = all;
      }
    }
    double rate = REQUESTS / ((System.nanoTime() - began) / 1e9);
    Arrays.sort(times);
    double median = times[times.length / 2] / 1e6;
    double p99 = times[(int) (0.99 * times.length)] / 1e6;
    new Figures(reporter).tell("http", String.format(Locale.ROOT, "%d requests at %.0f/s: median %.3f ms, p99 %.3f ms", REQUESTS, rate, median, p99));
    assertEquals(REQUESTS, bench.status().records());
    bench.engine.close();
    double quick = times[times.length / 10] / 1e6;
    assertTrue(quick < 25, "even quick answers took " + quick + " ms, as if each waited for the network's delayed acknowledgement");
  }

  private static long[] requests(int port, String token, long began, int first) throws IOException {
    byte[] request = ("POST /web/posts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
        + "\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{\"x\":[1,2,3,4,5,6]} ")
        .getBytes(StandardCharsets.US_ASCII);
    List<Long> times = new ArrayList<>();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = first; i < REQUESTS; i += CONNECTIONS) {
        long due = began + (long) (i * 1e9 / RATE);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
        }
        socket.getOutputStream().write(request);
        answer(in);
        if (i >= WARM) {
          times.add(System.nanoTime() - due);
        }
      }
    }
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  private static void answer(InputStream in) throws IOException {
    String status = line(in);
    assertEquals("HTTP/1.1 200 OK", status);
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    in.readNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int sign = in.read(); sign != '\n'; sign = in.read()) {
      if (sign < 0) {
        throw new IOException("the connection ended");
      }
      if (sign != '\r') {
        line.append((char) sign);
      }
    }
    return line.toString();
  }
}
