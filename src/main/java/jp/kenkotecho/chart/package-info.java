/**
 * Pictures of values over days: what is to be seen goes in as values, SVG comes out, for pages, operations and documents
 * alike. It knows nothing of health, of FHIR or of Spring.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "record")
package jp.kenkotecho.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
