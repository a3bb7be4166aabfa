/** Who did what with whose record: the trail, sealed entry by entry, and the resident's view of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "record", "profile", "spi"})
package jp.kenkotecho.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
