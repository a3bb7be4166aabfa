/** Pure: what a poster says, a line of a list of institutions, the name of a professional. */
@NullMarked
@NamedInterface("model")
package jp.kenkotecho.visit.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
