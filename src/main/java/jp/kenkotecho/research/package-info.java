/** Research: pseudonymised bulk export of those who agreed, checked before it is released and told to each of them. */
@ApplicationModule(allowedDependencies = {"crypto", "record", "spi", "profile", "jobs", "access"})
@NullMarked
package jp.kenkotecho.research;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
