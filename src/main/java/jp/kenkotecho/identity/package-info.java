/** People who sign in: accounts, passwords, second factors, passkeys, outside identity providers, sessions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "record", "profile", "spi", "qr"})
package jp.kenkotecho.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
