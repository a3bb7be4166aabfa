/** Ground: all that a feature may know of the server it is plugged into. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record"})
package jp.kenkotecho.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
