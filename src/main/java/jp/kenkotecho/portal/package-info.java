/** What Myna Portal and check-up providers hand to a resident: {@code $myna-import}. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"record", "profile", "spi", "jobs", "importing", "checkup", "checkup :: model"})
package jp.kenkotecho.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
