package org.ganglion.api.engine;

/**
 * An engine as it stands in journals and reports.
 *
 * @param id {@code onednn}, {@code dl4j}
 * @param version of library and bundle: {@code oneDNN 3.13}
 * @param device {@code CPU}, {@code CUDA 0: …}
 * @param instructionSet what its kernels use on this machine: {@code AVX512_CORE}
 */
public record EngineInfo(String id, String version, String device, String instructionSet) {}
