package org.ganglion.compression.cost;

import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Records;

/**
 * What a device pays for arithmetic and memory. The defaults are those of M. Horowitz, "Computing's energy problem (and what we can do about it)",
 * ISSCC
 * 2014, figure 1.1.9 (45 nm, 0.9 V): float32 multiply 3.7 and add 0.9 pJ; int8 multiply 0.2 and int32 add 0.1 pJ; a 64-bit read of a 32 kB cache 20
 * pJ; a
 * 64-bit read of DRAM 1.3–2.6 nJ, of which the middle is taken. A profile of another device replaces them.
 */
public record DeviceProfile(
    @Default("45 nm (Horowitz, 2014)") @Help("the device") String name,
    @Default("4.6") @Min(0) @Help("pJ of a float32 multiply-add") double floatMultiplyAdd,
    @Default("0.3") @Min(0) @Help("pJ of an int8 multiply-add with an int32 sum") double int8MultiplyAdd,
    @Default("2.5") @Min(0) @Help("pJ of a byte read from or written to the cache") double cacheByte,
    @Default("244") @Min(0) @Help("pJ of a byte read from or written to main memory") double memoryByte,
    @Default("32768") @Min(1) @Help("bytes of the cache") long cacheBytes,
    @Default("8") @Min(1) @Help("multiply-adds that an operand serves once it is in a register") double registerReuse,
    @Default("2000") @Min(0) @Help("float32 multiply-adds in a microsecond") double floatRate,
    @Default("6000") @Min(0) @Help("int8 multiply-adds in a microsecond") double int8Rate,
    @Default("10000") @Min(0) @Help("bytes of main memory in a microsecond") double memoryRate) {
  /** The default profile. */
  public static DeviceProfile standard() {
    return Records.read(DeviceProfile.class, Map.of());
  }
}
