/** Who may ask for tokens: the registered apps and backend services, their keys, the scopes they may name. */
@NullMarked
@NamedInterface("clients")
package jp.kenkotecho.smart.clients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
