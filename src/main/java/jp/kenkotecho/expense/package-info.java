/** What medical care costs a person: sums of a year for the tax return, and the tax office's form of them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "spi"})
package jp.kenkotecho.expense;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
