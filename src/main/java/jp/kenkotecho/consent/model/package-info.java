/** The rule of sharing as a pure function: what was agreed, who asks, what they see. */
@NullMarked
package jp.kenkotecho.consent.model;

import org.jspecify.annotations.NullMarked;
