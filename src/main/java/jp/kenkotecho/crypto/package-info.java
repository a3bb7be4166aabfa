/**
 * Ground: the server's secret and what is done with it. Nobody else calls a cipher, a MAC or a digest, and each purpose
 * has a key of its own.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package jp.kenkotecho.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
