/** What every engine must pass: {@link org.ganglion.testkit.engine.EngineConformance}. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.testkit.engine;
