/** The QR symbol on a pharmacy's slip (JAHIS 電子版お薬手帳 data): {@code $parse-drug-qr}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "plug", "imports", "medication"})
package jp.kenkotecho.imports.slip;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
