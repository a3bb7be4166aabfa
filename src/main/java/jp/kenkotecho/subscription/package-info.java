/** Subscriptions of people's apps: a call that says that there is something new, and not what. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"crypto", "record", "profile", "spi", "access", "smart :: model", "smart :: tokens"})
package jp.kenkotecho.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
