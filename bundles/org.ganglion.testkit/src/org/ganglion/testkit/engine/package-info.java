/** What every engine must pass: {@link org.ganglion.testkit.engine.EngineConformance}. */
package org.ganglion.testkit.engine;
