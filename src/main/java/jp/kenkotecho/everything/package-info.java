/** The whole record of one person, page by page: {@code Patient/{id}/$everything}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "record", "profile", "spi", "access"})
package jp.kenkotecho.everything;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
