/** Ground: QR codes. What is in one, a feature says; how it is drawn is told here. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package jp.kenkotecho.qr;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
