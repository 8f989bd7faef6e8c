package org.ganglion.anomaly.example;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Table;

/** Reports of shifts, in the words that such reports use; some paragraphs are in the words of something else. */
final class Paragraphs {
  private static final List<String> WHO =
      List.of("the early shift", "the late shift", "the night shift", "the foreman", "the operator", "the fitter");
  private static final List<String> DID = List.of("checked", "greased", "measured", "cleaned", "aligned", "replaced", "inspected");
  private static final List<String> WHAT = List.of("the bearing", "the coupling", "the pump", "the fan", "the gear box", "the belt", "the filter");
  private static final List<String> FOUND =
      List.of("no finding", "all values normal", "slight noise", "temperature as usual", "oil level in order", "vibration low");
  private static final List<List<String>> ELSEWHERE =
      List.of(
          List.of("smoke came out of", "flames near", "alarm bells and evacuation at", "fire brigade called to"),
          List.of("invoice overdue for", "payment reminder about", "please transfer money for", "account number attached for"),
          List.of("qqq zzx xxq", "0x00 0xff 0x3a", "#### ???? ####", "nul nul eof"));
  private static final int FIRST = 400;

  private Paragraphs() {}

  static Made make(int rows, SplittableRandom random) {
    List<Made.Event> events = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    int next = FIRST + random.nextInt(50);
    for (int i = 0; i < rows; i++) {
      StringBuilder text = new StringBuilder();
      boolean odd = i == next && i + 1 < rows;
      if (odd) {
        events.add(new Made.Event(i, i, List.of("danger", "spam", "garbage").get(events.size() % 3)));
      }
      List<String> other = ELSEWHERE.get(Math.max(0, events.size() - 1) % 3);
      for (int sentence = 0; sentence < 4; sentence++) {
        if (odd) {
          text.append(pick(other, random)).append(' ').append(pick(WHAT, random)).append(". ");
        } else {
          text.append(pick(WHO, random)).append(' ').append(pick(DID, random)).append(' ').append(pick(WHAT, random)).append(", ")
              .append(pick(FOUND, random)).append(". ");
        }
      }
      if (i == next) {
        next += 60 + random.nextInt(40);
      }
      texts.add(text.toString().strip());
    }
    List<String> times = IntStream.range(0, rows).mapToObj(i -> Made.BEGIN.plusHours(8L * i).toString()).toList();
    return Made.of(times, List.of(new Table.Words("text", texts)), events);
  }

  private static String pick(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }
}
