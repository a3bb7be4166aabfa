/** HAPI JPA, the endpoint, errors, observability. It gathers what is plugged in, names no feature, and nobody uses it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"spi", "record", "profile"})
package jp.kenkotecho.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
