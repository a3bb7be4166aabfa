/** Telling people that there is something new in their record: a mail that says no more than that. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "plug", "sharing.accounts"})
package jp.kenkotecho.sharing.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
