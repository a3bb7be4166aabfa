/** SMART App Launch: scopes, clients, and the authorization server that issues access tokens. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "plug", "sharing.accounts"})
package jp.kenkotecho.sharing.smart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
