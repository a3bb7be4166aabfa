/** Telling people that there is something new in their record: a mail that says no more than that. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "record", "profile", "spi", "jobs", "identity"})
package jp.kenkotecho.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
