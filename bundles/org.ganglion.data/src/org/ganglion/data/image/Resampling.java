package org.ganglion.data.image;

/**
 * Another size by a triangle filter, along one axis after the other. When a picture shrinks the filter grows with it, so that every source pixel
 * counts and fine patterns do not alias; this is what other software calls antialiased bilinear.
 */
final class Resampling {
  private Resampling() {}

  static Picture to(Picture picture, ImageSize size) {
    if (picture.size().equals(size)) {
      return picture;
    }
    double[] values = new double[picture.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = picture.values()[i] & 0xff;
    }
    int planes = picture.channels();
    double[] wide = along(values, planes * picture.height(), picture.width(), size.width(), 1);
    double[] both = along(wide, planes, picture.height(), size.height(), size.width());
    byte[] bytes = new byte[both.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(Math.max(0, Math.min(255, both[i])));
    }
    return new Picture(planes, size.height(), size.width(), bytes);
  }

  /** Resamples the middle axis of outer × length × inner. */
  private static double[] along(double[] values, int outer, int length, int wanted, int inner) {
    double[] result = new double[outer * wanted * inner];
    double scale = (double) length / wanted;
    double reach = Math.max(1, scale);
    for (int to = 0; to < wanted; to++) {
      double centre = (to + 0.5) * scale - 0.5;
      int first = Math.max(0, (int) Math.ceil(centre - reach));
      int last = Math.min(length - 1, (int) Math.floor(centre + reach));
      double total = 0;
      for (int from = first; from <= last; from++) {
        total += weight(from - centre, reach);
      }
      for (int from = first; from <= last; from++) {
        double share = weight(from - centre, reach) / total;
        for (int o = 0; o < outer; o++) {
          for (int i = 0; i < inner; i++) {
            result[(o * wanted + to) * inner + i] += share * values[(o * length + from) * inner + i];
          }
        }
      }
    }
    return result;
  }

  private static double weight(double distance, double reach) {
    return Math.max(1e-12, 1 - Math.abs(distance) / reach);
  }
}
