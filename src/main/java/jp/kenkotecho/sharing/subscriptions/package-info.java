/** Subscriptions of people's apps: a call that says that there is something new, and not what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "plug", "sharing", "sharing.smart"})
package jp.kenkotecho.sharing.subscriptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
