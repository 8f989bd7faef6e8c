package org.ganglion.testkit.engine;

/**
 * What every engine must pass. A test bundle extends this class, hands out its engine, and says which kinds of layer it may refuse:
 *
 * <pre>{@code
 * class MyEngineTest extends EngineConformance {
 *   public Engine engine() {
 *     return new MyEngine();
 *   }
 * }
 * }</pre>
 */
public abstract class EngineConformance
    implements LayerConformance,
        GradientConformance,
        UpdaterConformance,
        GanConformance,
        ModeConformance,
        StateConformance,
        DeterminismConformance,
        InferenceConformance,
        MemoryConformance,
        ErrorConformance {}
