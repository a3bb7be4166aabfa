/** The QR symbol on a pharmacy's slip (JAHIS 電子版お薬手帳 data): {@code $parse-drug-qr}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "spi", "qr", "importing", "medication"})
package jp.kenkotecho.medicationnotebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
