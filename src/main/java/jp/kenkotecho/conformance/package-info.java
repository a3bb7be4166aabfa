/** The implementation guide in force: definitions offered, resources held to them on write, {@code $validate}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "record", "profile", "spi"})
package jp.kenkotecho.conformance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
