/** SMART App Launch: scopes, clients, and the authorization server that issues access tokens. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "record", "profile", "spi", "identity"})
package jp.kenkotecho.smart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
