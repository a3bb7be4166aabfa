/** What people measure at home: what can be entered, how it is kept, corrected and struck out, and what it comes to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "crypto", "profile", "spi"})
package jp.kenkotecho.measurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
