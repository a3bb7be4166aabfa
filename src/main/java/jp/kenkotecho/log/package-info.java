/** What the process says of itself: only words that stand in code, so that nothing of what people sent gets out. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record"})
package jp.kenkotecho.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
