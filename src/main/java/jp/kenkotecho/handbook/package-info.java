/** The web front: pages for people, in Japanese and English. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "plug"})
package jp.kenkotecho.handbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
