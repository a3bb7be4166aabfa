/**
 * Ground: documents on paper. A feature says what stands in one, as values; how that looks is told here. Nobody else lays
 * out a PDF.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"record"})
package jp.kenkotecho.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
