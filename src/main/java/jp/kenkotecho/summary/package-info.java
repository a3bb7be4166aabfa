/** The International Patient Summary: {@code Patient/{id}/$summary}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "spi"})
package jp.kenkotecho.summary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
